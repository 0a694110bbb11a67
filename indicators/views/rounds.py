"""Runder: the rounds of a year, and planning, opening and closing them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import workflow
from indicators.forms.plans import PlainForm
from indicators.forms.rounds import CloseForm, PastRoundForm, RoundForm, UnopenForm
from indicators.models import Round, RoundKind
from indicators.permissions import KEEP_ROUNDS
from indicators.presentation.navigation.addresses import query
from indicators.presentation.rounds.page import missing_kinds, next_kind, rounds_page, usual_days
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.rounds.rounds import calendar, calendar_years, current_year, opening
from indicators.workflow.rounds.rounds import FIRST_YEAR, LAST_YEAR

from .query_params import choice, reader, reads, year


@require_safe
@reads("ar", "ny")
def rounds(request: HttpRequest) -> HttpResponse:
    years = calendar_years()
    chosen = year(request.GET, years) or current_year(years)
    proposed = choice(request.GET, "ny", {kind.value: kind for kind in RoundKind})
    if chosen is None:
        return render(request, "rounds/empty.html")
    return _show(request, chosen, proposed=proposed)


def _show(
    request: HttpRequest,
    chosen: int,
    *,
    proposed: RoundKind | None = None,
    refused: dict[str, PlainForm] | None = None,
    errors: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, with the forms that were refused as they were typed."""
    found = calendar(chosen, calendar_years())
    keeps = reader(request).has_perm(KEEP_ROUNDS)
    forms = _forms(found, proposed) | (refused or {}) if keeps else {}
    page = rounds_page(found, keeps=keeps, proposed=proposed, forms=forms, errors=errors or {})
    return render(request, "rounds/page.html", {"page": page}, status=status)


def _forms(found: Any, proposed: RoundKind | None) -> dict[str, PlainForm]:
    kinds = missing_kinds(found)
    made: dict[str, PlainForm] = {}
    if kinds:
        first = proposed if proposed in kinds else next_kind(found, timezone.localdate()) or kinds[-1]
        opens_on, deadline = usual_days(first, found.year)
        initial = {"kind": first.value, "opens_on": opens_on, "deadline": deadline}
        made["plan"] = RoundForm(kinds=kinds, initial=initial, prefix="plan")
        made["past"] = PastRoundForm(kinds=kinds, initial=initial, prefix="past")
    for row in found.rounds:
        held = row.round
        days = {"kind": held.kind, "opens_on": held.opens_on, "deadline": held.deadline}
        name = f"move-{held.pk}"
        made[name] = RoundForm(kinds=[RoundKind(held.kind)], initial=days, prefix=name)
        made[f"close-{held.pk}"] = CloseForm(prefix=f"close-{held.pk}")
        made[f"unopen-{held.pk}"] = UnopenForm(prefix=f"unopen-{held.pk}")
    return made


def _keeper(request: HttpRequest) -> None:
    if not reader(request).has_perm(KEEP_ROUNDS):
        raise PermissionDenied


def _round(pk: int) -> Round:
    row = Round.objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _sensible(year: int) -> None:
    """Raise Http404 for a year that no calendar of a municipality has."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _carry_out(
    request: HttpRequest, of_year: int, name: str, form: PlainForm | None, do: Callable[[], Any], done: str
) -> HttpResponse:
    """Carry an act out and show the year; refused, the form stands as it was typed with why."""
    kept = {name: form} if form is not None else {}
    if form is not None and not form.is_valid():
        return _show(request, of_year, refused=kept, status=400)
    try:
        do()
    except workflow.NotAllowed as refused:
        raise PermissionDenied from refused
    except workflow.Refusal as refused:
        above = refusal_text(refused)
        if form is not None:
            form.take(refused)
            above = " ".join(str(one) for one in form.non_field_errors())
        return _show(request, of_year, refused=kept, errors={name: above}, status=409 if above else 400)
    messages.success(request, done)
    answer = redirect("rounds")
    answer["Location"] += query({}, ar=str(of_year))
    return answer


@require_POST
def round_plan(request: HttpRequest, year: int) -> HttpResponse:
    """Plan a round."""
    _keeper(request)
    _sensible(year)
    form = RoundForm(request.POST, kinds=list(RoundKind), prefix="plan")
    by = reader(request)
    return _carry_out(
        request,
        year,
        "plan",
        form,
        lambda: workflow.plan_round(by=by, year=year, **form.cleaned_data),
        gettext("Runden er planlagt."),
    )


@require_POST
def round_close_past(request: HttpRequest, year: int) -> HttpResponse:
    _keeper(request)
    _sensible(year)
    form = PastRoundForm(request.POST, kinds=list(RoundKind), prefix="past")
    by = reader(request)
    return _carry_out(
        request,
        year,
        "past",
        form,
        lambda: workflow.close_past_round(by=by, year=year, **form.cleaned_data),
        gettext("Runden er lukket, og tallene er låst som de står."),
    )


@require_POST
def round_move(request: HttpRequest, pk: int) -> HttpResponse:
    _keeper(request)
    row, by, version = _round(pk), reader(request), _version(request)
    form = RoundForm(request.POST, kinds=[RoundKind(row.kind)], prefix=f"move-{pk}")
    return _carry_out(
        request,
        row.year,
        f"move-{pk}",
        form,
        lambda: workflow.plan_round(by=by, year=row.year, pk=pk, version=version, **form.cleaned_data),
        gettext("Datoene er endret."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def round_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before a round is opened: whom it concerns, and whether its day has come."""
    _keeper(request)
    row, by, version = _round(pk), reader(request), _version(request)
    asked = opening(row)
    unticked = request.method == "POST" and asked.early and "early" not in request.POST
    if request.method != "POST" or unticked:
        given = {"opening": asked, "unticked": unticked}
        return render(request, "rounds/open.html", given, status=400 if unticked else 200)
    return _carry_out(
        request,
        row.year,
        f"open-{pk}",
        None,
        lambda: workflow.open_round(by=by, round_id=pk, version=version),
        gettext("%(round)s er åpnet.") % {"round": row},
    )


@require_POST
def round_unopen(request: HttpRequest, pk: int) -> HttpResponse:
    _keeper(request)
    row, by, version = _round(pk), reader(request), _version(request)
    form = UnopenForm(request.POST, prefix=f"unopen-{pk}")
    return _carry_out(
        request,
        row.year,
        f"unopen-{pk}",
        form,
        lambda: workflow.unopen_round(by=by, round_id=pk, version=version, **form.cleaned_data),
        gettext("Åpningen av %(round)s er tatt tilbake.") % {"round": str(row).lower()},
    )


@require_POST
def round_close(request: HttpRequest, pk: int) -> HttpResponse:
    _keeper(request)
    row, by, version = _round(pk), reader(request), _version(request)
    form = CloseForm(request.POST, prefix=f"close-{pk}")
    return _carry_out(
        request,
        row.year,
        f"close-{pk}",
        form,
        lambda: workflow.close_round(by=by, round_id=pk, version=version, **form.cleaned_data),
        gettext("%(round)s er lukket.") % {"round": row},
    )
