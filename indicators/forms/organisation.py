"""What the controller types when the organisation changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from indicators.models import Sector
from indicators.models.organisation import NUMBER

from .optimistic_lock import LONGEST_REASON, OnceField
from .plans import PlainForm

KEEP, NO_HEADING = "", "-"
LEAST, MOST = 1901, 2200
type Choices = Sequence[tuple[Any, Any]]


def why() -> forms.CharField:
    """The reason that every act takes."""
    return forms.CharField(
        label=_("Hvorfor?"),
        max_length=LONGEST_REASON,
        help_text=_("Står i endringsloggen. Gjerne saken, f.eks. KS-sak 90/26."),
    )


class ReorganiseForm(PlainForm):
    """An act of the organisation: shown first, done when it is sent again with ``save``."""

    why = why()

    def of(self, **choices: Choices) -> ReorganiseForm:
        """Let fields offer these choices."""
        for name, offered in choices.items():
            self.fields[name].choices = list(offered)  # type: ignore[attr-defined]
        return self

    def typed_of(self, name: str) -> int | None:
        """The number that was chosen in a field; None where nothing was."""
        chosen = self.cleaned_data.get(name)
        return int(chosen) if chosen else None


class _WithLines(ReorganiseForm):
    lines = forms.MultipleChoiceField(
        label=_("Linjer"),
        error_messages={"required": _("Velg minst én linje.")},
        widget=forms.MultipleHiddenInput,
    )

    @property
    def line_ids(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["lines"]]


class MoveForm(_WithLines):
    """Where lines go. What is left empty stays as it is."""

    columns_at = ReorganiseForm.columns_at | {"title": "heading"}

    sector = forms.ChoiceField(label=_("Til sektor eller stab"), required=False)
    area = forms.ChoiceField(label=_("Til tjenesteområde"), required=False)
    heading = forms.CharField(
        label=_("Til overskrift"),
        required=False,
        max_length=200,
        help_text=_(
            "Tittelen på en overskrift i området; en ny blir laget. Skriv en strek (-) for ingen overskrift. "
            "Tomt: overskriften følger med."
        ),
        widget=forms.TextInput(attrs={"list": "overskrifter", "autocomplete": "off"}),
    )
    field_order = ("sector", "area", "heading", "why", "lines")

    @property
    def title(self) -> str | None:
        """The title of the heading: None where it stays, empty for none."""
        typed = str(self.cleaned_data["heading"]).strip()
        return None if not typed else "" if typed in ("-", "–") else typed


class RenameForm(ReorganiseForm):
    """Another name, number or place from a year on, or the correction of a slip."""

    number = forms.CharField(label=_("Nummer"), max_length=10, validators=[NUMBER])
    name = forms.CharField(label=_("Navn"), max_length=120)
    order = forms.IntegerField(label=_("Rekkefølge"), min_value=0, max_value=30_000)
    from_year = forms.IntegerField(
        label=_("Fra og med år"),
        min_value=LEAST,
        max_value=MOST,
        help_text=_("Tidligere år beholder navnet de har."),
    )
    correction = forms.BooleanField(
        label=_("Dette retter en skrivefeil: det gamle navnet var aldri riktig, heller ikke i lukkede år"),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    field_order = ("number", "name", "order", "from_year", "correction", "why", "version")

    def __init__(self, *args: Any, numbered: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not numbered:
            del self.fields["number"]

    @property
    def named(self) -> dict[str, Any]:
        """The columns that hold by year."""
        return {
            name: value for name, value in self.cleaned_data.items() if name in ("number", "name", "order")
        }


class MergeForm(ReorganiseForm):
    """What a unit goes over into, and what that is called afterwards."""

    into = forms.ChoiceField(label=_("Slås sammen med"), help_text=_("Denne består og overtar linjene."))
    name = forms.CharField(
        label=_("Nytt navn på den som består"),
        required=False,
        max_length=120,
        help_text=_("Tomt: navnet blir som det er. Tidligere år beholder sitt."),
    )
    field_order = ("into", "name", "why")


class LinesField(forms.MultipleChoiceField):
    """Lines to choose among; whether one that is not offered may go along, the act itself says.

    What is sent twice names lines that have gone already.
    """

    def valid_value(self, value: Any) -> bool:
        text = str(value)
        return super().valid_value(value) or (text.isascii() and text.isdigit() and len(text) < 10)


class SplitForm(_WithLines):
    """A new unit, and the lines that it takes over."""

    code = forms.CharField(
        label=_("Kort kode"),
        max_length=40,
        validators=[validate_slug],
        help_text=_("Til adresser, bare små bokstaver, tall og strek, f.eks. barnehage."),
    )
    number = forms.CharField(label=_("Nummer"), max_length=10, validators=[NUMBER])
    name = forms.CharField(label=_("Navn på den nye"), max_length=120)
    kind = forms.ChoiceField(label=_("Slag"), choices=Sector.Kind.choices)
    order = forms.IntegerField(label=_("Rekkefølge"), min_value=0, max_value=30_000)
    lines = LinesField(
        label=_("Linjene som går til den nye"),
        error_messages={"required": _("Velg minst én linje.")},
        widget=forms.CheckboxSelectMultiple,
    )
    once = OnceField()
    field_order = ("name", "number", "code", "kind", "order", "lines", "why")

    def __init__(self, *args: Any, numbered: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("code", "kind") if numbered else ("number",):
            del self.fields[name]

    @property
    def columns(self) -> dict[str, Any]:
        """What the new unit is."""
        apart = ("lines", "why", "once")
        return {name: value for name, value in self.cleaned_data.items() if name not in apart}


class EndForm(ReorganiseForm):
    """When a unit ends, and who takes over the lines that it has after that."""

    last_year = forms.IntegerField(label=_("Siste år"), min_value=LEAST, max_value=MOST - 1)
    to = forms.ChoiceField(
        label=_("Linjer i senere år går til"),
        required=False,
        help_text=_("Trengs bare når den har linjer i senere år, eller får det når planen rulles."),
    )
    field_order = ("last_year", "to", "why")


def options(rows: Iterable[tuple[int | str, str]], empty: Any = None) -> list[tuple[Any, Any]]:
    """Choices of a list, with words for choosing none."""
    return ([("", empty)] if empty is not None else []) + [(str(pk), name) for pk, name in rows]
