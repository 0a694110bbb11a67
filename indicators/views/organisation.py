"""Organisasjon: a year's sectors and areas, and the acts that change them, shown before they are done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from indicators import workflow
from indicators.forms.organisation import (
    EndForm,
    MergeForm,
    MoveForm,
    RenameForm,
    ReorganiseForm,
    SplitForm,
    options,
)
from indicators.models import Sector, ServiceArea, User
from indicators.permissions import EDIT_PLAN
from indicators.presentation.register.organisation import Outcome, act_words, organisation_page, outcome
from indicators.selectors.register.organisation import (
    Kind,
    Organisation,
    UnitRow,
    organisation,
    planned_years,
    year_to_change,
)

from .query_params import reader, reads

MODELS: dict[str, Any] = {"sektor": Sector, "omrade": ServiceArea}
type Done = Callable[..., workflow.Reorganised]


@require_safe
def organisation_now(request: HttpRequest) -> HttpResponse:
    """Lead to the year that changes usually hold from."""
    _controller(request)
    years = planned_years()
    if not years:
        return render(request, "organisation/empty.html")
    wanted = year_to_change(years)
    return redirect("organisation_year", year=wanted if wanted in years else years[0])


@require_safe
@reads("sektor", "omrade")
def organisation_year(request: HttpRequest, year: int) -> HttpResponse:
    """Sectors, areas and lines of a year."""
    _controller(request)
    page = organisation_page(_of(year), request.GET)
    return render(request, "organisation/page.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def organisation_move(request: HttpRequest, year: int) -> HttpResponse:
    """Move chosen lines to a sector, an area or a heading."""
    by, found = _controller(request), _of(year)
    asked = request.POST if request.method == "POST" else request.GET
    form = MoveForm(asked if "why" in asked else None, initial={"lines": asked.getlist("lines")})
    form.of(
        lines=[(str(one.pk), one.name) for one in found.lines],
        sector=options(_standing(found.sectors), gettext("Som før")),
        area=options(_standing(found.areas), gettext("Som før")),
    )
    return _act(
        request,
        found,
        form,
        words=act_words("flytt", None, year),
        done=lambda run: run(
            workflow.move_lines,
            by=by,
            line_ids=form.line_ids,
            reason=form.cleaned_data["why"],
            sector_id=form.typed_of("sector"),
            area_id=form.typed_of("area"),
            heading=form.title,
        ),
        chosen=set(asked.getlist("lines")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def organisation_act(request: HttpRequest, year: int, act: str, kind: str, pk: int) -> HttpResponse:
    """Rename, merge, split or end a sector or area."""
    by, found = _controller(request), _of(year)
    if act not in ACTS or kind not in MODELS:
        raise Http404
    unit = found.unit(cast("Kind", kind), pk)
    known = unit is not None or MODELS[kind].objects.filter(pk=pk).exists()
    if unit is None and known and request.method == "POST":
        messages.info(request, gettext("Enheten er avsluttet alt. Ingenting mer er gjort."))
        return redirect("organisation_year", year=year)
    if unit is None:
        raise Http404
    form, done = ACTS[act](request, by, found, unit)
    return _act(request, found, form, words=act_words(act, unit, year), done=done)


def _rename(request: HttpRequest, by: User, found: Organisation, unit: UnitRow) -> tuple[Any, Any]:
    initial = {
        "name": unit.name, "number": unit.number, "order": unit.order, "version": unit.version,
        "from_year": year_to_change(found.years) if found.closed else found.year,
    }  # fmt: skip
    form = RenameForm(_sent(request), initial=initial, numbered=unit.kind == "omrade")
    return form, lambda run: run(
        workflow.rename,
        by=by,
        model=MODELS[unit.kind],
        pk=unit.pk,
        values=form.named,
        from_year=form.cleaned_data["from_year"],
        reason=form.cleaned_data["why"],
        correction=form.cleaned_data["correction"],
        version=form.cleaned_data["version"],
    )


def _merge(request: HttpRequest, by: User, found: Organisation, unit: UnitRow) -> tuple[Any, Any]:
    form = MergeForm(_sent(request))
    others = [one for one in found.units(unit.kind) if one.pk != unit.pk]
    form.of(into=options(_standing(others), gettext("Velg")))
    return form, lambda run: run(
        workflow.merge_units,
        by=by,
        model=MODELS[unit.kind],
        pks=[unit.pk],
        into_id=form.typed_of("into"),
        year=found.year,
        name=form.cleaned_data["name"],
        reason=form.cleaned_data["why"],
    )


def _split(request: HttpRequest, by: User, found: Organisation, unit: UnitRow) -> tuple[Any, Any]:
    last = max((one.order for one in found.units(unit.kind)), default=0)
    initial = {"order": last + 1}
    form = SplitForm(_sent(request), initial=initial, numbered=unit.kind == "omrade")
    form.of(lines=[(str(one.pk), one.name) for one in found.lines_of(unit.kind, unit.pk)])
    return form, lambda run: run(
        workflow.split_unit,
        by=by,
        model=MODELS[unit.kind],
        pk=unit.pk,
        year=found.year,
        values=form.columns,
        line_ids=form.line_ids,
        reason=form.cleaned_data["why"],
        once=form.cleaned_data["once"],
    )


def _end(request: HttpRequest, by: User, found: Organisation, unit: UnitRow) -> tuple[Any, Any]:
    form = EndForm(_sent(request), initial={"last_year": found.year - 1 if not found.closed else found.year})
    others = [one for one in found.units(unit.kind) if one.pk != unit.pk]
    form.of(to=options(_standing(others), gettext("Ingen: den har ingen linjer igjen")))
    return form, lambda run: run(
        workflow.end_unit,
        by=by,
        model=MODELS[unit.kind],
        pk=unit.pk,
        last_year=form.cleaned_data["last_year"],
        to_id=form.typed_of("to"),
        reason=form.cleaned_data["why"],
    )


ACTS: dict[str, Callable[[HttpRequest, User, Organisation, UnitRow], tuple[Any, Any]]] = {
    "nytt-navn": _rename,
    "sla-sammen": _merge,
    "del": _split,
    "avslutt": _end,
}


def _act(
    request: HttpRequest,
    found: Organisation,
    form: ReorganiseForm,
    *,
    words: Any,
    done: Callable[[Done], workflow.Reorganised],
    chosen: set[str] | None = None,
) -> HttpResponse:
    """Show the form; sent once, what would happen; sent again with ``save``, do it."""
    told: Outcome | None = None
    if form.is_bound and form.is_valid():
        try:
            if "save" in request.POST:
                result = done(lambda act, **given: act(**given))
                messages.success(request, words.done)
                for line in outcome(result, found).said:
                    messages.info(request, line)
                return redirect("organisation_year", year=found.year)
            told = outcome(done(workflow.tried), found)
        except workflow.Refusal as refusal:
            form.take(refusal)
    lines = [one for one in found.lines if str(one.pk) in chosen] if chosen is not None else None
    page = {
        "form": form, "words": words, "outcome": told, "year": found.year, "found": found, "lines": lines,
        "headings": dict.fromkeys(one.heading for one in found.lines if one.heading),
    }  # fmt: skip
    return render(request, "organisation/act.html", page)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _standing(units: Any) -> list[tuple[int, str]]:
    return [(one.pk, f"{one.number} {one.name}".strip()) for one in units if one.stands]


def _of(year: int) -> Organisation:
    found = organisation(year)
    if found is None:
        raise Http404
    return found


def _controller(request: HttpRequest) -> User:
    """Who keeps the register. Raises PermissionDenied for anybody else."""
    user = reader(request)
    if not user.has_perm(EDIT_PLAN):
        raise PermissionDenied
    return user
