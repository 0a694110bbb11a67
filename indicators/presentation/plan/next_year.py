"""The grid of next year's plan: what is offered, what was typed, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indicators.judging import JudgedLine
from indicators.presentation.navigation.refused_rows import BadRow
from indicators.presentation.wording.cells import Cell, aligned, previous_cell, result_cell, target_cell
from indicators.presentation.wording.refusals import refusal_text
from indicators.presentation.wording.target_questions import instead
from indicators.selectors import LeftOutWhy, OfferedRow, RollPreview
from indicators.values import EmptyResult
from indicators.workflow import AsksTarget, RefusedRow, RolledRow

from .cards import OfCard, by_card
from .page import plan_url, read_aloud

FIELDS: Final = ("name", "short_name", "target_text")
FIELD_WORDS: Final = {"name": _("Ordlyd"), "short_name": _("Kort navn")}
LEFT_OUT_WORDS: Final = {
    LeftOutWhy.THERE_ALREADY: _("Finnes alt i neste års plan"),
    LeftOutWhy.NOT_IN_USE: _("Indikatoren er ikke lenger i bruk"),
    LeftOutWhy.WITHDRAWN: _("Linjen er trukket tilbake"),
}


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the grid: the line of the year that was, what is typed for the next, and what is wrong."""

    typed: RolledRow
    line: JudgedLine
    prefix: str
    survey: str
    previous: Cell
    result: Cell
    result_year: int | None
    hint: str
    place: str
    """Whose it is: its sector on the cards of areas, its area on those of sectors."""
    errors: Mapping[str, str] = field(default_factory=dict)
    instead: tuple[str, ...] = ()
    """What was probably meant with a target that was refused, each as it would be typed."""
    asks: bool = False
    """The target is asked about, and can be confirmed."""


@dataclass(frozen=True, slots=True)
class RollPage:
    """The whole page."""

    preview: RollPreview
    title: str
    lead: str
    cards: tuple[OfCard[GridRow], ...]
    chosen: int
    count: int
    left_out: tuple[tuple[str, str], ...]
    bad: tuple[BadRow, ...]
    back_href: str
    standing_href: str


def offered(row: OfferedRow) -> RolledRow:
    """A row as it is offered: included, with this year's wording."""
    line = row.line
    return RolledRow(line.id, True, line.name, line.short_name, row.planned, row.target_text)


def roll_page(
    preview: RollPreview, typed: Mapping[int, RolledRow], refused: Sequence[RefusedRow] = ()
) -> RollPage:
    """Preformat the grid; ``typed`` are the rows as the person left them, ``refused`` what is wrong."""
    wrong: dict[int, dict[str, str]] = {}
    about = {one.line_id: one.refusal for one in refused if one.field == "target_text"}
    for one in refused:
        written = getattr(typed.get(one.line_id), one.field or "name", "")
        said = refusal_text(one.refusal, written)
        named = f"{FIELD_WORDS[one.field]}: {said}" if one.field in FIELD_WORDS else said
        wrong.setdefault(one.line_id, {})[one.field] = named
    rows = [
        replace(
            row,
            instead=instead(about[row.line.id]),
            asks=isinstance(about[row.line.id], AsksTarget),
        )
        if row.line.id in about
        else row
        for row in _rows(preview, typed, wrong)
    ]
    year = {"year": preview.year, "before": preview.from_year}
    return RollPage(
        preview=preview,
        title=gettext("Rull planen til %(year)d") % year,
        lead=gettext(
            "Slik blir planen for %(year)d, laget av planen for %(before)d. Se over, rett det som skal "
            "endres, og lagre. Målene er forslag til planen er vedtatt, og rulleringen kan angres."
        )
        % year,
        cards=by_card(rows, lambda row: row.line, by_sector=preview.cards_by_sector),
        chosen=sum(row.typed.include for row in rows),
        count=len(rows),
        left_out=tuple((one.name, str(LEFT_OUT_WORDS[one.why])) for one in preview.left_out),
        bad=tuple(_bad(row) for row in rows if row.errors),
        back_href=plan_url(preview.from_year),
        standing_href=plan_url(preview.year) if preview.standing else "",
    )


def _rows(
    preview: RollPreview, typed: Mapping[int, RolledRow], wrong: Mapping[int, Mapping[str, str]]
) -> list[GridRow]:
    lines = [row.line for row in preview.rows]
    targets = aligned([target_cell(line) for line in lines])
    results = aligned([_last_result(line) for line in lines])
    return [
        _row(
            row,
            typed.get(row.line.id) or offered(row),
            target,
            result,
            wrong.get(row.line.id, {}),
            _place(row.line, by_sector=preview.cards_by_sector),
        )
        for row, target, result in zip(preview.rows, targets, results, strict=True)
    ]


def _last_result(line: JudgedLine) -> Cell:
    """The year's result, else the one before."""
    if isinstance(line.result, EmptyResult) and line.previous is not None:
        return previous_cell(line)
    return result_cell(line.result, line.spec, line.result_text)


def _place(line: JudgedLine, *, by_sector: bool) -> str:
    return f"{line.area.number} {line.area.name}".strip() if by_sector else line.sector.name


def _row(
    row: OfferedRow,
    typed: RolledRow,
    target: Cell,
    result: Cell,
    errors: Mapping[str, str],
    place: str,
) -> GridRow:
    line = row.line
    earlier = isinstance(line.result, EmptyResult) and line.previous is not None
    return GridRow(
        typed=typed,
        line=line,
        prefix=f"r{line.id}",
        survey=_survey(row),
        previous=target,
        result=result,
        result_year=line.previous.year if earlier and line.previous else None,
        hint=_hint(row, typed),
        place=place,
        errors=errors,
    )


def _survey(row: OfferedRow) -> str:
    if not row.survey:
        return ""
    return gettext("Annethvert år: skal måles") if row.planned else gettext("Annethvert år: måles ikke")


def _hint(row: OfferedRow, typed: RolledRow) -> str:
    """What to look at: a target the wrong way, a year in the wording, a survey without an earlier target."""
    if against := _against(row, typed):
        return against
    year = row.line.year
    if re.search(rf"\b{year}\b", f"{row.line.name} {row.target_text}"):
        return gettext("Ordlyden nevner %(year)d") % {"year": year}
    if row.survey and row.planned and not row.target_text:
        return gettext("Mål mangler")
    return ""


def _against(row: OfferedRow, typed: RolledRow) -> str:
    """What to say of a target that goes against what the line calls good; empty where it does not."""
    return read_aloud(typed.target_text, row.line.spec).warning


def warned_rows(preview: RollPreview, typed: Mapping[int, RolledRow]) -> str:
    """Name the rows that were taken with a target that is not understood, or the wrong way; else empty."""
    rows = [(row, typed[row.line.id]) for row in preview.rows if row.line.id in typed]
    read = [
        (row.line.short_name, read_aloud(given.target_text, row.line.spec))
        for row, given in rows
        if given.include
    ]
    said = []
    if names := [name for name, reading in read if reading.in_words]:
        told = gettext("Ikke forstått som mål: %(names)s. Rett eller bekreft dem før planen vedtas.")
        said.append(told % {"names": ", ".join(names)})
    if names := [name for name, reading in read if reading.warning and not reading.in_words]:
        told = gettext("Målet går mot linjens retning: %(names)s. Rett målet hvis det ikke er meningen.")
        said.append(told % {"names": ", ".join(names)})
    return " ".join(said)


def _bad(row: GridRow) -> BadRow:
    said = " ".join(row.errors.values())
    place = next((name for name in FIELDS if name in row.errors), "")
    return BadRow(f"{row.prefix}-{place}" if place else row.prefix, row.line.short_name, said)


def rolled_words(year: int, made: int, known: int) -> str:
    """What the rolling did."""
    if not made:
        return gettext("Ingenting ble laget: alt stod i planen for %(year)d fra før.") % {"year": year}
    said = ngettext(
        "%(made)d linje er tatt inn i planen for %(year)d. Målet er et forslag til planen er vedtatt.",
        "%(made)d linjer er tatt inn i planen for %(year)d. Målene er forslag til planen er vedtatt.",
        made,
    ) % {"made": made, "year": year}
    if known:
        said += " " + gettext("%(known)d stod der fra før.") % {"known": known}
    return said
