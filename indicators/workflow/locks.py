"""Asking whether something may still be changed, under lock."""

from __future__ import annotations

from indicators import values
from indicators.models import (
    AreaText,
    Correction,
    DevelopmentWork,
    Footnote,
    FootnoteCell,
    ResultComment,
    RoundState,
    ScorecardLine,
    Situation,
    Submission,
    Tracked,
    User,
    situation_of,
)
from indicators.workflow.rounds.submissions import begin

from .batch_cache import many
from .refusals import Locked


def situation_in_act(year: int, sector_id: int) -> Situation:
    """Where a sector's year stands, under lock; an act of many writes asks once."""
    kept = many.get()
    if kept is None:
        return situation_of(year, sector_id, locked=True)
    if (year, sector_id) not in kept.situations:
        kept.situations[year, sector_id] = situation_of(year, sector_id, locked=True)
    return kept.situations[year, sector_id]


def open_figure(line: ScorecardLine, period: values.Period, *, by: User, reason: str) -> Correction | None:
    """Raise :class:`Locked` where a figure cannot be changed; otherwise let its draft begin.

    Returns the correction for which this one figure was opened, where the rest of its round is locked.
    """
    found = situation_in_act(line.year, line.sector_id).round_for(period)
    if found is None:
        return None
    if found.lock is not None:
        correction = open_correction(line, period)
        if correction is None:
            raise Locked(found.lock)
        return correction
    if found.round.state == RoundState.OPEN:
        begin(
            found.submission or Submission(round=found.round, sector_id=line.sector_id),
            by=by,
            reason=reason,
        )
    return None


def open_correction(line: ScorecardLine, period: values.Period) -> Correction | None:
    """The correction that a figure is open for, if any."""
    found = (
        Correction.objects.order_by("pk")
        .select_for_update()
        .filter(line=line, period_kind=period.kind, period_number=period.number, state=Correction.State.OPEN)
    )
    return found.first()


def open_account(line: ScorecardLine) -> Situation:
    """Raise :class:`Locked` where a line's explanations and promises cannot be changed."""
    situation = situation_in_act(line.year, line.sector_id)
    if situation.account_lock is not None:
        raise Locked(situation.account_lock)
    return situation


def open_plan(year: int, *sector_ids: int) -> None:
    """Raise :class:`Locked` where what the year is judged by cannot be changed any more."""
    for sector_id in sorted(set(sector_ids)):
        lock = situation_in_act(year, sector_id).year_lock
        if lock is not None:
            raise Locked(lock)


def year_is_decided(line: ScorecardLine) -> bool:
    """Whether what the line is judged by is locked: its year is delivered, approved or closed.

    Other people's figures have a lock of their own (see :mod:`indicators.workflow.figures.benchmarks`): they
    come when they come, and from then on must say which edition they are.
    """
    return situation_in_act(line.year, line.sector_id).year_lock is not None


def open_record(row: Tracked) -> None:
    """Raise :class:`Locked` for a line or note of a year that is delivered, approved or closed.

    A note is locked with the lines that it belongs to; a comment on a whole card when every sector that
    has lines on the card has delivered.
    """
    match row:
        case ScorecardLine():
            before = ScorecardLine.objects.filter(pk=row.pk).values_list("year", "sector_id").first()
            open_plan(row.year, row.sector_id)
            if before is not None:
                open_plan(*before)
        case DevelopmentWork() | AreaText():
            open_plan(row.year, row.sector_id)
        case FootnoteCell():
            open_plan(row.line.year, row.line.sector_id)
        case Footnote() if row.pk is not None:
            for year, sector_id in row.cells.values_list("line__year", "line__sector_id").distinct():
                open_plan(year, sector_id)
        case ResultComment():
            lines = ScorecardLine.objects.filter(area_id=row.area_id, year=row.year, withdrawn=False)
            sectors = set(lines.values_list("sector_id", flat=True))
            locks = [situation_of(row.year, sector_id).year_lock for sector_id in sorted(sectors)]
            if locks and all(locks) and locks[0] is not None:
                raise Locked(locks[0])
