"""The overview."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from indicators import selectors
from indicators.judging import one_moment
from indicators.presentation.board.page import Chosen, View, board_page, explicit
from indicators.presentation.meeting.page import meeting_href
from indicators.selectors import address_words
from indicators.selectors.report.editions import waiting_for

from .html_cache import drawn_paper
from .query_params import UnknownChoiceError, check_fields, choice, explained, reader, year

PARAMETERS = (
    "ar", "runde", "omrade", "sektor", "status", "endring", "snudd", "utsikt", "forklaring", "nesten",
    "landet", "tall", "rad", "rekkefolge", "vis", "side",
)  # fmt: skip
MOST_PAGES = 250
TEMPLATES = {
    View.FRONT: "page.html",
    View.LIST: "all.html",
    View.MATRIX: "matrix.html",
    View.YEARS: "years.html",
}


@require_safe
@explained
@one_moment()
def board(request: HttpRequest) -> HttpResponse:
    user = reader(request)
    facts = selectors.year_facts(user)
    first = selectors.first_choice(facts)
    if first is None:
        return render(request, "board/empty.html", {"place": gettext("Oversikt")})
    shown_year = year(request.GET, (one.year for one in facts)) or first
    chosen = asked_of_board(request.GET)
    found = board_of(request, shown_year, chosen.wanted, shown=chosen.shown, facts=facts, tallied=True)
    check_groups(chosen, found)
    page = board_page(found, chosen)
    meeting = meeting_href(found.year, explicit(found, chosen.raw))
    shown = {"page": page, "meeting": meeting, "reports": waiting_for(user)}
    if page.front is not None:
        shown["paper"] = drawn_paper(found)
    return render(request, f"board/{TEMPLATES[chosen.view]}", shown)


def board_of(
    request: HttpRequest,
    shown_year: int,
    wanted: selectors.Wanted,
    *,
    facts: tuple[selectors.YearFacts, ...],
    shown: slice = slice(0, 0),
    tallied: bool = False,
) -> selectors.Board:
    """The board as it was asked for. Raises UnknownChoiceError for a round that cannot be shown."""
    try:
        return selectors.board(reader(request), shown_year, wanted, shown=shown, facts=facts, tallied=tallied)
    except selectors.RoundNotShownError as unknown:
        allowed = [*(address_words.ROUND_SLUGS[kind] for kind in unknown.allowed), "arsslutt"]
        raise UnknownChoiceError("runde", request.GET["runde"], allowed) from unknown


def asked_of_board(params: QueryDict) -> Chosen:
    """What the address asks of the year's lines. Raises UnknownChoiceError."""
    check_fields(params, PARAMETERS)
    return Chosen(
        raw={name: params.get(name, "") for name in PARAMETERS},
        wanted=_wanted(params),
        asked=choice(params, "vis", {view.value: view for view in View if view}) or View.FRONT,
        page=choice(params, "side", {str(number): number for number in range(1, MOST_PAGES + 1)}) or 1,
    )


def _wanted(params: QueryDict) -> selectors.Wanted:
    tall = choice(params, "tall", {word: word for word in ("mangler", "tidligere")})
    return selectors.Wanted(
        round=choice(params, "runde", address_words.ROUND_BY_SLUG),
        area=params.get("omrade") or None,
        sector=params.get("sektor") or None,
        statuses=choice(params, "status", address_words.LISTS_OF_STATUSES),
        change=choice(params, "endring", address_words.CHANGE_BY_SLUG),
        turned=choice(params, "snudd", address_words.TURNED_BY_SLUG),
        outlooks=choice(params, "utsikt", address_words.OUTLOOKS_BY_SLUG),
        unexplained=choice(params, "forklaring", {address_words.LACKS_EXPLANATION: True}) or False,
        close=choice(params, "nesten", {"ja": True}) or False,
        against=choice(params, "landet", address_words.AGAINST_BY_SLUG),
        owed=tall == "mangler",
        owed_earlier=tall == "tidligere",
        in_a_row=choice(params, "rad", address_words.YEARS_IN_A_ROW),
        sort=choice(params, "rekkefolge", address_words.SORT_SLUGS) or "severity",
    )


def check_groups(chosen: Chosen, found: selectors.Board) -> None:
    """Raise UnknownChoiceError for an area or sector that the year does not have."""
    wanted = chosen.wanted
    for name, key, groups in (
        ("omrade", wanted.area, found.areas),
        ("sektor", wanted.sector, found.sectors),
    ):
        allowed = [group.key for group in groups]
        if key is not None and key not in allowed:
            raise UnknownChoiceError(name, key, allowed)
