"""One indicator and its chart."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators import exports, selectors
from indicators.models import ScorecardLine, User
from indicators.permissions import FOLLOW_ACTION, REOPEN, REPORT_RESULT, SET_BENCHMARK
from indicators.presentation.charts.plotly_years import plotly_figure
from indicators.presentation.charts.years import YearChart, months_chart, year_chart
from indicators.presentation.indicator.explanation_requests import AskingView, asking_view
from indicators.presentation.indicator.page import MONTHS_FIGURE, indicator_page
from indicators.selectors.approval.explanation_requests import requests_about_line
from indicators.views.file_answers import csv_answer

from .query_params import UnknownMomentError, choice, first_minute, moment, now_instead, reader, reads


@require_safe
@reads("pa")
def indicator(request: HttpRequest, code: str, year: int) -> HttpResponse:
    since, wrong = selectors.since_when(code, year), None
    try:
        then = moment(request.GET.get("pa", ""), since)
    except UnknownMomentError as unknown:  # the reader stays on the page, with what was wrong at the field
        wrong, then = unknown, None
        now_instead(request)
    user = reader(request)
    view = selectors.with_what_came_later(_found(request, code, year), user, then)
    responsible = ScorecardLine(sector_id=view.line.sector.id)  # who may report follows from the sector alone
    given = {
        "page": indicator_page(view, moment=request.GET.get("pa", "")),
        "may_enter": then is None and user.has_perm(REPORT_RESULT, responsible),
        "may_follow": then is None and user.has_perm(FOLLOW_ACTION, responsible),
        "may_correct": then is None and _may_correct(user, responsible, view),
        "may_enter_others": then is None and user.has_perm(SET_BENCHMARK),
        "asking": _asking(user, view) if then is None else None,
        "then": then,
        "since": first_minute(since),
        "wrong": wrong,
    }
    return render(request, "indicator/page.html", given, status=400 if wrong else 200)


def _asking(user: User, view: selectors.IndicatorView) -> AskingView | None:
    line = view.line
    return asking_view(line, requests_about_line(user, line.id, line.year, line.sector.id))


def _may_correct(user: User, responsible: ScorecardLine, view: selectors.IndicatorView) -> bool:
    """Management and controller open a figure; who reports it is led to one that is open."""
    opened = any(row.open for row in view.corrections)
    return user.has_perm(REOPEN, responsible) or (opened and user.has_perm(REPORT_RESULT, responsible))


@require_safe
@reads("pa", "figur")
def chart_json(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The figure for the interactive chart; what it shows is what the page shows."""
    return HttpResponse(
        plotly_figure(_chart(request, _found(request, code, year))), content_type="application/json"
    )


@require_safe
@reads("pa", "figur")
def chart_csv(request: HttpRequest, code: str, year: int) -> HttpResponseBase:
    """The figures of the chart, exactly as they were reported."""
    view = _found(request, code, year)
    rows = exports.chart_rows(_chart(request, view), view.example)
    name = exports.file_name("figur", code, str(year), ending="csv")
    return csv_answer(exports.pieces([rows], exports.chart_columns(rows)), name)


def _chart(request: HttpRequest, view: selectors.IndicatorView) -> YearChart:
    chart_of = choice(request.GET, "figur", {MONTHS_FIGURE: months_chart}) or year_chart
    chart = chart_of(view.years, view.line)
    if chart is None:
        raise Http404
    return chart


def _found(request: HttpRequest, code: str, year: int) -> selectors.IndicatorView:
    then = moment(request.GET.get("pa", ""))
    view = selectors.indicator(reader(request), code, year, then)
    if view is None and then is not None and (since := selectors.since_when(code, year)):
        raise UnknownMomentError(request.GET["pa"], first_minute(since), early=True)
    if view is None:
        raise Http404
    return view
