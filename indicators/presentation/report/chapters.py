"""The annual report's chapters as pages show them: texts as escaped HTML, tables in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from indicators.models import ChapterPicture, Partner, ReportChapter
from indicators.presentation.wording.mentions import printed
from indicators.selectors.report.chapters import StaffingTable, partners, staffing
from indicators.values.figures.numerals import format_number
from indicators.values.texts.document import Document
from indicators.values.texts.text_placeholders import PicturePlace, Place, parts_of

from .pictures import PictureLine, picture_line

KEPT_ELSEWHERE = {
    ReportChapter.Kind.AREAS: _("Her kommer målekortene og utviklingsarbeidet, som føres i rapporteringen."),
    ReportChapter.Kind.SUPERVISION: _("Her kommer tilsynene, som føres for seg."),
    ReportChapter.Kind.DECISIONS: _("Her kommer vedtakene, som føres for seg."),
}
"""What a chapter that is not a text of its own says of what is set into it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a chapter: one of them is set, the others are empty."""

    html: SafeString | None = None
    staffing: StaffingLines | None = None
    companies: tuple[PartnerGroup, ...] | None = None
    cooperation: tuple[PartnerLine, ...] | None = None
    picture: PictureLine | None = None


@dataclass(frozen=True, slots=True)
class StaffingLine:
    """A row of the staffing table, figures in words; a figure that is not known is a dash."""

    name: str
    fte: str
    before: str
    change: str
    sick_leave: str


@dataclass(frozen=True, slots=True)
class StaffingLines:
    """The table, with its sum, and which of its columns have anything to show."""

    year: int
    rows: tuple[StaffingLine, ...]
    total: StaffingLine
    has_before: bool
    has_sick_leave: bool

    @property
    def year_before(self) -> int:
        return self.year - 1


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """A company or a cooperation in words."""

    name: str
    share: str
    host: str
    note: str


@dataclass(frozen=True, slots=True)
class PartnerGroup:
    """The companies of one form, under its name."""

    form: str
    rows: tuple[PartnerLine, ...]


def chapter_parts(
    text: str, year: int, pictures: Mapping[int, ChapterPicture], *, heading: int = 2
) -> tuple[Part, ...]:
    """A chapter's text with its pictures and tables, subheadings on a level of the page's own."""
    return tuple(
        Part(picture=picture_line(pictures[one.number], year))
        if isinstance(one, PicturePlace)
        else _part(one, year, heading)
        for one in parts_of(text, pictures)
    )


def _part(part: Document | Place, year: int, heading: int) -> Part:
    match part:
        case Place.STAFFING:
            return Part(staffing=staffing_lines(staffing(year)))
        case Place.COMPANIES:
            return Part(companies=partner_groups(partners(year, Partner.Kind.COMPANY)))
        case Place.COOPERATION:
            return Part(cooperation=partner_lines(partners(year, Partner.Kind.COOPERATION)))
        case Document():
            return Part(html=mark_safe(printed(part, year).html(heading=heading)))  # noqa: S308 escaped word by word
    raise AssertionError(part)


def staffing_lines(table: StaffingTable, *, every: bool = False) -> StaffingLines:
    """The sectors that have a figure, or ``every`` one, in words."""
    rows = tuple(
        StaffingLine(
            row.name, _figure(row.fte), _figure(row.before), _signed(row.change), _share(row.sick_leave)
        )
        for row in (table.rows if every else table.entered)
    )
    total = StaffingLine("", _figure(table.total), _figure(table.before), _signed(table.change), "")
    return StaffingLines(table.year, rows, total, table.has_before, table.has_sick_leave)


def partner_groups(rows: Iterable[Partner]) -> tuple[PartnerGroup, ...]:
    """Companies by their form, as they follow on one another."""
    return tuple(
        PartnerGroup(form, partner_lines(beside)) for form, beside in groupby(rows, lambda row: row.form)
    )


def partner_lines(rows: Iterable[Partner]) -> tuple[PartnerLine, ...]:
    """Companies or cooperation one by one."""
    return tuple(partner_line(row) for row in rows)


def partner_line(row: Partner) -> PartnerLine:
    """One company or cooperation."""
    return PartnerLine(row.name, _share(row.share), row.host, row.note)


def _figure(value: Decimal | None) -> str:
    return "–" if value is None else format_number(value, 1)


def _signed(value: Decimal | None) -> str:
    return f"+{_figure(value)}" if value is not None and value > 0 else _figure(value)


def _share(value: Decimal | None) -> str:
    return "" if value is None else f"{format_number(value.normalize() + 0, 0)}\u00a0%"
