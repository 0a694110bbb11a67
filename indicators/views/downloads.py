"""Files of exactly what the pages show: the same selection, the same rows, the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import chain
from tempfile import TemporaryFile
from typing import IO, Any

from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from django_tables2 import Table

from indicators import exports
from indicators.exports import csv_file, ods_file, xlsx_file
from indicators.judging import JudgedLine, one_moment
from indicators.language import as_the_municipality
from indicators.models import User
from indicators.presentation.card.index import ALL
from indicators.presentation.table.columns import WHO_DID, BigTable, LineData
from indicators.presentation.table.page import said_filters
from indicators.presentation.table.periods import PeriodData, PeriodTable
from indicators.selectors.table.line_facts import (
    Facts,
    PeriodLine,
    ToldLine,
    line_facts,
    measured_facts,
    period_lines,
    told_lines,
    trail_end,
)
from indicators.selectors.table.stream import TableStream, table_stream
from indicators.values import format_number
from indicators.views.cards import CARD_PARAMETERS, ChosenCards, chosen_cards
from indicators.views.table import (
    READ_TOO,
    asks_for_periods,
    check_form,
    chosen_columns,
    chosen_order,
    without_empty,
)

from .query_params import choice, explained, reader, reads


@require_safe
@reads(*CARD_PARAMETERS)
@one_moment()
def card_csv(request: HttpRequest, year: int) -> HttpResponseBase:
    chosen = chosen_cards(request, year)
    rows, columns = _card_rows(request, chosen), exports.all_columns(adopted=chosen.adopted)
    return csv_answer(exports.pieces([rows], columns), _card_name(chosen, year, "csv"))


@require_safe
@reads(*CARD_PARAMETERS)
@one_moment()
def card_xlsx(request: HttpRequest, year: int) -> HttpResponseBase:
    return _card_book(request, year, XLSX)


@require_safe
@reads(*CARD_PARAMETERS)
@one_moment()
def card_ods(request: HttpRequest, year: int) -> HttpResponseBase:
    return _card_book(request, year, ODS)


def _card_book(request: HttpRequest, year: int, kind: Book) -> FileResponse:
    chosen = chosen_cards(request, year)
    page = f"{reverse('card_year', args=[year])}?{request.GET.urlencode()}"
    example = (year,) if chosen.example else ()
    lines, rows = _card_lines(chosen), _card_rows(request, chosen)
    with as_the_municipality():
        title = gettext("Målekort %(year)d") % {"year": year}
        about = _about(request, title, page, _card_words(chosen, year), lines, example, chosen.then)
    sheet = exports.Sheet(_sheet_name(), exports.all_columns(adopted=chosen.adopted), rows)
    return book_answer(kind, [sheet, _periods(rows)], about, _card_name(chosen, year, kind.ending))


def _card_rows(request: HttpRequest, chosen: ChosenCards) -> tuple[ToldLine, ...]:
    lines = _card_lines(chosen)
    return told_lines(lines, line_facts(reader(request), lines, chosen.then))


def _sheet_name() -> str:
    with as_the_municipality():
        return gettext("Tabell")


def _periods(rows: Sequence[ToldLine]) -> exports.Sheet[PeriodLine]:
    """What was entered, period by period, as a second sheet."""
    with as_the_municipality():
        name = gettext("Perioder")
    return exports.Sheet(name, exports.PERIODS, _by_period(rows))


def _by_period(rows: Sequence[ToldLine]) -> tuple[PeriodLine, ...]:
    return tuple(chain.from_iterable(period_lines([row.line], row.facts) for row in rows))


@require_safe
@explained
def table_csv(request: HttpRequest) -> HttpResponseBase:
    asked = _asked_table(request)
    if asked.order and asked.stream.read > exports.MOST_ROWS:
        return _too_many(request, asked, gettext("Ta bort sorteringen, eller velg færre rader."))
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
        return _too_many(request, asked, gettext("Velg færre rader, eller last ned som CSV uten sortering."))
    rows = tuple(chain.from_iterable(asked.chunks(whole=True)))
    lines = tuple(row.line for row in rows)
    page = f"{reverse('table')}?{asked.params.urlencode()}"
    example = tuple(one for one in asked.stream.example if any(line.year == one for line in lines))
    with as_the_municipality():
        about = _about(request, gettext("Tabeller"), page, asked.words(), lines, example)
    table, periods = exports.Sheet(_sheet_name(), asked.columns, rows), _periods(rows)
    if asked.by_period:
        ordered = tuple(chain.from_iterable(asked.in_order(_by_period(rows))))
        return book_answer(kind, [replace(periods, rows=ordered)], about, asked.file_name(kind.ending))
    return book_answer(kind, [table, periods], about, asked.file_name(kind.ending))


@dataclass(frozen=True, slots=True)
class AskedTable:
    """The rows of the table that an address asks for; ``order`` is empty for card order.

    ``by_period``: a row for each period. ``who_did``: the columns say who entered and who approved.
    """

    user: User
    params: QueryDict
    order: str
    stream: TableStream
    columns: Sequence[exports.Column[ToldLine]]
    who_did: bool
    by_period: bool

    def chunks(self, *, whole: bool = False) -> Iterator[Sequence[ToldLine]]:
        """The rows in the page's order: piece by piece, or all at once where they must be sorted.

        ``whole``: with who entered and who approved, whatever the columns are.
        """
        if not self.order or self.by_period:
            for chunk in self.stream.chunks:
                yield told_lines(chunk, self._facts(chunk, whole=whole))
            return
        lines = list(chain.from_iterable(self.stream.chunks))
        facts = self._facts(lines, whole=whole)
        data = LineData(lines, facts)
        data.order_by([self.order])
        yield told_lines(data.data, facts)

    def _facts(self, lines: Sequence[JudgedLine], *, whole: bool) -> Facts:
        if whole or self.who_did or self.by_period:
            return line_facts(self.user, lines)
        return measured_facts(lines)

    def period_chunks(self) -> Iterator[Sequence[PeriodLine]]:
        """The same by periods."""
        pieces = (_by_period(chunk) for chunk in self.chunks())
        if not self.order:
            yield from pieces
            return
        yield from self.in_order(tuple(chain.from_iterable(pieces)))

    def in_order(self, rows: Sequence[PeriodLine]) -> Iterator[Sequence[PeriodLine]]:
        """Rows of periods in the page's order."""
        data = PeriodData(list(rows))
        if self.order:
            data.order_by([self.order])
        yield data.data

    def words(self) -> tuple[tuple[str, str], ...]:
        """What was chosen, as the page words it."""
        said = said_filters(self.stream.form, self.params)
        table: type[Table] = PeriodTable if self.by_period else BigTable
        return (*said, sorted_words(table, self.order)) if self.order else said

    def file_name(self, ending: str) -> str:
        of = ("perioder",) if self.by_period else ()
        return exports.file_name("tabell", *of, self.stream.form.cleaned_data["ar"], ending=ending)


def sorted_words(table: type[Table], order: str) -> tuple[str, str]:
    """By which column a file is sorted, and which way."""
    label = str(table.base_columns[order.removeprefix("-")].verbose_name)
    way = gettext("synkende") if order.startswith("-") else gettext("stigende")
    return gettext("Sortert"), f"{label}, {way}"


def _asked_table(request: HttpRequest) -> AskedTable:
    params = without_empty(request.GET)
    shown, order = chosen_columns(params), chosen_order(params)
    everything = choice(params, "fil", {"alle": True}) or False
    user = reader(request)
    stream = table_stream(user, params)
    check_form(stream.form, params, *READ_TOO, "fil")
    columns = exports.all_columns() if everything else exports.chosen_columns(shown)
    who_did = everything or not WHO_DID.isdisjoint((*shown, order.removeprefix("-")))
    return AskedTable(user, params, order, stream, columns, who_did, asks_for_periods(params))


def _card_lines(chosen: ChosenCards) -> tuple[JudgedLine, ...]:
    return tuple(line for card in chosen.cards for line in card.lines)


def _card_words(chosen: ChosenCards, year: int) -> tuple[tuple[str, str], ...]:
    by = gettext("tjenesteområde") if chosen.by == "area" else gettext("sektor eller stab")
    shown = gettext("alle")
    if chosen.key not in ("", ALL):
        card = chosen.cards[0]
        shown = f"{card.number} {card.title}".strip()
    then = (
        ((gettext("Slik det var"), f"{timezone.localtime(chosen.then):%d.%m.%Y %H.%M}"),)
        if chosen.then
        else ()
    )
    adopted = ((gettext("Mål"), gettext("slik de ble vedtatt, ved siden av dem som gjelder")),)
    return (
        *then,
        *(adopted if chosen.adopted else ()),
        (gettext("År"), str(year)),
        (gettext("Målekort etter"), by),
        (gettext("Målekort"), shown),
    )


def _card_name(chosen: ChosenCards, year: int, ending: str) -> str:
    every = chosen.key in ("", ALL)
    narrowed = [] if every else [chosen.cards[0].number, chosen.cards[0].title]
    by = "sektor" if chosen.by == "sector" and every else ""
    return exports.file_name("malekort", str(year), *narrowed, by, ending=ending)


def _about(
    request: HttpRequest,
    title: str,
    page: str,
    words: tuple[tuple[str, str], ...],
    lines: tuple[JudgedLine, ...],
    example: tuple[int, ...],
    then: datetime | None = None,
) -> exports.About:
    user = reader(request)
    return exports.About(
        title=title,
        who=f"{user.display_name} ({user.username})",
        address=request.build_absolute_uri(page.removesuffix("?")),
        filters=words,
        lines=lines,
        example=example,
        as_of=then,
        trail=trail_end(),
    )


def csv_answer(pieces: Iterable[bytes], name: str) -> StreamingHttpResponse:
    """Send a CSV file as it is made."""
    answer = StreamingHttpResponse(pieces, content_type=csv_file.CONTENT_TYPE)
    answer["Content-Disposition"] = exports.disposition(name)
    add_never_cache_headers(answer)
    return answer


@dataclass(frozen=True, slots=True)
class Book:
    """A kind of workbook: the end of its name, its type, and what writes it."""

    ending: str
    content_type: str
    write: Callable[[IO[bytes], Sequence[exports.Sheet[Any]], exports.Provenance], None]


XLSX = Book("xlsx", xlsx_file.CONTENT_TYPE, exports.write_book)
ODS = Book("ods", ods_file.CONTENT_TYPE, exports.write_ods)


def book_answer(
    kind: Book, sheets: Sequence[exports.Sheet[Any]], about: exports.Provenance, name: str
) -> FileResponse:
    """Send a workbook of these sheets."""
    return _file_answer(lambda file: kind.write(file, sheets, about), kind.content_type, name)


def xlsx_answer(write: Callable[[IO[bytes]], None], name: str) -> FileResponse:
    """Send the workbook that ``write`` makes."""
    return _file_answer(write, xlsx_file.CONTENT_TYPE, name)


def _file_answer(write: Callable[[IO[bytes]], None], content_type: str, name: str) -> FileResponse:
    file = TemporaryFile()  # noqa: SIM115 closed by the answer when it has been sent
    write(file)
    file.seek(0)
    answer = FileResponse(file, content_type=content_type)
    answer["Content-Disposition"] = exports.disposition(name)
    add_never_cache_headers(answer)
    return answer


def _too_many(request: HttpRequest, asked: AskedTable, instead: str) -> HttpResponse:
    return too_many(request, asked.stream.read, instead, f"{reverse('table')}?{asked.params.urlencode()}")


def too_many(request: HttpRequest, rows: int, instead: str, back: str) -> HttpResponse:
    """Say how many rows there are, how many there may be, and what to do instead."""
    told = gettext("Utvalget har %(rows)s rader. En slik fil kan ha høyst %(most)s. %(instead)s") % {
        "rows": format_number(Decimal(rows)),
        "most": format_number(Decimal(exports.MOST_ROWS)),
        "instead": instead,
    }
    return render(request, "downloads/too_many.html", {"message": told, "back": back}, status=400)
