"""Where in Rapportering a request is: the person, the address and the desk; and what is answered there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from indicators import workflow
from indicators.forms.report import BehalfForm, SeenForm
from indicators.models import User
from indicators.presentation.reporting.page import report_page
from indicators.presentation.reporting.reopening import reopening_view
from indicators.presentation.reporting.rounds import report_url
from indicators.presentation.reporting.rows import Problem
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.reporting.comments import area_comments
from indicators.selectors.reporting.grid import ROUND_SLUGS, Report, ReportingScope, report, reporting_scope
from indicators.selectors.reporting.reopening import reopening_status
from indicators.selectors.reporting.responsible import responsibles
from indicators.views.query_params import reader

type Address = tuple[int, str, str]
"""Year, round and sector as the address names them."""
type Problems = Mapping[int, Mapping[str, Problem]]


@dataclass(frozen=True, slots=True)
class Place:
    """The person, the address and the desk that is there; ``reason``: why on another's behalf."""

    user: User
    year: int
    kind: str
    sector: str
    desk: ReportingScope
    reason: str

    def report(self, *, after_saving: bool = False, only: Collection[int] | None = None) -> Report:
        """The grid as it stands, or one line of it; ``after_saving`` reads the desk anew."""
        here = _desk(self.user, self.year, self.kind, self.sector) if after_saving else self.desk
        return report(here, only)

    def url(self, name: str = "reporting_sector") -> str:
        """The address of the grid, or of one of its acts."""
        return report_url(self.desk.round, self.sector, name)


def place_of(request: HttpRequest, address: Address) -> Place:
    """Find where a request is. Raises Http404 where there is no such grid for the person."""
    year, slug, sector = address
    if slug not in ROUND_SLUGS:
        raise Http404
    user, kind = reader(request), ROUND_SLUGS[slug]
    here = _desk(user, year, kind, sector)
    return Place(user, year, kind, sector, here, _reason(request, here))


def _desk(user: User, year: int, kind: str, sector: str) -> ReportingScope:
    found = reporting_scope(user, year, kind, sector)
    if found is None:
        raise Http404
    return found


def _reason(request: HttpRequest, here: ReportingScope) -> str:
    """Why somebody enters on another's behalf; kept for this sector and round while the session lasts."""
    if not here.on_behalf:
        return ""
    kept_as = f"behalf_reason:{here.round.pk}:{here.sector.pk}"
    form = BehalfForm(request.POST)
    typed = form.cleaned_data["why"] if form.is_valid() else ""
    if typed and request.session.get(kept_as) != typed:
        request.session[kept_as] = typed
    return typed or str(request.session.get(kept_as, ""))


def refused(save: Callable[[], object], name: str, typed: Mapping[str, str]) -> Problem | None:
    """Save, or say what was refused. Raises PermissionDenied where that is why."""
    text = next((typed[name] for name in ("text", "cause", "note", "reply") if name in typed), "")
    try:
        save()
    except workflow.NotAllowed as refusal:
        raise PermissionDenied from refusal
    except workflow.Stale as stale:
        return Problem(name, refusal_text(stale, text), typed, stale.written, stale.current)
    except workflow.NotFound as refusal:
        return Problem(name, refusal_text(refusal), typed)
    except workflow.PastDay as refusal:
        return Problem(name, refusal_text(refusal), typed, past=True)
    except workflow.Refusal as refusal:
        return Problem(name, refusal_text(refusal, typed.get("text", "")), typed)
    return None


def wants_json(request: HttpRequest) -> bool:
    """Whether the script of the grid asks, and not a browser for a page."""
    return request.headers.get("Accept") == "application/json"


def page_answer(
    request: HttpRequest,
    here: Place,
    problems: Problems | None = None,
    status: int = 200,
    notice: str = "",
    reopening: str = "",
    message: str = "",
) -> HttpResponse:
    """The whole grid as a page; ``reopening`` and ``message`` are what was typed in a refused act."""
    page = report_page(
        here.report(after_saving=request.method == "POST"),
        problems=problems,
        reason=here.reason,
        reader=here.user.pk,
        comments=area_comments(here.desk),
        people=responsibles(here.desk),
        same=SeenForm.read(request.GET.get("som"), 0),
        reopening=reopening_view(reopening_status(here.user, here.desk), reopening),
        message=message,
    )
    return render(request, "reporting/page.html", {"page": page, "notice": notice}, status=status)


def row_answer(
    request: HttpRequest, here: Place, line_id: int, problems: Mapping[str, Problem]
) -> HttpResponse:
    """The row and what is left, for the script; the page again for those without one."""
    by_line = {line_id: problems} if problems else {}
    if not wants_json(request):
        if problems:
            return page_answer(request, here, by_line, status=409)
        return redirect(f"{here.url()}#r{line_id}")
    page = report_page(
        here.report(after_saving=True, only={line_id}),
        problems=by_line,
        reason=here.reason,
        reader=here.user.pk,
    )
    shown: dict[str, Any] = {"page": page, "row": page.groups[0].rows[0]}
    problem = next(iter(problems.values()), None)
    return JsonResponse(
        {
            "saved": problem is None,
            "message": problem.message if problem else "",
            "stands": problem.stands if problem else None,
            "version": problem.version if problem else 0,
            "past": problem.past if problem else False,
            **{
                name: render_to_string(f"reporting/page.html#{name}", shown, request)
                for name in ("row", "left", "finish")
            },
        }
    )
