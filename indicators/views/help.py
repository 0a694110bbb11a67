"""Help: how each job is done, and how a status is reached."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators import selectors
from indicators.judging import one_moment
from indicators.presentation.status_page import status_page
from indicators.views.choices import reader


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "help/page.html")


@require_safe
@one_moment()
def how_status(request: HttpRequest) -> HttpResponse:
    """Explain every status with an example from the newest year's own lines."""
    user = reader(request)
    year = selectors.default_year(user)
    lines = selectors.year_lines(user, year) if year is not None else ()
    return render(request, "help/status.html", {"page": status_page(lines, year)})
