"""Figures that are not judged until a person has confirmed them, and what they are taken for then."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from indicators.values.figures.comparators import Comparator
from indicators.values.figures.results import (
    BoundResult,
    FigureResult,
    PartsResult,
    PeriodsResult,
    Result,
    ShareResult,
)
from indicators.values.figures.spec import Spec, ValueKind
from indicators.values.figures.targets import ChangeTarget, LimitTarget, RangeTarget, Target
from indicators.values.figures.units import PERCENT, is_ratio_unit, same_unit

from .comparable import fits_line
from .verdict import Undecided


def needs_confirmation(result: Result, spec: Spec, target: Target | None = None) -> Undecided | None:
    """Why a figure waits for a person: off the scale, above the whole, or in another unit than the line's.

    None for everything that is judged as it stands. Where the line has no unit, a figure in "%" or another
    ratio is in another unit than a `target` that is a bare number.
    """
    if isinstance(result, ShareResult):
        return Undecided.OVER_WHOLE if result.numerator > result.denominator else None
    if not isinstance(result, FigureResult | BoundResult | PartsResult | PeriodsResult):
        return None
    if not _fits(result.unit, spec, target):
        return Undecided.OTHER_UNIT
    return _off_the_ends(result, spec)


def as_confirmed(result: Result, spec: Spec, target: Target) -> Result:
    """A figure that a person has confirmed: its unit is taken for the line's, else for the target's."""
    if not isinstance(result, FigureResult | BoundResult | PartsResult | PeriodsResult):
        return result
    if needs_confirmation(result, spec, target) is not Undecided.OTHER_UNIT:
        return result
    return replace(result, unit=spec.line_unit or _unit_of(target))


def _fits(unit: str, spec: Spec, target: Target | None) -> bool:
    if not fits_line(unit, spec):
        return False
    if spec.line_unit or target is None or not isinstance(target, LimitTarget | RangeTarget):
        return True
    ratios = is_ratio_unit(unit), is_ratio_unit(target.unit)
    return not any(ratios) or same_unit(unit, target.unit) or spec.value_kind is ValueKind.SHARE


def _unit_of(target: Target) -> str:
    return target.unit if isinstance(target, LimitTarget | RangeTarget | ChangeTarget) else ""


def _off_the_ends(
    result: FigureResult | BoundResult | PartsResult | PeriodsResult, spec: Spec
) -> Undecided | None:
    if spec.value_kind is ValueKind.SCORE and spec.scale is not None:
        outside = _outside(result, spec.scale.low, spec.scale.high)
        return Undecided.OFF_SCALE if outside else None
    if spec.value_kind is ValueKind.SHARE and same_unit(result.unit, PERCENT):
        outside = _outside(result, Decimal(0), Decimal(100))
        if outside is Comparator.GT:
            return Undecided.OVER_WHOLE
        return Undecided.OFF_SCALE if outside else None
    return None


def _outside(
    result: FigureResult | BoundResult | PartsResult | PeriodsResult, low: Decimal, high: Decimal
) -> Comparator | None:
    """Whether a figure lies above (">") or below ("<") both ends; a bound when everything beyond it does."""
    if isinstance(result, BoundResult):
        above = result.comparator.wants_more and (
            result.value > high or (result.comparator.strict and result.value == high)
        )
        below = result.comparator.wants_less and (
            result.value < low or (result.comparator.strict and result.value == low)
        )
        return Comparator.GT if above else Comparator.LT if below else None
    figures = _figures(result)
    if any(figure > high for figure in figures):
        return Comparator.GT
    return Comparator.LT if any(figure < low for figure in figures) else None


def _figures(result: FigureResult | PartsResult | PeriodsResult) -> tuple[Decimal, ...]:
    match result:
        case FigureResult(value):
            return (value,)
        case PartsResult(parts):
            return tuple(part.value for part in parts)
        case PeriodsResult(figures):
            return tuple(one.value for one in figures)
