"""Search over all that a year tells of, from every page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators import selectors
from indicators.presentation.search.page import SearchPage, places_of, search_page
from indicators.selectors.search.search import HitKind

from .query_params import UnknownChoiceError, choice, reader, reads

ON_A_PAGE, IN_THE_LIST = 25, 8
FIRST_YEAR, LAST_YEAR = 1900, 2200


@require_safe
@reads("q", "ar", "slag", "side")
def search(request: HttpRequest) -> HttpResponse:
    """What was found, on a page of its own."""
    shown = _found(request, ON_A_PAGE)
    found = shown.found
    if found.page > max(found.pages, 1):
        raise UnknownChoiceError("side", str(found.page), (f"1–{found.pages or 1}",))
    return render(request, "search/page.html", {"page": shown})


@require_safe
@reads("q", "ar", "slag")
def search_hits(request: HttpRequest) -> HttpResponse:
    """The best of it, for the list under the field."""
    return render(request, "search/page.html#choices", {"page": _found(request, IN_THE_LIST)})


def _found(request: HttpRequest, most: int) -> SearchPage:
    text = request.GET.get("q", "").strip()
    if len(text) > selectors.LONGEST:
        raise UnknownChoiceError("q", text, ())
    year = _number(request, "ar", FIRST_YEAR, LAST_YEAR)
    page = _number(request, "side", 1, 9_999)
    kind = choice(request.GET, "slag", {str(one): one for one in HitKind})
    user = reader(request)
    found = selectors.search(
        user, text, year=year, page=page or 1, most=most, kind=kind, places=places_of(user)
    )
    return search_page(found)


def _number(request: HttpRequest, name: str, low: int, high: int) -> int | None:
    """Return the number that a parameter holds, None where it is not given. Raises UnknownChoiceError."""
    word = request.GET.get(name, "").strip()
    if not word:
        return None
    if not (word.isascii() and word.isdigit() and len(word) <= 4 and low <= int(word) <= high):
        raise UnknownChoiceError(name, word, (f"{low}–{high}",))
    return int(word)
