"""A line of a year's plan: how its figure is read, who answers for it, its target, results and notes."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.forms.cells import period_code
from indicators.forms.units import LineForm
from indicators.models import Heading, Indicator, ScorecardLine, Target
from indicators.permissions import EDIT_PLAN, REPORT_RESULT
from indicators.selectors import matching
from indicators.selectors.drafts import withheld

from .figures import BenchmarkInline, NoteCellInline, ResultInline, TargetInline, expected_periods
from .history import changes_of_lines
from .judged_columns import JudgedColumns, shown_by_id
from .lists import AreaFilter, DirectionFilter, JudgedChangeList, SectorFilter, StatusFilter, YearFilter
from .records import RecordAdmin
from .save_feedback import TellsOutcome, outcome
from .site import site

KEY = re.compile(r"[0-9]{1,9}")
"""A number that a row can have."""


def _target_read(line_id: int | None) -> Any:
    """How the target of a line is read; None where it has none."""
    target = Target.objects.filter(line_id=line_id).first() if line_id else None
    return target.parsed if target else None


@admin.register(ScorecardLine, site=site)
class ScorecardLineAdmin(TellsOutcome, JudgedColumns, RecordAdmin):
    list_display = (
        "name_shown",
        "year",
        "area_name",
        "sector_name",
        "target_shown",
        "result_shown",
        "verdict_shown",
    )
    list_display_links = ("name_shown",)
    list_filter = (YearFilter, StatusFilter, SectorFilter, AreaFilter, DirectionFilter)
    form = LineForm
    actions = ("move_lines",)
    search_fields = ("name",)
    search_help_text = _("Ord i ordlyd, overskrift, område eller sektor; funksjon, områdenummer eller kode.")
    sortable_by = ()
    inlines = (ResultInline, TargetInline, BenchmarkInline, NoteCellInline)
    readonly_fields = ("verdict_now",)
    change_form_template = "admin/line_form.html"
    fieldsets = (
        (None, {"fields": ("verdict_now", ("indicator", "year"))}),
        (_("Ordlyd"), {"fields": ("name", "short_name", ("heading", "order"), "on_card")}),
        (
            _("Hvordan tallet leses"),
            {
                "description": _("Retningen avgjør hva et mål uten tegn betyr, og hva som er bedre."),
                "fields": (
                    ("direction", "direction_reason"),
                    ("value_kind", "unit", "decimals"),
                    "levels",
                    ("scale_low", "scale_high"),
                    ("frequency", "aggregation"),
                    ("tolerance", "tolerance_share"),
                    ("planned", "statutory"),
                ),
            },
        ),
        (
            _("Ansvar"),
            {"fields": ("area", "sector", "withdrawn")},
        ),
        (
            _("Fra kilden"),
            {"classes": ("collapse",), "fields": ("source_line", ("sector_assumed", "sector_reason"))},
        ),
    )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
        return JudgedChangeList

    def get_queryset(self, request: HttpRequest) -> QuerySet[ScorecardLine]:
        return super().get_queryset(request).select_related("indicator", "area", "sector", "heading")

    def has_edit_plan_permission(self, request: HttpRequest) -> bool:
        """Who may move lines."""
        return request.user.has_perm(EDIT_PLAN)

    @admin.action(description=_("Flytt til annen sektor, område eller overskrift"), permissions=["edit_plan"])
    def move_lines(self, request: HttpRequest, queryset: QuerySet[ScorecardLine]) -> HttpResponse | None:
        """Go on with the chosen lines where they are moved; those of one year at a time."""
        chosen = list(queryset.order_by("pk").values_list("pk", "year"))
        years = {year for _pk, year in chosen}
        if len(years) != 1:
            messages.warning(request, gettext("Velg linjer fra ett år om gangen."))
            return None
        asked = urlencode([("lines", pk) for pk, _year in chosen])
        return redirect(f"{reverse('organisation_move', args=[years.pop()])}?{asked}")

    def line_id(self, row: ScorecardLine) -> int:
        """The line that a row of the list shows: itself."""
        return row.pk

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        return matching(queryset, search_term), False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A leader changes the results of own lines; their other fields are shown."""
        may_plan = super().has_change_permission(request, obj)
        return may_plan or request.user.has_perm(REPORT_RESULT, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.readonly_fields
        if not request.user.has_perm(EDIT_PLAN, obj):
            return (*self.readonly_fields, *(field.name for field in self.opts.fields))
        return (*self.readonly_fields, "indicator", "year")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is not None:
            return self.fieldsets
        first = (None, {"fields": (("indicator", "year"),)})
        return (first, *self.fieldsets[1:])

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new line of an indicator begins as its newest one, for the year after."""
        code = request.GET.get("indicator", "")
        newest = ScorecardLine.objects.filter(indicator_id=int(code)) if KEY.fullmatch(code) else None
        line = newest.order_by("-year").first() if newest is not None else None
        if line is None:
            return super().get_changeform_initial_data(request)
        fields = [f.name for f in self.opts.fields if f.editable and f.name not in ("heading", "source_line")]
        return {**{name: getattr(line, name) for name in fields}, "year": line.year + 1}

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "heading" and field is not None:
            field.queryset = Heading.objects.select_related("area")
        if db_field.name == "indicator" and field is not None:
            field.queryset = Indicator.objects.filter(in_use=True)
        return field

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, ResultInline):
            kwargs["initial"] = [{"period": period_code(period)} for period in expected_periods(obj)]
        return kwargs

    @admin.display(description=_("Dommen nå"))
    def verdict_now(self, obj: ScorecardLine) -> Any:
        found = shown_by_id([obj.pk], None).get(obj.pk)
        return found.sentence if found else "–"

    @admin.display(description=_("Indikator"))
    def name_shown(self, row: Any) -> str:
        return str(row.short_name)

    def save_options(self, form: Any) -> dict[str, Any]:
        """That the person has seen what becomes of the figures."""
        return {"reshaped_seen": bool(form.cleaned_data.get("reshaped_seen"))}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        before = _target_read(obj.pk)
        super().save_model(request, obj, form, change)
        if change and not form.untouched and form.changed_data:
            outcome(request).lines.add(obj.pk)
            if _target_read(obj.pk) != before:
                outcome(request).warnings.append(gettext("Målet er lest på nytt etter den nye lesemåten."))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """While a figure is a draft, the page that shows it does not exist for others. Raises Http404."""
        may: bool = super().has_view_permission(request, obj)
        if may and obj is not None and withheld(request.user, ScorecardLine.objects.filter(pk=obj.pk)):
            raise Http404
        return may

    def changes(self, obj: Any) -> Any:
        return changes_of_lines([obj])
