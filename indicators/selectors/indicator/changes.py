"""What was changed, read from the row history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indicators.models import Benchmark, Result, ScorecardLine, Target, User
from indicators.selectors.drafts import Unreadable, unreadable_figures
from indicators.selectors.line_groups import ChangeRow
from indicators.values import YEAR, Period, PeriodKind

LINE_COLUMNS = (
    "name",
    "short_name",
    "direction",
    "value_kind",
    "unit",
    "levels",
    "statutory",
    "scale_low",
    "scale_high",
    "decimals",
    "aggregation",
    "tolerance",
    "tolerance_share",
    "frequency",
    "planned",
    "on_card",
    "withdrawn",
    "area_id",
    "heading_id",
    "goal_id",
    "sector_id",
    "order",
)


@dataclass(frozen=True, slots=True)
class LineKey:
    """A line whose changes are asked for."""

    id: int
    year: int
    sector_id: int
    indicator_id: int


def changes_of(lines: Iterable[LineKey], user: User | None = None) -> tuple[ChangeRow, ...]:
    """Every change to the lines, their targets, results and benchmarks, newest first. Four statements.

    What is a draft that ``user`` may not read is told without its values, at one statement more.
    """
    keys = {line.id: line for line in lines}
    unreadable = unreadable_figures(user) if user is not None else None
    rows = [
        *_written(Target.history.filter(line_id__in=keys), "target", keys, None),
        *_written(Result.history.filter(line_id__in=keys), "result", keys, unreadable),
        *_written(Benchmark.history.filter(line_id__in=keys, superseded=False), "benchmark", keys, None),
        *_line_changes(ScorecardLine.history.filter(id__in=keys)),
    ]
    return tuple(sorted(rows, key=lambda row: (row.when, row.year), reverse=True))


def _oldest_first(history: Any) -> Iterable[Any]:
    rows: Iterable[Any] = history.select_related("history_user").order_by("history_date", "history_id")
    return rows


def _who(user: User | None) -> str:
    return user.display_name if user is not None else ""


def _written(
    history: Any, what: str, keys: Mapping[int, LineKey], unreadable: Unreadable | None
) -> Iterable[ChangeRow]:
    """Changes of what was written; a history row that left the text alone is no change."""
    stood: dict[object, str] = {}
    for row in _oldest_first(history):
        same = (row.line_id, row.scope, row.whose) if what == "benchmark" else row.id
        before = stood.get(same, "")
        stood[same] = row.written
        if before != row.written:
            line, period = keys[row.line_id], None
            if what == "result":
                period = Period(PeriodKind(row.period_kind), row.period_number)
            draft = bool(
                unreadable
                and period
                and unreadable(line.year, line.sector_id, line.indicator_id, period, row.history_date)
            )
            yield ChangeRow(
                row.history_date, _who(row.history_user), what, line.year,
                None if period == YEAR else period,
                "" if draft else before, "" if draft else row.written, row.history_change_reason, draft,
            )  # fmt: skip


def _line_changes(history: Any) -> Iterable[ChangeRow]:
    """Changes to a line after it was made; the making itself shows as its first target or result."""
    stood: dict[int, Any] = {}
    for row in _oldest_first(history.select_related("goal")):
        before = stood.get(row.id)
        stood[row.id] = row
        if before is None:
            continue
        for column in LINE_COLUMNS:
            if getattr(before, column) != getattr(row, column):
                yield ChangeRow(
                    row.history_date, _who(row.history_user), column, row.year, None,
                    _said(before, column), _said(row, column), row.history_change_reason,
                )  # fmt: skip


def _said(row: Any, column: str) -> str:
    """A column as text; a goal by its number and words."""
    value = row.goal if column == "goal_id" else getattr(row, column)
    return "" if value is None else str(value)
