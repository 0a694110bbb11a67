"""The words of a year's report, written by the sector in its reporting: development work and area texts."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import (
    Act,
    AreaText,
    DevelopmentWork,
    ScorecardLine,
    Submission,
    Tracked,
    User,
    situation_of,
)
from indicators.workflow.refusals import Invalid, Locked, NotFound
from indicators.workflow.rounds.submissions import begin
from indicators.workflow.save import changed_fields, guard_version, require, trail_reason, write
from indicators.workflow.trail import acting

WORKED = "Utviklingsarbeid i rapporteringen"
WORDED = "Tekst om tjenesteområdet i rapporteringen"


def report_work(
    *,
    by: User,
    work_id: int,
    state: str | None = None,
    done: str | None = None,
    responsible: str | None = None,
    version: int | None = None,
    reason: str = "",
) -> DevelopmentWork:
    """Say how a piece of development work goes; what is None stays as it is.

    It is a draft until the sector delivers, and is locked with its explanations. Saying what stands already
    changes nothing. Raises :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`, :class:`Locked`,
    :class:`Invalid`, :class:`NeedsReason` on another's behalf.
    """
    of = DevelopmentWork.objects.filter(pk=work_id, withdrawn=False).first()
    if of is None:
        raise NotFound("developmentwork", work_id)
    why = trail_reason(by, of.sector_id, reason, WORKED)
    given = {"state": state, "done": done, "responsible": responsible}
    with acting(Act.REPORT_WORK, by=by, reason=why):
        row: DevelopmentWork = DevelopmentWork.objects.select_for_update().get(pk=work_id)
        told = {name: value.strip() for name, value in given.items() if value is not None}
        return _save(row, told, row.done, version, by=by, reason=why)


def write_area_text(
    *,
    by: User,
    year: int,
    area_id: int,
    sector_id: int,
    kind: str,
    text: str,
    version: int | None = None,
    reason: str = "",
) -> AreaText:
    """Write what a sector says of an area in a year; an empty text takes it away.

    ``version`` is that of the text seen (0: none existed). Raises as :func:`report_work`, and
    :class:`NotFound` where the sector has nothing to report of the area that year.
    """
    why = trail_reason(by, sector_id, reason, WORDED)
    with acting(Act.WRITE_AREA_TEXT, by=by, reason=why):
        of = {"year": year, "area_id": area_id, "sector_id": sector_id}
        row = AreaText.objects.order_by("pk").select_for_update().filter(**of, kind=kind).first()
        if row is None and not _reports(of):
            raise NotFound("servicearea", area_id)
        if row is None and kind not in AreaText.Kind.values:
            raise Invalid({"kind": [_("Teksten har et ukjent slag.")]})
        row = row or AreaText(**of, kind=kind, order=_next_order(of, kind))
        return _save(row, {"text": text.strip()}, row.text, version, by=by, reason=why)


def _reports(of: dict[str, int]) -> bool:
    """Whether a sector has lines or development work in an area."""
    lines = ScorecardLine.objects.filter(**of, withdrawn=False)
    return lines.exists() or DevelopmentWork.objects.filter(**of, withdrawn=False).exists()


def _next_order(of: dict[str, int], kind: str) -> int:
    others = AreaText.objects.filter(year=of["year"], area_id=of["area_id"], kind=kind)
    return (others.order_by("-order").values_list("order", flat=True).first() or 0) + 1


def _save[R: (DevelopmentWork, AreaText)](
    row: R, told: dict[str, Any], written: str, version: int | None, *, by: User, reason: str
) -> R:
    """Write where that changes anything, and let the draft of the open round begin."""
    require(by, permissions.ANNOTATE, row)
    if not changed_fields(row, told):
        return row
    situation = situation_of(row.year, row.sector_id, locked=True)
    if situation.account_lock is not None:
        raise Locked(situation.account_lock)
    _guard(row, version, written)
    for name, value in told.items():
        setattr(row, name, value)
    write(row, by=by, reason=reason)
    if situation.current is not None:
        here = situation.current
        begin(here.submission or Submission(round=here.round, sector_id=row.sector_id), by=by, reason=reason)
    return row


def _guard(row: Tracked, version: int | None, written: str) -> None:
    """As :func:`guard_version`; a row that was seen and is not there is not found."""
    if row._state.adding and version:
        raise NotFound(row._meta.model_name or "", version)
    guard_version(row, version, written)
