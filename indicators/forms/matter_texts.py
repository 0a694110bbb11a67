"""What is typed above and below a list of supervision or decisions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .matters import LONGEST
from .optimistic_lock import LONGEST_REASON, SeenField, with_value
from .plans import PlainForm


class MatterTextForm(PlainForm):
    """The heading, the introduction and the words under one list, and the version that was seen."""

    title = forms.CharField(label=_("Overskrift"), required=False, max_length=200)
    text = forms.CharField(
        label=_("Innledning"),
        required=False,
        max_length=LONGEST,
        help_text=_("Tom linje gir nytt avsnitt, «- » foran gir et punkt. **fet**, *kursiv*."),
        widget=forms.Textarea(attrs={"rows": 6, "data-marks": True}),
    )
    caption = forms.CharField(
        label=_("Tabelltekst"),
        required=False,
        max_length=LONGEST,
        help_text=_("Står ved tabellen i rapporten."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = SeenField(required=False, min_value=0)

    def __init__(self, *args: Any, has_table: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_table:
            del self.fields["caption"]

    @property
    def columns(self) -> dict[str, Any]:
        """What goes into the row."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def see(self, version: int) -> None:
        """After a lost update was refused, the version that stands becomes the one that is seen."""
        self.data = with_value(self.data, self.add_prefix("seen"), version)


class ClosedReason(PlainForm):
    """Why a text of a year whose last round is closed is changed."""

    why = forms.CharField(
        label=_("Hvorfor?"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_("Året er lukket. Skriv hvorfor teksten endres. Står i endringsloggen."),
    )
