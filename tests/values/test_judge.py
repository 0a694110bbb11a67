"""The verdict: the eight statuses and the reasons why nothing can be decided."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.values import (
    AmbiguousResult,
    BenchmarkScope,
    BoundResult,
    Comparator,
    FigureResult,
    LimitTarget,
    NoTarget,
    NotPlannedTarget,
    PartsResult,
    PeriodsResult,
    RelativeTarget,
    ShareResult,
    Spec,
    judge,
)
from tests.values.cases import (
    EARLY,
    LATE,
    UNPLANNED,
    Words,
    d,
    spec,
    verdict,
)


@pytest.mark.parametrize(
    ("target", "result", "given", "status"),
    [
        # a target and a figure
        ("90", "95", LATE, "met"),
        ("90", "90", LATE, "met"),
        ("90", "89", LATE, "missed"),
        ("90", "95", EARLY, "met"),
        ("4–6", "5", LATE, "met"),
        ("4–6", "7", LATE, "met"),
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
        ("4–6", "> 4", spec("exact"), {}, "bound"),
        ("30 dager", "5 uker", spec("lower"), {}, "unit"),
        ("30", "5 uker", spec("lower", unit="dager"), {}, "other_unit"),
        ("20 %", "28 %", spec("lower", unit="dager"), {}, "other_unit"),
        ("20", "28 %", spec("lower"), {}, "other_unit"),
        ("20 %", "28", spec("lower"), {}, "other_unit"),
        ("3 prosentpoeng", "3 %", spec(), {}, "other_unit"),
        ("4,5", "90 %", spec(value_kind="score"), {}, "other_unit"),
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


def test_a_bare_previous_or_benchmark_is_in_the_results_unit_where_the_line_has_none() -> None:
    line = Spec("lower")  # type: ignore[arg-type]
    limit, result = LimitTarget(Comparator.LT, d(20), "%"), FigureResult(d("28.2"), "%")
    found = judge(limit, result, spec=line, previous=d("28.8"))
    assert (found.change, found.change_amount) == ("better", d("-0.6"))
    relative = RelativeTarget(Comparator.LE, BenchmarkScope.NATIONAL)
    assert judge(relative, FigureResult(d(28), "%"), spec=line, benchmark=28).status == "met"
