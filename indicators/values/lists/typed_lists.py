"""A list that is typed or pasted, many rows at once: which cell belongs to which column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from .blocks import is_blank, is_separator, parse_block

MOST_ROWS: Final = 500
"""Rows of one list; a municipality has some tens of each."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its key, and what people write above it, in small letters."""

    key: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row: its number among the lines that were pasted, from 1, and its cells by column.

    ``extra`` are cells for which the list has no column.
    """

    line: int
    cells: Mapping[str, str]
    extra: tuple[str, ...] = ()

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it was read. ``columns`` are those of its cells; ``headed`` where a heading row names them.

    ``unknown`` are headings that name no column: what stands below them is not used.
    """

    rows: tuple[ListRow, ...]
    headed: bool
    unknown: tuple[str, ...] = ()


def read_listing(text: str, columns: Sequence[Column]) -> Listing:
    """Read a list of rows: tabs between cells as Excel pastes them, else semicolons.

    The first row is a heading where more than half of its cells are names of columns; the columns are then in
    its order, else in the given one. Empty rows and drawn lines are passed over.
    """
    block = parse_block(text, "\t" if "\t" in text else ";")
    filled = [
        (number, row) for number, row in enumerate(block, start=1) if any(row) and not is_separator(row)
    ]
    known = {word: column.key for column in columns for word in column.words}
    order: list[str] = [column.key for column in columns]
    unknown: tuple[str, ...] = ()
    headed = bool(filled) and _is_heading(filled[0][1], known)
    if headed:
        named = [known.get(_plain(cell), "") for cell in filled[0][1]]
        unknown = tuple(cell for cell, key in zip(filled[0][1], named, strict=True) if cell and not key)
        order = named
        filled = filled[1:]
    return Listing(tuple(_row(number, row, order, headed=headed) for number, row in filled), headed, unknown)


def _is_heading(row: Sequence[str], known: Mapping[str, str]) -> bool:
    cells = [cell for cell in row if cell]
    hits = sum(_plain(cell) in known for cell in cells)
    return hits * 2 > len(cells)


def _plain(cell: str) -> str:
    return cell.casefold().strip(" :.*")


def _row(number: int, row: Sequence[str], order: Sequence[str], *, headed: bool) -> ListRow:
    cells: dict[str, str] = {}
    extra: list[str] = []
    for place, cell in enumerate(row):
        key = order[place] if place < len(order) else ""
        text = "" if is_blank(cell) else cell
        if key and key not in cells:
            cells[key] = text
        elif text and not (headed and not key):
            extra.append(text)
    return ListRow(number, cells, tuple(extra))
