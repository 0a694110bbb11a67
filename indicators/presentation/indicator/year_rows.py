"""The years of an indicator as a table: results, targets, others' figures, breaks, forecasts."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from indicators.judging import JudgedLine
from indicators.presentation.charts.levels import forecast_level
from indicators.presentation.lines.row_views import (
    ChangeMark,
    StatusMark,
    adopted_html,
    line_change,
    line_mark,
    line_url,
)
from indicators.presentation.wording.breaks import breaks
from indicators.presentation.wording.cells import Cell, aligned, benchmark_cell, result_cell, target_cell
from indicators.presentation.wording.distance import change_amount_text, distance_text
from indicators.presentation.wording.figures import target_text
from indicators.selectors import IndicatorView


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of the indicator; ``broken`` says why the series begins anew with it."""

    year: int
    url: str
    current: bool
    result: Cell
    target: Cell
    benchmark: Cell
    distance: str
    change: ChangeMark | None
    change_amount: str
    status: StatusMark
    broken: str
    forecast: str
    adopted: str
    adopted_status: SafeString


def year_rows(view: IndicatorView, kept: str = "") -> tuple[YearRow, ...]:
    """Return the years, newest first."""
    broken = breaks(view.years)
    lines = tuple(reversed(view.years))
    results = aligned([result_cell(line.result, line.spec, line.result_text) for line in lines])
    targets = aligned([target_cell(line) for line in lines])
    benchmarks = aligned([benchmark_cell(line) for line in lines])
    return tuple(
        YearRow(
            year=line.year,
            url=line_url(line, kept),
            current=line.id == view.line.id,
            result=results[place],
            target=targets[place],
            benchmark=benchmarks[place],
            distance=distance_text(line),
            change=line_change(line),
            change_amount=change_amount_text(line),
            status=line_mark(line),
            broken=broken.get(line.year, ""),
            forecast=_forecast(line),
            adopted=str(target_text(line.adopted.target, line.spec)) if line.adopted else "",
            adopted_status=adopted_html(line),
        )
        for place, line in enumerate(lines)
    )


def _forecast(line: JudgedLine) -> str:
    """What the leader expected the year's figure to be; empty where no figure was given."""
    found = forecast_level(line)
    return found.label if found else ""
