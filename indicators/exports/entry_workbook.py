"""Workbooks that are filled in and come back through Import: a year's plan, or the figures of a sector.

What a cell holds is what was written, as text, so that a workbook that comes back untouched changes nothing.
What is not to be changed is locked (without a password: a lock keeps from slips, not from people).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any, Final

import xlsxwriter
from django.utils.translation import gettext
from xlsxwriter.utility import xl_col_to_name

from indicators.judging import JudgedLine
from indicators.language import as_the_municipality
from indicators.models.lines import Direction
from indicators.presentation.wording.sentence import sentence
from indicators.values import Period, PeriodKind, ValueKind
from indicators.values.tables import Source

from .xlsx_file import GROUND, INK, OPTIONS

SPARE_ROWS: Final = 40
"""Empty rows after the last indicator of a plan, for new ones."""
YEAR: Final = Period(PeriodKind.YEAR, 1)
LISTS: Final = "Valg"
FAULTY: Final = "#FBE3E1"


@dataclass(frozen=True, slots=True)
class EntryColumn:
    """A column of the workbook: its heading, how it is read of a line, and whether it may be changed.

    ``choices`` are the words of its drop-down; ``open_for`` says for which lines a cell is open.
    """

    title: str
    width: int
    read: Callable[[JudgedLine], str]
    open: bool = False
    choices: tuple[str, ...] = ()
    open_for: Callable[[JudgedLine], bool] | None = None

    def is_open(self, line: JudgedLine) -> bool:
        """Whether the cell of a line may be changed."""
        return self.open and (self.open_for is None or self.open_for(line))


def write_plan(target: IO[bytes], lines: Sequence[JudgedLine], year: int, sectors: Sequence[str]) -> None:
    """A year's plan, with room for new indicators; ``sectors`` are the names that may be chosen.

    Whoever wants to move a line that stands does it in the register, where the consequences are shown.
    """
    with as_the_municipality():
        columns = (
            EntryColumn(gettext("Kode"), 14, lambda line: line.code),
            EntryColumn(gettext("Tjenesteområde"), 22, lambda line: f"{line.area.number} {line.area.name}"),
            EntryColumn(
                gettext("Sektor"),
                22,
                lambda line: line.sector.name,
                choices=tuple(sectors),
            ),
            EntryColumn(gettext("Overskrift"), 24, lambda line: line.heading.title if line.heading else ""),
            EntryColumn(gettext("Indikator"), 60, lambda line: line.name, open=True),
            _choice(gettext("Retning"), Direction, lambda line: line.spec.direction.value),
            EntryColumn(gettext("Enhet"), 12, _unit, open=True),
            EntryColumn(gettext("Skala"), 10, _scale, open=True),
            EntryColumn(
                gettext("Resultat %(year)d") % {"year": year - 1}, 18, lambda line: _previous(line, year - 1)
            ),
            EntryColumn(
                gettext("Mål %(year)d") % {"year": year}, 18, lambda line: line.target_text, open=True
            ),
        )
        _write(target, gettext("Plan %(year)d") % {"year": year}, columns, lines, spare=SPARE_ROWS)


def write_results(
    target: IO[bytes], lines: Sequence[JudgedLine], year: int, periods: Mapping[int, Sequence[Period]]
) -> None:
    """The figures of a year; ``periods`` are those that each line (by its number) is reported for."""
    with as_the_municipality():
        every = sorted({one for line in lines for one in periods.get(line.id, (YEAR,))})
        columns = (
            EntryColumn(gettext("Kode"), 14, lambda line: line.code),
            EntryColumn(gettext("Tjenesteområde"), 22, lambda line: f"{line.area.number} {line.area.name}"),
            EntryColumn(gettext("Indikator"), 60, lambda line: line.name),
            EntryColumn(gettext("Enhet"), 12, lambda line: line.spec.unit),
            EntryColumn(
                gettext("Resultat %(year)d") % {"year": year - 1}, 18, lambda line: _previous(line, year - 1)
            ),
            EntryColumn(gettext("Mål %(year)d") % {"year": year}, 18, lambda line: line.target_text),
            *(_result(period, year, periods) for period in every),
            EntryColumn(gettext("Setning"), 60, sentence),
        )
        _write(target, gettext("Resultater %(year)d") % {"year": year}, columns, lines)


def _choice(title: str, of: Any, read: Callable[[JudgedLine], str]) -> EntryColumn:
    labels = tuple(str(label) for label in of.labels)
    return EntryColumn(title, 18, lambda line: str(of(read(line)).label), open=True, choices=labels)


def _result(period: Period, year: int, periods: Mapping[int, Sequence[Period]]) -> EntryColumn:
    label = str(year) if period == YEAR else f"{period.label} {year}"
    return EntryColumn(
        gettext("Resultat %(period)s") % {"period": label},
        18,
        lambda line: next((cell.written for cell in line.cells if cell.period == period), ""),
        open=True,
        open_for=lambda line: period in periods.get(line.id, (YEAR,)),
    )


def _unit(line: JudgedLine) -> str:
    """The unit of a line; for what is no number the word that says so."""
    if line.spec.value_kind is ValueKind.YES_NO:
        return gettext("ja/nei")
    return "%" if line.spec.value_kind is ValueKind.PERCENT and not line.spec.unit else line.spec.unit


def _scale(line: JudgedLine) -> str:
    scale = line.spec.scale
    return f"{scale.low.normalize():f}–{scale.high.normalize():f}" if scale else ""


def _previous(line: JudgedLine, year: int) -> str:
    return line.previous.text if line.previous is not None and line.previous.year == year else ""


def _write(
    target: IO[bytes],
    title: str,
    columns: Sequence[EntryColumn],
    lines: Sequence[JudgedLine],
    *,
    spare: int = 0,
) -> None:
    with xlsxwriter.Workbook(target, {**OPTIONS, "constant_memory": False}) as book:
        sheet, lists = book.add_worksheet(title[:31]), book.add_worksheet(LISTS)
        lists.hide()
        text = {"text_wrap": True, "valign": "top", "num_format": "@", "border": 1, "border_color": "#C9CED6"}
        top = {"bold": True, "text_wrap": True, "valign": "top"}
        head = book.add_format({**top, "bg_color": GROUND, "font_color": INK})
        shut = book.add_format({**text, "bg_color": "#F2F3F5", "font_color": "#4B4E53"})
        free = book.add_format({**text, "locked": False})
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.title, head)
            if column.choices:
                _offer(sheet, lists, place, column.choices, len(lines) + spare)
        for row, line in enumerate(lines, start=1):
            for place, column in enumerate(columns):
                look = free if column.is_open(line) else shut
                sheet.write_string(row, place, column.read(line), look)
        for row in range(len(lines) + 1, len(lines) + 1 + spare):
            for place in range(len(columns)):
                sheet.write_blank(row, place, None, free if place else shut)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})


def _offer(sheet: Any, lists: Any, place: int, choices: Sequence[str], rows: int) -> None:
    """A drop-down of words, which stand on a hidden sheet: a rule holds no more than 255 signs of its own."""
    for row, word in enumerate(choices):
        lists.write_string(row, place, word)
    column = xl_col_to_name(place, col_abs=True)
    source = f"={LISTS}!{column}$1:{column}${len(choices)}"
    sheet.data_validation(
        1, place, max(rows, 1), place, {"validate": "list", "source": source, "error_type": "warning"}
    )


def write_marked(target: IO[bytes], source: Source, faults: Mapping[int, str]) -> None:
    """The rows of a file as they came, those that cannot be used in colour with what is wrong beside them.

    ``faults`` are by the place of the row in the source.
    """
    with as_the_municipality(), xlsxwriter.Workbook(target, {**OPTIONS, "constant_memory": False}) as book:
        sheet = book.add_worksheet(gettext("Rettes"))
        plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        bad = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "bg_color": FAULTY})
        width = max((len(row.cells) for row in source.rows), default=0)
        sheet.set_column(0, max(width - 1, 0), 24)
        sheet.set_column(width, width, 18)
        sheet.set_column(width + 1, width + 1, 60)
        for place, row in enumerate(source.rows):
            look = bad if place in faults else plain
            for index, cell in enumerate(row.cells):
                sheet.write_string(place, index, cell, look)
            if place in faults:
                sheet.write_string(place, width, row.where, look)
                sheet.write_string(place, width + 1, faults[place], look)
