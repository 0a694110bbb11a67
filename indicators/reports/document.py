"""The report as one frozen value: chapters of blocks, with no wish about how they are set.

Texts are plain texts: whatever somebody typed is text to every renderer, never markup. They are cleaned of
what no document can hold (:func:`cleaned`) when they come in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

KEPT_CONTROLS: Final = {"\n": "\n", "\t": " ", "\r": " ", "\x0b": " ", "\x0c": " ", "\x85": "\n"}
UNSHOWN: Final = frozenset({"Cc", "Cs", "Cn", "Co"})
ADDRESSES: Final = ("#", "https://", "http://", "mailto:")
APART: Final = "\u202f"
"""A narrow space that keeps a raised mark from what it stands behind: whoever copies or hears ``4,2`` with
the marks 2 and 3 must not read 4,22,3."""
DIRECTIONS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def cleaned(text: str) -> str:
    """The text without control characters: tabs are spaces, those that show nothing are told by their number.

    Marks that turn the direction of writing are told as well: in a report they could only hide something.
    """
    text = text.replace("\r\n", "\n")
    return "".join(letter if letter.isprintable() else _shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if letter in KEPT_CONTROLS:
        return KEPT_CONTROLS[letter]
    if letter in DIRECTIONS or unicodedata.category(letter) in UNSHOWN:
        return f"[U+{ord(letter):04X}]"
    return letter


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
class Run:
    """A stretch of text. ``href``: an address outside, or ``#key`` of a chapter, table or figure; an address
    of another kind than ``ADDRESSES`` leads nowhere."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", cleaned(self.text))
        if self.href and not (self.href.startswith(ADDRESSES) and self.href.isprintable()):
            object.__setattr__(self, "href", "")


type Text = tuple[Run, ...]


def text(*parts: str | Run) -> Text:
    """Texts and runs as one text; empty ones are left out."""
    runs = (part if isinstance(part, Run) else Run(part) for part in parts)
    return tuple(run for run in runs if run.text)


def plain(runs: Text) -> str:
    """The letters of a text alone."""
    return "".join(run.text for run in runs)


class Tone(StrEnum):
    """What a paragraph is: running text, the lead of a chapter, a quotation, a note in small letters, or what
    signs a text."""

    BODY = "body"
    LEAD = "lead"
    QUOTE = "quote"
    NOTE = "note"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; line breaks in its text are kept."""

    runs: Text
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section that has no number and stands in no contents."""

    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", cleaned(self.text))


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``ordered`` where the order matters."""

    items: tuple[Text, ...]
    ordered: bool = False


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


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its caption and what it says in words; ``svg`` is drawn with the classes of charts.css."""

    key: str
    caption: str
    svg: str
    alt: str
    number: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "caption", cleaned(self.caption))
        object.__setattr__(self, "alt", cleaned(self.alt))
        object.__setattr__(self, "svg", cleaned(self.svg))
        if not self.alt.strip():
            raise ValueError(f"the figure {self.key} says nothing in words")


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph or drawing that somebody has sent in: its file by digest, its sides in pixels.

    Without ``alt`` it is decoration, which says nothing and has no caption. One that has a caption is counted
    among the figures. One that ``signs`` is small, and stays with what signs the text.
    """

    key: str
    sha256: str
    media: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    number: int = 0
    signs: bool = False

    def __post_init__(self) -> None:
        for name in ("alt", "caption", "credit"):
            object.__setattr__(self, name, cleaned(getattr(self, name)))
        if self.caption and not self.alt.strip():
            raise ValueError(f"the picture {self.key} has a caption and says nothing in words")


type Block = Paragraph | Subheading | Items | Table | Figure | Picture


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter or a section; ``sections`` follow its own blocks.

    ``number`` is given by :func:`~indicators.reports.numbering.numbered`: one that stands there before is
    kept (6.7 Pleie og omsorg), and what follows goes on from it. An ``appendix`` has no number.
    """

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Chapter, ...] = ()
    number: str = ""
    appendix: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", cleaned(self.title))


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. ``language`` is nb or nn, ``moment`` when its rows were read, ``facts`` pairs for the
    page after the cover: what it is made of."""

    title: str
    subtitle: str
    municipality: str
    year: int
    language: str
    moment: datetime
    facts: tuple[tuple[str, str], ...]
    words: Words
    chapters: tuple[Chapter, ...]
    arms: tuple[Picture, ...] = ()
    """The municipality's coat of arms, on the cover; at most one."""

    def all_chapters(self) -> Iterable[tuple[int, Chapter]]:
        """Every chapter and section with its depth, from 1, in the order they are read."""
        return walked(self.chapters)

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self._blocks() if isinstance(block, Table))

    @property
    def figures(self) -> tuple[Figure | Picture, ...]:
        """Charts, and the pictures that have a caption: what is counted and listed."""
        return tuple(
            block
            for block in self._blocks()
            if isinstance(block, Figure) or (isinstance(block, Picture) and block.caption)
        )

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return self.arms + tuple(block for block in self._blocks() if isinstance(block, Picture))

    def _blocks(self) -> Iterable[Block]:
        return (block for _depth, chapter in self.all_chapters() for block in chapter.blocks)


def walked(chapters: Iterable[Chapter], depth: int = 1) -> Iterable[tuple[int, Chapter]]:
    """Chapters and their sections with their depth, in the order they are read."""
    for chapter in chapters:
        yield depth, chapter
        yield from walked(chapter.sections, depth + 1)


@dataclass(frozen=True, slots=True)
class Words:
    """The few words that renderers themselves set, in the report's language."""

    contents: str
    tables: str
    figures: str
    table: str
    figure: str
    page: str
    of: str
    about: str
    note: str
