"""The pictures of the annual report's chapters: sent in, described, placed, taken away, and shown."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from indicators import workflow
from indicators.forms.optimistic_lock import with_value
from indicators.forms.pictures import PictureActForm, PictureForm
from indicators.jobs import editions as jobs
from indicators.models import ChapterPicture
from indicators.presentation.report.pictures import picture_line, place_options
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.report.chapters import ChapterRow, chapters
from indicators.selectors.report.kept_files import content_of
from indicators.selectors.report.pictures import pictures_of, visible_picture
from indicators.values.texts.pictures import ENDINGS
from indicators.values.texts.text_placeholders import place_in

from .editions import found_edition, found_proposal
from .query_params import explained, moment, reader


@require_http_methods(["GET", "HEAD", "POST"])
def chapter_picture_new(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Set a new picture into a chapter."""
    found = _written(request, year, code)
    if request.method != "POST":
        return _show(request, found, _form(found))
    form = _form(found, None, request.POST, request.FILES)
    if form.is_valid() and form.picture is not None:
        try:
            workflow.add_picture(
                **_of(request, found),
                file=form.picture,
                values=form.columns,
                after=form.place,
                chapter_version=form.cleaned_data["text_seen"],
                once=form.cleaned_data["once"],
            )
        except workflow.NotFound as missing:
            raise Http404 from missing
        except workflow.Stale:
            _text_changed(form, found)
        except workflow.Refusal as refusal:
            form.take(refusal, otherwise="file")
        else:
            messages.success(request, gettext("Bildet er satt inn."))
            return redirect("chapter", year=year, code=code)
    form.ask_for_file_again()
    return _show(request, found, form)


@require_http_methods(["GET", "HEAD", "POST"])
def chapter_picture(request: HttpRequest, year: int, code: str, number: int) -> HttpResponse:
    """One picture: what is said of it, its place, another file in its stead; or it is moved or taken away."""
    found = _written(request, year, code)
    row = pictures_of([found.row.pk], withdrawn=True)[found.row.pk].get(number)
    if row is None:
        raise Http404
    if request.method == "POST" and "do" in request.POST:
        return _act(request, found, row)
    if row.withdrawn:
        raise Http404
    if request.method != "POST":
        return _show(request, found, _form(found, row), row)
    form = _form(found, row, request.POST, request.FILES)
    if form.is_valid():
        try:
            workflow.change_picture(
                **_of(request, found),
                number=number,
                file=form.picture,
                values=form.columns,
                after=form.place,
                version=form.cleaned_data["seen"] or 0,
                chapter_version=form.cleaned_data["text_seen"],
            )
        except workflow.NotFound as missing:
            raise Http404 from missing
        except workflow.Stale as stale:
            return _stale(request, found, form, row, stale)
        except workflow.Refusal as refusal:
            form.take(refusal, otherwise="alt")
        else:
            messages.success(request, gettext("Bildet er lagret."))
            return redirect("chapter", year=year, code=code)
    form.ask_for_file_again()
    return _show(request, found, form, row)


def _act(request: HttpRequest, found: ChapterRow, row: ChapterPicture) -> HttpResponse:
    form = PictureActForm(request.POST)
    if not form.is_valid():
        raise Http404
    given = form.cleaned_data
    of = _of(request, found) | {"number": row.number}
    try:
        if given["do"] in ("opp", "ned"):
            workflow.move_picture(**of, up=given["do"] == "opp", version=given["text_seen"])
        else:
            workflow.withdraw_picture(**of, withdrawn=given["do"] == "trekk", version=given["seen"])
    except workflow.NotFound as missing:
        raise Http404 from missing
    except workflow.Stale:
        messages.error(request, gettext("En kollega har endret kapitlet i mellomtiden. Ingenting er gjort."))
    except workflow.Refusal as refusal:
        messages.error(request, refusal_text(refusal))
    return redirect("chapter", year=found.row.year, code=found.row.code)


def _stale(
    request: HttpRequest, found: ChapterRow, form: PictureForm, row: ChapterPicture, stale: workflow.Stale
) -> HttpResponse:
    """Show what a colleague saved meanwhile beside what was typed."""
    now = chapter_row(request, found.row.year, found.row.code)
    if now.row.version != form.cleaned_data["text_seen"] and form.cleaned_data["seen"] == row.version:
        _text_changed(form, now)
        stands = None
    else:
        form.data = with_value(form.data, "seen", stale.current)
        stands = stale.written
    form.ask_for_file_again()
    return _show(request, now, form, row, stands=stands)


def _text_changed(form: PictureForm, found: ChapterRow) -> None:
    form.data = with_value(form.data, "text_seen", found.row.version)
    form.refuse(gettext("En kollega har endret teksten i mellomtiden. Velg plassen på nytt."), "after")


def chapter_row(request: HttpRequest, year: int, code: str) -> ChapterRow:
    """A chapter that the reader reads. Raises Http404 for any other."""
    found = next((one for one in chapters(reader(request), year) if one.row.code == code), None)
    if found is None:
        raise Http404
    return found


def _written(request: HttpRequest, year: int, code: str) -> ChapterRow:
    """A chapter that the reader writes. Raises Http404, and PermissionDenied for one that is only read."""
    found = chapter_row(request, year, code)
    if not found.may_write:
        raise PermissionDenied
    return found


def _of(request: HttpRequest, found: ChapterRow) -> dict[str, Any]:
    return {"by": reader(request), "year": found.row.year, "chapter_id": found.row.pk}


def _form(
    found: ChapterRow, row: ChapterPicture | None = None, data: Any = None, files: Any = None
) -> PictureForm:
    text = found.row.text
    places = place_options(text, row.number if row else None)
    stands = place_in(text, row.number) if row else None
    last = places[-1][0]
    initial: dict[str, Any] = {
        "after": last if stands is None else str(stands),
        "text_seen": found.row.version,
    }
    if row is not None:
        names = ("alt", "decorative", "caption", "credit")
        initial |= {name: getattr(row, name) for name in names} | {"seen": row.version}
    return PictureForm(data, files, initial=initial, places=places, replaces=row is not None)


def _show(
    request: HttpRequest,
    found: ChapterRow,
    form: PictureForm,
    row: ChapterPicture | None = None,
    *,
    stands: str | None = None,
) -> HttpResponse:
    """The page; ``stands`` is what a colleague saved meanwhile."""
    page = {
        "found": found,
        "year": found.row.year,
        "form": form,
        "line": picture_line(row, found.row.year) if row else None,
        "stands": stands,
    }
    return render(request, "chapters/picture.html", page)


@require_safe
@explained
def picture(request: HttpRequest, year: int, digest: str) -> HttpResponse:
    """The file of a picture, for whoever reads the chapter that it stands in."""
    row = visible_picture(reader(request), year, digest, at=moment(request.GET.get("pa", "")))
    if row is None:
        raise Http404
    return _file(row.sha256, row.media)


@require_safe
@explained
def edition_picture(request: HttpRequest, year: int, number: int, digest: str) -> HttpResponse:
    """The file of a picture that an edition was published with."""
    row, _rows = found_edition(request, year, number)
    return _frozen(row.document, digest)


@require_safe
def proposal_picture(request: HttpRequest, pk: int, digest: str) -> HttpResponse:
    """The file of a picture of what is proposed."""
    return _frozen(found_proposal(request, pk).document, digest)


def _frozen(document: str, digest: str) -> HttpResponse:
    media = jobs.frozen_pictures(document).get(digest)
    if media is None:
        raise Http404
    return _file(digest, media)


def _file(digest: str, media: str) -> HttpResponse:
    answer = HttpResponse(content_of(digest), content_type=media)
    answer["Content-Disposition"] = f'inline; filename="bilde-{digest[:8]}.{ENDINGS[media]}"'
    answer["Cache-Control"] = "no-store"
    return answer
