"""Correcting one figure whose round is approved or closed."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from indicators import selectors, workflow
from indicators.forms.corrections import CorrectionForm
from indicators.models import ScorecardLine, User
from indicators.permissions import REOPEN, REPORT_RESULT
from indicators.presentation.wording.corrections import FigureView, figure_views
from indicators.selectors.corrections import figures_of

from .query_params import explained, reader


@require_http_methods(["GET", "HEAD", "POST"])
@explained
def correct(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """One line's figures: open, correct and lock each of them by itself."""
    by = reader(request)
    view = selectors.indicator(by, code, year)
    if view is None:
        raise Http404
    view = selectors.with_what_came_later(view, by)
    line = ScorecardLine(pk=view.line.id, sector_id=view.line.sector.id, indicator_id=view.line.indicator_id)
    may_open, may_report = by.has_perm(REOPEN, line), by.has_perm(REPORT_RESULT, line)
    if not may_open and not may_report:
        raise PermissionDenied
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (done := _carried_out(request, by, view, form)):
        messages.success(request, done)
        return redirect("indicator", code=code, year=year)
    rows = figure_views(figures_of(view.line.id, by), may_open=may_open, may_report=may_report)
    given = {"line": view.line, "rows": [(row, _own(form, row)) for row in rows]}
    return render(request, "indicator/correct.html", given, status=400 if form.errors else 200)


def _own(form: CorrectionForm, row: FigureView) -> CorrectionForm:
    """The form of a figure: as it was typed where it is the one that was sent, else blank."""
    if form.is_bound and form.data.get("period") == row.code:
        return form
    return CorrectionForm(initial={"period": row.code, "seen": row.row.version}, auto_id=f"id_{row.code}_%s")


def _carried_out(request: HttpRequest, by: User, view: selectors.IndicatorView, form: CorrectionForm) -> str:
    """Do what the button says, and say what was done; empty where the form says why not."""
    wanted = request.POST.get("do", "")
    acts: dict[str, Callable[[], str]] = {
        "open": lambda: _open(by, view.line.id, form),
        "correct": lambda: _correct(by, view.line.id, form),
        "enter": lambda: _enter(by, view.line.id, form),
        "lock": lambda: _lock(by, view, form),
    }
    if wanted not in acts or not form.is_valid():
        return ""
    try:
        return acts[wanted]()
    except workflow.NotAllowed as refused:
        raise PermissionDenied from refused
    except workflow.Asks as asks:
        form.ask()
        form.take(asks, typed=form.cleaned_data["text"], otherwise="text")
        return ""
    except workflow.Refusal as refusal:
        about_text = (workflow.Unreadable, workflow.NeedsChoice, workflow.Stale, workflow.Invalid)
        place = "text" if isinstance(refusal, about_text) else None
        form.take(refusal, typed=form.cleaned_data["text"], otherwise=place)
        return ""


def _open(by: User, line_id: int, form: CorrectionForm) -> str:
    workflow.open_one_figure(by=by, line_id=line_id, reason=form.cleaned_data["why"], period=form.of)
    return gettext("Tallet er åpnet for retting. Det låses igjen når det er ført.")


def _correct(by: User, line_id: int, form: CorrectionForm) -> str:
    given = form.cleaned_data
    workflow.correct_figure(
        by=by,
        line_id=line_id,
        text=given["text"],
        reason=given["why"],
        period=form.of,
        version=given["seen"] or 0,
        sure=given["sure"],
    )
    return gettext("Tallet er rettet og låst igjen. Resten av sektoren er ikke rørt.")


def _enter(by: User, line_id: int, form: CorrectionForm) -> str:
    given = form.cleaned_data
    workflow.report_result(
        by=by,
        line_id=line_id,
        text=given["text"],
        reason=given["why"],
        period=form.of,
        version=given["seen"] or 0,
        because=given["why"] if given["sure"] else "",
    )
    return gettext("Tallet er rettet og låst igjen.")


def _lock(by: User, view: selectors.IndicatorView, form: CorrectionForm) -> str:
    found = next((row for row in view.corrections if row.open and row.period == form.of), None)
    if found is None:
        raise workflow.NotFound("correction", view.line.id)
    workflow.lock_one_figure(by=by, correction_id=found.id, reason=form.cleaned_data["why"])
    return gettext("Tallet er låst igjen uten endring.")
