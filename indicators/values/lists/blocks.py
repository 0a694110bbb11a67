"""A block of cells as a spreadsheet puts it on the clipboard, and which of its lines hold no figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from indicators.values.figures.reading_results import parse_result
from indicators.values.figures.results import EmptyResult, TextResult
from indicators.values.figures.spec import Direction, Spec

type Block = tuple[tuple[str, ...], ...]

_SEPARATOR: Final = re.compile(r"[-–—_=*·.\s]{3,}")
_DASH: Final = re.compile(r"[-–—−]{1,2}")
_HEADING: Final = re.compile(
    r"(?:resultat|indikator|måleindikator|måltall|mål|vedtatt mål|landssnitt|landsgjennomsnitt|status"
    r"|vurdering|måloppnåing|måloppnåelse|nasjonalt|kommentar|navn|namn|år)\b[^\d]*(?:\d{4}\W*)?",
    re.IGNORECASE,
)
_PLAIN: Final = Spec(direction=Direction.HIGHER)


def parse_block(text: str, separator: str = "\t") -> Block:
    """Read a block: tabs between columns, lines between rows, quotation marks around what holds either.

    Another ``separator`` than a tab is for lists that are typed by hand. White space in a cell becomes one
    space. Lines at the end that hold nothing are left out, and every row is as long as the longest.
    """
    rows: list[list[str]] = [[]]
    cell: list[str] = []
    quoted = False
    source = text.replace("\r\n", "\n").replace("\r", "\n")
    at = 0
    while at < len(source):
        sign = source[at]
        if quoted and sign == '"' and source[at + 1 : at + 2] == '"':
            cell.append('"')
            at += 1
        elif sign == '"' and (quoted or not cell):
            quoted = not quoted
        elif sign in (separator, "\n") and not quoted:
            rows[-1].append(_tidy(cell))
            cell = []
            if sign == "\n":
                rows.append([])
        else:
            cell.append(sign)
        at += 1
    rows[-1].append(_tidy(cell))
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows)


def _tidy(cell: Sequence[str]) -> str:
    return " ".join("".join(cell).split())


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: it is empty, or holds a lone dash."""
    return not text or _DASH.fullmatch(text) is not None


def is_separator(row: Sequence[str]) -> bool:
    """Whether a row only draws a line: ``---``."""
    filled = [text for text in row if text]
    return bool(filled) and all(_SEPARATOR.fullmatch(text) for text in filled)


def is_heading(row: Sequence[str]) -> bool:
    """Whether a row names the columns: "Indikator", "Mål 2025", "Resultat 2025*"; never one with a figure.

    One of several cells may be another text: "Teknisk drift: Indikator tjenestekvalitet".
    """
    filled = [text for text in row if text]
    others = [text for text in filled if not _HEADING.fullmatch(text)]
    return bool(filled) and len(others) < min(len(filled), 2) and all(is_wordy(text) for text in others)


def is_wordy(text: str) -> bool:
    """Whether a cell is a name or another text, and no figure and no reason why there is none."""
    letters = sum(sign.isalpha() for sign in text)
    return letters >= 3 and isinstance(parse_result(text, _PLAIN), TextResult)


def is_figure(text: str) -> bool:
    """Whether a cell holds something that can stand as a result."""
    return not isinstance(parse_result(text, _PLAIN), TextResult | EmptyResult)
