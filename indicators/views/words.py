"""Utviklingsarbeid: the words of a year by area, on a page and as files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from indicators import exports
from indicators.exports import csv_file, xlsx_file
from indicators.exports.words_columns import WORK_COLUMNS, WorkAbout
from indicators.language import as_the_municipality
from indicators.presentation.report.year_texts import STATE_SLUGS, state_word, words_page
from indicators.selectors.card.cards import area_numbers
from indicators.selectors.report.year_texts import WantedWords, WordsView, words_of, words_years
from indicators.values.query.address_words import ROUND_BY_SLUG
from indicators.views.file_answers import csv_answer, xlsx_answer

from .query_params import UnknownChoiceError, check_fields, choice, explained, reader

NAMES = ("omrade", "sektor", "tilstand", "sok", "runde")
LONGEST_SEARCH = 200


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """Lead to the newest year that anything is written of."""
    years = words_years()
    if not years:
        return render(request, "words/empty.html")
    return redirect("words_year", year=years[0])


@require_safe
@explained
def words_year(request: HttpRequest, year: int) -> HttpResponse:
    view = _asked(request, year)
    page = words_page(view, _chosen(request))
    return render(request, "words/page.html", {"page": page})


@require_safe
@explained
def words_csv(request: HttpRequest, year: int) -> HttpResponseBase:
    view = _asked(request, year)
    pieces = csv_file.pieces([view.rows()], WORK_COLUMNS)
    return csv_answer(pieces, exports.file_name("utviklingsarbeid", str(year), ending="csv"))


@require_safe
@explained
def words_xlsx(request: HttpRequest, year: int) -> HttpResponseBase:
    view, user = _asked(request, year), reader(request)
    rows = view.rows()
    with as_the_municipality():
        about = WorkAbout(
            title=gettext("Utviklingsarbeid %(year)d") % {"year": year},
            who=f"{user.display_name} ({user.username})",
            address=request.build_absolute_uri(
                f"{reverse('words_year', args=[year])}?{request.GET.urlencode()}".removesuffix("?")
            ),
            filters=_said(request, view),
            total=len(rows),
            example=(year,) if view.example else (),
        )
    return xlsx_answer(
        lambda file: xlsx_file.write_sheets(file, rows, about, WORK_COLUMNS),
        exports.file_name("utviklingsarbeid", str(year), ending="xlsx"),
    )


def _chosen(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "")[:LONGEST_SEARCH] for name in NAMES}


def _asked(request: HttpRequest, year: int) -> WordsView:
    """Read what the address asks for. Raises Http404 and UnknownChoiceError."""
    check_fields(request.GET, NAMES)
    chosen = _chosen(request)
    state = choice(request.GET, "tilstand", STATE_SLUGS)
    wanted = WantedWords(
        area=chosen["omrade"] or None,
        sector=chosen["sektor"] or None,
        state=str(state) if state else None,
        words=tuple(chosen["sok"].casefold().split()),
        round=choice(request.GET, "runde", ROUND_BY_SLUG),
    )
    view = words_of(year, wanted)
    cards = area_numbers(reader(request), year)
    if year not in view.years and not cards:
        raise Http404
    for name, key, given in (
        ("omrade", wanted.area, (*view.area_choices, *cards)),
        ("sektor", wanted.sector, view.sector_choices),
    ):
        allowed = [code for code, _name in given]
        if key is not None and key not in allowed:
            raise UnknownChoiceError(name, key, allowed)
    return view


def _said(request: HttpRequest, view: WordsView) -> tuple[tuple[str, str], ...]:
    """The filters that were chosen, in words."""
    chosen = _chosen(request)
    state = STATE_SLUGS.get(chosen["tilstand"])
    told = (
        (gettext("Tjenesteområde"), dict(view.area_choices).get(chosen["omrade"], "")),
        (gettext("Sektor eller stab"), dict(view.sector_choices).get(chosen["sektor"], "")),
        (gettext("Tilstand"), "" if state is None else state_word("" if state == "none" else str(state))),
        (gettext("Søk"), chosen["sok"]),
        (gettext("Slik det sto"), view.round.label if view.round else ""),
    )
    return tuple((name, word) for name, word in told if word)
