"""What an act changed in a row: the fields that differ, before and after, as typed text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models

from indicators.models.columns import COLUMNS, FigureColumns

type Told = str | bool | list[str] | None

LEFT_OUT = frozenset({"id", "version"})
PARSED = frozenset({"value", "value_decimals"})
"""The figure that was read from ``written``, which says it."""


@dataclass(frozen=True, slots=True)
class Change:
    """Field → value; only what differs. A new row has no ``before``."""

    before: dict[str, Told]
    after: dict[str, Told]


def change_of(row: models.Model, versions: Sequence[Any]) -> Change:
    """What a row's new history rows changed, from what stood before them."""
    first, last = versions[0], versions[-1]
    stood = None
    if first.history_type != "+":
        older = type(first).objects.filter(id=first.id, history_id__lt=first.history_id)
        stood = older.order_by("-history_id").first()
    now = {} if last.history_type == "-" else told(row, last)
    if stood is None:
        new: dict[str, Told] = {
            name: value for name, value in now.items() if value not in (None, "", False, [])
        }
        new.pop("line", None)  # the entry says which line it is about
        return Change({}, new)
    then = told(row, stood)
    changed = [name for name in then if then[name] != now.get(name)]
    return Change({name: then[name] for name in changed}, {name: now.get(name) for name in changed})


def told(row: models.Model, version: Any) -> dict[str, Told]:
    """Every field of a version of a row as text; a reference is told by what it was called."""
    left_out = LEFT_OUT | frozenset(COLUMNS if isinstance(row, FigureColumns) else PARSED)
    said: dict[str, Told] = {}
    for field in row._meta.concrete_fields:
        if field.name not in left_out:
            said[field.name] = _text(row, field, getattr(version, field.attname))
    for many in version._history_m2m_fields:
        name = many.m2m_reverse_field_name()
        linked = getattr(version, many.name).select_related(name)
        said[many.name] = sorted(str(getattr(one, name)) for one in linked)
    return said


def _text(row: models.Model, field: Any, value: Any) -> Told:
    if value is None or isinstance(value, bool):
        return value
    if field.is_relation:
        if getattr(row, field.attname) == value:
            return str(getattr(row, field.name))
        return str(field.related_model._base_manager.filter(pk=value).first() or value)
    if isinstance(value, Decimal):
        return f"{(value + 0).normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
