"""The free chapters of the year's report (chapters 1 to 5, 7 and 10 of the reference), around the others.

A chapter whose content is kept elsewhere has a row of its own, which says where it stands, its number, its
title and perhaps an introduction. Where a year has no such rows the report is made of the other chapters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext

from indicators.models import ChapterPicture, Partner, ReportChapter
from indicators.presentation.report.chapters import (
    PartnerLine,
    StaffingLine,
    partner_groups,
    partner_lines,
    staffing_lines,
)
from indicators.reports.chapters.signing import signed
from indicators.reports.document import Block, Chapter, Items, Paragraph, Picture, Tone
from indicators.reports.material import Kind, Material
from indicators.reports.runs import text
from indicators.reports.table import Align, Column, Group, Row, Table, cell
from indicators.reports.texts import blocks_in
from indicators.selectors.report.chapters import ChapterRow, chapters, partners, staffing
from indicators.selectors.report.pictures import Pictures, pictures_of
from indicators.values.texts.document import Document
from indicators.values.texts.text_placeholders import PicturePlace, Place, parts_of

KEPT_ELSEWHERE = {
    ReportChapter.Kind.AREAS: "resultater",
    ReportChapter.Kind.SUPERVISION: "tilsyn",
    ReportChapter.Kind.DECISIONS: "vedtak",
}
"""The keys of the chapters that stand in the place of a row."""
IN_FRONT = "hovedtrekk"


def with_free_chapters(given: Material, made: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """The chapters of the whole year's report in the order of its rows, what is in brief in front of them.

    Those that have no row come last. Drafts are in no report. Two statements, and two for each list that a
    chapter holds.
    """
    asked = given.rows.asked
    if given.kind is not Kind.ARSMELDING or asked.key:
        return tuple(made)
    rows = chapters(AnonymousUser(), asked.year, at=asked.then)
    if not rows:
        return tuple(made)
    pictures = pictures_of((one.row.pk for one in rows), at=asked.then)
    others = {one.key: one for one in made}
    front = others.pop(IN_FRONT, None)
    found = [replace(front, appendix=True)] if front is not None else []
    for row in rows:
        if row.level == 1:
            within = [one for one in rows if one.level == 2 and one.number.startswith(f"{row.number}.")]
            found.append(_placed(row, within, others, pictures, asked.then))
    return (*found, *others.values())


def _placed(
    of: ChapterRow,
    within: Iterable[ChapterRow],
    others: dict[str, Chapter],
    pictures: Pictures,
    at: datetime | None,
) -> Chapter:
    """A chapter of a row: what is kept elsewhere where it stands for that, else its own text and sections."""
    written = tuple(_blocks(of, pictures, at))
    elsewhere = others.pop(KEPT_ELSEWHERE.get(ReportChapter.Kind(of.row.kind), ""), None)
    if elsewhere is not None:
        blocks = (*written, *elsewhere.blocks) if written else elsewhere.blocks
        return replace(elsewhere, title=of.row.title, number=of.number, blocks=blocks)
    sections = tuple(
        Chapter(
            f"kapittel-{one.row.code}", one.row.title, tuple(_blocks(one, pictures, at)), number=one.number
        )
        for one in within
    )
    return Chapter(f"kapittel-{of.row.code}", of.row.title, written, sections, of.number)


def _blocks(of: ChapterRow, pictures: Pictures, at: datetime | None) -> list[Block]:
    year = of.row.year
    own = pictures.get(of.row.pk, {})
    found: list[Block] = []
    number, before = -1, None
    for part in parts_of(of.row.text, own):
        if not isinstance(part, PicturePlace):  # a picture changes no key of what stands behind it
            number += not (isinstance(part, Document) and isinstance(before, Document))
            before = part
        key = f"{of.row.code}-{number}"
        match part:
            case Document():
                found += blocks_in(part)
            case PicturePlace():
                found.append(_picture(of, own[part.number]))
            case Place.STAFFING:
                found.append(_staffing(key, year, at))
            case Place.COMPANIES:
                found += _companies(year, at)
            case Place.COOPERATION:
                found += _listed(partner_lines(partners(year, Partner.Kind.COOPERATION, at=at)))
    return signed(found) if of.row.kind == ReportChapter.Kind.FOREWORD else found


def _picture(of: ChapterRow, row: ChapterPicture) -> Picture:
    return Picture(
        key=f"{of.row.code}-bilde-{row.number}",
        sha256=row.sha256,
        media=row.media,
        width=row.width,
        height=row.height,
        alt=row.alt,
        caption=row.caption,
        credit=row.credit,
    )


def _companies(year: int, at: datetime | None) -> Iterable[Block]:
    for group in partner_groups(partners(year, Partner.Kind.COMPANY, at=at)):
        yield Paragraph(text(group.form), Tone.LEAD)
        yield from _listed(group.rows)


def _listed(rows: Sequence[PartnerLine]) -> Iterable[Block]:
    if rows:
        yield Items(tuple(text(_one(row)) for row in rows))


def _one(row: PartnerLine) -> str:
    """A company or a cooperation on a line: its name, its share, who is host, and what is said of it."""
    shown = f"{row.name} ({row.share})" if any(sign.isdigit() for sign in row.share) else row.name
    host = gettext("%(municipality)s er vertskommune") % {"municipality": row.host} if row.host else ""
    return ", ".join(part for part in (shown, host, row.note) if part)


def _staffing(key: str, year: int, at: datetime | None) -> Table:
    """Full-time equivalents by sector, with last year's and the change where these are known."""
    told = staffing_lines(staffing(year, at=at))
    columns = [Column(gettext("Sektor/stab"), 60), Column(gettext("Årsverk"), 20, Align.RIGHT)]
    if told.has_before:
        columns += [
            Column(gettext("Året før"), 20, Align.RIGHT),
            Column(gettext("Endring"), 20, Align.RIGHT),
        ]
    if told.has_sick_leave:
        columns.append(Column(gettext("Sykefravær"), 20, Align.RIGHT))

    def row(of: StaffingLine, name: str) -> Row:
        cells = [cell(name), cell(of.fte)]
        cells += [cell(of.before), cell(of.change)] if told.has_before else []
        cells += [cell(of.sick_leave)] if told.has_sick_leave else []
        return Row(tuple(cells))

    rows = tuple(row(one, one.name) for one in told.rows)
    total = row(told.total, gettext("Totalsum"))
    caption = gettext("Bemanning fordelt på sektorer og staber, årsverk per 31.12.%(year)d") % {"year": year}
    return Table(key, caption, tuple(columns), (Group("", (*rows, total)),))
