"""Puts chapters in the order of a layout, leaves some out, and gives them the municipality's own titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.values.layouts import Layout

from .document import Chapter


def arranged(chapters: Sequence[Chapter], layout: Layout) -> tuple[Chapter, ...]:
    """The chapters of a report as its layout has them.

    Numbers follow the order: where a numbered chapter was moved all are numbered anew, and where one was left
    out of numbers that ran without a gap they do so still. Otherwise each keeps the number that it has in the
    municipality's own report (a tertial report is of chapter 6).
    """
    of_key = {one.key: one for one in chapters}
    placed = [one for one in layout.over(tuple(of_key)) if one.shown]
    found = [replace(of_key[one.key], title=one.title) if one.title else of_key[one.key] for one in placed]
    before = [one for one in chapters if not one.appendix]
    after = [one.key for one in found if not one.appendix]
    in_order = [one.key for one in before if one.key in set(after)] == after
    if in_order and (len(before) == len(after) or not _without_gaps(before)):
        return tuple(found)
    return tuple(replace(one, number="") for one in found)


def _without_gaps(chapters: Sequence[Chapter]) -> bool:
    return all(one.number in ("", str(at)) for at, one in enumerate(chapters, 1))
