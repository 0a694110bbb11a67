"""An indicator's years, one row each: the year's target and the year's result."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from indicators.models import Result, ScorecardLine, Target
from indicators.permissions import EDIT_PLAN, REPORT_RESULT
from indicators.presentation.wording.refusals import refusal_text
from indicators.workflow import at_fields

from .cells import (
    RESULT_HELP,
    TARGET_HELP,
    BecauseField,
    CellField,
    ask_for_reason,
    guard_cell,
    read_target_cell,
    sector_entered_for,
)
from .locked import RefusesLocked
from .optimistic_lock import SeenField, refused, with_value

YEAR = Result.PeriodKind.YEAR


class YearForm(RefusesLocked, forms.ModelForm):  # type: ignore[type-arg]
    """One year of an indicator. A cell that the person may not write is disabled."""

    request: ClassVar[HttpRequest]
    target_text = CellField(label=_("Mål"), help_text=TARGET_HELP)
    target_seen = SeenField(required=False, min_value=0)
    target_because = BecauseField()
    result_text = CellField(label=_("Resultat for året"), help_text=RESULT_HELP)
    result_seen = SeenField(required=False, min_value=0)
    result_because = BecauseField()

    class Meta:
        model = ScorecardLine
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows: dict[str, Target | Result | None] = {"target": None, "result": None}
        self.written: set[str] = set()
        self.writing: str | None = None
        if self.instance.pk:
            self.rows = {"target": target_of(self.instance), "result": year_result_of(self.instance)}
        rights = {"target": EDIT_PLAN, "result": REPORT_RESULT}
        for cell, row in self.rows.items():
            self.initial[f"{cell}_text"] = row.written if row else ""
            self.initial[f"{cell}_seen"] = row.version if row else 0
            may = self.instance.pk is not None and self.request.user.has_perm(rights[cell], self.instance)
            self.fields[f"{cell}_text"].disabled = not may
            self.fields[f"{cell}_because"].disabled = not may

    def seen_version(self, cell: str) -> int:
        """The version of the cell that the page showed; 0 where it was empty."""
        return int(self.cleaned_data.get(f"{cell}_seen") or 0)

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.refuse_locked()
        for cell in self.rows:
            name = f"{cell}_text"
            if name in self.errors or not (name in self.changed_data or self._answers(cell)):
                continue
            text = str(self.cleaned_data[name])
            try:
                if not guard_cell(self.rows[cell], seen=self.seen_version(cell), typed=text):
                    continue
                if cell == "target":
                    read_target_cell(text, self.instance.spec)
                if name in self.changed_data:
                    self._ask_for_reason(cell)
            except forms.ValidationError as error:
                self._take_over(cell, error)
                self.add_error(name, error)
            self.written.add(cell)
        stopped = refused(self.request)
        if stopped and stopped.prefix == self.prefix:
            typed = str(self.cleaned_data.get(stopped.field or "", ""))
            at_answer = "text" in at_fields(stopped.refusal) and stopped.field == "result_text"
            place = "result_because" if at_answer else stopped.field
            self.add_error(place, refusal_text(stopped.refusal, typed))
        return self.cleaned_data

    def _answers(self, cell: str) -> bool:
        """Whether only the answer to what is asked about the result was typed."""
        return cell == "result" and bool(str(self.cleaned_data.get("result_because") or "").strip())

    def _ask_for_reason(self, cell: str) -> None:
        row = self.rows[cell]
        behalf_of = sector_entered_for(self.request, self.instance) if cell == "result" else ""
        ask_for_reason(self.request, before=row.written if row else "", behalf_of=behalf_of)

    def _take_over(self, cell: str, error: forms.ValidationError) -> None:
        """After a lost update was refused, the version that stands becomes the one that is seen."""
        row = self.rows[cell]
        if getattr(error, "code", "") == "stale" and row is not None:
            self.data = with_value(self.data, self.add_prefix(f"{cell}_seen"), row.version)


def target_of(line: ScorecardLine) -> Target | None:
    """The line's target, without a statement when it was selected along."""
    return getattr(line, "target", None)


def year_result_of(line: ScorecardLine) -> Result | None:
    """The result for the whole year, without a statement when results were prefetched."""
    return next((row for row in line.results.all() if row.period_kind == YEAR), None)
