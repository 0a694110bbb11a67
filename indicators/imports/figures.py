"""Reading the targets, results and benchmarks of a folder of CSV files (see :mod:`.folder`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from indicators import workflow
from indicators.models import ScorecardLine, User
from indicators.presentation.wording.refusals import refusal_text
from indicators.values import BenchmarkScope, Period, PeriodKind

from .csv_rows import FolderError, Row

PERIOD_PREFIXES: Final = {
    "H": PeriodKind.HALF,
    "T": PeriodKind.TERTIAL,
    "Q": PeriodKind.QUARTER,
    "M": PeriodKind.MONTH,
}
COLUMN_NAMES: Final = {"target": "mål", "result": "resultater", "benchmark": "sammenligningstall"}

type Count = Callable[[str, bool], None]


@dataclass(frozen=True, slots=True)
class Adopted:
    """The case that adopted a plan, and the day."""

    case: str
    on: date


def parse_period(text: str) -> Period:
    """``year``, ``H1``, ``T2``, ``Q3`` or ``M01`` → a period. Raises :class:`FolderError`."""
    if text == "year":
        return Period(PeriodKind.YEAR, 1)
    kind, number = PERIOD_PREFIXES.get(text[:1]), text[1:]
    if kind is None or not number.isdigit():
        raise FolderError(f"Ukjent periode: {text!r}.")
    return Period(kind, int(number))


@dataclass(slots=True)
class FigureLoader:
    """Writes each cell by its act: a target with the case that adopted its plan, a result, a benchmark."""

    year: int
    plans: Mapping[int, Adopted]
    by: User
    reason: str
    new_plans: dict[int, bool] = field(default_factory=dict)

    def load(
        self, cells: Sequence[Row], lines: Mapping[tuple[str, int], ScorecardLine], count: Count
    ) -> None:
        """Write every cell; a refusal is raised as :class:`FolderError` with where it stands."""
        acts: dict[str, Callable[[ScorecardLine, Row], bool]] = {
            "target": self._target,
            "result": self._result,
            "benchmark": self._benchmark,
        }
        for cell in cells:
            line = lines[cell["code"], int(cell["year"])]
            try:
                changed = acts[cell["column"]](line, cell)
            except workflow.Refusal as refusal:
                where = f"{cell['code']} {cell['year']} (linje {cell['line']})"
                raise FolderError(
                    f"{where}: {cell['text']!r} ble avvist: {refusal_text(refusal)}"
                ) from refusal
            count(COLUMN_NAMES[cell["column"]], changed)

    def _target(self, line: ScorecardLine, cell: Row) -> bool:
        plan = self.plans.get(line.year)
        return workflow.set_target(
            by=self.by,
            line_id=line.pk,
            text=cell["text"],
            case=plan.case if plan else "",
            adopted_on=plan.on if plan else None,
            reason=self.reason,
            in_words=self._is_new(line.year),
        ).changed

    def _is_new(self, year: int) -> bool:
        """Whether the plan is not adopted yet: what the source prints and nobody reads is in words there."""
        if year not in self.new_plans:
            self.new_plans[year] = workflow.adopted_plan(year) is None
        return self.new_plans[year]

    def _result(self, line: ScorecardLine, cell: Row) -> bool:
        return workflow.report_result(
            by=self.by,
            line_id=line.pk,
            text=cell["text"],
            period=parse_period(cell["period"]),
            reason=self.reason,
        ).changed

    def _benchmark(self, line: ScorecardLine, cell: Row) -> bool:
        return workflow.set_benchmark(
            by=self.by,
            line_id=line.pk,
            scope=BenchmarkScope.NATIONAL,
            text=cell["text"],
            edition=f"«{cell['printed_heading']}» i årsmeldingen for {self.year}",
            reason=self.reason,
        )
