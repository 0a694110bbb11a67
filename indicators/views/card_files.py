"""Files of exactly what the cards show: the same selection, the same rows, the same order."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from indicators import exports
from indicators.judging import JudgedLine, one_trail_read
from indicators.language import as_the_municipality
from indicators.presentation.navigation.addresses import address
from indicators.selectors.table.line_facts import LineWithFacts, line_facts, lines_with_facts
from indicators.values.query.address_words import ALL_CARDS
from indicators.values.query.screens import CARDS

from .cards import ChosenCards, chosen_cards
from .file_answers import ODS, XLSX, Book, about_rows, book_answer, csv_answer
from .line_query import asked_of
from .line_sheets import periods_sheet, sheet_name
from .query_params import explained, reader


@require_safe
@explained
@one_trail_read()
def card_csv(request: HttpRequest, year: int) -> HttpResponseBase:
    chosen = chosen_cards(request, year, asked_of(request.GET, CARDS))
    rows, columns = _card_rows(request, chosen), exports.all_columns(adopted=chosen.adopted)
    return csv_answer(exports.pieces([rows], columns), _card_name(chosen, year, "csv"))


@require_safe
@explained
@one_trail_read()
def card_xlsx(request: HttpRequest, year: int) -> HttpResponseBase:
    return _card_book(request, year, XLSX)


@require_safe
@explained
@one_trail_read()
def card_ods(request: HttpRequest, year: int) -> HttpResponseBase:
    return _card_book(request, year, ODS)


def _card_book(request: HttpRequest, year: int, kind: Book) -> FileResponse:
    chosen = chosen_cards(request, year, asked_of(request.GET, CARDS))
    page = reverse("card_year", args=[year]) + address(chosen.asked)
    example = (year,) if chosen.example else ()
    lines, rows = _card_lines(chosen), _card_rows(request, chosen)
    with as_the_municipality():
        title = gettext("Målekort %(year)d") % {"year": year}
        about = about_rows(request, title, page, _card_words(chosen, year), lines, example, chosen.then)
    sheet = exports.Sheet(sheet_name(), exports.all_columns(adopted=chosen.adopted), rows)
    return book_answer(kind, [sheet, periods_sheet(rows)], about, _card_name(chosen, year, kind.ending))


def _card_rows(request: HttpRequest, chosen: ChosenCards) -> tuple[LineWithFacts, ...]:
    lines = _card_lines(chosen)
    return lines_with_facts(lines, line_facts(reader(request), lines, chosen.then))


def _card_lines(chosen: ChosenCards) -> tuple[JudgedLine, ...]:
    return tuple(line for card in chosen.cards for line in card.lines)


def _card_words(chosen: ChosenCards, year: int) -> tuple[tuple[str, str], ...]:
    by = gettext("tjenesteområde") if chosen.by == "area" else gettext("sektor eller stab")
    shown = gettext("alle")
    if chosen.key not in ("", ALL_CARDS):
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
    every = chosen.key in ("", ALL_CARDS)
    narrowed = [] if every else [chosen.cards[0].number, chosen.cards[0].title]
    by = "sektor" if chosen.by == "sector" and every else ""
    return exports.file_name("malekort", str(year), *narrowed, by, ending=ending)
