"""What the controller types about other people's figures: whose, which edition, and the figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models import Benchmark
from indicators.workflow import TypedBenchmark

from .optimistic_lock import LONGEST_REASON
from .plans import Day, PlainForm

EDITIONS = ("KOSTRA, ureviderte tall", "KOSTRA, reviderte tall", "SSB", "Udir", "Folkehelseinstituttet")
"""Editions that many figures come from; any other can be typed."""


class EditionForm(PlainForm):
    """Which edition the figures are from, and the day on which it came."""

    whose = forms.CharField(label=_("Kommune"), max_length=80, required=False)
    edition = forms.CharField(
        label=_("Utgave"),
        max_length=120,
        help_text=_("F.eks. KOSTRA, ureviderte tall (15. mars) eller reviderte tall (15. juni)."),
        widget=forms.TextInput(attrs={"list": "utgaver", "autocomplete": "off"}),
    )
    published_on = forms.DateField(label=_("Utgaven kom"), widget=Day)
    why = forms.CharField(
        label=_("Hvorfor?"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_("Må skrives når et tall rettes i samme utgave etter at året er levert."),
    )

    def __init__(self, *args: Any, municipality: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if municipality:
            self.fields["whose"].required = True
        else:
            del self.fields["whose"]
        self.fields["published_on"].widget.attrs["max"] = f"{timezone.localdate():%Y-%m-%d}"

    @property
    def given(self) -> dict[str, Any]:
        """What the workflow takes."""
        said = self.cleaned_data
        return {
            "edition": said["edition"],
            "published_on": said["published_on"],
            "whose": said.get("whose", ""),
            "reason": said["why"],
        }


class OneFigureForm(EditionForm):
    """One figure of one line."""

    scope = forms.ChoiceField(label=_("Hvem"), choices=Benchmark.Scope.choices)
    text = forms.CharField(label=_("Tall"), max_length=100, help_text=_("Ett tall, f.eks. 24,1 %."))
    field_order = ("scope", "whose", "text", "edition", "published_on", "why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, municipality=True, **kwargs)
        self.fields["whose"].required = False
        self.fields["whose"].help_text = _("Bare når tallet er en annen kommunes.")

    @property
    def given(self) -> dict[str, Any]:
        return {**super().given, "scope": self.cleaned_data["scope"], "text": self.cleaned_data["text"]}


class TakeBackForm(PlainForm):
    """Why a figure is taken back."""

    why = forms.CharField(
        label=_("Hvorfor?"), max_length=LONGEST_REASON, help_text=_("Står i endringsloggen.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PeersForm(PlainForm):
    """The municipalities to be held against, one on each line."""

    peers = forms.CharField(
        label=_("Kommuner"),
        required=False,
        max_length=800,
        help_text=_("Én kommune på hver linje, i den rekkefølgen de skal stå. Høyst 8."),
        widget=forms.Textarea(attrs={"rows": 9, "spellcheck": "false"}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)


def typed_figures(sent: QueryDict, line_ids: Iterable[int]) -> dict[int, TypedBenchmark]:
    """The figures of the grid as they were typed."""
    return {pk: TypedBenchmark(pk, sent.get(f"r{pk}-tall", "").strip()) for pk in line_ids}
