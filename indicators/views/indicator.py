"""One indicator and its chart."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators import selectors
from indicators.models import ScorecardLine
from indicators.permissions import REPORT_RESULT
from indicators.presentation.indicator_page import indicator_page
from indicators.presentation.plotly_chart import plotly_figure
from indicators.presentation.year_chart import year_chart
from indicators.views.choices import reader


@require_safe
def indicator(request: HttpRequest, code: str, year: int) -> HttpResponse:
    view = _found(request, code, year)
    responsible = ScorecardLine(sector_id=view.line.sector.id)  # who may report follows from the sector alone
    may_enter = reader(request).has_perm(REPORT_RESULT, responsible)
    return render(request, "indicator/page.html", {"page": indicator_page(view), "may_enter": may_enter})


@require_safe
def chart_json(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The figure for the interactive chart; what it shows is what the page shows."""
    view = _found(request, code, year)
    chart = year_chart(view.years, view.line)
    if chart is None:
        raise Http404
    return HttpResponse(plotly_figure(chart), content_type="application/json")


def _found(request: HttpRequest, code: str, year: int) -> selectors.IndicatorView:
    view = selectors.indicator(reader(request), code, year)
    if view is None:
        raise Http404
    return view
