"""What the controller types about a plan: its case, a changed target, and next year's grid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.presentation.wording.refusals import refusal_text
from indicators.workflow import FIRST_YEAR_OF_SECTORS, Refusal, RolledRow, at_fields

from .cells import TARGET_HELP
from .optimistic_lock import LONGEST_REASON, SeenField, with_value

LONGEST_CASE = 80


class Day(forms.DateInput):
    """A day, chosen in the reader's own way or typed."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PlainForm(forms.Form):
    """A form whose refusals from the workflow are shown at the field that they are about.

    ``columns_at``: the fields that are called otherwise than the columns they go into.
    """

    columns_at: ClassVar[dict[str, str]] = {"reason": "why", "written": "text"}

    def refuse(self, said: str, field: str | None = None) -> None:
        """Show what was refused at a field, or above the form."""
        self.add_error(field if field in self.fields else None, said)

    def take(self, refusal: Refusal, *, typed: str = "", otherwise: str | None = None) -> bool:
        """Show a refusal at the fields that it names; False where it names none.

        One that names none stands at ``otherwise``, or above the form; ``typed`` is what the person wrote
        there. So does what is wrong with a column that the form has no field for.
        """
        named = at_fields(refusal)
        for column, one in named.items():
            place = column if column in self.fields else self.columns_at.get(column, column)
            self.refuse(refusal_text(one), place if place in self.fields else otherwise)
        if not named:
            self.refuse(refusal_text(refusal, typed), otherwise)
        return bool(named)


class AdoptForm(PlainForm):
    """The case in which the council adopted the plan."""

    prefix = "vedta"
    case = forms.CharField(label=_("Sak"), max_length=LONGEST_CASE, help_text=_("F.eks. KS-sak 145/24."))
    adopted_on = forms.DateField(label=_("Vedtatt"), widget=Day)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class CorrectAdoptionForm(AdoptForm):
    """A slip in the case or the day, and why it is corrected."""

    prefix = "rett"
    why = forms.CharField(
        label=_("Hvorfor?"), max_length=LONGEST_REASON, help_text=_("Står i endringsloggen.")
    )
    field_order = ("case", "adopted_on", "why")


class UndoForm(PlainForm):
    """Why the rolling is taken back."""

    prefix = "angre"
    why = forms.CharField(
        label=_("Hvorfor?"), max_length=LONGEST_REASON, help_text=_("Står i endringsloggen.")
    )


class ChangeTargetForm(PlainForm):
    """A target of the plan. Of an adopted plan the case and the reason are demanded.

    ``confirmed`` is the text that the person has been warned about and wants all the same.
    """

    text = forms.CharField(label=_("Mål"), required=False, help_text=TARGET_HELP)
    case = forms.CharField(
        label=_("Sak"),
        required=False,
        max_length=LONGEST_CASE,
        help_text=_("Saken som vedtok endringen, f.eks. KS-sak 12/25."),
    )
    adopted_on = forms.DateField(label=_("Vedtatt"), required=False, widget=Day)
    why = forms.CharField(
        label=_("Hvorfor?"), required=False, max_length=LONGEST_REASON, help_text=_("Står i endringsloggen.")
    )
    in_words = forms.BooleanField(
        label=_("Dette er et mål i ord"),
        required=False,
        help_text=_("Når målet ikke kan sammenlignes med et tall. Skriv hvorfor nedenfor."),
    )
    seen = SeenField(required=False, min_value=0)
    confirmed = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, adopted: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("case", "why"):
            self.fields[name].required = adopted and "read" not in self.data
        if not adopted:
            del self.fields["case"], self.fields["adopted_on"]

    def goes_on(self, warning: str) -> bool:
        """Whether to save: the person did not only ask how it is read, and knows of what is warned about."""
        if "read" in self.data:
            return False
        text = self.cleaned_data["text"]
        if warning and self.cleaned_data["confirmed"] != text:
            self.data = with_value(self.data, "confirmed", text)
            return False
        return True

    def see(self, version: int) -> None:
        """After a lost update was refused, the version that stands becomes the one that is seen."""
        self.data = with_value(self.data, "seen", version)


class RollForm(PlainForm):
    """What the plan to come is called, whose its cards are, and why it is made."""

    title = forms.CharField(label=_("Planens navn"), max_length=200)
    owner = forms.ChoiceField(
        label=_("Målekortene eies av"),
        choices=(("sector", _("Sektorer og staber")), ("area", _("Tjenesteområder"))),
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Hvorfor?"), max_length=LONGEST_REASON, help_text=_("Står i endringsloggen.")
    )

    @property
    def by_sector(self) -> bool:
        return bool(self.cleaned_data["owner"] == "sector")


def typed_rows(sent: QueryDict, line_ids: Iterable[int]) -> dict[int, RolledRow]:
    """The rows of the grid as they were typed. A row that was not sent is not included."""
    return {
        line_id: RolledRow(
            line_id=line_id,
            include=f"r{line_id}-include" in sent,
            name=sent.get(f"r{line_id}-name", "").replace("\r\n", "\n").strip(),
            short_name=" ".join(sent.get(f"r{line_id}-short_name", "").split()),
            planned=f"r{line_id}-planned" in sent,
            target_text=sent.get(f"r{line_id}-target_text", "").strip(),
            sure=sent.get(f"r{line_id}-sure", "").strip(),
        )
        for line_id in line_ids
    }


def with_chosen(rows: dict[int, RolledRow], chosen: str) -> dict[int, RolledRow]:
    """The rows, one of them with the reading of its target that was chosen: ``12:145,5``."""
    number, _colon, text = chosen.partition(":")
    line_id = int(number) if number.isascii() and number.isdigit() else 0
    if line_id not in rows:
        return rows
    return {**rows, line_id: replace(rows[line_id], target_text=text.strip())}


def defaults(year: int) -> dict[str, str]:
    """What the form about a year's plan to come says before anybody has typed."""
    return {
        "title": gettext("Virksomhetsplan %(year)d") % {"year": year},
        "owner": "sector" if year >= FIRST_YEAR_OF_SECTORS else "area",
        "why": gettext("Rullet fra planen for %(year)d") % {"year": year - 1},
    }
