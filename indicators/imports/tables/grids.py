"""Sheets of cells as tables: what stands together is one, what stands alone above it is its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from indicators.values.tables import SourceRow

from .refusals import TableFileRefused

MOST_COLUMNS: Final = 200
MOST_ROWS: Final = 50_000
LONGEST_CELL: Final = 4_000
DEEPEST: Final = 250
"""So many elements inside each other has no document that a person made."""

_USUAL_NAME: Final = re.compile(r"(?:ark|sheet|tabell|table|målekort|data)\s*\d*", re.IGNORECASE)


class Grid(NamedTuple):
    """A sheet: its name, and its rows that hold anything with number, cells, merged cells, hidden or not."""

    name: str
    rows: Iterable[tuple[int, list[str], tuple[int, ...], bool]]


def rows_of_grids(grids: Sequence[Grid], notes: list[str]) -> list[SourceRow]:
    """The rows of all sheets. Raises TableFileRefused for more than anybody can look over."""
    made: list[SourceRow] = []
    table = 0
    for grid in grids:
        named = bool(grid.name) and not _USUAL_NAME.fullmatch(grid.name.strip())
        begun = len(made)
        block: list[tuple[int, list[str], tuple[int, ...], bool]] = []
        for row in grid.rows:
            number, cells, spread, _hidden = row
            if block and number > block[-1][0] + 1:
                table = _take(made, block, grid.name, table)
                block = []
            while cells and not cells[-1]:
                cells.pop()
            if sum(place not in spread for place, cell in enumerate(cells) if cell) > MOST_COLUMNS:
                raise TableFileRefused("too_many_columns")
            block.append(row)
            if len(made) + len(block) > MOST_ROWS:
                raise TableFileRefused("too_many_rows")
        table = _take(made, block, grid.name, table)
        if named and len(made) > begun:
            made.insert(begun, SourceRow(f"ark «{grid.name}»", (grid.name,), level=1))
    return made


def _take(
    made: list[SourceRow],
    block: Sequence[tuple[int, list[str], tuple[int, ...], bool]],
    name: str,
    table: int,
) -> int:
    """A block of rows without a gap, as a table; rows of one cell each are lines of text."""
    if not block:
        return table
    alone = all(len({cell for cell in cells if cell}) <= 1 for _, cells, _, _ in block)
    if not alone:
        table += 1
    width = max(
        (
            n
            for _, cells, joined, _ in block
            for n, cell in enumerate(cells, 1)
            if cell and n - 1 not in joined
        ),
        default=0,
    )
    if width > MOST_COLUMNS:
        raise TableFileRefused("too_many_columns")
    for number, cells, merged, hidden in block:
        joined = tuple(n for n in merged if n < width)
        where = f"ark «{name}», rad {number}" if name else f"rad {number}"
        where = f"{where} (skjult)" if hidden else where
        texts = [cell[:LONGEST_CELL] for cell in cells[:width]]
        if alone:
            made.append(SourceRow(where, (next(filter(None, texts), ""),)))
        else:
            made.append(SourceRow(where, tuple(texts), table, joined))
    return table
