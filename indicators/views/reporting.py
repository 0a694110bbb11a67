"""Rapportering: the grid of what a sector owes, and the acts that save each of its cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import workflow
from indicators.forms.cells import period_of
from indicators.models import EDITABLE, User
from indicators.permissions import SUBMIT
from indicators.presentation.refusals import refusal_text
from indicators.presentation.report_page import report_page
from indicators.presentation.report_rounds import owed_views, report_url
from indicators.presentation.report_rows import Problem
from indicators.selectors.reporting import ROUND_SLUGS, Desk, Report, desk, owed_rounds, report
from indicators.values import Period
from indicators.views.choices import reader

REASON = "behalf_reason"
ENTERED = "Ført i rapporteringen"
LONGEST = 10_000


@require_safe
def reporting(request: HttpRequest) -> HttpResponse:
    """Lead to the one grid that waits, or list those that there are."""
    owed = owed_rounds(reader(request))
    waiting = [one for one in owed if one.submission and one.submission.state in EDITABLE]
    waiting.sort(key=lambda one: one.round.deadline)
    if len(waiting) == 1:
        return redirect(report_url(waiting[0].round, waiting[0].sector.code))
    rest = [one for one in owed if one not in waiting]
    return render(
        request, "reporting/list.html", {"waiting": owed_views(waiting), "others": owed_views(rest)}
    )


@dataclass(frozen=True, slots=True)
class Here:
    """Where the reader is: the person, the address and the desk that is there."""

    user: User
    year: int
    kind: str
    sector: str
    desk: Desk

    def report(self) -> Report:
        """The grid as it stands."""
        return report(self.desk)

    def again(self) -> Report:
        """The same after something may have been saved."""
        return _here(self.user, self.year, self.kind, self.sector).report()


def _at(request: HttpRequest, year: int, slug: str, sector: str) -> Here:
    if slug not in ROUND_SLUGS:
        raise Http404
    return _here(reader(request), year, ROUND_SLUGS[slug], sector)


def _here(user: User, year: int, kind: str, sector: str) -> Here:
    found = desk(user, year, kind, sector)
    if found is None:
        raise Http404
    return Here(user, year, kind, sector, found)


def _page(
    request: HttpRequest,
    here: Here,
    problems: Mapping[int, Mapping[str, Problem]] | None = None,
    status: int = 200,
    notice: str = "",
) -> HttpResponse:
    page = report_page(
        here.report() if request.method in ("GET", "HEAD") else here.again(),
        problems=problems,
        reason=request.session.get(REASON, ""),
        reader=here.user.pk,
    )
    return render(request, "reporting/page.html", {"page": page, "notice": notice}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def reporting_sector(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Show the grid; POST saves every cell that was sent, each on its own, for those without JavaScript."""
    here = _at(request, year, slug, sector)
    if request.method != "POST":
        return _page(request, here)
    reason = _reason(request, here)
    problems: dict[int, dict[str, Problem]] = {}
    for row in here.report().rows:
        for cell in row.cells:
            code = f"{cell.period.kind.value}-{cell.period.number}"
            text = request.POST.get(f"c-{row.line.id}-{code}")
            if text is None or text.strip() == cell.written:
                continue
            seen = _number(request.POST.get(f"v-{row.line.id}-{code}"), cell.version)
            refused = _save_cell(here, row.line.id, cell.period, text, seen, reason)
            if refused is not None:
                problems.setdefault(row.line.id, {})[f"cell-{code}"] = refused
    if problems:
        return _page(request, here, problems, status=409)
    return redirect(request.path)


@require_POST
def report_cell(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Save one cell and answer with its row as it stands now."""
    line_id = _line_id(request)
    here = _at(request, year, slug, sector)
    period = _period(request.POST.get("period", ""))
    if here.desk.line(line_id) is None or period not in here.desk.asked.periods[line_id]:
        raise Http404
    text = request.POST.get("text", "")[:LONGEST]
    seen = _number(request.POST.get("version"), 0)
    refused = _save_cell(here, line_id, period, text, seen, _reason(request, here))
    return _row(request, here, line_id, {f"cell-{request.POST['period']}": refused} if refused else {})


def _save_cell(here: Here, line_id: int, period: Period, text: str, seen: int, reason: str) -> Problem | None:
    def save() -> object:
        if here.desk.on_behalf and not reason:
            raise workflow.NeedsReason
        return workflow.report_result(
            by=here.user, line_id=line_id, text=text, period=period, version=seen, reason=reason or ENTERED
        )

    return _tried(save, "cell", {"text": text})


@require_POST
def report_account(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Save the cause, the reason from the list and the evidence of one row."""
    typed = _typed(request, "cause", "why_no_figure", "evidence")

    def save(here: Here, line_id: int) -> object:
        return workflow.explain(
            by=here.user,
            line_id=line_id,
            **typed,
            reason=_reason(request, here),
            version=_number(request.POST.get("version"), 0),
        )

    return _acted(request, (year, slug, sector), "account", typed, save)


@require_POST
def report_action(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Save one action of a row: a new one, a changed one, or one that is withdrawn."""
    typed = _typed(request, "text", "responsible", "due")

    def save(here: Here, line_id: int) -> object:
        pk = _number(request.POST.get("pk"), 0) or None
        return workflow.promise_action(
            by=here.user,
            line_id=line_id,
            text=typed["text"],
            responsible=typed["responsible"],
            due=_day(typed["due"]),
            reason=_reason(request, here),
            pk=pk,
            version=_number(request.POST.get("version"), 0) if pk else None,
            withdrawn=request.POST.get("withdraw") == "1",
        )

    return _acted(request, (year, slug, sector), "action", typed, save)


@require_POST
def report_note(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Attach a footnote to the figure of a row."""
    typed = _typed(request, "note")

    def save(here: Here, line_id: int) -> object:
        if not typed["note"].strip():
            raise workflow.Invalid({"note": [gettext("Skriv teksten i fotnoten.")]})
        return workflow.note_figure(
            by=here.user, line_id=line_id, text=typed["note"], reason=_reason(request, here)
        )

    return _acted(request, (year, slug, sector), "note", typed, save)


@require_POST
def report_forecast(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Save whether the year's target will be reached."""
    typed = _typed(request, "outlook", "comment", "text")

    def save(here: Here, line_id: int) -> object:
        return workflow.forecast(
            by=here.user,
            line_id=line_id,
            round_id=here.desk.round.pk,
            outlook=typed["outlook"],
            comment=typed["comment"],
            text=typed["text"],
            reason=_reason(request, here),
            version=_number(request.POST.get("version"), 0),
        )

    return _acted(request, (year, slug, sector), "forecast", typed, save)


@require_POST
def report_submit(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Deliver the sector's figures."""
    return _moved(request, (year, slug, sector), workflow.submit, message=request.POST.get("message", ""))


@require_POST
def report_take_back(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Take the submission back before it is decided on."""
    return _moved(request, (year, slug, sector), workflow.take_back)


def _moved(
    request: HttpRequest, where: tuple[int, str, str], move: Callable[..., object], **given: str
) -> HttpResponse:
    here = _at(request, *where)
    one = here.desk.submission
    if one is None or not here.user.has_perm(SUBMIT, one):
        raise PermissionDenied
    try:
        move(
            by=here.user,
            submission_id=one.pk,
            reason=_reason(request, here),
            version=_number(request.POST.get("version"), 0),
            **given,
        )
    except workflow.Refusal as refusal:
        return _page(request, here, status=409, notice=refusal_text(refusal))
    return redirect(report_url(here.desk.round, here.sector))


def _acted(
    request: HttpRequest,
    where: tuple[int, str, str],
    name: str,
    typed: dict[str, str],
    save: Callable[[Here, int], object],
) -> HttpResponse:
    """Carry one act about a row out, and answer with the row."""
    line_id = _line_id(request)
    here = _at(request, *where)
    if here.desk.line(line_id) is None:
        raise Http404
    refused = _tried(lambda: save(here, line_id), name, typed)
    return _row(request, here, line_id, {name: refused} if refused else {})


def _tried(save: Callable[[], object], name: str, typed: Mapping[str, str]) -> Problem | None:
    """Save, or say what was refused. Raises PermissionDenied and Http404 where that is why."""
    try:
        save()
    except workflow.NotAllowed as refusal:
        raise PermissionDenied from refusal
    except workflow.Stale as stale:
        told = refusal_text(stale, typed.get("text", typed.get("cause", "")))
        return Problem(name, told, typed, stale.written, stale.current)
    except workflow.NotFound as refusal:
        return Problem(name, refusal_text(refusal), typed)
    except workflow.Refusal as refusal:
        return Problem(name, refusal_text(refusal, typed.get("text", "")), typed)
    return None


def _row(request: HttpRequest, here: Here, line_id: int, problems: dict[str, Problem]) -> HttpResponse:
    """The row and what is left, for the script; the page again for those without one."""
    told = {line_id: problems} if problems else {}
    if request.headers.get("Accept") != "application/json":
        if problems:
            return _page(request, here, told, status=409)
        return redirect(f"{report_url(here.desk.round, here.sector)}#r{line_id}")
    page = report_page(
        here.again(),
        problems=told,
        reason=request.session.get(REASON, ""),
        reader=here.user.pk,
        unfolded=None if problems else line_id,
    )
    row = next(row for group in page.groups for row in group.rows if row.id == line_id)
    shown: dict[str, Any] = {"page": page, "row": row}
    problem = next(iter(problems.values()), None)
    return JsonResponse(
        {
            "saved": problem is None,
            "message": problem.message if problem else "",
            "stands": problem.stands if problem else None,
            "version": problem.version if problem else 0,
            "row": render_to_string("reporting/page.html#row", shown, request),
            "left": render_to_string("reporting/page.html#left", shown, request),
            "finish": render_to_string("reporting/page.html#finish", shown, request),
        }
    )


def _reason(request: HttpRequest, here: Here) -> str:
    """Why somebody enters on another's behalf; kept for the rest of the session."""
    if not here.desk.on_behalf:
        return ""
    told = request.POST.get("why", "").strip()[:500]
    if told and request.session.get(REASON) != told:
        request.session[REASON] = told
    return told or str(request.session.get(REASON, ""))


def _typed(request: HttpRequest, *names: str) -> dict[str, str]:
    return {name: request.POST.get(name, "")[:LONGEST] for name in names}


def _line_id(request: HttpRequest) -> int:
    return _number(request.POST.get("line"), 0)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _period(code: str) -> Period | None:
    try:
        return period_of(code)
    except ValueError:
        return None


def _day(text: str) -> date:
    """A day as a date field sends it or as people write it. Raises Invalid."""
    told = text.strip()
    for shape in (told, "-".join(reversed(told.split(".")))):
        parts = shape.split("-")
        if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts):
            try:
                return date(*(int(part) for part in parts))
            except ValueError:
                break
    raise workflow.Invalid({"due": [gettext("Skriv fristen som dd.mm.åååå, for eksempel 30.06.2026.")]})
