"""The rows of figures on a line's page: target, results by period, benchmarks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.models import Benchmark, Result, ScorecardLine, Target
from indicators.presentation.wording.refusals import refusal_text
from indicators.values import FigureResult, TextProblem
from indicators.workflow import Unreadable

from .cells import (
    RESULT_HELP,
    TARGET_HELP,
    BecauseField,
    CellField,
    ask_for_reason,
    period_choices,
    period_code,
    period_of,
    read_result_cell,
    read_target_cell,
    sector_entered_for,
)
from .optimistic_lock import SeenForm


class FigureForm(SeenForm):
    """A row of figures of ``line``, which says how they are read."""

    writing = "written"

    def __init__(self, *args: Any, line: ScorecardLine, **kwargs: Any) -> None:
        self.line = line
        super().__init__(*args, **kwargs)

    def add_error(self, field: str | None, error: Any) -> None:
        """Errors about the form as a whole stand at the figure, which is what the person looks at."""
        whole = field is None and "written" in self.fields and not hasattr(error, "error_dict")
        super().add_error("written" if whole else field, error)

    def validate_unique(self) -> None:
        """Nothing: what another tab has saved meanwhile is told by the workflow, with both figures."""

    def behalf_of(self) -> str:
        """The sector on whose behalf a new figure is entered, where that takes a reason."""
        return ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "written" in self.changed_data and not self.untouched:
            before = str(self.initial.get("written") or "")
            try:
                ask_for_reason(self.request, before=before, behalf_of=self.behalf_of())
            except ValidationError as error:
                self.add_error("written", error)
        return cleaned


class TargetForm(FigureForm):
    """The target as written, with the case that adopted it."""

    written = CellField(label=_("mål"), help_text=TARGET_HELP)
    because = BecauseField()

    class Meta:
        model = Target
        fields = ("written", "case", "adopted_on")

    def clean_written(self) -> str:
        text = str(self.cleaned_data["written"])
        if "written" in self.changed_data:
            read_target_cell(text, self.line.spec)
        return text


class ResultForm(FigureForm):
    """The figure of one period, or the reason why there is none."""

    period = forms.ChoiceField(label=_("periode"), choices=period_choices)
    written = CellField(label=_("resultat"), help_text=RESULT_HELP)
    because = BecauseField()

    class Meta:
        model = Result
        fields = ("written",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["period"].disabled = True
            self.initial["period"] = period_code(self.instance.period)

    def behalf_of(self) -> str:
        return sector_entered_for(self.request, self.line)


class BenchmarkForm(FigureForm):
    """Somebody else's figure for the same indicator and year."""

    written = CellField(label=_("tall"), help_text=_("Ett tall, f.eks. 24,1 %."))

    class Meta:
        model = Benchmark
        fields = ("scope", "whose", "written", "edition", "published_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("scope", "whose"):
            self.fields[name].disabled = bool(self.instance.pk)
        self.fields["written"].required = True

    def clean_written(self) -> str:
        text = str(self.cleaned_data["written"])
        if "written" not in self.changed_data:
            return text
        read = read_result_cell(text, self.line.spec)
        if not isinstance(read, FigureResult):
            problem = Unreadable(text, TextProblem.MALFORMED_NUMBER)
            raise ValidationError(refusal_text(problem, text), code="unreadable")
        return text


class FiguresFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """The rows of one line; each is told which line it belongs to."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "line": self.instance}

    def clean(self) -> None:
        """No two new rows for the same period."""
        super().clean()
        taken = set()
        for form in self.forms:
            code = form.cleaned_data.get("period") if hasattr(form, "cleaned_data") else None
            if code is None or not (form.instance.pk or form.has_changed()):
                continue
            if code in taken and form.has_changed():
                label = period_of(code).label
                form.add_error("period", gettext("%(period)s står to ganger.") % {"period": str(label)})
            taken.add(code)
