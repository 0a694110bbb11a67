"""An indicator through its years as a chart value, drawn by ``year_svg`` and by ``plotly_chart``.

Years (or the half-years, tertials and quarters in them) are categories along the axis,
because a year without a figure is a gap with a reason, not a point on a line. Twelve
months are drawn as one curve for each of the last two years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import Final

from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.presentation.bullet import comparable_figure
from indicators.presentation.distance import gap
from indicators.presentation.figures import DASH, PERCENT, result_figure, result_text, target_text
from indicators.presentation.sentence import sentence
from indicators.presentation.words import lowered
from indicators.values import (
    MONTHS,
    Aggregation,
    ChangeTarget,
    EmptyResult,
    FigureResult,
    PeriodFigure,
    PeriodKind,
    PeriodsResult,
    RangeTarget,
    RelativeTarget,
    ShareResult,
    Spec,
    Status,
)

MOST_POINTS: Final = 24
MOST_SUB_PERIODS: Final = 4
MOST_SCORES: Final = 10
ROOM_ABOVE: Final = Decimal("1.08")
STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
WANTED_STEPS: Final = 4


@dataclass(frozen=True, slots=True)
class Point:
    """One category: a figure or the reason for none; ``zone`` is where the target is met (None: no end)."""

    label: str
    sub: str
    value: Decimal | None
    text: str
    reason: str
    shape: str
    current: bool
    limits: tuple[Decimal, ...] = ()
    zone: tuple[Decimal | None, Decimal | None] | None = None
    target: str = ""
    benchmark: Decimal | None = None
    benchmark_label: str = ""
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """Twelve months of one year."""

    year: int
    values: tuple[Decimal | None, ...]
    current: bool


@dataclass(frozen=True, slots=True)
class YearChart:
    """The whole chart: axis, points or curves, and its words for those who do not see it."""

    title: str
    description: str
    unit: str
    decimals: int | None
    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    points: tuple[Point, ...]
    curves: tuple[Curve, ...] = ()
    categories: tuple[str, ...] = ()


def year_chart(years: Sequence[JudgedLine], current: JudgedLine) -> YearChart | None:
    """Return the chart of an indicator's years, oldest first, or None where there is no figure to draw."""
    curves = _curves(years, current)
    if curves:
        return _months(curves, current)
    points = tuple(point for line in years for point in _points(line, current))[-MOST_POINTS:]
    figures = [point.value for point in points if point.value is not None]
    if not figures:
        return None
    drawn = [*figures]
    for point in points:
        drawn += point.limits
        drawn += [] if point.benchmark is None else [point.benchmark]
    low, high, ticks = axis(drawn, current.spec, _whole(current))
    return YearChart(
        title=current.name,
        description=_description(points, current),
        unit=current.spec.line_unit,
        decimals=current.spec.decimals,
        low=low,
        high=high,
        ticks=ticks,
        points=points,
    )


def axis(
    values: Sequence[Decimal], spec: Spec, whole: Decimal | None = None
) -> tuple[Decimal, Decimal, tuple[Decimal, ...]]:
    """Return the ends of the axis and its ticks: zero is included, scores use their scale."""
    if spec.scale is not None:
        low, high = min(spec.scale.low, *values), max(spec.scale.high, *values)
    else:
        low, high = min(Decimal(0), *values), max(Decimal(0), *values)
        if whole is not None:
            high = max(high, whole)
        elif not (spec.line_unit == PERCENT and high <= 100 and high * ROOM_ABOVE > 100):
            high *= ROOM_ABOVE
            low *= ROOM_ABOVE
    if low == high:
        high = low + 1
    step = _step((high - low) / WANTED_STEPS)
    if spec.scale is not None and spec.scale.length <= MOST_SCORES:
        step = Decimal(1)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    ticks = tuple(step * number for number in range(int(first), int(last) + 1))
    if spec.scale is not None:
        ticks = tuple(tick for tick in ticks if low <= tick <= high)
        return low, high, ticks
    return ticks[0], ticks[-1], ticks


def _step(rough: Decimal) -> Decimal:
    """The smallest of 1, 2, 2.5, 5, 10 … (or their tenths) that is not smaller than the rough step."""
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * factor for factor in STEPS if power * factor >= rough)


def _whole(line: JudgedLine) -> Decimal | None:
    return Decimal(line.result.denominator) if isinstance(line.result, ShareResult) else None


def _points(line: JudgedLine, current: JudgedLine) -> list[Point]:
    parts = _sub_periods(line)
    if len(parts) > 1:
        return [_point(line, current, item.value, sub=item.period.label, text="") for item in parts]
    value = line.verdict.compared
    if value is None or isinstance(line.target, ChangeTarget):
        value = comparable_figure(line.result, line.spec)
    return [_point(line, current, value, sub="", text=_text(line, value))]


def _sub_periods(line: JudgedLine) -> tuple[PeriodFigure, ...]:
    """The half-years, tertials or quarters of a year, where the year itself has no single figure."""
    if not isinstance(line.result, PeriodsResult) or len(line.result.figures) > MOST_SUB_PERIODS:
        return ()
    return line.result.figures if whole_is_unknown(line) else ()


def whole_is_unknown(line: JudgedLine) -> bool:
    """Tell whether the year is not the sum or the mean of its parts."""
    return line.spec.aggregation in (Aggregation.ALL, Aggregation.LAST)


def _text(line: JudgedLine, value: Decimal | None) -> str:
    if isinstance(line.result, ShareResult):
        return result_text(line.result, line.spec)
    return "" if value is None else result_figure(value, line.spec)


def _point(line: JudgedLine, current: JudgedLine, value: Decimal | None, *, sub: str, text: str) -> Point:
    limits, zone = _target(line)
    benchmark = line.benchmark.value if line.benchmark else None
    relative = isinstance(line.target, RelativeTarget)
    is_current = line.id == current.id
    return Point(
        label=str(line.year),
        sub=sub,
        value=value,
        text=text or ("" if value is None else result_figure(value, line.spec)),
        reason="" if value is not None else _reason(line),
        shape=_shape(line, value if sub else None),
        current=is_current,
        limits=limits,
        zone=zone,
        target=_target_label(line) if limits else "",
        benchmark=None if relative else benchmark,
        benchmark_label=_benchmark_label(line) if benchmark is not None and not relative else "",
        gap=gap(line) if is_current and not sub and line.verdict.distance else "",
    )


def _shape(line: JudgedLine, part: Decimal | None) -> str:
    """Met or missed; where every period must hold, each by itself."""
    verdict = line.verdict
    if verdict.status not in (Status.MET, Status.MISSED):
        return "open"
    met = verdict.status is Status.MET
    if part is not None and verdict.limit is not None and verdict.comparator is not None:
        met = verdict.comparator.holds(Fraction(part), Fraction(verdict.limit))
    return "met" if met else "missed"


def _target(
    line: JudgedLine,
) -> tuple[tuple[Decimal, ...], tuple[Decimal | None, Decimal | None] | None]:
    """The target's lines and the zone in which it is met."""
    if isinstance(line.target, RangeTarget):
        ends = (line.target.low, line.target.high)
        return ends, ends
    limit, comparator = line.verdict.limit, line.verdict.comparator
    if limit is None or comparator is None or isinstance(line.target, ChangeTarget):
        return (), None
    if comparator.wants_more:
        return (limit,), (limit, None)
    if comparator.wants_less:
        return (limit,), (None, limit)
    return (limit,), None


def _target_label(line: JudgedLine) -> str:
    if isinstance(line.target, RelativeTarget) and line.benchmark and line.benchmark.value is not None:
        return _benchmark_label(line)
    return gettext("Mål %(year)d: %(target)s") % {
        "year": line.year,
        "target": target_text(line.target, line.spec),
    }


def _benchmark_label(line: JudgedLine) -> str:
    if line.benchmark is None or line.benchmark.value is None:
        return ""
    noun = line.benchmark.scope.noun
    return f"{noun[:1].upper()}{noun[1:]}: {result_figure(line.benchmark.value, line.spec)}"


def _reason(line: JudgedLine) -> str:
    if isinstance(line.result, EmptyResult):
        return ""
    return lowered(result_text(line.result, line.spec, line.result_text))


def _description(points: Sequence[Point], current: JudgedLine) -> str:
    listed = [
        f"{point.label}{' ' + point.sub if point.sub else ''}: {point.text or point.reason or DASH}"
        for point in points
    ]
    return f"{'. '.join(listed)}. {sentence(current)}"


def _curves(years: Sequence[JudgedLine], current: JudgedLine) -> tuple[Curve, ...]:
    """The months of the current year and of the latest year before it that has months."""
    found = []
    for line in years:
        months = {
            row.period.number: row.result for row in line.periods if row.period.kind is PeriodKind.MONTH
        }
        if months and line.year <= current.year:
            values = tuple(_value(months.get(number)) for number in range(1, 13))
            found.append(Curve(line.year, values, line.id == current.id))
    if not found or not found[-1].current:
        return ()
    return tuple(found[-2:])


def _value(result: object) -> Decimal | None:
    return result.value if isinstance(result, FigureResult) else None


def _months(curves: tuple[Curve, ...], current: JudgedLine) -> YearChart:
    values = [value for curve in curves for value in curve.values if value is not None]
    low, high, ticks = axis(values, current.spec)
    own = curves[-1]
    listed = ", ".join(
        f"{name} {result_figure(value, current.spec)}"
        for name, value in zip(MONTHS, own.values, strict=True)
        if value is not None
    )
    return YearChart(
        title=current.name,
        description=f"{own.year}: {listed}. {sentence(current)}",
        unit=current.spec.line_unit,
        decimals=current.spec.decimals,
        low=low,
        high=high,
        ticks=ticks,
        points=(),
        curves=curves,
        categories=tuple(MONTHS),
    )
