"""Reading files back, as somebody else's program would."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from indicators import exports
from indicators.judging import JudgedLine, PreviousFigure
from indicators.values import DateResult, DateTarget, LevelResult, LevelTarget, Spec
from tests.presentation.rows import row

KEYS = [column.key for column in exports.COLUMNS]
TITLED = {str(column.title): column.key for column in exports.all_columns()}
"""The keys of all columns by their titles."""
ABOUT = exports.About(
    title="Prøve", who="Revisor (revisor)", address="http://localhost/", filters=(), lines=()
)

DEADLINE = row(
    spec=Spec(direction="lower", value_kind="date", year=2025),  # type: ignore[arg-type]
    target=DateTarget(date(2025, 10, 1), implied=True),
    target_text="1.10.2025",
    result=DateResult(date(2025, 9, 15), first=date(2025, 9, 1)),
    result_text="første halvdel av september",
    previous=PreviousFigure(2024, DateResult(date(2024, 11, 30)), "30.11.2024"),
)
"""A line of dates, whose result is a span of days."""

LEVEL = row(
    spec=Spec(direction="higher", value_kind="level", levels=("ikke", "delvis", "helt")),  # type: ignore[arg-type]
    target=LevelTarget("delvis"),
    target_text="delvis",
    result=LevelResult("helt"),
    result_text="helt",
    previous=PreviousFigure(2024, LevelResult("ikke"), "ikke"),
)
"""A line of levels."""


def read_csv(content: bytes) -> tuple[list[str], list[dict[str, str]]]:
    """Header and rows by key; the file must begin with its byte order mark and end its lines with CRLF."""
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert text.endswith("\r\n")
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    keys = [TITLED.get(title, title) for title in header]
    return header, [dict(zip(keys, row, strict=True)) for row in rows]


def written_csv(lines: Iterable[JudgedLine]) -> list[dict[str, str]]:
    return read_csv(b"".join(exports.csv_pieces([tuple(lines)])))[1]


def read_xlsx(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def written_xlsx(lines: Iterable[JudgedLine], about: exports.About = ABOUT) -> Workbook:
    target = io.BytesIO()
    exports.write_workbook(target, lines, about)
    return read_xlsx(target.getvalue())


def xlsx_rows(book: Workbook) -> list[dict[str, Any]]:
    """The cells of the table below its header, by key."""
    header, *rows = book["Tabell"].iter_rows()
    keys = [TITLED.get(cell.value, cell.value) for cell in header]
    return [dict(zip(keys, row, strict=True)) for row in rows]


def number(cell: Any) -> Decimal | None:
    """The number of an XLSX cell, as it is printed in the file; None for an empty cell."""
    assert cell.data_type == "n", cell.value
    return None if cell.value is None else Decimal(str(cell.value))


def comma(text: str) -> Decimal | None:
    """The number of a CSV cell with its decimal comma; nothing else is allowed in it."""
    assert "." not in text
    return Decimal(text.replace(",", ".")) if text else None
