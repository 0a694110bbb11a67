"""Ending, merging and dividing an indicator: shown first, done when it is sent again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from indicators import workflow
from indicators.forms.optimistic_lock import with_value
from indicators.forms.organisation import options
from indicators.forms.succession import DivideForm, IntoForm, SuccessionForm
from indicators.models import User
from indicators.presentation.register.succession import act_words, told
from indicators.selectors.register.indicator import IndicatorFacts, indicator_facts, those_to_go_over_into
from indicators.selectors.register.organisation import planned_years, year_to_change

from .register import controller

type Run = Callable[..., workflow.Succeeded]
type Made = tuple[SuccessionForm, Callable[[Run], workflow.Succeeded]]


@require_http_methods(["GET", "HEAD", "POST"])
def register_act(request: HttpRequest, code: str, act: str) -> HttpResponse:
    """One act about an indicator."""
    by = controller(request)
    facts = indicator_facts(by, code)
    if facts is None or act not in ACTS:
        raise Http404
    form, done = ACTS[act](request, by, facts)
    words = act_words(act, facts.name)
    outcome: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        try:
            if "save" in request.POST:
                done(lambda run, **given: run(**given))
                messages.success(request, words.done)
                return redirect("register_indicator", code=code)
            outcome = told(done(workflow.tried))
        except workflow.Stale as stale:
            form.data = with_value(form.data, "seen", stale.current)
            form.take(stale)
        except workflow.Refusal as refusal:
            form.take(refusal)
    page = {"form": form, "words": words, "outcome": outcome, "facts": facts}
    return render(request, "register/act.html", page)


def _given(form: SuccessionForm, by: User, facts: IndicatorFacts) -> dict[str, Any]:
    sent = form.cleaned_data
    return {
        "by": by, "code": facts.code, "year": sent["year"], "reason": sent["why"], "version": sent["seen"],
    }  # fmt: skip


def _initial(facts: IndicatorFacts) -> dict[str, Any]:
    return {"year": year_to_change(planned_years()), "seen": facts.version}


def _retire(request: HttpRequest, by: User, facts: IndicatorFacts) -> Made:
    form = SuccessionForm(_sent(request), initial=_initial(facts))
    return form, lambda run: run(workflow.retire_indicator, **_given(form, by, facts))


def _merge(request: HttpRequest, by: User, facts: IndicatorFacts) -> Made:
    form = IntoForm(_sent(request), initial=_initial(facts))
    form.of(into=options(those_to_go_over_into(facts), gettext("– velg –")))
    return form, lambda run: run(
        workflow.merge_indicators, into=form.cleaned_data["into"], **_given(form, by, facts)
    )


def _split(request: HttpRequest, by: User, facts: IndicatorFacts) -> Made:
    form = DivideForm(_sent(request), initial=_initial(facts))
    return form, lambda run: run(
        workflow.split_indicator,
        names=form.cleaned_data["names"].splitlines(),
        keeps=form.cleaned_data["keeps"],
        once=form.cleaned_data["once"],
        **_given(form, by, facts),
    )


ACTS: dict[str, Callable[[HttpRequest, User, IndicatorFacts], Made]] = {
    "avslutt": _retire,
    "sla-sammen": _merge,
    "del": _split,
}


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
