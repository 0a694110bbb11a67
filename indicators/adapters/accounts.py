"""Local accounts: made by the controller, known by user name, slow to guess."""

from __future__ import annotations

import logging
import time
from typing import Any
from urllib.parse import quote

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indicators import workflow
from indicators.forms.sign_in_links import never_in
from indicators.jobs.letters import queue_for_nobody
from indicators.models import User
from indicators.models.personal import RESERVED
from indicators.presentation.letters.shell import html_of_text

log = logging.getLogger("indicators.sign_in")

RECENT_SECONDS = 300


def note_signed_in(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Receiver of `user_logged_in`: who came in, and from where (ASVS 16.3.1)."""
    log.info("Signed in: person:%s", user.pk, extra={"request": request})


def note_signed_out(sender: Any, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    """Receiver of `user_logged_out`."""
    if user is not None:
        log.info("Signed out: person:%s", user.pk, extra={"request": request})


class AccountAdapter(DefaultAccountAdapter):
    """allauth's behaviour, without sign-up, and with limits that follow name and address together.

    Five wrong passwords for one name from one address close that pair for five minutes. The same name
    from another address is not touched, so nobody can lock a colleague out.
    """

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("Brukernavnet eller passordet er feil."),
        "too_many_login_attempts": _("For mange mislykkede forsøk herfra. Vent fem minutter og prøv igjen."),
        "rate_limited": _("For mange forsøk. Vent litt og prøv igjen."),
        "incorrect_password": _("Passordet er feil."),
        "enter_current_password": _("Passordet er ikke det du har nå."),
        "incorrect_code": _("Koden er feil, for gammel eller brukt."),
    }

    def render_mail(
        self,
        template_prefix: str,
        email: str,
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """A letter about the account as all others look; its HTML says what its text does."""
        plain = super().render_mail(template_prefix, email, context, headers)
        letter = EmailMultiAlternatives(
            plain.subject, plain.body, plain.from_email, plain.to, headers=plain.extra_headers
        )
        letter.attach_alternative(html_of_text(str(plain.subject), str(plain.body)), "text/html")
        return letter

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """allauth counts per name; counting per name and address keeps others' doors open."""
        name = str(credentials.get("username", "")).lower()
        return f"{self.get_client_ip(request)} {name}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except Exception:
            log.warning("Sign-in slowed: %s", self._who(request, credentials))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        log.warning("Sign-in failed: %s", self._who(request, credentials))

    def _who(self, request: HttpRequest, credentials: dict[str, Any]) -> str:
        """The user name only if it exists: people write passwords in the wrong field."""
        name = str(credentials.get("username", ""))
        known = User.objects.filter(username=name).exists()
        return f"{f'user {name}' if known else 'an unknown user'} from {self.get_client_ip(request)}"

    def generate_unique_username(self, txts: list[str | None], regex: str | None = None) -> str:
        """A person of the directory is never called as somebody who was made anonymous."""
        name: str = super().generate_unique_username(txts, regex)
        return name if not RESERVED.fullmatch(name) else self.generate_unique_username([f"katalog-{name}"])

    def get_reset_password_from_key_url(self, key: str) -> str:
        """A link in a letter begins with SITE_URL: whoever asks for it does not choose where it leads."""
        place = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        link = place.replace("UID-KEY", quote(key))
        return f"{settings.SITE_URL}{link}" if settings.SITE_URL else self.request.build_absolute_uri(link)

    def is_safe_url(self, url: str | None) -> bool:
        """Never out of https, not even to the own host."""
        return super().is_safe_url(url) and not (settings.HTTPS and str(url).lower().startswith("http:"))

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """A person from the directory has no password here, and is not given one by e-mail.

        The letter is written and queued all the same, and goes to nobody: the time that the answer takes
        would tell a stranger which addresses have accounts.
        """
        if user.pk and user.has_usable_password() and never_in(user):
            self.send_mail("account/email/invitation", email, context)
        elif user.pk and user.has_usable_password():
            super().send_password_reset_mail(user, email, context)
        else:
            queue_for_nobody(self.render_mail("account/email/password_reset_key", email, context))

    def send_notification_mail(
        self, template_prefix: str, user: User, context: Any = None, email: str | None = None
    ) -> None:
        """To the address that stands now; allauth's own table of addresses is never asked."""
        if to := email or user.email:
            super().send_notification_mail(template_prefix, user, context, to)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def set_password(self, user: User, password: str) -> None:
        """Through the workflow, so that it stands in the trail, or is not done."""
        signed_in = bool(self.request.user.is_authenticated)
        workflow.set_password(person=user, password=password, forgotten=not signed_in)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not again within five minutes of a sign-in with password or code."""
        records = get_authentication_records(self.request, self.request.user)
        newest = max((r["at"] for r in records if r["method"] in ("password", "mfa")), default=0)
        return bool(time.time() - newest >= RECENT_SECONDS)
