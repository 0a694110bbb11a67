"""The overview."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from indicators import selectors
from indicators.forms.line_query import WHEN, LineQueryForm, listed
from indicators.judging import one_trail_read
from indicators.presentation.board.page import board_page, explicit, shown_of, view_of
from indicators.presentation.meeting.page import meeting_href
from indicators.selectors.board.choices import board_choices
from indicators.selectors.report.editions import waiting_for
from indicators.values.query.address_words import ROUND_SLUGS
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import BOARD, View

from .html_cache import drawn_paper
from .line_query import asked_of, check_known
from .query_params import UnknownChoiceError, explained, reader

TEMPLATES = {
    View.FRONT: "page.html",
    View.LIST: "all.html",
    View.MATRIX: "matrix.html",
    View.YEARS: "years.html",
}


@require_safe
@explained
@one_trail_read()
def board(request: HttpRequest) -> HttpResponse:
    user = reader(request)
    facts = selectors.year_facts(user)
    first = selectors.first_choice(facts)
    if first is None:
        return render(request, "board/empty.html", {"place": gettext("Oversikt")})
    asked = asked_of(request.GET, BOARD, (one.year for one in facts))
    year = asked.year if isinstance(asked.year, int) else first
    found = board_of(request, year, asked, facts=facts, shown=shown_of(asked), tallied=True)
    here = explicit(found, asked)
    choices = board_choices(found, asked)
    shown = {
        "page": board_page(found, asked),
        "when": LineQueryForm(here, choices, WHEN if choices.rounds else WHEN[:1]) if choices.years else None,
        "filters": LineQueryForm(here.without("turned"), choices, listed(choices), view=View.LIST),
        "meeting": meeting_href(found.year, here),
        "reports": waiting_for(user),
    }
    if view_of(asked) is View.FRONT:
        shown["paper"] = drawn_paper(found)
    return render(request, f"board/{TEMPLATES[view_of(asked)]}", shown)


def board_of(
    request: HttpRequest,
    year: int,
    asked: LineQuery,
    *,
    facts: tuple[selectors.YearFacts, ...],
    shown: slice = slice(0, 0),
    tallied: bool = False,
) -> selectors.Board:
    """The board as it was asked for. Raises UnknownChoiceError for what the year does not have."""
    try:
        found = selectors.board(reader(request), year, asked, shown=shown, facts=facts, tallied=tallied)
    except selectors.RoundNotShownError as unknown:
        allowed = [*(ROUND_SLUGS[kind] for kind in unknown.allowed), "arsslutt"]
        raise UnknownChoiceError("runde", request.GET["runde"], allowed) from unknown
    check_known(
        asked, {"omrade": [one.key for one in found.areas], "sektor": [one.key for one in found.sectors]}
    )
    return found
