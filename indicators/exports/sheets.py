"""What the sheets of a workbook are made of, whatever its format: columns, heights, and how they print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from .shapes import Cell, Column, Shape

FONT, POINTS = "Arial", 10
"""Found, or met by letters of the same widths, in every office program."""

LINE_HEIGHT, MOST_HEIGHT = 13.5, 409.0
"""Points of a line of text; and of the highest row that a spreadsheet has."""

READABLE = 180
"""Characters across a sheet of A4 on its side at four fifths of full size; more take more sheets."""

FORMATS = {
    Shape.WHOLE: "0",
    Shape.DIFFERENCE: "#,##0.0##",
    Shape.RATIO: "0.00",
    Shape.DAY: "dd.mm.yyyy",
    Shape.MOMENT: "dd.mm.yyyy hh:mm:ss",
}
"""One number format for each kind of column; a figure has none, and is shown with the digits it has."""

RIGHT = frozenset({Shape.WHOLE, Shape.FIGURE, Shape.DIFFERENCE, Shape.RATIO})
"""What stands to the right in its column."""


@dataclass(frozen=True, slots=True)
class Sheet[R]:
    """A sheet of rows R. The first column names the row: it stays when one scrolls, and on every page."""

    name: str
    columns: Sequence[Column[R]]
    rows: Iterable[R]

    @property
    def pages_wide(self) -> int:
        """How many sheets of paper it takes across to be read."""
        first, *others = (column.width for column in self.columns)
        return max(1, ceil(sum(others) / max(1, READABLE - first)))


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column, its words unbroken where they fit."""
    room = max(4, width - 1)
    count = 0
    for part in text.split("\n"):
        count += 1
        if len(part) <= room:
            continue
        used = 0
        for word in part.split(" "):
            length = len(word)
            if used and used + 1 + length > room:
                count += 1
                used = 0
            used += length + (1 if used else 0)
            if used > room:
                more = (used - 1) // room
                count += more
                used -= more * room
    return count


def height_of(cells: Iterable[Cell], widths: Sequence[int]) -> float:
    """The height in points of a row whose texts are wrapped."""
    lines = max(
        (
            lines_of(cell, width)
            for cell, width in zip(cells, widths, strict=True)
            if isinstance(cell, str) and cell
        ),
        default=1,
    )
    return min(MOST_HEIGHT, lines * LINE_HEIGHT + 2)
