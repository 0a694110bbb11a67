"""What each sector has delivered in each round, and since when: which figures are drafts follows from it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from types import MappingProxyType

from indicators import values
from indicators.models import Round, RoundState, Submission, SubmissionState
from indicators.models.locking import RoundSituation, Situation


@dataclass(frozen=True, slots=True)
class Changing:
    """Figures of a round that a sector has delivered and is changing: others read them as of a moment."""

    round: Round
    sector_id: int
    periods: tuple[values.Period, ...]
    published_at: datetime


type States = Mapping[tuple[int, int], Submission]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A round with drafts in it: of these sectors, or where that is None of all but those that delivered."""

    round: Round
    periods: tuple[values.Period, ...]
    sectors: frozenset[int] | None
    delivered: frozenset[int]


@dataclass(slots=True)
class Deliveries:
    """Every year's rounds, when each was opened, and what each sector has delivered in them."""

    rounds: Mapping[int, tuple[Round, ...]]
    submissions: States
    opened: Mapping[int, datetime]
    closed: Mapping[int, datetime] = field(default_factory=dict)
    ends: Mapping[int, datetime] = field(default_factory=dict)
    """Years that are read as they stood at a moment; see :meth:`through`."""
    _known: dict[tuple[int, int], Situation] = field(default_factory=dict)
    _shape: tuple[Hashable, ...] | None = None

    @property
    def shape(self) -> tuple[Hashable, ...]:
        """Which drafts there are, and what is being changed: all that the text of a statement takes of it."""
        if self._shape is None:
            drafting = ((year, others, *sorted(since.items())) for year, since, others in self.drafting())
            changing = (
                (one.round.year, one.sector_id, one.periods, one.published_at) for one in self.changing()
            )
            drafted = (
                (one.round.year, one.periods, one.sectors, one.delivered) for one in self.figures_drafted()
            )
            self._shape = tuple(drafting), tuple(changing), tuple(drafted)
        return self._shape

    def situation(self, year: int, sector_id: int) -> Situation:
        """Where a sector's year stands."""
        key = (year, sector_id)
        if key not in self._known:
            found = self.rounds.get(year, ())
            self._known[key] = Situation(
                tuple(RoundSituation(one, self.submissions.get((one.pk, sector_id))) for one in found)
            )
        return self._known[key]

    def draft(self, year: int, sector_id: int, period: values.Period) -> bool:
        """Whether the figure of a period is a draft: its round is open, and the sector has not delivered."""
        if year not in self.rounds:
            return False
        situation = self.situation(year, sector_id)
        found = situation.round_for(period)
        return found is not None and situation.unpublished(found)

    def published_at(self, year: int, sector_id: int, period: values.Period) -> datetime | None:
        """The moment as of which others read the figure of a period, while its sector is changing it."""
        if year not in self.rounds:
            return None
        found = self.situation(year, sector_id).round_for(period)
        return found.published_at if found is not None else None

    def drafted_since(self, year: int, sector_id: int) -> datetime | None:
        """The moment since which explanations and promises of a year are drafts; None where none is.

        That is when the first of the rounds was opened in which the sector has not delivered yet, or else the
        moment after its last delivery in the newest round, while it changes what it delivered. What it has
        told before has been delivered, and stays.
        """
        if year not in self.rounds:
            return None
        since, end = self._told_since(year, sector_id), self.ends.get(year)
        return since if end is None else min(end, since or end)

    def _told_since(self, year: int, sector_id: int) -> datetime | None:
        situation = self.situation(year, sector_id)
        if found := situation.undelivered:
            return min(self.opened.get(one.pk, LONG_AGO) for one in found)
        current = situation.current
        moment = current.published_at if current is not None else None
        return None if moment is None else moment + MOMENT

    def through(self, year: int, kind: values.RoundKind) -> Deliveries:
        """The same with what is told of a year read as it stood when a round of it was closed first.

        Of a round that is not closed, or that the year does not have, nothing is read in another way.
        """
        closed = [self.closed.get(one.pk) for one in self.rounds.get(year, ()) if one.covers is kind]
        if not closed or closed[0] is None:
            return self
        return replace(self, ends={year: closed[0] + MOMENT}, _known={}, _shape=None)

    def drafting(self) -> Iterable[tuple[int, Mapping[int, datetime | None], datetime | None]]:
        """The years in which something told is a draft: since when by sector, and of the others."""
        for year, rounds in self.rounds.items():
            ids = {one.pk for one in rounds}
            known = {sector_id for round_id, sector_id in self.submissions if round_id in ids}
            by_sector = {sector_id: self.drafted_since(year, sector_id) for sector_id in known}
            others = self.drafted_since(year, NOBODY)
            if others is not None or any(by_sector.values()):
                yield year, by_sector, others

    def deadline(self, year: int) -> date | None:
        """The deadline of the year-end round; None where the year has none."""
        found = [one for one in self.rounds.get(year, ()) if one.covers is values.RoundKind.YEAR_END]
        return found[0].deadline if found else None

    def under_change(self, year: int, sector_id: int, periods: Iterable[values.Period]) -> str:
        """The state of a figure that was read by all and is being changed: returned, reopened, else empty."""
        if year not in self.rounds:
            return ""
        situation = self.situation(year, sector_id)
        for period in periods:
            found = situation.round_for(period)
            state = found.submission.state if found and found.submission else ""
            if state in (SubmissionState.RETURNED, SubmissionState.REOPENED):
                return str(state)
        return ""

    def closed_at(self, year: int) -> datetime | None:
        """The moment when the year was closed: its year-end round; None where it is not."""
        found = [one for one in self.rounds.get(year, ()) if one.covers is values.RoundKind.YEAR_END]
        return self.closed.get(found[0].pk) if found else None

    def words_until(self, year: int, kind: values.RoundKind) -> datetime | None:
        """The last moment before the next round of a year was opened; None where none has been.

        What was told until then belongs to this round.
        """
        later = (one for one in self.rounds.get(year, ()) if one.covers.last_month > kind.last_month)
        opened = [self.opened[one.pk] for one in later if one.pk in self.opened]
        return min(opened) - MOMENT if opened else None

    def kinds(self, year: int) -> tuple[values.RoundKind, ...]:
        """The rounds that a year has, in the order of their deadlines."""
        return tuple(one.covers for one in self.rounds.get(year, ()))

    def figures_drafted(self) -> Iterable[Drafted]:
        """Which figures are drafts anywhere."""
        for rounds in self.rounds.values():
            kinds = tuple(one.covers for one in rounds)
            for one in rounds:
                hidden, shown = self._sectors(one)
                periods = tuple(p for p in ALL_PERIODS if values.round_of(p, kinds) is one.covers)
                if one.state == RoundState.OPEN:
                    yield Drafted(one, periods, None, shown)
                elif hidden:
                    yield Drafted(one, periods, hidden, frozenset())

    def changing(self) -> Iterable[Changing]:
        """What sectors have delivered and are changing anywhere."""
        for (round_id, sector_id), submission in self.submissions.items():
            if (moment := submission.published_at) is None:
                continue
            for rounds in self.rounds.values():
                kinds = tuple(one.covers for one in rounds)
                for one in rounds:
                    if one.pk == round_id:
                        periods = tuple(p for p in ALL_PERIODS if values.round_of(p, kinds) is one.covers)
                        yield Changing(one, sector_id, periods, moment)

    def _sectors(self, one: Round) -> tuple[frozenset[int], frozenset[int]]:
        hidden: set[int] = set()
        shown: set[int] = set()
        for (round_id, sector_id), submission in self.submissions.items():
            if round_id == one.pk:
                situation = self.situation(one.year, sector_id)
                draft = situation.unpublished(RoundSituation(one, submission))
                (hidden if draft else shown).add(sector_id)
        return frozenset(hidden), frozenset(shown)


ALL_PERIODS = tuple(
    values.Period(kind, number) for kind in values.PeriodKind for number in range(1, kind.per_year + 1)
)


NOBODY = 0
"""The number of no sector: one that owes nothing."""
LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


def deliveries(
    rounds: Iterable[Round],
    submissions: Iterable[Submission],
    opened: Mapping[int, datetime],
    closed: Mapping[int, datetime] | None = None,
) -> Deliveries:
    """Put rounds and submissions together; ``opened`` and ``closed`` are when each round was so first."""
    ordered = sorted(rounds, key=lambda one: (one.year, one.deadline, one.pk))
    by_year = {year: tuple(found) for year, found in groupby(ordered, key=lambda one: one.year)}
    by_sector = {(one.round_id, one.sector_id): one for one in submissions}
    return Deliveries(MappingProxyType(by_year), by_sector, opened, closed or {})
