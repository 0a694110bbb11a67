"""The acts that save a row of the grid; each answers with its row as it stands now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from indicators import workflow
from indicators.forms.report import (
    AccountForm,
    ActionForm,
    AnswerForm,
    BackForm,
    CellForm,
    ForecastForm,
    LineForm,
    NoteForm,
    ReplyForm,
    RowForm,
    WithoutForm,
)
from indicators.presentation.reporting.rows import Problem
from indicators.values import Period

from .place import Address, Place, place_of, refused, row_answer


@require_POST
def report_cell(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Save one cell."""
    here = place_of(request, (year, slug, sector))
    line_id = _line_in(request, here)
    form = CellForm(request.POST)
    valid = form.is_valid()
    period = form.cleaned_data.get("period")
    if period is None or period not in here.desk.asked.periods[line_id]:
        raise Http404
    if valid:
        given = form.cleaned_data
        problem = save_cell(here, line_id, period, given["text"], given["version"])
    else:
        problem = Problem("cell", form.refusal, form.typed)
    return row_answer(request, here, line_id, {f"cell-{request.POST['period']}": problem} if problem else {})


def save_cell(here: Place, line_id: int, period: Period, text: str, seen: int) -> Problem | None:
    """Save one cell, or say what was refused."""

    def save() -> object:
        return workflow.report_result(
            by=here.user,
            line_id=line_id,
            text=text,
            period=period,
            version=seen,
            reason=here.reason,
        )

    return refused(save, "cell", {"text": text})


@require_POST
def report_answer(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Save the answer to a question about a figure."""

    def save(here: Place, line_id: int, given: dict[str, Any]) -> object:
        given["part"] = given.pop("of")
        return workflow.answer_question(by=here.user, line_id=line_id, reason=here.reason, **given)

    return _acted(request, (year, slug, sector), AnswerForm, save)


@require_POST
def report_without(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Save that a cell is delivered without a figure, and why."""

    def save(here: Place, line_id: int, given: dict[str, Any]) -> object:
        return workflow.go_without_figure(by=here.user, line_id=line_id, reason=here.reason, **given)

    return _acted(request, (year, slug, sector), WithoutForm, save)


@require_POST
def report_account(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Save the cause, the reason from the list and the evidence of one row."""

    def save(here: Place, line_id: int, given: dict[str, Any]) -> object:
        return workflow.explain(by=here.user, line_id=line_id, reason=here.reason, **given)

    return _acted(request, (year, slug, sector), AccountForm, save)


@require_POST
def report_action(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Save one action of a row: a new one, a changed one, one that is withdrawn or brought back."""

    def back(here: Place, line_id: int, given: dict[str, Any]) -> object:
        return workflow.bring_back_action(by=here.user, line_id=line_id, reason=here.reason, **given)

    def save(here: Place, line_id: int, given: dict[str, Any]) -> object:
        given["withdrawn"] = given.pop("withdraw")
        return workflow.promise_action(by=here.user, line_id=line_id, reason=here.reason, **given)

    if request.POST.get("restore"):
        return _acted(request, (year, slug, sector), BackForm, back)
    return _acted(request, (year, slug, sector), ActionForm, save)


@require_POST
def report_note(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Attach a footnote to the figure of a row, change or withdraw one, or bring it back."""

    def save(here: Place, line_id: int, given: dict[str, Any]) -> object:
        by, why, text = here.user, here.reason, given["note"]
        if given["pk"] is None:
            return workflow.note_figure(by=by, line_id=line_id, text=text, reason=why, once=given["once"])
        return workflow.change_note(
            by=by,
            line_id=line_id,
            pk=given["pk"],
            text=None if given["withdraw"] or given["restore"] else text,
            withdrawn=given["withdraw"],
            reason=why,
            version=given["version"],
        )

    return _acted(request, (year, slug, sector), NoteForm, save)


@require_POST
def report_forecast(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Save whether the year's target will be reached."""

    def save(here: Place, line_id: int, given: dict[str, Any]) -> object:
        of = here.desk.round.pk
        return workflow.forecast(by=here.user, line_id=line_id, round_id=of, reason=here.reason, **given)

    return _acted(request, (year, slug, sector), ForecastForm, save)


@require_POST
def report_reply(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Save what is replied to what management asks about the row. Raises Http404 where nothing is owed."""

    def save(here: Place, line_id: int, given: dict[str, Any]) -> object:
        of = here.desk.submission
        if of is None:
            raise Http404
        given["text"] = given.pop("reply")
        return workflow.reply(by=here.user, submission_id=of.pk, line_id=line_id, reason=here.reason, **given)

    return _acted(request, (year, slug, sector), ReplyForm, save)


def _line_in(request: HttpRequest, here: Place) -> int:
    """The line that an act is about. Raises Http404 for one that the person is not asked about here."""
    form = LineForm(request.POST)
    if not form.is_valid() or here.desk.line(form.cleaned_data["line"]) is None:
        raise Http404
    return int(form.cleaned_data["line"])


def _acted(
    request: HttpRequest,
    address: Address,
    form_class: type[RowForm],
    save: Callable[[Place, int, dict[str, Any]], object],
) -> HttpResponse:
    """Carry one act about a row out, and answer with the row."""
    here = place_of(request, address)
    line_id = _line_in(request, here)
    form = form_class(request.POST)
    if form.is_valid():
        given = dict(form.cleaned_data)
        problem = refused(lambda: save(here, line_id, given), form.part, form.typed)
    else:
        problem = Problem(form.part, form.refusal, form.typed)
    return row_answer(request, here, line_id, {form.part: problem} if problem else {})
