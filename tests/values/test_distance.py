"""The distance: benchmarks, bounds, parts and periods, and how far the figure is from the target."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.values import (
    Comparator,
    Period,
    Spec,
    Verdict,
)
from tests.values.cases import (
    DAYS,
    H1,
    H2,
    HALVES,
    LESS_PERCENT,
    PERCENT,
    SCORE,
    SHARE,
    d,
    spec,
    verdict,
)


@pytest.mark.parametrize(
    ("target", "result", "line", "status", "distance"),
    [
        ("90", "95", spec(), "met", "5"),
        ("90", "90", spec(), "met", "0"),
        ("90", "85,5", spec(), "missed", "-4.5"),
        ("<20 %", "28,2 %", LESS_PERCENT, "missed", "-8.2"),
        ("<20 %", "28,2 %", spec("lower"), "missed", "-8.2"),
        ("<20 %", "19,3 %", LESS_PERCENT, "met", "0.7"),
        ("<20 %", "20 %", LESS_PERCENT, "missed", "0"),
        ("> 20", "20,0", spec(), "missed", "0"),
        ("≤ 20", "20", spec("lower"), "met", "0"),
        ("0 %", "11,6 %", LESS_PERCENT, "missed", "-11.6"),
        ("≥0", "-1,0", spec(), "missed", "-1"),
        ("30", "80", DAYS, "missed", "-50"),
        ("<30", "13 dager", DAYS, "met", "17"),
        ("6,8", "8,4 måneder", spec("lower", unit="mnd"), "missed", "-1.6"),
        ("5", "5", spec("exact"), "met", "0"),
        ("5", "7", spec("exact"), "missed", "-2"),
        ("= 5", "3", spec(), "missed", "-2"),
        ("4–6", "4", spec(), "met", "0"),
        ("4–6", "5,5", spec("exact"), "met", "0.5"),
        ("4–6", "3", spec("exact"), "missed", "-1"),
        ("4–6", "8,5", spec("exact"), "missed", "-2.5"),
        ("4–6", "5,5", spec(), "met", "1.5"),
        ("4–6", "3", spec(), "missed", "-1"),
        ("4–6", "8,5", spec(), "met", "4.5"),
        ("4–6", "5,5", spec("lower"), "met", "0.5"),
        ("4–6", "3", spec("lower"), "met", "3"),
        ("4–6", "8,5", spec("lower"), "missed", "-2.5"),
        ("> 24 dager", "30", DAYS, "met", "6"),
        ("30 av 30", "25 av 30", SHARE, "missed", "-5"),
        ("30 av 30", "30 av 30", SHARE, "met", "0"),
        ("30 av 30", "29 av 29", SHARE, "met", "0"),
        ("15 av 30", "20 av 40", SHARE, "met", "0"),
        ("15 av 30", "19 av 40", SHARE, "missed", "-1"),
        ("9 av 10", "8 av 10", spec(), "missed", "-1"),
        ("90 %", "27 av 30", SHARE, "met", "0"),
        ("90 %", "24 av 30", SHARE, "missed", "-10"),
        ("90 %", "24 av 30 skoler", PERCENT, "missed", "-10"),
        ("24 av 30", "70 %", SHARE, "missed", "-10"),
        ("30 av 30", "alle", SHARE, "met", "0"),
        ("228 kroner per m ²", "229 kr/m²", spec("lower"), "missed", "-1"),
        ("> 70", "71 barn", spec(unit="barn"), "met", "1"),
        ("> 70", "71 barn", spec(), "met", "1"),
    ],
)
def test_distance_is_positive_on_the_good_side(
    target: str, result: str, line: Spec, status: str, distance: str
) -> None:
    found = verdict(target, result, line)
    assert (found.status, found.distance) == (status, d(distance))


def test_a_distance_that_never_ends_keeps_28_digits() -> None:
    found = verdict("10 av 29", "10 av 30", SHARE)
    assert found.status == "missed"
    assert found.distance == d(-10) / d(29)
    assert found.limit == d(300) / d(29)


def test_figures_are_compared_as_reported_and_never_rounded() -> None:
    assert verdict("90", "89,999999").status == "missed"
    assert verdict("1 av 3", "33,333333 %", SHARE).status == "missed"
    assert verdict("1 av 3", "33,333334 %", SHARE).status == "met"
    assert verdict("999999999", "999999998,999999").status == "missed"
    assert verdict("0,3", "0,299999").status == "missed"


@pytest.mark.parametrize(
    ("target", "result", "line", "unit"),
    [
        ("<20 %", "28,2 %", LESS_PERCENT, "prosentpoeng"),
        ("30", "80", DAYS, "dager"),
        ("30 av 30", "25 av 30", SHARE, "avdelinger"),
        ("90 %", "24 av 30", SHARE, "prosentpoeng"),
        ("4,5", "4,2", SCORE, ""),
        ("30 dager", "80", spec("lower"), "dager"),
        ("30 av 30", "25 av 30 skoler", spec(), "skoler"),
        ("30 av 30 skoler", "25 av 30", spec(), "skoler"),
    ],
)
def test_the_unit_of_the_distance(target: str, result: str, line: Spec, unit: str) -> None:
    assert verdict(target, result, line).distance_unit == unit


def test_the_parts_of_the_arithmetic() -> None:
    found = verdict("<20 %", "28,2 %", LESS_PERCENT, previous="28,8 %")
    assert found == Verdict(
        status=found.status,
        distance=d("-8.2"),
        severity=d("0.41"),
        severity_uncapped=d("0.41"),
        change=found.change,
        change_amount=d("-0.6"),
        compared=d("28.2"),
        limit=d(20),
        comparator=Comparator.LT,
        basis=found.basis,
        basis_value=d(20),
        distance_unit="prosentpoeng",
        change_unit="prosentpoeng",
    )
    assert (found.status, found.change, found.basis) == ("missed", "better", "target")


@pytest.mark.parametrize(
    ("target", "result", "status", "distance"),
    [
        ("60", "> 70", "met", "10"),
        ("70", "> 70", "met", "0"),
        ("> 70", "> 70", "met", "0"),
        ("> 70", "≥ 70", "undecided", None),
        ("80", "> 70", "undecided", None),
        ("80", "< 70", "missed", "-10"),
        ("70", "< 70", "missed", "0"),
        ("70", "≤ 70", "undecided", None),
        ("> 70", "≤ 70", "missed", "0"),
        ("≤ 60", "> 70", "missed", "-10"),
        ("< 60", "< 60", "met", "0"),
        ("< 60", "≤ 60", "undecided", None),
        ("= 5", "< 5", "missed", "0"),
        ("= 5", "≤ 5", "undecided", None),
        ("4–6", "> 6", "met", "2"),
        ("4–6", "≥ 4", "met", "0"),
        ("4–6", "≥ 3", "undecided", None),
        ("4–6", "< 3", "missed", "-1"),
    ],
)
def test_a_bound_settles_only_what_it_implies(
    target: str, result: str, status: str, distance: str | None
) -> None:
    found = verdict(target, result)
    assert (found.status, found.distance) == (status, None if distance is None else d(distance))
    assert found.at_least is (distance is not None)


@pytest.mark.parametrize(
    ("target", "result", "line", "status", "distance", "worst"),
    [
        ("100 %", "1 halvår 27% 2 halvår 31%", HALVES, "missed", "-73", H1),
        ("100 %", "1. halvår 19% 2. halvår 51%", HALVES, "missed", "-81", H1),
        ("25 %", "1. halvår 27% 2. halvår 31%", HALVES, "met", "2", H1),
        ("30 %", "1. halvår 27% 2. halvår 31%", HALVES, "missed", "-3", H1),
        ("30 %", "1. halvår 31% 2. halvår 27%", HALVES, "missed", "-3", H2),
        ("< 30", "H1 20 H2 35", spec("lower", aggregation="all"), "missed", "-5", H2),
        ("30 %", "1. halvår 27% 2. halvår 31%", spec(value_kind="percent"), "met", "1", H2),
        (
            "30 %",
            "1. halvår 27% 2. halvår 31%",
            spec(value_kind="percent", aggregation="mean"),
            "missed",
            "-1",
            None,
        ),
        ("30 %", "1. halvår 27%", spec(value_kind="percent", aggregation="mean"), "missed", "-3", H1),
        ("100", "T1 30 T2 40 T3 35", spec(aggregation="sum"), "met", "5", None),
        ("100", "T1 30 T2 40 T3 20", spec(aggregation="sum"), "missed", "-10", None),
        ("5", "Godt samliv 2. Fødselsforberedende kurs 6.", spec(aggregation="sum"), "met", "3", None),
        ("5", "Godt samliv 2. Fødselsforberedende kurs 6.", spec(aggregation="mean"), "missed", "-1", None),
        ("5", "Godt samliv 2. Fødselsforberedende kurs 6.", spec(aggregation="all"), "missed", "-3", None),
    ],
)
def test_parts_and_periods_make_the_years_figure(
    target: str, result: str, line: Spec, status: str, distance: str, worst: Period | None
) -> None:
    found = verdict(target, result, line)
    assert (found.status, found.distance, found.worst) == (status, d(distance), worst)


@pytest.mark.parametrize(
    ("target", "result", "line", "due", "status", "reason"),
    [
        ("100", "T1 30 T2 40", spec(aggregation="sum"), False, "not_due", "incomplete"),
        ("100", "T1 30 T2 40", spec(aggregation="sum"), True, "not_reported", "incomplete"),
        ("50", "T1 30 T2 40", spec(aggregation="sum"), True, "not_reported", "incomplete"),
        ("100 %", "H1 100 %", HALVES, False, "not_due", "incomplete"),
        ("100 %", "H1 100 %", HALVES, True, "not_reported", "incomplete"),
        ("100 %", "H1 90 %", HALVES, False, "missed", None),
        ("", "T1 30 T2 40", spec(aggregation="sum"), False, "no_target", "incomplete"),
    ],
)
def test_a_part_of_the_year_is_not_judged_as_the_year(
    target: str, result: str, line: Spec, due: bool, status: str, reason: str | None
) -> None:
    found = verdict(target, result, line, due=due, previous="90")
    assert (found.status, found.reason) == (status, reason)
    assert found.change is None


@pytest.mark.parametrize(
    ("target", "result", "line", "benchmark", "status", "distance", "limit"),
    [
        ("≥ landssnitt", "4.3", spec(), "4.2", "met", "0.1", "4.2"),
        ("≥ landssnitt", "3,6", spec(), "3,8", "missed", "-0.2", "3.8"),
        ("≥ landssnitt", "4.2", spec(), d("4.2"), "met", "0", "4.2"),
        ("bedre enn landet", "4.2", spec(), "4.2", "missed", "0", "4.2"),
        ("landssnitt", "30", DAYS, "28 dager", "missed", "-2", "28"),
        ("landssnitt + 0,2", "4.3", spec(), "4.2", "missed", "-0.1", "4.4"),
        ("landssnitt + 2 prosentpoeng", "63 %", PERCENT, "60 %", "met", "1", "62"),
        ("landssnitt + 2", "63 %", PERCENT, "60 %", "met", "1", "62"),
        ("landssnitt + 10 %", "63 %", PERCENT, "60 %", "missed", "-3", "66"),
        ("≥ landssnitt", "24 av 30", SHARE, "85 %", "missed", "-5", "85"),
    ],
)
def test_a_benchmark_is_the_limit(
    target: str, result: str, line: Spec, benchmark: Any, status: str, distance: str, limit: str
) -> None:
    found = verdict(target, result, line, benchmark=benchmark)
    assert (found.status, found.distance, found.limit) == (status, d(distance), d(limit))
