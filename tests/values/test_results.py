"""Result cells: every kind, the wordings that mean it, and how it is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.values import (
    BoundResult,
    Comparator,
    DoneResult,
    EmptyResult,
    FigureResult,
    MissingReason,
    MissingResult,
    NotDoneResult,
    Part,
    PartsResult,
    Period,
    PeriodFigure,
    PeriodKind,
    PeriodsResult,
    Result,
    ShareResult,
    Spec,
    TextResult,
    YesNoResult,
    parse_result,
    result_columns,
    result_from_columns,
)

HIGHER = Spec("higher")  # type: ignore[arg-type]
PERCENT = Spec("higher", "percent")  # type: ignore[arg-type]
SHARE = Spec("higher", "share", "avdelinger")  # type: ignore[arg-type]
H1, H2 = Period(PeriodKind.HALF, 1), Period(PeriodKind.HALF, 2)
T1, T2, T3 = (Period(PeriodKind.TERTIAL, number) for number in (1, 2, 3))


def d(number: str | int) -> Decimal:
    return Decimal(number)


@pytest.mark.parametrize("text", [None, "", "  ", "-", "–", "—", "\u00a0–\u00a0"])
def test_empty(text: str | None) -> None:
    assert parse_result(text, HIGHER) == EmptyResult()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ikke målt", "not_measured"),
        ("ikke målt.", "not_measured"),
        ("Ikkje målt", "not_measured"),
        ("*) Ikke målt", "not_measured"),
        ("***) Ikke målt", "not_measured"),
        ("Ikke målt*", "not_measured"),
        ("Ikke målbare tall*", "not_measured"),
        ("Ikkje målbare tal", "not_measured"),
        ("Ikke målt i 2025", "not_measured"),
        ("Ingen måling", "not_measured"),
        ("Mangler data", "not_measured"),
        ("*", "not_measured"),
        ("Måles ikke", "not_planned"),
        ("Måles ikke i år", "not_planned"),
        ("Blir ikkje målt", "not_planned"),
        ("Ikke planlagt", "not_planned"),
        ("Måles annethvert år", "not_planned"),
        ("Ny", "new"),
        ("NY", "new"),
        ("Ny indikator", "new"),
        ("Ny i 2025", "new"),
        ("foreligger ikke", "pending"),
        ("Foreligger ikke ennå", "pending"),
        ("Ligg ikkje føre", "pending"),
        ("Res. senere", "pending"),
        ("Resultat kommer", "pending"),
        ("Kjem seinare", "pending"),
        ("Ikke tilgjengelig", "pending"),
    ],
)
def test_a_reason_why_there_is_no_figure(text: str, reason: str) -> None:
    assert parse_result(text, HIGHER) == MissingResult(MissingReason(reason))


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Ja", YesNoResult(True)),
        ("JA", YesNoResult(True)),
        ("Nei", YesNoResult(False)),
        ("nei*", YesNoResult(False)),
        ("Gjennomført", DoneResult()),
        ("Fullført", DoneResult()),
        ("Ikke gjennomført", NotDoneResult()),
        ("Ikkje gjennomført", NotDoneResult()),
        ("***) Ikke gjennomført", NotDoneResult()),
        ("Ble ikke gjennomført", NotDoneResult()),
        ("Ikke utført", NotDoneResult()),
    ],
)
def test_done_and_not_done(text: str, result: Result) -> None:
    assert parse_result(text, PERCENT) == result


@pytest.mark.parametrize(
    ("text", "spec", "result", "printed"),
    [
        ("25 av 30", HIGHER, ShareResult(d(25), d(30)), "25 av 30"),
        ("25 av 30", SHARE, ShareResult(d(25), d(30), "avdelinger"), "25 av 30\u00a0avdelinger"),
        ("25/30", SHARE, ShareResult(d(25), d(30), "avdelinger"), "25 av 30\u00a0avdelinger"),
        ("25 av 30 skoler", PERCENT, ShareResult(d(25), d(30), "skoler"), "25 av 30\u00a0skoler"),
        ("1 025 av 1 130", HIGHER, ShareResult(d(1025), d(1130)), "1\u00a0025 av 1\u00a0130"),
        ("4,5 av 6 årsverk", HIGHER, ShareResult(d("4.5"), d(6), "årsverk"), "4,5 av 6\u00a0årsverk"),
        ("alle", SHARE, FigureResult(d(100), "%"), "100\u00a0%"),
    ],
)
def test_so_many_of_so_many(text: str, spec: Spec, result: Result, printed: str) -> None:
    assert parse_result(text, spec) == result
    assert str(result) == printed
    assert parse_result(printed, spec) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("> 70 %", BoundResult(Comparator.GT, d(70), "%")),
        (">70", BoundResult(Comparator.GT, d(70), "%")),
        ("over 70 %", BoundResult(Comparator.GT, d(70), "%")),
        ("minst 70 %", BoundResult(Comparator.GE, d(70), "%")),
        ("under 70 %", BoundResult(Comparator.LT, d(70), "%")),
        ("høyst 70 %", BoundResult(Comparator.LE, d(70), "%")),
        ("70 % eller mer", BoundResult(Comparator.GE, d(70), "%")),
        ("= 70 %", FigureResult(d(70), "%")),
        ("nøyaktig 70", FigureResult(d(70), "%")),
    ],
)
def test_only_a_bound(text: str, result: Result) -> None:
    assert parse_result(text, PERCENT) == result


def halves(first: str, second: str, unit: str = "") -> PeriodsResult:
    return PeriodsResult((PeriodFigure(H1, d(first)), PeriodFigure(H2, d(second))), unit)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("1 halvår 27% 2 halvår 31%", halves("27", "31", "%")),
        ("1. halvår 19% 2. halvår 51%", halves("19", "51", "%")),
        ("1.halvår: 27 %, 2.halvår: 31 %", halves("27", "31", "%")),
        ("1. halvår = 27 %; 2. halvår = 31 %.", halves("27", "31", "%")),
        ("første halvår 27 % og andre halvår 31 %", halves("27", "31", "%")),
        ("2. halvår 31 % 1. halvår 27 %", halves("27", "31", "%")),
        ("27 % i 1. halvår og 31 % i 2. halvår", halves("27", "31", "%")),
        ("27 % (1. halvår), 31 % (2. halvår)", halves("27", "31", "%")),
        ("H1: 27 %\nH2: 31 %", halves("27", "31", "%")),
        ("H1 27 H2 31", halves("27", "31", "%")),
        ("1. halvår: −2,5 2. halvår: 31", halves("-2.5", "31", "%")),
    ],
)
def test_a_figure_for_each_half_year(text: str, result: Result) -> None:
    assert parse_result(text, PERCENT) == result


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1. tertial: 5 2. tertial: 7", ((T1, "5"), (T2, "7"))),
        ("T1: 5, T2: 7, T3: 1 137", ((T1, "5"), (T2, "7"), (T3, "1137"))),
        ("T2 7", ((T2, "7"),)),
        (
            "1. kvartal 3 2. kvartal 4",
            ((Period(PeriodKind.QUARTER, 1), "3"), (Period(PeriodKind.QUARTER, 2), "4")),
        ),
        ("K1 3, K2 4", ((Period(PeriodKind.QUARTER, 1), "3"), (Period(PeriodKind.QUARTER, 2), "4"))),
        ("jan 408 feb 402", ((Period(PeriodKind.MONTH, 1), "408"), (Period(PeriodKind.MONTH, 2), "402"))),
        ("Mars: 5; mai: 7", ((Period(PeriodKind.MONTH, 3), "5"), (Period(PeriodKind.MONTH, 5), "7"))),
    ],
)
def test_a_figure_for_each_period(text: str, figures: tuple[tuple[Period, str], ...]) -> None:
    expected = PeriodsResult(tuple(PeriodFigure(period, d(number)) for period, number in figures))
    assert parse_result(text, HIGHER) == expected
    assert parse_result(str(expected), HIGHER) == expected


def test_a_period_in_the_name_of_the_unit_is_no_period() -> None:
    yearly = Spec("higher", unit="kr i året")  # type: ignore[arg-type]
    assert parse_result("5 kr i året", yearly) == FigureResult(d(5), "kr i året")
    assert parse_result("H1 5 kr i året, H2 7", yearly) == halves("5", "7", "kr i året")


def test_periods_are_printed_in_the_order_of_the_year() -> None:
    assert str(halves("27", "31.0", "%")) == "1. halvår: 27\u00a0%, 2. halvår: 31,0\u00a0%"


@pytest.mark.parametrize(
    ("text", "parts", "unit"),
    [
        (
            "Godt samliv 2. Fødselsforberedende kurs 6.",
            (("Godt samliv", "2"), ("Fødselsforberedende kurs", "6")),
            "",
        ),
        (
            "Godt samliv 3 Fødsels- forberedende kurs 6",
            (("Godt samliv", "3"), ("Fødselsforberedende kurs", "6")),
            "",
        ),
        ("Gutter: 45 %, jenter: 50 %", (("Gutter", "45"), ("jenter", "50")), "%"),
        ("Gutter 45 % Jenter 50 %", (("Gutter", "45"), ("Jenter", "50")), "%"),
        ("Gutter 5 og jenter 7", (("Gutter", "5"), ("jenter", "7")), ""),
        ("Kurs A: 1 137\nKurs B: −4,5", (("Kurs A", "1137"), ("Kurs B", "-4.5")), ""),
        ("Barne- og ungdomsskole 5; voksne 7", (("Barne- og ungdomsskole", "5"), ("voksne", "7")), ""),
    ],
)
def test_named_parts(text: str, parts: tuple[tuple[str, str], ...], unit: str) -> None:
    expected = PartsResult(tuple(Part(name, d(number)) for name, number in parts), unit)
    assert parse_result(text, HIGHER) == expected
    assert parse_result(str(expected), HIGHER) == expected


def test_parts_are_printed_with_their_names() -> None:
    parts = PartsResult((Part("Godt samliv", d(2)), Part("Fødselsforberedende kurs", d(6))))
    assert str(parts) == "Godt samliv: 2, Fødselsforberedende kurs: 6"


@pytest.mark.parametrize(
    "text",
    [
        "2015: 4,2\n2016: 4,2",
        "2,5/ 1,1",
        "31.12.15: 7 588\n31.12.16: 7 633",
        "Kommunen har 5 skoler og 12 barnehager",
        "I 2015 hadde vi 12",
        "Godt samliv 2. Kurs 6. Totalt 8.",
        "Resultat 5 Mål 6",
        "Kurs 5",
        "Gutter 45 %, jenter 50 prosentpoeng",
        "1. halvår 27 % 2. halvår ikke målt",
        "1. halvår 27 % 1. halvår 31 %",
        "1. halvår 27 % 2. halvår 31 kr",
        "4. tertial 5",
        "1. halvår - 27 %",
        "Ca. 27 % i 1. halvår",
        "4-6 dager",
        "Delvis gjennomført",
        "I arbeid",
        "Oppfylt",
        "ingen",
        "alle",
        "25 av 30 (84 %)",
    ],
)
def test_what_is_not_understood_is_kept(text: str) -> None:
    result = parse_result(text, HIGHER)
    assert isinstance(result, TextResult)
    assert str(result) == text


def test_columns_of_periods_hold_one_part_each() -> None:
    columns = result_columns(halves("27", "31.0", "%"))
    assert columns["kind"] == "periods"
    assert columns["unit"] == "%"
    assert columns["parts"] == [
        {
            "position": 1,
            "name": "",
            "period_kind": "half",
            "period_number": 1,
            "value": d(27),
            "value_decimals": 0,
        },
        {
            "position": 2,
            "name": "",
            "period_kind": "half",
            "period_number": 2,
            "value": d("31.0"),
            "value_decimals": 1,
        },
    ]
    assert result_from_columns(columns, list(reversed(columns["parts"]))) == halves("27", "31.0", "%")


def test_columns_of_parts_hold_names() -> None:
    columns = result_columns(PartsResult((Part("Godt samliv", d(2)), Part("Kurs", d(6)))))
    assert [(part["name"], part["period_kind"], part["period_number"]) for part in columns["parts"]] == [
        ("Godt samliv", "", None),
        ("Kurs", "", None),
    ]


def test_a_figure_has_no_parts() -> None:
    assert result_columns(FigureResult(d(5)))["parts"] == []


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no result is of the kind"):
        result_from_columns({"kind": "wish"})


def test_a_share_is_of_something() -> None:
    with pytest.raises(ValueError, match="a share is of something"):
        ShareResult(d(1), d(0))
