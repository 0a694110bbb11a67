"""allauth's pages that add or remove a second factor, each whole or not at all.

allauth writes a security key, the recovery codes that come with the first one, and takes away the codes
after the last one, each in a transaction of its own. Here all of it, the entries in the trail and the letter
in the queue are one: a fault in any of them leaves everything as it was.
"""

from __future__ import annotations

from typing import Any

from allauth.mfa.totp.views import DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.db import transaction
from django.http import HttpResponse


class Whole:
    """A form whose valid answer is written in one transaction."""

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        return answer


class AddKey(Whole, AddWebAuthnView):
    """A new security key, and recovery codes with the first."""


class RemoveKey(Whole, RemoveWebAuthnView):
    """A security key goes, and the recovery codes with the last."""


class RemoveApp(Whole, DeactivateTOTPView):
    """The app goes, and the recovery codes with the last."""


add_key = AddKey.as_view()
remove_key = RemoveKey.as_view()
remove_app = RemoveApp.as_view()
