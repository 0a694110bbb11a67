"""Better than others, like them or worse: the one rule behind every counter, filter and column."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.values import (
    Against,
    FigureComparison,
    FigureResult,
    Hindrance,
    Place,
    Spec,
    compare_figures,
    parse_result,
    place_among,
    standing_to,
)
from tests.values.cases import DAYS, HALVES, LESS_PERCENT, PERCENT, SCORE, SHARE, YES_NO, spec
from tests.values.strategies import FIGURES, SPECS

ONE_DECIMAL = spec(decimals=1)
WORDS = spec(value_kind="level", levels=("ikke", "delvis", "helt"))


@pytest.mark.parametrize(
    ("result", "theirs", "line", "outcome"),
    [
        ("4,3", "4,2", SCORE, "better"),
        ("3,6", "3,8", SCORE, "worse"),
        ("4,5", "4,5", SCORE, "like"),
        ("28,2 %", "30 %", LESS_PERCENT, "better"),
        ("25", "20", DAYS, "worse"),
        # the coarser of the two precisions decides: 33 may be anything from 32,5 to 33,4
        ("33,3", "33", spec(), "like"),
        ("33,5", "33", spec(), "better"),
        ("32,4", "33", spec(), "worse"),
        ("4,25", "4,3", SCORE, "like"),
        ("4,24", "4,3", SCORE, "worse"),
        ("-0,4", "0", spec(), "like"),
        ("-0,5", "0", spec(), "worse"),
        # what is written has at least the decimals of its line
        ("33,3", "33", ONE_DECIMAL, "better"),
        ("33", "33,4", ONE_DECIMAL, "worse"),
        ("33,34", "33,3", ONE_DECIMAL, "like"),
        # a quotient has no end of its own: the other figure's decimals decide
        ("25 av 30", "83 %", SHARE, "like"),
        ("25 av 30", "83,3 %", SHARE, "like"),
        ("25 av 30", "84 %", SHARE, "worse"),
        ("1. halvår 27% 2. halvår 31%", "27,0 %", HALVES, "like"),
        ("1. halvår 27 2. halvår 30", "28,5", spec(aggregation="mean"), "like"),
        ("1. halvår 27 2. halvår 30", "28,6", spec(aggregation="mean"), "worse"),
        ("Kurs 3. Samliv 4. Dans 3.", "3,4", spec(aggregation="mean"), "worse"),
        ("28", "28", spec("exact"), "like"),
        ("-4", "4", spec(), "worse"),
    ],
)
def test_the_outcome_follows_the_direction_and_the_printed_precision(
    result: str, theirs: str, line: Spec, outcome: str
) -> None:
    found = compare_figures(parse_result(theirs, line), parse_result(result, line), line)
    assert (found.outcome, found.hindrance) == (outcome, None)
    assert found.standing == standing_to(parse_result(theirs, line), parse_result(result, line), line)


@pytest.mark.parametrize(
    ("result", "theirs", "line", "hindrance"),
    [
        ("", "95 %", PERCENT, "no_own"),
        ("Ikke målt", "95 %", PERCENT, "no_own"),
        ("Ikke gjennomført", "95 %", PERCENT, "no_own"),
        ("145.500", "30", spec(), "no_own"),
        ("Ja", "95", YES_NO, "kind"),
        ("delvis", "helt", WORDS, "kind"),
        ("> 70 %", "60 %", PERCENT, "bound"),
        ("70 %", "> 60 %", PERCENT, "bound"),
        ("70 %", "Ikke målt", PERCENT, "theirs"),
        ("70 %", "omtrent som landet", PERCENT, "theirs"),
        ("7", "Kurs 2. Samliv 6.", spec(), "theirs"),
        ("1. halvår 27 % 2. halvår 31 %", "Ikke målt", HALVES, "theirs"),
        ("25 dager", "5 uker", spec(), "other_unit"),
        ("1. halvår 27 %", "20 %", HALVES, "part_of_year"),
        ("T1: 5", "4", spec(aggregation="sum"), "part_of_year"),
        ("1. halvår 27 2. halvår 31", "30", spec("exact", aggregation="all"), "several"),
        ("Kurs 2. Samliv 6.", "7", spec(), "several"),
        ("30", "28", spec("exact"), "neither"),
    ],
)
def test_what_cannot_be_ranked_says_why(result: str, theirs: str, line: Spec, hindrance: str) -> None:
    found = compare_figures(parse_result(theirs, line), parse_result(result, line), line)
    assert (found.outcome, found.hindrance) == (Against.INCOMPARABLE, hindrance)
    assert (found.standing is None) is (hindrance != "neither")


def test_without_a_figure_of_the_year_there_is_nobody_to_be_held_against() -> None:
    own = parse_result("5", spec())
    assert compare_figures(None, own, spec()) == FigureComparison(Against.ABSENT, Hindrance.NO_FIGURE)
    for apart in (1, 2):
        found = compare_figures(Decimal(5), own, spec(), years_apart=apart)
        assert found == FigureComparison(Against.ABSENT, Hindrance.OTHER_YEAR)


def test_a_target_that_follows_the_figure_is_held_to_it_as_reported() -> None:
    """Else the line would be like the country and miss the country's figure, in the same sentence."""
    line, own = spec(), parse_result("32,8", spec())
    assert compare_figures(Decimal(33), own, line).outcome is Against.LIKE
    assert compare_figures(Decimal(33), own, line, as_reported=True).outcome is Against.WORSE
    assert compare_figures(Decimal("32.80"), own, line, as_reported=True).outcome is Against.LIKE


@settings(max_examples=200, deadline=None)
@given(FIGURES, FIGURES, SPECS, st.booleans())
def test_two_who_are_held_against_each_other_agree(
    ours: Decimal, theirs: Decimal, line: Spec, as_reported: bool
) -> None:
    unit = line.line_unit
    here = compare_figures(theirs, FigureResult(ours, unit), line, as_reported=as_reported)
    there = compare_figures(ours, FigureResult(theirs, unit), line, as_reported=as_reported)
    mirrored = {Against.BETTER: Against.WORSE, Against.WORSE: Against.BETTER}
    assert there.outcome is mirrored.get(here.outcome, here.outcome)
    assert (here.hindrance is None) is (here.outcome in (Against.BETTER, Against.LIKE, Against.WORSE))


@settings(max_examples=200, deadline=None)
@given(FIGURES, FIGURES, SPECS.filter(lambda line: line.value_kind == "number"))
def test_alike_is_what_looks_alike_with_the_fewer_decimals(
    ours: Decimal, theirs: Decimal, line: Spec
) -> None:
    found = compare_figures(theirs, FigureResult(ours, line.line_unit), line)
    places = min(max(-int(one.as_tuple().exponent), line.decimals or 0, 0) for one in (ours, theirs))
    step = Decimal(1).scaleb(-places)
    looks = [one.quantize(step, ROUND_HALF_UP) for one in (ours, theirs)]
    assert (found.outcome is Against.LIKE) is (looks[0] == looks[1])


@pytest.mark.parametrize(
    ("outcomes", "place"),
    [
        ("", None),
        ("absent incomparable", None),
        ("better better", Place(1, 3)),
        ("worse better worse", Place(3, 4)),
        ("like worse", Place(2, 3, shared=True)),
        ("better incomparable absent like", Place(1, 3, shared=True)),
    ],
)
def test_a_place_counts_those_who_can_be_ranked(outcomes: str, place: Place | None) -> None:
    assert place_among(FigureComparison(Against(one)) for one in outcomes.split()) == place
