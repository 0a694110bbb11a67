"""Results as figures that can be compared, exactly: which figures a result holds, and in which unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from indicators.values.figures.comparators import Comparator
from indicators.values.figures.periods import Period, PeriodKind
from indicators.values.figures.results import (
    BoundResult,
    FigureResult,
    PartsResult,
    PeriodFigure,
    PeriodsResult,
    Result,
    ShareResult,
)
from indicators.values.figures.spec import Aggregation, Spec, ValueKind
from indicators.values.figures.units import PERCENT, is_ratio_unit, same_unit

from .verdict import Undecided

Given = Decimal | Result | None
"""A figure that a result is held against: a bare number, or a result of its own."""

_PLACES = 12
_SMALLEST = 10**_PLACES
_EXACT = Context(prec=60)
_QUOTIENT = Context(prec=28)


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure to compare. `whole` is the n of "k av n", `bound` says that only a bound is known."""

    figure: Fraction
    unit: str = ""
    whole: Fraction | None = None
    bound: Comparator | None = None
    period: Period | None = None

    @property
    def as_percent(self) -> Measure:
        """A share as a percentage; any other figure as it is."""
        if self.whole is None:
            return self
        return Measure(100 * self.figure / self.whole, PERCENT, None, self.bound, self.period)


def measures_of(result: Decimal | Result | None, spec: Spec) -> tuple[Measure, ...] | Undecided:
    """The figures a result is compared by: one, or one per part or period where every one must hold.

    None when the result holds no figure; a date, a level and a change hold none. `needs_aggregation` when
    several figures stand there and the line does not say what they make.
    """
    match result:
        case Decimal():
            return (Measure(Fraction(result)),) if result.is_finite() else ()
        case FigureResult(value, unit):
            return (Measure(Fraction(value), unit),)
        case ShareResult(numerator, denominator, unit):
            return (Measure(Fraction(numerator), unit, whole=Fraction(denominator)),)
        case BoundResult(comparator, value, unit):
            bound = None if comparator is Comparator.EQ else comparator
            return (Measure(Fraction(value), unit, bound=bound),)
        case PartsResult(parts, unit):
            figures = [Measure(Fraction(part.value), unit) for part in parts]
            return _aggregated(figures, spec, last_is_defined=False)
        case PeriodsResult(figures, unit):
            return _of_periods(figures, unit, spec)
    return ()


def covers_the_year(result: Result) -> bool:
    """Whether the sub-periods of a result make up the year; a result without any does."""
    if not isinstance(result, PeriodsResult):
        return True
    given = {one.period for one in result.figures}
    return any(sum(period.kind is kind for period in given) == kind.per_year for kind in PeriodKind)


def is_whole(result: Result, spec: Spec) -> bool:
    """Whether the result stands for the year: a sum, or what must hold in every period, needs all periods."""
    return spec.aggregation not in (Aggregation.SUM, Aggregation.ALL) or covers_the_year(result)


def with_unit(given: Given | int, result: Result, spec: Spec) -> Given:
    """A bare number as a figure in the line's unit, else in the result's own."""
    if isinstance(given, int):
        given = Decimal(given)
    if not isinstance(given, Decimal) or not given.is_finite():
        return given
    if isinstance(result, FigureResult | BoundResult | PartsResult | PeriodsResult):
        return FigureResult(given, spec.line_unit or result.unit)
    return given


def comparable(one: str, other: str, spec: Spec) -> bool:
    """Whether figures in these units can be compared on this line; "" is a bare number.

    Two known units must be the same; a bare number is in the line's unit, and where the line has none it can
    stand for any unit but a ratio ("%").
    """
    first, second = one or spec.line_unit, other or spec.line_unit
    if first and second:
        return same_unit(first, second)
    return not is_ratio_unit(first or second)


def fits_line(unit: str, spec: Spec) -> bool:
    """Whether a written unit is one the line's figures may have."""
    if not unit:
        return True
    if spec.value_kind is ValueKind.SHARE and is_ratio_unit(unit):
        return True
    if spec.value_kind is ValueKind.SCORE and is_ratio_unit(unit):
        return False
    return not spec.line_unit or same_unit(unit, spec.line_unit)


def to_decimal(value: Fraction) -> Decimal:
    """The number as a Decimal: exact up to 12 decimals, else with 28 significant digits."""
    if value.denominator == 1:
        return Decimal(value.numerator)
    steps, rest = divmod(_SMALLEST, value.denominator)
    if not rest:
        return _EXACT.normalize(_EXACT.scaleb(Decimal(value.numerator * steps), -_PLACES))
    return _QUOTIENT.divide(Decimal(value.numerator), Decimal(value.denominator))


def _of_periods(figures: tuple[PeriodFigure, ...], unit: str, spec: Spec) -> tuple[Measure, ...] | Undecided:
    ordered = sorted(figures, key=lambda one: one.period)
    measured = [Measure(Fraction(one.value), unit, period=one.period) for one in ordered]
    if (
        spec.aggregation in (Aggregation.SUM, Aggregation.MEAN)
        and len({one.period.kind for one in ordered}) > 1
    ):
        return Undecided.NEEDS_AGGREGATION
    return _aggregated(measured, spec, last_is_defined=True)


def _aggregated(
    figures: list[Measure], spec: Spec, *, last_is_defined: bool
) -> tuple[Measure, ...] | Undecided:
    if len(figures) <= 1 or spec.aggregation is Aggregation.ALL:
        return tuple(figures)
    if spec.aggregation is Aggregation.LAST:
        return (figures[-1],) if last_is_defined else Undecided.NEEDS_AGGREGATION
    total = sum((one.figure for one in figures), Fraction(0))
    if spec.aggregation is Aggregation.MEAN:
        total /= len(figures)
    return (Measure(total, figures[0].unit),)
