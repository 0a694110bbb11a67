"""Draw a målstrek as inline SVG; all looks are classes of charts.css."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .bullet import Bullet, Mark

EDGE: Final = Decimal(8)
LETTER: Final = Decimal("6.9")
GAP: Final = Decimal(10)


@dataclass(frozen=True, slots=True)
class Size:
    """Outer size in pixels; ``middle`` is the height of the axis; ``labelled`` writes the figures."""

    name: str
    width: int
    height: int
    middle: int
    labelled: bool


ROW: Final = Size("row", 156, 24, 12, False)
FAMILY: Final = Size("family", 170, 26, 13, False)
LIST: Final = Size("list", 240, 58, 28, True)
STAGE: Final = Size("stage", 380, 58, 28, True)


def draw(chart: Bullet | None, size: Size) -> SafeString:
    """Return the bullet as SVG markup, empty where there is none."""
    if chart is None:
        return SafeString("")
    parts = [
        f'<svg class="gl gl-{size.name}" viewBox="0 0 {size.width} {size.height}" width="{size.width}" '
        f'height="{size.height}" role="img"><title>{escape(chart.title)}</title>',
        *shapes(chart, size),
    ]
    if size.labelled:
        parts += _labels(chart, size)
    parts.append("</svg>")
    return mark_safe("".join(parts))  # noqa: S308 every text above is escaped, the rest are numbers


def shapes(chart: Bullet, size: Size) -> list[str]:
    """The drawing without its frame, for a larger one that it is a part of."""
    return [*_ground(chart, size), *_figures(chart, size)]


def _x(value: Decimal, chart: Bullet, size: Size) -> Decimal:
    span = chart.high - chart.low
    share = (value - chart.low) / span if span else Decimal(0)
    return EDGE + min(max(share, Decimal(0)), Decimal(1)) * (size.width - 2 * EDGE)


def _ground(chart: Bullet, size: Size) -> list[str]:
    """The axis, the zone where the target is met, and the target itself."""
    middle, half = size.middle, 8 if size.labelled else 7
    parts = [f'<path class="gl-axis" d="M{EDGE} {middle}H{size.width - EDGE}"/>']
    if chart.zone is not None:
        left, right = (_x(end, chart, size) for end in chart.zone)
        width = right - left
        if width >= Decimal("0.5"):
            parts.append(
                f'<rect class="gl-zone" x="{left:.1f}" y="{middle - half}" width="{width:.1f}"'
                f' height="{2 * half}"/>'
            )
    for target in chart.targets:
        x = _x(target, chart, size)
        parts.append(f'<path class="gl-target" d="M{x:.1f} {middle - half - 3}V{middle + half + 3}"/>')
    return parts


def _figures(chart: Bullet, size: Size) -> list[str]:
    """The earlier figure as a ring, the year's as a dot (met) or a diamond (missed)."""
    middle = size.middle
    parts = []
    main = next(mark for mark in chart.marks if mark.main)
    others = [mark for mark in chart.marks if not mark.main]
    start = chart.previous if chart.previous is not None else others[0].value if others else None
    if start is not None and start != main.value:
        x1, x2 = _x(start, chart, size), _x(main.value, chart, size)
        parts.append(f'<path class="gl-move" d="M{x1:.1f} {middle}H{x2:.1f}"/>')
    if chart.previous is not None:
        x = _x(chart.previous, chart, size)
        parts.append(f'<circle class="gl-prev" cx="{x:.1f}" cy="{middle}" r="4"/>')
    for mark in (*others, main):
        parts.append(_mark(mark, _x(mark.value, chart, size), middle))
    return parts


def _mark(mark: Mark, x: Decimal, middle: int) -> str:
    if mark.shape == "met":
        radius = "5.5" if mark.main else "4"
        return f'<circle class="gl-met" cx="{x:.1f}" cy="{middle}" r="{radius}"/>'
    r = Decimal("6.6") if mark.main else Decimal("4.8")
    return f'<path class="gl-missed" d="M{x:.1f} {middle - r:.1f}l{r} {r}-{r} {r}-{r}-{r}z"/>'


def _labels(chart: Bullet, size: Size) -> list[str]:
    """The deciding figure above the axis; the target and one more figure below it, never on each other."""
    main = next(mark for mark in chart.marks if mark.main)
    shape = "gl-tv gl-tv-met" if main.shape == "met" else "gl-tv"
    parts = [_text(shape, _inside(_x(main.value, chart, size), main.label, size, Decimal(8)), 12, main.label)]
    target = (_x(chart.targets[-1], chart, size), chart.target_label)
    other = _second_label(chart, size)
    if other is None:
        parts.append(_text("gl-tt", _inside(target[0], target[1], size), 54, target[1]))
        return parts
    places = _apart(target, other, size)
    parts.append(_text("gl-tt", places[0], 54, target[1]))
    if places[1] is not None:
        parts.append(_text("gl-tp", places[1], 54, other[1]))
    return parts


def _second_label(chart: Bullet, size: Size) -> tuple[Decimal, str] | None:
    if chart.previous is not None:
        return _x(chart.previous, chart, size), chart.previous_label
    other = next((mark for mark in chart.marks if not mark.main), None)
    return (_x(other.value, chart, size), other.label) if other else None


def _width(label: str, letter: Decimal = LETTER) -> Decimal:
    return len(label) * letter


def _inside(x: Decimal, label: str, size: Size, letter: Decimal = LETTER) -> Decimal:
    half = _width(label, letter) / 2
    return min(max(x, half), max(size.width - half, half))


def _apart(
    first: tuple[Decimal, str], second: tuple[Decimal, str], size: Size
) -> tuple[Decimal, Decimal | None]:
    """Move two labels so that they neither overlap nor leave the drawing; the second gives way if it must."""
    one, two = _inside(*first, size), _inside(*second, size)
    need = (_width(first[1]) + _width(second[1])) / 2 + GAP
    if abs(one - two) >= need:
        return one, two
    if _width(first[1]) + _width(second[1]) + GAP > size.width:
        return one, None
    sign = 1 if (first[0], 1) > (second[0], 0) else -1
    middle = (one + two) / 2
    one = _inside(middle + sign * need / 2, first[1], size)
    two = _inside(one - sign * need, second[1], size)
    one = _inside(two + sign * need, first[1], size)
    return one, two


def _text(css: str, x: Decimal, y: int, label: str) -> str:
    return f'<text class="{css}" x="{x:.1f}" y="{y}">{escape(label)}</text>'
