"""What is typed about supervision and decisions: a row of the grid, or the whole of one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _

from indicators.models import Decision, Supervision

from .optimistic_lock import LONGEST_REASON, OnceField, SeenField, with_value
from .plans import PlainForm

LONGEST = 10_000
IN_THE_GRID: dict[type[Any], tuple[str, ...]] = {
    Supervision: ("measure", "finding_kind", "deadline_text", "state", "closed_text"),
    Decision: ("responsible", "deadline_text", "state", "closed_text"),
}
"""What is entered in every round; the rest stands on the page of the row."""
WHOLE: dict[type[Any], tuple[str, ...]] = {
    Supervision: (
        "kind", "authority", "service", "opened_text", "finding_kind", "finding", "deadline_text", "measure",
        "state", "closed_text",
    ),
    Decision: (
        "kind", "point", "cases", "text", "responsible", "deadline_text", "state", "closed_text",
    ),
}  # fmt: skip
ROWS = {"measure": 3, "comment": 3, "finding": 4, "text": 5, "cases": 2, "service": 2}
MENTIONING = ("measure", "comment", "finding", "text")
"""Where a figure can be mentioned; it is chosen from a list."""


class MatterForm(PlainForm):
    """Some columns of a supervision or decision, the comment of the round, and the versions that were seen.

    ``past``: a deadline that has passed is meant. ``why``: on another's behalf.
    """

    comment = forms.CharField(
        label=_("Kommentar"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": ROWS["comment"]}),
    )
    past = forms.BooleanField(label=_("Fristen er passert. Det er meningen."), required=False)
    seen = SeenField(required=False, min_value=0)
    comment_seen = SeenField(required=False, min_value=0)
    once = OnceField()

    def __init__(self, model: type[Any], names: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = tuple(names)
        self.fields = {**fields_for_model(model, self.names), **self.fields}
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs = {"rows": ROWS.get(name, 3)}
                if name in MENTIONING:
                    field.widget.attrs["data-figures"] = True
                field.validators.append(MaxLengthValidator(LONGEST))
        if model is Supervision:
            del self.fields["comment"], self.fields["comment_seen"]

    @property
    def values(self) -> dict[str, Any]:
        """The columns as they were typed."""
        return {name: self.cleaned_data[name] for name in self.names}

    def see(self, field: str, version: int) -> None:
        """After a lost update was refused, the version that stands becomes the one that is seen."""
        self.data = with_value(self.data, self.add_prefix(field), version)


class BehalfReason(PlainForm):
    """Why somebody enters on a sector's behalf."""

    why = forms.CharField(
        label=_("Hvorfor?"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_("Må fylles ut når du fører på vegne av andre. Står i endringsloggen."),
    )
