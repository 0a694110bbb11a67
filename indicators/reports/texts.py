"""What people have written, as blocks and cells of the report; see ``values/texts/document_marks.py``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from indicators.judging import JudgedLine
from indicators.presentation.wording import mentions
from indicators.reports.document import Block, Items, Paragraph, Subheading, Tone
from indicators.reports.runs import Run, Text
from indicators.reports.runs import text as joined
from indicators.values.texts.document import Block as WrittenBlock
from indicators.values.texts.document import BlockKind, Document, Span
from indicators.values.texts.document_marks import read_document

_year: ContextVar[int | None] = ContextVar("year of the report that is made", default=None)

BULLET = "•\u00a0"


def blocks_of(written: str) -> list[Block]:
    """The blocks of a text."""
    return blocks_in(read_document(written))


def blocks_in(written: Document) -> list[Block]:
    """The blocks of a text that is read already."""
    return [_block(block) for block in _printed(written).blocks]


@contextmanager
def figures_of(year: int, lines: Iterable[JudgedLine]) -> Iterator[None]:
    """What texts mention is printed from the lines of the report, as they were at its moment or in its round;
    of other years from what stands now, read once for the whole report."""
    before = _year.set(year)
    try:
        with mentions.figures_of(year, lines):
            yield
    finally:
        _year.reset(before)


def _printed(written: Document) -> Document:
    year = _year.get()
    return written if year is None else mentions.printed(written, year)


def figures_said(written: str) -> str:
    """A text of the report's year that has no marks of its own, its mentions in words."""
    year = _year.get()
    return written if year is None else mentions.figures_said(written, year)


def _block(block: WrittenBlock) -> Block:
    match block.kind:
        case BlockKind.HEADING:
            return Subheading("".join(span.text for span in block.items[0]))
        case BlockKind.BULLETS | BlockKind.NUMBERS:
            ordered = block.kind is BlockKind.NUMBERS
            return Items(tuple(_runs(item) for item in block.items), ordered)
        case BlockKind.QUOTE:
            return Paragraph(_runs(block.items[0]), Tone.QUOTE)
        case BlockKind.PARAGRAPH:
            return Paragraph(_runs(block.items[0]))


def lines_of(written: str) -> tuple[Text, ...]:
    """The same text as the lines of a cell, points and numbers in front of those of lists."""
    return tuple(_lines(_printed(read_document(written)).blocks))


def _lines(blocks: tuple[WrittenBlock, ...]) -> Iterator[Text]:
    for block in blocks:
        for number, item in enumerate(block.items, 1):
            sign = {BlockKind.BULLETS: BULLET, BlockKind.NUMBERS: f"{number})\u00a0"}.get(block.kind, "")
            yield joined(sign, *_runs(item, strong=block.kind is BlockKind.HEADING))


def _runs(item: tuple[Span, ...], *, strong: bool = False) -> Text:
    return tuple(Run(span.text, span.bold or strong, span.italic, span.href) for span in item if span.text)
