"""The register: who delivers what, under which headings, after which plan."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from indicators.collation import norwegian_key
from indicators.models import FunctionCode, Heading, Plan, Sector, SectorStaffing, ServiceArea

from .records import RecordAdmin, RecordInline
from .site import site
from .units import UnitAdmin


class StaffingInline(RecordInline):
    model = SectorStaffing
    fields = ("year", "fte")
    verbose_name = _("rad")
    verbose_name_plural = _("Årsverk")


@admin.register(Sector, site=site)
class SectorAdmin(UnitAdmin):
    list_display = ("name", "kind", "code", "order", "valid_to")
    list_filter = ("kind",)
    search_fields = ("name", "code")
    ordering = ("order", "id")
    inlines = (StaffingInline,)
    fieldsets = (
        (None, {"fields": ("name", "kind", "code", "order")}),
        (
            _("Gyldighet"),
            {
                "description": _("En sektor slettes ikke. Den avsluttes på siden Organisasjon."),
                "fields": (("valid_from", "valid_to"),),
            },
        ),
    )


@admin.register(ServiceArea, site=site)
class ServiceAreaAdmin(UnitAdmin):
    list_display = ("number", "name", "order", "delivered_by", "valid_to")
    list_display_links = ("number", "name")
    search_fields = ("name", "number")
    ordering = ("order", "id")
    fieldsets = (
        (None, {"fields": (("number", "order"), "name", "sectors")}),
        (_("Gyldighet"), {"fields": (("valid_from", "valid_to"),)}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("sectors")

    @admin.display(description=_("Leveres av"))
    def delivered_by(self, area: ServiceArea) -> str:
        return ", ".join(sector.name for sector in area.sectors.all())


@admin.register(Heading, site=site)
class HeadingAdmin(RecordAdmin):
    list_display = ("title_shown", "year", "area", "order", "function_codes")
    list_filter = ("year", "area")
    search_fields = ("title", "code", "functions__code")
    ordering = ("-year", "area__order", "order", "id")
    list_select_related = ("area",)
    fieldsets = (
        (None, {"fields": (("year", "code"), ("area", "order"), "title", "printed_title", "functions")}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("functions")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Functions are chosen by name."""
        field: Any = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "functions" and field is not None:
            field.label_from_instance = lambda code: code.called
        return field

    @admin.display(description=_("Overskrift"))
    def title_shown(self, heading: Heading) -> str:
        return heading.title or "–"

    @admin.display(description=_("Funksjon"))
    def function_codes(self, heading: Heading) -> str:
        return "/".join(code.code for code in heading.functions.all()) or "–"


@admin.register(Plan, site=site)
class PlanAdmin(RecordAdmin):
    list_display = ("year", "title", "case", "adopted_on")
    ordering = ("-year",)
    readonly_fields = ("case", "adopted_on")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "year",
                    "title",
                    "cards_by_sector",
                    ("close_word", "assessments"),
                    "example",
                    ("case", "adopted_on"),
                ),
                "description": _("Planen vedtas, og neste års plan lages, på siden Plan."),
            },
        ),
    )


@admin.register(FunctionCode, site=site)
class FunctionCodeAdmin(RecordAdmin):
    """Here functions can be looked up; they are kept on the page KOSTRA-funksjoner."""

    list_display = ("code", "used_by")
    search_fields = ("code",)
    fieldsets = ((None, {"fields": ("code",)}),)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("headings__area")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changes(self, obj: Any) -> Any:
        return ()

    @admin.display(description=_("Brukes av"))
    def used_by(self, code: FunctionCode) -> str:
        titles = {heading.title or heading.area.name for heading in code.headings.all()}
        return ", ".join(sorted(titles, key=norwegian_key)) or "–"
