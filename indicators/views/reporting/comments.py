"""What the sector says of its results in an area, written where the figures are."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from indicators import workflow
from indicators.forms.report import CommentForm
from indicators.presentation.reporting.page import report_page
from indicators.presentation.reporting.rows import Problem
from indicators.selectors.reporting.comments import area_comments

from .place import page_answer, place_of, refused, wants_json


@require_POST
def report_comment(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Save a comment on the results in an area: a new one, a changed one, or one that is withdrawn."""
    here = place_of(request, (year, slug, sector))
    areas = {one.area.id for one in area_comments(here.desk)}
    form = CommentForm(request.POST)
    valid = form.is_valid()
    if form.cleaned_data.get("area") not in areas:
        raise Http404
    if valid:
        given = dict(form.cleaned_data)
        problem = refused(
            lambda: workflow.comment_results(
                by=here.user,
                sector_id=here.desk.sector.pk,
                area_id=given["area"],
                year=here.desk.round.year,
                text=given["text"],
                pk=given["pk"],
                version=given["version"],
                withdrawn=given["withdraw"],
                reason=here.reason,
            ),
            form.part,
            form.typed,
        )
    else:
        problem = Problem(form.part, form.refusal, form.typed)
    if not wants_json(request):
        if problem:
            return page_answer(request, here, status=409, notice=problem.message)
        return redirect(f"{here.url()}#kommentar")
    page = report_page(
        here.report(after_saving=True, only=()),
        reason=here.reason,
        reader=here.user.pk,
        comments=area_comments(here.desk),
    )
    return JsonResponse(
        {
            "saved": problem is None,
            "message": problem.message if problem else "",
            "version": problem.version if problem else 0,
            **{
                name: render_to_string(f"reporting/page.html#{name}", {"page": page}, request)
                for name in ("comments", "left", "finish")
            },
        }
    )
