"""The chart of the years as a Plotly figure, for the reader who asks to explore it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext

from .levels import LEVEL_WORDS, LevelKind
from .years import Point, YearChart

INK: Final = "var(--ink)"
GREY: Final = "var(--ink-2)"
PALE: Final = "var(--past)"
MET: Final = "var(--met)"
MISSED: Final = "var(--missed)"
ZONE: Final = "var(--met-zone)"
GROUND: Final = "var(--ground)"
GUIDE: Final = "var(--guide)"
"""Names of colours.css: explore.js looks up what they are, light or dark, where the figure is drawn."""
FONT: Final = "Inter Variable, Inter, system-ui, sans-serif"
HOVER: Final = "%{text}<extra></extra>"
LEVEL_MARKS: Final[dict[LevelKind, dict[str, Any]]] = {
    LevelKind.NATIONAL: {"symbol": "square-open", "size": 11, "color": GREY, "line": {"width": 2}},
    LevelKind.COUNTY: {"symbol": "hexagon-open", "size": 12, "color": GREY, "line": {"width": 2}},
    LevelKind.KOSTRA_GROUP: {"symbol": "star-open", "size": 12, "color": GREY, "line": {"width": 2}},
    LevelKind.ADOPTED: {"symbol": "line-ew-open", "size": 24, "color": GREY, "line": {"width": 2}},
    LevelKind.FORECAST: {"symbol": "triangle-up-open", "size": 12, "color": INK, "line": {"width": 2}},
}
SHAPES: Final = {"met": ("circle", MET), "missed": ("diamond", MISSED), "open": ("circle", INK)}


def plotly_figure(chart: YearChart) -> str:
    """Return the figure as JSON for plotly.js; years and months are categories."""
    import plotly.graph_objects as go  # heavy, and needed by this page alone

    figure = go.Figure(layout=_layout(chart))
    traces = _curves(chart) if chart.curves else _points(chart)
    figure.add_traces([go.Scatter(**trace) for trace in traces])
    for shape in _shapes(chart):
        figure.add_shape(**shape)
    for note in _notes(chart):
        figure.add_annotation(**note)
    text: str = figure.to_json()
    return text


def _number(value: Decimal | None) -> float | None:
    """JSON knows only binary numbers; they are drawn, never judged."""
    return None if value is None else float(value)


def _layout(chart: YearChart) -> dict[str, Any]:
    return {
        "font": {"family": FONT, "size": 14, "color": INK},
        "paper_bgcolor": GROUND,
        "plot_bgcolor": GROUND,
        "margin": {"l": 60, "r": 20, "t": 40, "b": 60},
        "separators": ",\u00a0",
        "hovermode": "x unified",
        "legend": {"orientation": "h", "y": -0.18},
        "xaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": list(chart.categories) or [point.name for point in chart.points],
            "showgrid": False,
            "linecolor": PALE,
        },
        "yaxis": {
            "range": [_number(chart.low), _number(chart.high)],
            "ticksuffix": "\u00a0%" if chart.unit == "%" else "",
            "gridcolor": GUIDE,
            "zerolinecolor": PALE,
            "separatethousands": True,
        },
    }


def _points(chart: YearChart) -> list[dict[str, Any]]:
    return [*_results(chart), *_targets(chart), *_levels(chart)]


def _results(chart: YearChart) -> list[dict[str, Any]]:
    """A trace for each stretch between breaks, so that no line is drawn across one."""
    stretches: list[list[Point]] = []
    for point in chart.points:
        if point.broken or not stretches:
            stretches.append([])
        stretches[-1].append(point)
    return [
        {
            "x": [point.name for point in points],
            "y": [_number(point.value) for point in points],
            "text": [_told(point) for point in points],
            "name": gettext("Resultat"),
            "legendgroup": "result",
            "showlegend": points is stretches[0],
            "mode": "lines+markers",
            "connectgaps": False,
            "hovertemplate": HOVER,
            "line": {"color": GREY, "width": 2},
            "marker": {
                "size": 12,
                "symbol": [SHAPES[point.shape][0] for point in points],
                "color": [SHAPES[point.shape][1] for point in points],
            },
        }
        for points in stretches
    ]


def _told(point: Point) -> str:
    said = point.text or point.reason
    return f"{said} ({point.broken})" if point.broken else said


def _targets(chart: YearChart) -> list[dict[str, Any]]:
    """The target's lines: one, or the two ends of a range."""
    most = max((len(point.limits) for point in chart.points), default=0)
    names = [gettext("Mål")] if most < 2 else [gettext("Mål, fra"), gettext("Mål, til")]
    marker = {"symbol": "line-ew-open", "size": 34, "color": INK, "line": {"width": 3}}
    traces = []
    for place, name in enumerate(names[:most]):
        having = [point for point in chart.points if len(point.limits) > place]
        traces.append(_beside([(point, point.limits[place], point.target) for point in having], name, marker))
    return traces


def _levels(chart: YearChart) -> list[dict[str, Any]]:
    traces = []
    for kind, marker in LEVEL_MARKS.items():
        pairs = [(point, level) for point in chart.points for level in point.levels if level.kind is kind]
        found = [(point, level.value, level.label) for point, level in pairs]
        if found:
            traces.append(_beside(found, str(LEVEL_WORDS[kind]), marker))
    return traces


def _beside(found: list[tuple[Point, Decimal, str]], name: str, marker: dict[str, Any]) -> dict[str, Any]:
    """Figures beside the results: marks of their own, joined by nothing."""
    return {
        "x": [point.name for point, _, _ in found],
        "y": [_number(value) for _, value, _ in found],
        "text": [label for _, _, label in found],
        "name": name,
        "mode": "markers",
        "hovertemplate": HOVER,
        "marker": marker,
    }


def _shapes(chart: YearChart) -> list[dict[str, Any]]:
    """The zone where the target is met, a field for each year that has a target; a dotted line at a break."""
    shapes: list[dict[str, Any]] = []
    for place, point in enumerate(chart.points):
        if point.broken:
            line = {"color": GREY, "width": 2, "dash": "dot"}
            ends = {"x0": place - 0.5, "x1": place - 0.5, "y0": 0, "y1": 1}
            shapes.append({"type": "line", "yref": "paper", **ends, "line": line})
        if point.zone is None:
            continue
        low, high = point.zone
        shapes.append(
            {
                "type": "rect",
                "layer": "below",
                "x0": place - 0.5,
                "x1": place + 0.5,
                "y0": _number(chart.low if low is None else low),
                "y1": _number(chart.high if high is None else high),
                "fillcolor": ZONE,
                "line": {"width": 0},
            }
        )
    return shapes


def _notes(chart: YearChart) -> list[dict[str, Any]]:
    """The words over each break."""
    over = {"y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    return [
        {"x": place - 0.5, "text": point.broken, **over}
        for place, point in enumerate(chart.points)
        if point.broken
    ]


def _curves(chart: YearChart) -> list[dict[str, Any]]:
    return [
        {
            "x": list(chart.categories),
            "y": [_number(value) for value in curve.values],
            "text": [f"{curve.year}: {text}" if text else "" for text in curve.texts],
            "name": str(curve.year),
            "hovertemplate": HOVER,
            "mode": "lines+markers",
            "line": {"color": INK if curve.current else PALE, "width": 3 if curve.current else 2},
            "marker": {
                "size": 9 if curve.current else 7,
                "symbol": "circle" if curve.current else "square-open",
            },
        }
        for curve in chart.curves
    ]
