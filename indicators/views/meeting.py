"""The meeting: what was missed, walked through sheet by sheet."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators import selectors
from indicators.judging import one_moment
from indicators.presentation.meeting.page import meeting_page, sheet_count
from indicators.values import Status
from indicators.views.board import asked_of_board, board_of, check_groups

from .query_params import choice, explained, reader


@require_safe
@explained
@one_moment()
def meeting(request: HttpRequest, year: int) -> HttpResponse:
    """All sheets in one page; the one that ``side`` names is shown, the others wait for the keyboard."""
    user = reader(request)
    facts = selectors.year_facts(user)
    if year not in [one.year for one in facts]:
        raise Http404
    chosen = asked_of_board(request.GET)
    wanted = replace(chosen.wanted, statuses=frozenset({Status.MISSED}))
    found = board_of(request, year, wanted, facts=facts)
    check_groups(chosen, found)
    numbers = {str(number): number for number in range(1, sheet_count(found) + 1)}
    page = meeting_page(found, chosen.raw, choice(request.GET, "side", numbers) or 1)
    return render(request, "meeting/page.html", {"page": page})
