"""Some chapters of a report as a report of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from indicators.reports.document import Chapter, Document
from indicators.reports.numbering import numbered

LEFT_OUT: Final = frozenset({"resultater", "tilsyn", "vedtak"})
"""What an årsberetning does without where nobody chooses: the cards, supervision and decisions."""


def required_keys(chapters: Iterable[Chapter]) -> tuple[str, ...]:
    """The chapters of an årsberetning where nobody has chosen: måloppnåelse in brief, what is written of the
    year, and how it is judged."""
    return tuple(chapter.key for chapter in chapters if chapter.key not in LEFT_OUT)


def selected(chapters: Sequence[Chapter], keys: Collection[str]) -> tuple[Chapter, ...]:
    """The chapters of these keys in their order. Without some of them the numbers are those of the selection;
    with all of them they stay as they are."""
    kept = tuple(chapter for chapter in chapters if chapter.key in keys)
    return kept if len(kept) == len(chapters) else tuple(_bare(chapter) for chapter in kept)


def with_chapters(document: Document, keys: Collection[str]) -> Document:
    """The document with these chapters alone."""
    return replace(document, chapters=numbered(selected(document.chapters, keys)))


def _bare(chapter: Chapter) -> Chapter:
    sections = tuple(_bare(section) for section in chapter.sections)
    return replace(chapter, number="", sections=sections)
