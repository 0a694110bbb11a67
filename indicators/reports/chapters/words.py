"""What is written about an area: its introduction, its development work, and what lies ahead."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext

from indicators.models import AreaText, DevelopmentWork
from indicators.presentation.wording.remarks import remark_words
from indicators.reports.document import Block, Paragraph
from indicators.reports.runs import Run, text
from indicators.reports.table import Cell, Column, Footnotes, Group, Row, State, Table, cell
from indicators.reports.texts import blocks_of, lines_of
from indicators.selectors.report.texts import AreaTextRow, UnitWords, WorkRow

STATES = {DevelopmentWork.State.DONE: State.GOOD, DevelopmentWork.State.POSTPONED: State.BAD}


def introduction(words: UnitWords) -> list[Block]:
    """The introduction of a section."""
    return texts(words.of_kind(AreaText.Kind.INTRODUCTION), words)


def about_results(words: UnitWords) -> list[Block]:
    """What is said of the targets and results, before the card; of an area without a card, all there is."""
    return texts(words.of_kind(AreaText.Kind.RESULTS), words)


def challenges(words: UnitWords) -> list[Block]:
    """What lies ahead."""
    return texts(words.of_kind(AreaText.Kind.CHALLENGES), words)


def texts(rows: Sequence[AreaTextRow], words: UnitWords) -> list[Block]:
    """Texts with their titles; where a section is a sector's, with the area that each is about."""
    blocks: list[Block] = []
    for row in rows:
        title = row.title or ("" if words.number else row.area)
        if title:
            blocks.append(Paragraph(text(Run(title, strong=True))))
        blocks += blocks_of(row.text)
    return blocks


def development(words: UnitWords, key: str, year: int, *, planned: bool = False) -> list[Block]:
    """The development work of a year as a table; ``planned``: before anything is done."""
    blocks = [] if planned else texts(words.of_kind(AreaText.Kind.BEFORE_WORK), words)
    if words.work:
        said = {"title": words.title, "year": year}
        if planned:
            caption = gettext("Utviklingsarbeid i %(title)s %(year)d") % said
        else:
            caption = gettext("Utviklingsarbeid i %(title)s %(year)d, planlagt og gjennomført") % said
        blocks.append(_table(words, f"{key}-arbeid", caption, planned=planned))
    return blocks if planned else [*blocks, *texts(words.of_kind(AreaText.Kind.AFTER_WORK), words)]


def _table(words: UnitWords, key: str, caption: str, *, planned: bool) -> Table:
    notes = Footnotes()
    responsible = any(row.responsible for row in words.work)
    columns = [Column(gettext("Planlagt utviklingsarbeid"), 40)]
    if not planned:
        columns += [Column(gettext("Gjennomføring"), 46), Column(gettext("Tilstand"), 16)]
    if responsible:
        columns.append(Column(gettext("Ansvarlig"), 18))

    def row_of(row: WorkRow) -> Row:
        marks = notes.marks(remark_words(row.remark)) if row.remark and not planned else ()
        cells = [Cell(lines_of(row.planned))]
        if not planned:
            cells += [Cell(lines_of(row.done), marks), _state(row)]
        if responsible:
            cells.append(cell(row.responsible))
        return Row(tuple(cells))

    titles = _titles(words)
    groups = tuple(
        Group(
            title if len(set(titles)) > 1 else "",
            tuple(row_of(row) for row, of in zip(words.work, titles, strict=True) if of == title),
        )
        for title in dict.fromkeys(titles)
    )
    return Table(key, caption, tuple(columns), groups, notes.explained())


def _titles(words: UnitWords) -> list[str]:
    """What each piece of work stands under: in a sector's section its area, in an area's the sector that does
    it, unless all of them are assumed."""
    if not words.number:
        return [row.area for row in words.work]
    told = not all(row.assumed for row in words.work)
    return [row.sector if told else "" for row in words.work]


def _state(row: WorkRow) -> Cell:
    if not row.state:
        return cell(gettext("Ikke registrert"), state=State.OPEN)
    state = DevelopmentWork.State(row.state)
    return cell(str(state.label), state=STATES.get(state, State.OPEN))
