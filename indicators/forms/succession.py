"""What the controller types when an indicator ends, goes over into another one, or is divided."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from .optimistic_lock import OnceField, SeenField
from .organisation import LEAST, MOST, ReorganiseForm


class SuccessionForm(ReorganiseForm):
    """From which year the act holds; shown first, done when it is sent again with ``save``."""

    year = forms.IntegerField(
        label=_("Fra og med år"),
        min_value=LEAST,
        max_value=MOST,
        help_text=_("Tidligere år står som de er."),
    )
    seen = SeenField(required=False, min_value=0)
    field_order: Sequence[str] = ("year", "why")


class IntoForm(SuccessionForm):
    """The indicator that goes on."""

    into = forms.ChoiceField(
        label=_("Går over i"), help_text=_("Denne går videre. Serien dens får et brudd fra det året.")
    )
    field_order = ("into", "year", "why")


class DivideForm(SuccessionForm):
    """The new ones, and whether the old one goes on beside them."""

    names = forms.CharField(
        label=_("Navn på de nye"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ett navn på hver linje. De får samme plass og lesemåte, uten mål."),
    )
    keeps = forms.BooleanField(
        label=_("Den gamle går videre ved siden av de nye, med et brudd i serien"), required=False
    )
    once = OnceField()
    field_order = ("names", "keeps", "year", "why")
