"""Kom i gang: from an empty database to the first round, one step after the other, in any order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import workflow
from indicators.forms.optimistic_lock import with_value
from indicators.forms.starting import ArmsForm, FirstPlanForm, ListForm, MunicipalityForm
from indicators.models import Municipality, Plan, User
from indicators.municipality import municipality
from indicators.permissions import EDIT_PLAN
from indicators.presentation.site.accessibility import missing_settings
from indicators.presentation.starting.lists import (
    Cell,
    ListPreview,
    ListWords,
    area_cells,
    list_preview,
    list_words,
    person_cells,
    sector_cells,
)
from indicators.presentation.starting.page import MAY_SKIP, starting_page
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.register.starting import sector_names, started, taken_numbers, taken_usernames
from indicators.selectors.report.kept_files import address_of
from indicators.values.lists.people_lists import read_people
from indicators.values.lists.typed_lists import Listing
from indicators.values.lists.unit_lists import read_areas, read_sectors
from indicators.workflow.register.starting import SET_UP

from .query_params import reader


@require_safe
def getting_started(request: HttpRequest) -> HttpResponse:
    """The steps: what is done, what is left, what is next."""
    _controller(request)
    context = {"page": starting_page(started()), "missing": missing_settings()}
    return render(request, "starting/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def starting_municipality(request: HttpRequest) -> HttpResponse:
    """Whose the program is."""
    by, row = _controller(request), Municipality.objects.first()
    place: Any = row or municipality()
    initial = {name: getattr(place, name) for name in ("name", "number", "language")}
    initial |= {"since": row.since if row else None, "seen": row.version if row else 0}
    form = MunicipalityForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            workflow.save_municipality(by=by, values=form.columns, version=form.cleaned_data["seen"] or 0)
        except workflow.Stale as stale:
            form.data = with_value(form.data, "seen", stale.current)
            form.refuse(
                gettext(
                    "En kollega har endret dette. Ingenting er lagret. Lagre en gang til hvis det er "
                    "meningen."
                )
            )
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(
                request, gettext("Kommunen er lagret. Navnet står på alle sider om noen sekunder.")
            )
            return redirect("getting_started")
    return render(request, "starting/municipality.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def starting_arms(request: HttpRequest) -> HttpResponse:
    """The municipality's coat of arms: chosen, replaced, or taken away."""
    by, row = _controller(request), Municipality.objects.first()
    away, version = request.POST.get("do") == "away", row.version if row else 0
    sent = request.method == "POST" and not away
    form = ArmsForm(
        request.POST if sent else None, request.FILES if sent else None, initial={"seen": version}
    )
    if away or (form.is_bound and form.is_valid()):
        try:
            workflow.keep_arms(by=by, file=None if away else form.picture, version=_seen(request))
        except workflow.Stale as stale:
            form = ArmsForm(initial={"seen": stale.current})
            messages.error(request, gettext("En kollega har endret dette. Ingenting er lagret. Prøv igjen."))
        except workflow.Refusal as refusal:
            messages.error(request, refusal_text(refusal))
        else:
            told = gettext("Kommunevåpenet er tatt bort.") if away else gettext("Kommunevåpenet er lagret.")
            messages.success(request, told)
            return redirect("getting_started_arms")
    arms = municipality().arms
    shown = {"src": address_of(arms.sha256, arms.media), "arms": arms} if arms else {}
    return render(request, "starting/arms.html", {"form": form, "seen": version, **shown})


def _seen(request: HttpRequest) -> int | None:
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isdigit() else None


@dataclass(frozen=True, slots=True)
class _List:
    """A kind of list: how it is read, shown and added."""

    read: Callable[[str], tuple[Listing, Any]]
    cells: Callable[[Any], tuple[Cell, ...]]
    add: Callable[..., tuple[workflow.Listed, ...]]
    after: str = "getting_started"


LISTS = {
    "sektorer": _List(read_sectors, sector_cells, workflow.add_sectors),
    "personer": _List(
        lambda text: read_people(text, taken_usernames()), person_cells, workflow.add_people, "people_invite"
    ),
    "omrader": _List(lambda text: read_areas(text, taken_numbers()), area_cells, workflow.add_areas),
}


@require_http_methods(["GET", "HEAD", "POST"])
def starting_list(request: HttpRequest, kind: str) -> HttpResponse:
    """Many rows at once: shown as they are understood, and added when that is right."""
    by = _controller(request)
    if kind not in LISTS:
        raise Http404
    form = ListForm(request.POST if request.method == "POST" else None)
    preview = None
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["text"]
        if request.POST.get("do") == "save" and (said := _added(form, by, kind, text)):
            messages.success(request, said)
            return redirect(LISTS[kind].after)
        preview = _preview(form, by, kind, text)
    words: ListWords = list_words(kind)
    page = {"form": form, "preview": preview, "words": words, "sectors": sector_names(), "kind": kind}
    return render(request, "starting/list.html", page)


def _added(form: ListForm, by: User, kind: str, text: str) -> str:
    """Add the list; what was done in a sentence, or nothing where the preview will say why not."""
    _listing, rows = LISTS[kind].read(text)
    try:
        done = LISTS[kind].add(by=by, rows=rows)
    except workflow.Refusal:
        return ""
    new = sum(one.new for one in done)
    return ngettext("%(count)d rad er lagt inn.", "%(count)d rader er lagt inn.", new) % {"count": new}


def _preview(form: ListForm, by: User, kind: str, text: str) -> ListPreview | None:
    """What adding the list would do: it is tried and taken back."""
    listing, rows = LISTS[kind].read(text)
    done: tuple[workflow.Listed, ...] = ()
    refused = None
    try:
        done = workflow.tried(LISTS[kind].add, by=by, rows=rows)
    except workflow.RowsRefused as stopped:
        refused = stopped
        strange = {one.line_id for one in stopped.rows}
        done = tuple(workflow.Listed(one.line, new=True) for one in rows if one.line not in strange)
    except workflow.Invalid as refusal:
        form.take(refusal)
        return None
    cells = [(one.line, LISTS[kind].cells(one)) for one in rows]
    return list_preview(listing, cells, done, refused)


@require_http_methods(["GET", "HEAD", "POST"])
def starting_plan(request: HttpRequest) -> HttpResponse:
    """Make the first plan, without anything in it."""
    by = _controller(request)
    now = timezone.localdate().year
    form = FirstPlanForm(request.POST if request.method == "POST" else None, initial={"year": now})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        values = {"year": given["year"], "title": given["title"]}
        try:
            workflow.save_record(by=by, model=Plan, values=values, reason=SET_UP, once=given["once"])
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            messages.success(request, gettext("Planen for %(year)d er laget.") % {"year": given["year"]})
            return redirect("plan_year", year=given["year"])
    return render(request, "starting/plan.html", {"form": form})


@require_POST
def starting_skip(request: HttpRequest, step: str) -> HttpResponse:
    """Put a step aside, or take it up again."""
    by = _controller(request)
    if step not in MAY_SKIP:
        raise Http404
    workflow.set_aside(by=by, step=step, aside=request.POST.get("do") != "take-up")
    return redirect("getting_started")


def _controller(request: HttpRequest) -> User:
    """Who sets the program up. Raises PermissionDenied for anybody else."""
    by = reader(request)
    if not by.has_perm(EDIT_PLAN):
        raise PermissionDenied
    return by
