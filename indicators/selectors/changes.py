"""What was changed, read from the row history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from indicators.models import Benchmark, Result, ScorecardLine, Target, User
from indicators.values import Period, PeriodKind

from .rows import ChangeRow

LINE_COLUMNS = (
    "name",
    "short_name",
    "direction",
    "value_kind",
    "unit",
    "scale_low",
    "scale_high",
    "decimals",
    "aggregation",
    "tolerance",
    "frequency",
    "planned",
    "on_card",
    "withdrawn",
    "area_id",
    "heading_id",
    "sector_id",
    "order",
)


def changes_of(line_ids: Sequence[int]) -> tuple[ChangeRow, ...]:
    """Every change to the lines, their targets, results and benchmarks, newest first. Five statements."""
    years = dict(ScorecardLine.objects.filter(pk__in=line_ids).values_list("pk", "year"))
    rows = [
        *_written(Target.history.filter(line_id__in=line_ids), "target", years),
        *_written(Result.history.filter(line_id__in=line_ids), "result", years),
        *_written(Benchmark.history.filter(line_id__in=line_ids), "benchmark", years),
        *_line_changes(ScorecardLine.history.filter(id__in=line_ids)),
    ]
    return tuple(sorted(rows, key=lambda row: (row.when, row.year), reverse=True))


def _oldest_first(history: Any) -> Iterable[Any]:
    rows: Iterable[Any] = history.select_related("history_user").order_by("history_date", "history_id")
    return rows


def _who(user: User | None) -> str:
    return user.display_name if user is not None else ""


def _written(history: Any, what: str, years: dict[int, int]) -> Iterable[ChangeRow]:
    """Changes of what was written; a history row that left the text alone is no change."""
    stood: dict[int, str] = {}
    for row in _oldest_first(history):
        before = stood.get(row.id, "")
        stood[row.id] = row.written
        if before != row.written:
            period = None
            if what == "result" and row.period_kind != PeriodKind.YEAR:
                period = Period(PeriodKind(row.period_kind), row.period_number)
            yield ChangeRow(
                row.history_date, _who(row.history_user), what, years[row.line_id], period,
                before, row.written, row.history_change_reason,
            )  # fmt: skip


def _line_changes(history: Any) -> Iterable[ChangeRow]:
    """Changes to a line after it was made; the making itself shows as its first target or result."""
    stood: dict[int, Any] = {}
    for row in _oldest_first(history):
        before = stood.get(row.id)
        stood[row.id] = row
        if before is None:
            continue
        for column in LINE_COLUMNS:
            old, new = getattr(before, column), getattr(row, column)
            if old != new:
                yield ChangeRow(
                    row.history_date, _who(row.history_user), column, row.year, None,
                    "" if old is None else str(old), "" if new is None else str(new),
                    row.history_change_reason,
                )  # fmt: skip
