"""Previews of tables, and what was brought in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from indicators import permissions
from indicators.models import TableDraft, TableImport, User


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A preview that is worked at."""

    pk: int
    name: str
    purpose: str
    year: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ImportRow:
    """What was brought in, or taken back again. ``at`` and ``by`` are of the newest of the two."""

    pk: int
    name: str
    sha256: str
    purpose: str
    year: int
    made: int
    changed: int
    undone: bool
    version: int
    by: str
    at: datetime


def drafts_of(user: User) -> list[DraftRow]:
    """The previews that a person may work at: a controller everybody's, others their own. One statement."""
    rows = TableDraft.objects.filter(used=None).select_related("by").defer("source", "answers")
    if not user.has_perm(permissions.EDIT_PLAN):
        rows = rows.filter(by=user)
    return [
        DraftRow(one.pk, one.name, one.purpose, one.year, one.by.display_name, one.changed_at) for one in rows
    ]


def imports_of(user: User, pk: int | None = None) -> list[ImportRow]:
    """What was brought in: for a controller all of it, for others what they did. Two statements."""
    rows = TableImport.objects.defer("steps")
    if pk is not None:
        rows = rows.filter(pk=pk)
    history = TableImport.history.filter(id__in=[one.pk for one in rows]).order_by("history_id")
    told = list(history.select_related("history_user").defer("steps"))
    newest = {one.id: one for one in told}
    first = {one.id: one.history_user_id for one in reversed(told)}
    if not user.has_perm(permissions.EDIT_PLAN):
        rows = [one for one in rows if first.get(one.pk) == user.pk]  # type: ignore[assignment]
    return [
        ImportRow(
            one.pk, one.name, one.sha256, one.purpose, one.year, one.made, one.changed,
            one.state == TableImport.State.UNDONE, one.version,
            newest[one.pk].history_user.display_name, newest[one.pk].history_date,
        )
        for one in rows
    ]  # fmt: skip


def draft(user: User, pk: int, *, used: bool = False) -> TableDraft | None:
    """A preview that is not used (or is, with ``used``), for who may work at it; None for anybody else."""
    rows = TableDraft.objects.filter(pk=pk)
    if not used:
        rows = rows.filter(used=None)
    if not user.has_perm(permissions.EDIT_PLAN):
        rows = rows.filter(by=user)
    return rows.first()


def draft_is_gone(pk: int) -> bool:
    """Whether a preview was thrown away, or never was."""
    return not TableDraft.objects.filter(pk=pk).exists()
