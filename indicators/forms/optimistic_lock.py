"""Forms that know which version of a row the person saw, so that nobody overwrites unseen work."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.models import InlineForeignKeyField
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.collation import norwegian_key
from indicators.presentation.wording.quotes import quoted
from indicators.presentation.wording.refusals import refusal_text
from indicators.workflow import CannotGive, Refusal, at_fields

from .locked import RefusesLocked

NEEDS_REASON = "needs_reason"
WHY = "why"
COLUMNS_AT = {"reason": WHY, "text": "because"}
"""The fields of the administration that are called otherwise than the columns they go into."""
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal that came while saving, and the form (by its prefix) and field that it concerns."""

    prefix: str | None
    refusal: Refusal
    field: str | None = None

    @classmethod
    def of_row(cls, prefix: str | None, refusal: Refusal, field: str | None) -> Refused:
        """The refusal of a row; one of the reason concerns the page's form, which alone has it."""
        if "reason" in at_fields(refusal):
            return cls(None, refusal)
        return cls(prefix, refusal, field)


def refused(request: HttpRequest) -> Refused | None:
    """The refusal that stopped the saving of this very request, if any."""
    return getattr(request, "refused", None)


def typed_reason(request: HttpRequest) -> str:
    """What the person wrote under "Hvorfor?"."""
    return str(request.POST.get(WHY, "")).strip()


def with_value(sent: Any, name: str, value: object) -> Any:
    """What was sent, with another value in one of its fields."""
    changed = sent.copy()
    changed[name] = str(value)
    return changed


class OnceField(forms.CharField):
    """The hidden token of a form that makes a row, so that the same form sent twice makes one."""

    widget = forms.HiddenInput

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"required": False, "max_length": 64, "initial": secrets.token_hex, **given})


class SeenField(forms.IntegerField):
    """The hidden version; that somebody else moved it on is not a change by this person."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class SeenForm(RefusesLocked, forms.ModelForm):  # type: ignore[type-arg]
    """A form of one row with the version that was seen.

    A version that is not the one in the database refuses the form, shows both values,
    and takes the new version over, so that saving again is a choice.
    ``untouched``: the version had moved, but the person had changed nothing.
    """

    request: ClassVar[HttpRequest]
    seen = SeenField(required=False, min_value=0)
    untouched = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stands = int(getattr(self.instance, "version", 0)) if self.instance.pk else 0
        self.fields["seen"].initial = self.stands

    def add_error(self, field: str | None, error: Any) -> None:
        """An error of a column that the page has no field for stands at the row as a whole."""
        named = getattr(error, "error_dict", None) if field is None else None
        if named is None:
            super().add_error(field if field in self.fields else None, error)
            return
        for name, errors in named.items():
            self.add_error(name if name in self.fields else None, errors)

    @property
    def seen_version(self) -> int:
        """The version that the page showed; 0 where there was no row."""
        return int(self.cleaned_data.get("seen") or 0)

    @property
    def columns(self) -> list[str]:
        """The fields that are columns or links of the row, without what binds it to its place."""
        known = {field.name for field in self._meta.model._meta.get_fields() if not field.auto_created}
        return [
            name
            for name, field in self.fields.items()
            if name in known - {"id"} and not isinstance(field, InlineForeignKeyField)
        ]

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.refuse_locked()
        if not self.instance.pk and self.cleaned_data.get("id"):
            self.add_error(None, gettext("Raden hører ikke til her. Last siden på nytt."))
        self._guard()
        if (stopped := refused(self.request)) and stopped.prefix == self.prefix:
            self._show(stopped)
        return self.cleaned_data

    def _guard(self) -> None:
        if not self.instance.pk or "seen" in self.errors or self.seen_version == self.stands:
            return
        self.untouched = not self._touched()
        if not self.untouched:
            self._show_stale()
            self.data = with_value(self.data, self.add_prefix("seen"), self.stands)

    def _touched(self) -> bool:
        """Whether the person typed anything else than what the seen version held."""
        then = self.instance.history.filter(id=self.instance.pk, version=self.seen_version).first()
        if then is None:
            return True
        return any(self._moved(name, then) for name in self.columns)

    def _moved(self, name: str, then: Any) -> bool:
        """Links are compared with what stands now: asking once too often loses nothing."""
        many = self.instance._meta.get_field(name).many_to_many
        before = self.initial.get(name) if many else getattr(then, name, None)
        return self._shown(name, self.cleaned_data.get(name)) != self._shown(name, before)

    def _show_stale(self) -> None:
        changed = [(name, *self._both(name)) for name in self.columns if name not in self.errors]
        self.add_error(
            None,
            gettext(
                "Noen andre har lagret etter at du åpnet siden. Ingenting er lagret. Se hva som står nå, "
                "og lagre en gang til hvis det du skrev skal erstatte det."
            ),
        )
        for name, stands, typed in changed:
            if stands != typed:
                told = gettext("Nå står det %(stands)s, du skrev %(typed)s.")
                self.add_error(name, told % {"stands": quoted(stands), "typed": quoted(typed)})

    def _both(self, name: str) -> tuple[str, str]:
        """What stands in a field's column, and what was typed."""
        return self._shown(name, self.initial.get(name)), self._shown(name, self.cleaned_data.get(name))

    def _shown(self, name: str, value: Any) -> str:
        """A value as the person knows it: a choice's label, a related row's name."""
        field = self.fields[name]
        if value is None or value == "":
            return ""
        if isinstance(field, forms.ModelMultipleChoiceField):
            return ", ".join(sorted(map(str, value), key=norwegian_key))
        if isinstance(field, forms.ModelChoiceField):
            queryset = field.queryset
            row = value if hasattr(value, "pk") else queryset and queryset.filter(pk=value).first()
            return str(row or "")
        if isinstance(field, forms.ChoiceField):
            return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
        return str(field.prepare_value(field.to_python(value)))

    def _show(self, stopped: Refused) -> None:
        refusal = stopped.refusal
        named = at_fields(refusal)
        for column, one in named.items():
            place = column if column in self.fields else COLUMNS_AT.get(column, "")
            self.add_error(place if place in self.fields else stopped.field, refusal_text(one))
        if not named:
            where = "role" if isinstance(refusal, CannotGive) and "role" in self.fields else stopped.field
            self.add_error(where, refusal_text(refusal, str(self.cleaned_data.get(where or "", ""))))


class RecordForm(SeenForm):
    """The form of one row of the register, with the reason for the change, and what makes a new row once."""

    once = OnceField()

    why = forms.CharField(
        label=_("Hvorfor?"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_(
            "Står i endringsloggen. Må fylles ut når et mål eller resultat som finnes, endres, "
            "og når du fører på vegne av andre."
        ),
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        stopped = refused(self.request)
        if stopped and stopped.prefix != self.prefix:
            self.add_error(None, gettext("Ingenting er lagret, fordi en av radene ble avvist."))
        return self.cleaned_data
