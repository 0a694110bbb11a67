"""Files of exactly what the pages show: the same selection, the same rows, the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from tempfile import TemporaryFile
from typing import IO

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
from indicators.exports import csv_file, xlsx_file
from indicators.judging import JudgedLine, one_moment
from indicators.language import as_the_municipality
from indicators.presentation.cards_page import ALL
from indicators.presentation.table_page import said_filters
from indicators.presentation.tables import LineData, LineTable
from indicators.selectors.stream import TableStream, table_stream
from indicators.values import format_number
from indicators.views.cards import CARD_PARAMETERS, ChosenCards, chosen_cards
from indicators.views.choices import explained, reader, reads
from indicators.views.table import check_form, chosen_order, without_empty


@require_safe
@reads(*CARD_PARAMETERS)
@one_moment()
def card_csv(request: HttpRequest, year: int) -> HttpResponseBase:
    chosen = chosen_cards(request, year)
    return csv_answer(
        exports.csv_pieces([_card_lines(chosen)], _card_columns(chosen)), _card_name(chosen, year, "csv")
    )


@require_safe
@reads(*CARD_PARAMETERS)
@one_moment()
def card_xlsx(request: HttpRequest, year: int) -> HttpResponseBase:
    chosen = chosen_cards(request, year)
    page = f"{reverse('card_year', args=[year])}?{request.GET.urlencode()}"
    example = (year,) if chosen.example else ()
    with as_the_municipality():
        title = gettext("Målekort %(year)d") % {"year": year}
        about = _about(request, title, page, _card_words(chosen, year), _card_lines(chosen), example)
    return _lines_xlsx(about, _card_name(chosen, year, "xlsx"), _card_columns(chosen))


@require_safe
@explained
def table_csv(request: HttpRequest) -> HttpResponseBase:
    asked = _asked_table(request)
    if asked.order and asked.stream.read > exports.MOST_ROWS:
        return _too_many(request, asked, gettext("Ta bort sorteringen, eller velg færre rader."))
    return csv_answer(exports.csv_pieces(asked.chunks()), asked.file_name("csv"))


@require_safe
@explained
def table_xlsx(request: HttpRequest) -> HttpResponseBase:
    asked = _asked_table(request)
    if asked.stream.read > exports.MOST_ROWS:
        return _too_many(request, asked, gettext("Velg færre rader, eller last ned som CSV uten sortering."))
    lines = tuple(chain.from_iterable(asked.chunks()))
    page = f"{reverse('table')}?{asked.params.urlencode()}"
    example = tuple(one for one in asked.stream.example if any(line.year == one for line in lines))
    with as_the_municipality():
        about = _about(request, gettext("Alle indikatorer"), page, asked.words(), lines, example)
    return _lines_xlsx(about, asked.file_name("xlsx"))


@dataclass(frozen=True, slots=True)
class AskedTable:
    """The rows of the table that an address asks for; ``order`` is empty for card order."""

    params: QueryDict
    order: str
    stream: TableStream

    def chunks(self) -> Iterator[Sequence[JudgedLine]]:
        """The rows in the page's order: piece by piece, or all at once where they must be sorted."""
        if not self.order:
            yield from self.stream.chunks
            return
        data = LineData(list(chain.from_iterable(self.stream.chunks)))
        data.order_by([self.order])
        yield data.data

    def words(self) -> tuple[tuple[str, str], ...]:
        """What was chosen, as the page words it."""
        said = said_filters(self.stream.form, self.params)
        return (*said, sorted_words(LineTable, self.order)) if self.order else said

    def file_name(self, ending: str) -> str:
        return exports.file_name("tabell", self.stream.form.cleaned_data["ar"], ending=ending)


def sorted_words(table: type[Table], order: str) -> tuple[str, str]:
    """By which column a file is sorted, and which way."""
    label = str(table.base_columns[order.removeprefix("-")].verbose_name)
    way = gettext("synkende") if order.startswith("-") else gettext("stigende")
    return gettext("Sortert"), f"{label}, {way}"


def _asked_table(request: HttpRequest) -> AskedTable:
    params = without_empty(request.GET)
    order = chosen_order(params)
    stream = table_stream(reader(request), params)
    check_form(stream.form, params, "kol", "sorter", "side")
    return AskedTable(params, order, stream)


def _card_lines(chosen: ChosenCards) -> tuple[JudgedLine, ...]:
    return tuple(line for card in chosen.cards for line in card.lines)


def _card_columns(chosen: ChosenCards) -> Sequence[exports.Column[JudgedLine]]:
    """With the adopted target beside the one in force, where the page shows both."""
    return exports.columns_of(adopted=chosen.adopted)


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
) -> exports.About:
    user = reader(request)
    return exports.About(
        title=title,
        who=f"{user.display_name} ({user.username})",
        address=request.build_absolute_uri(page.removesuffix("?")),
        filters=words,
        lines=lines,
        example=example,
    )


def csv_answer(pieces: Iterable[bytes], name: str) -> StreamingHttpResponse:
    """Send a CSV file as it is made."""
    answer = StreamingHttpResponse(pieces, content_type=csv_file.CONTENT_TYPE)
    answer["Content-Disposition"] = exports.disposition(name)
    add_never_cache_headers(answer)
    return answer


def _lines_xlsx(
    about: exports.About, name: str, columns: Sequence[exports.Column[JudgedLine]] = exports.COLUMNS
) -> FileResponse:
    return xlsx_answer(lambda file: exports.write_workbook(file, about.lines, about, columns), name)


def xlsx_answer(write: Callable[[IO[bytes]], None], name: str) -> FileResponse:
    """Send the workbook that ``write`` makes."""
    file = TemporaryFile()  # noqa: SIM115 closed by the answer when it has been sent
    write(file)
    file.seek(0)
    answer = FileResponse(file, content_type=xlsx_file.CONTENT_TYPE)
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
