"""A line's figures of what was gathered: its own of the year, the earlier one, and those of others."""

from __future__ import annotations

from collections.abc import Sequence

from indicators import values
from indicators.models import Benchmark, ScorecardLine

from .gathering import Gathered, LineSource, Reported
from .rows import BenchmarkFigure, PeriodRow, PreviousFigure

WORDS = (values.DateResult, values.LevelResult, values.DoneResult, values.YesNoResult)


def compose(results: Sequence[Reported]) -> tuple[values.Result, str]:
    """The year's result: its own figure, or the sub-periods' figures together.

    Of days, levels and answers the latest one counts. "Ikke gjennomført" in a part of the year is not the
    year's answer before its last part.
    """
    for result in results:
        if result.period.kind is values.PeriodKind.YEAR and not isinstance(result.value, values.EmptyResult):
            return result.value, result.written
    parts = []
    for result in sorted(results, key=lambda r: r.period.number):
        if isinstance(result.value, values.FigureResult):
            parts.append((result.period, result.value))
    kinds = {period.kind for period, _ in parts}
    if len(kinds) != 1:
        return _latest(results)
    figures = tuple(values.PeriodFigure(period, figure.value) for period, figure in parts)
    return values.PeriodsResult(figures, parts[-1][1].unit), ""


def _latest(results: Sequence[Reported]) -> tuple[values.Result, str]:
    for result in sorted(results, key=lambda r: r.period, reverse=True):
        if isinstance(result.value, WORDS):
            return result.value, result.written
        ends_the_year = result.period.number == result.period.kind.per_year
        if isinstance(result.value, values.NotDoneResult) and ends_the_year:
            return result.value, result.written
    return values.EmptyResult(), ""


def is_confirmed(results: Sequence[Reported], spec: values.Spec) -> bool:
    """Whether a person has confirmed every figure that waits for it."""
    return all(one.confirmed for one in results if values.needs_confirmation(one.value, spec))


def in_year(previous: PreviousFigure | None, year: int) -> values.Result | None:
    """The previous figure as it is compared in a year: days of the year before as days of this one."""
    return None if previous is None else values.years_later(previous.result, year - previous.year)


def previous_figure(source: LineSource, got: Gathered) -> PreviousFigure | None:
    """The latest earlier figure that was delivered: a draft is nobody's previous figure."""
    for pk in source.previous_ids:
        if delivered := [one for one in got.results[pk] if not one.draft]:
            result, text = compose(delivered)
            confirmed = is_confirmed(delivered, source.line.spec)
            return PreviousFigure(delivered[0].year, result, text, confirmed)
    return None


def benchmark_figures(source: LineSource) -> tuple[BenchmarkFigure, ...]:
    """Everybody else's figures of the year, the whole country's first."""
    found = {one.scope: one for one in source.benchmarks}
    scopes = (scope for scope in values.BenchmarkScope if scope in found)
    return tuple(benchmark_figure(found[scope], source.line.year) for scope in scopes)


def benchmark_figure(row: Benchmark, year: int) -> BenchmarkFigure:
    """One of them as a row shows it."""
    scope = values.BenchmarkScope(row.scope)
    return BenchmarkFigure(scope, row.figure, row.written, year, row.edition, row.published_on)


def benchmark_for(found: Sequence[BenchmarkFigure], target: values.Target) -> BenchmarkFigure | None:
    """The benchmark that the target names, else the national one, else any."""
    if isinstance(target, values.RelativeTarget):
        return next((one for one in found if one.scope is target.scope), None)
    return found[0] if found else None


def results_of(line: ScorecardLine, got: Gathered, *, drafts: bool) -> list[Reported]:
    """What was reported of the line by the round that is read, if any."""
    return [
        one
        for one in got.results[line.pk]
        if not (one.replaced if drafts else one.draft) and got.reaches(line.year, one.period)
    ]


def period_rows(results: Sequence[Reported]) -> tuple[PeriodRow, ...]:
    """The sub-periods in their order."""
    rows = [
        PeriodRow(r.period, r.value, r.written)
        for r in results
        if r.period.kind is not values.PeriodKind.YEAR
    ]
    return tuple(sorted(rows, key=lambda row: row.period))
