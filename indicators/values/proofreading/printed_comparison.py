"""A printed report set beside ours: is every heading, paragraph and row of it found again?

Nothing of the program's own files is asked, so a text that was never loaded is seen. What is compared are
letters and figures: ``26%`` and ``26,0 %`` say the same, ``26`` and ``28`` do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from .printed_report import COUNTED, SECTION, Piece, PieceKind, Section, bare, tokens

SHORT: Final = 24
"""Letters; what is shorter is found only as a whole line of ours, never inside another."""
LEAST: Final = 8
"""Letters; what has fewer is found only as the whole of a line, never as its beginning."""
_CAPTION: Final = re.compile(r"^(?:Tabell|Figur): ?")
_COUNT: Final = re.compile(r"^\d+ (?=.*:$)")
_CODE_WORD: Final = "funksjon"


@dataclass(frozen=True, slots=True)
class Ours:
    """A section of our report: its key and number, its texts line by line, and the rows of its tables."""

    key: str
    number: str
    title: str
    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of the print, and what of ours says it, in the section ``key``; ``ours`` is empty for nothing.

    ``same_part`` is whether that is the chapter where it is printed; ``explained`` why it stands in other
    words, in the editors' own.
    """

    piece: Piece
    key: str = ""
    ours: tuple[str, ...] = ()
    same_part: bool = False
    explained: str = ""

    @property
    def counts(self) -> bool:
        return self.piece.kind in COUNTED

    @property
    def found(self) -> bool:
        return bool(self.ours)

    @property
    def missing(self) -> bool:
        return self.counts and not self.found and not self.explained


type Beside = tuple[tuple[Section, tuple[Finding, ...]], ...]


def set_beside(
    sections: Iterable[Section], ours: Sequence[Ours], explained: Mapping[int, str] | None = None
) -> Beside:
    """Every section of the print with what of ours says each of its pieces.

    It is looked for in the chapter where it is printed first, then in all others. ``explained`` tells of
    single lines why they stand otherwise.
    """
    index = [_Read.of(one) for one in ours]
    why = explained or {}
    return tuple(
        (section, tuple(_found(piece, section, index, why.get(piece.line, "")) for piece in section.pieces))
        for section in sections
    )


def _found(piece: Piece, section: Section, index: Sequence[_Read], why: str) -> Finding:
    if piece.kind not in COUNTED:
        return Finding(piece)
    here = [one for one in index if one.within(section.part)]
    alone = bool(here) and len(bare(piece.text)) < SHORT
    elsewhere = [] if alone else [one for one in index if one not in here]
    for same, places in ((True, here), (not here, elsewhere)):
        for place in places:
            if said := place.says(piece):
                return Finding(piece, place.ours.key, said, same)
    return Finding(piece, explained=why)


@dataclass(frozen=True, slots=True)
class _Read:
    """A section of ours, read once: its letters with the place where each line begins, and its rows."""

    ours: Ours
    letters: str
    starts: tuple[tuple[int, str], ...]
    whole: Mapping[str, str]
    rows: tuple[tuple[str, Counter[str | Decimal], tuple[str, ...]], ...]

    @classmethod
    def of(cls, ours: Ours) -> _Read:
        letters, starts, whole = "", [], {bare(ours.title): ours.title}
        for line in ours.lines:
            own = bare(line)
            starts.append((len(letters), line))
            whole.setdefault(own, line)
            letters += own
        rows = tuple((bare(" ".join(row)), tokens("\t".join(row)), row) for row in ours.rows)
        return cls(ours, letters, tuple(starts), whole, rows)

    def within(self, part: str) -> bool:
        number = self.ours.number
        return bool(part) and (number == part or number.startswith(f"{part}."))

    def says(self, piece: Piece) -> tuple[str, ...]:
        """What of this section says the piece; empty where nothing does."""
        match piece.kind:
            case PieceKind.HEADING | PieceKind.CONTENTS:
                return self._titled(piece)
            case PieceKind.ROW:
                return self._row(piece)
            case _:
                return self._line(piece.cells[0])

    def _titled(self, piece: Piece) -> tuple[str, ...]:
        """A chapter has the printed number and title; sections within (6.7.1) are of ours to word."""
        printed = SECTION.fullmatch(" ".join(piece.cells))
        if printed is None:
            return ()
        words = f"{self.ours.number} {self.ours.title}".strip()
        if printed[1].count(".") == 2:
            first = [title.split()[0].casefold() for title in (printed[2], self.ours.title)]
            return (words,) if first[0] == first[1] and self.ours.number.count(".") == 2 else ()
        same = printed[1] == self.ours.number and bare(printed[2]) == bare(self.ours.title)
        return (words,) if same else ()

    def _line(self, text: str) -> tuple[str, ...]:
        own = bare(_COUNT.sub("", _CAPTION.sub("", text)))
        if own in self.whole:
            return (self.whole[own],)
        if len(own) < SHORT:
            begun = (line for known, line in self.whole.items() if known.startswith(own))
            return tuple(list(begun)[:1]) if len(own) >= LEAST else ()
        start = self.letters.find(own)
        if start < 0:
            return ()
        lines = [*self.starts, (len(self.letters), "")]
        return tuple(
            line
            for (begin, line), (end, _next) in pairwise(lines)
            if begin < start + len(own) and end > start
        )

    def _row(self, piece: Piece) -> tuple[str, ...]:
        """The row of ours with every word and figure of the printed one, as often as they stand there."""
        filled = [cell for cell in piece.cells if cell]
        if len(filled) == 1 and not piece.cells[-1]:
            return self._group(filled[0])
        wanted, long, short = _asked_of_a_row(tuple(filled))
        for letters, held, row in self.rows:
            if wanted <= held or (all(cell in letters for cell in long) and short <= held):
                return row
        return self._turned(piece)

    def _group(self, title: str) -> tuple[str, ...]:
        """A row with one cell is a heading inside a table: ours has its words and its function."""
        wanted = tokens(title) - Counter({_CODE_WORD: 1})
        lines = (line for line in self.whole.values() if len(line) <= len(title) + LEAST)
        return next(((line,) for line in lines if wanted <= tokens(line)), ())

    def _turned(self, piece: Piece) -> tuple[str, ...]:
        """A row of years that is a column with us: each year stands beside its figure."""
        if not piece.heads:
            return ()
        pairs = [pair for pair in zip(piece.heads, piece.cells, strict=True) if all(pair)]
        places = [*(row for _letters, _held, row in self.rows), *((line,) for _start, line in self.starts)]
        held = [(tokens("\t".join(one)), " ".join(one)) for one in places]
        found = [next((one for of, one in held if tokens("\t".join(pair)) <= of), "") for pair in pairs]
        return tuple(found) if all(found) else ()


@lru_cache(maxsize=2048)
def _asked_of_a_row(
    cells: tuple[str, ...],
) -> tuple[Counter[str | Decimal], tuple[str, ...], Counter[str | Decimal]]:
    """What a row must hold to say these cells: all words and figures; or the long cells, and those of the
    short ones. Every section is asked for every row, so it is read once."""
    long = tuple(bare(cell) for cell in cells if len(bare(cell)) >= SHORT)
    short = sum((tokens(cell) for cell in cells if len(bare(cell)) < SHORT), Counter[str | Decimal]())
    return tokens("\t".join(cells)), long, short
