"""Lines with everything they need, in a fixed number of statements, judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any, cast

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from indicators import values
from indicators.models import (
    Benchmark,
    Footnote,
    FootnoteCell,
    Heading,
    Result,
    ResultComment,
    ResultPart,
    ScorecardLine,
)

from .rows import (
    AreaRef,
    BenchmarkFigure,
    Explanation,
    HeadingRef,
    JudgedLine,
    Note,
    PeriodRow,
    PreviousFigure,
    SectorRef,
)

FIGURE_KINDS = ("figure", "share", "parts", "periods", "bound", "yes", "no", "not_done", "done")
"""Stored kinds of a result that say what happened; the others are reasons, text or empty."""


NAMED = {
    "indicator_code": "indicator__code",
    "area_number": "area__number",
    "area_name": "area__name",
    "area_order": "area__order",
    "sector_code": "sector__code",
    "sector_name": "sector__name",
    "sector_order": "sector__order",
    "heading_title": "heading__title",
    "heading_order": "heading__order",
}
"""What a row shows of its neighbours: columns, so that no instance is made of each for every line."""


PART_COLUMNS = ("position", "name", "period_kind", "period_number", "value", "value_decimals")


def deadline(year: int) -> date:
    """The day that a year's figures are due: with the annual report's sister document, 31 March.

    Source: kommuneloven § 14-7 (årsberetning no later than 31 March of the following year).
    """
    return date(year + 1, 3, 31)


def judge_lines(lines: QuerySet[ScorecardLine], *, today: date | None = None) -> tuple[JudgedLine, ...]:
    """Judge the lines of a queryset, in its order.

    ``today`` decides what is due (default: the local date). Takes six statements
    whatever the number of lines.
    """
    day = today or timezone.localdate()
    found = list(_with_previous(lines))
    gathered = _gather(found)
    return tuple(_judged(line, gathered, day) for line in found)


def _with_previous(lines: QuerySet[ScorecardLine]) -> QuerySet[ScorecardLine]:
    earlier = ScorecardLine.objects.filter(
        indicator_id=OuterRef("indicator_id"), year__lt=OuterRef("year"), withdrawn=False
    ).order_by("-year")
    named = {name: F(path) for name, path in NAMED.items()}
    return lines.select_related("target").annotate(
        **named,
        previous_figure_line=Subquery(earlier.filter(results__kind__in=FIGURE_KINDS).values("pk")[:1]),
        previous_line=Subquery(earlier.filter(results__isnull=False).values("pk")[:1]),
    )


@dataclass(frozen=True, slots=True)
class _Reported:
    """A stored result of a line of ``year``, rebuilt once."""

    year: int
    period: values.Period
    value: values.Result
    written: str


@dataclass(slots=True)
class _Gathered:
    results: dict[int, list[_Reported]] = field(default_factory=lambda: defaultdict(list))
    benchmarks: dict[int, list[Benchmark]] = field(default_factory=lambda: defaultdict(list))
    functions: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[int, list[FootnoteCell]] = field(default_factory=lambda: defaultdict(list))
    comments: dict[tuple[int, int], list[Explanation]] = field(default_factory=lambda: defaultdict(list))


def _gather(lines: Sequence[ScorecardLine]) -> _Gathered:
    got = _Gathered()
    ids = [line.pk for line in lines]
    wanted = {*ids, *_previous_ids(lines)}
    _gather_results(got, wanted)
    for benchmark in Benchmark.objects.filter(line_id__in=ids).order_by("id"):
        got.benchmarks[benchmark.line_id].append(benchmark)
    headings = {line.heading_id for line in lines if line.heading_id is not None}
    through = Heading.functions.through.objects.filter(heading_id__in=headings)
    for heading_id, code in through.order_by("functioncode__code").values_list(
        "heading_id", "functioncode__code"
    ):
        got.functions[heading_id].append(code)
    cells = FootnoteCell.objects.filter(line_id__in=ids, withdrawn=False, footnote__withdrawn=False)
    for cell in cells.select_related("footnote").order_by("footnote__order", "footnote_id"):
        got.notes[cell.line_id].append(cell)
    _gather_comments(got, lines)
    return got


def _gather_results(got: _Gathered, wanted: set[int]) -> None:
    """Results with their parts, which come as columns: a result with three parts comes three times."""
    named = {f"part_{name}": F(f"parts__{name}") for name in PART_COLUMNS}
    found: QuerySet[Any] = Result.objects.filter(line_id__in=wanted)
    found = found.annotate(line_year=F("line__year"), **named)
    ordered = found.order_by("line_id", "period_kind", "period_number", "parts__position")
    for _pk, group in groupby(ordered, key=lambda row: row.pk):
        rows = list(group)
        first = rows[0]
        parts = [_part(row) for row in rows] if first.part_position is not None else []
        value = first.with_parts(parts)
        got.results[first.line_id].append(_Reported(first.line_year, first.period, value, first.written))


def _part(row: Any) -> ResultPart:
    return ResultPart(**{name: getattr(row, f"part_{name}") for name in PART_COLUMNS})


def _previous_ids(lines: Iterable[ScorecardLine]) -> set[int]:
    found = set()
    for line in lines:
        for name in ("previous_figure_line", "previous_line"):
            if (pk := getattr(line, name)) is not None:
                found.add(pk)
    return found


def _gather_comments(got: _Gathered, lines: Sequence[ScorecardLine]) -> None:
    rows = ResultComment.objects.filter(
        withdrawn=False,
        year__in={line.year for line in lines},
        indicators__in={line.indicator_id for line in lines},
    ).order_by("order", "id")
    for indicator_id, year, text, source in rows.values_list("indicators", "year", "text", "source_line"):
        got.comments[indicator_id, year].append(Explanation(text, footnote=False, source_line=source))


def _compose(results: Sequence[_Reported]) -> tuple[values.Result, str]:
    """The year's result: its own figure, or the sub-periods' figures together."""
    for result in results:
        if result.period.kind is values.PeriodKind.YEAR and not isinstance(result.value, values.EmptyResult):
            return result.value, result.written
    parts = []
    for result in sorted(results, key=lambda r: r.period.number):
        if isinstance(result.value, values.FigureResult):
            parts.append((result.period, result.value))
    kinds = {period.kind for period, _ in parts}
    if len(kinds) != 1:
        return values.EmptyResult(), ""
    figures = tuple(values.PeriodFigure(period, figure.value) for period, figure in parts)
    return values.PeriodsResult(figures, parts[-1][1].unit), ""


def _previous(line: ScorecardLine, got: _Gathered) -> PreviousFigure | None:
    for name in ("previous_figure_line", "previous_line"):
        pk = getattr(line, name)
        if pk is not None and got.results[pk]:
            result, text = _compose(got.results[pk])
            return PreviousFigure(got.results[pk][0].year, result, text)
    return None


def _benchmark(line: ScorecardLine, target: values.Target, got: _Gathered) -> BenchmarkFigure | None:
    """The benchmark that the target names, else the national one, else any."""
    found = got.benchmarks[line.pk]
    if isinstance(target, values.RelativeTarget):
        found = [b for b in found if b.scope == target.scope]
    chosen = next((b for b in found if b.scope == Benchmark.Scope.NATIONAL), found[0] if found else None)
    if chosen is None:
        return None
    return BenchmarkFigure(
        values.BenchmarkScope(chosen.scope), chosen.figure, chosen.written, line.year, chosen.edition
    )


def _notes(cells: Sequence[FootnoteCell]) -> tuple[Note, ...]:
    return tuple(
        Note(
            c.footnote_id, c.cell, c.footnote.text, c.footnote.kind == Footnote.Kind.REMARK, c.footnote.order
        )
        for c in cells
    )


def _explanations(line: ScorecardLine, got: _Gathered) -> tuple[Explanation, ...]:
    printed = [
        Explanation(cell.footnote.text, footnote=True, source_line=cell.footnote.source_line)
        for cell in got.notes[line.pk]
        if cell.cell == FootnoteCell.Cell.RESULT and cell.footnote.kind == Footnote.Kind.PRINTED
    ]
    return (*got.comments[line.indicator_id, line.year], *printed)


def _judged(line: ScorecardLine, got: _Gathered, day: date) -> JudgedLine:
    spec, named = line.spec, cast("Any", line)
    has_target = hasattr(line, "target")
    target = line.target.parsed if has_target else values.NoTarget()
    results = got.results[line.pk]
    result, result_text = _compose(results)
    previous = _previous(line, got)
    benchmark = _benchmark(line, target, got)
    verdict = values.judge(
        target,
        result,
        spec=spec,
        benchmark=benchmark.value if benchmark else None,
        previous=previous.result if previous else None,
        due=day > deadline(line.year),
        expected=line.planned,
    )
    return JudgedLine(
        id=line.pk,
        indicator_id=line.indicator_id,
        code=named.indicator_code,
        year=line.year,
        order=line.order,
        name=line.name,
        short_name=line.short_name,
        on_card=line.on_card,
        planned=line.planned,
        source_line=line.source_line,
        area=AreaRef(line.area_id, named.area_number, named.area_name, named.area_order),
        heading=_heading(line, got),
        sector=SectorRef(line.sector_id, named.sector_code, named.sector_name, named.sector_order),
        sector_assumed=line.sector_assumed,
        sector_reason=line.sector_reason,
        direction_reason=line.direction_reason,
        spec=spec,
        target=target,
        target_text=line.target.written if has_target else "",
        adopted_by=line.target.adopted_by if has_target else "",
        result=result,
        result_text=result_text,
        periods=_periods(results),
        previous=previous,
        benchmark=benchmark,
        verdict=verdict,
        previous_status=_previous_status(target, previous, spec, benchmark),
        notes=_notes(got.notes[line.pk]),
        explanations=_explanations(line, got),
        case=line.target.case if has_target else "",
        adopted_on=line.target.adopted_on if has_target else None,
    )


def _previous_status(
    target: values.Target,
    previous: PreviousFigure | None,
    spec: values.Spec,
    benchmark: BenchmarkFigure | None,
) -> values.Status | None:
    if previous is None:
        return None
    figure = benchmark.value if benchmark else None
    return values.judge(target, previous.result, spec=spec, benchmark=figure).status


def _heading(line: ScorecardLine, got: _Gathered) -> HeadingRef | None:
    pk, named = line.heading_id, cast("Any", line)
    if pk is None:
        return None
    return HeadingRef(pk, named.heading_title, tuple(got.functions[pk]), named.heading_order)


def _periods(results: Sequence[_Reported]) -> tuple[PeriodRow, ...]:
    rows = [
        PeriodRow(r.period, r.value, r.written)
        for r in results
        if r.period.kind is not values.PeriodKind.YEAR
    ]
    return tuple(sorted(rows, key=lambda row: row.period))
