"""The proof-reader: what it remarks upon in a year, answers to it, and a text from elsewhere."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import selectors, values, workflow
from indicators.forms.proof import ProofAnswerForm, ProofTextForm
from indicators.presentation.report.proofreading import GROUPS, STATES, proof_page, text_lines
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.report.proofreading import proof as read_proof

from .query_params import choice, reader, reads


@require_safe
def proof_now(request: HttpRequest) -> HttpResponse:
    """Lead to the year that is reported or was last closed."""
    year = selectors.default_year(reader(request))
    if year is None:
        return redirect("proof_text")
    return redirect("proof", year=year)


@require_safe
@reads("gruppe", "vis")
def proof(request: HttpRequest, year: int) -> HttpResponse:
    """The remarks on a year."""
    view = read_proof(reader(request), year)
    if view is None:
        raise Http404
    group = choice(request.GET, "gruppe", {one: one for one in GROUPS}) or ""
    state = choice(request.GET, "vis", {one: one for one in STATES}) or "apne"
    return render(request, "proof/page.html", {"page": proof_page(view, group=group, state=state)})


@require_POST
def proof_answer(request: HttpRequest, year: int) -> HttpResponse:
    """Say that something is meant as it stands."""
    form = ProofAnswerForm(request.POST)
    if not form.is_valid():
        for field in form.errors.values():
            messages.error(request, " ".join(str(error) for error in field))
        return _back(request, year)
    try:
        workflow.answer_proof(by=reader(request), year=year, **form.cleaned_data)
    except workflow.NotAllowed as refused:
        raise PermissionDenied from refused
    except workflow.Refusal as refusal:
        messages.error(request, refusal_text(refusal))
    else:
        messages.success(request, gettext("Svaret er lagret. Merknaden er besvart."))
    return _back(request, year)


@require_POST
def proof_anew(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Take an answer back."""
    try:
        workflow.ask_proof_anew(by=reader(request), pk=pk)
    except workflow.NotAllowed as refused:
        raise PermissionDenied from refused
    except workflow.NotFound as missing:
        raise Http404 from missing
    messages.success(request, gettext("Svaret er tatt tilbake. Merknaden er åpen igjen."))
    return _back(request, year)


@require_http_methods(["GET", "HEAD", "POST"])
def proof_text(request: HttpRequest) -> HttpResponse:
    """Read a text from elsewhere; nothing of it is stored."""
    sent = request.POST if request.method == "POST" else None
    form = ProofTextForm(sent, initial={"year": selectors.default_year(reader(request))})
    found = None
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        found = text_lines(values.read_typed_report(given["text"].replace("\r\n", "\n"), given["year"]))
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "proof/text.html", {"form": form, "found": found}, status=status)


def _back(request: HttpRequest, year: int) -> HttpResponse:
    """To the list as it was narrowed."""
    came_from = request.POST.get("here", "")
    own = url_has_allowed_host_and_scheme(came_from, allowed_hosts=None) and came_from.startswith(
        "/korrektur/"
    )
    return redirect(came_from) if own else redirect("proof", year=year)
