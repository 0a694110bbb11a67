"""Asking a sector's leaders to explain a delivered line, and answering it, outside a return."""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone

from indicators import permissions
from indicators.models import (
    EDITABLE,
    Act,
    RowRemark,
    ScorecardLine,
    Submission,
    SubmissionState,
    User,
    leaders_of,
)
from indicators.workflow.letters.mail import send_all
from indicators.workflow.refusals import AlreadyAsked, NeedsReason, NotAllowed, NotFound, NotPossible
from indicators.workflow.save import guard_version, require, sent_again, write
from indicators.workflow.trail import acting

DROPPED = "Trukket tilbake"


def ask_explanation(
    *, by: User, submission_id: int, line_id: int, text: str, subject: str, body: str, html: str = ""
) -> RowRemark:
    """Ask the leaders of a sector to explain a delivered line, and send each of them a letter.

    The very same request again is the one that stands, without another letter. What is asked needs no
    letter to stand: the letters go when it is written, so that no transaction waits for a mail server.
    Raises :class:`NeedsReason` without a text, :class:`NotAllowed`, :class:`NotFound` also for a line of
    another sector, :class:`NotPossible` while the sector works on what it has not delivered,
    :class:`AlreadyAsked` where another request waits, and :class:`NotSent` after it is written.
    """
    if not text.strip():
        raise NeedsReason
    with acting(Act.ASK_EXPLANATION, by=by, reason=text):
        of = _locked(submission_id)
        line = _lines_to_explain(of, [line_id], by=by)[0]
        stands = _waiting(of, [line_id]).get(line_id)
        if stands is not None:
            if (stands.asked_by_id, stands.text) != (by.pk, text.strip()):
                raise AlreadyAsked(stands.asked_by.display_name if stands.asked_by else "")
            return stands
        row = _asked_now(of, line, text, by=by)
    _send_all(of, subject, body, html)
    return row


def ask_explanations(
    *, by: User, submission_id: int, line_ids: Collection[int], text: str, subject: str, body: str, html: str
) -> list[RowRemark]:
    """Ask the leaders of a sector to explain several delivered lines, in one act and one letter to each.

    A line that has a request without an answer is left as it is; none and no letter where all have.
    Raises as :func:`ask_explanation` does, and :class:`NotFound` where no line is named.
    """
    if not text.strip():
        raise NeedsReason
    with acting(Act.ASK_EXPLANATION, by=by, reason=text):
        of = _locked(submission_id)
        lines = _lines_to_explain(of, line_ids, by=by)
        waiting = _waiting(of, line_ids)
        made = [_asked_now(of, line, text, by=by) for line in lines if line.pk not in waiting]
    if made:
        _send_all(of, subject, body, html)
    return made


def _lines_to_explain(of: Submission, line_ids: Collection[int], *, by: User) -> list[ScorecardLine]:
    """The lines of a delivery that somebody may ask about, in the order of their cards."""
    require(by, permissions.ASK_EXPLANATION, of)
    own = ScorecardLine.objects.filter(year=of.round.year, sector_id=of.sector_id, withdrawn=False)
    lines = list(own.filter(pk__in=line_ids).in_card_order())
    missing = set(line_ids) - {line.pk for line in lines}
    if missing or not lines:
        raise NotFound("line", min(missing, default=0))
    if of.state in EDITABLE or of.first_delivered_at is None:
        raise NotPossible(Act.ASK_EXPLANATION, SubmissionState(of.state))
    return lines


def _waiting(of: Submission, line_ids: Collection[int]) -> dict[int, RowRemark]:
    """The requests without an answer, by line."""
    rows = RowRemark.objects.filter(
        submission=of, line_id__in=line_ids, withdrawn=False, asked_by__isnull=False, reply=""
    )
    return {row.line_id: row for row in rows}


def _asked_now(of: Submission, line: ScorecardLine, text: str, *, by: User) -> RowRemark:
    row = RowRemark(submission=of, line=line, text=text.strip(), asked_by=by, asked_at=timezone.now())
    write(row, by=by, reason=text)
    return row


def answer_explanation(*, by: User, remark_id: int, text: str, version: int | None = None) -> RowRemark:
    """Answer what is asked, in own words, also when the figures are locked; read by all who read remarks.

    It may be written anew as long as it stands. Raises :class:`NeedsReason` without a text,
    :class:`NotAllowed`, :class:`NotFound` and :class:`Stale`.
    """
    if not text.strip():
        raise NeedsReason
    with acting(Act.ANSWER_EXPLANATION, by=by, reason=text):
        row = _asked(remark_id)
        require(by, permissions.ANSWER_EXPLANATION, row.submission)
        if row.reply != text.strip():
            guard_version(row, version, row.reply)
            row.reply, row.replied_by, row.replied_at = text.strip(), by, timezone.now()
            write(row, by=by, reason=text)
        return row


def drop_explanation(*, by: User, remark_id: int, version: int | None = None) -> RowRemark:
    """Withdraw one's own request that has no answer.

    Raises :class:`NotAllowed` for anybody but the asker, :class:`Stale`, and :class:`NotFound` where it is
    answered or withdrawn already.
    """
    with acting(Act.DROP_EXPLANATION, by=by, reason=DROPPED):
        row = _asked(remark_id, withdrawn=True)
        require(by, permissions.ASK_EXPLANATION, row.submission)
        if row.asked_by_id != by.pk:
            raise NotAllowed(permissions.ASK_EXPLANATION)
        if row.withdrawn and sent_again(row, by=by, reason=DROPPED, seen=version):
            return row
        guard_version(row, version, row.reply)
        if row.reply or row.withdrawn:
            raise NotFound("rowremark", remark_id)
        row.withdrawn = True
        write(row, by=by, reason=DROPPED)
        return row


def _send_all(of: Submission, subject: str, body: str, html: str) -> None:
    """One letter to each leader with an address; the first that fails is raised when all are tried."""
    send_all(leaders_of([of.sector_id], timezone.localdate()).get(of.sector_id, []), subject, body, html)


def _asked(remark_id: int, *, withdrawn: bool = False) -> RowRemark:
    """A request under lock; ``withdrawn`` lets one pass that has been withdrawn."""
    found = RowRemark.objects.select_for_update(of=("self",)).filter(pk=remark_id, asked_by__isnull=False)
    row = found.select_related("submission", "line").first()
    if row is None or (row.withdrawn and not withdrawn):
        raise NotFound("rowremark", remark_id)
    return row


def _locked(pk: int) -> Submission:
    found = Submission.objects.select_related("round", "sector").select_for_update(of=("self",))
    row = found.filter(pk=pk).first()
    if row is None:
        raise NotFound("submission", pk)
    return row
