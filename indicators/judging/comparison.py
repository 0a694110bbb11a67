"""How a line stands to somebody else's figure, and whether its target follows that very figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from indicators.values import (
    NOBODY,
    Against,
    BenchmarkScope,
    FigureComparison,
    RelativeTarget,
    TextResult,
    compare_figures,
)

from .rows import BenchmarkFigure, JudgedLine

AGAINST_ORDER: Final = (Against.BETTER, Against.LIKE, Against.WORSE, Against.INCOMPARABLE, Against.ABSENT)


def compare_with_figure(
    line: JudgedLine,
    value: Decimal | None,
    text: str,
    scope: BenchmarkScope | None = None,
    *,
    years_apart: int = 0,
) -> FigureComparison:
    """Hold the line's figure against somebody else's: the number, or what was written where it is none.

    ``scope`` is whose figure it is; None for a municipality's, which no target follows. Where the target is
    that figure itself, the two are compared as reported, as the target is: they are never called alike where
    the target is missed by their difference.
    """
    figure = TextResult(text) if value is None else value
    bound = scope is not None and follows(line, scope)
    return compare_figures(figure, line.result, line.spec, years_apart=years_apart, as_reported=bound)


def compare_with_benchmark(line: JudgedLine, theirs: BenchmarkFigure | None) -> FigureComparison:
    """Hold the line's figure against the country's, the county's or the KOSTRA group's."""
    if theirs is None:
        return NOBODY
    return compare_with_figure(
        line, theirs.value, theirs.text, theirs.scope, years_apart=line.year - theirs.year
    )


def compare_with_scope(line: JudgedLine, scope: BenchmarkScope) -> FigureComparison:
    """Hold the line's figure against the country's, the county's or the KOSTRA group's of the year."""
    return compare_with_benchmark(line, line.benchmark_of(scope))


def follows(line: JudgedLine, scope: BenchmarkScope) -> bool:
    """Whether the line's target is relative to this figure: the municipality has bound itself to it."""
    return isinstance(line.target, RelativeTarget) and line.target.scope is scope


def against_counts(lines: Iterable[JudgedLine], scope: BenchmarkScope) -> Mapping[Against, int]:
    """How many of the lines there are of each outcome; together they are all lines."""
    counts = dict.fromkeys(AGAINST_ORDER, 0)
    for line in lines:
        counts[compare_with_scope(line, scope).outcome] += 1
    return MappingProxyType(counts)
