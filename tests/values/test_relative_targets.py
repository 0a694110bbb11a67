"""Targets that lean on a benchmark or on the previous figure; the direction; the columns."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.values import (
    AmbiguousTarget,
    BenchmarkScope,
    ChangeSense,
    ChangeTarget,
    Comparator,
    LimitTarget,
    RangeTarget,
    RelativeTarget,
    ShareTarget,
    Spec,
    Target,
    contradicts_direction,
    parse_target,
    target_columns,
    target_from_columns,
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
    ("text", "spec", "target", "printed"),
    [
        ("≥ landssnitt", HIGHER, RelativeTarget(GE, NATIONAL), "≥\u00a0landssnitt"),
        ("≥landssnitt", HIGHER, RelativeTarget(GE, NATIONAL), "≥\u00a0landssnitt"),
        ("landssnitt", HIGHER, RelativeTarget(GE, NATIONAL, implied=True), "landssnitt"),
        ("Landsgjennomsnittet", LOWER, RelativeTarget(LE, NATIONAL, implied=True), "landssnitt"),
        ("over landsgjennomsnittet", HIGHER, RelativeTarget(GT, NATIONAL), ">\u00a0landssnitt"),
        ("under landssnittet", LOWER, RelativeTarget(LT, NATIONAL), "<\u00a0landssnitt"),
        ("minst landssnitt", HIGHER, RelativeTarget(GE, NATIONAL), "≥\u00a0landssnitt"),
        ("bedre enn landet", HIGHER, RelativeTarget(GT, NATIONAL), ">\u00a0landssnitt"),
        ("bedre enn landet", LOWER, RelativeTarget(LT, NATIONAL), "<\u00a0landssnitt"),
        ("betre enn landet som heilskap", LOWER, RelativeTarget(LT, NATIONAL), "<\u00a0landssnitt"),
        ("likt eller bedre enn landet", LOWER, RelativeTarget(LE, NATIONAL), "≤\u00a0landssnitt"),
        ("ikke dårligere enn nasjonalt snitt", HIGHER, RelativeTarget(GE, NATIONAL), "≥\u00a0landssnitt"),
        ("minst på nivå med landet", HIGHER, RelativeTarget(GE, NATIONAL), "≥\u00a0landssnitt"),
        ("landet utenom Oslo", HIGHER, RelativeTarget(GE, NATIONAL, implied=True), "landssnitt"),
        ("snittet for landet", HIGHER, RelativeTarget(GE, NATIONAL, implied=True), "landssnitt"),
        ("fylkessnitt", HIGHER, RelativeTarget(GE, COUNTY, implied=True), "fylkessnitt"),
        ("≥ snittet i fylket", HIGHER, RelativeTarget(GE, COUNTY), "≥\u00a0fylkessnitt"),
        ("≥ KOSTRA-gruppe", HIGHER, RelativeTarget(GE, KOSTRA), "≥\u00a0KOSTRA-gruppe"),
        ("≥ KOSTRA-gruppe 7", HIGHER, RelativeTarget(GE, KOSTRA), "≥\u00a0KOSTRA-gruppe"),
        ("på nivå med kommunegruppa", HIGHER, RelativeTarget(GE, KOSTRA, implied=True), "KOSTRA-gruppe"),
        ("på same nivå som kommunegruppa", LOWER, RelativeTarget(LE, KOSTRA, implied=True), "KOSTRA-gruppe"),
        (
            "landssnitt + 0,2",
            HIGHER,
            RelativeTarget(GE, NATIONAL, d("0.2"), implied=True),
            "landssnitt + 0,2",
        ),
        (
            "≥ landssnitt - 2 prosentpoeng",
            PERCENT,
            RelativeTarget(GE, NATIONAL, d(-2), "prosentpoeng"),
            "≥\u00a0landssnitt − 2\u00a0prosentpoeng",
        ),
        (
            "2 prosentpoeng over fylkessnittet",
            PERCENT,
            RelativeTarget(GE, COUNTY, d(2), "prosentpoeng", True),
            "fylkessnitt + 2\u00a0prosentpoeng",
        ),
        (
            "minst 10 % bedre enn landssnittet",
            LOWER,
            RelativeTarget(LE, NATIONAL, d(-10), "%"),
            "≤\u00a0landssnitt − 10\u00a0%",
        ),
    ],
)
def test_a_benchmark_as_target(text: str, spec: Spec, target: Target, printed: str) -> None:
    assert parse_target(text, spec) == target
    assert str(target) == printed
    assert parse_target(printed, spec) == target


@pytest.mark.parametrize(
    ("text", "spec", "target", "printed"),
    [
        (
            "> 3 prosentpoeng økning",
            PERCENT,
            ChangeTarget(GT, d(3), UP, "prosentpoeng"),
            ">\u00a03\u00a0prosentpoeng økning",
        ),
        ("reduksjon på 5 %", LOWER, ChangeTarget(GE, d(5), DOWN, "%", True), "5\u00a0% reduksjon"),
        (
            "redusere med minst 2 prosentpoeng",
            LESS_PERCENT,
            ChangeTarget(GE, d(2), DOWN, "prosentpoeng"),
            "≥\u00a02\u00a0prosentpoeng reduksjon",
        ),
        ("økning", HIGHER, ChangeTarget(GT, d(0), UP, implied=True), "økning"),
        ("Auke", HIGHER, ChangeTarget(GT, d(0), UP, implied=True), "økning"),
        ("skal reduseres", LOWER, ChangeTarget(GT, d(0), DOWN, implied=True), "reduksjon"),
        ("økning fra 2024", HIGHER, ChangeTarget(GT, d(0), UP, implied=True), "økning"),
        ("auke på 3", HIGHER, ChangeTarget(GE, d(3), UP, implied=True), "3 økning"),
        ("økning på maks 3 %", LOWER, ChangeTarget(LE, d(3), UP, "%"), "≤\u00a03\u00a0% økning"),
        ("økning på 3 %", LOWER, ChangeTarget(LE, d(3), UP, "%", True), "3\u00a0% økning"),
        ("ingen økning", LOWER, ChangeTarget(LE, d(0), UP), "≤\u00a00 økning"),
        ("bedre enn i fjor", LOWER, ChangeTarget(GT, d(0), DOWN, implied=True), "reduksjon"),
        ("bedre enn i fjor", HIGHER, ChangeTarget(GT, d(0), UP, implied=True), "økning"),
        ("forbedring på 0,2", HIGHER, ChangeTarget(GE, d("0.2"), UP, implied=True), "0,2 økning"),
        (
            "minst 5 dager reduksjon",
            DAYS,
            ChangeTarget(GE, d(5), DOWN, "dager"),
            "≥\u00a05\u00a0dager reduksjon",
        ),
        ("minst reduksjon på 5", DAYS, ChangeTarget(GE, d(5), DOWN), "≥\u00a05 reduksjon"),
    ],
)
def test_a_change_as_target(text: str, spec: Spec, target: Target, printed: str) -> None:
    assert parse_target(text, spec) == target
    assert str(target) == printed
    assert parse_target(printed, spec) == target


@pytest.mark.parametrize(
    ("text", "spec", "contradicts"),
    [
        ("> 24 dager", DAYS, True),
        ("< 24 dager", DAYS, False),
        ("24", DAYS, False),
        ("maks 90 %", PERCENT, True),
        ("minst 90 %", PERCENT, False),
        ("≤ landssnitt", HIGHER, True),
        ("økning", LOWER, True),
        ("økning på maks 3", LOWER, False),
        ("reduksjon på 5 %", LOWER, False),
        ("4–6", HIGHER, False),
        ("= 5", HIGHER, False),
        ("> 5", EXACT, False),
        ("Ja", HIGHER, False),
        ("30 av 30", LOWER, False),
        ("minst 30 av 30", LOWER, True),
    ],
)
def test_a_comparator_against_the_direction_is_pointed_out(text: str, spec: Spec, contradicts: bool) -> None:
    assert contradicts_direction(parse_target(text, spec), spec) is contradicts


def test_columns_of_a_limit() -> None:
    columns = target_columns(LimitTarget(LT, d("20.0"), "%"))
    assert columns == {
        "kind": "limit",
        "comparator": "<",
        "implied": False,
        "value": d("20.0"),
        "value_decimals": 1,
        "upper": None,
        "upper_decimals": None,
        "numerator": None,
        "denominator": None,
        "scope": "",
        "sense": "",
        "reason": "",
        "unit": "%",
        "text": "",
        "problem": "",
        "day": None,
        "first_day": None,
        "carried_out": False,
        "level": "",
    }


def test_columns_of_an_ambiguous_target_hold_both_candidates() -> None:
    columns = target_columns(AmbiguousTarget("145.500", (d("145.500"), d(145500))))
    assert (columns["value"], columns["value_decimals"]) == (d("145.500"), 3)
    assert (columns["upper"], columns["upper_decimals"]) == (d(145500), 0)
    assert columns["text"] == "145.500"


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no target is of the kind"):
        target_from_columns({"kind": "wish"})


def test_a_range_runs_upwards() -> None:
    with pytest.raises(ValueError, match="low end to its high end"):
        RangeTarget(d(6), d(4))


@pytest.mark.parametrize(("numerator", "denominator"), [(1, 0), (-1, 3), (1, -3)])
def test_a_share_is_of_something(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match="a share is of something"):
        ShareTarget(GE, d(numerator), d(denominator))
