"""The verdict: the eight statuses, and the parts of the arithmetic."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from indicators.values import (
    AmbiguousResult,
    BoundResult,
    Comparator,
    FigureResult,
    LimitTarget,
    NoTarget,
    NotPlannedTarget,
    PartsResult,
    Period,
    PeriodKind,
    PeriodsResult,
    ShareResult,
    Spec,
    Verdict,
    judge,
    parse_result,
    parse_target,
)

Words = dict[str, Any]


def spec(direction: str = "higher", **said: Any) -> Spec:
    return Spec(direction, **said)  # type: ignore[arg-type]


def verdict(target: str, result: str, line: Spec | None = None, **given: Any) -> Verdict:
    line = line or spec()
    for name in ("benchmark", "previous"):
        if isinstance(given.get(name), str):
            given[name] = parse_result(given[name], line)
    return judge(parse_target(target, line), parse_result(result, line), spec=line, **given)


def d(number: str | int) -> Decimal:
    return Decimal(number)


LATE: Words = {"due": True}
EARLY: Words = {"due": False}
UNPLANNED: Words = {"expected": False}
YES_NO = spec(value_kind="yes_no")


@pytest.mark.parametrize(
    ("target", "result", "given", "status"),
    [
        # a target and a figure
        ("90", "95", LATE, "met"),
        ("90", "90", LATE, "met"),
        ("90", "89", LATE, "missed"),
        ("90", "95", EARLY, "met"),
        ("4–6", "5", LATE, "met"),
        ("4–6", "7", LATE, "missed"),
        ("> 90", "90", LATE, "missed"),
        ("0", "0", LATE, "met"),
        # a target and a reason
        ("90", "Ikke målt", LATE, "not_measured"),
        ("90", "Ikke målt", EARLY, "not_measured"),
        ("90", "Måles ikke", LATE, "not_measured"),
        ("90", "Ny", LATE, "not_measured"),
        ("90", "*", LATE, "not_measured"),
        ("tekst", "Ikke målt", LATE, "not_measured"),
        ("145.500", "Ikke målt", LATE, "not_measured"),
        # a target and nothing
        ("90", "", LATE, "not_reported"),
        ("90", "", EARLY, "not_due"),
        ("90", "–", LATE, "not_reported"),
        ("90", "Foreligger ikke", LATE, "not_reported"),
        ("90", "Foreligger ikke", EARLY, "not_due"),
        ("90", "", UNPLANNED, "not_reported"),
        ("tekst", "", LATE, "not_reported"),
        # not carried out
        ("90", "Ikke gjennomført", LATE, "missed"),
        ("90", "Ikke gjennomført", EARLY, "missed"),
        ("Ja", "Ikke gjennomført", LATE, "missed"),
        ("Nei", "Ikke gjennomført", LATE, "missed"),
        ("≥ landssnitt", "Ikke gjennomført", LATE, "missed"),
        ("tekst", "Ikke gjennomført", LATE, "missed"),
        ("145.500", "Ikke gjennomført", LATE, "missed"),
        # yes and no
        ("Ja", "Ja", LATE, "met"),
        ("JA", "JA", LATE, "met"),
        ("Ja", "Nei", LATE, "missed"),
        ("Nei", "Nei", LATE, "met"),
        ("Nei", "Ja", LATE, "missed"),
        ("Ja", "Gjennomført", LATE, "met"),
        ("Nei", "Gjennomført", LATE, "missed"),
        ("90", "Ja", LATE, "undecided"),
        ("90", "Gjennomført", LATE, "undecided"),
        ("Ja", "5", LATE, "undecided"),
        # what cannot be compared
        ("tekst", "5", LATE, "undecided"),
        ("90", "I arbeid", LATE, "undecided"),
        ("145.500", "5", LATE, "undecided"),
        ("90", "145.500", LATE, "undecided"),
        ("≥ landssnitt", "5", LATE, "undecided"),
        ("økning", "5", LATE, "undecided"),
        # not planned
        ("Måles ikke", "Måles ikke", LATE, "not_planned"),
        ("Måles ikke", "", LATE, "not_planned"),
        ("Måles ikke", "", EARLY, "not_planned"),
        ("Måles ikke", "5", LATE, "no_target"),
        ("Måles ikke", "Ikke målt", LATE, "no_target"),
        ("Måles ikke", "Foreligger ikke", LATE, "no_target"),
        ("Måles ikke", "Ikke gjennomført", LATE, "no_target"),
        ("Måles ikke", "I arbeid", LATE, "undecided"),
        # no target
        ("", "5", LATE, "no_target"),
        ("", "Ikke målt", LATE, "no_target"),
        ("", "Ny", LATE, "no_target"),
        ("", "Ja", LATE, "no_target"),
        ("", "Gjennomført", LATE, "no_target"),
        ("", "Ikke gjennomført", LATE, "no_target"),
        ("", "> 70", LATE, "no_target"),
        ("", "25 av 30", LATE, "no_target"),
        ("", "I arbeid", LATE, "undecided"),
        ("", "145.500", LATE, "undecided"),
        ("", "Måles ikke", LATE, "not_planned"),
        ("", "", LATE, "not_reported"),
        ("", "", EARLY, "not_due"),
        ("", "", UNPLANNED, "not_planned"),
        ("", "Foreligger ikke", LATE, "not_reported"),
        ("", "Foreligger ikke", EARLY, "not_due"),
        ("", "Foreligger ikke", UNPLANNED, "no_target"),
    ],
)
def test_the_eight_statuses(target: str, result: str, given: Words, status: str) -> None:
    assert verdict(target, result, **given).status == status


@pytest.mark.parametrize(
    ("target", "result", "line", "given", "reason"),
    [
        ("tekst", "5", spec(), {}, "text"),
        ("90", "I arbeid", spec(), {}, "text"),
        ("", "I arbeid", spec(), {}, "text"),
        ("145.500", "5", spec(), {}, "ambiguous"),
        ("90", "145.500", spec(), {}, "ambiguous"),
        ("≥ landssnitt", "5", spec(), {}, "no_benchmark"),
        ("≥ landssnitt", "5", spec(), {"benchmark": "Ikke målt"}, "no_benchmark"),
        ("≥ landssnitt", "5", spec(), {"benchmark": "145.500"}, "no_benchmark"),
        ("≥ landssnitt", "5", spec(), {"benchmark": "> 4"}, "no_benchmark"),
        ("≥ landssnitt", "5", spec(), {"benchmark": d("NaN")}, "no_benchmark"),
        ("≥ landssnitt", "5", spec(unit="dager"), {"benchmark": "5 uker"}, "unit"),
        ("økning", "5", spec(), {}, "no_previous"),
        ("økning", "5", spec(), {"previous": "Ny"}, "no_previous"),
        ("2 prosentpoeng økning", "5", spec(), {"previous": "4"}, "unit"),
        ("90", "> 70", spec(), {}, "bound"),
        ("90", "< 95", spec(), {}, "bound"),
        ("= 5", "> 4", spec(), {}, "bound"),
        ("4–6", "> 4", spec(), {}, "bound"),
        ("30 dager", "5 uker", spec("lower"), {}, "unit"),
        ("30", "5 uker", spec("lower", unit="dager"), {}, "unit"),
        ("20 %", "28 %", spec("lower", unit="dager"), {}, "unit"),
        ("20", "28 %", spec("lower"), {}, "unit"),
        ("20 %", "28", spec("lower"), {}, "unit"),
        ("3 prosentpoeng", "3 %", spec(), {}, "unit"),
        ("4,5", "90 %", spec(value_kind="score"), {}, "unit"),
        ("5 mill. kr", "5 kr", spec("lower"), {}, "unit"),
        ("30 av 30", "25", spec(value_kind="share"), {}, "unit"),
        ("25", "25 av 30", spec(value_kind="share"), {}, "unit"),
        ("90", "Ja", spec(), {}, "unit"),
        ("Ja", "5", spec(), {}, "unit"),
        ("5", "Godt samliv 2. Kurs 6.", spec(), {}, "needs_aggregation"),
    ],
)
def test_why_it_is_undecided(target: str, result: str, line: Spec, given: Words, reason: str) -> None:
    found = verdict(target, result, line, **given)
    assert (found.status, found.reason) == ("undecided", reason)
    assert found.distance is None
    assert found.severity is None


PERCENT, LESS_PERCENT = spec(value_kind="percent"), spec("lower", value_kind="percent")
DAYS = spec("lower", unit="dager")
SCORE = spec(value_kind="score", scale=(1, 6))
SHARE = spec(value_kind="share", unit="avdelinger")


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
        ("4–6", "5,5", spec(), "met", "0.5"),
        ("4–6", "3", spec(), "missed", "-1"),
        ("4–6", "8,5", spec(), "missed", "-2.5"),
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
    ("target", "result", "line", "previous", "severity", "uncapped", "basis", "value"),
    [
        ("30", "80", DAYS, "44", "1", "1.666666666666666666666666667", "target", "30"),
        ("<20 %", "25,0 %", LESS_PERCENT, None, "0.25", "0.25", "target", "20"),
        ("90", "45", spec(), None, "0.5", "0.5", "target", "90"),
        ("0 %", "6,8 %", LESS_PERCENT, "16,0 %", "0.425", "0.425", "previous", "16"),
        ("0 %", "6,8 %", LESS_PERCENT, None, "1", "1", "one", "1"),
        ("0 %", "6,8 %", LESS_PERCENT, "0 %", "1", "1", "one", "1"),
        ("0 %", "6,8 %", LESS_PERCENT, "Ny", "1", "1", "one", "1"),
        ("0", "6", spec("lower"), "16 %", "1", "1", "one", "1"),
        ("0", "6", spec("lower"), "-12", "0.5", "0.5", "previous", "12"),
        ("4,5", "4,2", SCORE, None, "0.06", "0.06", "scale", "5"),
        ("2,0", "1,8", spec(value_kind="score", scale=(1, 2)), None, "0.2", "0.2", "scale", "1"),
        ("4,5", "3,6", spec(value_kind="score"), None, "0.2", "0.2", "target", "4.5"),
        ("< 20", "20", spec("lower"), None, "0", "0", "target", "20"),
        ("< 0", "0", spec("lower"), None, "0", "0", "one", "1"),
        ("-10", "-15", spec(), None, "0.5", "0.5", "target", "10"),
        ("30 av 30", "27 av 30", SHARE, None, "0.1", "0.1", "target", "30"),
        ("4–6", "9", spec(), None, "0.5", "0.5", "target", "6"),
        ("Ja", "Nei", YES_NO, None, "1", "1", "one", "1"),
        ("90", "Ikke gjennomført", spec(), None, "1", "1", "one", "1"),
        ("≥0", "-1,0", spec(), "+0,7", "1", "1.428571428571428571428571429", "previous", "0.7"),
    ],
)
def test_severity(
    target: str,
    result: str,
    line: Spec,
    previous: str | None,
    severity: str,
    uncapped: str,
    basis: str,
    value: str,
) -> None:
    found = verdict(target, result, line, previous=previous)
    assert found.status == "missed"
    assert (found.severity, found.severity_uncapped) == (d(severity), d(uncapped))
    assert (found.basis, found.basis_value) == (basis, d(value))


@pytest.mark.parametrize(("target", "result"), [("90", "95"), ("90", "Ikke målt"), ("", "5"), ("90", "")])
def test_only_a_miss_has_a_severity(target: str, result: str) -> None:
    found = verdict(target, result)
    assert (found.severity, found.severity_uncapped, found.basis, found.basis_value) == (
        None,
        None,
        None,
        None,
    )


@pytest.mark.parametrize("result", ["Ikke gjennomført", "Nei"])
def test_what_was_not_carried_out_has_no_distance(result: str) -> None:
    found = verdict("Ja", result, YES_NO)
    assert (found.status, found.distance, found.limit, found.comparator) == ("missed", None, None, None)


@pytest.mark.parametrize(
    ("target", "result", "tolerance", "close"),
    [
        ("90", "89", "1", True),
        ("90", "88,9", "1", False),
        ("90", "91", "1", False),
        ("90", "89", None, False),
        ("90", "89", "0", False),
        ("> 90", "90", "0", True),
        ("90", "Ikke gjennomført", "1", False),
        ("90", "< 90", "1", False),
        ("30 av 30", "29 av 30", "1", True),
    ],
)
def test_close_is_a_miss_inside_the_tolerance(
    target: str, result: str, tolerance: str | None, close: bool
) -> None:
    found = verdict(target, result, spec(tolerance=tolerance))
    assert found.close is close
    assert not close or found.status == "missed"


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
        ("4–6", "> 6", "missed", "0"),
        ("4–6", "≥ 6", "undecided", None),
        ("4–6", "< 3", "missed", "-1"),
    ],
)
def test_a_bound_settles_only_what_it_implies(
    target: str, result: str, status: str, distance: str | None
) -> None:
    found = verdict(target, result)
    assert (found.status, found.distance) == (status, None if distance is None else d(distance))
    assert found.at_least is (distance is not None)


HALVES = spec(value_kind="percent", aggregation="all")
H1, H2 = Period(PeriodKind.HALF, 1), Period(PeriodKind.HALF, 2)


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


@pytest.mark.parametrize(
    ("target", "result", "previous", "line", "status", "distance", "compared", "limit"),
    [
        ("> 3 prosentpoeng økning", "28 %", "24 %", PERCENT, "met", "1", "4", "3"),
        ("> 3 prosentpoeng økning", "27 %", "24 %", PERCENT, "missed", "0", "3", "3"),
        ("> 3 prosentpoeng økning", "25 %", "24 %", PERCENT, "missed", "-2", "1", "3"),
        ("økning på 3", "27 %", "24 %", PERCENT, "met", "0", "3", "3"),
        ("økning på 10 %", "27 %", "24 %", PERCENT, "met", "0.6", "3", "2.4"),
        ("reduksjon på 5 %", "96", "100", spec("lower"), "missed", "-1", "-4", "-5"),
        ("reduksjon på 5 %", "95", "100", spec("lower"), "met", "0", "-5", "-5"),
        ("redusere med minst 2 prosentpoeng", "20 %", "21 %", LESS_PERCENT, "missed", "-1", "-1", "-2"),
        ("økning", "5", "5", spec(), "missed", "0", "0", "0"),
        ("økning", "6", "5", spec(), "met", "1", "1", "0"),
        ("bedre enn i fjor", "28", "30", DAYS, "met", "2", "-2", "0"),
        ("ingen økning", "30", "30", DAYS, "met", "0", "0", "0"),
        ("ingen økning", "31", "30", DAYS, "missed", "-1", "1", "0"),
        ("økning på 2", "27 av 30", "25 av 30", SHARE, "met", "0", "2", "2"),
        ("økning på 20 prosentpoeng", "27 av 30", "20 av 25", SHARE, "missed", "-10", "10", "20"),
        ("reduksjon på 10 %", "-115", "-100", spec("lower"), "met", "5", "-15", "-10"),
        ("reduksjon på 5 dager", "20", "30", DAYS, "met", "5", "-10", "-5"),
        ("økning", "H1 27 H2 31", "H1 25 H2 33", spec(aggregation="all"), "missed", "-2", "-2", "0"),
        ("økning", "H1 27 H2 31", "H2 30 H1 28", spec(aggregation="all"), "missed", "-1", "-1", "0"),
    ],
)
def test_a_change_is_judged_against_the_previous_figure(
    target: str, result: str, previous: str, line: Spec, status: str, distance: str, compared: str, limit: str
) -> None:
    found = verdict(target, result, line, previous=previous)
    assert (found.status, found.distance) == (status, d(distance))
    assert (found.compared, found.limit) == (d(compared), d(limit))


def test_a_change_in_percent_of_a_share_is_of_the_percentage() -> None:
    found = verdict("økning på 10 %", "27 av 30", SHARE, previous="24 av 30")
    assert (found.status, found.distance, found.limit) == ("met", d(2), d(8))


@pytest.mark.parametrize(
    ("target", "result", "previous", "line", "reason"),
    [
        ("økning på 2", "27 av 30", "20 av 25", SHARE, "unit"),
        ("økning på 2 uker", "27", "20", spec(unit="dager"), "unit"),
        ("økning på 2 dager", "27 %", "20 %", PERCENT, "unit"),
        ("økning", "27 dager", "20 uker", spec(), "unit"),
        ("økning", "H1 27 H2 31", "T1 25 T2 33", spec(aggregation="all"), "no_previous"),
        ("økning", "27", "H1 25 H2 33", spec(aggregation="all"), "no_previous"),
    ],
)
def test_a_change_that_cannot_be_measured(
    target: str, result: str, previous: str, line: Spec, reason: str
) -> None:
    found = verdict(target, result, line, previous=previous)
    assert (found.status, found.reason) == ("undecided", reason)


def test_a_missed_change_is_weighed_by_the_change_that_was_asked_for() -> None:
    found = verdict("> 3 prosentpoeng økning", "25 %", PERCENT, previous="24 %")
    assert (found.severity, found.basis, found.basis_value) == (d(2) / d(3), "target", d(3))
    found = verdict("økning", "4", previous="5")
    assert (found.severity, found.basis, found.basis_value) == (d("0.2"), "previous", d(5))


@pytest.mark.parametrize(
    ("target", "result", "previous", "line", "change", "amount"),
    [
        ("<20 %", "28,2 %", "28,8 %", LESS_PERCENT, "better", "-0.6"),
        ("<20 %", "33,3 %", "27,1 %", LESS_PERCENT, "worse", "6.2"),
        ("90 %", "95 %", "90 %", PERCENT, "better", "5"),
        ("4,5", "4,2", "4,20", SCORE, "unchanged", "0"),
        ("", "5", "4", spec(), "better", "1"),
        ("≥ landssnitt", "5", "4", spec(), "better", "1"),
        ("tekst", "5", "4", spec("lower"), "worse", "1"),
        ("5", "6", "8", spec("exact"), "better", "-2"),
        ("5", "3", "7", spec("exact"), "unchanged", "-4"),
        ("", "5", "5", spec("exact"), "unchanged", "0"),
        ("30 av 30", "25 av 30", "25 av 30", SHARE, "unchanged", "0"),
        ("30 av 30", "26 av 30", "25 av 30", SHARE, "better", "1"),
        ("30 av 30", "24 av 32", "20 av 25", SHARE, "worse", "-5"),
        ("100 %", "1. halvår 27% 2. halvår 31%", "1. halvår 30% 2. halvår 20%", HALVES, "better", "7"),
        ("100 %", "1. halvår 27% 2. halvår 31%", "85 %", HALVES, "worse", "-58"),
        ("< 30", "H1 20 H2 35", "H1 10 H2 32", spec("lower", aggregation="all"), "worse", "3"),
        ("= 30", "H1 31 H2 35", "H1 30 H2 24", spec("exact", aggregation="all"), "better", "11"),
        ("", "25 av 30", "20 av 30", SHARE, "better", "5"),
        ("90 %", "27 av 30", "24 av 30", SHARE, "better", "10"),
        ("", "71 barn", "70", spec(), "better", "1"),
        ("5", "Kurs 2. Samliv 6.", "Kurs 3. Samliv 6.", spec(aggregation="sum"), "worse", "-1"),
    ],
)
def test_change_is_in_the_sense_of_the_direction(
    target: str, result: str, previous: str, line: Spec, change: str, amount: str
) -> None:
    found = verdict(target, result, line, previous=previous)
    assert (found.change, found.change_amount) == (change, d(amount))


@pytest.mark.parametrize(
    ("target", "result", "previous", "line", "change"),
    [
        ("100 %", "Ikke gjennomført", "Ikke gjennomført", PERCENT, "unchanged"),
        ("Ja", "Ja", "Ja", YES_NO, "unchanged"),
        ("Ja", "Ja", "Nei", YES_NO, "better"),
        ("Ja", "Nei", "Ja", YES_NO, "worse"),
        ("Nei", "Ja", "Nei", YES_NO, "worse"),
        ("Ja", "Gjennomført", "Ikke gjennomført", YES_NO, "better"),
        ("", "Nei", "Ja", YES_NO, "worse"),
        ("", "Nei", "Ja", spec("lower", value_kind="yes_no"), "better"),
    ],
)
def test_a_yes_and_a_no_change_without_an_amount(
    target: str, result: str, previous: str, line: Spec, change: str
) -> None:
    found = verdict(target, result, line, previous=previous)
    assert (found.change, found.change_amount, found.change_unit) == (change, None, "")


@pytest.mark.parametrize(
    ("target", "result", "previous", "line", "unit"),
    [
        ("", "71 barn", "70", spec(), "barn"),
        ("", "71", "70 barn", spec(), "barn"),
        ("", "71", "70", DAYS, "dager"),
        ("90 %", "27 av 30", "24 av 30", SHARE, "prosentpoeng"),
        ("", "27 av 30", "24 av 30", PERCENT, ""),
    ],
)
def test_the_unit_of_the_change(target: str, result: str, previous: str, line: Spec, unit: str) -> None:
    assert verdict(target, result, line, previous=previous).change_unit == unit


def test_shares_of_different_size_differ_by_prosentpoeng() -> None:
    assert verdict("30 av 30", "24 av 32", SHARE, previous="20 av 25").change_unit == "prosentpoeng"
    assert verdict("30 av 30", "26 av 30", SHARE, previous="25 av 30").change_unit == "avdelinger"


@pytest.mark.parametrize(
    ("result", "previous", "line"),
    [
        ("5", "Ny", spec()),
        ("5", "", spec()),
        ("5", "Ikke målt", spec()),
        ("5", "Ikke gjennomført", spec()),
        ("5", "145.500", spec()),
        ("5", "> 4", spec()),
        ("> 5", "4", spec()),
        ("5", "4 uker", DAYS),
        ("5", "4 %", spec()),
        ("Ja", "5", YES_NO),
        ("5", "Ja", YES_NO),
        ("5", "6", spec("exact")),
        ("5", "Kurs 3. Samliv 6.", spec()),
    ],
)
def test_no_change_without_a_comparable_figure(result: str, previous: str, line: Spec) -> None:
    found = judge(NoTarget(), parse_result(result, line), spec=line, previous=parse_result(previous, line))
    assert (found.change, found.change_amount, found.change_unit) == (None, None, "")


def test_what_was_compared_is_told_where_it_is_undecided() -> None:
    found = verdict("≥ landssnitt", "5", previous="4")
    assert (found.compared, found.change) == (d(5), "better")
    bound = verdict("80", "> 70")
    assert (bound.compared, bound.limit, bound.comparator) == (d(70), d(80), Comparator.GE)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "sNaN"])
def test_a_benchmark_or_previous_figure_that_is_no_number_is_none(number: str) -> None:
    found = judge(
        LimitTarget(Comparator.GE, d(5)),
        FigureResult(d(6)),
        spec=spec(),
        benchmark=d(number),
        previous=d(number),
    )
    assert (found.status, found.change) == ("met", None)


@pytest.mark.parametrize("result", [PartsResult(()), PeriodsResult(())])
@pytest.mark.parametrize("target", [LimitTarget(Comparator.GE, d(5)), NoTarget(), NotPlannedTarget()])
@pytest.mark.parametrize("aggregation", ["last", "sum", "mean", "all"])
def test_a_result_without_its_parts_is_no_error(result: Any, target: Any, aggregation: str) -> None:
    found = judge(target, result, spec=spec(aggregation=aggregation), previous=result, benchmark=result)
    assert found.status in ("undecided", "no_target")


def test_values_made_by_hand_are_judged_too() -> None:
    assert (
        judge(LimitTarget(Comparator.GE, d(5)), BoundResult(Comparator.EQ, d(5)), spec=spec()).status == "met"
    )
    assert judge(LimitTarget(Comparator.GE, d(50), "%"), ShareResult(d(1), d(2)), spec=spec()).status == "met"
    assert judge(NoTarget(), AmbiguousResult("1.000", (d(1), d(1000))), spec=spec()).reason == "ambiguous"
