"""What is typed about how an action goes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.models import Action

from .optimistic_lock import LONGEST_REASON, SeenField, with_value
from .plans import Day, PlainForm

LONGEST_OUTCOME = 5_000
CONTENT = ("state", "outcome", "due")
"""The fields that are columns of the action."""


class BackForm(PlainForm):
    """An action that was withdrawn is to stand again; why, where it is brought back on another's behalf."""

    why = forms.CharField(
        label=_("Hvorfor?"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_("Må fylles ut når du fører på vegne av andre. Står i endringsloggen."),
    )
    seen = SeenField(min_value=0)

    def see(self, version: int) -> None:
        """As :meth:`FollowForm.see`."""
        self.data = with_value(self.data, "seen", version)


class FollowForm(PlainForm):
    """How an action goes, and until when it is promised; the reason is demanded when that day is moved."""

    state = forms.ChoiceField(label=_("Tilstand"), choices=Action.State.choices, widget=forms.RadioSelect)
    outcome = forms.CharField(
        label=_("Hvordan det gikk"),
        required=False,
        max_length=LONGEST_OUTCOME,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Hva som er gjort, og om det virker. Må fylles ut når tiltaket droppes."),
    )
    due = forms.DateField(label=_("Frist"), widget=Day)
    past = forms.BooleanField(label=_("Fristen er passert. Det er meningen."), required=False)
    why = forms.CharField(
        label=_("Hvorfor?"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_(
            "Må fylles ut når fristen flyttes, og når du fører på vegne av andre. Står i endringsloggen."
        ),
    )
    seen = SeenField(min_value=0)

    def see(self, version: int) -> None:
        """After a lost update was refused, the version that stands becomes the one that is seen."""
        self.data = with_value(self.data, "seen", version)
