"""The chart of the years as a Plotly figure, for the reader who asks to explore it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext

from indicators.presentation.year_chart import YearChart

INK: Final = "#1f2226"
GREY: Final = "#4b4e53"
PALE: Final = "#a3a5a8"
MET: Final = "#0b6a5c"
MISSED: Final = "#a8330f"
ZONE: Final = "#dff0ec"
FONT: Final = "Inter Variable, Inter, system-ui, sans-serif"
SHAPES: Final = {"met": ("circle", MET), "missed": ("diamond", MISSED), "open": ("circle", INK)}


def plotly_figure(chart: YearChart) -> str:
    """Return the figure as JSON for plotly.js; years and months are categories."""
    import plotly.graph_objects as go  # heavy, and needed by this page alone

    figure = go.Figure(layout=_layout(chart))
    traces = _curves(chart) if chart.curves else _points(chart)
    figure.add_traces([go.Scatter(**trace) for trace in traces])
    if not chart.curves:
        for shape in _shapes(chart):
            figure.add_shape(**shape)
    text: str = figure.to_json()
    return text


def _number(value: Decimal | None) -> float | None:
    """JSON knows only binary numbers; they are drawn, never judged."""
    return None if value is None else float(value)


def _layout(chart: YearChart) -> dict[str, Any]:
    return {
        "font": {"family": FONT, "size": 14, "color": INK},
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "margin": {"l": 60, "r": 20, "t": 40, "b": 60},
        "separators": ",\u00a0",
        "hovermode": "x unified",
        "legend": {"orientation": "h", "y": -0.18},
        "xaxis": {"type": "category", "showgrid": False, "linecolor": PALE},
        "yaxis": {
            "range": [_number(chart.low), _number(chart.high)],
            "ticksuffix": "\u00a0%" if chart.unit == "%" else "",
            "gridcolor": "#e6e7e8",
            "zerolinecolor": PALE,
            "separatethousands": True,
        },
    }


def _points(chart: YearChart) -> list[dict[str, Any]]:
    labels = [f"{point.label} {point.sub}".strip() for point in chart.points]
    marks = [SHAPES[point.shape] for point in chart.points]
    traces: list[dict[str, Any]] = [
        {
            "x": labels,
            "y": [_number(point.value) for point in chart.points],
            "text": [point.text or point.reason for point in chart.points],
            "name": gettext("Resultat"),
            "mode": "lines+markers",
            "connectgaps": False,
            "hovertemplate": "%{text}<extra></extra>",
            "line": {"color": GREY, "width": 2},
            "marker": {
                "size": 12,
                "symbol": [symbol for symbol, _ in marks],
                "color": [colour for _, colour in marks],
            },
        }
    ]
    if any(point.limits for point in chart.points):
        traces.append(
            {
                "x": labels,
                "y": [_number(point.limits[-1]) if point.limits else None for point in chart.points],
                "text": [point.target for point in chart.points],
                "name": gettext("Mål"),
                "mode": "markers",
                "hovertemplate": "%{text}<extra></extra>",
                "marker": {"symbol": "line-ew-open", "size": 34, "color": INK, "line": {"width": 3}},
            }
        )
    if any(point.benchmark is not None for point in chart.points):
        traces.append(
            {
                "x": labels,
                "y": [_number(point.benchmark) for point in chart.points],
                "text": [point.benchmark_label for point in chart.points],
                "name": gettext("Sammenligning"),
                "mode": "lines+markers",
                "hovertemplate": "%{text}<extra></extra>",
                "line": {"color": GREY, "width": 2, "dash": "dash"},
            }
        )
    return traces


def _shapes(chart: YearChart) -> list[dict[str, Any]]:
    """The zone where the target is met, one field for each year that has a target."""
    shapes = []
    for place, point in enumerate(chart.points):
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


def _curves(chart: YearChart) -> list[dict[str, Any]]:
    return [
        {
            "x": list(chart.categories),
            "y": [_number(value) for value in curve.values],
            "name": str(curve.year),
            "mode": "lines+markers",
            "line": {"color": INK if curve.current else PALE, "width": 3 if curve.current else 2},
            "marker": {"size": 9 if curve.current else 7},
        }
        for curve in chart.curves
    ]
