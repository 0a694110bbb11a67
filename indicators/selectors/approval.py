"""Who has delivered in a round, and one sector's figures to decide on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from indicators.judging import JudgedLine, judge_as_of, judge_lines
from indicators.models import (
    EDITABLE,
    TRANSITIONS,
    Act,
    Action,
    Correction,
    Deviation,
    Round,
    RoundState,
    RowRemark,
    ScorecardLine,
    Submission,
    SubmissionState,
    TrailEntry,
    User,
)
from indicators.permissions import DECIDE, FOLLOW_ROUNDS, REMIND, REOPEN, roles_of

from .corrections import CorrectionRow, corrections_of
from .delivery import SectorState, is_hidden, lines_of, states
from .years import is_example

S = SubmissionState


@dataclass(frozen=True, slots=True)
class Approval:
    """A round with its sectors: late ones first, then not delivered, to be decided, approved."""

    round: Round
    rounds: tuple[Round, ...]
    today: date
    sectors: tuple[SectorState, ...]
    may_remind: bool
    example: bool

    @property
    def days(self) -> int:
        """Days after the deadline; negative before it."""
        return (self.today - self.round.deadline).days


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """A line as it was delivered: what was judged, why it was missed, what is done, what was asked."""

    line: JudgedLine
    cause: str
    why_no_figure: str
    evidence: str
    actions: tuple[Action, ...]
    remarks: tuple[str, ...]
    corrected: tuple[CorrectionRow, ...] = ()
    """What was corrected of it since it was decided on: the row itself is as it was then."""


@dataclass(frozen=True, slots=True)
class Acts:
    """What the reader may do to a submission now, of what its state allows."""

    approve: bool
    give_back: bool
    reopen: bool
    remind: bool
    own: bool
    decides: bool


@dataclass(frozen=True, slots=True)
class SectorApproval:
    """One sector's submission: its state, its rows (none while they are drafts of others) and its history."""

    round: Round
    today: date
    sector: SectorState
    rows: tuple[DecidedRow, ...]
    hidden: bool
    acts: Acts
    history: tuple[TrailEntry, ...]
    example: bool


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
    rows = Submission.objects.filter(round=of).select_related("sector", "submitted_by", "decided_by", "round")
    if not user.has_perm(FOLLOW_ROUNDS):
        rows = rows.filter(sector_id__in=roles.sector_ids)
    found = states(rows.order_by("sector__order", "id"), of, roles, day)
    return Approval(
        of, rounds, day, tuple(sorted(found, key=_late_first)), user.has_perm(REMIND), is_example(of.year)
    )


ORDER: Mapping[SubmissionState, int] = {
    S.RETURNED: 1,
    S.REOPENED: 1,
    S.NOT_BEGUN: 1,
    S.DRAFT: 1,
    S.SUBMITTED: 2,
    S.APPROVED: 3,
    S.CLOSED: 4,
}


def _late_first(one: SectorState) -> tuple[int, int, int]:
    rank = 0 if one.late else ORDER[one.state]
    return rank, one.settled.settled - one.settled.expected if rank < 2 else 0, one.submission.sector.order


def sector_approval(
    user: User, year: int, kind: str, sector_code: str, *, today: date | None = None
) -> SectorApproval | None:
    """One sector's submission; None where there is none, or it is not the reader's to see."""
    day = today or timezone.localdate()
    roles = roles_of(user)
    rows = Submission.objects.select_related("round", "sector", "submitted_by", "decided_by")
    row = rows.filter(round__year=year, round__kind=kind, sector__code=sector_code).first()
    if row is None or not (user.has_perm(FOLLOW_ROUNDS) or row.sector_id in roles.sector_ids):
        return None
    hidden = is_hidden(row, roles)
    return SectorApproval(
        round=row.round,
        today=day,
        sector=states([row], row.round, roles, day)[0],
        rows=() if hidden else _rows(user, row, day),
        hidden=hidden,
        acts=_acts(user, row),
        history=_history(row),
        example=is_example(year),
    )


def _rows(user: User, row: Submission, day: date) -> tuple[DecidedRow, ...]:
    lines = lines_of(row.round, [row.sector_id])
    told = {one.line_id: one for one in Deviation.objects.filter(line__in=lines.order_by())}
    actions: defaultdict[int, list[Action]] = defaultdict(list)
    for action in Action.objects.filter(line__in=lines.order_by(), withdrawn=False):
        actions[action.line_id].append(action)
    remarks: defaultdict[int, list[str]] = defaultdict(list)
    for remark in RowRemark.objects.filter(submission=row, withdrawn=False):
        remarks[remark.line_id].append(remark.text)
    decided = row.decided_at if row.approved else None
    corrected: defaultdict[int, list[CorrectionRow]] = defaultdict(list)
    if decided is not None:
        for one in corrections_of(lines.order_by().values_list("pk", flat=True), user):
            if one.state == Correction.State.CORRECTED and one.opened_at > decided:
                corrected[one.line_id].append(one)
    return tuple(
        DecidedRow(
            line=line,
            cause=told[line.id].cause if line.id in told else "",
            why_no_figure=str(told[line.id].get_why_no_figure_display()) if line.id in told else "",
            evidence=told[line.id].evidence if line.id in told else "",
            actions=tuple(actions[line.id]),
            remarks=tuple(remarks[line.id]),
            corrected=tuple(reversed(corrected[line.id])),
        )
        for line in _judged(row, lines, day, decided)
    )


def _judged(
    row: Submission, lines: QuerySet[ScorecardLine], day: date, decided: datetime | None
) -> tuple[JudgedLine, ...]:
    """The lines as they were decided on; those that are not decided on as they are."""
    if decided is None:
        return judge_lines(lines, today=day)
    return judge_as_of(decided, year=row.round.year, sector_id=row.sector_id, planned=True)


def _acts(user: User, row: Submission) -> Acts:
    """The state decides what can be done at all, the rights who may."""
    state, decides = S(row.state), user.has_perm(DECIDE, row)
    remindable = row.state in EDITABLE and row.round.state != RoundState.PLANNED
    return Acts(
        approve=decides and (state, Act.APPROVE) in TRANSITIONS,
        give_back=decides and (state, Act.RETURN) in TRANSITIONS,
        reopen=user.has_perm(REOPEN, row) and (state, Act.REOPEN) in TRANSITIONS,
        remind=user.has_perm(REMIND, row) and remindable,
        own=row.submitted_by_id == user.pk,
        decides=roles_of(user).management,
    )


def _history(row: Submission) -> tuple[TrailEntry, ...]:
    """What was done to the submission, newest first."""
    entries = TrailEntry.objects.filter(subject_table="submission", subject_id=row.pk)
    return tuple(entries.select_related("by").order_by("-sequence"))
