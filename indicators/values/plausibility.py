"""Figures that are understood but hardly meant: asked about, never refused, never corrected by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from indicators.values.comparators import Comparator
from indicators.values.doubt import Doubt, DoubtKind, putter, readable
from indicators.values.measures import comparable, fits_line, measures_of, to_decimal
from indicators.values.numerals import plain, written_decimals
from indicators.values.periods import YEAR, Period
from indicators.values.results import (
    BoundResult,
    FigureResult,
    PartsResult,
    PeriodFigure,
    PeriodsResult,
    Result,
    ShareResult,
)
from indicators.values.spec import Aggregation, Spec, ValueKind
from indicators.values.targets import LimitTarget, RangeTarget, Target
from indicators.values.totals import wrong_total
from indicators.values.units import PERCENT, canonical_unit, same_unit
from indicators.values.verdict import Undecided

FAR = 10
"""So many times the previous figure, or so small a part of it, is asked about."""

NEARER = Fraction(316, 100)
"""Above this, a tenth of a figure is nearer to the previous one than the figure itself (the root of ten)."""

_SHIFTS = (-1, -2, -3, 1, 2, 3)
_THOUSANDS = {"kr": 0, "1000 kr": 3, "mill. kr": 6, "mrd. kr": 9}
_SIGNED = frozenset({"poeng", "prosentpoeng", "grader", "°"})


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure of a cell, the previous one, and the cell with another figure put in its place."""

    value: Decimal
    unit: str
    before: Decimal | None
    put: Callable[[Decimal], Result]
    name: str = ""


def doubts(
    result: Result,
    spec: Spec,
    previous: Result | None = None,
    *,
    target: Target | None = None,
    period: Period = YEAR,
    periods: Sequence[PeriodFigure] = (),
) -> tuple[Doubt, ...]:
    """What to ask about a cell of `period`: at most one question for each figure, and one for their total.

    `previous` is the latest earlier result of the line; a sub-period of what is summed is held against the
    same sub-period alone. A target above 100 % or below zero says that such figures are meant. `periods` are
    the year's other figures, which a summed or averaged year must agree with once they are all there.
    Never raises, and never asks about words or about a figure equal to the previous one.
    """
    if doubt := _other_period(result, spec, period) or _other_unit(result, spec, previous):
        return (doubt,)
    asked = [_doubt(figure, spec, target) for figure in _figures(result, previous, spec, period)]
    asked += [_more_than_all(result, previous, spec), wrong_total(result, spec, period, periods)]
    return tuple(doubt for doubt in asked if doubt)


def _figures(result: Result, previous: Result | None, spec: Spec, period: Period) -> Iterator[_Figure]:
    match result:
        case FigureResult(value, unit):
            before = _before(previous, period, unit, spec)
            yield _Figure(value, unit, before, lambda other: replace(result, value=other))
        case BoundResult(_, value, unit):
            before = _before(previous, period, unit, spec)
            yield _Figure(value, unit, before, lambda other: replace(result, value=other))
        case PartsResult(parts, unit):
            earlier = previous.parts if isinstance(previous, PartsResult) else ()
            known = {part.name.casefold(): part.value for part in earlier}
            for place, part in enumerate(parts):
                before = known.get(part.name.casefold())
                yield _Figure(part.value, unit, before, putter(result, place), part.name)
        case PeriodsResult(figures, unit):
            for place, one in enumerate(figures):
                before = _before(previous, one.period, unit, spec)
                yield _Figure(one.value, unit, before, putter(result, place), one.period.label)


def _before(previous: Result | None, period: Period, unit: str, spec: Spec) -> Decimal | None:
    """The earlier figure of the same thing in the same unit, with the decimals it was written with."""
    if isinstance(previous, PeriodsResult):
        for one in previous.figures:
            if one.period == period and comparable(unit, previous.unit, spec):
                return one.value
    if period != YEAR and spec.aggregation is Aggregation.SUM:
        return None
    if isinstance(previous, FigureResult):
        return previous.value if comparable(unit, previous.unit, spec) else None
    measured = measures_of(previous, spec)
    if isinstance(measured, Undecided) or len(measured) != 1 or measured[0].bound is not None:
        return None
    measure = measured[0].as_percent
    return to_decimal(measure.figure) if comparable(unit, measure.unit, spec) else None


def _other_period(result: Result, spec: Spec, period: Period) -> Doubt | None:
    """Several periods' figures in the cell of one of them: the year would be judged without them."""
    if not isinstance(result, PeriodsResult) or period == YEAR:
        return None
    own = next((one.value for one in result.figures if one.period == period), None)
    likely = readable(FigureResult(own, result.unit), spec) if own is not None else None
    first = result.figures[0].value if own is None else own
    return Doubt(DoubtKind.OTHER_PERIOD, first, result.unit, period.label, likely=likely)


def _other_unit(result: Result, spec: Spec, previous: Result | None) -> Doubt | None:
    """A unit that is neither the line's nor, where the line has none, the previous figure's."""
    if not isinstance(result, FigureResult | BoundResult | PartsResult | PeriodsResult) or not result.unit:
        return None
    earlier = previous.unit if isinstance(previous, FigureResult) else ""
    wanted = spec.line_unit or earlier
    if same_unit(result.unit, wanted) or (fits_line(result.unit, spec) and (spec.line_unit or not earlier)):
        return None
    figure = next(_figures(result, None, spec, YEAR))
    likely: Result = replace(result, unit=wanted)
    steps = _THOUSANDS.get(canonical_unit(result.unit)), _THOUSANDS.get(canonical_unit(wanted))
    if steps[0] is not None and steps[1] is not None:
        if not isinstance(result, FigureResult | BoundResult):
            return Doubt(DoubtKind.OTHER_UNIT, figure.value, result.unit)
        likely = replace(result, value=plain(result.value.scaleb(steps[0] - steps[1])), unit=wanted)
    return Doubt(DoubtKind.OTHER_UNIT, figure.value, result.unit, likely=readable(likely, spec))


def _doubt(figure: _Figure, spec: Spec, target: Target | None) -> Doubt | None:
    kind = _kind(figure, spec, target)
    if kind is None:
        return None
    return Doubt(
        kind,
        figure.value,
        figure.unit,
        figure.name,
        against=_against(kind, figure, spec),
        likely=_likely(kind, figure, spec, target),
    )


def _kind(figure: _Figure, spec: Spec, target: Target | None) -> DoubtKind | None:
    """The first reason to ask about a figure."""
    value, before, meant = figure.value, figure.before, _limits(target)
    if before is not None and value == before:
        return None
    if value < 0 and not any(one < 0 for one in (*meant, before or 0)) and _is_counted(figure.unit, spec):
        return DoubtKind.NEGATIVE
    if spec.value_kind is ValueKind.SCORE and spec.scale and not spec.scale.low <= value <= spec.scale.high:
        return DoubtKind.OFF_SCALE
    if value > 100 and canonical_unit(figure.unit) == PERCENT and not _over_is_meant(target, before):
        return DoubtKind.OVER_WHOLE
    return _far_from(value, before, spec) if before is not None else None


def _far_from(value: Decimal, before: Decimal, spec: Spec) -> DoubtKind | None:
    """Ten times or a tenth; or a figure whose decimal comma seems lost: 68 after 16,0."""
    if not value or not before or (value < 0) is not (before < 0):
        return None
    ratio = Fraction(value) / Fraction(before)
    if ratio >= FAR:
        return DoubtKind.MUCH_MORE
    if ratio * FAR <= 1:
        return DoubtKind.MUCH_LESS
    decimals = max(written_decimals(before), spec.decimals or 0)
    lost = not written_decimals(value) and decimals > 0 and ratio > NEARER
    return DoubtKind.MUCH_MORE if lost else None


def _limits(target: Target | None) -> tuple[Decimal, ...]:
    match target:
        case LimitTarget(_, value):
            return (value,)
        case RangeTarget(low, high):
            return low, high
    return (Decimal(0),)


def _over_is_meant(target: Target | None, before: Decimal | None) -> bool:
    """Whether more than 100 % was reported before, or is what the target asks for."""
    match target:
        case LimitTarget(Comparator.GT, value) if value >= 100:
            return True
    return max(*_limits(target), before or Decimal(0), Decimal(0)) > 100


def _is_counted(unit: str, spec: Spec) -> bool:
    """Whether what is measured cannot be below zero: not money, points or a figure without unit or kind."""
    canonical = canonical_unit(unit)
    if spec.value_kind is ValueKind.SCORE:
        return False
    if not canonical:
        return spec.decimals == 0 or spec.value_kind is ValueKind.SHARE
    return canonical.casefold() not in _SIGNED and "kr" not in canonical.split() and "°" not in canonical


def _against(kind: DoubtKind, figure: _Figure, spec: Spec) -> Decimal | None:
    if kind is DoubtKind.OFF_SCALE and spec.scale:
        return spec.scale.low if figure.value < spec.scale.low else spec.scale.high
    if kind is DoubtKind.OVER_WHOLE:
        return Decimal(100)
    return None if kind is DoubtKind.NEGATIVE else figure.before


def _likely(kind: DoubtKind, figure: _Figure, spec: Spec, target: Target | None) -> Result | None:
    """The cell with the figure moved by its comma, or without its sign, if that is not asked about too."""
    for value in (abs(figure.value),) if kind is DoubtKind.NEGATIVE else _moved(figure, spec):
        if _kind(replace(figure, value=value), spec, target) is None:
            return readable(figure.put(value), spec)
    return None


def _moved(figure: _Figure, spec: Spec) -> list[Decimal]:
    """The figure with its comma elsewhere: nearest to the previous first, else the least moved first."""
    before = figure.before
    room = max(spec.decimals or 0, written_decimals(figure.value), written_decimals(before or Decimal(0)))
    if spec.value_kind in (ValueKind.PERCENT, ValueKind.SCORE):
        room = max(room, 1)
    moved = [plain(figure.value.scaleb(shift)) for shift in _SHIFTS]
    moved = [value for value in moved if written_decimals(value) <= room]
    if not before:
        return [value for value in moved if value < figure.value]
    near = [(_apart(value, before), value) for value in moved if (value < 0) is (before < 0)]
    return [value for apart, value in sorted(near) if apart <= NEARER]


def _apart(one: Decimal, other: Decimal) -> Fraction:
    ratio = Fraction(one) / Fraction(other)
    return max(ratio, 1 / ratio)


def _more_than_all(result: Result, previous: Result | None, spec: Spec) -> Doubt | None:
    """ "30 av 25": more than there are, turned round where last year's whole was 30."""
    if not isinstance(result, ShareResult) or result.numerator <= result.denominator:
        return None
    turned = isinstance(previous, ShareResult) and previous.denominator == result.numerator
    likely = ShareResult(result.denominator, result.numerator, result.unit) if turned else None
    return Doubt(
        DoubtKind.OVER_WHOLE,
        result.numerator,
        result.unit,
        against=result.denominator,
        likely=likely and readable(likely, spec),
    )
