"""Our report as the value that a printed one is set beside; see ``printed_comparison`` in ``values``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indicators.reports.document import (
    Block,
    Chapter,
    Document,
    Figure,
    Items,
    Paragraph,
    Picture,
    Subheading,
)
from indicators.reports.runs import plain
from indicators.reports.table import Table
from indicators.values.proofreading.printed_comparison import Ours


def ours_of(document: Document) -> tuple[Ours, ...]:
    """Every chapter and section with its words line by line, and the rows of its tables.

    The cover comes first. Words in a table are lines too, so that a text which we set in a table is found.
    """
    front = (f"{document.municipality}: {document.title}", document.municipality, document.words.contents)
    cover = Ours("", "", document.title, front, ())
    return (cover, *(_section(chapter) for _depth, chapter in document.all_chapters()))


def _section(chapter: Chapter) -> Ours:
    texts = (text for block in chapter.blocks for text in _texts(block))
    lines = tuple(line for text in texts for line in text.split("\n") if line)
    rows = tuple(row for block in chapter.blocks for row in _rows(block))
    return Ours(chapter.key, chapter.number, chapter.title, lines, rows)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(runs, _tone):
            yield plain(runs)
        case Subheading(text):
            yield text
        case Items(items, _ordered):
            yield from (plain(item) for item in items)
        case Table():
            yield block.caption
            for group in block.groups:
                yield group.title
                yield from (cell.plain for row in group.rows for cell in row.cells)
            yield from (note.text for note in block.footnotes)
        case Figure():
            yield block.caption
        case Picture():
            yield from (block.caption, block.credit)


def _rows(block: Block) -> Iterable[tuple[str, ...]]:
    match block:
        case Table():
            return [tuple(cell.plain for cell in row.cells) for row in block.rows]
        case _:
            return ()
