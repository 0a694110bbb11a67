"""The barest writers of the same cells, which the real ones are measured against."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import IO

import xlsxwriter

from indicators.exports.shapes import Cell
from indicators.exports.xlsx_file import OPTIONS


def bare_csv(target: IO[str], rows: Iterable[Sequence[str]]) -> None:
    """Write texts that were prepared before."""
    csv.writer(target, delimiter=";", lineterminator="\r\n").writerows(rows)


def bare_workbook(target: IO[bytes], rows: Iterable[Sequence[Cell]]) -> None:
    """Write cells that were prepared before, without formats."""
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, place, cell)
                elif isinstance(cell, Decimal | int):
                    sheet.write_number(number, place, cell)
                elif cell is not None:
                    sheet.write_datetime(number, place, cell)
