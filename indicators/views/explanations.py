"""Asking a sector to explain a delivered line, answering it, and withdrawing what was asked."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from indicators import workflow
from indicators.presentation.approval.decision import Typed
from indicators.presentation.letters.notices import explanation_letter
from indicators.presentation.lines.row_views import line_url
from indicators.presentation.navigation.approval_addresses import sector_path
from indicators.views.approval import decide, found_sector

from .query_params import reader


@require_POST
def approval_ask(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Ask the leaders of the sector; they get a letter with the question and the way here."""
    found, user = found_sector(request, year, slug, sector), reader(request)
    row, line_id, text = found.sector.submission, _number(request, "line"), request.POST.get("text", "")
    line = next((one.line for one in found.rows if one.line.id == line_id), None)
    if line is None:
        raise Http404
    site = settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")
    address = f"{site}{sector_path('approval_sector', found.round, row.sector.code)}#r{line_id}"
    of = f"{row.sector_name}, {str(found.round).lower()}"
    letter = explanation_letter(user.display_name, [line.short_name], of, text, address)
    return decide(
        request,
        found,
        lambda: workflow.ask_explanation(
            by=user,
            submission_id=row.pk,
            line_id=line_id,
            text=text,
            subject=letter.subject,
            body=letter.text,
            html=letter.html,
        ),
        gettext("Du har bedt om forklaring på %(name)s.") % {"name": line.short_name},
        Typed(remarks={line_id: text}, act="ask", row=line_id),
        back=f"{line_url(line)}#forklaring" if "fra-indikatoren" in request.POST else "",
    )


@require_POST
def approval_answer(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    found, user = found_sector(request, year, slug, sector), reader(request)
    remark, line_id, text = _number(request, "remark"), _number(request, "line"), request.POST.get("text", "")
    version = _number(request, "version")
    return decide(
        request,
        found,
        lambda: workflow.answer_explanation(by=user, remark_id=remark, text=text, version=version),
        gettext("Svaret står ved raden."),
        Typed(remarks={line_id: text}, act="answer", row=line_id),
    )


@require_POST
def approval_drop(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    found, user = found_sector(request, year, slug, sector), reader(request)
    remark, version = _number(request, "remark"), _number(request, "version")
    return decide(
        request,
        found,
        lambda: workflow.drop_explanation(by=user, remark_id=remark, version=version),
        gettext("Spørsmålet er trukket tilbake."),
        Typed(act="drop", row=_number(request, "line")),
    )


def _number(request: HttpRequest, name: str) -> int:
    """A number that a form carries; 0, which nothing has, for anything else."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
