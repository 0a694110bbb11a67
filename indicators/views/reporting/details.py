"""What stands behind a row of the grid: beside it by the script, and as a page for those without one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from indicators.presentation.reporting.details import details_page
from indicators.selectors.reporting.details import row_details

from .place import place_of, wants_json


@require_safe
def report_details(request: HttpRequest, year: int, slug: str, sector: str, line_id: int) -> HttpResponse:
    """Earlier figures, definition, promises, footnotes and the log of one row."""
    here = place_of(request, (year, slug, sector))
    found = row_details(here.user, here.desk, line_id)
    if found is None:
        raise Http404
    shown = {"details": details_page(found), "base": here.url(), "locked": here.desk.lock is not None}
    if not wants_json(request):
        return render(request, "reporting/details.html", shown)
    html = render_to_string("reporting/details.html#details", shown, request)
    return JsonResponse({"title": found.row.line.short_name, "html": html})
