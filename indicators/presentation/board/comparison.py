"""How the year stands to the whole country, in one line of the overview."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from indicators.judging import against_counts
from indicators.presentation.comparison.words import count_word
from indicators.presentation.navigation.addresses import query
from indicators.selectors import Board
from indicators.selectors.address_words import AGAINST_SLUGS
from indicators.values import RANKED, Against, BenchmarkScope

TOLD = (Against.BETTER, Against.LIKE, Against.WORSE, Against.INCOMPARABLE)


@dataclass(frozen=True, slots=True)
class AgainstCount:
    """How many lines stand so to the country, and the way to them."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class AgainstLine:
    """``Mot landet: 2 bedre, 6 like, 1 dårligere``, with the way to the page of it all."""

    href: str
    counts: tuple[AgainstCount, ...]


def against_line(board: Board, raw: dict[str, str]) -> AgainstLine | None:
    """The line of the scope; None where no figure can be ranked with the country's."""
    found = against_counts(board.lines, BenchmarkScope.NATIONAL)
    if not any(found[one] for one in RANKED):
        return None
    scope = {"ar": str(board.year), **{name: raw.get(name, "") for name in ("omrade", "sektor")}}
    here = {**scope, "runde": raw.get("runde", "")}
    counts = tuple(
        AgainstCount(count_word(one, found[one]), query(here, landet=AGAINST_SLUGS[one]) + "#liste")
        for one in TOLD
        if found[one]
    )
    return AgainstLine(reverse("held") + query(scope), counts)
