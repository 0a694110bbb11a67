"""The list of grids, and the grid itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from indicators.forms.cells import period_code
from indicators.forms.report import SeenForm
from indicators.models import EDITABLE
from indicators.presentation.reporting.rounds import owed_views, report_url
from indicators.presentation.reporting.rows import Problem
from indicators.selectors.reporting.grid import owed_rounds
from indicators.views.query_params import reader

from .acts import save_cell
from .place import page_answer, place_of


@require_safe
def reporting(request: HttpRequest) -> HttpResponse:
    """Lead to the one grid that waits, or list those that there are."""
    owed = owed_rounds(reader(request))
    waiting = [one for one in owed if one.submission and one.submission.state in EDITABLE]
    waiting.sort(key=lambda one: one.round.deadline)
    if len(waiting) == 1:
        return redirect(report_url(waiting[0].round, waiting[0].sector.code))
    rest = [one for one in owed if one not in waiting]
    return render(
        request, "reporting/list.html", {"waiting": owed_views(waiting), "others": owed_views(rest)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reporting_sector(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Show the grid; POST saves every cell that was sent, each on its own, for those without JavaScript."""
    here = place_of(request, (year, slug, sector))
    if request.method != "POST":
        return page_answer(request, here)
    problems: dict[int, dict[str, Problem]] = {}
    for row in here.report().rows:
        for cell in row.cells:
            code = period_code(cell.period)
            text = request.POST.get(f"c-{row.line.id}-{code}")
            if text is None or text.strip() == cell.written:
                continue
            seen = SeenForm.read(request.POST.get(f"v-{row.line.id}-{code}"), cell.version)
            problem = save_cell(here, row.line.id, cell.period, text, seen)
            if problem is not None:
                problems.setdefault(row.line.id, {})[f"cell-{code}"] = problem
    if problems:
        return page_answer(request, here, problems, status=409)
    return redirect(request.path)
