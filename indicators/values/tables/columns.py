"""Which column of a segment is what, for a year and a purpose; what cannot be known is a question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from indicators.values.figures.periods import YEAR
from indicators.values.figures.units import is_known_unit
from indicators.values.tables.cells import is_figure, is_words
from indicators.values.tables.headings import HeadingSense
from indicators.values.tables.layout import Segment
from indicators.values.tables.source import Purpose
from indicators.values.tables.understanding import ColumnRole, TableColumn, TableQuestion

R = ColumnRole
_FIGURES: Final = ("target", "result", "previous", "benchmark", "ignored")
_UNIT_WORDS: Final = frozenset(
    ("antall", "antal", "%", "prosent", "andel", "tall", "skår", "score", "skala", "kr", "stk", "ja/nei")
)
_MAYBE_NAMES: Final = (R.GOAL, R.SUBGOAL, R.HEADING, R.AREA, R.SECTOR, R.NOTE)
_COMPARED: Final = re.compile(r"\s*(?:[<>≤≥]|minst|maks|under |over |inntil |minimum)")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a segment, and the name column's index."""

    columns: tuple[TableColumn, ...]
    name: int | None

    def of(self, role: ColumnRole) -> tuple[TableColumn, ...]:
        return tuple(column for column in self.columns if column.role is role)


def columns_of(
    segment: Segment, purpose: Purpose, year: int, answers: Mapping[str, str], *, reports: bool = False
) -> Columns:
    """The columns with a role each, or a question where it has none or a doubtful one.

    ``reports``: tables beside it have results of the year, so that one without is looked at twice.
    """
    body = [line.cells for line in segment.lines]
    made = [
        _by_heading(segment, n, sense, [cells[n] for cells in body if cells[n]], purpose, year)
        for n, sense in enumerate(segment.senses)
    ]
    made = _named(segment, made, body, purpose)
    if purpose.is_figures:
        made = _unheaded(segment, made, body)
        made = _doubled(made, body)
        made = _doubtful_years(made, purpose, year, reports=reports or purpose is Purpose.RESULTS)
    made = [_answered(column, answers, year) for column in made]
    name = next((column.index for column in made if column.role is R.NAME), None)
    return Columns(tuple(made), name)


def _by_heading(
    segment: Segment, n: int, sense: HeadingSense, cells: Sequence[str], purpose: Purpose, year: int
) -> TableColumn:
    heading = segment.header[n]
    base = TableColumn(segment.number, n, heading, period=sense.period, marks=sense.marks, scope=sense.scope)
    if not purpose.is_figures:
        return replace(base, role=sense.role, why="heading" if sense.role else "")
    role = sense.role
    if (
        n == 0
        and role is not R.NAME
        and not sense.year_only
        and _mostly(is_words, cells)
        and role is not None
        and role.is_figure
    ):
        role = R.GOAL if sense.maybe_goal else R.NAME
    if sense.maybe_goal and _mostly(is_words, cells) and not _mostly(is_figure, cells):
        return replace(base, role=R.GOAL, why="words_in_goal")
    if sense.maybe_unit:
        units = _mostly(lambda cell: is_known_unit(cell) or cell.casefold() in _UNIT_WORDS, cells)
        return replace(base, role=R.UNIT if units or not cells else R.SECTOR, why="content")
    if (
        role in (R.RESULT, R.PREVIOUS)
        and cells
        and not any(map(is_figure, cells))
        and _mostly(is_words, cells)
    ):
        return replace(base, role=R.NOTE, why="words")  # "Status": green, reached, and so on
    if role is R.AREA and _mostly(lambda cell: bool(re.fullmatch(r"\d{3}", cell)), cells):
        return replace(base, role=R.FUNCTION, why="content")
    if role in (R.RESULT, R.PREVIOUS, R.TARGET):
        return _dated(base, role, sense, purpose, year)
    if role is R.BENCHMARK:
        return replace(base, role=role, year=sense.year or year, why="heading")
    return replace(base, role=role, year=sense.year, why="heading" if role else "")


def _mostly(test: object, cells: Sequence[str]) -> bool:
    return bool(cells) and sum(bool(test(cell)) for cell in cells) * 2 > len(cells)  # type: ignore[operator]


def _dated(
    base: TableColumn, role: ColumnRole, sense: HeadingSense, purpose: Purpose, year: int
) -> TableColumn:
    """A figure column in its year: a result of an earlier year is a previous one."""
    own = sense.year
    if role is R.TARGET:
        return replace(base, role=R.TARGET, year=own or year, why="heading" if own else "year_implied")
    if role is R.PREVIOUS and own is None:
        column = replace(base, role=R.PREVIOUS, year=year - 1, why="year_implied")
        return _asked(
            column, "column.year", f"year:{base.index}", (str(year - 1), str(year - 2), str(year - 3))
        )
    if own is None and purpose is Purpose.PLAN and sense.period == YEAR:
        column = replace(base, role=R.PREVIOUS, year=year - 1, why="year_implied")
        return _asked(column, "column.year", f"year:{base.index}", (str(year - 1), str(year - 2), str(year)))
    own = own or year
    column = replace(base, year=own, why="heading" if sense.year else "year_implied")
    if sense.school_year:
        column = _asked(column, "column.school_year", f"year:{base.index}", (str(own - 1), str(own)))
    if own > year:
        if sense.year_only:
            return replace(column, role=R.TARGET, why="later_year")
        return _asked(replace(column, role=None), "column.future", f"column:{base.index}", _FIGURES)
    if own == year and sense.year_only and purpose is Purpose.PLAN:
        asked = _asked(column, "column.plan_year", f"column:{base.index}", ("target", "result", "ignored"))
        return replace(asked, role=R.TARGET)
    return replace(column, role=R.RESULT if own == year else R.PREVIOUS)


def _asked(column: TableColumn, code: str, field: str, choices: tuple[str, ...], *given: str) -> TableColumn:
    question = TableQuestion(
        f"{code}/{column.table}/{column.index}",
        field,
        code,
        choices,
        (column.heading, *given),
        table=column.table,
        columns=(column.index,),
    )
    return replace(column, question=question)


def _named(
    segment: Segment, made: list[TableColumn], body: Sequence[tuple[str, ...]], purpose: Purpose
) -> list[TableColumn]:
    """The column of names: by its heading, else the wordiest of those that are nothing else."""
    if any(column.role is R.NAME for column in made):
        return made
    if purpose is Purpose.PEOPLE and any(column.role is R.LAST_NAME for column in made):
        return made
    free = [column for column in made if column.role is None]
    if not any(_words_in(column, body) for column in free):
        # "Mål" or "Område" alone over the texts: then they are what is measured
        free = [column for column in made if column.role in _MAYBE_NAMES and _words_in(column, body)][
            -1:
        ] or free
    words = {column.index: sum(is_words(cells[column.index]) for cells in body) for column in free}
    best = max(free, key=lambda column: (words[column.index], -column.index), default=None)
    if best is None or (not words[best.index] and body):
        return made
    return [replace(column, role=R.NAME, why="words") if column is best else column for column in made]


def _words_in(column: TableColumn, body: Sequence[tuple[str, ...]]) -> bool:
    return any(is_words(cells[column.index]) for cells in body)


def _unheaded(
    segment: Segment, made: list[TableColumn], body: Sequence[tuple[str, ...]]
) -> list[TableColumn]:
    """Columns whose heading says nothing: what they hold is looked at; figures are asked about."""
    found = []
    for column in made:
        cells = [cells[column.index] for cells in body if cells[column.index]]
        if column.role is not None or column.question is not None or not cells:
            found.append(
                column
                if column.role or column.question or cells
                else replace(column, role=R.IGNORED, why="empty")
            )
        elif _mostly(lambda cell: bool(_COMPARED.match(cell)), cells):
            found.append(
                _asked(
                    replace(column, role=None),
                    "column.compared",
                    f"column:{column.index}",
                    _FIGURES,
                    cells[0],
                )
            )
        elif _mostly(is_figure, cells):
            found.append(_asked(column, "column.unknown", f"column:{column.index}", _FIGURES, cells[0]))
        elif _mostly(lambda cell: is_known_unit(cell) or cell.casefold() in _UNIT_WORDS, cells):
            found.append(replace(column, role=R.UNIT, why="content"))
        else:
            found.append(replace(column, role=R.NOTE, why="words"))
    return found


def _doubled(made: list[TableColumn], body: Sequence[tuple[str, ...]]) -> list[TableColumn]:
    """Two columns that say the same of themselves: the second is asked about and nothing of it is taken."""
    seen: dict[tuple[object, ...], TableColumn] = {}
    found = []
    for column in made:
        key = (column.role, column.year, column.period, column.scope)
        if column.role is None or not column.role.is_figure or key not in seen:
            seen.setdefault(key, column)
            found.append(column)
            continue
        first = seen[key]
        same = all(cells[first.index] == cells[column.index] for cells in body)
        code = "column.doubled_same" if same else "column.doubled"
        choices = ("ignored", *(choice for choice in _FIGURES if choice != "ignored"))
        found.append(_asked(replace(column, role=None), code, f"column:{column.index}", choices))
    return found


def _doubtful_years(
    made: list[TableColumn], purpose: Purpose, year: int, *, reports: bool
) -> list[TableColumn]:
    """No result of the year beside an older one: is that the year's? A gap of years: is it misprinted?"""
    whole = [column for column in made if column.period == YEAR]
    earlier = [column for column in whole if column.role is R.PREVIOUS and column.question is None]
    newest = max(earlier, key=lambda column: column.year or 0, default=None)
    if newest is None:
        return made
    results = [column for column in made if column.role is R.RESULT]
    unsure = [column for column in made if column.role is None and column.question is not None]
    asked = None
    if reports and not results and not unsure:
        asked = _asked(newest, "column.misdated", f"column:{newest.index}", ("previous", "result"), str(year))
    elif reports and newest.year is not None and newest.year < year - 1:
        years = (str(newest.year), str(year - 1))
        asked = _asked(newest, "column.year_gap", f"year:{newest.index}", years, str(year - 1))
    return made if asked is None else [asked if column is newest else column for column in made]


def _answered(column: TableColumn, answers: Mapping[str, str], year: int) -> TableColumn:
    """The column as a person says that it is."""
    said, of_year = answers.get(f"column:{column.index}", ""), answers.get(f"year:{column.index}", "")
    if of_year.isdigit() and len(of_year) == 4:
        own = int(of_year)
        role = column.role
        if role in (R.RESULT, R.PREVIOUS):
            role = R.RESULT if own == year else R.PREVIOUS
        column = replace(column, year=own, role=role, why="answer", question=None)
    if said in tuple(ColumnRole):
        role = ColumnRole(said)
        own_year = column.year
        if role in (R.RESULT, R.BENCHMARK) and not of_year:
            own_year = year
        elif role is R.PREVIOUS and (own_year is None or own_year >= year):
            own_year = year - 1
        elif role is R.TARGET and own_year is None:
            own_year = year
        column = replace(column, role=role, year=own_year, why="answer", question=None)
    return column
