"""Files of text with a sign between cells (.csv, .tsv, .txt)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Final

from indicators.values.tables import SourceRow

from .grids import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from .pasted import rows_of_text
from .refusals import TableFileRefused

_SIGNS: Final = (";", "\t", ",", "|")
_LOOKED_AT: Final = 200


def read_separated(data: bytes) -> list[SourceRow]:
    """The rows of a text file; its encoding and its sign are found out. Raises TableFileRefused."""
    text = decoded(data)
    if not text.strip():
        raise TableFileRefused("empty")
    lines = text.splitlines()
    said = lines[0].strip().casefold()
    sign = said[4:5] if said.startswith("sep=") else _sign(lines)
    if sign is None:
        return rows_of_text(text)
    rows: list[SourceRow] = []
    table, open_table = 0, False
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign or ";")
    begin = 1
    try:
        for cells in reader:
            where, begin = f"linje {begin}", reader.line_num + 1
            texts = [" ".join(cell.split())[:LONGEST_CELL] for cell in cells]
            while texts and not texts[-1]:
                texts.pop()
            if not texts or (where == "linje 1" and said.startswith("sep=")):
                open_table = False
                continue
            if len(texts) > MOST_COLUMNS:
                raise TableFileRefused("too_many_columns")
            if not open_table:
                table, open_table = table + 1, True
            rows.append(SourceRow(where, tuple(texts), table))
            if len(rows) > MOST_ROWS:
                raise TableFileRefused("too_many_rows")
    except csv.Error:
        raise TableFileRefused("damaged") from None
    return _titles_apart(rows)


def _titles_apart(rows: list[SourceRow]) -> list[SourceRow]:
    """Tables of one cell in every row are lines of text."""
    wide = {row.table for row in rows if len(row.cells) > 1}
    return [row if row.table in wide else SourceRow(row.where, (row.cells[0],)) for row in rows]


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252. Raises TableFileRefused for what is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif data[:200].count(b"\0") * 3 > len(data[:200]):
        encoding = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    elif b"\0" in data:
        raise TableFileRefused("unknown")
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8-sig":
            raise TableFileRefused("encoding") from None
    text = data.decode("cp1252", "replace")
    strange = sum(not sign.isprintable() and sign not in "\t\r\n" for sign in text[:5_000])
    if strange * 20 > len(text[:5_000]):
        raise TableFileRefused("unknown")
    return text


def _sign(lines: list[str]) -> str | None:
    """The sign between cells: the one that stands equally often in most lines; None where none does."""
    best, most = None, 0.0
    looked = [line for line in lines[:_LOOKED_AT] if line.strip()]
    for rank, sign in enumerate(_SIGNS):
        counts = Counter(_outside_quotes(line, sign) for line in looked)
        often = max((count for number, count in counts.items() if number), default=0)
        score = often - rank * 0.01 * len(looked)
        if sign == "," and often * 2 < len(looked):
            continue  # commas of numbers and sentences
        if often and score > most:
            best, most = sign, score
    return best


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])
