"""How the year stands to the whole country, in one line of the overview."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from indicators.judging import against_counts
from indicators.presentation.comparison.words import count_word
from indicators.presentation.navigation.addresses import address, rows_href
from indicators.presentation.navigation.choices import Choice
from indicators.selectors import Board
from indicators.values import RANKED, Against, BenchmarkScope
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import COMPARISON

TOLD = (Against.BETTER, Against.LIKE, Against.WORSE, Against.INCOMPARABLE)


@dataclass(frozen=True, slots=True)
class AgainstLine:
    """``Mot landet: 2 bedre, 6 like, 1 dårligere``, with the way to the page of it all."""

    href: str
    counts: tuple[Choice, ...]


def against_line(board: Board, asked: LineQuery) -> AgainstLine | None:
    """The line of the scope; None where no figure can be ranked with the country's."""
    found = against_counts(board.lines, BenchmarkScope.NATIONAL)
    if not any(found[one] for one in RANKED):
        return None
    scope = asked.scope.with_(year=board.year)
    counts = tuple(
        Choice(count_word(one, found[one]), rows_href(scope.with_against("landet", one)))
        for one in TOLD
        if found[one]
    )
    return AgainstLine(reverse("held") + address(scope.on(COMPARISON)), counts)
