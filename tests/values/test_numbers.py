"""Numbers, units and periods: what is read, what is refused, what is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.values import (
    AmbiguousResult,
    FigureResult,
    MissingReason,
    MissingResult,
    Period,
    PeriodKind,
    Scale,
    Spec,
    TextProblem,
    TextResult,
    canonical_unit,
    distance_unit,
    format_amount,
    format_number,
    parse_result,
    same_unit,
    split_marks,
    written_decimals,
)

HIGHER = Spec("higher")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1137", "1137"),
        ("1 137", "1137"),
        ("1\u00a0137", "1137"),
        ("1\u202f137", "1137"),
        ("1\u2009137", "1137"),
        ("11 338", "11338"),
        ("1 234 567,89", "1234567.89"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("4,2", "4.2"),
        ("4.2", "4.2"),
        ("25,0", "25.0"),
        ("6,00", "6.00"),
        ("+0,7", "0.7"),
        ("-1,0", "-1.0"),
        ("−1,0", "-1.0"),
        ("–1,0", "-1.0"),
        ("−3", "-3"),
        ("- 3 419", "-3419"),
        ("0", "0"),
        ("-0", "0"),
        ("007", "7"),
        (",5", "0.5"),
        ("1,234", "1.234"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234.567,25", "1234567.25"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("1 234.567", "1234.567"),
        ("145.5000", "145.5000"),
        ("12.34", "12.34"),
        ("999999999999999", "999999999999999"),
        ("0,123456", "0.123456"),
        ("123456789,123456", "123456789.123456"),
        ("1000000000000,000", "1000000000000.000"),
        ("5.", "5"),
        ("  13  ", "13"),
        ("5\u00ad", "5"),
    ],
)
def test_a_number_is_read(text: str, value: str) -> None:
    result = parse_result(text, HIGHER)
    assert result == FigureResult(Decimal(value))
    assert isinstance(result, FigureResult)
    assert str(result.value) == str(Decimal(value))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("145.500", "145.500", "145500"),
        ("1.234", "1.234", "1234"),
        ("12.000", "12.000", "12000"),
        ("-145.500", "-145500", "-145.500"),
        ("145.500 kr", "145.500", "145500"),
    ],
)
def test_a_dot_before_three_digits_is_asked_about(text: str, low: str, high: str) -> None:
    assert parse_result(text, HIGHER) == AmbiguousResult(text, (Decimal(low), Decimal(high)))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1e999", "malformed_number"),
        ("1e5", "malformed_number"),
        ("NaN", "malformed_number"),
        ("-nan", "malformed_number"),
        ("Infinity", "malformed_number"),
        ("-inf", "malformed_number"),
        ("∞", "malformed_number"),
        ("0x10", "malformed_number"),
        ("٣", "malformed_number"),
        ("１２", "malformed_number"),
        ("12 34", "malformed_number"),
        ("1,2,3", "malformed_number"),
        ("1.23.456", "malformed_number"),
        ("1,234.5", "malformed_number"),
        ("31.12.2025", "malformed_number"),
        ("5,", "malformed_number"),
        ("5%%", "malformed_number"),
        ("24/7", "malformed_number"),
        ("12abc", "malformed_number"),
        ("#DIV/0!", "malformed_number"),
        ("1" * 16, "too_large"),
        ("1" * 400, "too_large"),
        ("0,1234567", "too_large"),
        ("1234567890,123456", "too_large"),
        ("1 " * 300, "too_long"),
        ("x" * 501, "too_long"),
        ("9" * 1_000_000, "too_long"),
        ("a " * 500_000, "too_long"),
        ("<script>alert(1)</script>", "words"),
        ("{{7*7}}", "words"),
        ("</script>", "words"),
        ("\u200f5", "words"),
        ("5\u202e", "words"),
        ("5\x00", "words"),
        ("5\u200b5", "words"),
        ("\ud800", "words"),
        ("ca. 5", "words"),
        ("fem", "words"),
        ("5 færre", "words"),
        ("17. mai", "words"),
        ("5 mai", "words"),
        ("5 eller 6", "words"),
        ("Ja, delvis", "words"),
    ],
)
def test_what_is_no_number_is_kept_as_written(text: str, problem: str) -> None:
    result = parse_result(text, HIGHER)
    assert result == TextResult(text, TextProblem(problem))
    assert str(result) == text


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
        ("4 500 kr per innbygger", "4500", "kr per innbyggere"),
        ("kr 4 500 pr. innbygger", "4500", "kr per innbyggere"),
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
    ("value", "decimals", "printed"),
    [
        ("1137", None, "1\u00a0137"),
        ("11338", None, "11\u00a0338"),
        ("1234567.891", None, "1\u00a0234\u00a0567,891"),
        ("999", None, "999"),
        ("-1.0", None, "\u22121,0"),
        ("-3419", None, "\u22123\u00a0419"),
        ("25.0", None, "25,0"),
        ("0", None, "0"),
        ("-0", None, "0"),
        ("1E+3", None, "1\u00a0000"),
        ("25", 1, "25,0"),
        ("25.0", 0, "25"),
        ("25.04", 1, "25,04"),
        ("25.10", 1, "25,1"),
        ("0.5", 2, "0,50"),
    ],
)
def test_a_number_is_printed_in_norwegian(value: str, decimals: int | None, printed: str) -> None:
    assert format_number(Decimal(value), decimals) == printed


def test_an_amount_is_printed_with_a_hard_space() -> None:
    assert format_amount(Decimal("28.2"), "%") == "28,2\u00a0%"
    assert format_amount(Decimal(80), "dager") == "80\u00a0dager"
    assert format_amount(Decimal(80), "") == "80"


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_only_finite_numbers_are_printed(value: str) -> None:
    with pytest.raises(ValueError, match="no finite number"):
        format_number(Decimal(value))


def test_written_decimals_are_those_the_number_carries() -> None:
    assert written_decimals(Decimal("25.0")) == 1
    assert written_decimals(Decimal(25)) == 0
    assert written_decimals(Decimal("1E+3")) == 0


@pytest.mark.parametrize(
    ("text", "core", "marks"),
    [
        ("49% *)", "49%", ("*)",)),
        ("*) Ikke målt", "Ikke målt", ("*)",)),
        ("***) Ikke målt", "Ikke målt", ("***)",)),
        ("Ikke målbare tall*", "Ikke målbare tall", ("*",)),
        ("*", "", ("*",)),
        ("*)", "", ("*)",)),
        ("5,2 1)", "5,2", ("1)",)),
        ("49%2)", "49%", ("2)",)),
        ("5,2¹", "5,2", ("¹",)),
        ("5,2¹⁾", "5,2", ("¹⁾",)),
        ("12 kr/m²", "12 kr/m²", ()),
        ("5,2 †", "5,2", ("†",)),
        ("* 5 **)", "5", ("*", "**)")),
        ("5 (skala 1-6)", "5 (skala 1-6)", ()),
        ("5 (uke 6)", "5 (uke 6)", ()),
        ("5,21)", "5,21)", ()),
        ("12", "12", ()),
        ("", "", ()),
    ],
)
def test_footnote_marks_are_taken_off(text: str, core: str, marks: tuple[str, ...]) -> None:
    assert split_marks(text) == (core, marks)


@pytest.mark.parametrize("text", ["*", "**", "*)", "***)", " * "])
def test_nothing_but_a_mark_is_not_measured(text: str) -> None:
    assert parse_result(text, HIGHER) == MissingResult(MissingReason.NOT_MEASURED)


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
