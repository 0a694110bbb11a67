"""Registeret: a year's lines as a list, as a grid for many at once, and one thing set for all chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from indicators import workflow
from indicators.forms.optimistic_lock import with_value
from indicators.forms.organisation import options
from indicators.forms.register import GridForm, SetForm, edits, seen_versions, typed_rows, with_chosen
from indicators.models import User
from indicators.permissions import EDIT_PLAN
from indicators.presentation.register.bulk_change import set_page
from indicators.presentation.register.grid import changed_words, grid_page, pasted_words
from indicators.presentation.register.indicator import indicator_page
from indicators.presentation.register.page import FILTERS, register_page
from indicators.presentation.wording.origins import LACKING
from indicators.selectors.register.indicator import indicator_facts
from indicators.selectors.register.organisation import planned_years, year_to_change
from indicators.selectors.register.register import RegisterView, register

from .query_params import check_fields, choice, explained, reader


class NoPlanError(Exception):
    """The year of an address has no plan."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


def planned[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Answer a year without a plan with status 404 and a page that says what is missing."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoPlanError as missing:
            return render(request, "register/empty.html", {"year": missing.year}, status=404)

    return guarded


@require_safe
def register_now(request: HttpRequest) -> HttpResponse:
    """Lead to the year that changes usually hold from."""
    years = planned_years()
    if not years:
        return render(request, "register/empty.html")
    wanted = year_to_change(years)
    return redirect("register_year", year=wanted if wanted in years else years[0])


@require_safe
@explained
@planned
def register_year(request: HttpRequest, year: int) -> HttpResponse:
    """The lines of a year."""
    view = view_of(request, year)
    page = register_page(view, chosen_filters(request, view))
    may_edit = reader(request).has_perm(EDIT_PLAN)
    return render(request, "register/page.html", {"page": page, "may_edit": may_edit})


@require_safe
def register_indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator through its years."""
    user = reader(request)
    facts = indicator_facts(user, code)
    if facts is None:
        raise Http404
    given = {"page": indicator_page(facts), "may_edit": user.has_perm(EDIT_PLAN)}
    return render(request, "register/indicator.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@explained
@planned
def register_grid(request: HttpRequest, year: int) -> HttpResponse:
    """Many lines at once: shown, and saved all or nothing."""
    by, view = controller(request), view_of(request, year)
    chosen = chosen_filters(request, view)
    adopted = view.facts.adopted
    sent = request.POST if request.method == "POST" else None
    form = GridForm(sent, adopted=adopted)
    rows = typed_rows(request.POST, view.rows)
    refused: tuple[workflow.RefusedRow, ...] = ()
    if sent is not None and "use" in sent:  # a reading was chosen: shown as it is read, and not saved yet
        rows, form = with_chosen(rows, sent["use"]), GridForm(initial=sent.dict(), adopted=adopted)
    elif form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            done = workflow.change_lines(
                by=by,
                year=year,
                edits=edits(rows),
                reason=given["why"],
                case=given.get("case", ""),
                adopted_on=given.get("adopted_on"),
            )
        except workflow.RowsRefused as refusal:
            refused = form.take_rows(refusal.rows)
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, changed_words(done, year))
            return redirect(grid_page(view, chosen, {}).back_href)
    page = grid_page(view, chosen, rows, refused)
    given = {"page": page, "form": form, "pasted": pasted_words()}
    return render(request, "register/grid.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@planned
def register_set(request: HttpRequest, year: int) -> HttpResponse:
    """One thing for all chosen lines: shown first, done when it is sent again with ``save``."""
    by, view = controller(request), view_of(request, year)
    asked = request.POST if request.method == "POST" else request.GET
    sent = request.POST if "why" in request.POST else None
    chosen = set(asked.getlist("lines"))
    shown = seen_versions(row for row in view.rows if str(row.id) in chosen)
    form = SetForm(sent, initial={"lines": asked.getlist("lines"), "seen": shown})
    form.of(
        lines=[(str(row.id), row.short_name) for row in view.rows],
        sector=options(((one.pk, one.name) for one in view.sectors), gettext("Som før")),
        area=options(((one.pk, one.name) for one in view.areas), gettext("Som før")),
    )
    form.headings, form.area_names = view.headings, {one.pk: one.name for one in view.areas}
    form.standing = {str(row.id): (row.area_id, row.heading) for row in view.rows}
    done: workflow.LinesChanged | None = None
    refused: tuple[workflow.RefusedRow, ...] = ()
    if form.is_bound and form.is_valid():
        if form.asks_nothing:
            form.refuse(gettext("Velg hva som skal settes for linjene."))
        else:
            try:
                done = _set(request, by, year, form)
            except workflow.RowsRefused as refusal:
                refused = form.take_rows(refusal.rows)
                form.data = with_value(form.data, "seen", shown)  # the page shows them as they are now
            except workflow.Refusal as refusal:
                form.take(refusal)
            if done is not None and "save" in request.POST:
                messages.success(request, changed_words(done, year))
                return redirect("register_year", year=year)
    page = set_page(view, asked.getlist("lines"), done, refused)
    return render(request, "register/set.html", {"page": page, "form": form, "areas": view.headings.items()})


def _set(request: HttpRequest, by: User, year: int, form: SetForm) -> workflow.LinesChanged:
    """Do what was chosen, or only try it."""
    given: dict[str, Any] = {
        "by": by, "year": year, "edits": form.edits, "reason": form.cleaned_data["why"],
    }  # fmt: skip
    if "save" in request.POST:
        return workflow.change_lines(**given)
    return workflow.tried(workflow.change_lines, **given)


def chosen_filters(request: HttpRequest, view: RegisterView) -> dict[str, str]:
    """The filters of the address. Raises UnknownChoiceError."""
    params = request.GET
    check_fields(params, FILTERS)
    titles = {title for one in view.headings.values() for title in one}
    known = {
        "sektor": {one.key for one in view.sectors},
        "omrade": {one.key for one in view.areas},
        "overskrift": titles,
        "mangler": set(LACKING),
    }
    found = {
        name: choice(params, name, {word: word for word in sorted(words)}) for name, words in known.items()
    }
    return {name: word or "" for name, word in found.items()} | {"sok": params.get("sok", "").strip()}


def view_of(request: HttpRequest, year: int) -> RegisterView:
    """The register of a year. Raises NoPlanError where the year has no plan."""
    view = register(reader(request), year)
    if view is None:
        raise NoPlanError(year)
    return view


def controller(request: HttpRequest) -> User:
    """Who keeps the register. Raises PermissionDenied for anybody else."""
    user = reader(request)
    if not user.has_perm(EDIT_PLAN):
        raise PermissionDenied
    return user
