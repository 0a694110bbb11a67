"""The scorecards of a year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from indicators import selectors
from indicators.presentation.card_page import Grouping, card_page
from indicators.views.choices import choice, explained, reader


@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """Lead to the newest year's cards."""
    year = selectors.default_year(reader(request))
    if year is None:
        return render(request, "board/empty.html")
    return redirect("card_year", year=year)


@require_safe
@explained
def card_year(request: HttpRequest, year: int) -> HttpResponse:
    user = reader(request)
    years = selectors.reported_years(user)
    if year not in years:
        raise Http404
    grouped: dict[str, Grouping] = {"omrade": "area", "sektor": "sector"}
    by = choice(request.GET, "gruppe", grouped) or "area"
    lines = selectors.year_lines(user, year)
    index = selectors.index_of(lines, by)
    key = choice(request.GET, "kort", {group.key: group.key for group in index})
    if key is not None:
        shown = [line for line in lines if key in (line.area.number, line.sector.code)]
    else:
        shown = list(lines)
    page = card_page(
        selectors.cards_of(shown, year, by=by),
        index,
        selectors.count(lines),
        year=year,
        years=years,
        by=by,
        key=key,
    )
    return render(request, "cards/page.html", {"page": page})
