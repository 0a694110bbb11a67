"""What an act changed in a row: the fields that differ, before and after, as typed text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models

from indicators.models import Digest, Membership, Reminder, Subscription, User
from indicators.models.columns import COLUMNS, FigureColumns
from indicators.models.personal import person_token

type FieldText = str | bool | list[str] | None

LEFT_OUT = frozenset({"id", "version", "follows", "changed_at", "excused", "origin"})
PARSED = frozenset({"value", "value_decimals"})
"""The figure that was read from ``written``, which says it."""


@dataclass(frozen=True, slots=True)
class Change:
    """Field → value; only what differs. A new row has no ``before``."""

    before: dict[str, FieldText]
    after: dict[str, FieldText]


def change_of(row: models.Model, versions: Sequence[Any]) -> Change:
    """What a row's new history rows changed, from what stood before them."""
    first, last = versions[0], versions[-1]
    stood = None
    if first.history_type != "+":
        older = type(first).objects.filter(id=first.id, history_id__lt=first.history_id)
        stood = older.order_by("-history_id").first()
    now = {} if last.history_type == "-" else field_texts(row, last)
    if stood is None:
        new: dict[str, FieldText] = {
            name: value for name, value in now.items() if value not in (None, "", False, [])
        }
        new.pop("line", None)  # the entry says which line it is about
        return Change({}, new)
    then = field_texts(row, stood)
    changed = [name for name in then if then[name] != now.get(name)]
    return Change({name: then[name] for name in changed}, {name: now.get(name) for name in changed})


def field_texts(row: models.Model, version: Any) -> dict[str, FieldText]:
    """Every field of a version of a row as text; a reference is told by its name then, a person by number."""
    left_out = LEFT_OUT | frozenset(COLUMNS if isinstance(row, FigureColumns) else PARSED)
    said: dict[str, FieldText] = {}
    for field in row._meta.concrete_fields:
        if field.name not in left_out:
            said[field.name] = _text(row, field, getattr(version, field.attname))
    for many in version._history_m2m_fields:
        name = many.m2m_reverse_field_name()
        linked = getattr(version, many.name).select_related(name)
        said[many.name] = sorted(str(getattr(one, name)) for one in linked)
    return said


def by_number(row: models.Model) -> str:
    """What a row is called, with people told by number: a name in the trail could never be taken away."""
    match row:
        case User():
            return person_token(row.pk)
        case Membership() | Subscription():
            return row.called(person_token(row.user_id))
        case Reminder():
            return row.called(person_token(row.to_id))
        case Digest():
            return row.called(person_token(row.subscription.user_id))
        case _:
            return str(row)


def _text(row: models.Model, field: Any, value: Any) -> FieldText:
    if value is None or isinstance(value, bool):
        return value
    if field.is_relation:
        if getattr(row, field.attname) == value:
            return by_number(getattr(row, field.name))
        found = field.related_model._base_manager.filter(pk=value).first()
        return str(value) if found is None else by_number(found)
    if isinstance(value, Decimal):
        return f"{(value + 0).normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
