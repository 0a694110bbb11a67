"""One box for each indicator, and the band that shows how all of them are spread."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from indicators.presentation.wording import words
from indicators.presentation.wording.cached_gettext import gettext
from indicators.values import Status

STEP: Final = 15
PER_ROW: Final = 26
MOST_BOXES: Final = 72
BAND: Final = 1000
BAND_GAP: Final = 3
STRIP: Final = 120


def counted(
    by_status: Mapping[Status, int], *, skip: tuple[Status, ...] = (), close: int = 0, own: str = ""
) -> str:
    """Return the counts in words: ``4 nådd, 12 ikke nådd``; statuses without lines are left out.

    ``close`` of those missed are inside their tolerance: ``12 ikke nådd, 3 av dem delvis nådd``; ``own`` is
    what the plan calls that.
    """
    told = []
    for status, word in words.STATUS_WORDS.items():
        if by_status[status] and status not in skip:
            told.append(f"{by_status[status]} {word.inline}")
            if status is Status.MISSED and close:
                told.append(close_of_them(close, own))
    return ", ".join(told)


def close_of_them(close: int, own: str = "") -> str:
    """Return how many misses are inside their tolerance, behind all misses: ``7 av dem delvis nådd``."""
    return gettext("%(count)d av dem %(word)s") % {"count": close, "word": words.close_inline(own)}


def units(by_status: Mapping[Status, int]) -> SafeString:
    """Return a row of boxes, one for each line, met first; very many lines are a bar instead."""
    return _units(tuple(by_status[status] for status in words.STATUS_WORDS), get_language())


@lru_cache(maxsize=2048)
def _units(numbers: tuple[int, ...], _language: str | None) -> SafeString:
    by_status = dict(zip(words.STATUS_WORDS, numbers, strict=True))
    total = sum(numbers)
    if total > MOST_BOXES:
        return _bar(by_status, PER_ROW * STEP, STEP, "units", counted(by_status))
    boxes = []
    place = 0
    for status in words.STATUS_WORDS:
        for _ in range(by_status[status]):
            x, y = place % PER_ROW * STEP, place // PER_ROW * STEP
            boxes.append(
                f'<rect class="u-{status.value}" x="{x}.75" y="{y + 1}" width="11.5" height="12.5" rx="2"/>'
            )
            place += 1
    width = min(max(total, 1), PER_ROW) * STEP
    height = max(1, -(-total // PER_ROW)) * STEP
    return mark_safe(  # noqa: S308 numbers, and one escaped title
        f'<svg class="units" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img"><title>{escape(counted(by_status))}</title>{"".join(boxes)}</svg>'
    )


def band(by_status: Mapping[Status, int], title: str) -> SafeString:
    """Return the band of all lines, as wide as the page; nothing without lines."""
    if not sum(by_status.values()):
        return SafeString("")
    return _bar(by_status, BAND, 14, "band", title)


def strip(by_status: Mapping[Status, int]) -> SafeString:
    """Return a short band, as wide for few lines as for many: shares are seen beside each other."""
    if not sum(by_status.values()):
        return SafeString("")
    return _bar(by_status, STRIP, 10, "strip", counted(by_status))


def _bar(by_status: Mapping[Status, int], breadth: int, height: int, css: str, title: str) -> SafeString:
    present = [status for status in words.STATUS_WORDS if by_status[status]]
    total = sum(by_status.values())
    between = BAND_GAP if css != "strip" else 2
    room = Decimal(breadth - between * len(present))
    left = Decimal(between) / 2
    bars = []
    for status in present:
        width = room * by_status[status] / total
        bars.append(
            f'<rect class="u-{status.value}" x="{left:.1f}" y="1" width="{width:.1f}" '
            f'height="{height - 2}" rx="2" vector-effect="non-scaling-stroke"/>'
        )
        left += width + between
    size = "" if css in ("band", "strip") else f' width="{breadth}" height="{height}"'
    return mark_safe(  # noqa: S308 numbers, and one escaped title
        f'<svg class="{css}" viewBox="0 0 {breadth} {height}" preserveAspectRatio="none"{size} role="img">'
        f"<title>{escape(title)}</title>{''.join(bars)}</svg>"
    )
