"""Pasting a block from a spreadsheet: what it would do, and then all of it as one act."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from indicators import workflow
from indicators.forms.report_pasting import BlockForm, FiguresForm
from indicators.presentation.reporting.page import report_page
from indicators.presentation.reporting.pasting import pasting_page
from indicators.selectors.reporting.pasting import pasting_plan

from .place import Place, place_of, refused

PASTED = "Limt inn i rapporteringen, %d felt"
UNDONE = "Angret innliming i rapporteringen, %d felt"


@require_POST
def report_block(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Say what pasting a block would do. Nothing is written."""
    here = place_of(request, (year, slug, sector))
    form = BlockForm(request.POST)
    if not form.is_valid():
        if "block" not in form.errors:
            raise Http404
        return JsonResponse({"saved": False, "message": " ".join(map(str, form.errors["block"]))})
    given = form.cleaned_data
    plan = pasting_plan(
        here.desk,
        given["block"],
        line_id=given["line"],
        period=given["period"],
        column=given["column"],
        empty=given["empty"],
    )
    if plan is None:
        raise Http404
    page = pasting_page(plan, empty=given["empty"])
    html = render_to_string("reporting/pasting.html", {"pasting": page}, request)
    return JsonResponse({"saved": False, "message": "", "html": html, "figures": page.cells})


@require_POST
def report_paste(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Save all figures of a paste, or none; and answer with their rows."""
    here = place_of(request, (year, slug, sector))
    form = FiguresForm(request.POST)
    if not form.is_valid():
        message = " ".join(str(one) for errors in form.errors.values() for one in errors)
        return JsonResponse({"saved": False, "message": message})
    figures = form.cleaned_data["figures"]
    periods = here.desk.asked.periods
    if any(here.desk.line(one.line_id) is None or one.period not in periods[one.line_id] for one in figures):
        raise Http404

    def save() -> object:
        if here.desk.on_behalf and not here.reason:
            raise workflow.NeedsReason
        said = (UNDONE if form.cleaned_data["undone"] else PASTED) % len(figures)
        reason = f"{here.reason} ({said})" if here.reason else said
        return workflow.paste_results(by=here.user, figures=figures, reason=reason)

    problem = refused(save, "paste", {})
    refusal = problem.message if problem else None
    return JsonResponse(_answer(request, here, {one.line_id for one in figures}, refusal))


def _answer(request: HttpRequest, here: Place, line_ids: set[int], refusal: str | None) -> dict[str, Any]:
    """The rows as they stand now, and what is left."""
    page = report_page(here.report(after_saving=True, only=line_ids), reason=here.reason, reader=here.user.pk)
    rows = [row for group in page.groups for row in group.rows]
    message = f"{refusal} {gettext('Ingenting ble limt inn.')}" if refusal else ""
    return {
        "saved": refusal is None,
        "message": message,
        "rows": [
            render_to_string("reporting/page.html#row", {"page": page, "row": row}, request) for row in rows
        ],
        **{
            name: render_to_string(f"reporting/page.html#{name}", {"page": page}, request)
            for name in ("left", "finish")
        },
    }
