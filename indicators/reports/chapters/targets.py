"""The targets of a year as they were adopted: the plan (virksomhetsplan), before anything is measured."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from indicators.judging import JudgedLine, guarded
from indicators.presentation.wording.cells import has_figures, previous_cell, target_cell
from indicators.reports.chapters import words
from indicators.reports.chapters.areas import chapter_number, in_order, key_of
from indicators.reports.chapters.lines import figures_cell, previous_heading
from indicators.reports.document import Block, Chapter, Paragraph, Tone
from indicators.reports.material import Material
from indicators.reports.runs import text
from indicators.reports.table import Align, Cell, Column, Group, Row, Table, cell
from indicators.selectors import Card
from indicators.selectors.report.texts import UnitWords, unit_words
from indicators.values import NoTarget
from indicators.values.layouts import Part


def targets(given: Material) -> Chapter | None:
    """The chapter of all targets, by area or by sector."""
    rows = given.rows
    units = unit_words(rows.asked.year, rows.asked.by, rows.asked.key) if given.shows(Part.WORK) else ()
    written = {unit.key: unit for unit in units if unit.work}
    of_card = {card.key: card for card in rows.cards}
    return Chapter(
        key="mal",
        title=gettext("Mål for %(year)d") % {"year": rows.asked.year},
        blocks=(Paragraph(text(_lead(given)), Tone.LEAD),),
        sections=tuple(
            _section(of_card.get(key), written.get(key), rows.asked.year) for key in in_order(given, written)
        ),
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


def _section(card: Card | None, written: UnitWords | None, year: int) -> Chapter:
    """The targets of an area or sector, and its planned development work."""
    of = card or written
    if of is None:
        raise ValueError("a section is of a card, or of what is written")
    key = key_of(of.key)
    blocks: list[Block] = [_targets(card, key)] if card is not None else []
    if written is not None:
        blocks += words.development(written, key, year, planned=True)
    return Chapter(key, of.title, tuple(blocks), number=of.number)


def _targets(card: Card, key: str) -> Table:
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

    groups: list[Group] = []
    for group in card.groups:
        groups += [Group(f"{one.code} {one.text}", ()) for one in group.goals]
        title = f"{'/'.join(group.functions)} {group.title}".strip()
        groups.append(Group(title, tuple(guarded(row, line) for line in group.lines)))
    caption = gettext("Mål for %(title)s %(year)d") % {"title": card.title, "year": card.year}
    return Table(f"{key}-mal", caption, tuple(columns), tuple(groups))


def _previous(line: JudgedLine, heading: str) -> Cell:
    figure = figures_cell(previous_cell(line))
    if line.previous is None or str(line.previous.year) == heading:
        return figure
    return Cell((*figure.lines, text(f"({line.previous.year})")))
