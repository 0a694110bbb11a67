"""What is typed into the lists of the annual report: staffing, companies and cooperation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.models import Partner
from indicators.selectors.report.chapters import StaffingTable
from indicators.workflow import TypedStaffing

from .numbers import NorwegianDecimalField
from .plans import PlainForm


class StaffingForm(PlainForm):
    """The full-time equivalents and the sickness absence of every sector of a year."""

    def __init__(self, *args: Any, table: StaffingTable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sectors = [(row.sector_id, row.name) for row in table.rows]
        for row in table.rows:
            fte = NorwegianDecimalField(
                label=_("Årsverk"), required=False, min_value=0, max_digits=9, decimal_places=2
            )
            sick = NorwegianDecimalField(
                label=_("Sykefravær i prosent"), required=False, min_value=0, max_value=100, decimal_places=2
            )
            fte.initial, sick.initial = row.fte, row.sick_leave
            version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
            version.initial = row.row.version if row.row else 0
            for name, field in (("fte", fte), ("sick", sick), ("version", version)):
                self.fields[f"r{row.sector_id}-{name}"] = field

    def typed(self) -> list[TypedStaffing]:
        """What was typed, sector by sector."""
        given = self.cleaned_data
        return [
            TypedStaffing(pk, given[f"r{pk}-fte"], given[f"r{pk}-sick"], given[f"r{pk}-version"] or 0)
            for pk, _name in self.sectors
        ]


class PartnerForm(PlainForm):
    """A company or the like, or a service that is given together with others."""

    name = forms.CharField(label=_("Navn"), max_length=200)
    form = forms.CharField(
        label=_("Form"), max_length=80, required=False, help_text=_("F.eks. Aksjeselskap eller Stiftelser.")
    )
    share = NorwegianDecimalField(
        label=_("Eierandel eller ansvarsdel i prosent"), required=False, min_value=0, max_value=100,
        decimal_places=2,
    )  # fmt: skip
    host = forms.CharField(label=_("Vertskommune"), max_length=80, required=False)
    note = forms.CharField(label=_("Merknad"), max_length=200, required=False)
    order = forms.IntegerField(label=_("Plass i listen"), min_value=1, max_value=999)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    once = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left_out = ("host",) if kind == Partner.Kind.COMPANY else ("form", "share")
        for name in left_out:
            del self.fields[name]

    @property
    def columns(self) -> dict[str, Any]:
        """What goes into the row."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "once")}
