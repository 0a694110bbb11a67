"""Own account: the password, and the sessions that are open."""

from __future__ import annotations

from typing import cast

from allauth.account.views import password_change
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import list_usersessions
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from indicators import workflow
from indicators.exports.person_json import person_answer
from indicators.models import User
from indicators.permissions import GET_DIGEST
from indicators.selectors.letters.subscribers import subscribed
from indicators.selectors.people.person_file import person_file

change_password = password_change
"""A person without a password is sent on to :func:`no_password`."""


def overview(request: HttpRequest) -> HttpResponse:
    """What a person may do with the own account."""
    user = cast("User", request.user)
    offered = user.has_perm(GET_DIGEST)
    return render(
        request, "account/overview.html", {"digest_offered": offered, "digest_on": subscribed(user)}
    )


@require_POST
def digest(request: HttpRequest) -> HttpResponse:
    """Turn one's own weekly digest on or off."""
    user = cast("User", request.user)
    try:
        if request.POST.get("digest") == "on":
            workflow.subscribe(by=user)
            messages.success(request, gettext("Ukesoversikten er slått på. Den kommer én gang i uken."))
        else:
            workflow.unsubscribe(by=user)
            messages.success(request, gettext("Ukesoversikten er slått av."))
    except workflow.NotAllowed:
        raise PermissionDenied from None
    return redirect("account")


@require_POST
def own_data(request: HttpRequest) -> HttpResponse:
    """Everything that the program holds about the person, as a file."""
    user = User.objects.get(pk=cast("User", request.user).pk)
    workflow.note_export(by=user, pk=user.pk)
    return person_answer(person_file(user), user.username)


def no_password(request: HttpRequest) -> HttpResponse:
    """A person from the directory has no password here, and cannot make one beside it."""
    if cast("User", request.user).has_usable_password():
        return redirect("password_change")
    name = settings.OIDC.name if settings.OIDC else ""
    return render(request, "account/password_set.html", {"directory": name})


@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """One's own sessions; a POST ends all but this one."""
    if request.method != "POST":
        shown: HttpResponse = list_usersessions(request)
        return shown
    user = cast("User", request.user)
    others = UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key)
    workflow.end_sessions(by=user, sessions=others.values_list("pk", flat=True))
    messages.info(request, gettext("Alle andre økter er avsluttet."))
    return redirect("usersessions_list")


@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own sessions; another person's is not found."""
    user = cast("User", request.user)
    session = get_object_or_404(UserSession, pk=pk, user=user)
    workflow.end_sessions(by=user, sessions=[session.pk])
    if session.session_key == request.session.session_key:
        logout(request)
    messages.success(request, gettext("Økten er avsluttet."))
    return redirect("usersessions_list")
