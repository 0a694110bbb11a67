"""Figures that were corrected one by one after their round was decided on, and those that can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from indicators import values
from indicators.models import Correction, Lock, Result, ScorecardLine, User, situation_of

from .drafts import unreadable_figures


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One correction: what stood and what it became, by whom and why. ``state`` is a code."""

    id: int
    version: int
    line_id: int
    period: values.Period
    state: str
    reason: str
    before: str
    after: str
    opened_by: str
    opened_at: datetime
    ended_by: str
    ended_at: datetime | None

    @property
    def open(self) -> bool:
        return self.state == Correction.State.OPEN


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of a line for a period: what stands, why it is locked (None: it is open), its correction."""

    period: values.Period
    text: str
    version: int
    lock: Lock | None
    correction: CorrectionRow | None


def corrections_of(line_ids: Iterable[int], user: User) -> tuple[CorrectionRow, ...]:
    """The corrections of some lines, the newest first, as a person may read them. One statement.

    Of a figure that is a draft, which the person may not read, no values are told; that takes two more.
    """
    found = Correction.objects.filter(line__in=list(line_ids)).order_by("-opened_at", "-id")
    rows = list(found.select_related("line", "opened_by", "ended_by"))
    if not rows:
        return ()
    unreadable = unreadable_figures(user)
    told = []
    for row in rows:
        line, one = row.line, _row(row)
        if unreadable(line.year, line.sector_id, line.indicator_id, row.period, row.opened_at):
            one = replace(one, before="", after="")
        told.append(one)
    return tuple(told)


def figures_of(line_id: int, user: User) -> tuple[FigureRow, ...]:
    """The figures of a line's year: those that are asked for and those that are there, in their order.

    Of a figure that is a draft, which the person may not read, the text is empty.
    """
    line = ScorecardLine.objects.get(pk=line_id)
    situation = situation_of(line.year, line.sector_id)
    kinds, frequency = situation.kinds, values.Frequency(line.frequency)
    held = {row.period: row for row in Result.objects.filter(line=line)}
    asked = {period for kind in kinds for period in values.expected_periods(kind, frequency, kinds)}
    unreadable = unreadable_figures(user)
    told = {
        period: row.written
        for period, row in held.items()
        if not unreadable(line.year, line.sector_id, line.indicator_id, period, None)
    }
    open_now = {row.period: row for row in corrections_of([line_id], user) if row.open}
    return tuple(
        FigureRow(
            period=period,
            text=told.get(period, ""),
            version=held[period].version if period in held else 0,
            lock=situation.lock_on(period),
            correction=open_now.get(period),
        )
        for period in sorted(asked | held.keys(), key=lambda one: (one.kind.per_year, one.number))
    )


def _row(row: Correction) -> CorrectionRow:
    return CorrectionRow(
        id=row.pk,
        version=row.version,
        line_id=row.line_id,
        period=row.period,
        state=row.state,
        reason=row.reason,
        before=row.before,
        after=row.after,
        opened_by=row.opened_by.display_name,
        opened_at=row.opened_at,
        ended_by=row.ended_by.display_name if row.ended_by else "",
        ended_at=row.ended_at,
    )
