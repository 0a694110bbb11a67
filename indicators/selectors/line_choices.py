"""What a reader can choose among on a page of lines, as the year that is shown has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.values.query.address_words import ALL_YEARS
from indicators.values.query.line_query import LineQuery
from indicators.values.rounds import RoundKind

from .areas import area_choices, sector_choices
from .years import YearFacts, first_choice


@dataclass(frozen=True, slots=True)
class LineChoices:
    """Years, areas by number and sectors by code, with what they are called; ``year`` is the one shown.

    ``rounds`` before year-end that the year can be shown in, and the lengths of ``rows`` of missed years;
    ``close``: the own word of the year for a near miss, if it has one.
    """

    year: str
    years: tuple[int, ...]
    areas: tuple[tuple[str, str], ...] = ()
    sectors: tuple[tuple[str, str], ...] = ()
    rounds: tuple[tuple[RoundKind, str], ...] = ()
    rows: tuple[int, ...] = ()
    close: str = ""

    @property
    def keys(self) -> Mapping[str, Sequence[str]]:
        """The words that the data has, by parameter."""
        return {"omrade": [key for key, _ in self.areas], "sektor": [key for key, _ in self.sectors]}


def table_choices(asked: LineQuery, facts: Sequence[YearFacts]) -> LineChoices:
    """The choices of the years that the big table shows: the newest one unless others are asked for."""
    shown = asked.year or first_choice(facts) or ALL_YEARS
    year = None if shown == ALL_YEARS else shown
    return LineChoices(
        str(shown),
        tuple(one.year for one in facts),
        tuple(area_choices(year, asked.areas)),
        tuple(sector_choices(year)),
    )
