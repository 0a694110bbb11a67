"""Draw the chart of the years as SVG; all looks are classes of charts.css."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from .levels import LEVEL_WORDS, LevelKind
from .months_svg import months
from .svg_paper import (
    BOTTOM,
    HEIGHT,
    LETTER,
    LINE_HEIGHT,
    LONG_LABEL,
    NARROW,
    NEAR,
    TOP,
    WIDTH,
    Plot,
    grid,
    lines_at,
    spread,
    text_at,
)
from .years import Point, YearChart

SIDE: Final = 160
NARROW_SIDE: Final = 104
SHORT_LABEL: Final = 12
MARGIN: Final = 16
FEW: Final = 6

KEY_SIGNS: Final = {
    kind: SafeString(f'<path class="lv lv-{kind}" d="M1 8h26"/>')
    for kind in LevelKind
    if kind is not LevelKind.FORECAST
} | {LevelKind.FORECAST: SafeString('<path class="lv-forecast" d="M14 1l8 14h-16z"/>')}
BREAK_SIGN: Final = SafeString('<path class="bbreak-s" d="M8 14l6-12M15 14l6-12"/>')


def draw(chart: YearChart | None, name: str = "fig") -> SafeString:
    """Return the chart as SVG markup, empty where there is none; ``name`` is unique on the page.

    Its name says what it is and where its figures stand; the sentence stands beside it on the page.
    """
    if chart is None:
        return SafeString("")
    return mark_safe(_drawn(chart, name, "big", WIDTH))  # noqa: S308 texts are escaped, the rest are numbers


def draw_for_screen(chart: YearChart | None, name: str = "fig") -> SafeString:
    """Return the chart twice, for a wide and a narrow window: charts.css shows one of them."""
    if chart is None:
        return SafeString("")
    both = _drawn(chart, name, "big", WIDTH), _drawn(chart, f"{name}-n", "big narrow-fig", NARROW)
    return mark_safe("".join(both))  # noqa: S308 texts are escaped, the rest are numbers


def _drawn(chart: YearChart, name: str, css: str, width: int) -> str:
    parts = [
        f'<svg class="{css}" viewBox="0 0 {width} {HEIGHT}" role="img" aria-labelledby="{name}-t">'
        f'<title id="{name}-t">{escape(chart.title)}</title><desc>{escape(chart.description)}</desc>',
        *(months(chart, width) if chart.curves else _years(chart, width)),
        "</svg>",
    ]
    return "".join(parts)


def key(chart: YearChart | None) -> SafeString:
    """Name the signs of a chart that a reader may not know: levels, forecasts, breaks. Empty without any."""
    if chart is None:
        return SafeString("")
    kinds = {level.kind for point in chart.points for level in point.levels}
    items = [(KEY_SIGNS[kind], str(LEVEL_WORDS[kind])) for kind in LevelKind if kind in kinds]
    if any(point.broken for point in chart.points):
        items.append((BREAK_SIGN, gettext("brudd: tallene før og etter kan ikke sammenlignes")))
    return format_html_join(
        "",
        '<span class="ki"><svg class="k-sign" viewBox="0 0 28 16" width="28" height="16" aria-hidden="true"'
        ' focusable="false">{}</svg>{}</span>',
        ((sign, word) for sign, word in items),
    )


def _years(chart: YearChart, width: int) -> list[str]:
    points = chart.points
    sided = any(point.limits or point.levels for point in points)
    side = NARROW_SIDE if width == NARROW else SIDE
    plot = Plot(chart, len(points), side if sided else MARGIN, width)
    few = len(points) <= FEW and (width == WIDTH or plot.roomy)
    parts = []
    for place, point in enumerate(points):
        parts += _zone(point, place, plot)
    parts += grid(chart, plot)
    for place, point in enumerate(points):
        parts += _targets(point, place, plot)
    parts += _line(points, plot)
    for place, point in enumerate(points):
        parts += _break(point, place, plot, few=few)
        parts += _mark(point, place, plot, few=few)
        parts += _forecast(point, place, plot, few=few)
    return parts + _side(points, plot)


def _zone(point: Point, place: int, plot: Plot) -> list[str]:
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


def _targets(point: Point, place: int, plot: Plot) -> list[str]:
    x = plot.left + plot.slot * place
    end = x + plot.slot
    parts = [f'<path class="btarget" d="M{x:.1f} {plot.y(limit):.1f}H{end:.1f}"/>' for limit in point.limits]
    for level in point.levels:
        if level.kind is not LevelKind.FORECAST:
            y = plot.y(level.value)
            parts.append(f'<path class="lv lv-{level.kind}" d="M{x:.1f} {y:.1f}H{end:.1f}"/>')
    return parts


def _break(point: Point, place: int, plot: Plot, *, few: bool) -> list[str]:
    """Where the series begins anew: a dotted line with two strokes over the axis, and the word."""
    if not point.broken:
        return []
    x = plot.left + plot.slot * place
    word = point.broken if few else gettext("brudd")
    half = len(word) * LETTER / 2
    middle = min(max(x, half), plot.width - half)
    return [
        f'<path class="bbreak" d="M{x:.1f} {TOP - 8}V{BOTTOM}"/>',
        f'<path class="bbreak-s" d="M{x - 7:.1f} {BOTTOM + 6}l6-12M{x + 1:.1f} {BOTTOM + 6}l6-12"/>',
        text_at("bt-k", middle, TOP - 16, word),
    ]


def _forecast(point: Point, place: int, plot: Plot, *, few: bool) -> list[str]:
    """The leader's forecast as a hollow triangle beside the figure, or in its place where there is none."""
    found = next((level for level in point.levels if level.kind is LevelKind.FORECAST), None)
    if found is None:
        return []
    x, y = plot.x(place), plot.y(found.value)
    if point.value is not None:
        x += plot.slot / 4
    parts = [f'<path class="lv-forecast" d="M{x:.1f} {y - 8:.1f}l8 14h-16z"/>']
    if few:
        said = gettext("prognose %(figure)s") % {"figure": found.text}
        parts.append(text_at("bt-m", x, y + 24 if y + 24 < BOTTOM - 4 else y - 16, said))
    return parts


def _line(points: Sequence[Point], plot: Plot) -> list[str]:
    """Join neighbours; a year without a figure interrupts the line, and so does a break."""
    css = "bmove" if len(points) <= 2 else "bline"
    parts = []
    for place, (one, two) in enumerate(pairwise(points)):
        if one.value is None or two.value is None or two.broken:
            continue
        start, end = (plot.x(place), plot.y(one.value)), (plot.x(place + 1), plot.y(two.value))
        parts.append(f'<path class="{css}" d="M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}"/>')
    return parts


def _mark(point: Point, place: int, plot: Plot, *, few: bool) -> list[str]:
    x = plot.x(place)
    named = plot.named(place, len(plot.chart.points))
    parts = _category(point, x, few=few) if few or named else []
    if point.value is None:
        parts += _reason(point, x, few=few)
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
        parts.append(text_at(f"bt-v {css}".strip(), x, max(y - NEAR, Decimal(12)), point.text))
    return parts


def _reason(point: Point, x: Decimal, *, few: bool) -> list[str]:
    """Why there is no figure; nothing where a forecast stands in its place."""
    if not few or not point.reason:
        return [] if point.levels and not point.reason else [text_at("bt-w", x, BOTTOM - 10, "–")]
    return [lines_at("bt-w", x, BOTTOM - 10 - LINE_HEIGHT, point.reason)]


def _category(point: Point, x: Decimal, *, few: bool) -> list[str]:
    """The year under its figure; a part of the year above it, by its number alone where there are many."""
    if not point.sub:
        return [text_at("bt-x" if few else "bt-m", x, BOTTOM + 24, point.label)]
    return [
        text_at("bt-m", x, BOTTOM + 20, point.sub if few else point.sub[:2]),
        text_at("bt-m", x, BOTTOM + 38, point.label),
    ]


def _side(points: Sequence[Point], plot: Plot) -> list[str]:
    """What the lines are, at the right edge, beside the current year's own."""
    current = next((point for point in reversed(points) if point.current), points[-1])
    labels: list[tuple[Decimal, str, str]] = []
    if current.limits:
        labels.append((plot.y(current.limits[-1]), "bt-t", current.target))
    for level in current.levels:
        if level.kind is not LevelKind.FORECAST:
            labels.append((plot.y(level.value), "", level.label))
    x = plot.right + 10
    parts = _gap(current, points.index(current), plot) if current is points[-1] else []
    if parts and current.value is not None and current.limits:
        middle = (plot.y(current.value) + plot.y(current.limits[-1])) / 2
        labels.append((middle, "bt-g", current.gap))
    longest = LONG_LABEL if plot.width == WIDTH else SHORT_LABEL
    for y, css, text in spread(labels, longest):
        parts.append(lines_at(css, x, y + Decimal("4.5"), text, longest))
    return parts


def _gap(point: Point, place: int, plot: Plot) -> list[str]:
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
