"""The overview."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators import selectors
from indicators.presentation.board_page import Chosen, board_page
from indicators.presentation.meeting_page import meeting_href
from indicators.selectors import slugs
from indicators.views.choices import UnknownChoiceError, choice, explained, reader, year

PARAMETERS = ("ar", "status", "endring", "omrade", "sektor", "sorter", "forklaring", "vis", "snudd")


@require_safe
@explained
def board(request: HttpRequest) -> HttpResponse:
    user = reader(request)
    facts = selectors.year_facts(user)
    first = selectors.first_choice(facts)
    if first is None:
        return render(request, "board/empty.html")
    chosen = asked_of_board(request.GET)
    found = selectors.board(
        user,
        year(request.GET, (one.year for one in facts)) or first,
        status=chosen.status,
        change=chosen.change,
        area=chosen.area,
        sector=chosen.sector,
        unexplained=chosen.unexplained,
        sort=chosen.sort,
        facts=facts,
    )
    check_groups(chosen, found)
    page = board_page(found, chosen)
    return render(request, "board/page.html", {"page": page, "meeting": meeting_href(found.year, chosen.raw)})


def asked_of_board(params: QueryDict) -> Chosen:
    """What the address asks of the year's lines. Raises UnknownChoiceError."""
    return Chosen(
        raw={name: params.get(name, "") for name in PARAMETERS},
        status=choice(params, "status", slugs.STATUS_BY_SLUG),
        change=choice(params, "endring", slugs.CHANGE_BY_SLUG),
        area=params.get("omrade") or None,
        sector=params.get("sektor") or None,
        sort=choice(params, "sorter", slugs.SORT_SLUGS) or "severity",
        unexplained=choice(params, "forklaring", {slugs.LACKS_EXPLANATION: True}) or False,
        everything=choice(params, "vis", {"alle": True}) or False,
        all_turned=choice(params, "snudd", {"alle": True}) or False,
    )


def check_groups(chosen: Chosen, found: selectors.Board) -> None:
    """Raise UnknownChoiceError for an area or sector that the year does not have."""
    for name, key, groups in (("omrade", chosen.area, found.areas), ("sektor", chosen.sector, found.sectors)):
        allowed = [group.key for group in groups]
        if key is not None and key not in allowed:
            raise UnknownChoiceError(name, key, allowed)
