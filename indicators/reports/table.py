"""A table of the report: columns, rows in groups, cells, and the notes that its marks stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from .runs import Text, cleaned, plain, text

APART: Final = "\u202f"
"""A narrow space that keeps a raised mark from what it stands behind: whoever copies or hears ``4,2`` with
the marks 2 and 3 must not read 4,22,3."""


class Align(StrEnum):
    """How a column stands: words to the left, figures to the right."""

    LEFT = "left"
    RIGHT = "right"


class State(StrEnum):
    """What a word about a status means, for its colour; the word itself always stands there."""

    GOOD = "good"
    BAD = "bad"
    OPEN = "open"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``share`` is its part of the table's width, in parts of all shares."""

    title: str
    share: int
    align: Align = Align.LEFT

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", cleaned(self.title))


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, one text for each line of it; ``marks`` are the marks of its footnotes."""

    lines: tuple[Text, ...]
    marks: tuple[str, ...] = ()
    state: State = State.NONE

    @property
    def plain(self) -> str:
        """Its letters alone, its lines one after another."""
        return "\n".join(plain(line) for line in self.lines)

    @property
    def raised(self) -> str:
        """Its marks as they are set behind its last line."""
        return f"{APART}{','.join(self.marks)}" if self.marks else ""


def cell(*lines: str | Text, marks: tuple[str, ...] = (), state: State = State.NONE) -> Cell:
    """A cell of these lines; empty lines are left out."""
    texts = tuple(text(line) if isinstance(line, str) else line for line in lines)
    return Cell(tuple(line for line in texts if line), marks, state)


@dataclass(frozen=True, slots=True)
class Row:
    """A row, one cell for each column; its first cell is its heading."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading of their own that spans all columns; no heading where ``title`` is empty."""

    title: str
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", cleaned(self.title))


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a mark in a table means."""

    mark: str
    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", cleaned(self.text))


@dataclass(slots=True)
class Footnotes:
    """Gives marks to the notes of one table: one mark for each meaning, in the order they are met."""

    given: dict[str, str] = field(default_factory=dict)

    def marks(self, *texts: str) -> tuple[str, ...]:
        """The marks of these notes."""
        return tuple(self.given.setdefault(item, str(len(self.given) + 1)) for item in texts)

    def explained(self) -> tuple[Footnote, ...]:
        """All marks with what they mean."""
        return tuple(Footnote(mark, item) for item, mark in self.given.items())


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; ``number`` is given by :func:`~indicators.reports.numbering.numbered`.

    Raises ValueError for a row with another number of cells than there are columns, and for marks and
    footnotes that do not belong to one another.
    """

    key: str
    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    footnotes: tuple[Footnote, ...] = ()
    number: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "caption", cleaned(self.caption))
        rows = self.rows
        if any(len(row.cells) != len(self.columns) for row in rows):
            raise ValueError(f"a row of {self.key} has not {len(self.columns)} cells")
        used = {mark for row in rows for item in row.cells for mark in item.marks}
        known = [note.mark for note in self.footnotes]
        if used != set(known) or len(known) != len(set(known)):
            raise ValueError(f"marks and footnotes of {self.key} do not belong together")

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)
