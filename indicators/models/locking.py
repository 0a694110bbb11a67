"""Where a sector's year stands: its rounds, what was delivered in each, and what is locked because of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet

from indicators import values

from .rounds import EDITABLE, Round, RoundState, Submission, SubmissionState
from .statements import prepared


class LockReason(StrEnum):
    """Why a figure cannot be changed. Presentation words it."""

    NOT_OPEN = "not_open"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    CLOSED = "closed"


LOCKING = {
    SubmissionState.SUBMITTED: LockReason.SUBMITTED,
    SubmissionState.APPROVED: LockReason.APPROVED,
    SubmissionState.CLOSED: LockReason.CLOSED,
}


@dataclass(frozen=True, slots=True)
class Lock:
    """What is locked: by which round, and by which of the sector's submissions (None before it opens)."""

    why: LockReason
    round: Round
    submission: Submission | None


@dataclass(frozen=True, slots=True)
class RoundSituation:
    """A round and what one sector has delivered in it; ``submission`` is None where it owes nothing."""

    round: Round
    submission: Submission | None

    @property
    def lock(self) -> Lock | None:
        """Why the sector's figures of this round cannot be changed; None where they can."""
        if self.round.state == RoundState.PLANNED:  # its opening may have been taken back
            return Lock(LockReason.NOT_OPEN, self.round, None)
        if self.submission is not None and self.submission.state in EDITABLE:
            return None
        if self.submission is not None:
            return Lock(LOCKING[SubmissionState(self.submission.state)], self.round, self.submission)
        return Lock(LockReason.CLOSED, self.round, None) if self.round.state == RoundState.CLOSED else None

    @property
    def hidden(self) -> bool:
        """Whether the sector has never delivered in this round."""
        if self.submission is None or self.round.state == RoundState.PLANNED:
            return self.round.state == RoundState.OPEN
        return not self.submission.delivered

    @property
    def published_at(self) -> datetime | None:
        """The moment as of which others read the sector's figures of this round, while they are changed."""
        return self.submission.published_at if self.submission is not None else None


@dataclass(frozen=True, slots=True)
class Situation:
    """A sector's year: its rounds in the order of their deadlines."""

    rounds: tuple[RoundSituation, ...]

    @property
    def kinds(self) -> tuple[values.RoundKind, ...]:
        """The rounds that the year has."""
        return tuple(one.round.covers for one in self.rounds)

    def round_for(self, period: values.Period) -> RoundSituation | None:
        """The round that a period is reported in; None where the year has none for it."""
        kind = values.round_of(period, self.kinds)
        return next((one for one in self.rounds if one.round.covers is kind), None)

    def lock_on(self, period: values.Period) -> Lock | None:
        """Why the figure of a period cannot be changed; None where it can. Without a round it is open."""
        found = self.round_for(period)
        return found.lock if found else None

    @property
    def current(self) -> RoundSituation | None:
        """The newest round that has been opened; None before any has."""
        opened = [one for one in self.rounds if one.round.state != RoundState.PLANNED]
        return opened[-1] if opened else None

    def unpublished(self, one: RoundSituation) -> bool:
        """Whether the figures of a round are drafts: never delivered in it.

        What stands locked in a round that was closed without a delivery is delivered with the next one.
        """
        if not one.hidden:
            return False
        later = [other for other in self.rounds if other.round.deadline > one.round.deadline]
        closed = one.lock is not None and one.lock.why is LockReason.CLOSED
        opened = [other for other in later if other.round.state != RoundState.PLANNED]
        return not (closed and any(not other.hidden for other in opened))

    @property
    def undelivered(self) -> tuple[Round, ...]:
        """The newest opened rounds in which the sector has delivered nothing yet, back to a delivered one.

        What is told of the year since the first of them was opened is a draft: a round that is opened later
        and due sooner delivers nothing.
        """
        found = []
        for one in reversed(self.rounds):
            if one.round.state == RoundState.PLANNED:
                continue
            if not one.hidden:
                break
            found.append(one.round)
        return tuple(found)

    @property
    def account_lock(self) -> Lock | None:
        """Why explanations and promises cannot be changed: the newest opened round is delivered or closed."""
        return self.current.lock if self.current else None

    @property
    def year_lock(self) -> Lock | None:
        """Why what the year is judged by (targets, benchmarks, lines) cannot be changed.

        A round that is planned but not open yet locks figures, and not the plan.
        """
        lock = self.lock_on(values.YEAR)
        return None if lock is None or lock.why is LockReason.NOT_OPEN else lock


def situation_of(year: int, sector_id: int, *, locked: bool = False) -> Situation:
    """Read where a sector's year stands. Two statements; ``locked`` takes the submissions' locks for writing.

    Whoever changes a state changes a submission, so no writer needs the lock of the round itself.
    """
    found = _locked(year, sector_id) if locked else _submissions(year, sector_id)
    own = {row.round_id: row for row in found}
    return Situation(tuple(RoundSituation(one, own.get(one.pk)) for one in _rounds(year)))


@prepared
def _rounds(year: int) -> QuerySet[Round]:
    return Round.objects.filter(year=year).order_by("deadline", "id")


@prepared
def _submissions(year: int, sector_id: int) -> QuerySet[Submission]:
    return Submission.objects.filter(round__year=year, sector_id=sector_id)


@prepared
def _locked(year: int, sector_id: int) -> QuerySet[Submission]:
    rows = Submission.objects.filter(round__year=year, sector_id=sector_id)
    return rows.order_by("pk").select_for_update(of=("self",))
