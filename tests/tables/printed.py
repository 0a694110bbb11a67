"""Chapter 6 of Elverum's report as a person has it: pasted, in Word, in a spreadsheet, as text with signs."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import openpyxl

from indicators.imports.tables import read_file, read_pasted
from indicators.values.tables import Source

FOLDER = Path(__file__).parents[2] / "fixtures" / "elverum-2025"
FIRST, LAST = 403, 1138
"""The lines of chapter 6, up to the area that has no card."""
type Cells = list[str]


@dataclass(frozen=True, slots=True)
class Block:
    """A line of text (``cells`` of one row and one cell) or the rows of a table, with their lines."""

    table: bool
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@cache
def report_lines() -> tuple[str, ...]:
    text = (FOLDER / "arsmelding-2025.txt").read_text(encoding="utf-8")
    return tuple(text.split("\n"))


@cache
def blocks() -> tuple[Block, ...]:
    found: list[Block] = []
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number in range(FIRST, LAST + 1):
        line = report_lines()[number - 1]
        if "\t" in line:
            rows.append((number, tuple(cell.strip() for cell in line.split("\t"))))
            continue
        if rows:
            found.append(Block(True, tuple(rows)))
            rows = []
        if line.strip():
            found.append(Block(False, ((number, (line.strip(),)),)))
    return (*found, Block(True, tuple(rows))) if rows else tuple(found)


type Read = tuple[Source, dict[str, int]]
"""A source, and the line of the report that each place in the file comes from."""


def pasted() -> Read:
    text = "\n" * (FIRST - 1) + "\n".join(report_lines()[FIRST - 1 : LAST])
    return read_pasted(text), {f"linje {number}": number for number in range(FIRST, LAST + 1)}


def in_word() -> Read:
    """A document with headings as headings, and rows of one text merged over the table."""
    document, places, table = docx.Document(), {}, 0
    for block in blocks():
        if not block.table:
            _paragraph(document, block.rows[0][1][0])
            continue
        table += 1
        width = max(len(cells) for _, cells in block.rows)
        grid = document.add_table(len(block.rows), width)
        for row, (number, cells) in enumerate(block.rows):
            places[f"tabell {table}, rad {row + 1}"] = number
            if row and cells[0] and not any(cells[1:]):
                grid.cell(row, 0).merge(grid.cell(row, width - 1)).text = cells[0]
                continue
            for column, cell in enumerate(cells):
                grid.cell(row, column).text = cell
    out = io.BytesIO()
    document.save(out)
    return read_file("kapittel 6.docx", out.getvalue()), places


def _paragraph(document: Any, text: str) -> None:
    numbered = re.fullmatch(r"(\d+(?:\.\d+)*) .{1,80}", text)
    if numbered:
        document.add_heading(text, level=numbered[1].count(".") + 1)
    else:
        document.add_paragraph(text)


def in_workbook() -> Read:
    """One sheet, with numbers as numbers that their formats show as printed, and gaps between tables."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Målekort"
    row, places = 0, {}
    for block in blocks():
        row += 1
        for number, cells in block.rows:
            row += 1
            places[f"ark «Målekort», rad {row}"] = number
            for column, text in enumerate(cells, 1):
                value, shown = as_number(text) if column > 1 else (text, "General")
                if value != "":
                    sheet.cell(row, column, value).number_format = shown
    out = io.BytesIO()
    book.save(out)
    return read_file("kapittel 6.xlsx", out.getvalue()), places


def as_number(text: str) -> tuple[Any, str]:
    """A plain number and the format that shows it so; anything else is text."""
    found = re.fullmatch(r"(-?\d+)(?:[.,](\d+))?( ?%)?", text)
    if found is None:
        return text, "General"
    decimals = len(found[2] or "")
    shown = "0" + ("." + "0" * decimals if decimals else "")
    value = float(f"{found[1]}.{found[2] or 0}")
    return (value / 100, f"{shown}%") if found[3] else (value, shown)


def in_opendocument() -> Read:
    """A sheet whose cells say what they show, with repeated empty cells."""
    rows, row, places = [], 0, {}
    for block in blocks():
        rows.append("<table:table-row><table:table-cell/></table:table-row>")
        row += 1
        for number, cells in block.rows:
            row += 1
            places[f"ark «Målekort», rad {row}"] = number
            told = "".join(
                f"<table:table-cell><text:p>{escape(text)}</text:p></table:table-cell>" for text in cells
            )
            rows.append(
                f"<table:table-row>{told}"
                '<table:table-cell table:number-columns-repeated="1000"/></table:table-row>'
            )
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Målekort">{"".join(rows)}'
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"META-INF/manifest.xml": "<m/>", "content.xml": content}
    return read_file("kapittel 6.ods", packed(parts)), places


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def separated(encoding: str = "utf-8") -> Read:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for number in range(FIRST, LAST + 1):
        writer.writerow(report_lines()[number - 1].split("\t") if report_lines()[number - 1] else [])
    places = {f"linje {number - FIRST + 1}": number for number in range(FIRST, LAST + 1)}
    return read_file("kapittel 6.csv", out.getvalue().encode(encoding)), places
