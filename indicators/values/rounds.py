"""Reporting rounds: which periods a round asks for, and which round a period belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from indicators.values.figures.periods import Frequency, Period, PeriodKind


class RoundKind(StrEnum):
    """A reporting round of a year: first tertial, first half, second tertial, year-end."""

    T1 = "t1"
    H1 = "h1"
    T2 = "t2"
    YEAR_END = "year_end"

    @property
    def last_month(self) -> int:
        """The last month that the round reports on, 1 to 12."""
        return _LAST_MONTH[self]

    @property
    def label(self) -> str:
        """The canonical Norwegian name: "1. tertial", "Årsslutt"."""
        return _LABELS[self]


_LAST_MONTH = {RoundKind.T1: 4, RoundKind.H1: 6, RoundKind.T2: 8, RoundKind.YEAR_END: 12}
_LABELS = {
    RoundKind.T1: "1. tertial",
    RoundKind.H1: "1. halvår",
    RoundKind.T2: "2. tertial",
    RoundKind.YEAR_END: "Årsslutt",
}
_LENGTHS = {
    Frequency.YEAR: PeriodKind.YEAR,
    Frequency.SECOND_YEAR: PeriodKind.YEAR,
    Frequency.HALF: PeriodKind.HALF,
    Frequency.TERTIAL: PeriodKind.TERTIAL,
    Frequency.QUARTER: PeriodKind.QUARTER,
    Frequency.MONTH: PeriodKind.MONTH,
}


def round_of(period: Period, kinds: Iterable[RoundKind]) -> RoundKind | None:
    """The round among a year's rounds that a period is reported in: the first that ends with or after it.

    A figure for the year itself belongs to the year-end round alone. None where the year has no such round.
    """
    ends = period.months[1]
    later = [kind for kind in kinds if kind.last_month >= ends]
    return min(later, key=lambda kind: kind.last_month, default=None)


def expected_periods(kind: RoundKind, frequency: Frequency, kinds: Iterable[RoundKind]) -> tuple[Period, ...]:
    """The periods that a round asks for of a line, in order, where the year has the rounds ``kinds``.

    A line with a figure each year is asked for at year-end only; one with a figure each month is asked
    for the months since the round before.
    """
    length = _LENGTHS[frequency]
    every = {kind, *kinds}
    periods = (Period(length, number) for number in range(1, length.per_year + 1))
    return tuple(period for period in periods if round_of(period, every) is kind)


def standard_days(kind: RoundKind, year: int) -> tuple[date, date]:
    """The day on which a round usually opens and its usual deadline.

    Tertials and halves are due when they end (30 April, 30 June, 31 August), year-end on 31 January of the
    next year; a round opens 30 days before, on the day of the first reminder.
    """
    months = {RoundKind.T1: (4, 30), RoundKind.H1: (6, 30), RoundKind.T2: (8, 31)}
    deadline = date(year, *months[kind]) if kind in months else date(year + 1, 1, 31)
    return deadline - timedelta(days=30), deadline
