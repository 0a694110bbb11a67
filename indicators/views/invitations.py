"""The way in for people who have none yet: a link by e-mail, or a password on paper that is used once."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from indicators import workflow
from indicators.forms.sign_in import ForgottenPasswordForm
from indicators.models import User
from indicators.permissions import MANAGE_PEOPLE
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.people.people import PersonRow, not_yet_in
from indicators.values.one_time_passwords import one_time_password

from .query_params import reader

INVITED = "Invitert"
PRINTED = "Engangspassord på papir"
MOST_AT_ONCE = 60
"""Making a password takes some tenths of a second."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on one slip of paper."""

    person: User
    password: str


@never_cache
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def people_invite(request: HttpRequest) -> HttpResponse:
    """Those who have never signed in; some or all are sent a link, or get a slip of paper."""
    by = reader(request)
    if not by.has_perm(MANAGE_PEOPLE):
        raise PermissionDenied
    waiting = not_yet_in(by)
    if request.method == "POST":
        chosen = [row for row in waiting if str(row.person.pk) in request.POST.getlist("hvem")]
        if not chosen or len(chosen) > MOST_AT_ONCE:
            told = gettext("Velg fra én til %(most)d personer.") % {"most": MOST_AT_ONCE}
            messages.error(request, told)
        elif request.POST.get("do") == "print":
            return _slips(request, by, chosen)
        else:
            _invite(request, by, chosen)
        return redirect("people_invite")
    page = {"waiting": waiting, "directory": settings.OIDC is not None}
    return render(request, "people/invite.html", page)


def _invite(request: HttpRequest, by: User, chosen: list[PersonRow]) -> None:
    """Send the links; whoever cannot get one is named."""
    sent = 0
    for row in chosen:
        try:
            person = workflow.invite(
                by=by, pk=row.person.pk, password=one_time_password() + one_time_password(), reason=INVITED
            )
        except workflow.Refusal as refusal:
            messages.error(request, refusal_text(refusal))
            continue
        ForgottenPasswordForm.send_to(request, person)
        sent += 1
    if sent:
        told = ngettext("%(count)d invitasjon er sendt.", "%(count)d invitasjoner er sendt.", sent)
        messages.success(request, told % {"count": sent})


def _slips(request: HttpRequest, by: User, chosen: list[PersonRow]) -> HttpResponse:
    """Give each a password that is used once, and show them this one time."""
    slips = []
    for row in chosen:
        password = one_time_password()
        try:
            person = workflow.invite(
                by=by, pk=row.person.pk, password=password, reason=PRINTED, on_paper=True
            )
        except workflow.Refusal as refusal:
            messages.error(request, refusal_text(refusal))
        else:
            slips.append(Slip(person, password))
    where = urljoin(settings.SITE_URL, reverse("account_login")) if settings.SITE_URL else ""
    where = where or request.build_absolute_uri(reverse("account_login"))
    return render(request, "people/slips.html", {"slips": slips, "where": where})
