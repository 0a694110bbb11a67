"""A table as it came in, row by row, before anybody has said what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Purpose(StrEnum):
    """What a person says that a file holds."""

    PLAN = "plan"
    RESULTS = "results"
    BENCHMARKS = "benchmarks"
    PEOPLE = "people"
    SECTORS = "sectors"

    @property
    def is_figures(self) -> bool:
        """Whether rows are indicators."""
        return self not in (Purpose.PEOPLE, Purpose.SECTORS)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of a table, or a line of text between tables (``table`` is None, one cell).

    ``where`` is what a person finds in the file: "linje 423", "Tabell 2, rad 5", "Ark «Skole», rad 5".
    ``joined`` are the columns whose cell goes on from the row above or from the cell to the left, because
    cells were merged there: they hold the text of the first. ``level``: of a line that the document marks
    as a heading, 1 the highest.
    """

    where: str
    cells: tuple[str, ...]
    table: int | None = None
    joined: tuple[int, ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A whole file or paste: its name, the SHA-256 digest of its bytes in hex, and its rows in order.

    ``notes`` are codes of what a reader of the file should know ("hidden_rows:3"), worded in presentation.
    """

    name: str
    digest: str
    rows: tuple[SourceRow, ...]
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain lists and texts; `from_json` gives the same source back."""
        rows = [[row.where, list(row.cells), row.table, list(row.joined), row.level] for row in self.rows]
        return {"name": self.name, "digest": self.digest, "rows": rows, "notes": list(self.notes)}

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Source:
        """The source that `to_json` took apart. Raises KeyError or ValueError for anything else."""
        rows = tuple(
            SourceRow(where, tuple(cells), table, tuple(joined), level)
            for where, cells, table, joined, level in given["rows"]
        )
        return cls(given["name"], given["digest"], rows, tuple(given["notes"]))
