"""Charts of a report: all results of a card against their targets, and areas or sectors beside each other.

All looks are classes of charts.css; every chart stands beside the table that has its figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.html import escape
from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.presentation.wording.figures import result_text
from indicators.presentation.wording.sentence import sentence
from indicators.presentation.wording.words import STATUS_WORDS
from indicators.selectors import GroupCount, count

from .boxes_svg import counted
from .bullet import Bullet, bullet
from .bullet_svg import Size, shapes

WIDTH: Final = 640
NAMES: Final = 300
ROW: Final = 34
FEWEST: Final = 3
"""A chart of fewer lines says no more than their rows."""
LETTERS: Final = 46
STRIP: Final = Size("report", 240, 26, 13, False)
BARS: Final = 250
LINE: Final = 13


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as SVG markup, and what it says in words."""

    svg: str
    alt: str


def results_against_targets(lines: Sequence[JudgedLine]) -> Drawing | None:
    """The målstrek of every judged line under each other; None where there are too few of them."""
    drawn = [(line, chart) for line in lines if (chart := bullet(line)) is not None]
    if len(drawn) < FEWEST:
        return None
    counts = count(line for line, _chart in drawn)
    missed = [line for line, _chart in drawn if line.verdict.severity is not None]
    alt = gettext("%(count)d resultater mot målene sine: %(counts)s.") % {
        "count": len(drawn),
        "counts": counted(counts.by_status, close=counts.close, own=counts.close_word),
    }
    if missed:
        worst = max(missed, key=lambda line: line.verdict.severity or Decimal(0))
        alt += " " + gettext("Størst avvik: %(name)s, %(sentence)s") % {
            "name": worst.short_name,
            "sentence": sentence(worst),
        }
    parts = []
    for place, (line, chart) in enumerate(drawn):
        parts += _result(line, chart, place * ROW)
    return _drawing(parts, len(drawn) * ROW, alt)


def _result(line: JudgedLine, chart: Bullet, top: int) -> list[str]:
    middle = top + ROW // 2
    return [
        *_name(line.short_name, middle),
        f'<g transform="translate({NAMES + 10} {middle - STRIP.middle})">{"".join(shapes(chart, STRIP))}</g>',
        _text(WIDTH, middle + 4, _figure(line), anchor="end"),
    ]


def _figure(line: JudgedLine) -> str:
    text = result_text(line.result, line.spec, line.result_text)
    return text if len(text) <= LINE else text[: LINE - 1].rstrip() + "…"


def groups_beside_each_other(groups: Sequence[GroupCount]) -> Drawing | None:
    """Areas or sectors with their lines by status; None where there is nothing to compare."""
    shown = [group for group in groups if group.counts.total]
    if len(shown) < 2:
        return None
    most = max(group.counts.total for group in shown)
    parts = []
    for place, group in enumerate(shown):
        parts += _bar(group, most, place * ROW)
    texts = (f"{_titled(group)}: {counted(group.counts.by_status)}" for group in shown)
    return _drawing(parts, len(shown) * ROW, f"{'. '.join(texts)}.")


def _titled(group: GroupCount) -> str:
    return f"{group.number} {group.title}".strip()


def _bar(group: GroupCount, most: int, top: int) -> list[str]:
    middle, left = top + ROW // 2, Decimal(NAMES + 10)
    parts = _name(_titled(group), middle)
    for status in STATUS_WORDS:
        width = Decimal(BARS) * group.counts.by_status[status] / most
        if width:
            parts.append(
                f'<rect class="u-{status.value}" x="{left + 1:.1f}" y="{middle - 8}" '
                f'width="{max(width - 2, Decimal(1)):.1f}" height="16" rx="2"/>'
            )
        left += width
    met = gettext("%(met)d av %(judged)d") % {"met": group.counts.met, "judged": group.counts.judged}
    return [*parts, _text(WIDTH, middle + 4, met, anchor="end")]


def _name(name: str, middle: int) -> list[str]:
    """A name to the left of the drawing, on one line or two."""
    first, second = _broken(name)
    if not second:
        return [_text(0, middle + 4, first)]
    return [_text(0, middle - 3, first), _text(0, middle + 12, second)]


def _broken(name: str) -> tuple[str, str]:
    if len(name) <= LETTERS:
        return name, ""
    cut = name.rfind(" ", 0, LETTERS + 1)
    cut = cut if cut > 0 else LETTERS
    rest = name[cut:].strip()
    return name[:cut], rest if len(rest) <= LETTERS else rest[: LETTERS - 1].rstrip() + "…"


def _text(x: int, y: int, text: str, *, anchor: str = "start") -> str:
    return f'<text class="rep-t" x="{x}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'


def _drawing(parts: Sequence[str], height: int, alt: str) -> Drawing:
    svg = (
        f'<svg class="rep" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(alt)}">'
        f"{''.join(parts)}</svg>"
    )
    return Drawing(svg, alt)
