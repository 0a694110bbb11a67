"""What waits for one person: deliveries to decide on, requests to answer, reports to approve."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.models import EditionProposal, ReopeningRequest, RowRemark, Submission, SubmissionState, User
from indicators.permissions import ANSWER_EXPLANATION, DECIDE, REOPEN, roles_of
from indicators.selectors.report.editions import waiting_for


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a person's decision or answer, each the longest waiting first."""

    submissions: tuple[Submission, ...] = ()
    reopenings: tuple[ReopeningRequest, ...] = ()
    proposals: tuple[EditionProposal, ...] = ()
    questions: tuple[RowRemark, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.submissions or self.reopenings or self.proposals or self.questions)


def waiting_on(user: User) -> Waiting:
    """What waits for a person today: nothing that somebody else must decide. At most four statements."""
    roles = roles_of(user)
    submissions: tuple[Submission, ...] = ()
    reopenings: tuple[ReopeningRequest, ...] = ()
    if roles.management:
        sent = Submission.objects.named().filter(state=SubmissionState.SUBMITTED)
        rows = sent.select_related("round", "sector").order_by("submitted_at", "pk")
        submissions = tuple(row for row in rows if user.has_perm(DECIDE, row))
    if roles.management or roles.controller:
        asked = ReopeningRequest.objects.filter(state=ReopeningRequest.State.OPEN)
        found = asked.select_related("submission__round", "submission__sector").order_by("asked_at", "pk")
        reopenings = tuple(row for row in found if user.has_perm(REOPEN, row.submission))
    questions: tuple[RowRemark, ...] = ()
    if roles.sector_ids:
        open_ones = RowRemark.objects.filter(
            submission__sector_id__in=roles.sector_ids, withdrawn=False, asked_by__isnull=False, reply=""
        )
        told = open_ones.select_related("submission__round", "submission__sector", "line", "asked_by")
        questions = tuple(
            row
            for row in told.order_by("asked_at", "pk")
            if user.has_perm(ANSWER_EXPLANATION, row.submission)
        )
    return Waiting(submissions, reopenings, waiting_for(user), questions)
