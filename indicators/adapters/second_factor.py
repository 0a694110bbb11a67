"""A second factor that a role can demand: MFA_REQUIRED_ROLES."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from indicators import workflow
from indicators.models import User
from indicators.models.ciphers import decrypted, encrypted
from indicators.municipality import municipality
from indicators.permissions import roles_of

OPEN_WITHOUT = frozenset(
    {
        "logout",
        "account_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    }
)
"""The only pages of a person who still lacks the second factor that the role demands."""

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def demanded_of(user: User) -> bool:
    """Whether one of the person's roles demands a second factor."""
    required: frozenset[str] = settings.MFA_REQUIRED_ROLES
    return bool(required) and bool(required & roles_of(user).names)


def second_factor(request: HttpRequest) -> dict[str, bool]:
    """Context of every page: whether the person must set up a second factor before anything else."""
    user = request.user
    if not settings.MFA_REQUIRED_ROLES or not user.is_authenticated:
        return {"second_factor_missing": False}
    return {"second_factor_missing": not shown_in(request) and demanded_of(user)}


def shown_in(request: HttpRequest) -> bool:
    """Whether this session has shown a second factor, here or at a provider that is trusted with it."""
    methods = {record["method"] for record in get_authentication_records(request, request.user)}
    trusted = settings.OIDC is not None and settings.OIDC.second_factor
    return "mfa" in methods or (trusted and "socialaccount" in methods)


class SecondFactorAdapter(DefaultMFAAdapter):
    """allauth's second factor, which cannot be taken away where a role demands it."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Rollen din krever tofaktor. Legg til en annen før du fjerner denne."
        ),
        "cannot_generate_recovery_codes": _("Slå på tofaktor først."),
        "incorrect_code": _("Koden er feil, for gammel eller brukt."),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS)
        return others.exclude(pk=authenticator.pk).exists() or not demanded_of(authenticator.user)

    def encrypt(self, text: str) -> str:
        return encrypted(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypted(encrypted_text)

    def get_totp_label(self, user: User) -> str:
        return user.username

    def get_totp_issuer(self) -> str:
        return f"Målekort {municipality().name}"

    def _get_site_name(self) -> str:
        return self.get_totp_issuer()


def count_as_shown(
    sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **kw: Any
) -> None:
    """Receiver of `authenticator_added`: whoever has just set up a factor has shown it."""
    if authenticator.type in FACTORS:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


def note_added(sender: Any, instance: Authenticator, raw: bool, **kw: Any) -> None:
    """Receiver of `pre_save`: an entry in the trail that cannot be written stops the new factor."""
    if instance._state.adding and not raw:
        workflow.note_factor(person=instance.user, kind=instance.type, added=True)


def note_removed(sender: Any, instance: Authenticator, **kw: Any) -> None:
    """Receiver of `pre_delete`, in the transaction of the deletion."""
    workflow.note_factor(person=instance.user, kind=instance.type, added=False)


class SecondFactorMiddleware:
    """Close everything to a person whose role demands a second factor until this session has shown one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not settings.MFA_REQUIRED_ROLES or not getattr(view, "login_required", True):
            return None
        if not request.user.is_authenticated or shown_in(request):
            return None
        user = request.user
        here = request.resolver_match.url_name if request.resolver_match else None
        if here in OPEN_WITHOUT or not demanded_of(user):
            return None
        held = set(Authenticator.objects.filter(user=user, type__in=FACTORS).values_list("type", flat=True))
        if not held:
            return HttpResponseRedirect(reverse("mfa_index"))
        door = "mfa_reauthenticate" if Authenticator.Type.TOTP in held else "mfa_reauthenticate_webauthn"
        back = request.get_full_path() if request.method == "GET" else "/"
        return HttpResponseRedirect(f"{reverse(door)}?{urlencode({'next': back})}")
