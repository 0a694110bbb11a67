"""Rows as CSV that Norwegian Excel opens right, a piece at a time.

Semicolon, UTF-8 with a byte order mark, CRLF (RFC 4180), decimal comma, days as ISO 8601 writes them.
Text that a spreadsheet would take for a formula, a date or a number in another notation begins with an
apostrophe.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from indicators.judging import JudgedLine
from indicators.language import as_the_municipality

from .columns import COLUMNS
from .shapes import Cell, Column

CONTENT_TYPE = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = "\ufeff"
GUARD = "'"

LONGEST_MISREAD = 40
"""No date or number that a spreadsheet misreads is longer."""

# Plain, wide (U+FF1D …) and whitespace beginnings that spreadsheets read as a formula.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d{1,15}(,\d+)?( ?%)?")
# What Norwegian Excel turns into a date (4.2, 1-6, 12/2025, mars 2025) or a power of ten (1e5).
_MISREAD = re.compile(
    r"\d{1,2}[./-](\d{4}|\d{1,2}([./-]\d{0,4})?)|\d{4}[./-]\d{1,2}([./-]\d{1,2})?"
    r"|\d+(,\d+)?e[+-]?\d+"
    r"|(\d{1,2}\.?[ -]?)?(jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-z]*\.?([ -]?\d{1,4})?",
    re.IGNORECASE,
)


def csv_pieces(
    chunks: Iterable[Sequence[JudgedLine]], columns: Sequence[Column[JudgedLine]] = COLUMNS
) -> Iterator[bytes]:
    """The file of judged lines in pieces: the header first, then one piece for each chunk of rows."""
    return pieces(chunks, columns)


def pieces[R](chunks: Iterable[Sequence[R]], columns: Sequence[Column[R]]) -> Iterator[bytes]:
    """The same for rows of any kind."""
    with as_the_municipality():
        header = encode([[str(column.title) for column in columns]])
    yield BYTE_ORDER_MARK.encode() + header
    for chunk in chunks:
        with as_the_municipality():
            piece = encode([column.read(row) for column in columns] for row in chunk)
        yield piece


def encode(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Rows of cells as bytes of the file."""
    buffer = io.StringIO(newline="")
    texts = (["" if cell is None or cell == "" else printed(cell) for cell in row] for row in rows)
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerows(texts)
    return buffer.getvalue().encode()


def printed(cell: Cell) -> str:
    """A cell as it stands in the file: ``1178``, ``-1,0``, ``2024-12-31``, ``'=1+1``."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M:%S}"
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    return str(cell)


def guarded(text: str) -> str:
    """Text as a spreadsheet will show it: an apostrophe before what it would calculate or read as a date."""
    if len(text) > LONGEST_MISREAD and text[0].isalnum():
        return text
    return _guarded(text)


@lru_cache(maxsize=4096)
def _guarded(text: str) -> str:
    if not text or _PLAIN_NUMBER.fullmatch(text):
        return text
    if _FORMULA.match(text) or _MISREAD.fullmatch(text.strip()):
        return GUARD + text
    return text
