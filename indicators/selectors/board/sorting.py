"""In which order missed targets are read: by how far, by how much worse, by how many years in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from indicators.judging import JudgedLine, YearOutcomes
from indicators.values import Change, FigureResult, Status

SORTS = ("severity", "worsened", "streak", "area")
YEARS_BACK = 9
"""How many years before the shown one are looked at."""

type Order = tuple[Decimal | int, ...]
type Streaks = Mapping[int, tuple[int, ...]]
"""The whole years in which a line that is missed now was missed in a row, oldest first, by line."""


def streaks(
    lines: Iterable[JudgedLine], past: Mapping[int, YearOutcomes], *, whole_year: bool
) -> dict[int, tuple[int, ...]]:
    """The years in a row of each missed line, the shown year last; it is none where it is shown in a round.

    A year in which the target was met breaks the row. A year without a verdict (not measured, not
    planned, no target) neither counts nor breaks it: a survey of every second year can be missed in a row.
    """
    earlier = sorted(past, reverse=True)
    found = {}
    for line in lines:
        if line.verdict.status is not Status.MISSED:
            continue
        years = [line.year] if whole_year else []
        for year in earlier:
            status = past[year].statuses.get(line.indicator_id)
            if status is Status.MET:
                break
            if status is Status.MISSED:
                years.append(year)
        found[line.id] = tuple(reversed(years))
    return found


def ranked(lines: Iterable[JudgedLine], sort: str, rows: Streaks) -> tuple[JudgedLine, ...]:
    """The lines in an order of :data:`SORTS`. Raises KeyError for an unknown one."""
    order: Callable[[JudgedLine], Order] = {
        "severity": by_severity,
        "worsened": by_worsening,
        "streak": lambda line: (-len(rows.get(line.id, ())), *by_severity(line)),
        "area": in_card_order,
    }[sort]
    return tuple(sorted(lines, key=order))


def by_severity(line: JudgedLine) -> Order:
    """The gravest first; those of the same capped severity by the uncapped one."""
    verdict = line.verdict
    worst = verdict.severity if verdict.severity is not None else Decimal(-1)
    tie = verdict.severity_uncapped if verdict.severity_uncapped is not None else Decimal(-1)
    return (-worst, -tie, *in_card_order(line))


def by_worsening(line: JudgedLine) -> Order:
    """Largest step in the bad direction first, relative to the previous figure."""
    verdict, previous = line.verdict, line.previous
    step = Decimal(0)
    if verdict.change is Change.WORSE and verdict.change_amount is not None:
        step = abs(verdict.change_amount)
        if previous and isinstance(previous.result, FigureResult) and previous.result.value:
            step /= abs(previous.result.value)
    rank = {Change.WORSE: Decimal(0), Change.UNCHANGED: Decimal(1), Change.BETTER: Decimal(2)}
    first = rank[verdict.change] if verdict.change else Decimal(3)
    return (first, -step, by_severity(line)[0], *in_card_order(line))


def in_card_order(line: JudgedLine) -> Order:
    """As the report prints them."""
    return (line.area.order, line.order)
