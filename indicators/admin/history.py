"""The changes of one record, read from its row history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import DeletedObject

from indicators.collation import norwegian_key
from indicators.models import ScorecardLine
from indicators.selectors import ChangeRow, LineKey, changes_of

NEWEST = 200
"""How many versions a page shows."""
FIGURES = {"target": _("mål"), "result": _("resultat"), "benchmark": _("sammenligningstall")}


def changes_of_lines(lines: Iterable[ScorecardLine]) -> tuple[ChangeRow, ...]:
    """Every change of the lines and of their figures, newest first."""
    lines = tuple(lines)
    figures = [
        replace(row, what=str(FIGURES[row.what]))
        for row in changes_of(_key(line) for line in lines)
        if row.what in FIGURES
    ]
    return newest_first([*figures, *(row for line in lines for row in changes_of_record(line))])


def _key(line: ScorecardLine) -> LineKey:
    return LineKey(line.pk, line.year, line.sector_id, line.indicator_id)


def newest_first(rows: Iterable[ChangeRow]) -> tuple[ChangeRow, ...]:
    """Changes in the order of a log."""
    return tuple(sorted(rows, key=lambda row: (row.when, row.year), reverse=True))


def changes_of_record(obj: Any) -> tuple[ChangeRow, ...]:
    """Every change of a record's fields, newest first; the making of it is one change."""
    versions = list(
        obj.history.select_related("history_user").order_by("-history_date", "-history_id")[:NEWEST]
    )
    rows = []
    for newer, older in zip(versions, [*versions[1:], None], strict=True):
        if older is None:
            rows.append(_row(obj, newer, gettext("lagt til"), "", str(newer.instance)))
            continue
        for change in newer.diff_against(
            older, excluded_fields=["version"], foreign_keys_are_objs=True
        ).changes:
            field = obj._meta.get_field(change.field)
            name = str(getattr(field, "verbose_name", change.field))
            rows.append(_row(obj, newer, name, _text(field, change.old), _text(field, change.new)))
    return tuple(rows)


def _row(obj: Any, version: Any, what: str, before: str, after: str) -> ChangeRow:
    who = version.history_user.display_name if version.history_user else ""
    return ChangeRow(
        version.history_date, who, what, getattr(obj, "year", 0), None, before, after,
        version.history_change_reason or "",
    )  # fmt: skip


def _text(field: Any, value: Any) -> str:
    if value is None or value == "" or (isinstance(value, DeletedObject) and value.pk is None):
        return "–"
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nei")
    if isinstance(value, list):
        return ", ".join(sorted((_linked(field, part) for part in value), key=norwegian_key)) or "–"
    if getattr(field, "choices", None):
        return str(dict(field.flatchoices).get(value, value))
    return str(value)


def _linked(field: Any, part: dict[str, Any]) -> str:
    """One row of a many-to-many: the side that is not the record itself."""
    name = field.m2m_reverse_field_name()
    linked = part.get(name)
    return str(linked) if isinstance(linked, Model) else f"{linked}"
