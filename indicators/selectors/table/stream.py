"""The rows of the table in pieces, for files that are larger than the memory they may take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indicators.judging import JudgedLine, judge_lines
from indicators.models import ScorecardLine, User
from indicators.selectors.line_choices import LineChoices, table_choices
from indicators.selectors.years import YearFacts, example_years, year_facts
from indicators.values.query.line_query import LineQuery

from .table import keep, rows_of_table

CHUNK, FIRST = 2_000, 200
"""Lines of a piece, and of the first one where there are several, so that a long file begins at once."""


@dataclass(frozen=True, slots=True)
class TableStream:
    """The same rows as :func:`table`, in the same order, read as they are asked for.

    ``read`` is how many lines are read and judged; the filters on status, change and
    explanation may leave fewer. ``chunks`` runs statements and can be gone through once.
    """

    read: int
    chunks: Iterator[tuple[JudgedLine, ...]]
    example: tuple[int, ...] = ()
    """The years whose figures are made up."""


def table_stream(
    user: User, asked: LineQuery, facts: Sequence[YearFacts] | None = None, choices: LineChoices | None = None
) -> TableStream:
    """Find the lines at once, read and judge them piece by piece."""
    facts = year_facts(user) if facts is None else facts
    choices = choices or table_choices(asked, facts)
    ids = list(rows_of_table(user, asked, choices).values_list("pk", flat=True))
    return TableStream(len(ids), _chunks(user, ids, asked), example_years(facts))


def _chunks(user: User, ids: list[int], asked: LineQuery) -> Iterator[tuple[JudgedLine, ...]]:
    """Each piece comes back in the order of the whole."""
    first = FIRST if len(ids) > CHUNK else CHUNK
    for start, end in pairwise([0, *range(first, len(ids), CHUNK), len(ids)]):
        piece = ScorecardLine.objects.filter(pk__in=ids[start:end]).in_card_order("-year")
        yield tuple(keep(judge_lines(piece, user=user), asked))
