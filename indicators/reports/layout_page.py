"""The chapters of a report as the page of its layout lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.reports.document import Chapter, walked
from indicators.values.layouts import Placed

DEEPEST = 2


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """A chapter that can be moved, left out and given a title; ``error`` is what is wrong with the title."""

    key: str
    usual: str
    title: str
    shown: bool
    first: bool
    last: bool
    error: str = ""


def chapter_lines(
    placed: Sequence[Placed],
    usual: Mapping[str, str],
    raw: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> tuple[ChapterLine, ...]:
    """The chapters in their order; ``usual`` are their usual titles, ``raw`` own titles as they were sent."""
    return tuple(
        ChapterLine(
            key=one.key,
            usual=usual[one.key],
            title=one.title if raw is None else raw[one.key],
            shown=one.shown,
            first=at == 0,
            last=at == len(placed) - 1,
            error=(errors or {}).get(one.key, ""),
        )
        for at, one in enumerate(placed)
    )


def contents_of(chapters: Sequence[Chapter]) -> tuple[tuple[int, Chapter], ...]:
    """Chapters and their sections with their depth."""
    return tuple((depth, chapter) for depth, chapter in walked(chapters) if depth <= DEEPEST)
