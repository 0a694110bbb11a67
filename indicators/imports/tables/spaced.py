"""Columns that a PDF viewer has set one space apart."""

from __future__ import annotations

import re
from typing import Final

WIDE: Final = re.compile(r"(?:[ \u00a0\u2007\u202f]{2,})|(?:\u2003+)")
"""What parts columns in a text without tabs."""
_HEAD: Final = re.compile(
    r"(?:Resultat|Res\.|Måltall|Mål|Ambisjon|Status|Nasjonalt resultat|Landssnitt)(?: (?:19|20)\d\d\*{0,3})?"
    r"|(?<![\d.])(?:19|20)\d\d(?![\d.])",
)
_HEADS: Final = re.compile(rf"(?:(?:^|\s+)(?:{_HEAD.pattern})){{2,12}}\s*$")
_FIGURE: Final = re.compile(
    r"(?:[*]{1,4}\)? )?(?:[<>≥≤] ?)?(?:[-−+]?\d{1,3}(?: \d{3})+(?:,\d+)?|[-−+]?\d+(?:[.,]\d+)?)"
    r"(?: ?%| av \d+)?(?: ?[*]{1,4}\)?)?"
    r"|(?:[*]{1,4}\)? ?)?(?:Ja|JA|Nei|NEI|Ny|Ikke målt|Måles ikke|Ikke gjennomført)|[*]{1,4}|[-–]"
    r"|≥ ?landssnitt"
)
_FIGURED: Final = re.compile(r"\d ?%?\s*$")
_LONGEST_FIGURE: Final = 5
"""Words of a figure, at most: "** Ikke målt", "1 234 567 %"."""


def spaced(source: str) -> str:
    """Text whose columns a PDF viewer has set one space apart: wide spaces where its headings say columns.

    A line that ends with two or more headings of figures ("Resultat 2024 Mål 2025") says how many columns
    follow; lines below that end with so many figures are rows of it. Anything else stays as it is.
    """
    made: list[str] = []
    columns = 0
    for line in source.split("\n"):
        heads = _HEADS.search(line) if not WIDE.search(line.strip()) else None
        if heads is not None:
            found = _HEAD.findall(heads[0])
            columns = len(found)
            before = line[: heads.start()].strip() or "Indikator"
            made.append("   ".join([before, *(one.strip() for one in found)]))
            continue
        if WIDE.search(line.strip()):
            columns = 0
        row = _ends(line, columns) if columns else None
        if row is None and columns and _FIGURED.search(line):
            made.append(f"{line.strip()}\t")  # of the table, and not to be parted in one way alone
        else:
            made.append("   ".join(row) if row else line)
    return "\n".join(made)


def _ends(line: str, columns: int) -> list[str] | None:
    """A name and so many figures at the end of a line, where that can be read in one way alone.

    "Antall 5 100 200" could be 5 100 and 200, or 100 and 200 of "Antall 5": it is left whole.
    """
    words = line.split()
    found: list[list[str]] = []
    _partings(words, len(words), columns, [], found)
    return found[0] if len(found) == 1 else None


def _partings(words: list[str], end: int, left: int, figures: list[str], found: list[list[str]]) -> None:
    """Every way to take so many figures from the end of the words, at most two."""
    if not left:
        if end:
            found.append([" ".join(words[:end]), *figures])
        return
    for start in range(max(0, end - _LONGEST_FIGURE), end):
        text = " ".join(words[start:end])
        if len(found) < 2 and _FIGURE.fullmatch(text):
            _partings(words, start, left - 1, [text, *figures], found)
