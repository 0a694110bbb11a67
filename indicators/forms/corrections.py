"""What is typed to correct one figure."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.values import Period

from .cells import RESULT_HELP, CellField, period_choices, period_of
from .optimistic_lock import LONGEST_REASON
from .plans import PlainForm


class CorrectionForm(PlainForm):
    """One figure, and why it is opened or corrected."""

    period = forms.ChoiceField(choices=period_choices, widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    text = CellField(label=_("Riktig tall"), help_text=RESULT_HELP)
    why = forms.CharField(
        label=_("Hvorfor?"),
        max_length=LONGEST_REASON,
        help_text=_("Står i endringsloggen og på siden til indikatoren."),
    )

    sure = forms.BooleanField(label=_("Tallet stemmer"), required=False, widget=forms.HiddenInput)

    def ask(self) -> None:
        """Let the person say that the figure is right all the same."""
        self.fields["sure"].widget = forms.CheckboxInput()

    @property
    def of(self) -> Period:
        """The period whose figure it is."""
        return period_of(self.cleaned_data["period"])
