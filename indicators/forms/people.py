"""The forms of a person who signs in, and of the roles that a person holds."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.models import Membership, User
from indicators.workflow import role_faults

from .optimistic_lock import NEEDS_REASON, WHY, RecordForm, SeenForm, with_value

COLUMNS = ("username", "first_name", "last_name", "email", "is_active")


class UserForm(RecordForm):
    """Name, address and whether the person may sign in; roles are rows below it.

    ``was`` is what the page showed: people have no version, so their values guard against lost updates.
    """

    was = forms.CharField(required=False, widget=forms.HiddenInput)
    password = forms.CharField(
        label=_("Engangspassord"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Gi det videre på en trygg måte. Personen må bytte det ved første innlogging."),
    )

    class Meta:
        model = User
        fields = COLUMNS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["was"].initial = fingerprint(self.instance)
        if self.instance.pk:
            del self.fields["password"]
        else:
            self.fields["password"].required = True

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, User(username=self.data.get("username", "")))
        return password

    def clean_is_active(self) -> bool:
        active = bool(self.cleaned_data["is_active"])
        if not active and self.instance.pk and self.instance.pk == self.request.user.pk:
            raise ValidationError(gettext("Du kan ikke stenge deg selv ute."))
        return active

    def clean(self) -> dict[str, Any]:
        super().clean()
        weighty = [name for name in ("username", "email", "is_active") if name in self.changed_data]
        if self.instance.pk and weighty and not self.cleaned_data.get(WHY, "").strip():
            self.add_error(WHY, ValidationError(gettext("Skriv hvorfor."), code=NEEDS_REASON))
        if self.instance.pk and self.cleaned_data.get("was") != fingerprint(self.instance):
            self._show_stale()
            self.data = with_value(self.data, "was", fingerprint(self.instance))
        return self.cleaned_data


class _ChecksRole:
    """Says at its field what is wrong with a role, with the workflow's own check."""

    fields: Any
    instance: Membership
    cleaned_data: dict[str, Any]

    def clean(self) -> dict[str, Any]:
        super().clean()  # type: ignore[misc]
        given = self.cleaned_data
        if "role" not in given:
            return given
        columns = {name: given.get(name) for name in ("sector", "stands_in_for", "valid_from", "valid_to")}
        user = given.get("user")
        row = Membership(user_id=user.pk if user else self.instance.user_id, role=given["role"], **columns)
        for name, told in role_faults(row, indicators=len(given.get("indicators") or ())).items():
            if name not in self.errors:  # type: ignore[attr-defined]
                self.add_error(name if name in self.fields else None, told)  # type: ignore[attr-defined]
        return given


class RoleRowForm(_ChecksRole, SeenForm):
    """A role as a row below its person."""


class RoleForm(_ChecksRole, RecordForm):
    """A role on a page of its own."""


def fingerprint(person: User) -> str:
    """What tells one state of a person's row from another; empty for a new person."""
    if not person.pk:
        return ""
    held = "\x1f".join(str(getattr(person, name)) for name in COLUMNS)
    return hashlib.sha256(held.encode()).hexdigest()[:20]
