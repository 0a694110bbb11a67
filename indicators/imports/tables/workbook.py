"""The sheets of an Excel file (.xlsx), as they are shown."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet._reader import WorkSheetParser

from indicators.values.tables import SourceRow
from indicators.values.zip_packages import parts_of

from .grids import MOST_COLUMNS, Grid, rows_of_grids
from .refusals import TableFileRefused
from .shown import shown

MOST_SPANS: Final = 100_000
"""Rows that merged areas touch, each counted for each area."""
_HIDDEN: Final = re.compile(rb"<(?:\w+:)?row\b[^>]*\br=\"(\d+)\"[^>]*\bhidden=\"(?:1|true)\"")
_MERGED: Final = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]*\bref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\""
)
_FORMULA: Final = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>([^<]*)</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


@dataclass(slots=True)
class _Marks:
    """What the reading of values does not tell of a sheet."""

    hidden: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)


def read_workbook(data: bytes) -> tuple[list[SourceRow], list[str]]:
    """The rows of the sheets that are seen, and notes of what is hidden. Raises TableFileRefused."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    notes: list[str] = []
    grids: list[Grid] = []
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                notes.append(f"hidden_sheet:{sheet.title}")
                continue
            marks = _marks_of(data, str(sheet._worksheet_path))
            if marks.hidden:
                notes.append(f"hidden_rows:{sheet.title}:{len(marks.hidden)}")
            if marks.formulas:
                notes.append(f"formulas_without_values:{sheet.title}:{len(marks.formulas)}")
            grids.append(Grid(sheet.title, _rows(sheet, marks)))
        return rows_of_grids(grids, notes), notes
    finally:
        book.close()


def _marks_of(data: bytes, path: str) -> _Marks:
    name = path.lstrip("/")
    parts = parts_of(data, most_unpacked=100_000_000, most_parts=5_000, wanted=lambda one: one == name)
    xml = parts.get(name, b"")
    marks = _Marks({int(found[1]) for found in _HIDDEN.finditer(xml)})
    for found in _MERGED.finditer(xml):
        left, top, right, bottom = (found[n].decode() for n in range(1, 5))
        box = (int(top), column_index_from_string(left), int(bottom), column_index_from_string(right))
        marks.merged.append(box)
    if b"<f" in xml or b":f>" in xml or b":f " in xml:
        for found in _FORMULA.finditer(xml):
            place = (int(found[2]), column_index_from_string(found[1].decode()))
            marks.formulas[place] = f"={(found[3] or b'?').decode('utf-8', 'replace')}"
    return marks


def _rows(sheet: Any, marks: _Marks) -> Iterator[tuple[int, list[str], tuple[int, ...], bool]]:
    """Each row that holds anything: its number, its cells, those merged with others, whether it is hidden."""
    spans = _spans(marks.merged)
    firsts: dict[tuple[int, int], str] = {}
    for number, values in _filled(sheet):
        cells = [""] * max((column for column, _ in values), default=0)
        for column, text in values:
            cells[column - 1] = text
        for (_line, column), formula in _of_line(marks.formulas, number):
            cells += [""] * (column - len(cells))
            cells[column - 1] = cells[column - 1] or formula
        joined = _merge(cells, number, spans.get(number, ()), firsts)
        if any(cells):
            yield number, cells, joined, number in marks.hidden


def _filled(sheet: Any) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """The rows that are in the file with what their cells show; what the sheet says of its size is not asked.

    openpyxl's own walk makes an empty row of every number that is left out, up to a million.
    """
    book = sheet.parent
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, row in parser.parse():
            found = []
            for given in row:
                if given["value"] is not None:
                    cell = ReadOnlyCell(sheet, **given)
                    found.append((cell.column, shown(cell.value, cell.number_format or "General")))
            if len(found) > 50 * MOST_COLUMNS:
                raise TableFileRefused("too_many_columns")
            yield number, found


def _of_line(formulas: dict[tuple[int, int], str], number: int) -> list[tuple[tuple[int, int], str]]:
    return [(place, text) for place, text in formulas.items() if place[0] == number] if formulas else []


def _spans(merged: Sequence[tuple[int, int, int, int]]) -> dict[int, list[tuple[int, int, int, int]]]:
    """The merged areas by the rows that they touch; those without end touch the first rows alone."""
    found: dict[int, list[tuple[int, int, int, int]]] = {}
    left = MOST_SPANS
    for box in merged:
        last = min(box[2], box[0] + 2_000)
        left -= last - box[0] + 1
        if left < 0:
            raise TableFileRefused("damaged")
        for line in range(box[0], last + 1):
            found.setdefault(line, []).append(box)
    return found


def _merge(
    cells: list[str],
    number: int,
    boxes: Sequence[tuple[int, int, int, int]],
    firsts: dict[tuple[int, int], str],
) -> tuple[int, ...]:
    """Put the text of each merged area into all its cells of this row; which cells got one."""
    joined = []
    for top, left, _bottom, end in boxes:
        right = min(end, left + MOST_COLUMNS)
        if number == top:
            firsts[top, left] = cells[left - 1] if left <= len(cells) else ""
        text = firsts.get((top, left), "")
        if not text:
            continue
        cells += [""] * (right - len(cells))
        for column in range(left, right + 1):
            if (number, column) != (top, left):
                cells[column - 1] = text
                joined.append(column - 1)
    return tuple(joined)
