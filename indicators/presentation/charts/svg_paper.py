"""The paper that charts are drawn on: where figures lie, the grid, and texts that do not overlap."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import Final

from django.utils.html import escape

from indicators.values import format_amount, format_number

from .years import YearChart

WIDTH: Final = 640
NARROW: Final = 350
"""Of the drawing for a phone, where its letters keep their size and fewer of its labels are written."""
HEIGHT: Final = 330
TOP: Final = 34
BOTTOM: Final = 290
LETTER: Final = Decimal("7.4")
NEAR: Final = 18
ROOMY: Final = 56
NAME: Final = 34
LONG_LABEL: Final = 19
LINE_HEIGHT: Final = 18


class Plot:
    """Where figures and categories lie on the paper."""

    def __init__(self, chart: YearChart, count: int, side: int, width: int = WIDTH) -> None:
        self.chart = chart
        self.width = width
        longest = max(len(tick_text(chart, tick)) for tick in chart.ticks)
        self.left = 14 + int(longest * LETTER)
        self.right = width - side
        self.slot = Decimal(self.right - self.left) / max(count, 1)

    @property
    def roomy(self) -> bool:
        """Whether each category has room for its figure and its words."""
        return self.slot >= ROOMY

    def named(self, place: int, count: int) -> bool:
        """Whether the category is named on the axis: as many as there is room for, always the last."""
        step = ceil(NAME / self.slot)
        return (count - 1 - place) % step == 0

    def x(self, place: int) -> Decimal:
        return self.left + self.slot * place + self.slot / 2

    def y(self, value: Decimal) -> Decimal:
        span = self.chart.high - self.chart.low
        return BOTTOM - (value - self.chart.low) / span * (BOTTOM - TOP)


def tick_text(chart: YearChart, tick: Decimal) -> str:
    """Return a tick's figure; the uppermost carries the percent sign."""
    plain = tick.normalize() if tick != tick.to_integral_value() else tick.quantize(Decimal(1))
    if tick == chart.ticks[-1] and chart.unit == "%":
        return format_amount(plain, "%")
    return format_number(plain)


def text_at(css: str, x: Decimal | int, y: Decimal | int, text: str) -> str:
    """A text on the paper, escaped."""
    return f'<text class="bt {css}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def grid(chart: YearChart, plot: Plot) -> list[str]:
    """The horizontal lines with their figures."""
    parts = []
    for tick in chart.ticks:
        y = plot.y(tick)
        css = "b0" if tick == 0 or (chart.low > 0 and tick == chart.low) else "bg"
        parts.append(f'<path class="{css}" d="M{plot.left} {y:.1f}H{plot.right}"/>')
        parts.append(text_at("bt-y", plot.left - 8, y + Decimal("4.5"), tick_text(chart, tick)))
    return parts


def lines_at(css: str, x: Decimal | int, y: Decimal | int, text: str, longest: int = LONG_LABEL) -> str:
    """A label on one line, or on two where it is long."""
    if len(text) <= longest or " " not in text:
        return text_at(css, x, y, text)
    cut = min(
        (place for place, sign in enumerate(text) if sign == " "),
        key=lambda place: abs(place - len(text) / 2),
    )
    first, second = escape(text[:cut]), escape(text[cut + 1 :])
    below = f'<tspan x="{x:.1f}" dy="{LINE_HEIGHT}">{second}</tspan>'
    return f'<text class="bt {css}" x="{x:.1f}" y="{y:.1f}">{first}{below}</text>'


def spread(
    labels: list[tuple[Decimal, str, str]], longest: int = LONG_LABEL
) -> list[tuple[Decimal, str, str]]:
    """Move labels apart so that none lies on another."""
    placed: list[tuple[Decimal, str, str]] = []
    for y, css, text in sorted(labels):
        lowest = Decimal(TOP)
        if placed:
            rows = 2 if len(placed[-1][2]) > longest else 1
            lowest = placed[-1][0] + NEAR * rows
        placed.append((max(y, lowest), css, text))
        if len(text) > longest:
            placed[-1] = (max(y - LINE_HEIGHT // 2, lowest), css, text)
    return placed
