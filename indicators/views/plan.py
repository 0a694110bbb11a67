"""A year's plan: reading it, adopting it, changing a target, rolling it into the next year and back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import selectors, workflow
from indicators.forms.optimistic_lock import with_value
from indicators.forms.plans import (
    AdoptForm,
    ChangeTargetForm,
    CorrectAdoptionForm,
    RollForm,
    UndoForm,
    defaults,
    typed_rows,
    with_chosen,
)
from indicators.judging import JudgedLine
from indicators.models import UndoObstacle, User
from indicators.permissions import EDIT_PLAN
from indicators.presentation.plan.next_year import roll_page, rolled_words, warned_rows
from indicators.presentation.plan.page import plan_page, plan_url, read_aloud, unclear_rows
from indicators.presentation.wording.refusals import obstacle_text
from indicators.presentation.wording.typed_text import target_warning

from .query_params import choice, explained, reader, reads

PROPOSED = "Forslag til mål"
TOLD = (UndoObstacle.ROUND_OPENED, UndoObstacle.REPORTED)
"""Obstacles that are worth telling: the others show on the page already."""


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Lead to the newest plan."""
    years = selectors.plan_years()
    if not years:
        return render(request, "plan/empty.html")
    return redirect("plan_year", year=years[0])


@require_safe
@reads("vis")
def plan_year(request: HttpRequest, year: int) -> HttpResponse:
    return _show(request, year)


@require_POST
@explained
def plan_adopt(request: HttpRequest, year: int) -> HttpResponse:
    by = _controller(request)
    form = AdoptForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            workflow.adopt_plan(
                by=by, year=year, case=given["case"], adopted_on=given["adopted_on"], version=given["version"]
            )
        except workflow.NotFound as missing:
            raise Http404 from missing
        except workflow.RowsRefused as refusal:
            return _show(request, year, adopt=form, unclear=refusal.rows)
        except workflow.Refusal as refusal:
            form.take(refusal, typed=given["case"], otherwise="case")
        else:
            told = gettext("Planen for %(year)d er vedtatt. Målene er tatt vare på slik de ble vedtatt.")
            messages.success(request, told % {"year": year})
            return redirect("plan_year", year=year)
    return _show(request, year, adopt=form)


@require_POST
@explained
def plan_correct(request: HttpRequest, year: int) -> HttpResponse:
    """Correct a slip in the adoption."""
    by = _controller(request)
    form = CorrectAdoptionForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            workflow.correct_adoption(
                by=by,
                year=year,
                case=given["case"],
                adopted_on=given["adopted_on"],
                reason=given["why"],
                version=given["version"],
            )
        except workflow.NotFound as missing:
            raise Http404 from missing
        except workflow.Refusal as refusal:
            form.take(refusal, typed=given["case"])
        else:
            messages.success(request, gettext("Vedtaket er rettet."))
            return redirect("plan_year", year=year)
    return _show(request, year, correct=form)


@require_POST
@explained
def plan_undo(request: HttpRequest, year: int) -> HttpResponse:
    by = _controller(request)
    form = UndoForm(request.POST)
    if form.is_valid():
        try:
            count = workflow.undo_roll(by=by, year=year, reason=form.cleaned_data["why"])
        except workflow.NotFound as missing:
            raise Http404 from missing
        except workflow.Refusal as refusal:
            form.take(refusal)
        else:
            told = ngettext(
                "Rulleringen er angret. %(count)d linje er trukket ut av planen for %(year)d.",
                "Rulleringen er angret. %(count)d linjer er trukket ut av planen for %(year)d.",
                count,
            )
            messages.success(request, told % {"count": count, "year": year})
            return redirect("plan")
    return _show(request, year, undo=form)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_roll(request: HttpRequest, year: int) -> HttpResponse:
    by = _controller(request)
    preview = selectors.roll_preview(by, year)
    if preview is None:
        raise Http404
    refused: tuple[workflow.RefusedRow, ...] = ()
    if request.method == "POST":
        form, rows = RollForm(request.POST), typed_rows(request.POST, preview.line_ids)
        rows = with_chosen(rows, request.POST.get("use", ""))
        try:
            if "use" not in request.POST and (done := _rolled(by, preview, form, rows)) is not None:
                messages.success(request, rolled_words(preview.year, done.made, done.known))
                if warning := warned_rows(preview, rows):
                    messages.warning(request, warning)
                return redirect("plan_year", year=preview.year)
        except workflow.RowsRefused as refusal:
            refused = refusal.rows
        except workflow.Refusal as refusal:
            form.take(refusal)
    else:
        form, rows = RollForm(initial=defaults(preview.year)), {}
    return render(request, "plan/roll.html", {"page": roll_page(preview, rows, refused), "form": form})


def _rolled(
    by: User, preview: selectors.RollPreview, form: RollForm, rows: dict[int, workflow.RolledRow]
) -> workflow.Rolled | None:
    """Roll forward what was typed; None where the form says what is wrong. Raises a refusal."""
    if not form.is_valid():
        return None
    return workflow.roll_forward(
        by=by,
        from_year=preview.from_year,
        reason=form.cleaned_data["why"],
        rows=list(rows.values()),
        title=form.cleaned_data["title"],
        cards_by_sector=form.by_sector,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def plan_target(request: HttpRequest, year: int, line_id: int) -> HttpResponse:
    by = _controller(request)
    found = selectors.plan_line(by, year, line_id)
    if found is None:
        raise Http404
    line, version = found
    plan = workflow.adopted_plan(year)
    sent = request.POST if request.method == "POST" else None
    if sent is not None and "use" in sent:  # a reading was chosen: shown as it is read, and not saved yet
        sent = with_value(with_value(sent, "text", sent["use"]), "read", "1")
    form = ChangeTargetForm(
        sent,
        initial={"text": line.target_text, "seen": version},
        adopted=plan is not None,
    )
    typed = str(form["text"].value() or "")
    asks = workflow.target_question(line_id, typed) if typed != line.target_text else None
    reading = read_aloud(typed, line.spec, asks)
    wanted = request.method == "POST" and form.is_valid() and form.goes_on(reading.warning)
    if wanted and _saved(by, line, form):
        _tell(request, line, form.cleaned_data["text"])
        return redirect(f"{plan_url(year)}#rad-{line_id}")
    page = {"form": form, "line": line, "plan": plan, "reading": reading, "back": plan_url(year)}
    return render(request, "plan/target.html", page)


def _saved(by: User, line: JudgedLine, form: ChangeTargetForm) -> bool:
    """Set the target as typed; False where the form says why not."""
    given = form.cleaned_data
    try:
        workflow.set_target(
            by=by,
            line_id=line.id,
            text=given["text"],
            case=given.get("case", ""),
            adopted_on=given.get("adopted_on"),
            reason=given["why"] if given["in_words"] else given["why"] or PROPOSED,
            version=given["seen"] or 0,
            in_words=given["in_words"],
            because=given["why"],
        )
    except workflow.AsksTarget:
        form.refuse(gettext("Skriv hvorfor målet stemmer."), "why")
    except workflow.Stale as stale:
        form.see(stale.current)
        form.take(stale, typed=given["text"], otherwise="text")
    except workflow.Refusal as refusal:
        form.take(refusal, typed=given["text"], otherwise="text")
    else:
        return True
    return False


def _tell(request: HttpRequest, line: JudgedLine, text: str) -> None:
    told = gettext("Målet for %(name)s er lagret.") % {"name": line.short_name}
    messages.success(request, told)
    if warning := target_warning(text, line.spec):
        messages.warning(request, warning)


def _adoption(facts: selectors.PlanFacts) -> dict[str, Any]:
    return {"case": facts.case, "adopted_on": facts.adopted_on, "version": facts.version}


def _controller(request: HttpRequest) -> User:
    """Who keeps the plan. Raises PermissionDenied for anybody else."""
    user = reader(request)
    if not user.has_perm(EDIT_PLAN):
        raise PermissionDenied
    return user


def _show(
    request: HttpRequest,
    year: int,
    *,
    adopt: AdoptForm | None = None,
    undo: UndoForm | None = None,
    correct: CorrectAdoptionForm | None = None,
    unclear: tuple[workflow.RefusedRow, ...] = (),
) -> HttpResponse:
    """The page of a year's plan, with the forms of the controller as they were left."""
    user = reader(request)
    view = selectors.plan_view(user, year)
    if view is None:
        raise Http404
    only_changed = choice(request.GET, "vis", {"endret": True}) or False
    may_edit = user.has_perm(EDIT_PLAN)
    page = plan_page(view, only_changed=only_changed, may_edit=may_edit)
    given: dict[str, Any] = {"page": page, "may_edit": may_edit}
    if may_edit:
        given |= {
            "adopt": adopt or AdoptForm(initial={"version": view.facts.version}),
            "undo": undo or UndoForm(),
            "correct": correct or CorrectAdoptionForm(initial=_adoption(view.facts)),
            "unclear": unclear_rows(view, unclear),
            "can_undo": (obstacle := selectors.undo_obstacle(year)) is None,
            "why_not": obstacle_text(year, obstacle) if obstacle in TOLD else "",
        }
    return render(request, "plan/page.html", given)
