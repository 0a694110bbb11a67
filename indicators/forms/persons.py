"""What is typed on Personer og roller: who a person is, a role, a password that is used once, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from indicators.models import Membership, Role, Sector, User

from .optimistic_lock import LONGEST_REASON, OnceField, SeenField
from .plans import Day, PlainForm

RULES = lazy(password_validators_help_text_html, str)()


type Order = tuple[str, ...]


class WhyForm(PlainForm):
    """An act on somebody's account: it takes a reason."""

    why = forms.CharField(
        label=_("Hvorfor?"), max_length=LONGEST_REASON, help_text=_("Står i endringsloggen.")
    )


class PersonForm(WhyForm):
    """Who a person is, where letters go, and whether the person may sign in."""

    first_name = forms.CharField(label=_("Fornavn"), max_length=150, required=False)
    last_name = forms.CharField(label=_("Etternavn"), max_length=150, required=False)
    username = forms.CharField(label=_("Brukernavn"), max_length=150)
    email = forms.EmailField(
        label=_("E-postadresse"),
        max_length=254,
        required=False,
        help_text=_("Endres den, får personen beskjed på den gamle adressen."),
    )
    is_active = forms.BooleanField(
        label=_("Kan logge inn"),
        required=False,
        initial=True,
        help_text=_("Tas krysset bort, avsluttes alle øktene med én gang."),
    )
    field_order: Order = ("first_name", "last_name", "username", "email", "is_active", "password", "why")

    @property
    def columns(self) -> dict[str, Any]:
        """What is written of the person."""
        apart = ("why", "password", "once")
        return {name: value for name, value in self.cleaned_data.items() if name not in apart}


class OneTimeForm(WhyForm):
    """A password that must be changed at the next sign-in."""

    password = forms.CharField(
        label=_("Engangspassord"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Gi det videre på en trygg måte. Personen må bytte det ved første innlogging."),
    )
    field_order: Order = ("password", "why")

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, User(username=self.data.get("username", "")))
        return password


class NewPersonForm(OneTimeForm, PersonForm):
    """A new person, with the first password."""

    once = OnceField()
    field_order = PersonForm.field_order


class RoleForm(WhyForm):
    """A role that is given, from a day to a day. Contributors' indicators have a page of their own."""

    role = forms.ChoiceField(label=_("Rolle"))
    sector = forms.ModelChoiceField(
        label=_("Sektor eller stab"),
        queryset=Sector.objects.all(),
        required=False,
        help_text=_("Bare for sektorleder."),
    )
    stands_in_for = forms.ModelChoiceField(
        label=_("Stedfortreder for"),
        queryset=User.objects.none(),
        required=False,
        help_text=_("Bare for sektorleder. Da må begge datoene fylles ut."),
    )
    valid_from = forms.DateField(label=_("Gjelder fra"), required=False, widget=Day)
    valid_to = forms.DateField(label=_("Gjelder til og med"), required=False, widget=Day)
    once = OnceField()
    field_order = ("role", "sector", "stands_in_for", "valid_from", "valid_to", "why")

    def __init__(self, *args: Any, roles: list[Role], leaders: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role: Any = self.fields["role"]
        role.choices = [("", _("– velg –")), *((one.value, one.label) for one in roles)]
        self.fields["stands_in_for"].queryset = leaders  # type: ignore[attr-defined]
        self.fields["stands_in_for"].label_from_instance = lambda one: one.display_name  # type: ignore[attr-defined]

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of the role."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("why", "once")}


class ContributorForm(WhyForm):
    """Which indicators a contributor enters figures for, from a day to a day."""

    columns_at: ClassVar[dict[str, str]] = {"reason": "why"}
    indicators = forms.TypedMultipleChoiceField(
        label=_("Indikatorer"),
        coerce=int,
        error_messages={"required": _("Velg minst én indikator. Skal ingen føres lenger, avslutt rollen.")},
    )
    valid_from = forms.DateField(label=_("Gjelder fra"), required=False, widget=Day)
    valid_to = forms.DateField(label=_("Gjelder til og med"), required=False, widget=Day)
    seen = SeenField(required=False, min_value=0)
    once = OnceField()
    field_order = ("valid_from", "valid_to", "why")

    def __init__(self, *args: Any, known: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicators"].choices = [(str(one), str(one)) for one in known]  # type: ignore[attr-defined]

    def visible_fields(self) -> list[forms.BoundField]:
        """The fields behind the list of indicators, which is a page of its own."""
        return [one for one in super().visible_fields() if one.name != "indicators"]

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of the role."""
        return {name: self.cleaned_data[name] for name in ("valid_from", "valid_to")}


class EndRoleForm(WhyForm):
    """The last day of a role."""

    valid_to = forms.DateField(label=_("Siste dag"), widget=Day)
    membership = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    field_order = ("valid_to", "why", "membership", "version")


def end_form(held: Membership, data: Any = None) -> EndRoleForm:
    """The form that ends a role."""
    initial = {"membership": held.pk, "version": held.version, "valid_to": held.valid_to}
    return EndRoleForm(data, initial=initial, prefix=f"rolle{held.pk}")
