"""How a figure stands to somebody else's: the rule behind "better than the country" everywhere."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings

from indicators.values import (
    Change,
    Direction,
    FigureResult,
    NoTarget,
    Rank,
    Spec,
    judge,
    parse_result,
    standing_to,
)
from tests.values.cases import DAYS, HALVES, LESS_PERCENT, PERCENT, SCORE, SHARE, YES_NO, d, spec
from tests.values.strategies import FIGURES, SPECS


@pytest.mark.parametrize(
    ("result", "theirs", "line", "rank", "amount", "unit"),
    [
        ("96,2 %", "95 %", PERCENT, "better", "1.2", "prosentpoeng"),
        ("93 %", "95 %", PERCENT, "worse", "-2", "prosentpoeng"),
        ("95,0 %", "95 %", PERCENT, "level", "0", "prosentpoeng"),
        ("28,2 %", "30 %", LESS_PERCENT, "better", "-1.8", "prosentpoeng"),
        ("33,3 %", "30 %", LESS_PERCENT, "worse", "3.3", "prosentpoeng"),
        ("4,5", "4,2", SCORE, "better", "0.3", ""),
        ("25", "20", DAYS, "worse", "5", "dager"),
        ("-3", "-5", spec(), "better", "2", ""),
        ("0", "0", spec("lower"), "level", "0", ""),
        ("30", "28", spec("exact"), "neither", "2", ""),
        ("28", "28", spec("exact"), "level", "0", ""),
        ("25 av 30", "80 %", SHARE, "better", str(Decimal(10) / 3), "prosentpoeng"),
        ("1. halvår 27% 2. halvår 31%", "30 %", HALVES, "worse", "-3", "prosentpoeng"),
        ("Kurs 2. Samliv 6.", "7", spec(aggregation="sum"), "better", "1", ""),
    ],
)
def test_better_is_what_the_direction_calls_better(
    result: str, theirs: str, line: Spec, rank: str, amount: str, unit: str
) -> None:
    found = standing_to(parse_result(theirs, line), parse_result(result, line), line)
    assert found is not None
    assert (found.rank, found.unit) == (rank, unit)
    assert abs(found.amount - d(amount)) < d("1e-20")


@pytest.mark.parametrize(
    ("result", "theirs", "line"),
    [
        ("", "95 %", PERCENT),
        ("Ikke målt", "95 %", PERCENT),
        ("Ikke gjennomført", "95 %", PERCENT),
        ("Ja", "95", YES_NO),
        ("> 70 %", "60 %", PERCENT),
        ("70 %", "> 60 %", PERCENT),
        ("70 %", "Ikke målt", PERCENT),
        ("25 dager", "5 uker", spec()),
        ("1. halvår 27 %", "20 %", HALVES),
        ("T1: 5", "4", spec(aggregation="sum")),
        ("1. halvår 27 2. halvår 31", "30", spec("exact", aggregation="all")),
        ("145.500", "30", spec()),
    ],
)
def test_what_cannot_be_compared_has_no_standing(result: str, theirs: str, line: Spec) -> None:
    read = parse_result(result, line)
    assert standing_to(parse_result(theirs, line), read, line) is None


def test_nobody_to_compare_with_is_no_standing() -> None:
    assert standing_to(None, parse_result("5", spec()), spec()) is None


@settings(max_examples=200, deadline=None)
@given(FIGURES, FIGURES, SPECS)
def test_the_rank_is_that_of_a_change_from_their_figure_to_ours(
    ours: Decimal, theirs: Decimal, line: Spec
) -> None:
    unit = line.line_unit
    own = FigureResult(ours, unit)
    found = standing_to(theirs, own, line)
    change = judge(NoTarget(), own, spec=line, previous=theirs, confirmed=True).change
    words = {Change.BETTER: Rank.BETTER, Change.WORSE: Rank.WORSE, Change.UNCHANGED: Rank.LEVEL}
    expected = words[change] if change else Rank.NEITHER if found else None
    assert (found.rank if found else None) == expected


@settings(max_examples=200, deadline=None)
@given(FIGURES, FIGURES, SPECS)
def test_two_who_compare_with_each_other_agree(ours: Decimal, theirs: Decimal, line: Spec) -> None:
    """What is better from here is worse from there, by the same amount; never both better."""
    unit = line.line_unit
    here, there = (
        standing_to(theirs, FigureResult(ours, unit), line),
        standing_to(ours, FigureResult(theirs, unit), line),
    )
    if here is None or there is None:
        assert here is there
        return
    mirrored = {Rank.BETTER: Rank.WORSE, Rank.WORSE: Rank.BETTER}
    assert there.rank == mirrored.get(here.rank, here.rank)
    assert (here.amount, here.unit) == (-there.amount, there.unit)
    assert (here.rank is Rank.NEITHER) is (line.direction is Direction.EXACT and ours != theirs)
