"""Draw the chart of the years as SVG; all looks are classes of charts.css."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from indicators.presentation.year_chart import Curve, Point, YearChart
from indicators.values import format_amount, format_number

WIDTH: Final = 640
HEIGHT: Final = 330
TOP: Final = 22
BOTTOM: Final = 290
SIDE: Final = 160
CURVE_SIDE: Final = 96
MARGIN: Final = 16
LETTER: Final = Decimal("7.4")
FEW: Final = 6
NEAR: Final = 18
LONG_LABEL: Final = 19
LINE_HEIGHT: Final = 18


class _Plot:
    """Where figures and categories lie on the paper."""

    def __init__(self, chart: YearChart, count: int, side: int) -> None:
        self.chart = chart
        longest = max(len(tick_text(chart, tick)) for tick in chart.ticks)
        self.left = 14 + int(longest * LETTER)
        self.right = WIDTH - side
        self.slot = Decimal(self.right - self.left) / max(count, 1)

    def x(self, place: int) -> Decimal:
        return self.left + self.slot * place + self.slot / 2

    def y(self, value: Decimal) -> Decimal:
        span = self.chart.high - self.chart.low
        return BOTTOM - (value - self.chart.low) / span * (BOTTOM - TOP)


def draw(chart: YearChart | None) -> SafeString:
    """Return the chart as SVG markup, empty where there is none."""
    if chart is None:
        return SafeString("")
    parts = [
        f'<svg class="big" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="fig-t fig-d">'
        f'<title id="fig-t">{escape(chart.title)}</title><desc id="fig-d">{escape(chart.description)}</desc>',
        *(_months(chart) if chart.curves else _years(chart)),
        "</svg>",
    ]
    return mark_safe("".join(parts))  # noqa: S308 every text is escaped, the rest are numbers


def tick_text(chart: YearChart, tick: Decimal) -> str:
    """Return a tick's figure; the uppermost carries the percent sign."""
    plain = tick.normalize() if tick != tick.to_integral_value() else tick.quantize(Decimal(1))
    if tick == chart.ticks[-1] and chart.unit == "%":
        return format_amount(plain, "%")
    return format_number(plain)


def _text(css: str, x: Decimal | int, y: Decimal | int, text: str) -> str:
    return f'<text class="bt {css}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _grid(chart: YearChart, plot: _Plot) -> list[str]:
    parts = []
    for tick in chart.ticks:
        y = plot.y(tick)
        css = "b0" if tick == 0 or (chart.low > 0 and tick == chart.low) else "bg"
        parts.append(f'<path class="{css}" d="M{plot.left} {y:.1f}H{plot.right}"/>')
        parts.append(_text("bt-y", plot.left - 8, y + Decimal("4.5"), tick_text(chart, tick)))
    return parts


def _years(chart: YearChart) -> list[str]:
    points = chart.points
    sided = any(point.limits or point.benchmark is not None for point in points)
    plot = _Plot(chart, len(points), SIDE if sided else MARGIN)
    parts = []
    for place, point in enumerate(points):
        parts += _zone(point, place, plot)
    parts += _grid(chart, plot)
    for place, point in enumerate(points):
        parts += _targets(point, place, plot)
    parts += _line(points, plot)
    for place, point in enumerate(points):
        parts += _mark(point, place, plot, few=len(points) <= FEW)
    return parts + _side(points, plot)


def _zone(point: Point, place: int, plot: _Plot) -> list[str]:
    if point.zone is None:
        return []
    low, high = point.zone
    top = Decimal(TOP) if high is None else plot.y(high)
    bottom = Decimal(BOTTOM) if low is None else plot.y(low)
    if bottom - top < 1:
        return []
    x = plot.left + plot.slot * place
    return [
        f'<rect class="bz" x="{x:.1f}" y="{top:.1f}" width="{plot.slot:.1f}" height="{bottom - top:.1f}"/>'
    ]


def _targets(point: Point, place: int, plot: _Plot) -> list[str]:
    x = plot.left + plot.slot * place
    end = x + plot.slot
    parts = [f'<path class="btarget" d="M{x:.1f} {plot.y(limit):.1f}H{end:.1f}"/>' for limit in point.limits]
    if point.benchmark is not None:
        parts.append(f'<path class="bbench" d="M{x:.1f} {plot.y(point.benchmark):.1f}H{end:.1f}"/>')
    return parts


def _line(points: Sequence[Point], plot: _Plot) -> list[str]:
    """Join neighbours; a year without a figure breaks the line."""
    css = "bmove" if len(points) <= 2 else "bline"
    parts = []
    for place, (one, two) in enumerate(pairwise(points)):
        if one.value is None or two.value is None:
            continue
        start, end = (plot.x(place), plot.y(one.value)), (plot.x(place + 1), plot.y(two.value))
        parts.append(f'<path class="{css}" d="M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}"/>')
    return parts


def _mark(point: Point, place: int, plot: _Plot, *, few: bool) -> list[str]:
    x = plot.x(place)
    parts = _category(point, x, few=few)
    if point.value is None:
        parts.append(_text("bt-w", x, BOTTOM - 10, (point.reason if few else "") or "–"))
        return parts
    y = plot.y(point.value)
    if point.current and point.shape == "missed":
        parts.append(
            f'<path class="gl-missed" d="M{x:.1f} {y - Decimal("9.5"):.1f}l9.5 9.5-9.5 9.5-9.5-9.5z"/>'
        )
    elif point.current:
        css = "gl-met" if point.shape == "met" else "bnow"
        parts.append(f'<circle class="{css}" cx="{x:.1f}" cy="{y:.1f}" r="8"/>')
    else:
        parts.append(f'<circle class="bprev" cx="{x:.1f}" cy="{y:.1f}" r="{"6.5" if few else "4"}"/>')
    if few or point.current:
        css = {"missed": "bt-b", "met": "bt-ok"}.get(point.shape, "bt-n") if point.current else ""
        parts.append(_text(f"bt-v {css}".strip(), x, max(y - NEAR, Decimal(12)), point.text))
    return parts


def _category(point: Point, x: Decimal, *, few: bool) -> list[str]:
    """The year under its figure; a part of the year above it, by its number alone where there are many."""
    if not point.sub:
        return [_text("bt-x" if few else "bt-m", x, BOTTOM + 24, point.label)]
    return [
        _text("bt-m", x, BOTTOM + 20, point.sub if few else point.sub[:2]),
        _text("bt-m", x, BOTTOM + 38, point.label),
    ]


def _side(points: Sequence[Point], plot: _Plot) -> list[str]:
    """What the lines are, at the right edge, beside the current year's own."""
    current = next((point for point in reversed(points) if point.current), points[-1])
    labels: list[tuple[Decimal, str, str]] = []
    if current.limits:
        labels.append((plot.y(current.limits[-1]), "bt-t", current.target))
    if current.benchmark is not None:
        labels.append((plot.y(current.benchmark), "", current.benchmark_label))
    x = plot.right + 10
    parts = _gap(current, points.index(current), plot) if current is points[-1] else []
    if parts and current.value is not None and current.limits:
        middle = (plot.y(current.value) + plot.y(current.limits[-1])) / 2
        labels.append((middle, "bt-g", current.gap))
    for y, css, text in _spread(labels):
        parts.append(_lines(css, x, y + Decimal("4.5"), text))
    return parts


def _lines(css: str, x: int, y: Decimal, text: str) -> str:
    """A label on one line, or on two where it is long."""
    if len(text) <= LONG_LABEL or " " not in text:
        return _text(css, x, y, text)
    cut = min(
        (place for place, sign in enumerate(text) if sign == " "),
        key=lambda place: abs(place - len(text) / 2),
    )
    first, second = escape(text[:cut]), escape(text[cut + 1 :])
    below = f'<tspan x="{x}" dy="{LINE_HEIGHT}">{second}</tspan>'
    return f'<text class="bt {css}" x="{x}" y="{y:.1f}">{first}{below}</text>'


def _gap(point: Point, place: int, plot: _Plot) -> list[str]:
    """The distance drawn as a measure between figure and target, where there is room for it."""
    if point.value is None or not point.limits or not point.gap or plot.slot < 90:
        return []
    top, bottom = plot.y(point.value), plot.y(point.limits[-1])
    if abs(top - bottom) < NEAR:
        return []
    x = plot.x(place) + plot.slot / 4 + 6
    start, middle = x - 5, (top + bottom) / 2
    return [
        f'<path class="bgap" d="M{start:.1f} {top:.1f}h10M{x:.1f} {top:.1f}V{bottom:.1f}'
        f'M{start:.1f} {bottom:.1f}h10"/>',
        f'<path class="bgl" d="M{x + 6:.1f} {middle:.1f}H{plot.right + 5}"/>',
    ]


def _spread(labels: list[tuple[Decimal, str, str]]) -> list[tuple[Decimal, str, str]]:
    """Move labels apart so that none lies on another."""
    placed: list[tuple[Decimal, str, str]] = []
    for y, css, text in sorted(labels):
        lowest = Decimal(TOP)
        if placed:
            rows = 2 if len(placed[-1][2]) > LONG_LABEL else 1
            lowest = placed[-1][0] + NEAR * rows
        placed.append((max(y, lowest), css, text))
        if len(text) > LONG_LABEL:
            placed[-1] = (max(y - LINE_HEIGHT // 2, lowest), css, text)
    return placed


def _months(chart: YearChart) -> list[str]:
    plot = _Plot(chart, len(chart.categories), CURVE_SIDE)
    parts = _grid(chart, plot)
    for place, name in enumerate(chart.categories):
        parts.append(_text("bt-m", plot.x(place), BOTTOM + 22, name[:3]))
    ends = []
    for curve in chart.curves:
        parts += _curve(curve, plot)
        last = max(place for place, value in enumerate(curve.values) if value is not None)
        value = curve.values[last]
        if value is not None:
            css = "bt-t" if curve.current else ""
            ends.append((plot.y(value), css, f"{curve.year}: {format_number(value, chart.decimals)}"))
    parts += [_text(css, plot.right + 4, y + Decimal("4.5"), text) for y, css, text in _spread(ends)]
    return parts


def _curve(curve: Curve, plot: _Plot) -> list[str]:
    css, dot, radius = ("bline", "bnow", "4.5") if curve.current else ("bline-old", "bold", "3")
    steps = []
    drawing = False
    for place, value in enumerate(curve.values):
        if value is not None:
            steps.append(f"{'L' if drawing else 'M'}{plot.x(place):.1f} {plot.y(value):.1f}")
        drawing = value is not None
    parts = [f'<path class="{css}" d="{"".join(steps)}"/>']
    parts += [
        f'<circle class="{dot}" cx="{plot.x(place):.1f}" cy="{plot.y(value):.1f}" r="{radius}"/>'
        for place, value in enumerate(curve.values)
        if value is not None
    ]
    return parts
