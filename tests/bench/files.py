"""Files: against the selector alone and a bare writer alone, in the same run."""

from __future__ import annotations

import csv
import io
import time
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from tempfile import TemporaryFile

from indicators import exports
from indicators.exports.csv_file import printed
from indicators.presentation.navigation.addresses import address
from indicators.presentation.wording.words import STATUS_WORDS
from indicators.selectors import board, count
from indicators.selectors.table.stream import table_stream
from indicators.values.query.address_words import ALL_YEARS
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import TABLE, TABLE_FILE

from .bare_files import bare_csv, bare_workbook
from .clock import Memory, Row, spending
from .door import Door, WrongAnswerError, reader
from .pages import YEAR

RATIO, FIRST_BYTE, MEMORY = 1.3, 1.0, 50
EVERYTHING = "ar=alle"
EVERY_YEAR = LineQuery(TABLE, year=ALL_YEARS)
LINE_END = b"\r\n"


def as_csv(size: str) -> Iterator[Row]:
    """All years as CSV: total, first rows, memory, and whether the rows are those of the board."""
    door, memory = Door(), Memory()
    door.ask(f"/tabeller/tabell.csv?ar={YEAR}")()
    memory.reset()
    with spending() as total:
        began = time.perf_counter()
        pieces = door.pieces(f"/tabeller/tabell.csv?{EVERYTHING}&fil=alle")
        next(pieces)  # the header
        rows = next(pieces).count(LINE_END)
        first = time.perf_counter() - began
        rows += sum(piece.count(LINE_END) for piece in pieces)
    grown = memory.grown()
    _check_year(door)
    stream = table_stream(reader(), EVERY_YEAR)
    if stream.read != rows:
        raise WrongAnswerError(f"{rows} rows in the file, {stream.read} lines")
    prepared = [[printed(cell) for cell in exports.cells(line)] for line in islice(next(stream.chunks), 500)]
    with spending() as selector:
        for _chunk in table_stream(reader(), EVERY_YEAR).chunks:
            pass
    with spending() as writer, TemporaryFile("w+", encoding="utf-8", newline="") as file:
        bare_csv(file, islice(_endless(prepared), rows))
    yield from _ratio(size, f"CSV of {rows} rows", total.cpu, selector.cpu, writer.cpu)
    yield Row(
        size,
        f"CSV of {rows} rows, first rows",
        f"{first:.2f} s",
        f"≤ {FIRST_BYTE:.0f} s",
        first <= FIRST_BYTE,
    )
    if grown is not None:
        told = f"{grown:.0f} MB"
        yield Row(size, f"CSV of {rows} rows, memory", told, f"≤ {MEMORY} MB", grown <= MEMORY)


def _endless(prepared: list[list[str]]) -> Iterator[list[str]]:
    while True:
        yield from prepared


def _check_year(door: Door) -> None:
    """The file of one year holds the lines of the board, status by status."""
    text = door.ask(f"/tabeller/tabell.csv?ar={YEAR}&fil=alle")().decode("utf-8-sig")
    _header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    place = [column.key for column in exports.all_columns()].index("status")
    statuses = Counter(row[place] for row in rows)
    counts = board(reader(), YEAR).counts
    told = {str(word): counts.by_status[status] for status, word in STATUS_WORDS.items()}
    if {word: number for word, number in told.items() if number} != dict(statuses):
        raise WrongAnswerError(f"{statuses} in the file, {told} on the board")


def as_workbook(size: str) -> Iterator[Row]:
    """As many years as a workbook may hold."""
    door = Door()
    asked = EVERY_YEAR
    if table_stream(reader(), asked).read > exports.MOST_ROWS:
        asked = asked.with_(year=YEAR)
    with spending() as total:
        content = door.ask(f"/tabeller/tabell.xlsx{address(asked.on(TABLE_FILE).with_(whole_file=True))}")()
    with spending() as selector:
        lines = list(chain.from_iterable(table_stream(reader(), asked).chunks))
    prepared = [exports.cells(line) for line in lines]
    with spending() as writer, TemporaryFile() as file:
        bare_workbook(file, prepared)
    if not content.startswith(b"PK") or count(lines).total != len(lines):
        raise WrongAnswerError("no workbook")
    yield from _ratio(size, f"XLSX of {len(lines)} rows", total.cpu, selector.cpu, writer.cpu)


def _ratio(size: str, what: str, total: float, selector: float, writer: float) -> Iterator[Row]:
    ratio = total / (selector + writer)
    told = f"{ratio:.2f} × ({total:.1f} s; selector {selector:.1f} s, bare writer {writer:.1f} s)"
    yield Row(size, f"{what}, CPU against selector + bare writer", told, f"≤ {RATIO} ×", ratio <= RATIO)
