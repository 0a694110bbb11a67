"""A printed report as text: its chapters, and in them every heading, paragraph and row by its line.

The print is plain text: a line for each paragraph, tabs between the cells of a table's row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from html import unescape
from typing import Final

SECTION: Final = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,2}) (\S.*)")
_CONTENTS: Final = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)\t([^\t]+?)\.*\t(\d+)")
_YEARS: Final = re.compile(r"Resultat 20\d\d\*?|Mål 20\d\d|Nasjonalt resultat|20\d\d|[A-ZÆØÅ]{3}|halvår")
_HEADS: Final = ("Planlagt utviklingsarbeid", "Tjeneste/tilsynsområde", "Punkt i vedtak", "Vedtaks- punkt")
_HEADS_TOO: Final = ("Sektor/stab",)
_MARKUP: Final = re.compile(r"<https?://[^>]+>|<[^>]*>")
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_TOKEN: Final = re.compile(
    r"(?:(?:^|(?<=[\s<>≥≤=]))[-−])?(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:[.,]\d+)?"
    r"|(?:(?:^|(?<=[\s<>≥≤=]))[-−])?\d+(?:[.,]\d+)?|(?:(?![²³¹½])[^\W\d_])+"
)
_BROKEN_LIST: Final = re.compile(r"o (?=[A-ZÆØÅ])")
_YEAR: Final = re.compile(r"20\d\d")
FRONT: Final = ""
"""The number of what stands before the first chapter."""


class PieceKind(StrEnum):
    """What a line of the print is. Heads of tables are ours to word; traces of the conversion say nothing."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ROW = "row"
    CONTENTS = "contents"
    HEAD = "head"
    TRACE = "trace"


COUNTED: Final = (PieceKind.HEADING, PieceKind.PARAGRAPH, PieceKind.ROW, PieceKind.CONTENTS)


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a paragraph (one cell) or a row.

    ``joined`` are the lines where a torn one goes on, ``heads`` the years over the cells of a row that stands
    under years.
    """

    line: int
    kind: PieceKind
    cells: tuple[str, ...]
    joined: tuple[int, ...] = ()
    heads: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\t".join(self.cells)


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter or section as printed. ``part`` is the number of the chapter (4.1, 6.7) that it stands in,
    whatever number the print gives the section itself."""

    number: str
    title: str
    line: int
    part: str
    pieces: tuple[Piece, ...]


def sections_of(text: str, joined: Mapping[int, int] | None = None) -> tuple[Section, ...]:
    """The sections of a printed report in their order. Line N of ``text`` is number N.

    ``joined`` names the lines that a page break tore apart and where each goes on (in steps where it goes on
    more than once). Chapters are those of the printed contents; deeper sections are numbered ``6.7.1``.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    goes_on = dict(joined or {})
    chapters = {(found[1], bare(found[2])) for line in lines if (found := _CONTENTS.fullmatch(line.rstrip()))}
    sections: list[Section] = [Section(FRONT, "", 1, FRONT, ())]
    pieces: list[Piece] = []
    part = FRONT
    head: tuple[str, ...] = ("",)
    for number, line in enumerate(lines, start=1):
        if not line.strip() or number in goes_on.values():
            continue
        heading = SECTION.fullmatch(line)
        depth = heading[1].count(".") if heading else 0
        if heading and (depth == 2 or (heading[1], bare(heading[2])) in chapters):
            sections[-1] = replace(sections[-1], pieces=tuple(pieces))
            part = part if depth == 2 else heading[1]
            pieces = [Piece(number, PieceKind.HEADING, (line.strip(),))]
            sections.append(Section(heading[1], heading[2].strip(), number, part, ()))
        else:
            piece = _piece(number, lines, goes_on)
            head = piece.cells if piece.kind is PieceKind.HEAD else head if len(piece.cells) > 1 else ("",)
            pieces.append(_under(head, piece))
    sections[-1] = replace(sections[-1], pieces=tuple(pieces))
    return tuple(sections)


def _piece(number: int, lines: Sequence[str], goes_on: Mapping[int, int]) -> Piece:
    cells = tuple(cell.strip() for cell in lines[number - 1].split("\t"))
    if _CONTENTS.fullmatch(lines[number - 1].rstrip()):
        return Piece(number, PieceKind.CONTENTS, (cells[0], cells[1].rstrip(".")))
    more: list[int] = []
    while (following := goes_on.get(more[-1] if more else number)) is not None:
        more.append(following)
        further = [*(cell.strip() for cell in lines[following - 1].split("\t")), *[""] * len(cells)]
        cells = tuple(f"{one} {two}".strip() for one, two in zip(cells, further, strict=False))
    return Piece(number, _kind(cells), cells, tuple(more))


def _under(head: tuple[str, ...], piece: Piece) -> Piece:
    """A row under its head: a column that is printed twice (l.532 of Elverum's) says what it says once."""
    if piece.kind is not PieceKind.ROW or len(head) != len(piece.cells):
        return piece
    pairs = list(zip(head, piece.cells, strict=True))
    kept = [pair for place, pair in enumerate(pairs) if place == 0 or pair not in pairs[1:place]]
    years = tuple(title if _YEAR.fullmatch(title) else "" for title, _cell in kept)
    heads = years if all(years[1:]) else ()
    if not heads and any(title == "halvår" for title, _cell in kept):
        return piece
    return replace(piece, cells=tuple(cell for _title, cell in kept), heads=heads)


def _kind(cells: tuple[str, ...]) -> PieceKind:
    if not bare("".join(cells)):
        return PieceKind.TRACE
    if len(cells) == 1:
        return PieceKind.PARAGRAPH
    named = cells[0].startswith(_HEADS) or cells[0] in _HEADS_TOO
    filled = [cell for cell in cells[1:] if cell]
    if named or (filled and len(filled) == len(cells) - 1 and all(_YEARS.fullmatch(cell) for cell in filled)):
        return PieceKind.HEAD
    return PieceKind.ROW


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """The letters and digits alone, in small letters: without markup, signs and blanks."""
    return "".join(letter for letter in plain(text).casefold() if letter.isalnum())


def plain(text: str) -> str:
    """The words of a printed line, without the tags and addresses that the conversion left."""
    if "<ul" in text:
        text = _BROKEN_LIST.sub(" ", text)
    if "<" in text:
        text = _MARKUP.sub(lambda tag: tag[0][1:-1] if "://" in tag[0] else " ", text)
    return unescape(_LINK.sub(r"\1", text)).strip()


@lru_cache(maxsize=8192)
def tokens(text: str) -> Counter[str | Decimal]:
    """How often each word and each figure stands in a text; figures by their value, however written."""
    found: Counter[str | Decimal] = Counter()
    for token in _TOKEN.findall(plain(text).casefold()):
        digits = token.replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace("−", "-")
        found[Decimal(digits.replace(",", ".")) if digits.lstrip("-")[:1].isdecimal() else token] += 1
    return found
