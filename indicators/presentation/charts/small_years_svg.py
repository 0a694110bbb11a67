"""Draw the chart of the years small, one among many of a card: the same value and the same rules of scale."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .levels import LevelKind
from .svg_paper import tick_text
from .years import Point, YearChart

WIDTH: Final = 240
HEIGHT: Final = 104
TOP: Final = 10
BOTTOM: Final = 82
LEFT: Final = 40
GAP: Final = 5
LETTER: Final = 8
"""Between the figures of the axis and the drawing, and how wide one of their signs is at most."""
RIGHT: Final = 232


class _Paper:
    """Where figures and categories lie on the small paper."""

    def __init__(self, chart: YearChart) -> None:
        self.chart = chart
        longest = max(len(tick_text(chart, tick)) for tick in (chart.ticks[0], chart.ticks[-1]))
        self.left = max(LEFT, GAP + longest * LETTER)
        self.slot = Decimal(RIGHT - self.left) / len(chart.points)

    def x(self, place: int) -> Decimal:
        return self.left + self.slot * place + self.slot / 2

    def y(self, value: Decimal) -> Decimal:
        chart = self.chart
        return BOTTOM - (value - chart.low) / (chart.high - chart.low) * (BOTTOM - TOP)


def draw_small(chart: YearChart | None) -> SafeString:
    """Return the small chart as SVG markup, empty where there is none."""
    if chart is None or not chart.points:
        return SafeString("")
    paper = _Paper(chart)
    parts = [
        f'<svg class="small" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img">'
        f"<title>{escape(chart.description)}</title>"
    ]
    parts += [_zone(point, place, paper) for place, point in enumerate(chart.points)]
    parts += _axis(paper)
    for place, point in enumerate(chart.points):
        parts += _levels(point, place, paper)
    parts += _line(chart, paper)
    parts += [_mark(point, place, paper) for place, point in enumerate(chart.points)]
    parts.append("</svg>")
    return mark_safe("".join(parts))  # noqa: S308 every text is escaped, the rest are numbers


def _axis(paper: _Paper) -> list[str]:
    """The ends of the axis with their figures, and the first and last category."""
    chart = paper.chart
    parts = []
    for tick in {chart.ticks[0], chart.ticks[-1]}:
        y = paper.y(tick)
        parts.append(f'<path class="{"b0" if tick == 0 else "bg"}" d="M{paper.left} {y:.1f}H{RIGHT}"/>')
        parts.append(_text("st-y", paper.left - GAP, y + 4, tick_text(chart, tick)))
    for place in {0, len(chart.points) - 1}:
        parts.append(_text("st-x", paper.x(place), HEIGHT - 6, chart.points[place].label))
    return parts


def _zone(point: Point, place: int, paper: _Paper) -> str:
    if point.zone is None:
        return ""
    low, high = point.zone
    top = Decimal(TOP) if high is None else paper.y(high)
    bottom = Decimal(BOTTOM) if low is None else paper.y(low)
    if bottom <= top:
        return ""
    x = paper.left + paper.slot * place
    height = bottom - top
    return f'<rect class="bz" x="{x:.1f}" y="{top:.1f}" width="{paper.slot:.1f}" height="{height:.1f}"/>'


def _levels(point: Point, place: int, paper: _Paper) -> list[str]:
    """The target, others' figures, and a break before the category."""
    x = paper.left + paper.slot * place
    end = x + paper.slot
    parts = [f'<path class="btarget" d="M{x:.1f} {paper.y(limit):.1f}H{end:.1f}"/>' for limit in point.limits]
    parts += [
        f'<path class="lv lv-{level.kind}" d="M{x:.1f} {paper.y(level.value):.1f}H{end:.1f}"/>'
        for level in point.levels
        if level.kind is not LevelKind.FORECAST
    ]
    if point.broken:
        parts.append(
            f'<path class="bbreak-s" d="M{x - 5:.1f} {BOTTOM + 5}l5-10M{x + 1:.1f} {BOTTOM + 5}l5-10"/>'
        )
    return parts


def _line(chart: YearChart, paper: _Paper) -> list[str]:
    parts = []
    for place, (one, two) in enumerate(pairwise(chart.points)):
        if one.value is None or two.value is None or two.broken:
            continue
        start, end = (paper.x(place), paper.y(one.value)), (paper.x(place + 1), paper.y(two.value))
        parts.append(f'<path class="bline" d="M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}"/>')
    return parts


def _mark(point: Point, place: int, paper: _Paper) -> str:
    if point.value is None:
        return ""
    x, y = paper.x(place), paper.y(point.value)
    if not point.current:
        return f'<circle class="bprev" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
    if point.shape == "missed":
        return f'<path class="gl-missed" d="M{x:.1f} {y - 7:.1f}l7 7-7 7-7-7z"/>'
    css = "gl-met" if point.shape == "met" else "bnow"
    return f'<circle class="{css}" cx="{x:.1f}" cy="{y:.1f}" r="6"/>'


def _text(css: str, x: Decimal | int, y: Decimal | int, text: str) -> str:
    return f'<text class="{css}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'
