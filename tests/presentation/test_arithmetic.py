"""The arithmetic beside a verdict, step by step."""

from __future__ import annotations

from indicators.presentation.wording.arithmetic import arithmetic
from indicators.values import (
    BenchmarkScope,
    Comparator,
    EmptyResult,
    FigureResult,
    LimitTarget,
    NotDoneResult,
    Period,
    PeriodFigure,
    PeriodKind,
    PeriodsResult,
    RelativeTarget,
    SeverityBasis,
    Spec,
    Status,
    Undecided,
    Verdict,
)
from tests.presentation.rows import READING, d, national, row

S = "\u00a0"
ROUNDING = "Regnet av tallet slik det er rapportert, uten avrunding."


def test_a_limit_is_asked_and_answered() -> None:
    found = arithmetic(READING)
    assert [(step.text, step.value) for step in found.steps] == [
        ("Resultat 2025", f"28,2{S}%"),
        ("Mål: mindre enn", f"20{S}%"),
        ("Er 28,2 mindre enn 20?", "Nei"),
    ]
    assert found.outcome == f"\u22128,2{S}prosentpoeng"
    assert found.remarks == (f"Alvorlighet: 8,2 ÷ 20 (målet) = 41{S}%.", ROUNDING)


def test_an_implied_comparator_and_a_severity_above_the_cap_are_explained() -> None:
    line = row(
        spec=Spec(direction="lower", unit="dager", decimals=0),
        target=LimitTarget(Comparator.LE, d("30"), implied=True),
        result=FigureResult(d("80"), "dager"),
        verdict=Verdict(
            Status.MISSED,
            distance=d("-50"),
            severity=d("1"),
            severity_uncapped=d("50") / d("30"),
            compared=d("80"),
            limit=d("30"),
            comparator=Comparator.LE,
            basis=SeverityBasis.TARGET,
            basis_value=d("30"),
            distance_unit="dager",
        ),
    )
    assert arithmetic(line).remarks == (
        "Målet er skrevet uten tegn. ≤ følger av retningen: lavere er bedre.",
        f"Alvorlighet: 50 ÷ 30 (målet) = 167{S}%, regnet som 100{S}%.",
        ROUNDING,
    )


def test_a_relative_target_shows_the_benchmark_it_was_held_against() -> None:
    line = row(
        spec=Spec(direction="higher", value_kind="score", scale=(1, 6), decimals=1),
        target=RelativeTarget(Comparator.GE, BenchmarkScope.NATIONAL),
        result=FigureResult(d("4.2")),
        benchmark=national("4.2"),
        verdict=Verdict(
            Status.MET, distance=d("0"), compared=d("4.2"), limit=d("4.2"), comparator=Comparator.GE
        ),
    )
    assert [(step.text, step.value) for step in arithmetic(line).steps] == [
        ("Resultat 2025", "4,2"),
        ("Landssnitt 2025", "4,2"),
        ("Mål: minst", "landssnitt"),
        ("Er 4,2 minst 4,2?", "Ja"),
    ]


def test_where_all_periods_must_hold_the_worst_decides() -> None:
    halves = tuple(
        PeriodFigure(Period(PeriodKind.HALF, number), d(value)) for number, value in ((1, "27"), (2, "31"))
    )
    line = row(
        spec=Spec(direction="higher", value_kind="percent", decimals=0, aggregation="all"),
        target=LimitTarget(Comparator.GE, d("100"), "%"),
        result=PeriodsResult(halves, "%"),
        verdict=Verdict(
            Status.MISSED,
            distance=d("-73"),
            compared=d("27"),
            limit=d("100"),
            comparator=Comparator.GE,
            worst=halves[0].period,
            distance_unit="prosentpoeng",
        ),
    )
    assert [(step.text, step.value) for step in arithmetic(line).steps] == [
        ("1. halvår", f"27{S}%"),
        ("2. halvår", f"31{S}%"),
        ("Dårligst er 1. halvår", f"27{S}%"),
        ("Mål: minst", f"100{S}%"),
        ("Er 27 minst 100?", "Nei"),
    ]


def test_what_was_not_carried_out_has_no_distance() -> None:
    line = row(
        spec=Spec(direction="higher", value_kind="percent"),
        target=LimitTarget(Comparator.GE, d("100"), "%"),
        result=NotDoneResult(),
        verdict=Verdict(Status.MISSED, severity=d("1"), severity_uncapped=d("1")),
    )
    found = arithmetic(line)
    assert [(step.text, step.value) for step in found.steps] == [
        ("Resultat 2025", "Ikke gjennomført"),
        ("Mål: minst", f"100{S}%"),
    ]
    assert found.outcome == ""
    assert found.remarks[0] == f"Alvorlighet: 100{S}%, fordi det ikke finnes noen avstand å måle."


def test_what_is_not_judged_says_why_and_that_it_does_not_count() -> None:
    line = row(
        target=RelativeTarget(Comparator.GE, BenchmarkScope.NATIONAL),
        result=FigureResult(d("4.2")),
        verdict=Verdict(Status.UNDECIDED, reason=Undecided.NO_BENCHMARK),
    )
    assert arithmetic(line).remarks == (
        "Det som er skrevet, kan ikke sammenlignes. Et menneske må se på det.",
        "Må vurderes fordi landssnittet for 2025 mangler.",
        "Teller derfor verken som nådd eller ikke nådd.",
    )
    empty = row(result=EmptyResult(), verdict=Verdict(Status.NOT_REPORTED))
    assert [(step.text, step.value) for step in arithmetic(empty).steps] == [
        ("Resultat 2025", "–"),
        ("Mål", f"<{S}20{S}%"),
    ]
