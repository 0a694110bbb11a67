"""The meeting: what was missed, walked through sheet by sheet."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators import selectors
from indicators.judging import one_trail_read
from indicators.presentation.meeting.page import meeting_page, sheet_count
from indicators.values import Status
from indicators.values.query.screens import MEETING

from .board import board_of
from .line_query import asked_of, check_known
from .query_params import explained, reader


@require_safe
@explained
@one_trail_read()
def meeting(request: HttpRequest, year: int) -> HttpResponse:
    """All sheets in one page; the one that ``side`` names is shown, the others wait for the keyboard."""
    facts = selectors.year_facts(reader(request))
    if year not in [one.year for one in facts]:
        raise Http404
    asked = asked_of(request.GET, MEETING)
    missed = asked.with_(statuses=frozenset({Status.MISSED}), page=asked.page)
    found = board_of(request, year, missed, facts=facts)
    check_known(asked, {"side": [str(number) for number in range(1, sheet_count(found) + 1)]})
    return render(request, "meeting/page.html", {"page": meeting_page(found, asked)})
