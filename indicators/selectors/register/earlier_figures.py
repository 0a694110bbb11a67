"""What the year before a plan ended at, line by line of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.models import Lock, Result, ScorecardLine
from indicators.values import Spec

from .register import RegisterRow, locks_in


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """A line of the plan with the figure of the year before, as written; ``lock``: why it is locked."""

    row: RegisterRow
    text: str
    spec: Spec
    lock: Lock | None


def earlier_rows(rows: Sequence[RegisterRow], year: int) -> tuple[EarlierRow, ...]:
    """The figures of the year before ``year``. Four statements."""
    codes = {row.code for row in rows}
    before = ScorecardLine.objects.filter(year=year - 1, withdrawn=False, indicator__code__in=codes)
    lines = {line.indicator.code: line for line in before.select_related("indicator")}
    results = Result.objects.filter(line__in=lines.values(), period_kind=Result.PeriodKind.YEAR)
    written = dict(results.values_list("line_id", "written"))
    locks = locks_in([year - 1])[year - 1]

    def made(row: RegisterRow) -> EarlierRow:
        line = lines.get(row.code)
        if line is None:
            return EarlierRow(row, "", row.spec, locks.of(row.sector_id))
        return EarlierRow(row, written.get(line.pk, ""), line.spec, locks.of(line.sector_id))

    return tuple(made(row) for row in rows)
