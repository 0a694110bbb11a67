"""Help: how each job is done, who may do what, and how a status is reached."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators import selectors
from indicators.judging import one_trail_read
from indicators.permissions import EDIT_PLAN
from indicators.presentation.site.accessibility import accessibility_page, missing_settings
from indicators.presentation.site.rights import right_table
from indicators.presentation.site.statuses import status_page

from .query_params import reader


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "help/page.html", {"rights": right_table()})


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The statement that the law asks for, open to everyone; the controller is told what it still lacks."""
    missing = missing_settings() if request.user.has_perm(EDIT_PLAN) else ()
    return render(request, "help/accessibility.html", {"page": accessibility_page(), "missing": missing})


@require_safe
@one_trail_read()
def how_status(request: HttpRequest) -> HttpResponse:
    """Explain every status with an example from the newest year's own lines."""
    user = reader(request)
    year = selectors.default_year(user)
    lines = selectors.year_lines(user, year) if year is not None else ()
    return render(request, "help/status.html", {"page": status_page(lines, year)})
