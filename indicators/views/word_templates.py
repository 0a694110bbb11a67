"""The template of the report's Word file: the municipality's own is uploaded, chosen and taken away here."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import exports, workflow
from indicators.forms.optimistic_lock import with_value
from indicators.forms.word_templates import ChosenTemplateForm, TemplateForm
from indicators.models import User
from indicators.permissions import KEEP_CHAPTERS
from indicators.presentation.report.files import size_words
from indicators.presentation.wording.refusals import refusal_text
from indicators.reports.files import WORD_TYPE
from indicators.selectors.report.word_templates import (
    TemplateAlteredError,
    template_file,
    template_in_force,
    templates,
)

from .query_params import reader


@require_http_methods(["GET", "HEAD", "POST"])
def word_template(request: HttpRequest) -> HttpResponse:
    """The templates, and the form that takes a new one."""
    by = _keeper(request)
    current = next((one.pk for one in templates() if one.in_force), 0)
    if request.method != "POST":
        return _show(request, TemplateForm(initial={"seen": current}))
    form = TemplateForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            workflow.keep_word_template(
                by=by, name=file.name, content=form.content, version=form.cleaned_data["seen"]
            )
        except workflow.Stale:
            form.data = with_value(form.data, "seen", current)
            form.refuse(gettext("En kollega har valgt en annen mal i mellomtiden. Ingenting er lagret."))
        except workflow.Refusal as refusal:
            form.take(refusal, otherwise="file")
        else:
            messages.success(request, gettext("Malen er tatt i bruk. Word-filer lages med den fra nå av."))
            return redirect("word_template")
    return _show(request, form)


@require_POST
def word_template_choose(request: HttpRequest) -> HttpResponse:
    """Use a template that was uploaded before, or the program's own."""
    by = _keeper(request)
    form = ChosenTemplateForm(request.POST)
    if not form.is_valid():
        raise Http404
    given = form.cleaned_data
    try:
        workflow.choose_word_template(by=by, pk=given["template"] or None, version=given["seen"])
    except workflow.NotFound as missing:
        raise Http404 from missing
    except workflow.Stale:
        messages.error(
            request, gettext("En kollega har valgt en annen mal i mellomtiden. Ingenting er gjort.")
        )
    except workflow.Refusal as refusal:
        messages.error(request, refusal_text(refusal))
    else:
        told = (
            gettext("Malen er tatt i bruk.")
            if given["template"]
            else gettext("Programmets egen mal er tatt i bruk.")
        )
        messages.success(request, told)
    return redirect("word_template")


@require_safe
def word_template_download(request: HttpRequest, pk: int) -> HttpResponse:
    """A template as it was uploaded. Raises Http404 where there is none."""
    _keeper(request)
    try:
        found = template_file(pk)
    except TemplateAlteredError:
        messages.error(request, _altered())
        return redirect("word_template")
    if found is None:
        raise Http404
    return _answer(*found)


@require_safe
def word_template_own(request: HttpRequest) -> HttpResponse:
    """The program's own template: what a municipality may begin with."""
    from indicators.reports.word.template import own_template  # the library is loaded where it is used

    _keeper(request)
    return _answer(exports.file_name("malekort-mal", ending="docx"), own_template())


def _answer(name: str, content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=WORD_TYPE)
    answer["Content-Disposition"] = exports.disposition(name)
    add_never_cache_headers(answer)
    return answer


def _show(request: HttpRequest, form: TemplateForm) -> HttpResponse:
    from indicators.reports.word.styles import PARAGRAPHS, TABLE
    from indicators.reports.word.template import WORDS

    rows = templates()
    current = next((one for one in rows if one.in_force), None)
    page = {
        "form": form,
        "seen": current.pk if current else 0,
        "rows": [(one, size_words(one.size)) for one in rows],
        "current": current,
        "lacking": {"altered": "", "missing": (), "unknown": ()} | _lacking(),
        "words": WORDS,
        "styles": [(name, looks.names) for name, looks in PARAGRAPHS.items()] + [(TABLE, ())],
    }
    return render(request, "reports/word_template.html", page)


def _lacking() -> dict[str, object]:
    """What the template in force lacks, or that it was altered."""
    from indicators.reports.word.trying import tried

    try:
        content = template_in_force()
    except TemplateAlteredError:
        return {"altered": _altered()}
    found = None if content is None else tried(content)
    return {} if found is None else {"missing": found.missing, "unknown": found.unknown}


def _altered() -> str:
    return gettext(
        "Filen i databasen er ikke den som ble lastet opp, og brukes ikke. Last opp malen på nytt, og meld "
        "fra til den som drifter programmet."
    )


def _keeper(request: HttpRequest) -> User:
    """Who keeps the report. Raises PermissionDenied for anybody else."""
    by = reader(request)
    if not by.has_perm(KEEP_CHAPTERS):
        raise PermissionDenied
    return by
