"""An indicator: what it measures, and its targets and results through the years."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators import workflow
from indicators.forms.years import YearForm
from indicators.models import Indicator, ScorecardLine
from indicators.permissions import EDIT_PLAN, REPORT_RESULT
from indicators.selectors import matching
from indicators.selectors.drafts import withheld
from indicators.values.query.address_words import ALL_YEARS

from .figures import why_result, why_target
from .history import changes_of_lines, changes_of_record, newest_first
from .judged_columns import JudgedColumns, shown_by_id
from .lists import YEAR, AreaFilter, DirectionFilter, JudgedChangeList, SectorFilter, StatusFilter, YearFilter
from .records import RecordAdmin, RecordInline
from .save_feedback import TellsOutcome, note_answer, note_result, note_target
from .site import site


class YearsFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """The years of one indicator, newest first, each line judged."""

    def get_queryset(self) -> Any:
        if not hasattr(self, "_years"):
            lines = ScorecardLine.objects.filter(indicator=self.instance, withdrawn=False)
            found: list[Any] = list(
                lines.select_related("sector", "target").prefetch_related("results").order_by("-year")
            )
            judged = shown_by_id([line.pk for line in found], None)  # the page asks first
            for line in found:
                line.shown = judged[line.pk]
                line.address = reverse("admin:indicators_scorecardline_change", args=[line.pk])
            self._years = found
        return self._years


class YearsInline(RecordInline):
    """One row per year: wording, target, result, what was understood, and the verdict."""

    model = ScorecardLine
    form = YearForm
    formset = YearsFormSet
    fields = ("target_text", "target_seen", "target_because", "result_text", "result_seen", "result_because")
    template = "admin/indicator_years.html"
    extra = 0
    max_num = 0
    verbose_name_plural = _("Mål og resultater år for år")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A year is added on a page of its own."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_write_some_year(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [(None, {"fields": self.fields})]

    def write(self, request: HttpRequest, formset: Any, form: Any) -> None:
        line: ScorecardLine = form.instance
        if "target" in form.written:
            self._set_target(request, line, form)
        if "result" in form.written:
            self._report(request, line, form)

    def _set_target(self, request: HttpRequest, line: ScorecardLine, form: YearForm) -> None:
        form.writing = "target_text"
        adopted = workflow.adopted_plan(line.year)
        target = None if adopted else form.rows["target"]  # the case that adopted it did not change it
        text = form.cleaned_data["target_text"]
        done = workflow.set_target(
            by=request.user,  # type: ignore[arg-type]
            line_id=line.pk,
            text=text,
            case=getattr(target, "case", ""),
            adopted_on=getattr(target, "adopted_on", None),
            version=form.seen_version("target"),
            reason=why_target(request, line),
            because=form.cleaned_data["target_because"],
        )
        if done.changed:
            note_target(request, line, text)

    def _report(self, request: HttpRequest, line: ScorecardLine, form: YearForm) -> None:
        form.writing = "result_text"
        text = form.cleaned_data["result_text"]
        done = workflow.report_result(
            by=request.user,  # type: ignore[arg-type]
            line_id=line.pk,
            text=text,
            version=form.seen_version("result"),
            reason=why_result(request, line),
            because=form.cleaned_data["result_because"],
        )
        if done.changed:
            note_result(request, line, text)
        note_answer(request, done, form.cleaned_data["result_because"])


def may_write_some_year(request: HttpRequest, obj: Indicator | None) -> bool:
    """Whether the person may set a target or enter a result in any of the indicator's years."""
    user = request.user
    if user.has_perm(EDIT_PLAN, obj):
        return True
    if obj is None or obj.pk is None:
        return user.has_perm(REPORT_RESULT)
    if not hasattr(obj, "_lines_asked"):
        obj._lines_asked = list(obj.lines.filter(withdrawn=False))  # type: ignore[attr-defined]
    return any(user.has_perm(REPORT_RESULT, line) for line in obj._lines_asked)  # type: ignore[attr-defined]


class IndicatorChangeList(JudgedChangeList):
    """Indicators in the order of the cards."""

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        return ["area_order", "line_order", "code"]


@admin.register(Indicator, site=site)
class IndicatorAdmin(TellsOutcome, JudgedColumns, RecordAdmin):
    list_display = (
        "short_name",
        "shown_year",
        "area_name",
        "sector_name",
        "target_shown",
        "result_shown",
        "verdict_shown",
    )
    list_display_links = ("short_name",)
    search_fields = ("code",)
    search_help_text = _("Ord i ordlyd, overskrift, område eller sektor; funksjon, områdenummer eller kode.")
    sortable_by = ()
    inlines = (YearsInline,)
    change_form_template = "admin/indicator_form.html"
    fieldsets = (
        (
            _("Hva som måles"),
            {
                "description": _(
                    "En indikator avsluttes på siden sin i registeret, der det vises hva som skjer."
                ),
                "fields": ("code", "definition", "source", "in_use"),
            },
        ),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """An indicator that is in use is ended in the register; one that has ended can be brought back."""
        title, told = self.fieldsets[0]
        if obj is None or not obj.in_use or not request.user.has_perm(EDIT_PLAN, obj):
            return self.fieldsets
        return ((title, {**told, "fields": ("code", "definition", "source", "in_use_now")}),)

    @admin.display(description=_("I bruk"))
    def in_use_now(self, obj: Indicator) -> str:
        return gettext("Ja")

    def get_list_filter(self, request: HttpRequest) -> Any:
        return (NewestYearFilter, StatusFilter, SectorFilter, AreaFilter, DirectionFilter, "in_use")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
        return IndicatorChangeList

    def line_id(self, row: Any) -> int:
        """The line that a row of the list shows: that of the chosen year, else the newest."""
        return int(row.shown_line or 0)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Indicator]:
        lines = ScorecardLine.objects.filter(indicator=OuterRef("pk"), withdrawn=False).order_by("-year")
        year = request.GET.get(YEAR, ALL_YEARS)
        if year.isascii() and year.isdigit() and len(year) == 4:
            lines = lines.filter(year=int(year))
        line = ScorecardLine.objects.filter(pk=OuterRef("shown_line"))
        rows: QuerySet[Indicator] = super().get_queryset(request)
        return rows.annotate(shown_line=Subquery(lines.values("pk")[:1])).annotate(
            area_order=Subquery(line.values("area__order")[:1]),
            line_order=Subquery(line.values("order")[:1]),
        )

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        if not search_term.split():
            return queryset, False
        lines = matching(ScorecardLine.objects.filter(withdrawn=False), search_term)
        return queryset.filter(pk__in=lines.values("indicator")), False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A leader enters the results of own years; the indicator's own fields are shown."""
        return super().has_change_permission(request, obj) or may_write_some_year(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if request.user.has_perm(EDIT_PLAN, obj):
            if obj is None:
                return ()
            return ("code", "in_use_now") if obj.in_use else ("code",)
        return ("code", "definition", "source", "in_use")

    def name_of(self, obj: Any) -> str:
        line = ScorecardLine.objects.filter(indicator=obj).order_by("-year").first()
        return line.short_name if line is not None else str(obj)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        obj = context.get("original")
        if obj is not None:
            add = reverse("admin:indicators_scorecardline_add")
            context["add_year"] = f"{add}?indicator={obj.pk}" if request.user.has_perm(EDIT_PLAN) else ""
        return super().render_change_form(request, context, *args, **kwargs)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """While a figure is a draft, the page that shows it does not exist for others. Raises Http404."""
        may: bool = super().has_view_permission(request, obj)
        if may and obj is not None and withheld(request.user, obj.lines.all()):
            raise Http404
        return may

    def changes(self, obj: Any) -> Any:
        return newest_first([*changes_of_record(obj), *changes_of_lines(obj.lines.all())])


class NewestYearFilter(YearFilter):
    """The year whose line is shown; without a choice each indicator's newest."""

    def chosen(self) -> str:
        return self.known() or ALL_YEARS

    def choices(self, changelist: Any) -> Any:
        for choice in super().choices(changelist):
            yield {**choice, "display": _("Nyeste")} if choice["display"] == _("Alle år") else choice

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset if self.known() in (None, ALL_YEARS) else queryset.filter(shown_line__isnull=False)
