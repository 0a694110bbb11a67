"""Dates and levels: where one stands to its target, and to the one before, in days and in steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from indicators.values.figures.levels import rank_of
from indicators.values.figures.results import DateResult, LevelResult, Result
from indicators.values.figures.spec import Spec
from indicators.values.figures.targets import DateTarget, LevelTarget, Target

from .comparable import to_decimal
from .severity import Movement, weighed
from .verdict import Change, SeverityBasis, Status, Undecided, Verdict

DAYS = "dager"
STEPS = "trinn"
_DAYS_OF_A_YEAR = 365


def position_verdict(target: Target, result: DateResult | LevelResult, spec: Spec) -> Verdict:
    """How a day stands to a deadline, or a level to the wanted one.

    Undecided by `unit` when the two are not of one kind or a word is not in the line's list, by `bound` when
    a span of days lies on both sides of the deadline. A strict deadline is missed on the day itself, with a
    distance of 0.
    """
    if isinstance(target, DateTarget) and isinstance(result, DateResult):
        return _by(target, result, spec)
    if isinstance(target, LevelTarget) and isinstance(result, LevelResult):
        return _at(target, result, spec)
    return Verdict(Status.UNDECIDED, reason=Undecided.UNIT)


def _by(target: DateTarget, result: DateResult, spec: Spec) -> Verdict:
    strict = target.comparator.strict
    first = result.first or result.on
    in_time = [day < target.on if strict else day <= target.on for day in (first, result.on)]
    if in_time == [True, False]:
        return Verdict(Status.UNDECIDED, reason=Undecided.BOUND, limit_on=target.on)
    met = all(in_time)
    decides = result.on if met else first
    severity = SeverityBasis.YEAR, _DAYS_OF_A_YEAR
    found = _decided(met, (target.on - decides).days, DAYS, severity, spec)
    span = result.first is not None
    return replace(
        found, compared_on=decides, limit_on=target.on, at_least=span, close=found.close and not span
    )


def _at(target: LevelTarget, result: LevelResult, spec: Spec) -> Verdict:
    wanted, given = rank_of(target.level, spec), rank_of(result.level, spec)
    if wanted is None or given is None:
        return Verdict(Status.UNDECIDED, reason=Undecided.UNIT)
    severity = SeverityBasis.LEVELS, max(len(spec.levels) - 1, 1)
    return _decided(given >= wanted, given - wanted, STEPS, severity, spec)


def _decided(
    met: bool, distance: int, unit: str, measured_by: tuple[SeverityBasis, int], spec: Spec
) -> Verdict:
    verdict = Verdict(Status.MET, distance=Decimal(distance), distance_unit=unit)
    if met:
        return verdict
    weight = weighed(Fraction(abs(distance)), measured_by[0], Fraction(measured_by[1]))
    return replace(
        verdict,
        status=Status.MISSED,
        severity=weight.capped,
        severity_uncapped=weight.uncapped,
        basis=weight.basis,
        basis_value=weight.basis_value,
        close=spec.is_close(distance, None),
    )


def movement_of_positions(result: Result, previous: object, spec: Spec) -> Movement | None:
    """Earlier or later, higher or lower than the one before; None for anything but two days or two levels.

    Of a span of days its last counts.
    """
    if isinstance(result, DateResult) and isinstance(previous, DateResult):
        days = (result.on - previous.on).days
        return _moved(-days, days, DAYS)
    if isinstance(result, LevelResult) and isinstance(previous, LevelResult):
        now, then = rank_of(result.level, spec), rank_of(previous.level, spec)
        return None if now is None or then is None else _moved(now - then, now - then, STEPS)
    return None


def _moved(gained: int, amount: int, unit: str) -> Movement:
    change = Change.BETTER if gained > 0 else Change.WORSE if gained < 0 else Change.UNCHANGED
    return Movement(change, to_decimal(Fraction(amount)), unit)


def years_later[R](result: R, years: int) -> R:
    """A result whose days are moved by whole years, so that two years' days can be compared in the year.

    Done on 15.09.2025 for 2025 and on 10.09.2026 for 2026 is five days earlier. 29 February becomes the 28th
    where the other year has none; days beyond the calendar's ends stay.
    """
    if not isinstance(result, DateResult) or not years:
        return result
    first = None if result.first is None else _later(result.first, years)
    return replace(result, on=_later(result.on, years), first=first)


def _later(day: date, years: int) -> date:
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        return day
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
