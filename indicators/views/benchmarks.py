"""Other people's figures: many lines of a year in a grid, and one line with all its editions."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from indicators import selectors, workflow
from indicators.forms.benchmarks import EDITIONS, EditionForm, OneFigureForm, TakeBackForm, typed_figures
from indicators.models import Benchmark, User
from indicators.permissions import SET_BENCHMARK
from indicators.presentation.register.benchmarks import SLUGS, edition_views, grid_page
from indicators.selectors.benchmarks import OthersGrid, others_grid

from .query_params import choice, explained, reader, reads


@require_http_methods(["GET", "HEAD", "POST"])
@reads("hvem")
def others_year(request: HttpRequest, year: int) -> HttpResponse:
    by = _keeper(request)
    scope = choice(request.GET, "hvem", SLUGS) or Benchmark.Scope.NATIONAL
    whose = " ".join(request.POST.get("whose", "").split())
    grid = others_grid(by, year, scope, whose)
    if grid is None:
        raise Http404
    municipality = scope == Benchmark.Scope.MUNICIPALITY
    if request.method != "POST":
        form = EditionForm(municipality=municipality)
        return _grid(request, grid, form)
    form, typed = EditionForm(request.POST, municipality=municipality), _typed(request, grid)
    refused: tuple[workflow.RefusedRow, ...] = ()
    if form.is_valid():
        try:
            count = workflow.set_benchmarks(
                by=by, year=year, rows=list(typed.values()), scope=scope, **form.given
            )
        except workflow.RowsRefused as refusal:
            refused = refusal.rows
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, _entered(count))
            return redirect(request.get_full_path())
    page = grid_page(grid, typed, refused)
    return render(request, "others/year.html", {"page": page, "form": form, "editions": EDITIONS}, status=400)


def _grid(request: HttpRequest, grid: OthersGrid, form: EditionForm) -> HttpResponse:
    given = {"page": grid_page(grid), "form": form, "editions": EDITIONS}
    return render(request, "others/year.html", given)


def _typed(request: HttpRequest, grid: OthersGrid) -> dict[int, workflow.TypedBenchmark]:
    return typed_figures(request.POST, (row.line.id for row in grid.rows))


def _entered(count: int) -> str:
    if not count:
        return gettext("Ingen tall er endret.")
    return ngettext("%(count)d tall er lagret.", "%(count)d tall er lagret.", count) % {"count": count}


@require_http_methods(["GET", "HEAD", "POST"])
@explained
def others(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """One line: every edition of everybody's figure, and one more."""
    by = _keeper(request)
    form = OneFigureForm(request.POST if request.method == "POST" else None)
    view = _view(by, code, year)
    if request.method == "POST" and form.is_valid():
        try:
            changed = workflow.set_benchmark(by=by, line_id=view.line.id, **form.given)
        except workflow.Refusal as refusal:
            place = "text" if isinstance(refusal, workflow.Unreadable | workflow.NeedsChoice) else None
            form.take(refusal, typed=form.cleaned_data["text"], otherwise=place)
        else:
            messages.success(request, _entered(int(changed)))
            return redirect("others", code=code, year=year)
    return _line(request, view, form)


@require_POST
def others_take_back(request: HttpRequest, code: str, year: int, pk: int) -> HttpResponse:
    by = _keeper(request)
    view, form = _view(by, code, year), TakeBackForm(request.POST)
    if pk not in {one.id for one in view.editions}:
        raise Http404
    if form.is_valid():
        try:
            workflow.take_back_benchmark(
                by=by, benchmark_id=pk, reason=form.cleaned_data["why"], version=form.cleaned_data["version"]
            )
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, gettext("Tallet er trukket tilbake."))
            return redirect("others", code=code, year=year)
    return _line(request, view, OneFigureForm(), refused=pk, take_back=form)


def _view(by: User, code: str, year: int) -> selectors.IndicatorView:
    view = selectors.indicator(by, code, year)
    if view is None:
        raise Http404
    return selectors.with_what_came_later(view, by)


def _line(
    request: HttpRequest,
    view: selectors.IndicatorView,
    form: OneFigureForm,
    *,
    refused: int | None = None,
    take_back: TakeBackForm | None = None,
) -> HttpResponse:
    given = {
        "line": view.line,
        "form": form,
        "rows": edition_views(view.editions),
        "editions": EDITIONS,
        "refused": refused,
        "take_back": take_back,
    }
    wrong = form.errors or (take_back and take_back.errors)
    return render(request, "others/line.html", given, status=400 if wrong else 200)


def _keeper(request: HttpRequest) -> User:
    """Who enters other people's figures. Raises PermissionDenied for anybody else."""
    user = reader(request)
    if not user.has_perm(SET_BENCHMARK):
        raise PermissionDenied
    return user
