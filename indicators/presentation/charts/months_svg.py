"""Draw twelve months as curves, this year beside the year before; all looks are classes of charts.css."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from .svg_paper import BOTTOM, WIDTH, Plot, grid, spread, text_at
from .years import Curve, YearChart

CURVE_SIDE: Final = 96


def months(chart: YearChart, width: int = WIDTH) -> list[str]:
    """The parts of the drawing: this year's months in ink, those of the year before in grey."""
    plot = Plot(chart, len(chart.categories), CURVE_SIDE, width)
    letters = 3 if width == WIDTH else 1
    parts = grid(chart, plot)
    parts += [
        text_at("bt-m", plot.x(place), BOTTOM + 22, name[:letters])
        for place, name in enumerate(chart.categories)
    ]
    ends = []
    for curve in chart.curves:
        parts += _curve(curve, plot)
        last = max(place for place, value in enumerate(curve.values) if value is not None)
        value = curve.values[last]
        if value is not None:
            css = "bt-t" if curve.current else ""
            ends.append((plot.y(value), css, f"{curve.year}: {curve.texts[last]}"))
    parts += [text_at(css, plot.right + 4, y + Decimal("4.5"), text) for y, css, text in spread(ends)]
    return parts


def _curve(curve: Curve, plot: Plot) -> list[str]:
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
