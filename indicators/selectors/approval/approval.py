"""Who has delivered in a round, and one sector's figures to decide on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from indicators.judging import JudgedLine, judge_as_of, judge_lines, published
from indicators.models import (
    EDITABLE,
    TRANSITIONS,
    Act,
    Correction,
    ReopeningRequest,
    Round,
    RoundState,
    Submission,
    SubmissionState,
    TrailEntry,
    User,
)
from indicators.permissions import (
    ASK_EXPLANATION,
    DECIDE,
    FOLLOW_ROUNDS,
    MANAGE_PEOPLE,
    REMIND,
    REOPEN,
    roles_of,
)
from indicators.selectors.corrections import CorrectionRow, corrections_of
from indicators.selectors.years import is_example
from indicators.values import Status

from .delivery import SectorState, is_hidden, lines_of, shown_through, states
from .explanation_requests import ExplanationRequest, remarks_of

S = SubmissionState


@dataclass(frozen=True, slots=True)
class Approval:
    """A round with its sectors: late ones first, then not delivered, to be decided, approved."""

    round: Round
    rounds: tuple[Round, ...]
    today: date
    sectors: tuple[SectorState, ...]
    may_remind: bool
    may_ask: bool
    gives_leaders: bool
    example: bool
    requests: tuple[ReopeningRequest, ...] = ()
    """What the person reads of sectors that ask for reopening, in any round, the first one first."""

    @property
    def days(self) -> int:
        """Days after the deadline; negative before it."""
        return (self.today - self.round.deadline).days


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """A line as it was delivered: what was judged, why it was missed, what is done; and what was asked."""

    line: JudgedLine
    remarks: tuple[ExplanationRequest, ...]
    corrected: tuple[CorrectionRow, ...] = ()
    """What was corrected of it since it was decided on: the row itself is as it was then."""
    before: JudgedLine | None = None
    """The row as it was when it was returned, where it was sent in again since."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The entry of the trail by which a delivery was decided on, and when."""

    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Acts:
    """What the reader may do to a submission now, of what its state allows."""

    approve: bool
    give_back: bool
    reopen: bool
    remind: bool
    ask: bool
    """To ask the leaders to explain a line that they have delivered."""
    own: bool
    decides: bool
    gives_leaders: bool
    """To give the sector a leader."""


@dataclass(frozen=True, slots=True)
class SectorApproval:
    """One sector's submission: its state, its rows (none while they are drafts of others) and its history.

    Once it is decided on, ``rows`` are as they were then, and ``decided`` says when that was. ``drafts``:
    the reader sees own drafts among them.
    """

    round: Round
    today: date
    sector: SectorState
    rows: tuple[DecidedRow, ...]
    hidden: bool
    decided: Decided | None
    drafts: bool
    acts: Acts
    history: tuple[TrailEntry, ...]
    example: bool
    request: ReopeningRequest | None = None
    """What the sector asks for and has no answer to: to open this again."""


def reads_approval(user: User) -> bool:
    """Whether a person reads who has delivered: management, controller, auditor all, a leader the own."""
    return user.has_perm(FOLLOW_ROUNDS) or roles_of(user).leader


def rounds_to_decide() -> tuple[Round, ...]:
    """Rounds that have been opened, newest first. One statement."""
    found = Round.objects.exclude(state=RoundState.PLANNED)
    return tuple(found.order_by("-year", "-deadline", "-id"))


def newest(rounds: Iterable[Round]) -> Round | None:
    """The newest open round, else the newest."""
    found = tuple(rounds)
    return next((one for one in found if one.state == RoundState.OPEN), found[0] if found else None)


def approval(user: User, of: Round, rounds: tuple[Round, ...], *, today: date | None = None) -> Approval:
    """The sectors of a round that a person reads."""
    day = today or timezone.localdate()
    roles = roles_of(user)
    rows = Submission.objects.named().filter(round=of)
    rows = rows.select_related("sector", "submitted_by", "decided_by", "round")
    if not user.has_perm(FOLLOW_ROUNDS):
        rows = rows.filter(sector_id__in=roles.sector_ids)
    found = states(rows.in_sector_order(), of, day)
    return Approval(
        of,
        rounds,
        day,
        tuple(sorted(found, key=_late_first)),
        user.has_perm(REMIND),
        user.has_perm(ASK_EXPLANATION),
        user.has_perm(MANAGE_PEOPLE),
        is_example(of.year),
        _requests(user),
    )


def _requests(user: User) -> tuple[ReopeningRequest, ...]:
    """The requests for reopening that have no answer, of the sectors that a person reads about here."""
    found = ReopeningRequest.objects.filter(state=ReopeningRequest.State.OPEN)
    if not user.has_perm(FOLLOW_ROUNDS):
        found = found.filter(submission__sector_id__in=roles_of(user).sector_ids)
    named = found.select_related("submission__round", "submission__sector", "asked_by")
    return tuple(named.order_by("asked_at", "id"))


ORDER: Mapping[SubmissionState, int] = {
    S.RETURNED: 1,
    S.REOPENED: 1,
    S.NOT_BEGUN: 1,
    S.DRAFT: 1,
    S.SUBMITTED: 2,
    S.APPROVED: 3,
    S.CLOSED: 4,
}


def _late_first(one: SectorState) -> tuple[int, int]:
    """Those of one rank stay in the order of the sectors."""
    rank = 0 if one.late else ORDER[one.state]
    return rank, one.settled.settled - one.settled.expected if rank < 2 else 0


def sector_approval(
    user: User, year: int, kind: str, sector_code: str, *, today: date | None = None
) -> SectorApproval | None:
    """One sector's submission; None where there is none, or it is not the reader's to see."""
    day = today or timezone.localdate()
    roles = roles_of(user)
    rows = Submission.objects.named().select_related("round", "sector", "submitted_by", "decided_by")
    row = rows.filter(round__year=year, round__kind=kind, sector__code=sector_code).first()
    if row is None or not (user.has_perm(FOLLOW_ROUNDS) or row.sector_id in roles.sector_ids):
        return None
    hidden, history = is_hidden(row, roles), _history(row)
    moment = decided_at(row)
    rows_read = () if hidden else _rows(row, user, day, moment)
    return SectorApproval(
        round=row.round,
        today=day,
        sector=states([row], row.round, day)[0],
        rows=rows_read,
        hidden=hidden,
        decided=_decided(history, moment),
        drafts=any(one.line.public is not None for one in rows_read),
        acts=_acts(user, row),
        history=history,
        example=is_example(year),
        request=next((one for one in _requests(user) if one.submission_id == row.pk), None),
    )


def lacking_explanation(found: SectorApproval) -> tuple[JudgedLine, ...]:
    """The missed targets of a delivery that nobody has explained or been asked about, as they are now."""
    asked = {one.line.id for one in found.rows if any(remark.waits for remark in one.remarks)}
    row = found.sector.submission
    lines = lines_of(found.round, [row.sector_id])
    judged = published(judge_lines(lines, today=found.today, through=shown_through(found.round)))
    return tuple(
        line
        for line in judged
        if line.on_card and line.verdict.status is Status.MISSED and not line.explained
        if line.id not in asked
    )


def decided_at(row: Submission) -> datetime | None:
    """When what was delivered was decided on; None while it is in somebody's hands, or was never delivered.

    A year from before the program was decided on when it was closed.
    """
    if not row.delivered or row.state not in (S.APPROVED, S.CLOSED):
        return None
    return row.decided_at if row.approved else row.first_delivered_at


def _decided(history: tuple[TrailEntry, ...], moment: datetime | None) -> Decided | None:
    """The entry that decided: the newest approval, else the one that closed it."""
    deciding = (Act.APPROVE, Act.CLOSE_ROUND, Act.CLOSE_PAST_ROUND)
    entries = [one for act in deciding for one in history if one.act == act]
    return Decided(entries[0].sequence, entries[0].at) if moment is not None and entries else None


def _rows(row: Submission, user: User, day: date, moment: datetime | None) -> tuple[DecidedRow, ...]:
    """The lines as they were decided on, else as the person reads them at the round now."""
    remarks = remarks_of(row, user)
    through = shown_through(row.round)
    if moment is None:
        lines = judge_lines(lines_of(row.round, [row.sector_id]), user=user, today=day, through=through)
    else:
        which = {"year": row.round.year, "sector_id": row.sector_id, "planned": True}
        lines = judge_as_of(moment, user=AnonymousUser(), through=through, **which)
    corrected: defaultdict[int, list[CorrectionRow]] = defaultdict(list)
    if moment is not None:
        for one in corrections_of([line.id for line in lines], user):
            if one.state == Correction.State.CORRECTED and one.opened_at > moment:
                corrected[one.line_id].append(one)
    before = _when_returned(row)
    return tuple(
        DecidedRow(
            line, tuple(remarks.get(line.id, ())), tuple(reversed(corrected[line.id])), before.get(line.id)
        )
        for line in lines
    )


def _when_returned(row: Submission) -> Mapping[int, JudgedLine]:
    """The lines as they were when management sent them back; none unless they were sent in again since."""
    if row.state != S.SUBMITTED or row.delivered_from != S.RETURNED or row.decided_at is None:
        return {}
    which: dict[str, Any] = {"year": row.round.year, "sector_id": row.sector_id, "planned": True}
    through = shown_through(row.round)
    return {
        line.id: line for line in judge_as_of(row.decided_at, user=AnonymousUser(), through=through, **which)
    }


def _acts(user: User, row: Submission) -> Acts:
    """The state decides what can be done at all, the rights who may."""
    state, decides = S(row.state), user.has_perm(DECIDE, row)
    remindable = row.state in EDITABLE and row.round.state != RoundState.PLANNED
    delivered = row.state not in EDITABLE and row.first_delivered_at is not None
    return Acts(
        approve=decides and (state, Act.APPROVE) in TRANSITIONS,
        give_back=decides and (state, Act.RETURN) in TRANSITIONS,
        reopen=user.has_perm(REOPEN, row) and (state, Act.REOPEN) in TRANSITIONS,
        remind=user.has_perm(REMIND, row) and remindable,
        ask=user.has_perm(ASK_EXPLANATION, row) and delivered,
        own=row.submitted_by_id == user.pk,
        decides=roles_of(user).management,
        gives_leaders=user.has_perm(MANAGE_PEOPLE),
    )


def _history(row: Submission) -> tuple[TrailEntry, ...]:
    """What was done to the submission, and asked about opening it again, newest first."""
    asked = ReopeningRequest.objects.filter(submission=row).values("pk")
    entries = TrailEntry.objects.filter(
        Q(subject_table="submission", subject_id=row.pk)
        | Q(subject_table="reopeningrequest", subject_id__in=asked)
    )
    return tuple(entries.select_related("by").order_by("-sequence"))
