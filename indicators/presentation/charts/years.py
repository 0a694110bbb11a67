"""An indicator through its years as a chart value, drawn by ``year_svg``, ``small_svg`` and ``plotly_chart``.

Years (or the half-years, tertials and quarters in them) are categories along the axis,
because a year without a figure is a gap with a reason, not a point on a line. Where the
figures became another thing the line is interrupted, and what cannot stand on the same axis
is told in words. Twelve months are a chart of their own: a curve for each of the last two years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.presentation.wording.breaks import breaks
from indicators.presentation.wording.distance import gap
from indicators.presentation.wording.figures import DASH, result_figure, result_text
from indicators.presentation.wording.words import lowered
from indicators.values import (
    MONTHS,
    Aggregation,
    ChangeTarget,
    EmptyResult,
    FigureResult,
    PeriodFigure,
    PeriodKind,
    PeriodsResult,
    ShareResult,
    Status,
    on_one_axis,
)

from .axis import axis
from .bullet import comparable_figure
from .levels import Ends, Level, LevelKind, levels, target_label, target_zone

MOST_POINTS: Final = 24
MOST_SUB_PERIODS: Final = 4


@dataclass(frozen=True, slots=True)
class Point:
    """One category: a figure or the reason for none; ``zone`` is where the target is met (None: no end).

    ``broken`` says what changed where the series begins anew with this category, else it is empty.
    """

    label: str
    sub: str
    value: Decimal | None
    text: str
    reason: str
    shape: str
    current: bool
    limits: tuple[Decimal, ...] = ()
    zone: Ends | None = None
    target: str = ""
    levels: tuple[Level, ...] = ()
    gap: str = ""
    broken: str = ""

    @property
    def name(self) -> str:
        """The category by its whole name: ``2025``, ``2025 1. halvår``."""
        return f"{self.label} {self.sub}".strip()


@dataclass(frozen=True, slots=True)
class Curve:
    """Twelve months of one year; ``texts`` are the figures as they are printed."""

    year: int
    values: tuple[Decimal | None, ...]
    current: bool
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearChart:
    """The whole chart: axis, points or curves, and its words for those who do not see it."""

    title: str
    description: str
    unit: str
    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    points: tuple[Point, ...]
    curves: tuple[Curve, ...] = ()
    categories: tuple[str, ...] = ()


def year_chart(years: Sequence[JudgedLine], current: JudgedLine) -> YearChart | None:
    """Return the chart of an indicator's years, oldest first, or None where there is no figure to draw."""
    points = _all_points(years, current)[-MOST_POINTS:]
    drawn = [value for point in points for value in _drawn(point)]
    if not any(point.value is not None or point.levels for point in points):
        return None
    low, high, ticks = axis(drawn, current.spec, _whole(current))
    return YearChart(
        title=title_of(points[0].name, points[-1].name),
        description=_description(points),
        unit=current.spec.line_unit,
        low=low,
        high=high,
        ticks=ticks,
        points=points,
    )


def _all_points(years: Sequence[JudgedLine], current: JudgedLine) -> tuple[Point, ...]:
    broken = breaks(years)
    found: list[Point] = []
    for line in years:
        first, *rest = _points(line, current)
        found += [replace(first, broken=broken.get(line.year, "")), *rest]
    return tuple(found)


def _drawn(point: Point) -> list[Decimal]:
    """Every figure that needs its place on the axis."""
    own = [] if point.value is None else [point.value]
    return [*own, *point.limits, *(level.value for level in point.levels)]


def _whole(line: JudgedLine) -> Decimal | None:
    return Decimal(line.result.denominator) if isinstance(line.result, ShareResult) else None


def _points(line: JudgedLine, current: JudgedLine) -> list[Point]:
    parts = _sub_periods(line) if on_one_axis(line.spec, current.spec) else ()
    if len(parts) > 1:
        points = [_point(line, current, item.value, sub=item.period.label, text="") for item in parts]
        return [replace(point, levels=_of_each_part(point)) for point in points[:-1]] + points[-1:]
    value = line.verdict.compared
    if value is None or isinstance(line.target, ChangeTarget):
        value = comparable_figure(line.result, line.spec)
    if not on_one_axis(line.spec, current.spec):
        return [_elsewhere(line, value)]
    return [_point(line, current, value, sub="", text=_text(line, value))]


def _of_each_part(point: Point) -> tuple[Level, ...]:
    """A forecast is of the whole year, so only its last part shows it."""
    return tuple(level for level in point.levels if level.kind is not LevelKind.FORECAST)


def _elsewhere(line: JudgedLine, value: Decimal | None) -> Point:
    """A year whose figure is in another unit or on another scale: told, never drawn on this axis."""
    text = result_text(line.result, line.spec, line.result_text, named=True)
    said = gettext("%(figure)s (står ikke på denne aksen)") % {"figure": text}
    return Point(
        label=str(line.year),
        sub="",
        value=None,
        text="",
        reason=_reason(line) if value is None else said,
        shape="open",
        current=False,
    )


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
    limits, zone = target_zone(line.target, line.verdict, line)
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
        target=target_label(line) if limits else "",
        levels=levels(line),
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


def _reason(line: JudgedLine) -> str:
    if isinstance(line.result, EmptyResult):
        return ""
    return lowered(result_text(line.result, line.spec, line.result_text))


def title_of(first: str, last: str) -> str:
    """What kind of drawing it is, of what stretch, and where its figures stand."""
    if first == last:
        return gettext("Figur for %(first)s. Tallene står i tabellen.") % {"first": first}
    given = {"first": first, "last": last}
    return gettext("Figur, %(first)s til %(last)s. Tallene står i tabellen.") % given


def _description(points: Sequence[Point]) -> str:
    return f"{'. '.join(told(point) for point in points)}."


def told(point: Point) -> str:
    """One category in words: ``2025: 28,2 %``, with its break and its forecast."""
    said = f"{point.name}: {point.text or point.reason or DASH}"
    forecasts = [level.label for level in point.levels if level.kind is LevelKind.FORECAST]
    beside = [text for text in (point.broken, *forecasts) if text]
    return f"{said} ({'; '.join(beside)})" if beside else said


def _curves(years: Sequence[JudgedLine], current: JudgedLine) -> tuple[Curve, ...]:
    """The months of the current year and of the latest year before it that has months."""
    found = []
    for line in years:
        months = {
            row.period.number: row.result for row in line.periods if row.period.kind is PeriodKind.MONTH
        }
        if months and line.year <= current.year:
            values = tuple(_value(months.get(number)) for number in range(1, 13))
            texts = tuple("" if value is None else result_figure(value, line.spec) for value in values)
            found.append(Curve(line.year, values, line.id == current.id, texts))
    if not found or not found[-1].current:
        return ()
    return tuple(found[-2:])


def _value(result: object) -> Decimal | None:
    return result.value if isinstance(result, FigureResult) else None


def months_chart(years: Sequence[JudgedLine], current: JudgedLine) -> YearChart | None:
    """Return the months of the year beside those of the year before, None where the year has none."""
    curves = _curves(years, current)
    values = [value for curve in curves for value in curve.values if value is not None]
    if not values:
        return None
    low, high, ticks = axis(values, current.spec)
    return YearChart(
        title=title_of(f"{MONTHS[0]} {curves[0].year}", f"{MONTHS[-1]} {curves[-1].year}"),
        description=" ".join(_told_months(curve) for curve in reversed(curves)),
        unit=current.spec.line_unit,
        low=low,
        high=high,
        ticks=ticks,
        points=(),
        curves=curves,
        categories=tuple(MONTHS),
    )


def _told_months(curve: Curve) -> str:
    listed = ", ".join(f"{name} {text}" for name, text in zip(MONTHS, curve.texts, strict=True) if text)
    return f"{curve.year}: {listed}."
