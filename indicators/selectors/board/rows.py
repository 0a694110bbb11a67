"""Frozen rows of the overview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from indicators.judging import JudgedLine, SectorRef, StateTally, YearOutcomes
from indicators.selectors.goal_tree import GoalsCount
from indicators.selectors.line_groups import Counts, GroupCount
from indicators.selectors.overdue_actions import OverdueAction
from indicators.selectors.recipients import Reach
from indicators.selectors.rounds.round_status import QUIET, News, Waiting
from indicators.values import Result, RoundKind, Status

from .narrowing import JUDGED
from .sorting import Streaks


@dataclass(frozen=True, slots=True)
class Share:
    """How many targets were met of those judged."""

    met: int
    judged: int

    @property
    def share(self) -> Decimal | None:
        """0 to 1; None where nothing could be judged."""
        return Decimal(self.met) / Decimal(self.judged) if self.judged else None


@dataclass(frozen=True, slots=True)
class Earlier:
    """How the very same indicators stood the year before, or in the round before of the same year.

    ``pairs`` counts the indicators that have a status both times, by (then, now): two years with different
    indicators are not compared. ``unfinished``: figures of now are not due yet, so that only what is judged
    both times says anything.
    """

    year: int
    round: RoundKind | None
    pairs: Mapping[tuple[Status, Status], int]
    unfinished: bool = False

    @property
    def shares(self) -> tuple[Share, Share]:
        """The shares met then and now, of the targets that are judged both times."""
        both = {pair: many for pair, many in self.pairs.items() if set(pair) <= JUDGED}
        judged = sum(both.values())
        then = sum(many for (before, _), many in both.items() if before is Status.MET)
        now = sum(many for (_, after), many in both.items() if after is Status.MET)
        return Share(then, judged), Share(now, judged)

    @property
    def total(self) -> int:
        """How many have a status both times."""
        return sum(self.pairs.values())

    def count_of(self, status: Status) -> tuple[int, int]:
        """How many of these had a status then, and have it now."""
        then = sum(many for (before, _), many in self.pairs.items() if before is status)
        return then, sum(many for (_, after), many in self.pairs.items() if after is status)


@dataclass(frozen=True, slots=True)
class YearsOfArea:
    """A service area with its shares by year, whatever it was called in each of them.

    ``name`` is that of the newest year it has, ``numbers`` are those of its years.
    """

    numbers: Mapping[int, str]
    name: str
    shares: Mapping[int, Share]


@dataclass(frozen=True, slots=True)
class Years:
    """Shares of targets met through the years, oldest first: of all, and of each area."""

    years: tuple[int, ...]
    whole: Mapping[int, Share]
    areas: tuple[YearsOfArea, ...]
    asked: Mapping[int, str]
    """The numbers by year of the area that is asked for, where one is."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Service areas × sectors; a pair without lines has no cell."""

    areas: tuple[GroupCount, ...]
    sectors: tuple[GroupCount, ...]
    cells: Mapping[tuple[str, str], Counts]


@dataclass(frozen=True, slots=True)
class Owing:
    """What a sector owes: figures that are asked for, explanations of what was missed."""

    sector: SectorRef
    figures: int
    explanations: int
    earlier: int = 0
    """Lines that have a figure, but not that of every period until then."""


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the overview of a year, or of a year as it stood in a round.

    ``whole`` are all lines, ``lines`` those of the scope; every count but those of ``areas``, ``sectors`` and
    ``matrix`` is of the scope. ``deadline`` is the day by which what ``owing`` tells of had to be there.
    ``overdue`` are the actions of today, promised in any year, in the area and sector that are asked for.
    ``figures`` are those of the shown lines in the years before, by indicator.
    All of it is as everybody reads it. ``own`` are the reader's rows with drafts, by line, and
    ``with_drafts`` the counts of the scope with them; None where there are none.
    """

    year: int
    round: RoundKind | None
    years: tuple[int, ...]
    whole: tuple[JudgedLine, ...]
    whole_counts: Counts
    lines: tuple[JudgedLine, ...]
    counts: Counts
    earlier: Earlier | None
    listed: tuple[JudgedLine, ...]
    areas: tuple[GroupCount, ...]
    sectors: tuple[GroupCount, ...]
    matrix: Matrix
    turned: tuple[JudgedLine, ...]
    recovered: tuple[JudgedLine, ...]
    by_own_targets: bool
    streaks: Streaks
    through_years: Years
    at_risk: tuple[JudgedLine, ...]
    owing: tuple[Owing, ...]
    overdue: tuple[OverdueAction, ...]
    deadline: date
    days_left: int
    figures: Mapping[int, tuple[tuple[int, Result], ...]]
    example: bool = False
    news: News = QUIET
    own: Mapping[int, JudgedLine] = field(default_factory=dict)
    with_drafts: Counts | None = None
    waiting: tuple[Waiting, ...] = ()
    """What waits for the reader: deliveries of the sectors that the reader leads."""
    past: Mapping[int, YearOutcomes] = field(default_factory=dict)
    """How the years before went."""
    reach: Mapping[int, Reach] = field(default_factory=dict)
    """Who leads the sectors that owe something, and what the reader may send them, by their keys; empty for
    whoever does not follow the rounds."""
    may_ask: frozenset[int] = frozenset()
    """The sectors whose single lines the reader may ask about: what was delivered is decided on."""
    tallies: tuple[StateTally, ...] = ()
    goals: GoalsCount | None = None
    """The year's goals counted, where any line hangs on one and the whole municipality is shown."""
    """Supervision, decisions and development work of the scope by state, where they were asked for."""
