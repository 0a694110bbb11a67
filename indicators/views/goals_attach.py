"""Choosing many lines at once, and the goal that they are to hang on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from indicators import workflow
from indicators.forms.goals import AttachForm, chosen_lines
from indicators.models import User
from indicators.presentation.goals.page import choose_rows, goals_url
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.goals.page import GoalsView, choosable
from indicators.views.goals import controller, view_of


@require_http_methods(["GET", "HEAD", "POST"])
def goals_attach(request: HttpRequest, year: int) -> HttpResponse:
    """Choose many lines at once, and the goal that they are to hang on."""
    by = controller(request)
    view = view_of(by, year)
    given: dict[str, Any] = {"nodes": view.nodes, "adopted": bool(view.case)}
    if request.method != "POST":
        form = AttachForm(initial={"goal": request.GET.get("mal", "")}, **given)
        return _show_attach(request, view, form)
    form, lines = AttachForm(request.POST, **given), chosen_lines(request.POST)
    if form.is_valid() and not lines:
        form.refuse(gettext("Velg minst én indikator."))
    if not form.is_valid():
        return _show_attach(request, view, form, status=400)
    try:
        moved = _attach(by, year, form, lines)
    except workflow.NotAllowed as refused:
        raise PermissionDenied from refused
    except workflow.Refusal as refused:
        form.take(refused)
        problems = _problems(refused)
        return _show_attach(request, view_of(by, year), form, problems=problems, status=409)
    messages.success(request, _moved(moved))
    return redirect("goal", year=year, pk=form.goal_id) if form.goal_id else redirect(goals_url(year))


def _attach(by: User, year: int, form: AttachForm, lines: list[workflow.ChosenLine]) -> int:
    said = {name: told for name, told in form.said.items() if name != "version"}
    return workflow.attach_lines(by=by, year=year, goal_id=form.goal_id, lines=lines, **said)


def _moved(count: int) -> str:
    if not count:
        return gettext("Ingenting er endret: de henger der alt.")
    return ngettext("%(count)d indikator er flyttet.", "%(count)d indikatorer er flyttet.", count) % {
        "count": count
    }


def _problems(refused: workflow.Refusal) -> dict[int, str]:
    rows = refused.rows if isinstance(refused, workflow.RowsRefused) else ()
    return {one.line_id: refusal_text(one.refusal) for one in rows}


def _show_attach(
    request: HttpRequest,
    view: GoalsView,
    form: AttachForm,
    *,
    problems: dict[int, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    ticked = [one.line_id for one in chosen_lines(request.POST)]
    areas = choose_rows(choosable(view), ticked, problems or {})
    shown = {"form": form, "areas": areas, "year": view.year, "case": view.case}
    more = {"back": goals_url(view.year), "example": view.example}
    return render(request, "goals/attach.html", {**shown, **more}, status=status)
