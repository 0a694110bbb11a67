"""Correcting one figure after its round was decided on: the rest stays locked, nothing new is owed."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext

from indicators import permissions, values
from indicators.models import Act, Correction, LockReason, Result, ScorecardLine, User, situation_of
from indicators.workflow.locks import open_correction
from indicators.workflow.refusals import FigureOpen, Invalid, Locked, NeedsReason, NotFound
from indicators.workflow.save import guard_version, require, sent_again, write
from indicators.workflow.standing_lines import locked_line
from indicators.workflow.trail import acting

from .results import YEAR, Reported, end_correction, report_result

CORRECTABLE = frozenset({LockReason.APPROVED, LockReason.CLOSED})
"""What is delivered and not decided on is taken back instead; what is not open yet has no figure."""


def open_one_figure(*, by: User, line_id: int, reason: str, period: values.Period = YEAR) -> Correction:
    """Open one figure for whoever reports it; entering it locks it again.

    The submission stays as it is, and neither explanations nor actions are asked for. The very same opening
    again is the one that stands. Raises
    :class:`NotFound`, :class:`NotAllowed`, :class:`NeedsReason`, :class:`FigureOpen` where the figure is not
    locked, and :class:`Locked` where its round waits for a decision or is not open yet.
    """
    if not reason.strip():
        raise NeedsReason
    with acting(Act.OPEN_FIGURE, by=by, reason=reason):
        line = _line(by, line_id)
        stands = open_correction(line, period)
        if stands is not None and (stands.opened_by_id, stands.reason) == (by.pk, reason.strip()):
            return stands
        return _opened(line, period, by=by, reason=reason)


def correct_figure(
    *,
    by: User,
    line_id: int,
    text: str,
    reason: str,
    period: values.Period = YEAR,
    version: int | None = None,
    sure: bool = False,
) -> Reported:
    """Open one figure, correct it and lock it again, in one act.

    Takes the right to reopen and the right to report. Raises as :func:`open_one_figure` and
    :func:`report_result` (what is asked about the figure is answered by the reason where the person is
    ``sure``), and :class:`Invalid` where the figure would be as it is.
    """
    if not reason.strip():
        raise NeedsReason
    with acting(Act.CORRECT_FIGURE, by=by, reason=reason):
        line = _line(by, line_id)
        stands = _result(line, period)
        if (
            stands
            and stands.written == text.strip()
            and sent_again(stands, by=by, reason=reason, seen=version)
        ):
            return Reported(stands.pk, stands.version, stands.written, stands.written, changed=False)
        if open_correction(line, period) is None:
            _opened(line, period, by=by, reason=reason)
        done = report_result(
            by=by,
            line_id=line_id,
            text=text,
            reason=reason,
            period=period,
            version=version,
            because=reason if sure else "",
        )
        if not done.changed:
            raise Invalid({"text": [gettext("Tallet er det samme som står. Ingenting er rettet.")]})
        return done


def lock_one_figure(*, by: User, correction_id: int, reason: str = "", version: int | None = None) -> None:
    """Lock a figure again that nobody has corrected. Raises as :func:`open_one_figure`."""
    with acting(Act.LOCK_FIGURE, by=by, reason=reason.strip() or gettext("Låst igjen uten endring")) as act:
        found = Correction.objects.order_by("pk").select_for_update().filter(pk=correction_id)
        row = found.select_related("line").first()
        if row is None:
            raise NotFound("correction", correction_id)
        require(by, permissions.REOPEN, row)
        if row.state == Correction.State.LOCKED and sent_again(row, by=by, reason=act.reason, seen=version):
            return
        guard_version(row, version)
        if row.state != Correction.State.OPEN:
            raise NotFound("correction", correction_id)
        end_correction(row, by=by, reason=act.reason, after=None)


def _line(by: User, line_id: int) -> ScorecardLine:
    line = locked_line(line_id)
    require(by, permissions.REOPEN, line)
    return line


def _result(line: ScorecardLine, period: values.Period) -> Result | None:
    return Result.objects.filter(line=line, period_kind=period.kind, period_number=period.number).first()


def _opened(line: ScorecardLine, period: values.Period, *, by: User, reason: str) -> Correction:
    lock = situation_of(line.year, line.sector_id, locked=True).lock_on(period)
    if lock is None or open_correction(line, period) is not None:
        raise FigureOpen
    if lock.why not in CORRECTABLE:
        raise Locked(lock)
    stood = _result(line, period)
    row = Correction(
        line=line,
        period_kind=period.kind,
        period_number=period.number,
        reason=reason.strip(),
        opened_by=by,
        opened_at=timezone.now(),
        before=stood.written if stood else "",
    )
    write(row, by=by, reason=reason)
    return row
