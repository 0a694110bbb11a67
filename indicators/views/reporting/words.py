"""Årets ord: development work and texts about the areas, written beside the grid."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from indicators import workflow
from indicators.forms.words import AreaTextForm, WorkForm
from indicators.presentation.reporting.rows import Problem
from indicators.presentation.reporting.year_texts import words_forms
from indicators.presentation.wording.mentions import PART_CHOICES, mention_options
from indicators.selectors.report.mentions import lines_to_mention
from indicators.selectors.reporting.year_texts import AreaTexts, sector_year_texts

from .place import Place, place_of, refused


@require_http_methods(["GET", "HEAD", "POST"])
def report_words(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Show the sector's words of the year; POST saves one piece of work or one text."""
    here = place_of(request, (year, slug, sector))
    if here.desk.indicator_ids is not None:
        raise Http404
    areas = sector_year_texts(here.desk)
    if request.method != "POST":
        return _answer(request, here, {})
    save = _work if "work" in request.POST else _text
    anchor, problem = save(request, here, areas)
    if problem is not None:
        return _answer(request, here, {anchor: problem}, status=409)
    messages.success(request, gettext("Lagret."))
    return redirect(f"{here.url('report_words')}#{anchor}")


def _work(request: HttpRequest, here: Place, areas: tuple[AreaTexts, ...]) -> tuple[str, Problem | None]:
    form = WorkForm(request.POST)
    valid, number = form.is_valid(), form.cleaned_data.get("work")
    if number not in {one.pk for area in areas for one in area.work}:
        raise Http404

    def save() -> object:
        given = form.cleaned_data
        return workflow.report_work(
            by=here.user,
            work_id=given["work"],
            state=given["state"],
            done=given["text"],
            responsible=given["responsible"],
            version=given["version"],
            reason=here.reason,
        )

    return f"u-{number}", _problem(form, valid=valid, save=save)


def _text(request: HttpRequest, here: Place, areas: tuple[AreaTexts, ...]) -> tuple[str, Problem | None]:
    form = AreaTextForm(request.POST)
    valid, area = form.is_valid(), form.cleaned_data.get("area")
    if area not in {one.id for one in areas}:
        raise Http404

    def save() -> object:
        given = form.cleaned_data
        return workflow.write_area_text(
            by=here.user,
            year=here.desk.round.year,
            area_id=given["area"],
            sector_id=here.desk.sector.pk,
            kind=given["kind"],
            text=given["text"],
            version=given["version"],
            reason=here.reason,
        )

    return f"t-{area}-{form.typed['kind']}", _problem(form, valid=valid, save=save)


def _problem(form: WorkForm | AreaTextForm, *, valid: bool, save: Callable[[], object]) -> Problem | None:
    """Save what is valid, or say what was refused."""
    return refused(save, form.part, form.typed) if valid else Problem(form.part, form.refusal, form.typed)


def _answer(
    request: HttpRequest, here: Place, problems: Mapping[str, Problem], status: int = 200
) -> HttpResponse:
    page = words_forms(here.desk, sector_year_texts(here.desk), problems, reason=here.reason)
    known = {
        one.anchor
        for area in page.areas
        for one in (area.introduction, area.results, area.before, area.after, area.challenges)
    }
    known |= {f"u-{one.pk}" for area in page.areas for one in area.work}
    homeless = [one.message for anchor, one in problems.items() if anchor not in known]
    mentions = () if page.locked else mention_options(lines_to_mention(page.year))
    shown = {"page": page, "notices": homeless, "mentions": mentions, "mention_parts": PART_CHOICES}
    return render(request, "reporting/words.html", shown, status=status)
