"""Delivering a sector's figures, and taking them back."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from indicators import workflow
from indicators.forms.report import SeenForm
from indicators.permissions import ASK_REOPENING, SUBMIT
from indicators.presentation.wording.refusals import refusal_text

from .place import Address, page_answer, place_of


@require_POST
def report_submit(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Deliver the sector's figures."""
    return _moved(request, (year, slug, sector), workflow.submit, message=request.POST.get("message", ""))


@require_POST
def report_take_back(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Take the submission back before it is decided on."""
    return _moved(request, (year, slug, sector), workflow.take_back)


@require_POST
def report_ask_reopening(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Ask for what was approved or closed to be opened again."""
    here = place_of(request, (year, slug, sector))
    one, why = here.desk.submission, request.POST.get("reopening", "")
    if one is None or not here.user.has_perm(ASK_REOPENING, one):
        raise PermissionDenied
    try:
        workflow.ask_reopening(by=here.user, submission_id=one.pk, reason=why)
    except workflow.Refusal as refusal:
        return page_answer(request, here, status=409, notice=refusal_text(refusal), reopening=why)
    return redirect(here.url())


def _moved(request: HttpRequest, address: Address, move: Callable[..., object], **given: str) -> HttpResponse:
    here = place_of(request, address)
    one = here.desk.submission
    if one is None or not here.user.has_perm(SUBMIT, one):
        raise PermissionDenied
    seen = SeenForm.read(request.POST.get("version"), 0)
    try:
        move(by=here.user, submission_id=one.pk, reason=here.reason, version=seen, **given)
    except workflow.Refusal as refusal:
        typed = given.get("message", "")
        return page_answer(request, here, status=409, notice=refusal_text(refusal), message=typed)
    return redirect(here.url())
