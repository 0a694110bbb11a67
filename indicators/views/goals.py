"""Mål: the goals of a year as a tree, one goal, and everything that is done to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import workflow
from indicators.forms.goals import (
    AdoptedForm,
    AssessForm,
    GoalForm,
    MoveGoalForm,
    WithdrawGoalForm,
)
from indicators.forms.plans import PlainForm
from indicators.models import User
from indicators.permissions import EDIT_PLAN
from indicators.presentation.goals.page import goal_page, goals_page, goals_url
from indicators.presentation.wording.goals import STANDING_BY_SLUG
from indicators.selectors.goals.page import (
    GoalDetail,
    GoalsView,
    goal_detail,
    goals_view,
    newest_with_goals,
    sectors_in,
    was_taken_out,
)
from indicators.values.query.address_words import ROUND_BY_SLUG

from .query_params import check_fields, choice, explained, reader

NAMES: Final = ("runde", "vis")


@require_safe
def goals(request: HttpRequest) -> HttpResponse:
    """Lead to the newest year with goals."""
    year = newest_with_goals()
    return render(request, "plan/empty.html") if year is None else redirect("goals_year", year=year)


@require_safe
@explained
def goals_year(request: HttpRequest, year: int) -> HttpResponse:
    """The goals of a year, as they are or as they stood in a round."""
    check_fields(request.GET, NAMES)
    kind = choice(request.GET, "runde", ROUND_BY_SLUG)
    view = view_of(reader(request), year, kind)
    page = goals_page(view, choice(request.GET, "vis", STANDING_BY_SLUG))
    return render(request, "goals/page.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def goal_new(request: HttpRequest, year: int) -> HttpResponse:
    """A new goal, under the one that the address names."""
    by = controller(request)
    view = view_of(by, year)
    given: dict[str, Any] = {"sectors": sectors_in(year), "nodes": view.nodes, "adopted": bool(view.case)}
    if request.method != "POST":
        form = GoalForm(initial={"parent_id": request.GET.get("under", "")}, **given)
        return _show_new(request, view, form)
    form = GoalForm(request.POST, **given)
    if not form.is_valid():
        return _show_new(request, view, form, status=400)
    once = form.cleaned_data["once"]
    said = {name: told for name, told in form.said.items() if name != "version"}
    try:
        row = workflow.save_goal(
            by=by, year=year, values=form.columns, parent_id=form.parent, once=once, **said
        )
    except workflow.NotAllowed as refused:
        raise PermissionDenied from refused
    except workflow.Refusal as refused:
        form.take(refused)
        return _show_new(request, view, form, status=409)
    messages.success(request, gettext("Målet er lagt til."))
    return redirect("goal", year=year, pk=row.pk)


@require_safe
def goal(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """One goal with its status, what hangs on it, and what was judged of it."""
    return _show(request, _detail(reader(request), year, pk), {})


@require_POST
def goal_act(request: HttpRequest, year: int, pk: int, act: str) -> HttpResponse:
    """Change, move or take away a goal, or judge it."""
    if act not in ACTS:
        raise Http404
    by = reader(request)
    if act == "fjern" and was_taken_out(year, pk):
        return redirect(goals_url(year))
    detail = _detail(by, year, pk)
    if not (detail.judges if act == "vurder" else detail.keeps):
        raise PermissionDenied
    return ACTS[act](request, by, detail)


def controller(request: HttpRequest) -> User:
    by = reader(request)
    if not by.has_perm(EDIT_PLAN):
        raise PermissionDenied
    return by


def view_of(by: User, year: int, kind: Any = None) -> GoalsView:
    view = goals_view(by, year, kind)
    if view is None:
        raise Http404
    return view


def _detail(by: User, year: int, pk: int) -> GoalDetail:
    detail = goal_detail(by, year, pk)
    if detail is None:
        raise Http404
    return detail


def _show_new(request: HttpRequest, view: GoalsView, form: GoalForm, *, status: int = 200) -> HttpResponse:
    shown = {"form": form, "year": view.year, "case": view.case, "back": goals_url(view.year)}
    return render(request, "goals/new.html", {**shown, "example": view.example}, status=status)


def _show(
    request: HttpRequest, detail: GoalDetail, kept: dict[str, PlainForm], *, status: int = 200
) -> HttpResponse:
    """The page of a goal, with the forms that were refused as they were typed."""
    forms = {name: make(detail, None) for name, make in FORMS.items() if _takes(detail, name)} | kept
    shown = {"page": goal_page(detail), "forms": forms, "refused": kept}
    return render(request, "goals/goal.html", shown, status=status)


def _takes(detail: GoalDetail, name: str) -> bool:
    """Whether the reader may do what a form is for, now."""
    if name == "vurder":
        return detail.judges and detail.judging_lock is None
    return detail.keeps and detail.lock is None


def _change_form(detail: GoalDetail, sent: QueryDict | None) -> GoalForm:
    row = detail.node.row
    initial = {
        "text": row.text,
        "code": row.code,
        "sector_id": row.sector.id if row.sector else "",
        "responsible": row.responsible,
        "seen": row.version,
    }
    return GoalForm(
        sent, initial=initial, prefix="endre", sectors=sectors_in(row.year), adopted=bool(detail.view.case)
    )


def _move_form(detail: GoalDetail, sent: QueryDict | None) -> MoveGoalForm:
    row = detail.node.row
    others = [one for one in detail.view.nodes if row.id not in {one.row.id, *(up.id for up in one.under)}]
    initial = {"parent_id": row.parent_id or "", "seen": row.version}
    return MoveGoalForm(sent, initial=initial, nodes=others, adopted=bool(detail.view.case))


def _withdraw_form(detail: GoalDetail, sent: QueryDict | None) -> WithdrawGoalForm:
    return WithdrawGoalForm(sent, initial={"seen": detail.node.row.version}, adopted=bool(detail.view.case))


def _assess_form(detail: GoalDetail, sent: QueryDict | None) -> AssessForm:
    own = detail.own
    initial = {
        "level": own.level if own else "",
        "text": own.text if own else "",
        "seen": detail.version,
    }
    stands = own.level if own else ""
    return AssessForm(
        sent, initial=initial, levels=detail.view.words, stands=stands, on_behalf=detail.on_behalf
    )


FORMS: Final[dict[str, Callable[[GoalDetail, QueryDict | None], Any]]] = {
    "endre": _change_form,
    "flytt": _move_form,
    "fjern": _withdraw_form,
    "vurder": _assess_form,
}


def _carry_out(
    request: HttpRequest, detail: GoalDetail, name: str, form: Any, do: Callable[[], Any], done: str
) -> HttpResponse:
    """Carry an act out and show the goal; refused, the form stands as it was typed with why."""
    year, pk = detail.view.year, detail.node.row.id
    if not form.is_valid():
        return _show(request, detail, {name: form}, status=400)
    try:
        do()
    except workflow.NotAllowed as refused:
        raise PermissionDenied from refused
    except workflow.Refusal as refused:
        form.take(refused)
        if isinstance(refused, workflow.Stale):
            form.see(refused.current)
        return _show(request, _detail(reader(request), year, pk), {name: form}, status=409)
    messages.success(request, done)
    return redirect(goals_url(year)) if name == "fjern" else redirect("goal", year=year, pk=pk)


def _change(request: HttpRequest, by: User, detail: GoalDetail) -> HttpResponse:
    form, row = _change_form(detail, request.POST), detail.node.row

    def do() -> Any:
        return workflow.save_goal(by=by, year=row.year, pk=row.id, values=form.columns, **form.said)

    return _carry_out(request, detail, "endre", form, do, gettext("Målet er endret."))


def _move(request: HttpRequest, by: User, detail: GoalDetail) -> HttpResponse:
    form, row = _move_form(detail, request.POST), detail.node.row

    def do() -> Any:
        return workflow.move_goal(by=by, pk=row.id, parent_id=form.parent, **form.said)

    return _carry_out(request, detail, "flytt", form, do, gettext("Målet er flyttet."))


def _withdraw(request: HttpRequest, by: User, detail: GoalDetail) -> HttpResponse:
    form, row = _withdraw_form(detail, request.POST), detail.node.row

    def do() -> Any:
        return workflow.withdraw_goal(by=by, pk=row.id, **form.said)

    return _carry_out(request, detail, "fjern", form, do, gettext("Målet er tatt ut av planen."))


def _judge(request: HttpRequest, by: User, detail: GoalDetail) -> HttpResponse:
    form, row = _assess_form(detail, request.POST), detail.node.row

    def do() -> Any:
        given = form.cleaned_data
        return workflow.assess_goal(
            by=by,
            goal_id=row.id,
            level=given["level"],
            text=given["text"],
            version=given["seen"] or 0,
            reason=given.get("why", ""),
        )

    return _carry_out(request, detail, "vurder", form, do, gettext("Vurderingen er lagret."))


def _shift(up: bool) -> Callable[[HttpRequest, User, GoalDetail], HttpResponse]:
    def shift(request: HttpRequest, by: User, detail: GoalDetail) -> HttpResponse:
        row = detail.node.row
        form = AdoptedForm(request.POST, adopted=False)

        def do() -> Any:
            return workflow.shift_goal(by=by, pk=row.id, up=up, version=form.said["version"])

        return _carry_out(request, detail, "rekkefolge", form, do, gettext("Rekkefølgen er endret."))

    return shift


ACTS: Final[dict[str, Callable[[HttpRequest, User, GoalDetail], HttpResponse]]] = {
    "endre": _change,
    "flytt": _move,
    "fjern": _withdraw,
    "vurder": _judge,
    "opp": _shift(True),
    "ned": _shift(False),
}
