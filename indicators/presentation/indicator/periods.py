"""The months, half-years or tertials of an indicator: all of them, and this year's beside the year before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.presentation.lines.row_views import ChangeMark, change_mark
from indicators.presentation.wording.cells import result_cell
from indicators.presentation.wording.distance import signed_amount
from indicators.presentation.wording.figures import DASH, result_figure, whole
from indicators.presentation.wording.words import PERIOD_PLURALS, capitalised
from indicators.selectors import IndicatorView
from indicators.values import (
    MONTHS,
    Aggregation,
    FigureResult,
    Movement,
    Period,
    PeriodKind,
    Spec,
    moved,
    on_one_axis,
)

SHORT_MONTH: Final = 3


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """The parts of one year, and what they make together where they make something."""

    year: int
    figures: tuple[str, ...]
    whole: str


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """Months (or other parts of the year) by year, newest year first."""

    columns: tuple[str, ...]
    rows: tuple[SeriesRow, ...]
    has_whole: bool


@dataclass(frozen=True, slots=True)
class SameRow:
    """A part of this year beside the same part of an earlier year."""

    label: str
    before: str
    now: str
    difference: str
    change: ChangeMark | None


@dataclass(frozen=True, slots=True)
class SamePeriods:
    """This year's parts beside the same parts of ``earlier``; ``total`` is of the parts that both have."""

    title: str
    period: str
    earlier: int
    year: int
    rows: tuple[SameRow, ...]
    total: SameRow | None


def series_table(view: IndicatorView) -> SeriesTable | None:
    """Return the parts of each year as a table: months, half-years; None where there are none."""
    lines = [line for line in reversed(view.years) if len(line.periods) > 1]
    if not lines:
        return None
    periods = sorted({row.period for line in lines for row in line.periods})
    rows = []
    for line in lines:
        figures = _figures(line)
        texts = [_text(figures.get(period), line.spec, "") for period in periods]
        cell = result_cell(line.result, line.spec, line.result_text)
        total = cell.figures[0].text if len(cell.figures) == 1 and cell.figures[0].label else ""
        rows.append(SeriesRow(line.year, tuple(texts), total))
    columns = tuple(
        MONTHS[period.number - 1][:SHORT_MONTH] if period.kind is PeriodKind.MONTH else period.label
        for period in periods
    )
    return SeriesTable(columns, tuple(rows), any(row.whole for row in rows))


def same_periods(view: IndicatorView) -> SamePeriods | None:
    """Return the year's parts beside the same parts of the latest year that has them; None without one."""
    line = view.line
    kind = _kind(line)
    if kind is None:
        return None
    earlier = [
        one
        for one in view.years
        if one.year < line.year and _kind(one) is kind and on_one_axis(one.spec, line.spec)
    ]
    if not earlier:
        return None
    before, now = _figures(earlier[-1]), _figures(line)
    periods = sorted(before.keys() | now.keys())
    plural = str(PERIOD_PLURALS[kind])
    return SamePeriods(
        title=gettext("%(periods)s i %(year)d mot samme %(period)s i %(earlier)d")
        % {
            "periods": capitalised(plural),
            "year": line.year,
            "period": gettext("måned") if kind is PeriodKind.MONTH else gettext("periode"),
            "earlier": earlier[-1].year,
        },
        period=gettext("Måned") if kind is PeriodKind.MONTH else gettext("Periode"),
        earlier=earlier[-1].year,
        year=line.year,
        rows=tuple(
            _row(capitalised(period.label), before.get(period), now.get(period), line.spec)
            for period in periods
        ),
        total=_total(before, now, kind, line.spec),
    )


def _kind(line: JudgedLine) -> PeriodKind | None:
    """The kind of parts that a line has several of."""
    kinds = {row.period.kind for row in line.periods}
    return kinds.pop() if len(line.periods) > 1 and len(kinds) == 1 else None


def _figures(line: JudgedLine) -> dict[Period, Decimal]:
    return {row.period: row.result.value for row in line.periods if isinstance(row.result, FigureResult)}


def _row(label: str, before: Decimal | None, now: Decimal | None, spec: Spec) -> SameRow:
    movement = _movement(before, now, spec)
    if movement is None or movement.amount is None:
        return SameRow(label, _text(before, spec), _text(now, spec), DASH, None)
    difference = signed_amount(movement.amount, spec, movement.unit)
    return SameRow(label, _text(before, spec), _text(now, spec), difference, change_mark(movement.change))


def _movement(before: Decimal | None, now: Decimal | None, spec: Spec) -> Movement | None:
    if before is None or now is None:
        return None
    return moved(FigureResult(before, spec.line_unit), FigureResult(now, spec.line_unit), spec)


def _text(value: Decimal | None, spec: Spec, nothing: str = DASH) -> str:
    return nothing if value is None else result_figure(value, spec)


def _total(
    before: dict[Period, Decimal], now: dict[Period, Decimal], kind: PeriodKind, spec: Spec
) -> SameRow | None:
    """Sum or mean of the parts that both years have, so that a part-year is not held against a whole one."""
    words: dict[Aggregation, Callable[[], str]] = {
        Aggregation.SUM: lambda: gettext("I alt"),
        Aggregation.MEAN: lambda: gettext("I snitt"),
    }
    both = sorted(before.keys() & now.keys())
    if spec.aggregation not in words or len(both) < 2:
        return None
    label = words[spec.aggregation]()
    if len(both) < kind.per_year:
        label = gettext("%(label)s, de %(count)d %(periods)s begge år har") % {
            "label": label,
            "count": len(both),
            "periods": str(PERIOD_PLURALS[kind]),
        }
    return _row(
        label,
        whole(tuple(before[period] for period in both), spec.aggregation),
        whole(tuple(now[period] for period in both), spec.aggregation),
        spec,
    )
