"""Files of exactly what the big table shows: the same selection, the same rows, the same order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from django_tables2 import Table

from indicators import exports
from indicators.forms.line_query import TABLE as TABLE_FILTERS
from indicators.forms.line_query import LineQueryForm
from indicators.judging import JudgedLine
from indicators.language import as_the_municipality
from indicators.models import User
from indicators.presentation.navigation.addresses import address
from indicators.presentation.table.columns import WHO_DID, BigTable
from indicators.presentation.table.periods import PeriodTable
from indicators.presentation.table.rows import SortedData
from indicators.selectors import LineChoices
from indicators.selectors.table.line_facts import (
    Facts,
    LineWithFacts,
    PeriodLine,
    line_facts,
    lines_with_facts,
    measured_facts,
)
from indicators.selectors.table.stream import TableStream, table_stream
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import TABLE, TABLE_FILE, View

from .file_answers import (
    ODS,
    XLSX,
    Book,
    about_rows,
    book_answer,
    csv_answer,
    sorted_words,
    too_many,
)
from .line_sheets import by_period, periods_sheet, sheet_name
from .query_params import explained, reader
from .table import asked_of_table, shown_columns


@require_safe
@explained
def table_csv(request: HttpRequest) -> HttpResponseBase:
    asked = _asked_table(request)
    if asked.order and asked.stream.read > exports.MOST_ROWS:
        return too_many(
            request, asked.stream.read, gettext("Ta bort sorteringen, eller velg færre rader."), asked.page
        )
    if asked.by_period:
        return csv_answer(exports.pieces(asked.period_chunks(), exports.PERIODS), asked.file_name("csv"))
    return csv_answer(exports.pieces(asked.chunks(), asked.columns), asked.file_name("csv"))


@require_safe
@explained
def table_xlsx(request: HttpRequest) -> HttpResponseBase:
    return _table_book(request, XLSX)


@require_safe
@explained
def table_ods(request: HttpRequest) -> HttpResponseBase:
    return _table_book(request, ODS)


def _table_book(request: HttpRequest, kind: Book) -> HttpResponseBase:
    asked = _asked_table(request)
    if asked.stream.read > exports.MOST_ROWS:
        return too_many(
            request,
            asked.stream.read,
            gettext("Velg færre rader, eller last ned som CSV uten sortering."),
            asked.page,
        )
    rows = tuple(chain.from_iterable(asked.chunks(whole=True)))
    lines = tuple(row.line for row in rows)
    example = tuple(one for one in asked.stream.example if any(line.year == one for line in lines))
    with as_the_municipality():
        about = about_rows(request, gettext("Tabeller"), asked.page, asked.words(), lines, example)
    table, periods = exports.Sheet(sheet_name(), asked.columns, rows), periods_sheet(rows)
    if asked.by_period:
        ordered = tuple(chain.from_iterable(asked.in_order(by_period(rows))))
        return book_answer(kind, [replace(periods, rows=ordered)], about, asked.file_name(kind.ending))
    return book_answer(kind, [table, periods], about, asked.file_name(kind.ending))


@dataclass(frozen=True, slots=True)
class AskedTable:
    """The rows of the table that an address asks for.

    ``who_did``: the columns say who entered and who approved.
    """

    user: User
    query: LineQuery
    choices: LineChoices
    stream: TableStream
    columns: Sequence[exports.Column[LineWithFacts]]
    who_did: bool

    @property
    def order(self) -> str:
        """The column that the rows are sorted by; empty for card order."""
        return self.query.order

    @property
    def by_period(self) -> bool:
        """Whether there is a row for each period."""
        return self.query.view is View.PERIODS

    @property
    def page(self) -> str:
        """The address of the page with the same rows."""
        return reverse("table") + address(self.query.on(TABLE))

    def chunks(self, *, whole: bool = False) -> Iterator[Sequence[LineWithFacts]]:
        """The rows in the page's order: piece by piece, or all at once where they must be sorted.

        ``whole``: with who entered and who approved, whatever the columns are.
        """
        if not self.order or self.by_period:
            for chunk in self.stream.chunks:
                yield lines_with_facts(chunk, self._facts(chunk, whole=whole))
            return
        lines = list(chain.from_iterable(self.stream.chunks))
        facts = self._facts(lines, whole=whole)
        data = SortedData(lines, BigTable, facts)
        data.order_by([self.order])
        yield lines_with_facts(data.data, facts)

    def _facts(self, lines: Sequence[JudgedLine], *, whole: bool) -> Facts:
        if whole or self.who_did or self.by_period:
            return line_facts(self.user, lines)
        return measured_facts(lines)

    def period_chunks(self) -> Iterator[Sequence[PeriodLine]]:
        """The same by periods."""
        pieces = (by_period(chunk) for chunk in self.chunks())
        if not self.order:
            yield from pieces
            return
        yield from self.in_order(tuple(chain.from_iterable(pieces)))

    def in_order(self, rows: Sequence[PeriodLine]) -> Iterator[Sequence[PeriodLine]]:
        """Rows of periods in the page's order."""
        data = SortedData(rows, PeriodTable)
        if self.order:
            data.order_by([self.order])
        yield data.data

    def words(self) -> tuple[tuple[str, str], ...]:
        """What was chosen, as the page words it."""
        said = LineQueryForm(self.query, self.choices, TABLE_FILTERS).chosen()
        table: type[Table] = PeriodTable if self.by_period else BigTable
        return (*said, sorted_words(table, self.order)) if self.order else said

    def file_name(self, ending: str) -> str:
        of = ("perioder",) if self.by_period else ()
        return exports.file_name("tabell", *of, self.choices.year, ending=ending)


def _asked_table(request: HttpRequest) -> AskedTable:
    asked, facts, choices = asked_of_table(request, TABLE_FILE)
    user = reader(request)
    stream = table_stream(user, asked, facts, choices)
    shown = shown_columns(asked)
    columns = exports.all_columns() if asked.whole_file else exports.chosen_columns(shown)
    who_did = asked.whole_file or not WHO_DID.isdisjoint((*shown, asked.order.removeprefix("-")))
    return AskedTable(user, asked, choices, stream, columns, who_did)
