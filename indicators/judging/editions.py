"""Figures of others that came in a later edition, and the verdicts that are other ones since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils import timezone

from indicators import values
from indicators.models import Benchmark, ScorecardLine

from .inputs import Edition, Gathered, LineSource
from .result_values import benchmark_figure
from .rows import Turned


def gather_editions(got: Gathered, moment: datetime | None = None) -> None:
    """Read how the figures that targets lean on have changed: one statement, none where none has.

    With a ``moment`` as it was known then. A line that is read at a round within the year has none.
    """
    scopes = {source.line.pk: scope for source in got.sources if (scope := _changed(source, got))}
    if not scopes or got.through is not None:
        return
    found = Benchmark.history.filter(line_id__in=scopes).order_by("history_date", "history_id")
    if moment is not None:
        found = found.filter(history_date__lte=moment)
    by_line: dict[int, list[Any]] = defaultdict(list)
    for row in found:
        if row.scope == scopes[row.line_id]:
            by_line[row.line_id].append(row)
    got.editions = {line_id: tuple(_through_time(rows)) for line_id, rows in by_line.items()}


def _changed(source: LineSource, got: Gathered) -> values.BenchmarkScope | None:
    """Whose figure the line's target leans on, where it has changed since it counted first."""
    target = source.target.parsed if source.target and source.target.kind == "relative" else None
    if not isinstance(target, values.RelativeTarget):
        return None
    row = next((one for one in source.benchmarks if one.scope == target.scope), None)
    if row is None or row.changed_at is None:
        return None
    closed = got.deliveries.closed_at(source.line.year)
    late = closed is not None and row.changed_at > closed
    return target.scope if late or row.follows_id is not None else None


def _through_time(rows: Iterable[Any]) -> Iterable[Edition]:
    """Which of the rows counted from when; rows that were written at one moment belong to one change."""
    stands: dict[int, Any] = {}
    for at, group in groupby(rows, key=lambda row: row.history_date):
        stands |= {row.id: row for row in group}
        counting = [row for row in stands.values() if not row.superseded]
        yield Edition(at, counting[-1].instance if counting else None)


def turned(
    line: ScorecardLine,
    got: Gathered,
    status: values.Status,
    against: Callable[[Decimal | None], values.Status],
) -> Turned | None:
    """Since when and why the line has another status than when its year was closed; None where it has not.

    Of a year that is not closed: than before the edition that turned it. ``against`` judges the line with
    somebody else's figure.
    """
    editions = got.editions.get(line.pk, ())
    if not editions:
        return None
    judged = [against(one.benchmark.figure if one.benchmark else None) for one in editions]
    turning = len(editions) - 1
    while turning and judged[turning - 1] is status:
        turning -= 1
    closed = got.deliveries.closed_at(line.year)
    if closed is None:
        before = turning - 1
    else:
        before = max((place for place, one in enumerate(editions) if one.at <= closed), default=-1)
    stood = judged[before] if before >= 0 else against(None)
    now = editions[turning].benchmark
    if stood is status or now is None or (closed is None and before < 0):
        return None
    then = editions[before].benchmark if before >= 0 else None
    return Turned(
        before=stood,
        then=benchmark_figure(then, line.year) if then else None,
        since=now.published_on or timezone.localdate(editions[turning].at),
        now=benchmark_figure(now, line.year),
        closed=closed is not None,
    )
