"""Letters to the leaders of a sector, looked through before they go: reminders and requests."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from indicators import workflow
from indicators.models import Submission, User
from indicators.permissions import ASK_EXPLANATION, REMIND
from indicators.presentation.letters.notices import explanation_letter
from indicators.presentation.letters.preview import SendingPage, asking_page, reminding_page
from indicators.presentation.letters.reminders import reminder_letter
from indicators.presentation.navigation.approval_addresses import sector_path
from indicators.presentation.reporting.rounds import report_url
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.approval.approval import SectorApproval, lacking_explanation
from indicators.selectors.letters.reminders import Owed, owed_submission
from indicators.selectors.recipients import reach_of_submission
from indicators.views.approval import found_sector, to_list

from .query_params import reader

LOOKED_THROUGH = ("GET", "HEAD", "POST")


@require_http_methods(LOOKED_THROUGH)
def approval_remind(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Show whom a reminder reaches and what it says, and send it."""
    found, user = found_sector(request, year, slug, sector), reader(request)
    row = found.sector.submission
    if not user.has_perm(REMIND, row):
        raise PermissionDenied
    owed = owed_submission(row.pk, timezone.localdate())
    address = _site(request) + report_url(found.round, row.sector.code)
    reach = reach_of_submission(user, row)
    if request.method == "POST" and owed is not None and reach.leaders:
        _remind(request, user, row, owed, address)
        return to_list(found.round)
    to = next((one for one in owed.leaders if one.email), None) if owed else None
    letter = reminder_letter(owed, to, address) if owed and to else None
    page = reminding_page(found, reach, letter)
    return _shown(request, page, 409 if request.method == "POST" else 200)


def _remind(request: HttpRequest, user: User, row: Submission, owed: Owed, address: str) -> None:
    """Remind each leader; what failed is said with what went well."""
    sent = 0
    for person in (one for one in owed.leaders if one.email):
        letter = reminder_letter(owed, person, address)
        try:
            made = workflow.remind(
                by=user,
                submission_id=row.pk,
                to_id=person.id,
                subject=letter.subject,
                text=letter.text,
                html=letter.html,
            )
        except workflow.Refusal as refused:
            messages.error(request, refusal_text(refused))
        else:
            sent += made is not None
    if sent:
        said = ngettext("%(count)d påminnelse er sendt.", "%(count)d påminnelser er sendt.", sent)
        messages.success(request, said % {"count": sent})
    else:
        messages.info(request, gettext("Ingen nye påminnelser er sendt i dag."))


@require_http_methods(LOOKED_THROUGH)
def approval_ask_many(request: HttpRequest, year: int, slug: str, sector: str) -> HttpResponse:
    """Show the missed targets without an explanation and whom a request reaches, and send it."""
    found, user = found_sector(request, year, slug, sector), reader(request)
    row = found.sector.submission
    if not user.has_perm(ASK_EXPLANATION, row):
        raise PermissionDenied
    reach = reach_of_submission(user, row)
    if request.method != "POST":
        return _shown(request, asking_page(found, reach, lacking_explanation(found)))
    text, chosen = request.POST.get("text", ""), _chosen(request)
    names = [one.line.short_name for one in found.rows if one.line.id in chosen] or [""]
    address = _site(request) + sector_path("approval_sector", found.round, row.sector.code)
    of = f"{row.sector_name}, {str(found.round).lower()}"
    letter = explanation_letter(user.display_name, names, of, text, address)
    try:
        made = workflow.ask_explanations(
            by=user,
            submission_id=row.pk,
            line_ids=chosen,
            text=text,
            subject=letter.subject,
            body=letter.text,
            html=letter.html,
        )
    except workflow.NotSent as refused:
        messages.error(request, refusal_text(refused))
    except workflow.Refusal as refused:
        again = found_sector(request, year, slug, sector)
        error = gettext("Velg minst ett mål.") if not chosen else refusal_text(refused)
        page = asking_page(again, reach, lacking_explanation(again), chosen=chosen, text=text, error=error)
        return _shown(request, page, _status(refused, chosen))
    else:
        messages.success(request, _asked(found, len(made)))
    return redirect(sector_path("approval_sector", found.round, row.sector.code))


def _status(refused: workflow.Refusal, chosen: frozenset[int]) -> int:
    of_text = isinstance(refused, workflow.NeedsReason | workflow.TooLong | workflow.ForbiddenMark)
    return 400 if of_text or not chosen else 409


def _asked(found: SectorApproval, count: int) -> str:
    said = ngettext(
        "Du har bedt %(sector)s om forklaring på %(count)d mål.",
        "Du har bedt %(sector)s om forklaring på %(count)d mål.",
        count,
    )
    return said % {"sector": found.sector.submission.sector_name, "count": count}


def _chosen(request: HttpRequest) -> frozenset[int]:
    """The lines that are ticked; what is no number of one chooses nothing."""
    ticked = (text for text in request.POST.getlist("line") if text.isascii() and text.isdigit())
    return frozenset(int(text) for text in ticked if len(text) < 10)


def _site(request: HttpRequest) -> str:
    return settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")


def _shown(request: HttpRequest, page: SendingPage, status: int = 200) -> HttpResponse:
    return render(request, "approval/send.html", {"page": page}, status=status)
