"""A slow, plain recount: every line read by itself from the texts as written, judged, and counted by a loop.

It shares nothing with the fast read but the grammar, the verdict and the rule of who is better, each of which
has tables and laws of its own in tests/values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from indicators import values
from indicators.models import Footnote, Result, ResultComment, ScorecardLine

EMPTY_OR_REASON = (
    values.EmptyResult,
    values.MissingResult,
    values.TextResult,
    values.AmbiguousResult,
)


@dataclass(frozen=True)
class Line:
    """What the board and the table say about a line, as far as counts and filters go."""

    pk: int
    area: str
    sector: str
    status: values.Status
    change: values.Change | None
    previous_status: values.Status | None
    explained: bool
    indicator: int
    close: bool
    against: values.Against
    owed: bool
    severity: Decimal


def recount(year: int, day: date) -> list[Line]:
    """Every line of the cards of a year."""
    lines = ScorecardLine.objects.filter(year=year, on_card=True, withdrawn=False)
    with read_once():
        return [_line(line, day) for line in lines.order_by("pk")]


@contextmanager
def read_once() -> Iterator[None]:
    """What is read of a line, a round or a sector within one recount is not read again in it."""
    for one in REREAD:
        one.cache_clear()
    yield
    for one in REREAD:
        one.cache_clear()


REREAD: list[Any] = []


def reread[**P, T](read: Callable[P, T]) -> Callable[P, T]:
    """Kept until the recount is over; only rows and texts are arguments."""
    kept = cache(read)
    REREAD.append(kept)
    return kept  # type: ignore[return-value]


def _line(line: ScorecardLine, day: date) -> Line:
    spec = _spec(line)
    target_row = getattr(line, "target", None)
    target = values.parse_target(target_row.written if target_row else None, spec)
    previous = _previous(line)
    benchmark = _benchmark(line, target)
    verdict = values.judge(
        target,
        _result(line),
        spec=spec,
        benchmark=benchmark,
        previous=previous,
        due=day > date(line.year + 1, 3, 31),
        expected=line.planned,
    )
    earlier = None
    if previous is not None:
        earlier = values.judge(target, previous, spec=spec, benchmark=benchmark).status
    return Line(
        line.pk,
        line.area.number,
        line.sector.code,
        verdict.status,
        verdict.change,
        earlier,
        _explained(line),
        line.indicator_id,
        verdict.close,
        _against_country(line, target),
        line.planned and verdict.status in (values.Status.NOT_DUE, values.Status.NOT_REPORTED),
        Decimal(-1) if verdict.severity is None else verdict.severity,
    )


@reread
def _spec(line: ScorecardLine) -> values.Spec:
    scale = None if line.scale_low is None else (line.scale_low, line.scale_high)
    return values.Spec(
        line.direction,  # type: ignore[arg-type]
        line.value_kind,  # type: ignore[arg-type]
        line.unit,
        scale,  # type: ignore[arg-type]
        line.decimals,
        line.aggregation,  # type: ignore[arg-type]
        line.tolerance,
        values.split_levels(line.levels),
        line.year,
        values.counted_in(line.name),
    )


@reread
def _result(line: ScorecardLine) -> values.Result:
    """The year's own figure, else its sub-periods' figures together."""
    spec = _spec(line)
    own = Result.objects.filter(line=line, period_kind="year").first()
    if own is not None and own.written:
        return values.parse_result(own.written, spec)
    figures = []
    for row in Result.objects.filter(line=line).exclude(period_kind="year").order_by("period_number"):
        read = values.parse_result(row.written, spec)
        if isinstance(read, values.FigureResult):
            period = values.Period(row.period_kind, row.period_number)  # type: ignore[arg-type]
            figures.append((period, read))
    if not figures:
        return values.EmptyResult()
    return values.PeriodsResult(
        tuple(values.PeriodFigure(period, read.value) for period, read in figures), figures[-1][1].unit
    )


@reread
def _previous(line: ScorecardLine) -> values.Result | None:
    """The latest earlier figure; without any, the latest earlier thing that was written."""
    earlier = ScorecardLine.objects.filter(indicator=line.indicator, year__lt=line.year, withdrawn=False)
    written = [_result(one) for one in earlier.order_by("-year") if Result.objects.filter(line=one).exists()]
    figures = [one for one in written if not isinstance(one, EMPTY_OR_REASON)]
    return (figures or written or [None])[0]  # type: ignore[list-item]


def _benchmark(line: ScorecardLine, target: values.Target) -> Decimal | None:
    rows = list(line.benchmarks.order_by("pk"))
    if isinstance(target, values.RelativeTarget):
        rows = [row for row in rows if row.scope == target.scope.value]
    national = [row for row in rows if row.scope == "national"]
    chosen = (national or rows or [None])[0]
    if chosen is None:
        return None
    read = values.parse_result(chosen.written, _spec(line))
    assert isinstance(read, values.FigureResult)
    return read.value


def _against_country(line: ScorecardLine, target: values.Target) -> values.Against:
    """By the one rule, of what is written of the country and of the line."""
    spec = _spec(line)
    country = line.benchmarks.filter(scope="national", superseded=False).first()
    if country is None:
        return values.Against.ABSENT
    theirs, own = values.parse_result(country.written, spec), _result(line)
    assert isinstance(theirs, values.FigureResult)
    followed = isinstance(target, values.RelativeTarget) and target.scope.value == "national"
    return values.compare_figures(theirs.value, own, spec, as_reported=followed).outcome


def missed_in_a_row(line: Line, years: dict[int, list[Line]], year: int) -> tuple[int, ...]:
    """The years in which a line that is missed was missed, back to the last year in which it was met."""
    row: list[int] = []
    for one in sorted((one for one in years if one <= year), reverse=True):
        (found,) = [other for other in years[one] if other.indicator == line.indicator] or [None]
        if found is not None and found.status is values.Status.MET:
            break
        if found is not None and found.status is values.Status.MISSED:
            row.insert(0, one)
    return tuple(row)


def side_before(line: Line, last_year: list[Line]) -> values.Status | None:
    """The verdict of the year before, else what the previous figure would have been against this target."""
    for other in last_year:
        if other.indicator == line.indicator and other.status in (values.Status.MET, values.Status.MISSED):
            return other.status
    return line.previous_status


def _explained(line: ScorecardLine) -> bool:
    comments = ResultComment.objects.filter(indicators=line.indicator, year=line.year, withdrawn=False)
    notes = Footnote.objects.filter(
        cells__line=line, cells__cell="result", cells__withdrawn=False, withdrawn=False, kind="printed"
    )
    return comments.exists() or notes.exists()


def shares(scope: dict[int, list[Line]]) -> dict[tuple[str, int], tuple[int, int]]:
    """How many were met of those judged, by area and year."""
    found = {}
    for year, lines in scope.items():
        for area in {line.area for line in lines}:
            met = sum(line.area == area and line.status is values.Status.MET for line in lines)
            missed = sum(line.area == area and line.status is values.Status.MISSED for line in lines)
            if met + missed:
                found[area, year] = (met, met + missed)
    return found


def owing(lines: list[Line]) -> dict[str, tuple[int, int]]:
    """What each sector owes: figures, and explanations of what was missed."""
    found = {}
    for code in {line.sector for line in lines}:
        own = [line for line in lines if line.sector == code]
        figures = sum(line.owed for line in own)
        lacking = sum(line.status is values.Status.MISSED and not line.explained for line in own)
        if figures or lacking:
            found[code] = (figures, lacking)
    return found
