"""One line of the register at a time: a year of an indicator, a new or copied one, and what it is."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from indicators import workflow
from indicators.forms.optimistic_lock import with_value
from indicators.forms.register_line import ABOUT, COLUMNS, AboutForm, LineForm, NewForm
from indicators.models import Indicator
from indicators.presentation.plan.page import read_aloud
from indicators.presentation.wording.refusals import lock_text, refusal_text
from indicators.selectors.register.indicator import line_to_edit
from indicators.selectors.register.register import RegisterView
from indicators.workflow import AsksTarget, RefusedRow, Reshapes, Stale

from .query_params import reader
from .register import controller, planned, view_of

AT_TARGET = (workflow.Unreadable, workflow.NeedsChoice, workflow.NotUnderstood)
KEPT = "register_new"
"""Where the session keeps the choices of the indicator that was made last."""


@require_http_methods(["GET", "HEAD", "POST"])
@planned
def register_line(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """A year of an indicator: shown, changed where it is not locked."""
    by, view = controller(request), view_of(request, year)
    found = line_to_edit(by, code, year)
    row = next((one for one in view.rows if one.code == code), None)
    if found is None or row is None:
        raise Http404
    line, target = found
    initial = {name: getattr(line, name) for name in COLUMNS} | {
        "area": line.area_id, "sector": line.sector_id, "heading": row.heading, "seen": line.version,
        "target": row.target_text, "target_seen": target.version if target else 0,
    }  # fmt: skip
    form = LineForm(
        _sent(request), initial=initial, adopted=view.facts.adopted, own=row.heading, **_units(view)
    )
    reshapes = False
    if row.lock is None and form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            workflow.change_lines(
                by=by,
                year=year,
                edits=[form.edit(line.pk)],
                reason=given["why"],
                case=given.get("case", ""),
                adopted_on=given.get("adopted_on"),
            )
        except workflow.RowsRefused as refusal:
            for one in refusal.rows:
                _take(form, one, line.version, target.version if target else 0)
            reshapes = any(isinstance(one.refusal, Reshapes) for one in refusal.rows)
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, gettext("%(name)s er lagret.") % {"name": line})
            return redirect("register_indicator", code=code)
    page = {
        "form": form, "row": row, "year": year, "lock": lock_text(row.lock) if row.lock else "",
        "reading": read_aloud(str(form["target"].value() or ""), row.spec), "reshapes": reshapes,
        "headings": form.of_area, "areas": view.headings.items(), "adopted": view.facts.case,
    }  # fmt: skip
    return render(request, "register/line.html", page)


def _take(form: LineForm, one: RefusedRow, version: int, target_version: int) -> None:
    """Show a refusal at its field; what somebody else has changed, and what is asked, is seen now."""
    if isinstance(one.refusal, Stale):
        name, now = ("target_seen", target_version) if one.field == "target" else ("seen", version)
        form.data = with_value(form.data, name, now)
    if isinstance(one.refusal, AsksTarget):
        form.data = with_value(form.data, "sure", form.cleaned_data["target"])
    typed = str(form.cleaned_data.get(one.field, ""))
    needs_case = isinstance(one.refusal, workflow.NeedsCase)
    form.refuse(refusal_text(one.refusal, typed), "case" if needs_case else one.field)


@require_http_methods(["GET", "HEAD", "POST"])
def register_about(request: HttpRequest, code: str) -> HttpResponse:
    """What an indicator is through all years."""
    by = controller(request)
    row = Indicator.objects.filter(code=code).first()
    if row is None:
        raise Http404
    initial = {name: getattr(row, name) for name in ABOUT} | {"seen": row.version}
    form = AboutForm(_sent(request), initial=initial)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            workflow.save_record(
                by=by,
                model=Indicator,
                pk=row.pk,
                version=given["seen"],
                values={name: given[name] for name in ABOUT},
                reason=given["why"],
            )
        except workflow.Stale as stale:
            form.data = with_value(form.data, "seen", stale.current)
            form.take(stale)
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, gettext("Endringene er lagret."))
            return redirect("register_indicator", code=code)
    return render(request, "register/about.html", {"form": form, "code": code})


@require_http_methods(["GET", "HEAD", "POST"])
@planned
def register_new(request: HttpRequest, year: int) -> HttpResponse:
    """A new indicator in a year's plan; with ``fra`` begun as another one of the year is."""
    by, view = controller(request), view_of(request, year)
    form = NewForm(
        _sent(request), initial=_initial(request, view), adopted=view.facts.adopted, **_units(view)
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            line = workflow.add_indicator(
                by=by,
                new=form.new(year),
                reason=given["why"],
                case=given.get("case", ""),
                adopted_on=given.get("adopted_on"),
                once=given["once"],
            )
        except AsksTarget as asks:
            form.data = with_value(form.data, "sure", given["target"])
            form.refuse(gettext("%(asked)s Lagre en gang til hvis det er meningen.") % {
                "asked": refusal_text(asks)
            }, "target")  # fmt: skip
        except workflow.Refusal as refusal:
            at_target = isinstance(refusal, AT_TARGET)
            needs_case = isinstance(refusal, workflow.NeedsCase)
            form.take(
                refusal,
                typed=given["target"],
                otherwise="target" if at_target else "case" if needs_case else None,
            )
        else:
            told = gettext("%(name)s er tatt inn i planen for %(year)d.")
            messages.success(request, told % {"name": line.short_name, "year": year})
            if "another" in request.POST:
                kept = ("sector", "heading", "frequency", "why")
                request.session[KEPT] = {name: given[name] for name in kept} | {"area": given["area"]}
                return redirect("register_new", year=year)
            return redirect("register_indicator", code=line.indicator.code)
    page = {
        "form": form, "year": year, "adopted": view.facts.case if view.facts.adopted else "",
        "headings": form.of_area, "areas": view.headings.items(), "example": view.facts.example,
    }  # fmt: skip
    return render(request, "register/new.html", page)


def _initial(request: HttpRequest, view: RegisterView) -> dict[str, Any]:
    """How a new indicator begins: as another one, as the one before, in the area of the address, or empty."""
    copied = request.GET.get("fra", "")
    found = line_to_edit(reader(request), copied, view.facts.year) if copied else None
    if found is not None:
        line, _target = found
        own = [name for name in COLUMNS if name not in ("order", "short_name")]
        heading = line.heading.title if line.heading else ""
        return {name: getattr(line, name) for name in own} | {
            "area": line.area_id, "sector": line.sector_id, "heading": heading,
            "source": line.indicator.source,
        }  # fmt: skip
    kept = dict(request.session.get(KEPT, {})) if request.method != "POST" else {}
    area = next((one.pk for one in view.areas if one.key == request.GET.get("omrade")), kept.get("area"))
    return {**kept, "area": area}


def _units(view: RegisterView) -> dict[str, Any]:
    return {
        "areas": [(one.pk, one.name) for one in view.areas],
        "sectors": [(one.pk, one.name) for one in view.sectors],
        "headings": view.headings,
    }


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
