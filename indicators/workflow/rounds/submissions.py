"""Delivering a sector's figures of a round, and deciding on them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q
from django.utils import timezone

from indicators import permissions
from indicators.judging import excused_at, owed_gaps, owed_matters
from indicators.models import (
    EDITABLE,
    TRANSITIONS,
    Act,
    ReopeningRequest,
    RoundKind,
    RoundState,
    RowRemark,
    ScorecardLine,
    Situation,
    Submission,
    SubmissionState,
    User,
)
from indicators.workflow.refusals import (
    ForbiddenMark,
    Incomplete,
    NeedsReason,
    NotFound,
    NotPossible,
    RefusedRow,
    RowsRefused,
    TooLong,
)
from indicators.workflow.save import guard_version, require, sent_again, trail_reason, write
from indicators.workflow.standing_lines import standing_line
from indicators.workflow.trail import acting

from .carry_matters import carry_on, years_opened_after

SUBMITTED = "Sendt inn"
TAKEN_BACK = "Trukket tilbake for å endre"
APPROVED = "Godkjent"
BEGUN = "Det første tallet er ført"
REPLIED = "Svart i rapporteringen"
DECIDED = (SubmissionState.APPROVED, SubmissionState.CLOSED)
REOPENED = (SubmissionState.REOPENED, SubmissionState.DRAFT)


def submit(
    *, by: User, submission_id: int, message: str = "", reason: str = "", version: int | None = None
) -> Submission:
    """Deliver: from now on the figures are read by all, and locked until they are decided on.

    Raises :class:`NotAllowed`, :class:`NotFound`, :class:`Stale`, :class:`NotPossible`,
    :class:`Incomplete` with everything that is missing, and :class:`NeedsReason` on another's behalf.
    """
    row = _peek(submission_id)
    reason = trail_reason(by, row.sector_id, reason, SUBMITTED)
    with acting(Act.SUBMIT, by=by, reason=reason):
        row = _locked(submission_id)
        require(by, permissions.SUBMIT, row)
        told = (SubmissionState.SUBMITTED, message.strip())
        if (row.state, row.message) == told and sent_again(row, by=by, reason=reason, seen=version):
            return row
        guard_version(row, version)
        row.delivered_from = row.state
        _move(row, Act.SUBMIT)
        missing, matters = owed_gaps(row.round, row.sector_id), owed_matters(row.round, row.sector_id)
        if missing or matters:
            raise Incomplete(missing, matters)
        row.submitted_by, row.submitted_at, row.message = by, timezone.now(), message.strip()
        row.first_delivered_at = row.first_delivered_at or row.submitted_at
        write(row, by=by, reason=reason)
        for year in years_opened_after(row.round.year):
            carry_on(year, by=by, reason=reason, sector_ids={row.sector_id})
        return row


def take_back(*, by: User, submission_id: int, reason: str = "", version: int | None = None) -> Submission:
    """Take a submission back before it is decided on: it stands in the state that it was sent in from.

    What was delivered stays published until it is sent in again. Raises as :func:`submit`.
    """
    row = _peek(submission_id)
    reason = trail_reason(by, row.sector_id, reason, TAKEN_BACK)
    with acting(Act.TAKE_BACK, by=by, reason=reason):
        row = _locked(submission_id)
        require(by, permissions.SUBMIT, row)
        if row.state in EDITABLE and sent_again(row, by=by, reason=reason, seen=version):
            return row
        guard_version(row, version)
        _move(row, Act.TAKE_BACK)
        row.state = row.delivered_from or row.state
        write(row, by=by, reason=reason)
        return row


def approve(*, by: User, submission_id: int, reason: str = "", version: int | None = None) -> Submission:
    """Approve what was delivered; in a round that is closed already it is closed at once.

    Raises :class:`NotAllowed` (also for one's own submission), :class:`NotFound`, :class:`Stale`,
    :class:`NotPossible`.
    """
    with acting(Act.APPROVE, by=by, reason=reason or APPROVED):
        row = _locked(submission_id)
        require(by, permissions.DECIDE, row)
        if row.state in DECIDED and sent_again(row, by=by, reason=reason or APPROVED, seen=version):
            return row
        _decide(row, Act.APPROVE, by, reason or APPROVED, version)
        if row.round.state == RoundState.CLOSED:
            row.state = SubmissionState.CLOSED
        row.decision = ""
        write(row, by=by, reason=reason or APPROVED)
        return row


def return_submission(
    *,
    by: User,
    submission_id: int,
    reason: str,
    remarks: Mapping[int, str] | None = None,
    version: int | None = None,
) -> Submission:
    """Send a submission back with the reason, and remarks at rows (line number → text).

    Raises as :func:`approve`, :class:`NeedsReason`, :class:`NotFound` for a line of another sector, and
    :class:`RowsRefused` with every remark that is too long or holds a forbidden mark.
    """
    if not reason.strip():
        raise NeedsReason
    with acting(Act.RETURN, by=by, reason=reason):
        row = _locked(submission_id)
        require(by, permissions.DECIDE, row)
        told = {line_id: text.strip() for line_id, text in (remarks or {}).items() if text.strip()}
        is_returned = row.state == SubmissionState.RETURNED and _untouched_remarks(row) == told
        if is_returned and sent_again(row, by=by, reason=reason, seen=version):
            return row
        _decide(row, Act.RETURN, by, reason, version)
        row.decision = reason.strip()
        write(row, by=by, reason=reason)
        own = ScorecardLine.objects.filter(year=row.round.year, sector_id=row.sector_id, withdrawn=False)
        lines = {line.pk: line for line in own.filter(pk__in=told)}
        if strangers := set(told) - set(lines):
            raise NotFound("line", min(strangers))
        refused = []
        for line_id, text in told.items():
            try:
                with acting(Act.RETURN, by=by, reason=reason):
                    write(RowRemark(submission=row, line=lines[line_id], text=text), by=by, reason=reason)
            except (TooLong, ForbiddenMark) as refusal:
                refused.append(RefusedRow(line_id, "remark", refusal))
        if refused:
            raise RowsRefused(tuple(refused))
        return row


def reply(
    *, by: User, submission_id: int, line_id: int, text: str, reason: str = "", version: int | None = None
) -> RowRemark:
    """Reply to what management asks about a row; an empty text takes the reply away.

    It is a draft until the submission is sent in. Raises :class:`NotFound` where nothing is asked,
    :class:`NotAllowed`, :class:`Stale`, :class:`NotPossible` while the sector may change nothing, and
    :class:`NeedsReason` on another's behalf.
    """
    line = standing_line(line_id)
    reason = trail_reason(by, line, reason, REPLIED)
    with acting(Act.REPLY, by=by, reason=reason):
        of = _locked(submission_id)
        require(by, permissions.REPORT_RESULT, line)
        standing = RowRemark.objects.filter(submission=of, line=line, withdrawn=False, asked_by=None)
        asked = standing.select_for_update()
        row = asked.first()
        if row is None:
            raise NotFound("rowremark", line_id)
        if of.state not in EDITABLE:
            raise NotPossible(Act.REPLY, SubmissionState(of.state))
        told = text.strip()
        if told != row.reply:
            guard_version(row, version, row.reply)
            row.reply = told
            row.replied_by, row.replied_at = (by, timezone.now()) if told else (None, None)
            write(row, by=by, reason=reason)
        return row


def reopen(*, by: User, submission_id: int, reason: str, version: int | None = None) -> Submission:
    """Let the sector change what was approved or closed; shows on the board until it is closed again.

    Raises as :func:`approve`, and :class:`NeedsReason`.
    """
    if not reason.strip():
        raise NeedsReason
    with acting(Act.REOPEN, by=by, reason=reason):
        row = _locked(submission_id)
        require(by, permissions.REOPEN, row)
        if row.state in REOPENED and sent_again(row, by=by, reason=reason, seen=version):
            return row
        guard_version(row, version)
        excused = excused_at(row)
        _move(row, Act.REOPEN)
        row.excused = excused or None
        if row.first_delivered_at is None:
            _reopen_undelivered(row)
        row.decided_by, row.decided_at, row.decision = by, timezone.now(), reason.strip()
        write(row, by=by, reason=reason)
        asked = ReopeningRequest.objects.filter(submission=row, state=ReopeningRequest.State.OPEN)
        for one in asked.select_for_update():
            one.state, one.answer = ReopeningRequest.State.GRANTED, reason.strip()
            one.answered_by, one.answered_at = by, row.decided_at
            write(one, by=by, reason=reason)
        return row


def _reopen_undelivered(row: Submission) -> None:
    """What a round was closed over is a draft still, unless a later delivery of the year has published it."""
    later = Submission.objects.filter(
        sector_id=row.sector_id,
        round__year=row.round.year,
        round__deadline__gt=row.round.deadline,
        first_delivered_at__isnull=False,
    )
    if later.exists():
        row.first_delivered_at = timezone.now()
    else:
        row.state = SubmissionState.DRAFT


def begin(row: Submission, *, by: User, reason: str) -> None:
    """The first thing is entered in a round: what was not begun is a draft."""
    if row._state.adding or row.state == SubmissionState.NOT_BEGUN:
        row.state = SubmissionState.DRAFT
        with acting(Act.REPORT_RESULT, by=by, reason=BEGUN):
            write(row, by=by, reason=BEGUN)


def kind_now(situation: Situation) -> str:
    """The round that a sector reports in; the whole year's where there is none."""
    return str(situation.current.round.kind) if situation.current else RoundKind.YEAR_END.value


def begin_in(situation: Situation, sector_id: int, *, by: User, reason: str) -> None:
    """The sector has begun in the open round; one that owed nothing until now owes from now on."""
    here = situation.current
    if here is None or here.round.state != RoundState.OPEN:
        return
    held = here.submission
    if held is None:
        held = Submission.with_lapsed.filter(round=here.round, sector_id=sector_id).first()
        held = held or Submission(round=here.round, sector_id=sector_id)
        if held.lapsed:
            held.lapsed, held.state = False, "not_begun"
    begin(held, by=by, reason=reason)


def _untouched_remarks(row: Submission) -> dict[int, str | None]:
    """The remarks of a return by line; None for one that somebody has replied to since."""
    asked = RowRemark.objects.filter(submission=row, withdrawn=False, asked_by=None)
    return {one.line_id: one.text if one.version == 1 else None for one in asked}


def _decide(row: Submission, what: Act, by: User, reason: str, version: int | None) -> None:
    """Move and close the remarks that stood; the caller has asked for the right, and writes.

    A request for an explanation stands until it is answered or withdrawn.
    """
    guard_version(row, version)
    _move(row, what)
    row.decided_by, row.decided_at = by, timezone.now()
    finished = Q(asked_by=None) | ~Q(reply="")
    for remark in RowRemark.objects.filter(finished, submission=row, withdrawn=False).select_for_update():
        remark.withdrawn = True
        with acting(what, by=by, reason=reason):
            write(remark, by=by, reason=reason)


def _move(row: Submission, what: Act) -> None:
    state = SubmissionState(row.state)
    if (state, what) not in TRANSITIONS:
        raise NotPossible(what, state)
    row.state = TRANSITIONS[state, what]


def _peek(pk: int) -> Submission:
    row = Submission.objects.filter(pk=pk).first()
    if row is None:
        raise NotFound("submission", pk)
    return row


def _locked(pk: int) -> Submission:
    found = Submission.objects.select_related("round", "sector").select_for_update(of=("self",))
    row = found.filter(pk=pk).first()
    if row is None:
        raise NotFound("submission", pk)
    return row
