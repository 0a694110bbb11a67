"""The administration's forms of lines and units: where a line belongs, what a unit is called from a year."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.workflow import NAMED_BY_YEAR, Reshapes

from .optimistic_lock import NEEDS_REASON, WHY, RecordForm, refused, typed_reason


class NeedsWhyForm(RecordForm):
    """A form that demands the reason when certain fields of a row that exists are changed."""

    demanding: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.instance.pk and self.demands() and not self.cleaned_data.get(WHY, "").strip():
            self.add_error(WHY, ValidationError(gettext("Skriv hvorfor."), code=NEEDS_REASON))
        return self.cleaned_data

    def demands(self) -> list[str]:
        """The fields that were changed and demand a reason."""
        return [name for name in self.demanding if name in self.changed_data]


class LineForm(NeedsWhyForm):
    """A line of a plan: to move it takes a reason, and making another kind of line of it does too.

    ``asks_reshaped``: the page shows what becomes of the figures, and where to say yes to it.
    """

    demanding = ("sector", "area")
    reshaped_seen = forms.BooleanField(required=False, label=_("Ja, endre linjen, og gjør dette med tallene"))

    @property
    def asks_reshaped(self) -> bool:
        """Whether the change was refused because it changes what the figures are."""
        stopped = refused(self.request)
        asked = stopped is not None and isinstance(stopped.refusal, Reshapes)
        return asked or bool(self.data.get("reshaped_seen"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("reshaped_seen") and not typed_reason(self.request) and not self.has_error(WHY):
            self.add_error(WHY, gettext("Skriv hvorfor linjen endres."))
        return cleaned


class UnitForm(NeedsWhyForm):
    """A sector or area: another name, number or order holds from a year on, or corrects a slip of the pen."""

    from_year = forms.IntegerField(
        label=_("Nytt navn, nummer eller rekkefølge gjelder fra og med år"),
        required=False,
        min_value=1901,
        max_value=2200,
        help_text=_("Tidligere år beholder det de har."),
    )
    correction = forms.BooleanField(
        label=_("Det retter en skrivefeil, og gjelder også lukkede år"), required=False
    )

    def demands(self) -> list[str]:
        """What holds by year, where the unit has lines in any year."""
        named = [name for name in NAMED_BY_YEAR[self._meta.model] if name in self.changed_data]
        return named if named and self.instance.lines.exists() else []

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.instance.pk and self.demands() and self.cleaned_data.get("from_year") is None:
            self.add_error("from_year", gettext("Skriv fra hvilket år det gjelder."))
        return self.cleaned_data
