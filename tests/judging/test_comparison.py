"""A line beside figures of the country, the county and the KOSTRA group; which of them its target follows."""

from __future__ import annotations

import pytest

from indicators.judging import BenchmarkFigure, JudgedLine
from indicators.judging.comparison import against_counts, compare_with_benchmark, compare_with_scope, follows
from indicators.values import (
    Against,
    BenchmarkScope,
    Comparator,
    FigureResult,
    Hindrance,
    LimitTarget,
    RelativeTarget,
    Target,
)
from tests.presentation.rows import d, row

NATIONAL, COUNTY, GROUP = BenchmarkScope
BETTER, LIKE, WORSE, INCOMPARABLE, ABSENT = Against
FIXED = LimitTarget(Comparator.LT, d("20"), "%")


def beside(target: Target, *figures: BenchmarkFigure) -> JudgedLine:
    """A line of 2025 with 28,24 %, of which fewer is better."""
    return row(target=target, result=FigureResult(d("28.24"), "%"), benchmarks=figures)


def figure(scope: BenchmarkScope, text: str, year: int = 2025) -> BenchmarkFigure:
    return BenchmarkFigure(scope, d(text) if text[0].isdigit() else None, text, year, "")


@pytest.mark.parametrize("bound", [None, *BenchmarkScope])
@pytest.mark.parametrize("scope", BenchmarkScope)
def test_only_the_figure_that_the_target_follows_is_compared_as_reported(
    scope: BenchmarkScope, bound: BenchmarkScope | None
) -> None:
    line = beside(FIXED if bound is None else RelativeTarget(Comparator.LE, bound), figure(scope, "28.2"))
    assert follows(line, scope) is (scope is bound)
    assert compare_with_scope(line, scope).outcome is (WORSE if scope is bound else LIKE)


def test_a_figure_of_another_year_or_in_words_is_held_against_nobody() -> None:
    line = beside(FIXED)
    found = [
        compare_with_benchmark(line, one)
        for one in (None, figure(COUNTY, "9", 2024), figure(COUNTY, "kommer"))
    ]
    assert [(one.outcome, one.hindrance) for one in found] == [
        (ABSENT, Hindrance.NO_FIGURE),
        (ABSENT, Hindrance.OTHER_YEAR),
        (INCOMPARABLE, Hindrance.THEIRS),
    ]


def test_the_counts_are_of_all_lines_by_outcome() -> None:
    told = ("30", "28.2", "9", "8", "kommer")
    lines = [beside(FIXED, figure(NATIONAL, one)) for one in told] + [beside(FIXED, figure(COUNTY, "30"))]
    counts = {BETTER: 1, LIKE: 1, WORSE: 2, INCOMPARABLE: 1, ABSENT: 1}
    assert dict(against_counts(lines, NATIONAL)) == counts
