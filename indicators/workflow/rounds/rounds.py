"""Planning, opening and closing the rounds of a year."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from indicators import permissions
from indicators.models import (
    TRANSITIONS,
    Act,
    Round,
    RoundKind,
    RoundState,
    ScorecardLine,
    Submission,
    SubmissionState,
    User,
)
from indicators.workflow.refusals import HasBegun, Invalid, NeedsReason, NotDelivered, NotFound, NotPossible
from indicators.workflow.save import changed_fields, guard_version, require, sent_again, write
from indicators.workflow.trail import acting

from .carry_matters import carry_on
from .obligations import owe_as_now, owing_sectors

PLANNED = "Runden er planlagt"
OPENED = "Runden er åpnet"
CLOSED = "Alle har levert og er godkjent"
FIRST_YEAR, LAST_YEAR = 2000, 2100
YEARS_AFTER = 3
"""A year's figures are reported no later than so many years after it."""


def plan_round(
    *,
    by: User,
    year: int,
    kind: RoundKind,
    opens_on: date,
    deadline: date,
    reason: str = "",
    pk: int | None = None,
    version: int | None = None,
) -> Round:
    """Make a round, or move its days. A closed round stays as it is; the very same once more makes none.

    Raises :class:`NotAllowed`, :class:`NotFound`, :class:`Stale`, :class:`NotPossible`, :class:`Invalid`.
    """
    with acting(Act.PLAN_ROUND, by=by, reason=reason or PLANNED):
        require(by, permissions.KEEP_ROUNDS)
        values = {"year": year, "kind": kind, "opens_on": opens_on, "deadline": deadline}
        if pk is None and (made := _made(values, RoundState.PLANNED, by=by, reason=reason or PLANNED)):
            return made
        row = Round() if pk is None else _locked(pk)
        if not row._state.adding and row.state != RoundState.CLOSED and not changed_fields(row, values):
            return row
        guard_version(row, version)
        if row.state == RoundState.CLOSED:
            raise NotPossible(Act.PLAN_ROUND, row.state)
        _sensible(year, opens_on, deadline)
        for name, value in values.items():
            setattr(row, name, value)
        write(row, by=by, reason=reason or PLANNED)
        return row


def open_round(*, by: User, round_id: int, reason: str = "", version: int | None = None) -> Round:
    """Open a planned round: every sector with anything to report of the year owes a submission from now on.

    Supervision and decisions that are open in the year before are carried on into this one.

    Raises :class:`NotAllowed`, :class:`NotFound`, :class:`Stale`, :class:`NotPossible`, and
    :class:`Invalid` where nobody would owe anything.
    """
    with acting(Act.OPEN_ROUND, by=by, reason=reason or OPENED):
        require(by, permissions.KEEP_ROUNDS)
        row = _locked(round_id)
        if row.state == RoundState.OPEN and sent_again(row, by=by, reason=reason or OPENED, seen=version):
            return row
        guard_version(row, version)
        if row.state != RoundState.PLANNED:
            raise NotPossible(Act.OPEN_ROUND, row.state)
        if not ScorecardLine.objects.filter(year=row.year, withdrawn=False).exists():
            raise Invalid({"": [gettext("Året har ingen målekortlinjer, så ingen skylder noe i runden.")]})
        carry_on(row.year, by=by, reason=reason or OPENED)  # before it opens: what is carried on is no draft
        row.state = RoundState.OPEN
        write(row, by=by, reason=reason or OPENED)
        _owe(row, SubmissionState.NOT_BEGUN, by=by, reason=reason or OPENED)
        return row


def unopen_round(*, by: User, round_id: int, reason: str, version: int | None = None) -> Round:
    """Take back the opening of a round in which nobody has begun; it is planned again.

    Raises :class:`NotAllowed`, :class:`NotFound`, :class:`Stale`, :class:`NotPossible`,
    :class:`NeedsReason`, and :class:`HasBegun` with the sectors that have begun.
    """
    with acting(Act.UNOPEN_ROUND, by=by, reason=reason):
        require(by, permissions.KEEP_ROUNDS)
        row = _locked(round_id)
        if row.state == RoundState.PLANNED and sent_again(row, by=by, reason=reason, seen=version):
            return row
        guard_version(row, version)
        if row.state != RoundState.OPEN:
            raise NotPossible(Act.UNOPEN_ROUND, row.state)
        if not reason.strip():
            raise NeedsReason
        owed = row.submissions.select_related("sector").order_by("pk").select_for_update(of=("self",))
        if begun := tuple(one.sector.name for one in owed if one.state != SubmissionState.NOT_BEGUN):
            raise HasBegun(begun)
        row.state = RoundState.PLANNED
        write(row, by=by, reason=reason)
        return row


def close_round(
    *, by: User, round_id: int, reason: str = "", version: int | None = None, even_if_missing: bool = False
) -> Round:
    """Close an open round; approved figures are locked until somebody reopens them.

    A sector that has delivered must have been decided on. ``even_if_missing`` closes over those that have
    not delivered, and takes a reason. Raises :class:`NotAllowed`, :class:`NotFound`, :class:`Stale`,
    :class:`NotPossible`, :class:`NotDelivered`, :class:`NeedsReason`.
    """
    with acting(Act.CLOSE_ROUND, by=by, reason=reason or CLOSED):
        require(by, permissions.KEEP_ROUNDS)
        row = _locked(round_id)
        if row.state == RoundState.CLOSED and sent_again(row, by=by, reason=reason or CLOSED, seen=version):
            return row
        guard_version(row, version)
        if row.state != RoundState.OPEN:
            raise NotPossible(Act.CLOSE_ROUND, row.state)
        owed = list(
            row.submissions.named()
            .select_related("sector", "round")
            .order_by("pk")
            .select_for_update(of=("self",))
        )
        approved = SubmissionState.APPROVED
        left = [one for one in owed if one.state != approved]
        stuck = [one for one in left if (one.state, Act.CLOSE_ROUND) not in TRANSITIONS]
        if stuck or (left and not even_if_missing):
            raise NotDelivered(
                tuple((one.sector_name, SubmissionState(one.state)) for one in (stuck or left))
            )
        if left and not reason.strip():
            raise NeedsReason
        for one in owed:
            one.state = TRANSITIONS[SubmissionState(one.state), Act.CLOSE_ROUND]
            with acting(Act.CLOSE_ROUND, by=by, reason=reason or CLOSED):
                write(one, by=by, reason=reason or CLOSED)
        row.state = RoundState.CLOSED
        write(row, by=by, reason=reason or CLOSED)
        return row


def close_past_round(
    *, by: User, year: int, kind: RoundKind, opens_on: date, deadline: date, reason: str
) -> Round:
    """Close a year that was reported before the program was in use: its figures are locked as they stand.

    Raises :class:`NotAllowed`, :class:`NeedsReason`, :class:`Invalid` where the year has the round already.
    """
    with acting(Act.CLOSE_PAST_ROUND, by=by, reason=reason):
        require(by, permissions.KEEP_ROUNDS)
        if not reason.strip():
            raise NeedsReason
        _sensible(year, opens_on, deadline)
        values = {"year": year, "kind": kind, "opens_on": opens_on, "deadline": deadline}
        if made := _made(values, RoundState.CLOSED, by=by, reason=reason):
            return made
        row = Round(**values, state=RoundState.CLOSED)
        write(row, by=by, reason=reason)
        _owe(row, SubmissionState.CLOSED, by=by, reason=reason)
        return row


def _made(values: dict[str, Any], state: RoundState, *, by: User, reason: str) -> Round | None:
    """The round that the same person made of the same form, where nothing has happened to it since."""
    row = Round.objects.filter(**values, state=state).first()
    return row if row is not None and sent_again(row, by=by, reason=reason, seen=0) else None


def _sensible(year: int, opens_on: date, deadline: date) -> None:
    """Raise :class:`Invalid` for days that cannot be meant; the order of the two is the table's own rule."""
    wrong: dict[str, list[str]] = {}
    if not FIRST_YEAR <= year <= LAST_YEAR:
        told = gettext("Året må være fra %(first)d til %(last)d.")
        raise Invalid({"year": [told % {"first": FIRST_YEAR, "last": LAST_YEAR}]})
    near = gettext("Datoen er langt fra %(year)d. Se over årstallet.") % {"year": year}
    if not year - 1 <= opens_on.year <= year + YEARS_AFTER:
        wrong["opens_on"] = [near]
    if not year <= deadline.year <= year + YEARS_AFTER:
        wrong["deadline"] = [near]
    if wrong:
        raise Invalid(wrong)


def _locked(pk: int) -> Round:
    row = Round.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        raise NotFound("round", pk)
    return row


def _owe(row: Round, state: SubmissionState, *, by: User, reason: str) -> None:
    """Make a submission for each sector that has anything to report of the round's year, and for no other."""
    begun = set(row.submissions.values_list("sector_id", flat=True))  # of an opening that was taken back
    for sector_id in sorted(owing_sectors(row.year) - begun):
        known = timezone.now() if state == SubmissionState.CLOSED else None
        lapsed = Submission.with_lapsed.filter(round=row, sector_id=sector_id).first()
        one = lapsed or Submission(round=row, sector_id=sector_id)
        one.state, one.first_delivered_at, one.lapsed = state, known, False
        with acting(Act.OPEN_ROUND, by=by, reason=reason):
            write(one, by=by, reason=reason)
    owe_as_now(row.year, begun, by=by, reason=reason)  # their lines may have gone elsewhere since then
