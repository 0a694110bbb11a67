"""A year's printed report beside the one that the program makes."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.imports.reference import Reference, reference_of
from indicators.judging import one_trail_read
from indicators.presentation.report.printed_original import mend_line, reference_page, reference_section
from indicators.reports.building import build
from indicators.reports.material import Kind
from indicators.reports.reference import ours_of
from indicators.selectors.report.rows import ReportAsked
from indicators.values.proofreading.printed_comparison import Beside, set_beside


@require_safe
@one_trail_read()
def reference(request: HttpRequest, year: int) -> HttpResponse:
    """All sections of the print with how much of each is found again. 404 where there is no print."""
    printed = _printed(year)
    mends = (mend_line(one.line, one.continued, one.kind, one.text) for one in printed.mends)
    page = reference_page(year, _beside(printed, year), mends)
    return render(request, "reference/page.html", {"page": page, "year": year})


@require_safe
@one_trail_read()
def reference_part(request: HttpRequest, year: int, line: int) -> HttpResponse:
    """One section of the print, by the line it begins at, beside ours."""
    page = reference_section(_beside(_printed(year), year), line)
    if page is None:
        raise Http404
    return render(request, "reference/section.html", {"page": page, "year": year})


def _printed(year: int) -> Reference:
    printed = reference_of(year)
    if printed is None:
        raise Http404
    return printed


def _beside(printed: Reference, year: int) -> Beside:
    try:
        document = build(Kind.ARSMELDING, ReportAsked(year, "area"))
    except LookupError as error:
        raise Http404 from error
    return set_beside(printed.sections, ours_of(document), printed.explained)
