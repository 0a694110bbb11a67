"""What was pasted: from Word or a spreadsheet with tabs, from a PDF viewer with spaces, as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from indicators.values.tables import SourceRow

from .refusals import TableFileRefused
from .spaced import WIDE, spaced

LONGEST_TEXT: Final = 5_000_000
MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 200
"""A table of figures has some columns; what has more is something else."""

_TAG: Final = re.compile(
    r"</?(?:p|ul|ol|li|b|i|u|strong|em|span|div|td|tr|sup|sub)\b[^<>]{0,200}>", re.IGNORECASE
)
_BREAK: Final = re.compile(r"<br\s*/?>|</p>\s*<p>", re.IGNORECASE)
_BOLD: Final = re.compile(r"\*\*(?=\S)(.{1,300}?)(?<=\S)\*\*")
_SECTION: Final = re.compile(r"\s*\d+(?:\.\d+)*\.?\s{2,}\S[^\d%]*")


def rows_of_text(text: str) -> list[SourceRow]:
    """The rows of a text with tabs, wide spaces or strokes between cells; every other line is text between.

    A blank line or a line of text ends a table. Raises TableFileRefused for a text without end.
    """
    if len(text) > LONGEST_TEXT:
        raise TableFileRefused("too_large")
    source = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    wide = "\t" not in source and not re.search(r"^\s*\|.*\|\s*$", source, re.MULTILINE)
    rows: list[SourceRow] = []
    table, open_table = 0, False
    lines = list(_wide_lines(spaced(source)) if wide else _lines(source))
    for number, cells in lines:
        where = f"linje {number}"
        if len(cells) > MOST_COLUMNS:
            raise TableFileRefused("too_many_columns")
        if len(cells) < 2:
            said = cells[0] if cells else ""
            open_table = False
            if said:
                rows.append(SourceRow(where, (said,)))
            continue
        if not open_table:
            table, open_table = table + 1, True
        rows.append(SourceRow(where, tuple(cells), table))
        if len(rows) > MOST_ROWS:
            raise TableFileRefused("too_many_rows")
    return rows


def _clean(cell: str) -> str:
    plain = cell
    if "<" in plain:
        plain = _TAG.sub("", _BREAK.sub(" ", plain))
    if "**" in plain:
        plain = _BOLD.sub(r"\1", plain)
    return " ".join(plain.split())


def _lines(source: str) -> Iterator[tuple[int, list[str]]]:
    """Lines with their numbers and cells; a quoted cell may hold line breaks, as spreadsheets write them."""
    at, number = 0, 1
    while at < len(source):
        cells, end, taken = _line(source, at)
        yield number, cells
        number += taken
        at = end


def _line(source: str, at: int) -> tuple[list[str], int, int]:
    """The cells of the line that begins here, where the next begins, and how many lines were taken."""
    stop = source.find("\n", at)
    stop = len(source) if stop < 0 else stop
    line = source[at:stop]
    stripped = line.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 2:
        return [_clean(cell) for cell in stripped[1:-1].split("|")], stop + 1, 1
    if '"' not in line or ('\t"' not in line and not line.startswith('"')):
        return [_clean(cell) for cell in line.split("\t")], stop + 1, 1
    cells, taken = [], 1
    while True:
        if source[at : at + 1] == '"' and (quoted := _quoted(source, at)) is not None:
            text, at = quoted
            taken += text.count("\n")
            cells.append(_clean(text))
        else:
            ends = [end for end in (source.find("\t", at), source.find("\n", at)) if end >= 0]
            end = min(ends, default=len(source))
            cells.append(_clean(source[at:end]))
            at = end
        if source[at : at + 1] != "\t":
            return cells, at + 1, taken
        at += 1


_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|\Z)')
_LONGEST_CELL: Final = 5_000


def _quoted(source: str, at: int) -> tuple[str, int] | None:
    """A cell in quotation marks, where that is what they are: it holds a break, a tab, or doubled ones."""
    found = _QUOTED.match(source, at, min(len(source), at + _LONGEST_CELL))
    if found is None:
        return None
    inner = found[1]
    if "\n" not in inner and "\t" not in inner and '""' not in inner:
        return None
    return inner.replace('""', '"'), found.end()


def _wide_lines(source: str) -> Iterator[tuple[int, list[str]]]:
    """Lines of a PDF viewer or a text with columns: two spaces or more part cells.

    A line alone is text; lines between others of a table, without columns of their own, belong to it.
    """
    made: list[tuple[int, list[str]]] = []
    for number, line in enumerate(source.split("\n"), 1):
        if "\t" in line:
            made.append((number, [_clean(cell) for cell in line.split("\t")]))
            continue
        text = line.strip()
        cells = (
            [_clean(cell) for cell in WIDE.split(text)]
            if text and not _SECTION.fullmatch(line)
            else [_clean(line)]
        )
        made.append((number, [cell for cell in cells if cell] if len(cells) > 1 else cells))
    for at, (number, cells) in enumerate(made):
        if len(cells) == 1 and cells[0]:
            before = at > 0 and len(made[at - 1][1]) > 1
            after = at + 1 < len(made) and len(made[at + 1][1]) > 1
            if before and after and len(cells[0]) < 200 and not _SECTION.fullmatch(cells[0]):
                yield number, [cells[0], ""]
                continue
        yield number, cells
