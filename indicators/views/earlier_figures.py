"""Fjorårets tall: what the year before a plan ended at, typed or pasted for many lines at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from indicators import workflow
from indicators.forms.register import EarlierForm
from indicators.presentation.register.grid import grid_rows, pasted_words
from indicators.presentation.register.last_year import entered_words, figures_page
from indicators.selectors.register.earlier_figures import earlier_rows

from .query_params import explained
from .register import chosen_filters, controller, planned, view_of


@require_http_methods(["GET", "HEAD", "POST"])
@explained
@planned
def register_figures(request: HttpRequest, year: int) -> HttpResponse:
    """Shown, and saved all or nothing."""
    by, view = controller(request), view_of(request, year)
    chosen = chosen_filters(request, view)
    form = EarlierForm(request.POST if request.method == "POST" else None)
    typed = _typed(request.POST)
    refused: tuple[workflow.RefusedRow, ...] = ()
    if form.is_bound and form.is_valid():
        figures = [workflow.EarlierFigure(line, text, seen) for line, (text, seen) in typed.items()]
        try:
            count = workflow.enter_earlier_figures(
                by=by, year=year, figures=figures, reason=form.cleaned_data["why"]
            )
        except workflow.RowsRefused as refusal:
            refused = refusal.rows
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, entered_words(count, year - 1))
            return redirect("register_year", year=year)
    rows = earlier_rows(grid_rows(view, chosen, typed), year)
    page = figures_page(view, chosen, rows, typed, refused)
    given = {"page": page, "form": form, "pasted": pasted_words()}
    return render(request, "register/figures.html", given)


def _typed(sent: QueryDict) -> dict[int, tuple[str, str]]:
    """The figures that were sent, by line, each with what stood when the page was shown."""
    found = {}
    for name in sent:
        number, _dash, what = name.removeprefix("r").partition("-")
        if what == "figure" and number.isascii() and number.isdigit() and len(number) < 10:
            found[int(number)] = (_text(sent, name), _text(sent, f"r{number}-figure_seen"))
    return found


def _text(sent: QueryDict, name: str) -> str:
    return str(sent.get(name, "")).strip()
