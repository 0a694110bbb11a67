"""How the reports of a year are laid out: chosen on a page, with the contents that follow beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from indicators import workflow
from indicators.forms.layouts import LayoutForm, initial, no_chapter_left, typed_chapters
from indicators.forms.optimistic_lock import with_value
from indicators.models import User
from indicators.permissions import KEEP_CHAPTERS
from indicators.presentation.wording.refusals import refusal_text
from indicators.reports.building import outline
from indicators.reports.layout_page import ChapterLine, chapter_lines, contents_of
from indicators.reports.material import KIND_WORDS, Kind
from indicators.selectors.report.layouts import years_laid_out
from indicators.selectors.report.rows import ReportChoices, report_choices
from indicators.values.layouts import Layout, Placed, ReportKind, moved

from .query_params import UnknownChoiceError, choice, explained, reader, reads

KINDS = {kind.value: kind for kind in Kind}
MOVES = {"opp": True, "ned": False}


@require_http_methods(["GET", "HEAD", "POST"])
@reads("type", "flyttet")
def report_layout(request: HttpRequest, year: int) -> HttpResponse:
    """The choices of one kind of report, and its contents; a button that moves a chapter saves all."""
    by, kind, choices = _asked(request, year)
    stands = choices.layouts.of(kind)
    usual = {one.key: one.title for one in outline(kind, choices, stands).usual}
    version = choices.layouts.versions.get(kind, 0)
    if request.method != "POST":
        lines = chapter_lines(stands.over(tuple(usual)), usual)
        return _show(request, choices, kind, LayoutForm(initial=initial(stands, version)), lines, stands)
    typed, faults = typed_chapters(request.POST, usual)
    typed, at = _after_move(request.POST.get("do", ""), typed)
    form = LayoutForm(request.POST)
    if form.is_valid() and not faults and any(one.shown for one in typed):
        usual_again = request.POST.get("do") == "vanlig"
        layout = Layout() if usual_again else form.layout(stands, typed, tuple(usual))
        try:
            return _keep(request, by, year, kind, layout, at, form.cleaned_data["seen"])
        except workflow.Stale as stale:
            form.data = with_value(form.data, "seen", stale.current)
            form.refuse(refusal_text(stale))
        except workflow.Refusal as refusal:
            form.take(refusal)
    elif not any(one.shown for one in typed):
        form.refuse(no_chapter_left())
    raw = {one.key: request.POST.get(f"tittel-{one.key}", "") for one in typed}
    lines = chapter_lines(typed, usual, raw, {key: refusal_text(one) for key, one in faults.items()})
    return _show(request, choices, kind, form, lines, stands)


@require_POST
@explained
def report_layout_copy(request: HttpRequest, year: int) -> HttpResponse:
    """Lay the report out as another year's."""
    by, kind, choices = _asked(request, year)
    years = {str(one): one for one in years_laid_out(kind, year)}
    from_year = choice(request.POST, "fra", years)
    if from_year is None:
        raise UnknownChoiceError("fra", "", years)
    seen = request.POST.get("seen", "")
    try:
        workflow.copy_layout(
            by=by, year=year, kind=kind, from_year=from_year, version=int(seen) if seen.isdecimal() else None
        )
    except workflow.Refusal as refusal:
        messages.error(request, refusal_text(refusal))
    else:
        told = gettext("Oppsettet er hentet fra %(year)d. Se over årstall i egne titler.")
        messages.success(request, told % {"year": from_year})
    return redirect(f"{reverse('report_layout', args=[choices.facts.year])}?type={kind}")


def _asked(request: HttpRequest, year: int) -> tuple[User, ReportKind, ReportChoices]:
    """Who keeps the report, its kind, and the year. Raises PermissionDenied, Http404, UnknownChoiceError."""
    by = reader(request)
    if not by.has_perm(KEEP_CHAPTERS):
        raise PermissionDenied
    kind = choice(request.GET, "type", KINDS) or Kind.ARSMELDING
    try:
        return by, kind, report_choices(year)
    except LookupError as error:
        raise Http404 from error


def _after_move(wanted: str, typed: tuple[Placed, ...]) -> tuple[tuple[Placed, ...], str]:
    """The chapters after the button that was used (``opp:vedtak``), and where the reader goes on."""
    word, _sign, key = wanted.partition(":")
    if word not in MOVES:
        return typed, ""
    try:
        return moved(typed, key, up=MOVES[word]), f"{word}:{key}"
    except KeyError as error:
        raise Http404 from error


def _keep(
    request: HttpRequest,
    by: User,
    year: int,
    kind: ReportKind,
    layout: Layout,
    at: str,
    seen: int | None = None,
) -> HttpResponse:
    workflow.keep_layout(by=by, year=year, kind=kind, layout=layout, version=seen)
    address = f"{reverse('report_layout', args=[year])}?type={kind}"
    if at:
        return redirect(f"{address}&flyttet={at}")  # a fragment would keep the focus from the button
    messages.success(request, gettext("Oppsettet er lagret."))
    return redirect(address)


def _show(
    request: HttpRequest,
    choices: ReportChoices,
    kind: ReportKind,
    form: LayoutForm,
    lines: tuple[ChapterLine, ...],
    stands: Layout,
) -> HttpResponse:
    year = choices.facts.year
    page: Mapping[str, Any] = {
        "year": year,
        "kind": kind,
        "kind_word": KIND_WORDS[kind],
        "kinds": [(one, KIND_WORDS[one]) for one in Kind],
        "form": form,
        "lines": lines,
        "contents": contents_of(outline(kind, choices, stands).chapters),
        "others": years_laid_out(kind, year),
        "version": choices.layouts.versions.get(kind, 0),
        "chosen": stands != Layout(),
        "moved": request.GET.get("flyttet", ""),
    }
    return render(request, "reports/layout.html", page)
