"""The lists that the annual report sets into its chapters: staffing, and companies and cooperation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import Act, Partner, Sector, SectorStaffing, User
from indicators.workflow.refusals import (
    ForbiddenMark,
    Invalid,
    NotFound,
    Refusal,
    RefusedRow,
    RowsRefused,
    Stale,
    TooLong,
)
from indicators.workflow.save import changed_fields, guard_version, require, write
from indicators.workflow.trail import acting
from indicators.workflow.years import guard_year

STAFFED = "Bemanning til årsmeldingen"
COPIED = "Selskaper og samarbeid er hentet fra året før"


@dataclass(frozen=True, slots=True)
class TypedStaffing:
    """What was typed for a sector; ``version`` is that of the row that was seen, 0 where there was none."""

    sector_id: int
    fte: Decimal | None
    sick_leave: Decimal | None
    version: int | None = None


def save_staffing(*, by: User, year: int, rows: Sequence[TypedStaffing], reason: str = "") -> int:
    """Enter the staffing of a year, all rows or none; returns how many changed anything.

    A row with nothing in it, of a sector that has none, is left out; a figure that stands cannot be emptied.
    Raises :class:`NotAllowed`, :class:`NotFound`, and :class:`RowsRefused`, whose ``line_id`` is the sector.
    """
    why = reason.strip() or STAFFED
    refused: list[RefusedRow] = []
    changed = 0
    with acting(Act.KEEP_REGISTER, by=by, reason=why):
        require(by, permissions.KEEP_CHAPTERS)
        guard_year(year)
        known = set(Sector.objects.values_list("pk", flat=True))
        there = {row.sector_id: row for row in SectorStaffing.objects.select_for_update().filter(year=year)}
        for typed in rows:
            if typed.sector_id not in known:
                raise NotFound("sector", typed.sector_id)
            row = there.get(typed.sector_id) or SectorStaffing(sector_id=typed.sector_id, year=year)
            try:
                changed += _save(row, typed, by=by, reason=why)
            except (Invalid, Stale, TooLong, ForbiddenMark) as refusal:
                refused.append(RefusedRow(typed.sector_id, _field(refusal), refusal))
        if refused:
            raise RowsRefused(tuple(refused))
    return changed


def _save(row: SectorStaffing, typed: TypedStaffing, *, by: User, reason: str) -> bool:
    if row._state.adding and typed.fte is None and typed.sick_leave is None:
        return False
    if typed.fte is None:
        raise Invalid({"fte": [_("Skriv årsverkene.")]})
    told = {"fte": typed.fte, "sick_leave": typed.sick_leave}
    if not row._state.adding and not changed_fields(row, told):
        return False
    guard_version(row, typed.version, str(row.fte or ""))
    row.fte, row.sick_leave = typed.fte, typed.sick_leave
    write(row, by=by, reason=reason)
    return True


def _field(refusal: Refusal) -> str:
    return next(iter(refusal.errors), "") if isinstance(refusal, Invalid) else "fte"


def copy_partners(*, by: User, year: int, reason: str = "") -> int:
    """Give a year the companies and the cooperation of the year before; returns how many were new.

    What the year has, by its name, stays as it is, withdrawn rows too. Raises :class:`NotAllowed`, and
    :class:`NotFound` where the year before has none.
    """
    why = reason.strip() or COPIED
    with acting(Act.KEEP_REGISTER, by=by, reason=why):
        require(by, permissions.KEEP_CHAPTERS)
        before = list(Partner.objects.filter(year=year - 1, withdrawn=False).order_by("kind", "order", "id"))
        if not before:
            raise NotFound("partner", year - 1)
        rows = Partner.objects.select_for_update().filter(year=year)
        there = {(row.kind, row.name) for row in rows}
        made = 0
        for one in before:
            if (one.kind, one.name) in there:
                continue
            copied = ("kind", "order", "name", "form", "share", "host", "note")
            write(Partner(year=year, **{name: getattr(one, name) for name in copied}), by=by, reason=why)
            made += 1
        return made
