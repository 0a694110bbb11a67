"""Numbers and footnote marks: what is read, what is refused, what is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.values import (
    AmbiguousResult,
    FigureResult,
    MissingReason,
    MissingResult,
    Spec,
    TextProblem,
    TextResult,
    format_amount,
    format_number,
    parse_result,
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
        ("31.12.2025", "date"),
        ("5,", "malformed_number"),
        ("5%%", "malformed_number"),
        ("24/7", "several"),
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
        ("17. mai", "date"),
        ("5 mai", "date"),
        ("5 eller 6", "words"),
        ("Ja, delvis", "words"),
    ],
)
def test_what_is_no_number_is_kept_as_written(text: str, problem: str) -> None:
    result = parse_result(text, HIGHER)
    assert result == TextResult(text, TextProblem(problem))
    assert str(result) == text


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
