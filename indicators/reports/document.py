"""The report as one frozen value: chapters of blocks, with no wish about how they are set.

Its texts are runs (:mod:`.runs`), its tables stand in :mod:`.table`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .runs import Text, cleaned
from .table import Table


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
