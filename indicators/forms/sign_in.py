"""Forms of signing in: allauth's, in our words and without its placeholders."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordKeyForm,
)
from allauth.account.forms import ResetPasswordForm as AskForReset
from allauth.account.internal.flows.password_reset import request_password_reset
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from indicators.models import User

from .sign_in_links import way_in_tokens

RULES = lazy(password_validators_help_text_html, str)()
PASSWORD_AGAIN = _("Nytt passord en gang til")


class Plain(forms.Form):
    """Fields with the labels named here, no placeholders, and help only where it is named."""

    labels: dict[str, Any] = {}
    helps: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class SignInForm(Plain, LoginForm):
    labels = {"login": _("Brukernavn"), "password": _("Passord")}


class NewPasswordForm(Plain, ChangePasswordForm):
    labels = {
        "oldpassword": _("Passordet du har nå"),
        "password1": _("Nytt passord"),
        "password2": PASSWORD_AGAIN,
    }
    helps = {"password1": RULES}


class ForgottenPasswordForm(Plain, AskForReset):
    """The link goes to the address that stands on the person now, and to no other that ever did."""

    labels = {"email": _("E-postadresse")}

    def clean_email(self) -> str:
        typed = str(self.cleaned_data["email"])
        found = User.objects.filter(email__iexact=typed, is_active=True)
        self.users = [one for one in found if one.email.casefold() == typed.casefold()]
        return typed

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        typed = str(self.cleaned_data["email"])
        for person in self.users or [
            User(pk=0, email=typed)
        ]:  # 0: see AccountAdapter.send_password_reset_mail
            self.send_to(request, person)
        return typed

    @staticmethod
    def send_to(request: HttpRequest, person: User) -> None:
        """Send a person the link, to the own address."""
        request_password_reset(request, person.email, [person], way_in_tokens)


class ResetPasswordForm(Plain, ResetPasswordKeyForm):
    labels = {"password1": _("Nytt passord"), "password2": PASSWORD_AGAIN}
    helps = {"password1": RULES}


class PasswordAgainForm(Plain, ReauthenticateForm):
    labels = {"password": _("Passord")}


class OnceForm(forms.Form):
    """A code opens one door once, whichever of the doors it was shown at, for as long as it is right."""

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        seconds = (2 * mfa_settings.TOTP_TOLERANCE + 1) * mfa_settings.TOTP_PERIOD
        shown = f"code-shown:{self.user.pk}:{normalize_user_code(code)}"  # type: ignore[attr-defined]
        if not cache.add(shown, "y", seconds):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(Plain, OnceForm, AuthenticateForm):
    labels = {"code": _("Kode")}
    helps = {"code": _("Seks sifre fra appen, eller en av reservekodene dine.")}


class CodeAgainForm(Plain, OnceForm, ReauthenticateByCodeForm):
    labels = {"code": _("Kode")}
    helps = CodeForm.helps


class FirstCodeForm(Plain, OnceForm, ActivateTOTPForm):
    labels = {"code": _("Koden appen viser")}


class AddKeyForm(Plain, AddWebAuthnForm):
    labels = {"name": _("Hva nøkkelen skal hete")}


class RenameKeyForm(Plain, EditWebAuthnForm):
    labels = {"name": _("Hva nøkkelen skal hete")}
