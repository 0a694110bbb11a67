"""Asking for what was approved or closed to be opened again, and declining it.

Opening it is the other answer: :func:`indicators.workflow.rounds.submissions.reopen`.
"""

from __future__ import annotations

from django.utils import timezone

from indicators import permissions
from indicators.models import TRANSITIONS, Act, ReopeningRequest, Submission, SubmissionState, User
from indicators.workflow.refusals import AlreadyAsked, NeedsReason, NotFound, NotPossible
from indicators.workflow.save import require, write
from indicators.workflow.trail import acting

State = ReopeningRequest.State


def ask_reopening(*, by: User, submission_id: int, reason: str) -> ReopeningRequest:
    """Ask for a submission to be opened again, with the reason; the very same again is the one that stands.

    Raises :class:`NeedsReason`, :class:`NotAllowed`, :class:`NotFound`, :class:`NotPossible` where it is open
    already, and :class:`AlreadyAsked`.
    """
    if not reason.strip():
        raise NeedsReason
    with acting(Act.ASK_REOPENING, by=by, reason=reason):
        of = _locked(submission_id)
        require(by, permissions.ASK_REOPENING, of)
        if (SubmissionState(of.state), Act.REOPEN) not in TRANSITIONS:
            raise NotPossible(Act.ASK_REOPENING, SubmissionState(of.state))
        stands = ReopeningRequest.objects.filter(submission=of, state=State.OPEN).first()
        if stands is not None and (stands.asked_by_id, stands.reason) != (by.pk, reason.strip()):
            raise AlreadyAsked(stands.asked_by.display_name)
        if stands is not None:
            return stands
        row = ReopeningRequest(submission=of, reason=reason.strip(), asked_by=by, asked_at=timezone.now())
        write(row, by=by, reason=reason)
        return row


def decline_reopening(*, by: User, request_id: int, answer: str) -> ReopeningRequest:
    """Answer that it is not opened again, and why; the very same answer again changes nothing.

    Raises :class:`NeedsReason`, :class:`NotAllowed`, and :class:`NotFound` where it has another answer.
    """
    if not answer.strip():
        raise NeedsReason
    with acting(Act.DECLINE_REOPENING, by=by, reason=answer):
        row = ReopeningRequest.objects.select_for_update().filter(pk=request_id).first()
        if row is None:
            raise NotFound("reopeningrequest", request_id)
        require(by, permissions.REOPEN, row.submission)
        given = (State.DECLINED, by.pk, answer.strip())
        if (row.state, row.answered_by_id, row.answer) == given:
            return row
        if row.state != State.OPEN:
            raise NotFound("reopeningrequest", request_id)
        row.state, row.answer, row.answered_by, row.answered_at = State.DECLINED, given[2], by, timezone.now()
        write(row, by=by, reason=answer)
        return row


def _locked(pk: int) -> Submission:
    found = Submission.objects.select_related("round", "sector").select_for_update(of=("self",))
    row = found.filter(pk=pk).first()
    if row is None:
        raise NotFound("submission", pk)
    return row
