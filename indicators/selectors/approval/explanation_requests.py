"""What is asked about the rows of a submission, and what the sector replies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from indicators.models import RowRemark, Submission, SubmissionState, User
from indicators.permissions import ANSWER_EXPLANATION, ASK_EXPLANATION, FOLLOW_ROUNDS, roles_of
from indicators.selectors.recipients import NOBODY, Reach, reach_of_submission

DECIDED = (SubmissionState.APPROVED, SubmissionState.CLOSED)


@dataclass(frozen=True, slots=True)
class Request:
    """A request for an explanation outside a return: who asked, who answered, and what the reader may do."""

    id: int
    version: int
    by: str
    at: datetime
    answered_by: str
    answered_at: datetime | None
    may_answer: bool
    may_drop: bool


@dataclass(frozen=True, slots=True)
class ExplanationRequest:
    """What is asked about a row, and what the sector replied (empty for nothing that is read).

    ``request``: it was asked outside a return.
    """

    text: str
    reply: str
    request: Request | None = None

    @property
    def waits(self) -> bool:
        """Whether it is a request without an answer."""
        return self.request is not None and not self.reply


def remarks_of(row: Submission, user: User) -> Mapping[int, list[ExplanationRequest]]:
    """What is asked about the lines, with replies: a draft of one is read where other drafts are.

    What is replied to a request outside a return is no draft. One statement.
    """
    found: defaultdict[int, list[ExplanationRequest]] = defaultdict(list)
    asked = RowRemark.objects.filter(submission=row, withdrawn=False)
    asked = asked.select_related("line", "asked_by", "replied_by")
    then = RowRemark.history.filter(id=OuterRef("pk"), history_date__lte=row.published_at or timezone.now())
    delivered = then.order_by("-history_date", "-history_id").values("reply")[:1]
    roles = roles_of(user)
    answers = user.has_perm(ANSWER_EXPLANATION, row)
    for remark in asked.annotate(
        delivered=Coalesce(Subquery(delivered), Value(""), output_field=TextField())
    ):
        request = _request(remark, user, answers=answers)
        own = request or roles.reads_drafts_of(row.sector_id, remark.line.indicator_id)
        found[remark.line_id].append(
            ExplanationRequest(remark.text, remark.reply if own else remark.delivered, request)
        )
    return found


@dataclass(frozen=True, slots=True)
class LineRequests:
    """What is asked about one line since it was decided on; ``submission`` is where it is asked.

    ``reach`` is whom a letter reaches, ``may_ask`` whether the reader may ask for more.
    """

    submission: Submission
    reach: Reach
    asked: tuple[ExplanationRequest, ...]
    may_ask: bool


def requests_about_line(user: User, line_id: int, year: int, sector_id: int) -> LineRequests | None:
    """What is asked about a line in the newest delivery of its sector that is decided on.

    None for whoever reads no decision page of the sector, and where nothing is decided on: until then a
    return asks. One statement, where something is decided on and read three.
    """
    decided = Submission.objects.filter(
        round__year=year, sector_id=sector_id, state__in=DECIDED, first_delivered_at__isnull=False
    )
    row = decided.select_related("round", "sector").order_by("-round__deadline", "-pk").first()
    reads = user.has_perm(FOLLOW_ROUNDS) or sector_id in roles_of(user).sector_ids
    if row is None or not reads:
        return None
    asked = tuple(one for one in remarks_of(row, user).get(line_id, ()) if one.request)
    may = user.has_perm(ASK_EXPLANATION, row)
    found = reach_of_submission(user, row) if may else NOBODY
    return LineRequests(row, found, asked, may_ask=may and not any(one.waits for one in asked))


def _request(row: RowRemark, user: User, *, answers: bool) -> Request | None:
    if row.asked_by is None or row.asked_at is None:
        return None
    return Request(
        row.pk,
        row.version,
        row.asked_by.display_name,
        row.asked_at,
        row.replied_by.display_name if row.replied_by else "",
        row.replied_at,
        may_answer=answers,
        may_drop=row.asked_by_id == user.pk and not row.reply,
    )
