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

from .about import About, AboutRow, Provenance
from .columns import COLUMNS
from .shapes import Cell, Column, Shape
from .sheets import FONT, FORMATS, POINTS, RIGHT, Sheet, height_of

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
TOP = {"valign": "top", "font_name": FONT, "font_size": POINTS}
INK, GROUND = "#1E2B3C", "#E6EBF2"
A4 = 9
ABOUT_WIDTHS = (28, 90)


def write_workbook(
    target: IO[bytes],
    lines: Iterable[JudgedLine],
    about: About,
    columns: Sequence[Column[JudgedLine]] = COLUMNS,
) -> None:
    """Write judged lines and the sheet about them to ``target``, in the municipality's language.

    ``about`` may be asked for its rows only after ``lines`` has been used up.
    """
    write_sheets(target, lines, about, columns)


def write_sheets[R](
    target: IO[bytes], found: Iterable[R], about: Provenance, columns: Sequence[Column[R]]
) -> None:
    """The same for rows of any kind."""
    with as_the_municipality():
        name = gettext("Tabell")
    write_book(target, [Sheet(name, columns, found)], about)


def write_book(target: IO[bytes], sheets: Sequence[Sheet[Any]], about: Provenance) -> None:
    """Write sheets of any kinds, and behind them the one that says what they are."""
    with as_the_municipality(), xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties(
            {
                "title": about.title,
                "company": about.municipality,
                "author": about.who,
                "created": about.naive_when,
            }
        )
        styles = _Styles(book)
        for sheet in sheets:
            _write_rows(book.add_worksheet(sheet.name), sheet, styles, about)
        _write_about(book.add_worksheet(gettext("Om tabellen")), about, styles)


def _write_rows[R](page: Any, sheet: Sheet[R], styles: _Styles, about: Provenance) -> None:
    columns, widths = sheet.columns, [column.width for column in sheet.columns]
    titles = [str(column.title) for column in columns]
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    if sheet.pages_wide > 1:
        page.repeat_columns(0)
    _set_up(page, about, sheet.pages_wide)
    page.set_row(0, height_of(titles, [max(4, width - 2) for width in widths]) + 4)
    for place, (column, title) in enumerate(zip(columns, titles, strict=True)):
        page.write_string(0, place, title, styles.header(right=column.shape in RIGHT))
    last = 0
    shapes = [column.shape for column in columns]
    for last, row in enumerate(sheet.rows, start=1):
        cells = [column.read(row) for column in columns]
        page.set_row(last, height_of(cells, widths))
        write_row(page, last, list(zip(shapes, cells, strict=True)), styles)
    page.autofilter(0, 0, max(last, 1), len(columns) - 1)


def _set_up(page: Any, about: Provenance, wide: int) -> None:
    """A4 on its side, as many pages across as it takes to be read, and what it is at the foot of each."""
    page.set_paper(A4)
    page.set_landscape()
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    page.fit_to_pages(wide, 0)
    page.print_across()
    said = f"{about.title}, {about.municipality}, {about.naive_when:%d.%m.%Y %H.%M}".replace("&", "&&")
    page.set_footer(f"&L&8{said}&R&8&P / &N", {"margin": 0.3})


def write_row(page: Any, row: int, values: Sequence[tuple[Shape, Cell]], styles: _Styles) -> None:
    """Write the cells of one row; empty ones are left out."""
    for place, (shape, cell) in enumerate(values):
        if cell is None or cell == "":
            continue
        if isinstance(cell, str):
            page.write_string(row, place, cell[:LONGEST_TEXT], styles.text(right=shape in RIGHT))
        elif isinstance(cell, Decimal) and len(cell.as_tuple().digits) > SIGNIFICANT:
            page.write_string(row, place, f"{cell:f}".replace(".", ","), styles.text(right=True))
        elif isinstance(cell, datetime):
            page.write_datetime(row, place, cell, styles.value(shape))
        elif isinstance(cell, date):
            day = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001
            page.write_datetime(row, place, day, styles.value(shape))
        else:
            page.write_number(row, place, cell, styles.value(shape))


@dataclass(slots=True)
class _Styles:
    """The formats of a book, made when first wanted."""

    book: Any
    made: dict[Any, Any] = field(default_factory=dict)

    def _get(self, key: Any, make: Callable[[], dict[str, Any]]) -> Any:
        if key not in self.made:
            self.made[key] = self.book.add_format(TOP | make())
        return self.made[key]

    def header(self, *, right: bool) -> Any:
        looks = {"bold": True, "text_wrap": True, "bottom": 1, "bg_color": GROUND, "font_color": INK}
        return self._get(("header", right), lambda: looks | _side(right=right))

    def text(self, *, right: bool = False, bold: bool = False) -> Any:
        """Text is wrapped, and stands off from the figure in the column before it."""
        return self._get(
            ("text", right, bold), lambda: {"text_wrap": True, "bold": bold} | _side(right=right)
        )

    def value(self, shape: Shape) -> Any:
        """A number or a date: one format for the whole of its column."""
        named = {"num_format": FORMATS[shape]} if shape in FORMATS else {}
        return self._get(("value", shape), lambda: named | _side(right=shape in RIGHT))

    def told(self, num_format: str) -> Any:
        return self._get(("told", num_format), lambda: {"num_format": num_format} | _side(right=False))


def _side(*, right: bool) -> dict[str, Any]:
    return {"align": "right"} if right else {"align": "left", "indent": 1}


def _write_about(page: Any, about: Provenance, styles: _Styles) -> None:
    rows: Iterable[AboutRow] = about.rows()
    for place, width in enumerate(ABOUT_WIDTHS):
        page.set_column(place, place, width)
    _set_up(page, about, 1)
    for place, (label, value) in enumerate(rows):
        said = (label, value if isinstance(value, str) else "")
        page.set_row(place, height_of(said, [ABOUT_WIDTHS[0] - 2, ABOUT_WIDTHS[1]]))
        page.write_string(place, 0, label, styles.text(bold=True))
        if isinstance(value, datetime):
            page.write_datetime(place, 1, value, styles.told("dd.mm.yyyy hh:mm"))
        elif isinstance(value, int):
            page.write_number(place, 1, value, styles.told("#,##0"))
        else:
            page.write_string(place, 1, value, styles.text())
