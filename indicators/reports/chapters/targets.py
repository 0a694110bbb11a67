"""The targets of a year as they were adopted: the plan (virksomhetsplan), before anything is measured."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from indicators.judging import JudgedLine, guarded
from indicators.presentation.cells import has_figures, previous_cell, target_cell
from indicators.reports.chapters.areas import chapter_number, key_of
from indicators.reports.chapters.lines import figures_cell, previous_heading
from indicators.reports.document import (
    Align,
    Cell,
    Chapter,
    Column,
    Group,
    Paragraph,
    Row,
    Table,
    Tone,
    cell,
    text,
)
from indicators.reports.material import Material
from indicators.selectors import Card
from indicators.values import NoTarget


def targets(given: Material) -> Chapter | None:
    """The chapter of all targets, by area or by sector."""
    rows = given.rows
    return Chapter(
        key="mal",
        title=gettext("Mål for %(year)d") % {"year": rows.asked.year},
        blocks=(Paragraph(text(_lead(given)), Tone.LEAD),),
        sections=tuple(_section(card) for card in rows.cards),
        number=chapter_number([card.number for card in rows.cards]),
    )


def _lead(given: Material) -> str:
    rows = given.rows
    with_target = sum(not isinstance(line.target, NoTarget) for line in rows.lines)
    lead = ngettext("Planen har %(count)d mål.", "Planen har %(count)d mål.", with_target) % {
        "count": with_target
    }
    if rows.plan is not None and rows.plan.adopted:
        adopted = gettext("Den er vedtatt i %(case)s.") % {"case": rows.plan.adopted}
        return f"{lead} {adopted}"
    return f"{lead} {gettext('Den er et forslag, og er ikke vedtatt.')}"


def _section(card: Card) -> Chapter:
    key = key_of(card)
    lines = card.lines
    cases = len({line.adopted_by for line in lines}) > 1
    has_previous = has_figures(previous_cell(line) for line in lines)
    heading = previous_heading(lines, card.year)
    columns = [Column(gettext("Indikator"), 52)]
    if has_previous:
        columns.append(Column(heading, 14, Align.RIGHT))
    columns.append(Column(gettext("Mål %(year)d") % {"year": card.year}, 16, Align.RIGHT))
    columns.append(Column(gettext("Ansvarlig"), 24))
    if cases:
        columns.append(Column(gettext("Vedtatt i"), 18))

    def row(line: JudgedLine) -> Row:
        cells = [cell(line.name)]
        if has_previous:
            cells.append(_previous(line, heading))
        cells += [figures_cell(target_cell(line), strong=True), cell(line.sector.name)]
        if cases:
            cells.append(cell(line.adopted_by))
        return Row(tuple(cells))

    groups = tuple(
        Group(
            f"{'/'.join(group.functions)} {group.title}".strip(),
            tuple(guarded(row, line) for line in group.lines),
        )
        for group in card.groups
    )
    caption = gettext("Mål for %(title)s %(year)d") % {"title": card.title, "year": card.year}
    table = Table(f"{key}-mal", caption, tuple(columns), groups)
    return Chapter(key, card.title, (table,), number=card.number)


def _previous(line: JudgedLine, heading: str) -> Cell:
    figure = figures_cell(previous_cell(line))
    if line.previous is None or str(line.previous.year) == heading:
        return figure
    return Cell((*figure.lines, text(f"({line.previous.year})")))
