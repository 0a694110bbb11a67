"""Rows as an Excel workbook (ECMA-376): real numbers and dates, and a sheet that says what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.language import as_the_municipality
from indicators.values import written_decimals

from .about import About, AboutRow, Provenance
from .columns import COLUMNS, Cell, Column, Shape

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 20_000
"""The most rows of one workbook that is made while a person waits."""

SIGNIFICANT = 15
"""Digits that a cell keeps; a figure with more of them is written as text (IEEE 754 binary64)."""

LONGEST_TEXT = 32_767
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd.mm.yyyy",
}
HEADER_HEIGHT = 45
TOP = {"valign": "top"}
INK, GROUND = "#1E2B3C", "#E6EBF2"


type Look = tuple[int | None, bool]
"""The decimals that the figures of a row have at least, and whether they are percentages."""


def line_look(line: JudgedLine) -> Look:
    return line.spec.decimals, line.spec.line_unit == "%"


def no_figures(row: object) -> Look:
    """The look of rows without figures of their own."""
    return None, False


def write_workbook(
    target: IO[bytes],
    lines: Iterable[JudgedLine],
    about: About,
    columns: Sequence[Column[JudgedLine]] = COLUMNS,
) -> None:
    """Write judged lines and the sheet about them to ``target``, in the municipality's language.

    ``about`` may be asked for its rows only after ``lines`` has been used up.
    """
    write_sheets(target, lines, about, columns, line_look)


def write_sheets[R](
    target: IO[bytes],
    found: Iterable[R],
    about: Provenance,
    columns: Sequence[Column[R]],
    look: Callable[[R], Look],
) -> None:
    """The same for rows of any kind."""
    with as_the_municipality(), xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties(
            {
                "title": about.title,
                "company": about.municipality,
                "author": about.who,
                "created": about.naive_when,
            }
        )
        rows = book.add_worksheet(gettext("Tabell"))
        explained = book.add_worksheet(gettext("Om tabellen"))
        _write_rows(book, rows, found, columns, look)
        _write_about(book, explained, about.rows())


def _write_rows[R](
    book: Any, sheet: Any, found: Iterable[R], columns: Sequence[Column[R]], look: Callable[[R], Look]
) -> None:
    styles = _Styles(book)
    header = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": GROUND, "font_color": INK}
    )
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.set_row(0, HEADER_HEIGHT)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, str(column.title), header)
    last = 0
    shapes = [column.shape for column in columns]
    for last, row in enumerate(found, start=1):
        cells = [column.read(row) for column in columns]
        write_row(sheet, last, list(zip(shapes, cells, strict=True)), styles, look(row))
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)


def write_row(
    sheet: Any, row: int, values: Sequence[tuple[Shape, Cell]], styles: _Styles, look: Look
) -> None:
    """Write the cells of one row; empty ones are left out."""
    for place, (shape, cell) in enumerate(values):
        if cell is None or cell == "":
            continue
        if isinstance(cell, str):
            sheet.write_string(row, place, cell[:LONGEST_TEXT], styles.text(shape))
        elif isinstance(cell, Decimal):
            if len(cell.as_tuple().digits) > SIGNIFICANT:
                sheet.write_string(row, place, f"{cell:f}".replace(".", ","), styles.text(shape))
            else:
                sheet.write_number(row, place, cell, styles.figure(shape, cell, *look))
        elif isinstance(cell, datetime):
            sheet.write_datetime(row, place, cell, styles.moment)
        elif isinstance(cell, date):
            sheet.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), styles.day)  # noqa: DTZ001
        else:
            sheet.write_number(row, place, cell, styles.whole)


@dataclass(slots=True)
class _Styles:
    """The formats of a book, made when first wanted."""

    book: Any
    made: dict[Any, Any] = field(default_factory=dict)

    def _get(self, key: Any, make: Callable[[], dict[str, Any]]) -> Any:
        if key not in self.made:
            self.made[key] = self.book.add_format(TOP | make())
        return self.made[key]

    def text(self, shape: Shape) -> Any:
        return self._get(shape, lambda: {"text_wrap": True} if shape is Shape.LONG else {})

    def figure(self, shape: Shape, value: Decimal, decimals: int | None, percent: bool) -> Any:
        """At least the line's decimals, and never fewer than the figure has."""
        places = max(written_decimals(value), 0 if decimals is None or shape is Shape.RATIO else decimals)
        sign = '" %"' if percent and shape is Shape.FIGURE else ""
        return self._get((places, sign), lambda: {"num_format": number_format(places, sign)})

    @property
    def whole(self) -> Any:
        return self._get("whole", lambda: {"num_format": "0"})

    @property
    def moment(self) -> Any:
        return self._get("moment", lambda: {"num_format": "dd.mm.yyyy hh:mm:ss"})

    @property
    def day(self) -> Any:
        return self._get("day", lambda: {"num_format": "dd.mm.yyyy"})


def number_format(places: int, sign: str = "") -> str:
    """``#,##0.0" %"``: the figure 28.2 is shown as 28,2 % and is still 28.2."""
    return "#,##0" + ("." + "0" * places if places else "") + sign


def _write_about(book: Any, sheet: Any, rows: Iterable[AboutRow]) -> None:
    plain = book.add_format({"text_wrap": True, **TOP})
    bold = book.add_format({"bold": True, **TOP})
    moment = book.add_format({"num_format": "dd.mm.yyyy hh:mm", "align": "left", **TOP})
    whole = book.add_format({"num_format": "#,##0", "align": "left", **TOP})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    for place, (label, value) in enumerate(rows):
        sheet.write_string(place, 0, label, bold)
        if isinstance(value, datetime):
            sheet.write_datetime(place, 1, value, moment)
        elif isinstance(value, int):
            sheet.write_number(place, 1, value, whole)
        else:
            sheet.write_string(place, 1, value, plain)
