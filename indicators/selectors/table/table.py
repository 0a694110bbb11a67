"""Every indicator × year as one table, filtered by what is stored and by what is judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.judging import JudgedLine, remembered_lines
from indicators.models import ScorecardLine, User
from indicators.models.lines import LineQuerySet
from indicators.selectors.line_choices import LineChoices, table_choices
from indicators.selectors.line_filters import keeps, stored
from indicators.selectors.years import YearFacts, example_years, year_facts
from indicators.values.query.address_words import ALL_YEARS
from indicators.values.query.line_query import LineQuery

MOST_READ = 20_000
"""Lines that a page reads and judges at most: some seconds' work; a file reads them piece by piece."""


@dataclass(frozen=True, slots=True)
class TableView:
    """The rows that the filters leave, newest year first in card order, and what they were chosen among."""

    asked: LineQuery
    choices: LineChoices
    lines: tuple[JudgedLine, ...]
    example: tuple[int, ...] = ()
    """The years among the rows whose figures are made up."""
    too_many: int = 0
    """How many lines were asked for, when they are more than the page reads; ``lines`` is empty then."""
    most: int = 0
    """How many the page reads, when they are too many."""


def table(
    user: User,
    asked: LineQuery,
    facts: Sequence[YearFacts] | None = None,
    choices: LineChoices | None = None,
) -> TableView:
    """Filter, read, judge and filter again; no more than :data:`MOST_READ` lines at a time.

    ``facts`` and ``choices`` are what :func:`year_facts` and :func:`table_choices` gave, if asked already.
    """
    facts = year_facts(user) if facts is None else facts
    choices = choices or table_choices(asked, facts)
    rows = rows_of_table(user, asked, choices)
    number = rows.count()
    if number > MOST_READ:
        return TableView(asked, choices, (), too_many=number, most=MOST_READ)
    shown = tuple(keep(remembered_lines(rows, user), asked))
    present = {line.year for line in shown}
    return TableView(asked, choices, shown, tuple(year for year in example_years(facts) if year in present))


def rows_of_table(user: User, asked: LineQuery, choices: LineChoices) -> LineQuerySet:
    """The rows that the filters on what is stored leave, of the year that is shown."""
    visible = ScorecardLine.objects.visible_to(user)
    year = ALL_YEARS if choices.year == ALL_YEARS else int(choices.year)
    return stored(visible if asked.series else visible.on_cards(), asked.with_(year=year))


def keep(lines: Iterable[JudgedLine], asked: LineQuery) -> Iterable[JudgedLine]:
    """What the filters on what is judged leave of judged lines, as everybody reads them."""
    return (row for row in lines if keeps(row.public or row, asked))
