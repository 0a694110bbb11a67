"""The chapters of an annual report in their order with their numbers, and the lists that stand in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser

from indicators.judging import rows_at
from indicators.models import Partner, ReportChapter, Sector, SectorStaffing, User, sector_then
from indicators.permissions import KEEP_CHAPTERS, WRITE_CHAPTER


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """A chapter as a person reads it. ``number`` is that of all chapters, also of those one may not read."""

    row: ReportChapter
    number: str
    may_write: bool
    first: bool
    last: bool
    is_parent: bool

    @property
    def is_draft(self) -> bool:
        return self.row.state == ReportChapter.State.DRAFT

    @property
    def lacks_text(self) -> bool:
        """Whether a text is missing: not where the content is kept elsewhere or stands under it."""
        own = self.row.kind in (ReportChapter.Kind.TEXT, ReportChapter.Kind.FOREWORD)
        return own and not self.row.text and not self.is_parent

    @property
    def level(self) -> int:
        return 1 + self.number.count(".")


def chapters(user: User | AnonymousUser, year: int, *, at: datetime | None = None) -> tuple[ChapterRow, ...]:
    """The chapters of a year that a person may read: those that are ready, and drafts that one writes.

    Numbers count every chapter that is not withdrawn, so that they are the same for all. ``at``: as they were
    at a past moment. One statement.
    """
    under: dict[int | None, list[ReportChapter]] = defaultdict(list)
    for row in _rows(ReportChapter, at, year=year, withdrawn=False):
        under[row.parent_id].append(row)
    return tuple(_numbered(user, under, None, ""))


def _rows[M: (ReportChapter, Partner)](model: type[M], at: datetime | None, **which: Any) -> Iterable[M]:
    """Rows in their order, now or at a past moment."""
    if at is None:
        return model._default_manager.filter(**which).order_by("order", "id")
    return sorted(rows_at(model, at, **which), key=lambda row: (row.order, row.pk))


def _numbered(
    user: User | AnonymousUser, under: dict[int | None, list[ReportChapter]], parent: int | None, before: str
) -> Iterable[ChapterRow]:
    beside = under[parent]
    for place, row in enumerate(beside, start=1):
        number = f"{before}{place}"
        may_write = user.has_perm(WRITE_CHAPTER, row)
        if may_write or row.state == ReportChapter.State.READY:
            yield ChapterRow(row, number, may_write, place == 1, place == len(beside), bool(under[row.pk]))
        yield from _numbered(user, under, row.pk, f"{number}.")


def withdrawn_chapters(user: User, year: int) -> tuple[ReportChapter, ...]:
    """What was taken out of a year's report, for those who may put it back. One statement, or none."""
    if not user.has_perm(KEEP_CHAPTERS):
        return ()
    return tuple(ReportChapter.objects.filter(year=year, withdrawn=True).order_by("order", "id"))


def chapter_years() -> tuple[int, ...]:
    """The years that have chapters, newest first. One statement."""
    rows = ReportChapter.objects.filter(withdrawn=False).order_by("-year")
    return tuple(rows.values_list("year", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class Staffing:
    """A sector's full-time equivalents at the end of a year; None where nobody has entered any."""

    sector_id: int
    name: str
    row: SectorStaffing | None
    fte: Decimal | None
    before: Decimal | None
    sick_leave: Decimal | None

    @property
    def change(self) -> Decimal | None:
        """What there is more or less of than the year before; None where one of them is not known."""
        return None if self.fte is None or self.before is None else self.fte - self.before


@dataclass(frozen=True, slots=True)
class StaffingTable:
    """The staffing of a year: every sector that has a figure, or that stands in the year.

    A sum is that of the figures there are; ``before`` and ``change`` are None where any sector lacks the one
    or the other, so that a sum never compares different sectors.
    """

    year: int
    rows: tuple[Staffing, ...]

    @property
    def entered(self) -> tuple[Staffing, ...]:
        """The sectors that have a figure."""
        return tuple(row for row in self.rows if row.fte is not None)

    @property
    def total(self) -> Decimal | None:
        figures = [row.fte for row in self.rows if row.fte is not None]
        return sum(figures, Decimal()) if figures else None

    @property
    def before(self) -> Decimal | None:
        figures = [row.before for row in self.entered if row.before is not None]
        whole = bool(figures) and len(figures) == len(self.entered)
        return sum(figures, Decimal()) if whole else None

    @property
    def change(self) -> Decimal | None:
        total, before = self.total, self.before
        return None if total is None or before is None else total - before

    @property
    def has_before(self) -> bool:
        """Whether anything of the year before is known."""
        return any(row.before is not None for row in self.rows)

    @property
    def has_sick_leave(self) -> bool:
        return any(row.sick_leave is not None for row in self.rows)


def staffing(year: int, *, at: datetime | None = None) -> StaffingTable:
    """The staffing of a year, sectors under their names then and in their order. Two statements.

    ``at``: with the figures of a past moment.
    """
    years = {"year__in": (year - 1, year)}
    figures: dict[tuple[int, int], SectorStaffing] = {}
    for row in rows_at(SectorStaffing, at, **years) if at else SectorStaffing.objects.filter(**years):
        figures[row.sector_id, row.year] = row
    sectors = Sector.objects.annotate(
        called=sector_then("name", sector="", year=year), placed=sector_then("order", sector="", year=year)
    )
    rows = []
    for sector in sectors.order_by("placed", "id"):
        now, then = figures.get((sector.pk, year)), figures.get((sector.pk, year - 1))
        if now is None and then is None and not sector.stands_in(year):
            continue
        rows.append(
            Staffing(
                sector.pk,
                sector.called,
                now,
                now.fte if now else None,
                then.fte if then else None,
                now.sick_leave if now else None,
            )
        )
    return StaffingTable(year, tuple(rows))


def partners(
    year: int, kind: str, *, withdrawn: bool = False, at: datetime | None = None
) -> tuple[Partner, ...]:
    """The companies or the cooperation of a year, in their order; with those that were ``withdrawn``, last.

    ``at``: those that stood at a past moment.

    One statement.
    """
    if at is not None:
        return tuple(_rows(Partner, at, year=year, kind=kind, withdrawn=False))
    rows = Partner.objects.filter(year=year, kind=kind).order_by("withdrawn", "order", "id")
    return tuple(rows if withdrawn else rows.filter(withdrawn=False))


def partner(year: int, pk: int) -> Partner | None:
    """One of them, withdrawn or not; None where the year has no such row. One statement."""
    return Partner.objects.filter(year=year, pk=pk).first()


def partner_years() -> frozenset[int]:
    """The years that have any. One statement."""
    rows = Partner.objects.filter(withdrawn=False).order_by()
    return frozenset(rows.values_list("year", flat=True).distinct())
