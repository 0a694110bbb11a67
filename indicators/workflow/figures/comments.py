"""What a sector says of its results in a service area (resultatkommentar), in its reporting."""

from __future__ import annotations

from django.db.models import Max
from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import Act, ResultComment, ScorecardLine, Submission, User, situation_of
from indicators.permissions import roles_of
from indicators.workflow.refusals import Invalid, Locked, NotAllowed, NotFound
from indicators.workflow.rounds.submissions import begin
from indicators.workflow.save import changed_fields, guard_version, trail_reason, write
from indicators.workflow.trail import acting

COMMENTED = "Resultatkommentar i rapporteringen"


def comment_results(
    *,
    by: User,
    sector_id: int,
    area_id: int,
    year: int,
    text: str,
    title: str = "",
    pk: int | None = None,
    version: int | None = None,
    withdrawn: bool = False,
    reason: str = "",
) -> ResultComment:
    """Write a comment on a sector's results in an area; change (``pk``) or withdraw one of the sector's own.

    It is a draft until the sector delivers, and is locked with its explanations. The very same text again is
    the comment that stands. Raises :class:`NotFound` where the sector has no lines in the area that year,
    :class:`NotAllowed`, :class:`Stale`, :class:`Locked`, :class:`Invalid`, :class:`NeedsReason`.
    """
    why = trail_reason(by, sector_id, reason, COMMENTED)
    told = {"title": title.strip(), "text": text.strip(), "withdrawn": withdrawn}
    with acting(Act.ANNOTATE, by=by, reason=why):
        row = _row(sector_id, area_id, year, pk, text.strip())
        _require(by, row)
        situation = situation_of(year, sector_id, locked=True)
        if situation.account_lock is not None:
            raise Locked(situation.account_lock)
        if row.withdrawn and changed_fields(row, told):
            raise NotFound("resultcomment", row.pk)
        if not told["text"]:
            raise Invalid({"text": [_("Skriv kommentaren, eller trekk den tilbake.")]})
        if not row._state.adding and not changed_fields(row, told):
            return row
        guard_version(row, version, row.text)
        for name, value in told.items():
            setattr(row, name, value)
        write(row, by=by, reason=why)
        if situation.current is not None:
            here = situation.current
            begin(here.submission or Submission(round=here.round, sector_id=sector_id), by=by, reason=why)
        return row


def _row(sector_id: int, area_id: int, year: int, pk: int | None, text: str) -> ResultComment:
    own = ResultComment.objects.filter(sector_id=sector_id, area_id=area_id, year=year)
    if pk is not None:
        row = own.select_for_update().filter(pk=pk).first()
        if row is None:
            raise NotFound("resultcomment", pk)
        return row
    lines = ScorecardLine.objects.filter(year=year, sector_id=sector_id, area_id=area_id, withdrawn=False)
    if not lines.exists():
        raise NotFound("servicearea", area_id)
    if (same := own.filter(text=text, withdrawn=False).first()) is not None:
        return same
    others = ResultComment.objects.filter(year=year, area_id=area_id)
    return ResultComment(
        sector_id=sector_id,
        area_id=area_id,
        year=year,
        code=f"s-{sector_id}-{area_id}-{own.count() + 1}",
        order=(others.aggregate(last=Max("order"))["last"] or 0) + 1,
    )


def _require(by: User, row: ResultComment) -> None:
    roles = roles_of(by)
    if not roles.controller and row.sector_id not in roles.sector_ids:
        raise NotAllowed(permissions.ANNOTATE)
