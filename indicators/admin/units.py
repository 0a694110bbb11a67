"""What the pages of sectors and service areas share: what they are called holds from a year on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from indicators import workflow
from indicators.forms.optimistic_lock import typed_reason
from indicators.forms.units import UnitForm
from indicators.selectors.register.organisation import planned_years, year_to_change

from .records import RecordAdmin


class UnitAdmin(RecordAdmin):
    """A sector or area; merging, splitting and moving are done on the page Organisasjon."""

    form: Any = UnitForm

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets: Any = self.fieldsets
        if obj is None or not self.has_change_permission(request, obj):
            return fieldsets
        told = _("Slå sammen, dele, flytte linjer og avslutte gjøres på siden Organisasjon, under Mer.")
        by_year = (_("Fra når"), {"description": told, "fields": ("from_year", "correction")})
        return (*fieldsets[:1], by_year, *fieldsets[1:])

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """What is no column of the row is left to the form; the year proposed is that of the newest plan."""
        fields = [
            name for name in kwargs.pop("fields", None) or () if name not in ("from_year", "correction")
        ]
        form = super().get_form(request, obj, change=change, fields=fields or None, **kwargs)
        form.base_fields["from_year"].initial = year_to_change(planned_years())
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        named = form.demands() if change and form.columns and not form.untouched else []
        if named:
            workflow.rename_unit(
                by=request.user,  # type: ignore[arg-type]
                model=self.model,
                pk=obj.pk,
                values={name: form.cleaned_data[name] for name in named},
                from_year=form.cleaned_data["from_year"],
                correction=form.cleaned_data["correction"],
                reason=typed_reason(request),
                version=form.seen_version,
            )
            for name in named:  # the rest is a plain change of the row as it stands now
                del form.fields[name]
            standing = self.model._default_manager.get(pk=obj.pk)
            form.cleaned_data["seen"] = standing.version
        super().save_model(request, obj, form, change)
