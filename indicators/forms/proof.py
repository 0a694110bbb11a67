"""Forms of the proof-reader's pages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_OF_A_REPORT = 600_000
"""Signs; the reference has 150 000. A text that is made to be slow takes some seconds at this length."""


class ProofAnswerForm(forms.Form):
    """Why something is meant as it stands."""

    kind = forms.CharField(max_length=30)
    spot = forms.CharField(max_length=100)
    seen = forms.CharField(required=False, strip=False)
    text = forms.CharField(
        label=_("Hvorfor er det riktig slik?"),
        error_messages={"required": _("Skriv hvorfor det er riktig slik det står.")},
    )


class ProofTextForm(forms.Form):
    """A text from elsewhere that is to be read."""

    year = forms.IntegerField(label=_("Rapportens år"), min_value=1990, max_value=2100)
    text = forms.CharField(
        label=_("Teksten"),
        strip=False,
        max_length=MOST_OF_A_REPORT,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Lim inn fra Word, en PDF-leser eller en tekstfil, gjerne med tabellene."),
        error_messages={
            "required": _("Lim inn teksten som skal leses."),
            "max_length": _("Teksten er på %(show_value)d tegn. Høyst %(limit_value)d leses om gangen."),
        },
    )
