"""The free chapters of the annual report: their list, reading one, and writing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import selectors, workflow
from indicators.forms.chapters import ChapterForm, NewChapterForm, SeenActForm
from indicators.forms.optimistic_lock import with_value
from indicators.models import User
from indicators.permissions import KEEP_CHAPTERS
from indicators.presentation.report.chapters import KEPT_ELSEWHERE, chapter_parts
from indicators.presentation.report.pictures import picture_lines
from indicators.presentation.wording.mentions import PART_CHOICES, mention_options
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.report.chapters import ChapterRow, chapter_years, chapters, withdrawn_chapters
from indicators.selectors.report.mentions import lines_to_mention
from indicators.selectors.report.pictures import pictures_of

from .query_params import reader


@require_safe
def chapters_now(request: HttpRequest) -> HttpResponse:
    """Lead to the chapters of the newest year that has any, else of the year that is read."""
    by = reader(request)
    years = chapter_years()
    year = years[0] if years else selectors.default_year(by)
    if year is None:
        return render(request, "board/empty.html", {"place": gettext("Kapitler")})
    return redirect("chapters", year=year)


@require_safe
def chapters_year(request: HttpRequest, year: int) -> HttpResponse:
    """The chapters of a year in their order, with what is ready and what is a draft."""
    return _list(request, year)


@require_POST
def chapter_new(request: HttpRequest, year: int) -> HttpResponse:
    """Add a chapter, last under what it stands under."""
    by = _keeper(request)
    form = _new_form(chapters(by, year), request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = workflow.save_chapter(
                by=by,
                year=year,
                values={"title": given["title"]},
                parent_id=int(given["parent"]) if given["parent"] else None,
                once=given["once"],
            )
        except workflow.NotFound as missing:
            raise Http404 from missing
        except workflow.Refusal as refusal:
            form.take(refusal, otherwise="title")
        else:
            return redirect("chapter", year=year, code=made.code)
    return _list(request, year, form)


@require_POST
def chapters_copy(request: HttpRequest, year: int) -> HttpResponse:
    """Give the year the headings of the year before."""
    by = _keeper(request)
    try:
        made = workflow.copy_chapters(by=by, year=year)
    except workflow.NotFound:
        messages.error(request, gettext("Året før har ingen kapitler."))
    else:
        told = ngettext("%(count)d kapittel er hentet.", "%(count)d kapitler er hentet.", made)
        see = gettext("Se over årstallene i overskriftene.")
        messages.success(request, f"{told % {'count': made}} {see}" if made else told % {"count": made})
    return redirect("chapters", year=year)


@require_POST
def chapter_act(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Move a chapter up or down, withdraw it, or put it back."""
    by = _keeper(request)
    form = SeenActForm(request.POST)
    if not form.is_valid():
        raise Http404
    given: dict[str, Any] = {"by": by, "year": year, "pk": pk, "version": form.cleaned_data["seen"]}
    wanted = form.cleaned_data["do"]
    try:
        if wanted in ("opp", "ned"):
            workflow.move_chapter(**given, up=wanted == "opp")
        elif wanted in ("trekk", "hent"):
            workflow.withdraw_chapter(**given, withdrawn=wanted == "trekk")
        else:
            raise Http404
    except workflow.NotFound as missing:
        raise Http404 from missing
    except workflow.Stale:
        messages.error(request, gettext("En kollega har endret kapitlet i mellomtiden. Ingenting er gjort."))
    except workflow.Refusal as refusal:
        messages.error(request, refusal_text(refusal))
    return redirect("chapters", year=year)


@require_http_methods(["GET", "HEAD", "POST"])
def chapter(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """One chapter: the text, and for those who write it the form with how it will look."""
    by = reader(request)
    found = next((one for one in chapters(by, year) if one.row.code == code), None)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _show(request, found, _form(by, found) if found.may_write else None)
    if not found.may_write:
        raise PermissionDenied
    form = _form(by, found, request.POST)
    if "preview" in request.POST:
        return _show(request, found, form, previewed=True)
    if form.is_valid():
        try:
            workflow.save_chapter(
                by=by, year=year, pk=found.row.pk, values=form.columns, version=form.cleaned_data["seen"]
            )
        except workflow.NotFound as missing:
            raise Http404 from missing
        except workflow.Stale as stale:
            form.data = with_value(form.data, "seen", stale.current)
            return _show(request, found, form, stands=stale.written)
        except workflow.Refusal as refusal:
            form.take(refusal, otherwise="text")
        else:
            messages.success(request, gettext("Kapitlet er lagret."))
            return redirect("chapter", year=year, code=code)
    return _show(request, found, form)


def _form(by: User, found: ChapterRow, data: Any = None) -> ChapterForm:
    columns = ("title", "kind", "text", "responsible", "state", "pictures_missing")
    initial = {name: getattr(found.row, name) for name in columns} | {"seen": found.row.version}
    lacks = found.row.pictures_missing
    return ChapterForm(data, initial=initial, keeps=by.has_perm(KEEP_CHAPTERS), lacks_pictures=lacks)


def _show(
    request: HttpRequest,
    found: ChapterRow,
    form: ChapterForm | None,
    *,
    previewed: bool = False,
    stands: str | None = None,
) -> HttpResponse:
    """The chapter; ``stands`` is what a colleague saved meanwhile."""
    typed = form is not None and form.is_bound
    text = str(form["text"].value() or "") if typed and form is not None else found.row.text
    every = pictures_of([found.row.pk], withdrawn=form is not None)[found.row.pk]
    standing = {number: row for number, row in every.items() if not row.withdrawn}
    page = {
        "found": found,
        "year": found.row.year,
        "form": form,
        "parts": chapter_parts(text, found.row.year, standing),
        "pictures": picture_lines(standing.values(), found.row.year, found.row.text),
        "taken_away": [row for row in every.values() if row.withdrawn],
        "elsewhere": KEPT_ELSEWHERE.get(found.row.kind),  # type: ignore[call-overload]
        "previewed": previewed,
        "stands": stands,
        "refused": typed and not previewed,
        "mentions": mention_options(lines_to_mention(found.row.year)) if form is not None else (),
        "mention_parts": PART_CHOICES,
    }
    return render(request, "chapters/chapter.html", page)


def _list(request: HttpRequest, year: int, form: NewChapterForm | None = None) -> HttpResponse:
    by = reader(request)
    rows = chapters(by, year)
    years = chapter_years()
    keeps = by.has_perm(KEEP_CHAPTERS)
    if not (keeps or rows or year in years):
        raise Http404
    page = {
        "year": year,
        "years": sorted({*years, year}, reverse=True),
        "rows": rows,
        "keeps": keeps,
        "withdrawn": withdrawn_chapters(by, year),
        "may_copy": keeps and year - 1 in years,
        "form": form or (_new_form(rows) if keeps else None),
    }
    return render(request, "chapters/page.html", page)


def _new_form(rows: tuple[ChapterRow, ...], data: Any = None) -> NewChapterForm:
    parents = [(str(one.row.pk), f"{one.number} {one.row.title}") for one in rows if one.level == 1]
    return NewChapterForm(data, parents=parents)


def _keeper(request: HttpRequest) -> User:
    """Who keeps the chapters. Raises PermissionDenied for anybody else."""
    by = reader(request)
    if not by.has_perm(KEEP_CHAPTERS):
        raise PermissionDenied
    return by
