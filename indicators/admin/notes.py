"""Footnotes and result comments."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models import Footnote, FootnoteCell, ResultComment, ScorecardLine, ServiceArea
from indicators.permissions import EDIT_PLAN, roles_of
from indicators.selectors import reported_years
from indicators.selectors.drafts import unreadable_comments, unreadable_notes

from .records import RecordAdmin, RecordInline, yes_or_no
from .site import site

WITHDRAWN = yes_or_no("withdrawn", _("trukket tilbake"))

LAST = 99


class OwnAreas:
    """A leader writes notes and comments for areas that the own sector delivers.

    What is a draft of others has no page here, and stands in no list.
    """

    unreadable: Any

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)  # type: ignore[misc]
        return rows.exclude(pk__in=type(self).unreadable(request.user).values("pk"))

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """The row; a draft of others does not exist. Raises Http404."""
        found = super().get_object(request, object_id, from_field)  # type: ignore[misc]
        if found is None:
            raise Http404
        return found

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
        if db_field.name == "area" and not request.user.has_perm(EDIT_PLAN):
            own = roles_of(request.user).sector_ids
            field.queryset = ServiceArea.objects.filter(sectors__in=own).distinct()
        return field

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new text is for the newest year, last in its card, with a code nobody needs to think of."""
        years = reported_years(request.user)  # type: ignore[arg-type]
        begin = {"year": years[0] if years else timezone.localdate().year, "order": LAST}
        given = super().get_changeform_initial_data(request)  # type: ignore[misc]
        return {**begin, "code": f"ny-{secrets.token_hex(4)}", **given}


class CellInline(RecordInline):
    model = FootnoteCell
    fields = ("line", "cell", "withdrawn")
    verbose_name = _("celle")
    verbose_name_plural = _("Celler som noten hører til")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        field = formset.form.base_fields.get("line")
        if obj is not None and field is not None:
            lines = ScorecardLine.objects.filter(area_id=obj.area_id, year__in=(obj.year - 1, obj.year))
            if not request.user.has_perm(EDIT_PLAN):
                lines = lines.filter(sector__in=roles_of(request.user).sector_ids)
            used = ScorecardLine.objects.filter(footnote_cells__footnote=obj)
            field.queryset = (lines | used).distinct()
        return formset


@admin.register(Footnote, site=site)
class FootnoteAdmin(OwnAreas, RecordAdmin):
    list_display = ("__str__", "year", "area", "kind", WITHDRAWN)
    list_filter = ("year", "area", "kind", "withdrawn")
    search_fields = ("text", "code")
    ordering = ("-year", "area__order", "order", "id")
    list_select_related = ("area",)
    unreadable = staticmethod(unreadable_notes)
    inlines = (CellInline,)
    fieldsets = (
        (None, {"fields": ("text", "kind", ("year", "area"), ("code", "order"), "source_line")}),
        (
            _("I bruk"),
            {"description": _("En note slettes ikke. Trekk den tilbake."), "fields": ("withdrawn",)},
        ),
    )


@admin.register(ResultComment, site=site)
class ResultCommentAdmin(OwnAreas, RecordAdmin):
    list_display = ("__str__", "year", "area", WITHDRAWN)
    list_filter = ("year", "area", "withdrawn")
    search_fields = ("text", "title", "code")
    ordering = ("-year", "area__order", "order", "id")
    list_select_related = ("area",)
    unreadable = staticmethod(unreadable_comments)
    about = (
        _("Forklarer"),
        {
            "description": _("Velg indikatorene som teksten forklarer. Da står den ved dem på tavla."),
            "fields": ("indicators",),
        },
    )
    fieldsets = (
        (None, {"fields": ("title", "text", ("year", "area"), ("code", "order"), "source_line")}),
        (
            _("I bruk"),
            {"description": _("En kommentar slettes ikke. Trekk den tilbake."), "fields": ("withdrawn",)},
        ),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What a comment is about is chosen among its area's indicators, so the area comes first."""
        return self.fieldsets if obj is None else (self.fieldsets[0], self.about, self.fieldsets[1])

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        field = form.base_fields.get("indicators")
        if obj is not None and field is not None:
            field.choices = indicators_of(obj)
            field.widget.choices = field.choices
        return form


def indicators_of(comment: ResultComment) -> list[tuple[int, str]]:
    """The indicators of a comment's area and year, and those already chosen, by short name."""
    lines = ScorecardLine.objects.filter(year=comment.year, withdrawn=False)
    chosen = lines.filter(indicator__in=comment.indicators.all())
    offered = (lines.filter(area_id=comment.area_id) | chosen).distinct()
    return [(line.indicator_id, line.short_name) for line in offered.order_by("area__order", "order")]
