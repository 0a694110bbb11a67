"""What a sector may ask, and has asked, about opening a delivery again."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.models import TRANSITIONS, Act, ReopeningRequest, SubmissionState, User
from indicators.permissions import ASK_REOPENING

from .grid import ReportingScope


@dataclass(frozen=True, slots=True)
class ReopeningStatus:
    """The newest request for what is approved or closed, if any, and whether the person may ask."""

    request: ReopeningRequest | None
    may_ask: bool


def reopening_status(user: User, at: ReportingScope) -> ReopeningStatus | None:
    """What was asked at a desk; None where nothing is approved or closed. One statement."""
    of = at.submission
    if of is None or (SubmissionState(of.state), Act.REOPEN) not in TRANSITIONS:
        return None
    found = ReopeningRequest.objects.filter(submission=of).select_related("asked_by", "answered_by").first()
    waits = found is not None and found.state == ReopeningRequest.State.OPEN
    if found is not None and found.state == ReopeningRequest.State.GRANTED:
        found = None  # it was opened, and was decided on anew since
    return ReopeningStatus(found, may_ask=user.has_perm(ASK_REOPENING, of) and not waits)
