"""Units, periods and specs: what is the same, what is different, what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.values import (
    FigureResult,
    Period,
    PeriodKind,
    Scale,
    Spec,
    canonical_unit,
    distance_unit,
    parse_result,
    same_unit,
)
from indicators.values.figures import units

HIGHER = Spec("higher")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("26%", "26", "%"),
        ("26 %", "26", "%"),
        ("26 prosent", "26", "%"),
        ("13 pst.", "13", "%"),
        ("3 prosentpoeng", "3", "prosentpoeng"),
        ("3 %-poeng", "3", "prosentpoeng"),
        ("5 mill. kr", "5", "mill. kr"),
        ("5 millionar kroner", "5", "mill. kr"),
        ("kr 3 000 000", "3000000", "kr"),
        ("kr. 3 000 000", "3000000", "kr"),
        ("kr 4,5 mill.", "4.5", "mill. kr"),
        ("500,-", "500", "kr"),
        ("kr 500,-", "500", "kr"),
        ("228 kroner per m ²", "228", "kr per m²"),
        ("228 kr/m2", "228", "kr per m²"),
        ("80 dager", "80", "dager"),
        ("80 dagar", "80", "dager"),
        ("6,8 mnd", "6.8", "mnd"),
        ("6,8 månader", "6.8", "mnd"),
        ("71 barn", "71", "barn"),
        ("1 133 kundetimer/år", "1133", "kundetimer/år"),
        ("12 saker per måned", "12", "saker per måned"),
        ("5 produksjoner", "5", "produksjoner"),
        ("0,7 ‰", "0.7", "‰"),
        ("2 per år", "2", "per år"),
        ("2 pr. år", "2", "per år"),
        ("4 500 kr per innbygger", "4500", "kr per innbygger"),
        ("kr 4 500 pr. innbygger", "4500", "kr per innbygger"),
    ],
)
def test_a_written_unit_is_kept(text: str, value: str, unit: str) -> None:
    result = parse_result(text, HIGHER)
    assert isinstance(result, FigureResult)
    assert result.value == Decimal(value)
    assert same_unit(result.unit, unit)


@pytest.mark.parametrize(
    ("unit", "text", "read"),
    [
        ("dager", "80", FigureResult(Decimal(80), "dager")),
        ("dagar", "80 dager", FigureResult(Decimal(80), "dagar")),
        ("1000 kr", "4 000", FigureResult(Decimal(4000), "1000 kr")),
        ("1000 kr", "4 000 1000 kr", FigureResult(Decimal(4000), "1000 kr")),
        ("kroner per m ²", "228 kr/m²", FigureResult(Decimal(228), "kroner per m ²")),
        ("prosent", "28,2", FigureResult(Decimal("28.2"), "%")),
        ("dager", "80 uker", FigureResult(Decimal(80), "uker")),
        ("dager", "80 %", FigureResult(Decimal(80), "%")),
    ],
)
def test_a_bare_number_takes_the_unit_of_its_line(unit: str, text: str, read: FigureResult) -> None:
    assert parse_result(text, Spec("lower", unit=unit)) == read  # type: ignore[arg-type]


def test_a_percent_line_needs_no_unit() -> None:
    spec = Spec("higher", "percent")  # type: ignore[arg-type]
    assert str(parse_result("26", spec)) == "26\u00a0%"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kr", "kroner"),
        ("mnd", "måneder"),
        ("mnd.", "månader"),
        ("pst.", "%"),
        ("prosent", "%"),
        ("kr per m²", "kr/m²"),
        ("kr per m²", "kroner per m ²"),
        ("kroner pr. innbyggar", "kr per innbygger"),
        ("dagar", "dag"),
        ("Dager", "dager"),
        ("tusen kr", "1000 kr"),
        ("", "12"),
    ],
)
def test_one_unit_has_many_spellings(one: str, other: str) -> None:
    assert same_unit(one, other)
    assert canonical_unit(canonical_unit(one)) == canonical_unit(one)


PER = {
    # a known unit: as it stands behind "per", whatever form, and behind which sign, it is typed in
    "kr per elev": "kr per elev; kr per elever; kr/elev; kroner pr. elev; kroner pr elevar; nok / elev.",
    "kr per innbygger": "kr per innbygger; kr per innbyggere; kroner pr. innbyggar; kr/innbyggarar",
    "kr per bruker": "kr per bruker; kr per brukere; kr per brukar; kr/brukarar",
    "kr per plass": "kr per plass; kr per plasser; kr pr. plassar",
    "kr per person": "kr per person; kr per personer; kr/personar",
    "kr per sak": "kr per sak; kr per saker",
    "kr per møte": "kr per møte; kr per møter",
    "kr per avdeling": "kr per avdeling; kr per avdelinger; kr per avdelingar",
    "kr per enhet": "kr per enhet; kr per enheter; kr per eining; kr per einingar",
    "kr per gang": "kr per gang; kr per ganger; kr per gong; kr per gongar",
    "timer per uke": "timer per uke; time per veke; timar/uke; timer pr. uker; timer per veker",
    "timer per dag": "timer per dag; timer per dager; timar per dagar; timer/dag",
    "km per time": "km per time; kilometer per timer; km/time; km per timar",
    "saker per mnd": "saker per mnd; sak per måned; saker pr. månad; saker per måneder",
    # nouns with one form, and units of measure
    "kr per barn": "kr per barn; kroner/barn", "kr per årsverk": "kr per årsverk; kr/årsverk",
    "dager per år": "dager per år; dagar pr. år; dag/år", "kr per døgn": "kr per døgn; kr/døgn",
    "kr per m²": "kr per m²; kroner per m 2; kr/kvm; kr pr. kvadratmeter",
    "kr per kWh": "kr per kwh; kr/kWh", "kr per antall": "kr per antall; kr/antal",
    # what is in no list stays as it is typed
    "kr per skole": "kr per skole; kroner/skole", "kr per skoler": "kr per skoler",
    "kr per 1000 innbyggere": "kr per 1000 innbyggere; kroner pr. 1000 innbyggere",
    "kundetimer per elever": "kundetimer per elever; kundetimer pr. elever",
    "elever per lærer": "elever per lærer; elev pr. lærer",
}  # fmt: skip


def test_what_stands_behind_per_is_one_of_them() -> None:
    typed = {one.strip(): kept for kept, spellings in PER.items() for one in spellings.split(";")}
    assert {one: canonical_unit(one) for one in typed} == typed
    assert {kept: canonical_unit(kept) for kept in PER} == {kept: kept for kept in PER}


def test_a_known_unit_behind_per_is_never_many() -> None:
    known = [unit for unit in units._SYNONYMS if " per " not in unit]
    singular = {unit: canonical_unit(f"kr per {unit}").removeprefix("kr per ") for unit in known}
    assert {unit: one for unit, one in singular.items() if one != unit} == {
        "dager": "dag", "uker": "uke", "timer": "time", "personer": "person", "brukere": "bruker",
        "elever": "elev", "innbyggere": "innbygger", "saker": "sak", "møter": "møte", "plasser": "plass",
        "avdelinger": "avdeling", "enheter": "enhet", "ganger": "gang",
    }  # fmt: skip
    assert all(same_unit(f"kr per {unit}", f"kr per {one}") for unit, one in singular.items())


@pytest.mark.parametrize(
    ("one", "other"), [("%", "prosentpoeng"), ("kr", "mill. kr"), ("dager", "uker"), ("barn", ""), ("%", "‰")]
)
def test_different_units_are_different(one: str, other: str) -> None:
    assert not same_unit(one, other)


def test_percentages_differ_by_prosentpoeng() -> None:
    assert distance_unit("%") == "prosentpoeng"
    assert distance_unit("dager") == "dager"
    assert distance_unit("") == ""


@pytest.mark.parametrize(
    ("kind", "number", "label", "months"),
    [
        ("year", 1, "året", (1, 12)),
        ("half", 1, "1. halvår", (1, 6)),
        ("half", 2, "2. halvår", (7, 12)),
        ("tertial", 2, "2. tertial", (5, 8)),
        ("quarter", 4, "4. kvartal", (10, 12)),
        ("month", 3, "mars", (3, 3)),
        ("month", 12, "desember", (12, 12)),
    ],
)
def test_a_period_has_a_name_and_months(kind: str, number: int, label: str, months: tuple[int, int]) -> None:
    period = Period(PeriodKind(kind), number)
    assert period.label == label
    assert str(period) == label
    assert period.months == months


@pytest.mark.parametrize(
    ("kind", "number"),
    [("month", 13), ("month", 0), ("tertial", 4), ("half", 3), ("quarter", 5), ("year", 2)],
)
def test_a_year_has_no_other_periods(kind: str, number: int) -> None:
    with pytest.raises(ValueError, match="there is no"):
        Period(PeriodKind(kind), number)


def test_periods_are_ordered_by_when_they_end() -> None:
    half, tertial, month, year = (
        Period(PeriodKind.HALF, 1),
        Period(PeriodKind.TERTIAL, 2),
        Period(PeriodKind.MONTH, 12),
        Period(PeriodKind.YEAR, 1),
    )
    assert sorted([year, month, tertial, half]) == [half, tertial, month, year]
    assert half < tertial
    assert year > month


def test_a_spec_takes_plain_words_and_numbers() -> None:
    spec = Spec("lower", "score", scale=(1, 6), aggregation="all", tolerance="0,5".replace(",", "."))  # type: ignore[arg-type]
    assert spec.direction == "lower"
    assert spec.scale == Scale(Decimal(1), Decimal(6))
    assert spec.scale is not None
    assert spec.scale.length == 5
    assert spec.tolerance == Decimal("0.5")
    assert spec.aggregation == "all"
    assert Spec("lower") == Spec(direction="lower")  # type: ignore[arg-type]
    assert hash(spec) == hash(spec)


@pytest.mark.parametrize(
    "wrong",
    [
        {"direction": "sideways"},
        {"scale": (6, 1)},
        {"scale": (1, 1)},
        {"tolerance": "mye"},
        {"tolerance": "NaN"},
    ],
)
def test_a_spec_refuses_what_it_does_not_know(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Spec(**{"direction": "higher", **wrong})  # type: ignore[arg-type]
