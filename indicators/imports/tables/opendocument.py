"""The sheets of an OpenDocument file (.ods), as they are shown."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final
from xml.etree.ElementTree import Element, iterparse  # definitions are refused before this

from indicators.values.tables import SourceRow

from .grids import DEEPEST, MOST_COLUMNS, MOST_ROWS, Grid, rows_of_grids
from .refusals import TableFileRefused
from .shown import shown

_T: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_O: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_X: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_S: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
type _Row = tuple[int, list[str], tuple[int, ...], bool]


def read_opendocument(content: bytes) -> tuple[list[SourceRow], list[str]]:
    """The rows of the sheets that are seen, and notes of what is hidden. Raises TableFileRefused."""
    notes: list[str] = []
    grids = [Grid(name, rows) for name, rows in _sheets(content, notes)]
    return rows_of_grids(grids, notes), notes


def _sheets(content: bytes, notes: list[str]) -> Iterator[tuple[str, list[_Row]]]:
    """Each sheet with its rows; elements are let go of as they are read."""
    hidden_styles: set[str] = set()
    rows: list[_Row] = []
    number, open_tables, name, seen = 0, 0, "", True
    spans: dict[tuple[int, int], str] = {}
    inside = 0
    for event, element in iterparse(io.BytesIO(content), ("start", "end")):  # noqa: S314
        tag = element.tag
        inside += 1 if event == "start" else -1
        if inside > DEEPEST:
            raise TableFileRefused("damaged")
        if event == "start":
            if tag == f"{_T}table":
                open_tables += 1
                if open_tables == 1:
                    name, rows, number, spans = element.get(f"{_T}name", ""), [], 0, {}
                    seen = element.get(f"{_T}style-name", "") not in hidden_styles
            continue
        if tag == f"{_S}style":
            if any(one.get(f"{_T}display") == "false" for one in element):
                hidden_styles.add(element.get(f"{_S}name", ""))
        elif tag == f"{_T}table-row" and open_tables == 1:
            number = _row(element, number, rows, spans)
            element.clear()
        elif tag == f"{_T}table":
            open_tables -= 1
            if open_tables == 0:
                element.clear()
                hidden = sum(row[3] for row in rows)
                if not seen:
                    notes.append(f"hidden_sheet:{name}")
                    continue
                if hidden:
                    notes.append(f"hidden_rows:{name}:{hidden}")
                yield name, rows


def _row(element: Element, number: int, rows: list[_Row], spans: dict[tuple[int, int], str]) -> int:
    """One row, as often as it is repeated; the number of the last."""
    repeated = _times(element.get(f"{_T}number-rows-repeated"))
    cells, joined = _cells(element, number + 1, spans)
    if any(cells):
        hidden = element.get(f"{_T}visibility", "visible") != "visible"
        if len(rows) + repeated > MOST_ROWS:
            raise TableFileRefused("too_many_rows")
        for again in range(repeated):
            rows.append((number + 1 + again, list(cells), joined, hidden))
    return number + repeated


def _cells(
    element: Element, number: int, spans: dict[tuple[int, int], str]
) -> tuple[list[str], tuple[int, ...]]:
    cells: list[str] = []
    joined: list[int] = []
    for cell in element:
        if cell.tag not in (f"{_T}table-cell", f"{_T}covered-table-cell"):
            continue
        times = _times(cell.get(f"{_T}number-columns-repeated"))
        text = _text(cell)
        if not text and cell.tag == f"{_T}covered-table-cell":
            for _ in range(min(times, MOST_COLUMNS)):
                said = spans.get((number, len(cells)), "")
                if said:
                    joined.append(len(cells))
                cells.append(said)
            continue
        if text and len(cells) + times > MOST_COLUMNS * 10:
            raise TableFileRefused("too_many_columns")
        start = len(cells)
        cells += [text] * (times if text else min(times, MOST_COLUMNS * 10 - min(start, MOST_COLUMNS * 10)))
        across = min(_times(cell.get(f"{_T}number-columns-spanned")), MOST_COLUMNS)
        down = min(_times(cell.get(f"{_T}number-rows-spanned")), 2_000)
        if text and (across > 1 or down > 1):
            for line in range(number, number + down):
                for column in range(start, start + across):
                    if (line, column) != (number, start):
                        spans[line, column] = text
    return cells, tuple(joined)


def _times(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 1


def _text(cell: Element) -> str:
    """What the cell shows; where a program wrote none, its value."""
    said = [" ".join("".join(_words(one)).split()) for one in cell if one.tag == f"{_X}p"]
    if any(said):
        return " ".join(one for one in said if one)
    kind, value = cell.get(f"{_O}value-type", ""), cell.get(f"{_O}value", "")
    if kind == "date":
        return _date(cell.get(f"{_O}date-value", ""))
    if kind == "boolean":
        return {"true": "Ja", "false": "Nei"}.get(cell.get(f"{_O}boolean-value", ""), "")
    if kind == "string":
        return cell.get(f"{_O}string-value", "")
    try:
        number = Decimal(value) if value else None
    except InvalidOperation:
        return value
    return "" if number is None else shown(number, "0.##########%" if kind == "percentage" else "General")


def _date(text: str) -> str:
    try:
        return shown(datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text))
    except ValueError:
        return text


def _words(element: Element) -> Iterator[str]:
    """The words of a paragraph, without remarks beside it."""
    yield element.text or ""
    for one in element:
        if one.tag == f"{_X}s" or one.tag in (f"{_X}tab", f"{_X}line-break"):
            yield " "
        elif not one.tag.endswith("}annotation") and one.tag != f"{_X}note":
            yield from _words(one)
        yield one.tail or ""
