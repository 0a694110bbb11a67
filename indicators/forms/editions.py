"""What is typed when a report is published: what it is made of, why, and when the council took it up."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .optimistic_lock import SeenField
from .plans import Day, PlainForm

LONGEST = 4000
TEXTAREA = {"rows": 2}
GROUPINGS = (("area", _("Tjenesteområde")), ("sector", _("Sektor og stab")))


class ProposeForm(PlainForm):
    """A report that is proposed: its chapters, their order, and the reasons that are asked for."""

    chapters = forms.MultipleChoiceField(
        label=_("Kapitler"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Velg minst ett kapittel.")},
    )
    grouping = forms.ChoiceField(label=_("Målekortene ordnes etter"), choices=GROUPINGS)
    why = forms.CharField(
        label=_("Hvorfor trengs en ny utgave?"),
        help_text=_("Grunnen står ved utgaven og i endringsloggen."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs=TEXTAREA),
    )
    despite = forms.CharField(
        label=_("Hvorfor skal den publiseres likevel?"),
        help_text=_("Det mangler noe. Grunnen står ved utgaven."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs=TEXTAREA),
    )
    once = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        chapters: Iterable[tuple[str, str]],
        again: bool,
        lacking: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chapters"].choices = list(chapters)  # type: ignore[attr-defined]
        self.initial.setdefault("once", secrets.token_hex(16))
        if not again:
            del self.fields["why"]
        if not lacking:
            del self.fields["despite"]


class HandlingForm(PlainForm):
    """When an edition was submitted and adopted."""

    submitted_on = forms.DateField(label=_("Avgitt"), required=False, widget=Day())
    adopted_on = forms.DateField(label=_("Vedtatt av kommunestyret"), required=False, widget=Day())
    adopted_case = forms.CharField(
        label=_("Sak"), required=False, max_length=60, help_text=_("F.eks. KS 045/26.")
    )
    why = forms.CharField(
        label=_("Hvorfor det rettes"),
        help_text=_("Bare når noe som står der, blir et annet."),
        required=False,
        max_length=LONGEST,
    )
    seen = SeenField(widget=forms.HiddenInput, min_value=0)
