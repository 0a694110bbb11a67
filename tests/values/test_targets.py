"""Target cells: every kind, the wordings that mean it, and how it is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.values import (
    AmbiguousTarget,
    BenchmarkScope,
    ChangeSense,
    Comparator,
    LimitTarget,
    NoTarget,
    NotPlannedTarget,
    RangeTarget,
    ShareTarget,
    Spec,
    Target,
    TextProblem,
    TextTarget,
    YesTarget,
    parse_target,
)

GE, LE, GT, LT, EQ = Comparator.GE, Comparator.LE, Comparator.GT, Comparator.LT, Comparator.EQ


NATIONAL, COUNTY, KOSTRA = BenchmarkScope.NATIONAL, BenchmarkScope.COUNTY, BenchmarkScope.KOSTRA_GROUP


UP, DOWN = ChangeSense.INCREASE, ChangeSense.DECREASE


HIGHER = Spec("higher")  # type: ignore[arg-type]


LOWER = Spec("lower")  # type: ignore[arg-type]


EXACT = Spec("exact")  # type: ignore[arg-type]


PERCENT = Spec("higher", "percent")  # type: ignore[arg-type]


LESS_PERCENT = Spec("lower", "percent")  # type: ignore[arg-type]


DAYS = Spec("lower", unit="dager")  # type: ignore[arg-type]


SHARE = Spec("higher", "share", "avdelinger")  # type: ignore[arg-type]


SCORE = Spec("higher", "score", scale=(1, 5))  # type: ignore[arg-type]


def d(number: str | int) -> Decimal:
    return Decimal(number)


@pytest.mark.parametrize(
    "text", [None, "", "   ", "-", "–", "—", "−", "--", "\u00a0", "Ingen mål", "uten mål"]
)
def test_no_target(text: str | None) -> None:
    assert parse_target(text, HIGHER) == NoTarget()


@pytest.mark.parametrize(
    "text",
    [
        "Måles ikke",
        "måles ikke.",
        "Måles ikke i år",
        "Måles ikke i 2025",
        "Blir ikkje målt",
        "Blir ikke målt",
        "Målast ikkje",
        "Skal ikke måles",
        "Ikke planlagt",
        "Ikkje planlagt",
        "Ikke målt",
        "Ma\u030ales ikke",
        "Måles ikke*",
    ],
)
def test_not_planned(text: str) -> None:
    assert parse_target(text, HIGHER) == NotPlannedTarget()


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("≥ 90 %", GE),
        ("≥90%", GE),
        (">= 90 %", GE),
        ("=> 90 %", GE),
        ("minst 90 %", GE),
        ("Minst 90 %", GE),
        ("minimum 90 %", GE),
        ("min. 90 %", GE),
        ("ikke mindre enn 90 %", GE),
        ("ikkje lågare enn 90 %", GE),
        ("skal være minst 90 %", GE),
        ("skal ikke være under 90 %", GE),
        ("90 % eller mer", GE),
        ("90 % eller meir", GE),
        ("90 % eller høgare", GE),
        ("> 90 %", GT),
        ("over 90 %", GT),
        ("mer enn 90 %", GT),
        ("meir enn 90 %", GT),
        ("høyere enn 90 %", GT),
        ("høgare enn 90 %", GT),
        ("bedre enn 90 %", GT),
        ("betre enn 90 %", GT),
        ("≤ 90 %", LE),
        ("<= 90 %", LE),
        ("=< 90 %", LE),
        ("maks 90 %", LE),
        ("maks. 90 %", LE),
        ("maksimalt 90 %", LE),
        ("høyst 90 %", LE),
        ("høgst 90 %", LE),
        ("inntil 90 %", LE),
        ("opp til 90 %", LE),
        ("ikke mer enn 90 %", LE),
        ("ikkje meir enn 90 %", LE),
        ("ikke over 90 %", LE),
        ("skal ikke overstige 90 %", LE),
        ("90 % eller lavere", LE),
        ("90 % eller lågare", LE),
        ("< 90 %", LT),
        ("<90 %", LT),
        ("under 90 %", LT),
        ("mindre enn 90 %", LT),
        ("lågare enn 90 %", LT),
        ("= 90 %", EQ),
        ("nøyaktig 90 %", EQ),
    ],
)
def test_a_limit_in_signs_and_words(text: str, comparator: Comparator) -> None:
    target = parse_target(text, PERCENT)
    assert target == LimitTarget(comparator, d(90), "%")
    assert str(target) == f"{comparator}\u00a090\u00a0%"


@pytest.mark.parametrize(
    ("text", "spec", "target", "printed"),
    [
        ("96%", PERCENT, LimitTarget(GE, d(96), "%", True), "96\u00a0%"),
        ("96", PERCENT, LimitTarget(GE, d(96), "%", True), "96\u00a0%"),
        ("0 %", LESS_PERCENT, LimitTarget(LE, d(0), "%", True), "0\u00a0%"),
        ("30", DAYS, LimitTarget(LE, d(30), "dager", True), "30\u00a0dager"),
        ("5", EXACT, LimitTarget(EQ, d(5), "", True), "5"),
        ("= 5", HIGHER, LimitTarget(EQ, d(5)), "=\u00a05"),
        ("10 000", HIGHER, LimitTarget(GE, d(10000), "", True), "10\u00a0000"),
        ("<20 %", LOWER, LimitTarget(LT, d(20), "%"), "<\u00a020\u00a0%"),
        ("< 5", LOWER, LimitTarget(LT, d(5)), "<\u00a05"),
        ("≥0", HIGHER, LimitTarget(GE, d(0)), "≥\u00a00"),
        ("> 24 dager", DAYS, LimitTarget(GT, d(24), "dager"), ">\u00a024\u00a0dager"),
        ("innen 30 dager", DAYS, LimitTarget(LE, d(30), "dager"), "≤\u00a030\u00a0dager"),
        ("bedre enn 30", DAYS, LimitTarget(LT, d(30), "dager"), "<\u00a030\u00a0dager"),
        ("færre enn 3", LOWER, LimitTarget(LT, d(3)), "<\u00a03"),
        ("maks kr 500", LOWER, LimitTarget(LE, d(500), "kr"), "≤\u00a0500\u00a0kr"),
        ("5,0*", HIGHER, LimitTarget(GE, d("5.0"), "", True), "5,0"),
        ("alle", PERCENT, LimitTarget(GE, d(100), "%", True), "100\u00a0%"),
        ("Samtlige", SHARE, LimitTarget(GE, d(100), "%", True), "100\u00a0%"),
        ("Barnehagedekning > 100%", PERCENT, LimitTarget(GT, d(100), "%"), ">\u00a0100\u00a0%"),
        ("Elevtilfredshet:\nETI1) > 4,0\nSkala 1–5", SCORE, LimitTarget(GT, d("4.0")), ">\u00a04,0"),
    ],
)
def test_a_limit_in_the_lines_own_terms(text: str, spec: Spec, target: Target, printed: str) -> None:
    assert parse_target(text, spec) == target
    assert str(target) == printed
    assert parse_target(printed, spec) == target


@pytest.mark.parametrize(
    ("text", "spec", "target", "printed"),
    [
        ("4–6", HIGHER, RangeTarget(d(4), d(6)), "4–6"),
        ("4-6", HIGHER, RangeTarget(d(4), d(6)), "4–6"),
        ("4 - 6", HIGHER, RangeTarget(d(4), d(6)), "4–6"),
        ("4—6", HIGHER, RangeTarget(d(4), d(6)), "4–6"),
        ("fra 4 til 6", EXACT, RangeTarget(d(4), d(6)), "4–6"),
        ("frå 4 til 6", EXACT, RangeTarget(d(4), d(6)), "4–6"),
        ("4 til 6", HIGHER, RangeTarget(d(4), d(6)), "4–6"),
        ("mellom 4 og 6 dager", DAYS, RangeTarget(d(4), d(6), "dager"), "4–6\u00a0dager"),
        ("90-100 %", PERCENT, RangeTarget(d(90), d(100), "%"), "90–100\u00a0%"),
        ("90 % - 100 %", PERCENT, RangeTarget(d(90), d(100), "%"), "90–100\u00a0%"),
        ("1 000–1 500", HIGHER, RangeTarget(d(1000), d(1500)), "1\u00a0000–1\u00a0500"),
        ("−4 – −2", HIGHER, RangeTarget(d(-4), d(-2)), "−4–−2"),
        ("5-5", HIGHER, RangeTarget(d(5), d(5)), "5–5"),
    ],
)
def test_a_range_is_never_a_minus(text: str, spec: Spec, target: Target, printed: str) -> None:
    assert parse_target(text, spec) == target
    assert str(target) == printed
    assert parse_target(printed, spec) == target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Ja", YesTarget(True)),
        ("JA", YesTarget(True)),
        ("ja.", YesTarget(True)),
        ("Nei", YesTarget(False)),
        ("Gjennomført", YesTarget(True)),
        ("Gjennomføres", YesTarget(True)),
        ("skal være gjennomført", YesTarget(True)),
    ],
)
def test_yes_and_no(text: str, target: Target) -> None:
    assert parse_target(text, Spec("higher", "yes_no")) == target  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "spec", "target", "printed"),
    [
        ("30 av 30", HIGHER, ShareTarget(GE, d(30), d(30), "", True), "30 av 30"),
        ("30 av 30", SHARE, ShareTarget(GE, d(30), d(30), "avdelinger", True), "30 av 30\u00a0avdelinger"),
        ("30/30", SHARE, ShareTarget(GE, d(30), d(30), "avdelinger", True), "30 av 30\u00a0avdelinger"),
        ("minst 25 av 30", HIGHER, ShareTarget(GE, d(25), d(30)), "≥\u00a025 av 30"),
        ("> 25 av 30 skoler", HIGHER, ShareTarget(GT, d(25), d(30), "skoler"), ">\u00a025 av 30\u00a0skoler"),
        ("0 av 12", LOWER, ShareTarget(LE, d(0), d(12), "", True), "0 av 12"),
    ],
)
def test_so_many_of_so_many(text: str, spec: Spec, target: Target, printed: str) -> None:
    assert parse_target(text, spec) == target
    assert str(target) == printed
    assert parse_target(printed, spec) == target


@pytest.mark.parametrize("text", ["145.500", "< 145.500 kr", "minst 1.000"])
def test_two_readings_are_asked_about(text: str) -> None:
    target = parse_target(text, HIGHER)
    assert isinstance(target, AmbiguousTarget)
    assert target.candidates[1] == target.candidates[0] * 1000
    assert str(target) == text


@pytest.mark.parametrize(
    ("text", "spec", "problem"),
    [
        ("Kommunen skal i løpet av 2015 passere 7 600 innbyggere", HIGHER, "words"),
        ("Antall nyfødte skal være mer enn 70", HIGHER, "words"),
        ("ca. 5", HIGHER, "words"),
        ("alle", HIGHER, "words"),
        ("alle", LESS_PERCENT, "words"),
        ("ingen", LOWER, "words"),
        ("høyest mulig", HIGHER, "words"),
        ("*", HIGHER, "words"),
        ("6–4", HIGHER, "malformed_number"),
        ("2024-2026", HIGHER, "year"),
        ("høyere enn 2024", HIGHER, "year"),
        ("redusere til 20", LOWER, "words"),
        ("økning på -3", HIGHER, "words"),
        ("bedre enn 5", EXACT, "words"),
        ("bedre enn landet", EXACT, "words"),
        ("forbedring", EXACT, "words"),
        ("ikke alle > 5", HIGHER, "words"),
        ("Tilfredshet > 4,0 Skala 1-6", SCORE, "words"),
        ("skoler >2 barnehager >3", HIGHER, "words"),
        ("30 av 0", HIGHER, "words"),
        ("24/7", HIGHER, "several"),
        ("1e999", HIGHER, "malformed_number"),
        ("≥ NaN", HIGHER, "malformed_number"),
        ("> 1234567890123456", HIGHER, "too_large"),
        ("4–0,1234567", HIGHER, "too_large"),
        ("x" * 1_000_000, HIGHER, "too_long"),
        ("\u202e5", HIGHER, "words"),
    ],
)
def test_what_is_not_understood_is_kept(text: str, spec: Spec, problem: str) -> None:
    target = parse_target(text, spec)
    assert isinstance(target, TextTarget)
    assert target.text == text
    assert target == TextTarget(text, TextProblem(problem))
