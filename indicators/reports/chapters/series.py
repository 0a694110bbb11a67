"""A series that stands on no card: its years one below another, months beside one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.presentation.wording.cells import result_cell
from indicators.reports.chapters.lines import figures_cell, note_words
from indicators.reports.table import Align, Cell, Column, Footnotes, Group, Row, Table, cell
from indicators.values import MONTHS, PeriodKind, Result

SHORT_MONTH = 3
"""Letters of a month over its column."""


def series_table(key: str, caption: str, now: JudgedLine, years: Sequence[JudgedLine]) -> Table:
    """The years of a series, with its months where it has any. Notes stand at the year of ``now``."""
    notes = Footnotes()
    marks = notes.marks(*(note_words(note.text, remark=note.remark) for note in now.notes))
    months = {line.year: _months(line) for line in years}
    monthly = any(months.values())
    columns = [Column(gettext("År"), 10 if monthly else 12)]
    if monthly:
        columns += [Column(name[:SHORT_MONTH], 7, Align.RIGHT) for name in MONTHS]
    columns.append(Column(gettext("Tall"), 14 if monthly else 32, Align.RIGHT))
    rows = []
    for line in years:
        cells = [cell(str(line.year), marks=marks if line.year == now.year else ())]
        if monthly:
            cells += [_month(months[line.year].get(number), line) for number in range(1, 13)]
        cells.append(figures_cell(result_cell(line.result, line.spec, line.result_text)))
        rows.append(Row(tuple(cells)))
    return Table(key, caption, tuple(columns), (Group("", tuple(rows)),), notes.explained())


def _months(line: JudgedLine) -> Mapping[int, Result]:
    return {row.period.number: row.result for row in line.periods if row.period.kind is PeriodKind.MONTH}


def _month(result: Result | None, line: JudgedLine) -> Cell:
    """A month's figure, a dash where none is reported."""
    return cell("–") if result is None else figures_cell(result_cell(result, line.spec, ""))
