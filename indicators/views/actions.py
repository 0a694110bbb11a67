"""Tiltak: all actions on one page and as files, and the page on which one of them is followed up."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import exports, workflow
from indicators.exports import csv_file, xlsx_file
from indicators.exports.action_columns import ACTION_COLUMNS, ActionsAbout
from indicators.forms.actions import CONTENT, BackForm, FollowForm
from indicators.language import as_the_municipality
from indicators.models import Action, ScorecardLine, User
from indicators.permissions import FOLLOW_ACTION, REPORT_RESULT
from indicators.presentation.actions.page import (
    action_page,
    actions_page,
    standing,
    state_word,
)
from indicators.presentation.actions.table import ActionTable, action_table
from indicators.presentation.table.list_filters import said_filters
from indicators.presentation.table.rows import SortedData, sort_names
from indicators.presentation.wording.deliveries import day_text
from indicators.presentation.wording.typed_text import stale_text
from indicators.selectors.actions import ActionDetail, ActionEntry, ActionsView, withdrawn_action
from indicators.selectors.actions import action as read_action
from indicators.selectors.actions import actions as read_actions
from indicators.views.file_answers import csv_answer, sorted_words, too_many, xlsx_answer
from indicators.views.filter_forms import check_form, paginate, without_empty

from .query_params import UnknownChoiceError, explained, reader


@require_safe
@explained
def actions(request: HttpRequest) -> HttpResponse:
    params, view, order = _asked(request)
    table = action_table(view.entries, order=order)
    paginate(table, params.get("side", "1"))
    page = actions_page(view, table, params)
    return render(request, "actions/page.html", {"page": page, "table": table})


@require_safe
@explained
def actions_csv(request: HttpRequest) -> HttpResponseBase:
    _params, view, order = _asked(request)
    rows = _ordered(view, order)
    return csv_answer(csv_file.pieces([rows], ACTION_COLUMNS), exports.file_name("tiltak", ending="csv"))


@require_safe
@explained
def actions_xlsx(request: HttpRequest) -> HttpResponseBase:
    params, view, order = _asked(request)
    address = f"{reverse('actions')}?{params.urlencode()}".removesuffix("?")
    rows = _ordered(view, order)
    if len(rows) > exports.MOST_ROWS:
        return too_many(request, len(rows), gettext("Velg færre rader, eller last ned som CSV."), address)
    user = reader(request)
    with as_the_municipality():
        sorting = (sorted_words(ActionTable, order),) if order else ()
        about = ActionsAbout(
            title=gettext("Tiltak"),
            who=f"{user.display_name} ({user.username})",
            address=request.build_absolute_uri(address),
            filters=(*said_filters(view.form, params), *sorting),
            total=len(rows),
            example=view.example,
        )
    return xlsx_answer(
        lambda file: xlsx_file.write_sheets(file, rows, about, ACTION_COLUMNS),
        exports.file_name("tiltak", ending="xlsx"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def action(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one action; POST says how it goes."""
    user = reader(request)
    detail = read_action(user, pk)
    if detail is None:
        withdrawn = withdrawn_action(user, pk) if request.method != "POST" else None
        if withdrawn is None:
            raise Http404
        return _show_withdrawn(request, withdrawn, BackForm(initial={"seen": withdrawn.version}))
    may_follow = user.has_perm(FOLLOW_ACTION, _line(detail))
    if request.method == "POST":
        if not may_follow:
            _turn_away(user)
        form = FollowForm(request.POST)
        if not form.is_valid():
            return _show(request, detail, form, status=400)
        if refused := _refused(user, pk, form):
            return _show(request, _found(user, pk), form, status=refused)
        messages.success(request, gettext("Tiltaket er lagret."))
        return redirect("action", pk=pk)
    row = detail.entry.action
    initial = {"state": row.state, "outcome": row.outcome, "due": row.due, "seen": detail.version}
    return _show(request, detail, FollowForm(initial=initial) if may_follow else None)


@require_POST
def action_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an action that was withdrawn stand again."""
    user = reader(request)
    row = withdrawn_action(user, pk)
    if row is None:
        if read_action(user, pk) is not None and user.has_perm(REPORT_RESULT, _line(_found(user, pk))):
            return redirect("action", pk=pk)  # it stands already
        if user.has_perm(REPORT_RESULT):
            raise Http404
        raise PermissionDenied
    form, status = BackForm(request.POST), 409
    if not form.is_valid():
        return _show_withdrawn(request, row, form, status=400)
    given = form.cleaned_data
    try:
        workflow.bring_back_action(
            by=user, line_id=row.line_id, pk=pk, reason=given["why"], version=given["seen"]
        )
    except workflow.Stale as stale:
        form.see(stale.current)
        form.take(stale)
    except workflow.Refusal as refusal:
        lacks_reason = isinstance(refusal, workflow.NeedsReason)
        status = 400 if form.take(refusal, otherwise="why" if lacks_reason else None) else 409
    else:
        messages.success(request, gettext("Tiltaket er hentet tilbake."))
        return redirect("action", pk=pk)
    return _show_withdrawn(request, row, form, status=status)


def _show_withdrawn(request: HttpRequest, row: Action, form: BackForm, status: int = 200) -> HttpResponse:
    shown = {"row": row, "form": form}
    return render(request, "actions/withdrawn.html", shown, status=status)


def _show(
    request: HttpRequest, detail: ActionDetail, form: FollowForm | None, status: int = 200
) -> HttpResponse:
    return render(request, "actions/action.html", {"page": action_page(detail), "form": form}, status=status)


def _refused(by: User, pk: int, form: FollowForm) -> int:
    """Say how the action goes as typed; the status of the answer where the form says why not, else 0."""
    given = form.cleaned_data
    try:
        workflow.follow_action(
            by=by,
            action_id=pk,
            state=given["state"],
            outcome=given["outcome"],
            due=given["due"],
            reason=given["why"],
            version=given["seen"],
            past=given["past"],
        )
    except workflow.NotFound as missing:
        raise Http404 from missing
    except workflow.NotAllowed as refusal:
        raise PermissionDenied from refusal
    except workflow.Stale as stale:
        form.see(stale.current)
        _show_both(form, _found(by, pk))
    except workflow.Refusal as refusal:
        at_fields = form.take(refusal, otherwise="past" if isinstance(refusal, workflow.PastDay) else "why")
        return 400 if at_fields else 409
    else:
        return 0
    return 409


def _show_both(form: FollowForm, detail: ActionDetail) -> None:
    """Somebody saved in between: what stands and what was typed, at each field where they differ."""
    given = form.cleaned_data
    typed = {
        "state": state_word(given["state"]),
        "outcome": given["outcome"],
        "due": day_text(given["due"]),
    }
    stands = standing(detail)
    for name in CONTENT:
        if stands[name] != typed[name]:
            form.refuse(stale_text(stands[name], typed[name]), name)


def _found(user: User, pk: int) -> ActionDetail:
    detail = read_action(user, pk)
    if detail is None:
        raise Http404
    return detail


def _line(detail: ActionDetail) -> ScorecardLine:
    """Who may follow an action up follows from the sector and the indicator alone."""
    line = detail.entry.line
    return ScorecardLine(sector_id=line.sector.id, indicator_id=line.indicator_id)


def _turn_away(user: User) -> None:
    """404 for whoever follows up other actions, as for any foreign edit; 403 for whoever never does."""
    if user.has_perm(FOLLOW_ACTION):
        raise Http404
    raise PermissionDenied


def _asked(request: HttpRequest) -> tuple[QueryDict, ActionsView, str]:
    params = without_empty(request.GET)
    order = params.get("sorter", "")
    if order and order.removeprefix("-") not in (names := sort_names(ActionTable)):
        raise UnknownChoiceError("sorter", order, names)
    view = read_actions(reader(request), params)
    check_form(view.form, params, "sorter", "side")
    return params, view, order


def _ordered(view: ActionsView, order: str) -> list[ActionEntry]:
    """The rows in the page's order."""
    data = SortedData(view.entries, ActionTable)
    data.order_by([order] if order else [])
    return list(data.data)
