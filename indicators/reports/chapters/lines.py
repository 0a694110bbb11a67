"""A judged line as a row of the report's tables: the same figures, words and sentence as on its card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from indicators.judging import JudgedLine, guarded
from indicators.presentation.lines.row_views import line_change, line_mark, parts_detail, previous_detail
from indicators.presentation.wording import cells
from indicators.presentation.wording.actions import forecast_view
from indicators.presentation.wording.benchmark_editions import turned_words
from indicators.presentation.wording.distance import gap
from indicators.presentation.wording.goals import tally_text
from indicators.presentation.wording.remarks import remark_words
from indicators.reports.runs import Run, text
from indicators.reports.table import Align, Cell, Column, Footnotes, Group, Row, State, Table, cell
from indicators.selectors import Card, CardGroup
from indicators.values import Status

STATES = {Status.MET: State.GOOD, Status.MISSED: State.BAD}


def note_words(note_text: str, *, remark: bool) -> str:
    """A footnote as it is printed under its table."""
    words = remark_words(note_text)
    return f"{words} {gettext('(Merknad fra programmet.)')}" if remark else words


def figures_cell(shown: cells.Cell, marks: tuple[str, ...] = (), *, strong: bool = False) -> Cell:
    """The figures of a card's cell, a dash where there are none. Words may break over lines, figures not."""
    if shown.words:
        return cell(*(line.replace("\u00a0", " ") for line in shown.lines), marks=marks)
    return cell(*(text(Run(line, strong=strong)) for line in shown.lines), marks=marks)


def state_of(line: JudgedLine) -> State:
    """The colour of a line's status."""
    return STATES.get(line.verdict.status, State.OPEN)


def status_cell(line: JudgedLine, marks: tuple[str, ...] = ()) -> Cell:
    """The status in words, how far from the target, and how it stands to the earlier figure."""
    texts = [text(Run(line_mark(line).word, strong=True))]
    if line.verdict.distance:
        texts.append(text(gap(line)))
    if (change := line_change(line)) is not None:
        texts.append(text(change.word))
    return cell(*texts, marks=marks, state=state_of(line))


def over(group: CardGroup) -> tuple[Group, ...]:
    """The goals that begin with a group of a card, as headings of their own with their status."""
    heads = tuple(Group(f"{one.code} {one.text}: {tally_text(one.tally)}", ()) for one in group.goals)
    return (*heads, *((Group(gettext("Andre indikatorer"), ()),) if group.apart else ()))


class CardTable:
    """The table of one card: which columns it has, and its rows with marks of their footnotes."""

    def __init__(self, card: Card, *, forecasts: bool = False) -> None:
        self.card = card
        self.footnotes = Footnotes()
        self.notes = {note.number: note_words(note.text, remark=note.remark) for note in card.notes}
        self.footnotes.marks(*self.notes.values())  # in the order of the card's page
        lines = card.lines
        self.has_previous = cells.has_figures(cells.previous_cell(line) for line in lines)
        self.has_benchmark = cells.has_figures(cells.benchmark_cell(line) for line in lines)
        self.has_forecast = forecasts and any(line.forecast for line in lines)
        self.previous_year = previous_heading(lines, card.year)

    def table(self, key: str, caption: str, status: str) -> Table:
        """The card as a table; ``status`` heads the column of verdicts."""
        groups = tuple(one for group in self.card.groups for one in (*over(group), self._group(group)))
        return Table(key, caption, self._columns(status), groups, self.footnotes.explained())

    def _columns(self, status: str) -> tuple[Column, ...]:
        year = self.card.year
        columns = [Column(gettext("Indikator"), 38)]
        if self.has_previous:
            columns.append(Column(self.previous_year, 11, Align.RIGHT))
        columns.append(Column(gettext("Mål %(year)d") % {"year": year}, 12, Align.RIGHT))
        if self.has_benchmark:
            columns.append(Column(gettext("Landssnitt"), 11, Align.RIGHT))
        columns += [Column(str(year), 14, Align.RIGHT), Column(status, 20)]
        if self.has_forecast:
            columns.append(Column(gettext("Prognose for året"), 22))
        return tuple(columns)

    def _group(self, group: CardGroup) -> Group:
        title = f"{'/'.join(group.functions)} {group.title}".strip()
        return Group(title, tuple(guarded(self._row, line) for line in group.lines))

    def _row(self, line: JudgedLine) -> Row:
        numbers = self.card.note_numbers

        def marks(name: str) -> tuple[str, ...]:
            return self.footnotes.marks(*(self.notes[number] for number in numbers.get((line.id, name), ())))

        row = [cell(line.name, marks=marks("name"))]
        if self.has_previous:
            row.append(self._previous(line, marks("previous")))
        row.append(figures_cell(cells.target_cell(line), marks("target")))
        if self.has_benchmark:
            row.append(figures_cell(cells.benchmark_cell(line), marks("benchmark")))
        row.append(self._result(line, marks("result")))
        turned = turned_words(line)
        row.append(status_cell(line, self.footnotes.marks(turned) if turned else ()))
        if self.has_forecast:
            row.append(_forecast(line))
        return Row(tuple(row))

    def _previous(self, line: JudgedLine, marks: tuple[str, ...]) -> Cell:
        """The earlier figure, with its year where that is another one than the heading says."""
        figure = figures_cell(cells.previous_cell(line), marks)
        if detail := previous_detail(line):
            figure = Cell((*figure.lines, text(detail)), marks)
        if line.previous is None or str(line.previous.year) == self.previous_year:
            return figure
        return Cell((*figure.lines, text(f"({line.previous.year})")), figure.marks)

    @staticmethod
    def _result(line: JudgedLine, marks: tuple[str, ...]) -> Cell:
        figure = figures_cell(cells.result_cell(line.result, line.spec, line.result_text), marks, strong=True)
        detail = parts_detail(line)
        return Cell((*figure.lines, text(detail)), marks) if detail else figure


def _forecast(line: JudgedLine) -> Cell:
    forecast = forecast_view(line.forecast, line.spec)
    if forecast is None:
        return cell()
    return cell(" ".join(part for part in (forecast.outlook, forecast.figure) if part), forecast.comment)


def previous_heading(lines: Sequence[JudgedLine], year: int) -> str:
    """The year before, or the one year that all earlier figures are from; else just that they are earlier."""
    years = {line.previous.year for line in lines if line.previous is not None}
    if year - 1 in years:
        return str(year - 1)
    return str(years.pop()) if len(years) == 1 else gettext("Forrige")


def figures_table(key: str, caption: str, lines: Iterable[JudgedLine]) -> Table:
    """Lines with their place, earlier figure, target and result, in the order they come."""
    rows = tuple(lines)
    year = rows[0].year
    columns = (
        Column(gettext("Indikator"), 40),
        Column(gettext("Tjenesteområde"), 22),
        Column(previous_heading(rows, year), 12, Align.RIGHT),
        Column(gettext("Mål %(year)d") % {"year": year}, 13, Align.RIGHT),
        Column(str(year), 13, Align.RIGHT),
    )
    return Table(key, caption, columns, (Group("", tuple(guarded(_figures_row, line) for line in rows)),))


def _figures_row(line: JudgedLine) -> Row:
    return Row(
        (
            cell(line.short_name),
            cell(line.area.name),
            figures_cell(cells.previous_cell(line)),
            figures_cell(cells.target_cell(line)),
            figures_cell(cells.result_cell(line.result, line.spec, line.result_text), strong=True),
        )
    )
