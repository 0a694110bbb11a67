"""Forms of rounds: planning one, closing one, and closing one from before the program."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.models import RoundKind

from .plans import PlainForm


class DayInput(forms.DateInput):
    """A day as browsers send it."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class RoundForm(PlainForm):
    """The days of a round. Which rounds a year can have follows from those it has."""

    kind = forms.ChoiceField(label=_("Runde"))
    opens_on = forms.DateField(label=_("Åpner"), widget=DayInput)
    deadline = forms.DateField(
        label=_("Frist"), widget=DayInput, help_text=_("Går ut ved midnatt når dagen er over.")
    )

    def __init__(self, *args: Any, kinds: list[RoundKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]
        if len(kinds) == 1:
            self.fields["kind"].widget = forms.HiddenInput()


class PastRoundForm(RoundForm):
    """A round that was reported before the program was in use, and why it is closed as it stands."""

    reason = forms.CharField(
        label=_("Grunn"),
        max_length=500,
        help_text=_("For eksempel: Rapportert i årsmeldingen, før programmet ble tatt i bruk."),
    )


class UnopenForm(PlainForm):
    """Why the opening of a round is taken back."""

    reason = forms.CharField(label=_("Grunn"), max_length=500)


class CloseForm(PlainForm):
    """Closing a round; over those that have not delivered only when that is ticked, with a reason."""

    even_if_missing = forms.BooleanField(label=_("Lukk runden selv om noen ikke har levert"), required=False)
    reason = forms.CharField(label=_("Grunn"), max_length=500, required=False)
