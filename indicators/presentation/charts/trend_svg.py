"""A row's small trend: the figures of some years as a line, where the målstrek shows only two of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.presentation.wording.figures import result_text
from indicators.values import Result, Status

from .bullet import comparable_figure

WIDTH, HEIGHT, EDGE, FOOT = 240, 44, 8, 14
FEWEST: Final = 3
"""With fewer figures the line says nothing that the målstrek does not."""

type Point = tuple[int, Decimal, str]


def trend(line: JudgedLine, earlier: Sequence[tuple[int, Result]]) -> SafeString:
    """Return the line as SVG, empty where there are too few figures. Its title says every figure."""
    points = [
        (year, figure, result_text(result, line.spec, ""))
        for year, result in (*earlier, (line.year, line.result))
        if (figure := comparable_figure(result, line.spec)) is not None
    ]
    if len(points) < FEWEST or points[-1][0] != line.year:
        return SafeString("")
    return _drawn(points, line.verdict.status is Status.MISSED)


def _drawn(points: list[Point], missed: bool) -> SafeString:
    title = gettext("Utvikling: %(figures)s") % {
        "figures": ", ".join(f"{year}: {text}" for year, _figure, text in points)
    }
    low, high = min(figure for _, figure, _ in points), max(figure for _, figure, _ in points)
    first, last = points[0][0], points[-1][0]
    places = [(_across(year, first, last), _up(figure, low, high)) for year, figure, _text in points]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    x, y = places[-1]
    dots = "".join(f'<circle class="tl-dot" cx="{a:.1f}" cy="{b:.1f}" r="2"/>' for a, b in places[:-1])
    end = "tl-miss" if missed else "tl-end"
    return mark_safe(  # noqa: S308 the title is escaped, the rest are numbers
        f'<svg class="tl" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img">'
        f'<title>{escape(title)}</title><path class="tl-line" d="{path}"/>{dots}'
        f'<circle class="{end}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
        f'<text class="tl-year" x="{EDGE}" y="{HEIGHT - 2}">{first}</text>'
        f'<text class="tl-year" x="{WIDTH - EDGE}" y="{HEIGHT - 2}" text-anchor="end">{last}</text></svg>'
    )


def _across(year: int, first: int, last: int) -> Decimal:
    return EDGE + Decimal(year - first) / Decimal(last - first) * (WIDTH - 2 * EDGE)


def _up(figure: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """Larger figures higher, whichever way is the better one; level figures in the middle."""
    room = Decimal(HEIGHT - FOOT - EDGE)
    share = (figure - low) / (high - low) if high > low else Decimal("0.5")
    return EDGE / Decimal(2) + (1 - share) * room
