"""The rows of figures on a line's page: results by period, target, benchmarks, notes."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from indicators import workflow
from indicators.forms.cells import RESULT_HELP, TARGET_HELP, period_of, sector_entered_for
from indicators.forms.figures import BenchmarkForm, FiguresFormSet, ResultForm, TargetForm
from indicators.forms.optimistic_lock import typed_reason
from indicators.models import Benchmark, FootnoteCell, Result, ScorecardLine, Target
from indicators.permissions import REPORT_RESULT
from indicators.presentation.wording.figures import result_text, target_text
from indicators.selectors.drafts import unreadable_notes
from indicators.values import Frequency, Period, PeriodKind

from .records import RecordInline
from .save_feedback import note_answer, note_result, note_target, outcome

TARGET_SET = _("Mål satt")
RESULT_ENTERED = _("Resultat ført")
ONLY_TYPED = frozenset({"because"})
SHOWN_AS = {"period": "shown_period"}


class FigureInline(RecordInline):
    """Rows of figures: typed as people write them, with what was understood beside."""

    formset = FiguresFormSet
    readonly_fields: ClassVar[Any] = ("reading", "shown_period")
    extra = 0

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Whoever only reads gets no column of what is only typed, and a period in words."""
        fields: Any = super().get_fields(request, obj)
        if self.has_change_permission(request, obj):
            return fields
        return [SHOWN_AS.get(name, name) for name in fields if name not in ONLY_TYPED]

    @admin.display(description=_("Periode"))
    def shown_period(self, row: Any) -> str:
        return str(row.period.label)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("line")

    @admin.display(description=_("Lest som"))
    def reading(self, row: Any) -> str:
        if not row.pk:
            return "–"
        if isinstance(row, Target):
            return str(target_text(row.parsed, row.line.spec, named=True))
        return result_text(row.parsed, row.line.spec, row.written, named=True)


def why_target(request: HttpRequest, line: ScorecardLine) -> str:
    """Why a target is set; what is not said is said for the person, but not of an adopted plan."""
    said = typed_reason(request)
    return said if said or workflow.adopted_plan(line.year) else str(TARGET_SET)


def why_result(request: HttpRequest, line: ScorecardLine) -> str:
    """Why a result is entered; said for the person, but not where it is on another's behalf."""
    return typed_reason(request) or ("" if sector_entered_for(request, line) else str(RESULT_ENTERED))


class TargetInline(FigureInline):
    model = Target
    form = TargetForm
    fields = ("written", "reading", "because", "case", "adopted_on")
    max_num = 1
    extra = 1
    verbose_name = verbose_name_plural = _("Mål")
    row_help = TARGET_HELP

    def write(self, request: HttpRequest, formset: Any, form: Any) -> None:
        text = form.cleaned_data["written"]
        done = workflow.set_target(
            by=request.user,  # type: ignore[arg-type]
            line_id=formset.instance.pk,
            text=text,
            case=form.cleaned_data["case"],
            adopted_on=form.cleaned_data["adopted_on"],
            version=form.seen_version,
            reason=why_target(request, formset.instance),
            because=form.cleaned_data["because"],
        )
        if done.changed:
            note_target(request, formset.instance, text)


class ResultInline(FigureInline):
    """Results by period; the periods that are expected stand ready, the others can be chosen."""

    model = Result
    form = ResultForm
    fields = ("period", "written", "reading", "because")
    verbose_name = _("periode")
    verbose_name_plural = _("Resultater")
    row_help = RESULT_HELP

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(REPORT_RESULT, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(REPORT_RESULT, obj)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("parts")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return len(expected_periods(obj)) if obj is not None else 0

    def write(self, request: HttpRequest, formset: Any, form: Any) -> None:
        text = form.cleaned_data["written"]
        done = workflow.report_result(
            by=request.user,  # type: ignore[arg-type]
            line_id=formset.instance.pk,
            text=text,
            period=period_of(form.cleaned_data["period"]),
            version=form.seen_version,
            reason=why_result(request, formset.instance),
            because=form.cleaned_data["because"],
        )
        if done.changed:
            note_result(request, formset.instance, text)
        note_answer(request, done, form.cleaned_data["because"])


class BenchmarkInline(FigureInline):
    model = Benchmark
    form = BenchmarkForm
    fields = ("scope", "whose", "written", "edition", "published_on")
    readonly_fields: ClassVar[Any] = ()
    extra = 0
    verbose_name = _("sammenligning")
    verbose_name_plural = _("Sammenligningstall")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Those that count: an edition that is superseded stays as it is."""
        return super().get_queryset(request).filter(superseded=False)

    def write(self, request: HttpRequest, formset: Any, form: Any) -> None:
        given = form.cleaned_data
        workflow.set_benchmark(
            by=request.user,  # type: ignore[arg-type]
            line_id=formset.instance.pk,
            scope=given["scope"],
            whose=given["whose"],
            text=given["written"],
            edition=given["edition"],
            published_on=given["published_on"],
            version=form.seen_version if form.instance.pk else None,
            reason=typed_reason(request),
        )
        outcome(request).lines.add(formset.instance.pk)


class NoteCellInline(RecordInline):
    """The footnotes that belong to a cell of the line."""

    model = FootnoteCell
    fields = ("footnote", "cell", "withdrawn")
    verbose_name = _("note")
    verbose_name_plural = _("Noter")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        field = formset.form.base_fields.get("footnote")
        if obj is not None and field is not None:
            notes = field.queryset.filter(area_id=obj.area_id)
            field.queryset = notes.exclude(pk__in=unreadable_notes(request.user).values("pk"))
        return formset


def expected_periods(line: ScorecardLine) -> list[Period]:
    """The periods of the year that a figure is expected for and that have none yet."""
    kinds = {
        Frequency.HALF: PeriodKind.HALF,
        Frequency.TERTIAL: PeriodKind.TERTIAL,
        Frequency.QUARTER: PeriodKind.QUARTER,
        Frequency.MONTH: PeriodKind.MONTH,
    }
    taken = {row.period for row in line.results.all()}
    kind = kinds.get(Frequency(line.frequency), PeriodKind.YEAR)
    year = Period(PeriodKind.YEAR, 1)
    if year in taken and kind is not PeriodKind.YEAR:
        return []
    return [period for number in range(1, kind.per_year + 1) if (period := Period(kind, number)) not in taken]
