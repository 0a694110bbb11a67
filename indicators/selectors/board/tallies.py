"""How supervision, decisions and development work are read, now or as they stood in a round; and counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from indicators.judging import Deliveries, StateTally, state_tallies
from indicators.selectors.drafts import known_deliveries
from indicators.values import RoundKind
from indicators.values.query.address_words import ROUND_SLUGS


@dataclass(frozen=True, slots=True)
class Reading:
    """How a year is read: what is delivered in it, and as of when.

    ``stood`` is the day on which the round was closed that it is read in, None for today; ``rounds`` are
    those that it can be read in.
    """

    known: Deliveries
    stood: date | None
    rounds: tuple[RoundKind, ...]

    @property
    def today(self) -> date:
        """The day on which deadlines are passed or not."""
        return self.stood or timezone.localdate()


def reading_of(year: int, kind: RoundKind | None, known: Deliveries | None = None) -> Reading:
    """How a year is read in a round: as it stood when that was closed, or as it is until it is closed.

    ``known`` is what is delivered, where it was asked already: one statement, where it is not remembered.
    """
    known = known or known_deliveries()
    closed = tuple(
        one.covers
        for one in known.rounds.get(year, ())
        if one.pk in known.closed and one.covers is not RoundKind.YEAR_END
    )
    if kind not in closed or kind is None:
        return Reading(known, None, closed)
    then = known.through(year, kind)
    return Reading(then, min(timezone.localdate(then.ends[year]), timezone.localdate()), closed)


def round_choices(rounds: Iterable[RoundKind]) -> list[tuple[str, str]]:
    """The rounds as they are chosen in an address, and as they are called."""
    return [(ROUND_SLUGS[kind], kind.label) for kind in rounds]


def tallies_of(
    year: int, read: Reading, *, area: str | None = None, sector: str | None = None
) -> tuple[StateTally, ...]:
    """What is counted of a year in an area and a sector. One statement.

    Supervision and decisions belong to no area: they are left out where one is asked for.
    """
    found = state_tallies(year, read.known, read.today)
    return tuple(one for one in found if area in (None, one.area) and sector in (None, one.sector))
