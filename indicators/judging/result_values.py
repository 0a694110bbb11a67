"""A line's figures of what was gathered: its own of the year, the earlier one, and those of others."""

from __future__ import annotations

from collections.abc import Sequence

from indicators import values
from indicators.models import Benchmark, ScorecardLine

from .cells import confirmed_by
from .inputs import Gathered, LineSource, Reported
from .rows import BenchmarkFigure, PeriodRow, PreviousFigure

WORDS = (values.DateResult, values.LevelResult, values.DoneResult, values.YesNoResult)


def compose(
    results: Sequence[Reported], aggregation: values.Aggregation = values.Aggregation.LAST
) -> tuple[values.Result, str]:
    """The year's result: its own figure, or the sub-periods' together.

    A period with a reason instead of a figure is left out as long as another has one. Of what is no plain
    figure (a day, a level, 25 av 30, Ja, only a bound, a text) the latest counts where the last period
    decides, of days, levels and answers always; several others make nothing together, and are shown as they
    were written. "Ikke gjennomført" in a part of the year is not the year's answer before its last part.
    """
    for result in results:
        if result.period == values.YEAR and not isinstance(result.counted, values.EmptyResult):
            return result.counted, result.written
    given = stated(results)
    told = [one for one in given if not isinstance(one.counted, values.MissingResult)]
    if not told:
        return (given[-1].counted, given[-1].written) if given else (values.EmptyResult(), "")
    figures = [(one.period, one.counted) for one in told if isinstance(one.counted, values.FigureResult)]
    if len(figures) == len(told) and len({period.kind for period, _ in figures}) == 1:
        made = tuple(values.PeriodFigure(period, figure.value) for period, figure in figures)
        return values.PeriodsResult(made, figures[-1][1].unit), ""
    worded = all(isinstance(one.counted, (*WORDS, values.NotDoneResult)) for one in told)
    if aggregation is values.Aggregation.LAST or len(told) == 1 or worded:
        return _latest(told)
    text = ", ".join(f"{one.period.label}: {one.written}" for one in told)
    return values.TextResult(text), text


def stated(results: Sequence[Reported]) -> list[Reported]:
    """What was entered for the sub-periods of the year, in their order; empty cells are left out."""
    given = (one for one in results if one.period.kind is not values.PeriodKind.YEAR)
    return sorted(
        (one for one in given if not isinstance(one.counted, values.EmptyResult)),
        key=lambda one: one.period,
    )


def deciding_period(
    results: Sequence[Reported], spec: values.Spec
) -> tuple[values.Period | None, tuple[values.Period, ...]]:
    """Of a line whose last figure decides: the period that it is of, and those after it without a figure."""
    if spec.aggregation is not values.Aggregation.LAST or any(
        one.period == values.YEAR and not isinstance(one.counted, values.EmptyResult) for one in results
    ):
        return None, ()
    given = stated(results)
    last = next((one for one in reversed(given) if not isinstance(one.counted, values.MissingResult)), None)
    if last is None:
        return None, ()
    return last.period, tuple(one.period for one in given if one.period > last.period)


def _latest(told: Sequence[Reported]) -> tuple[values.Result, str]:
    for one in reversed(told):
        ends_the_year = one.period.number == one.period.kind.per_year
        if not isinstance(one.counted, values.NotDoneResult) or ends_the_year:
            return one.counted, one.written
    return values.EmptyResult(), ""


def in_year(previous: PreviousFigure | None, year: int) -> values.Result | None:
    """The previous figure as it is compared in a year: days of the year before as days of this one."""
    return None if previous is None else values.years_later(previous.result, year - previous.year)


def previous_figure(source: LineSource, got: Gathered) -> PreviousFigure | None:
    """The latest earlier figure that was delivered: a draft is nobody's previous figure."""
    for pk in source.previous_ids:
        if delivered := [one for one in got.results[pk] if not one.draft]:
            spec = source.line.spec
            result, text = compose(delivered, spec.aggregation)
            confirmed = confirmed_by(delivered, spec)
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
        PeriodRow(r.period, r.counted, r.written)
        for r in results
        if r.period.kind is not values.PeriodKind.YEAR
    ]
    return tuple(sorted(rows, key=lambda row: row.period))
