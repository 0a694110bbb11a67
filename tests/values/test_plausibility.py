"""What is asked about a figure: a table of questions, and what holds for every cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.values import (
    YEAR,
    Doubt,
    DoubtKind,
    FigureResult,
    LimitTarget,
    Period,
    PeriodFigure,
    PeriodKind,
    Spec,
    doubts,
    parse_result,
    parse_target,
)
from indicators.values.comparators import Comparator
from tests.values.cases import DAYS, H1, LESS_PERCENT, PERCENT, SCORE, SHARE, Words, d, spec
from tests.values.strategies import CELLS, FIGURES, SPECS, TEXTS

MANY = settings(max_examples=300, deadline=None)

CASES = spec("lower", unit="saker")
THOUSANDS = spec(unit="1000 kr")
SUM = spec(aggregation="sum")
MEAN = spec("lower", aggregation="mean", unit="dager")
WHOLE = spec(decimals=0)
TERTIALS = tuple(Period(PeriodKind.TERTIAL, number) for number in (1, 2, 3))


def asked(text: str, line: Spec, before: str = "", **given: object) -> list[tuple[str, str, str | None]]:
    """The questions about a cell: kind, what it was held against, and the likely reading as printed."""
    if isinstance(target := given.get("target"), str):
        given["target"] = parse_target(target, line)
    found = doubts(parse_result(text, line), line, parse_result(before, line), **given)  # type: ignore[arg-type]
    return [
        (
            one.kind.value,
            "" if one.against is None else str(one.against),
            str(one.likely).replace("\u00a0", " ") if one.likely else None,
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "line", "before", "question"),
    [
        ("68", LESS_PERCENT, "16,0 %", ("much_more", "16.0", "6,8 %")),
        ("68 %", LESS_PERCENT, "6,9", ("much_more", "6.9", "6,8 %")),
        ("0,282", LESS_PERCENT, "28,8 %", ("much_less", "28.8", "28,2 %")),
        ("11 780", spec(), "1 178", ("much_more", "1178", "1 178")),
        ("1,178", spec(), "1 178", ("much_less", "1178", "1 178")),
        ("35", WHOLE, "3", ("much_more", "3", None)),
        ("> 690 %", PERCENT, "70 %", ("over_whole", "100", "> 69 %")),
        ("282", LESS_PERCENT, "28,8 %", ("over_whole", "100", "28,2 %")),
        ("282", LESS_PERCENT, "", ("over_whole", "100", "28,2 %")),
        ("105 %", PERCENT, "98 %", ("over_whole", "100", None)),
        ("31 av 30", SHARE, "", ("over_whole", "30", None)),
        ("30 av 25", SHARE, "24 av 30", ("over_whole", "25", "25 av 30 avdelinger")),
        ("42", SCORE, "4,3", ("off_scale", "6", "4,2")),
        ("45", SCORE, "", ("off_scale", "6", "4,5")),
        ("0,5", SCORE, "4,3", ("off_scale", "1", "5")),
        ("6,1", SCORE, "5,9", ("off_scale", "6", None)),
        ("-5", CASES, "3", ("negative", "", "5 saker")),
        ("-5", WHOLE, "", ("negative", "", "5")),
        ("−3 %", PERCENT, "", ("negative", "", "3 %")),
        ("12 mnd", DAYS, "11", ("other_unit", "", "12 dager")),
        ("12 dager", PERCENT, "", ("other_unit", "", "12 %")),
        ("12 prosentpoeng", PERCENT, "", ("other_unit", "", "12 %")),
        ("4,5 %", SCORE, "", ("other_unit", "", "4,5")),
        ("3 419 000 kr", THOUSANDS, "3 100", ("other_unit", "", "3 419 1000 kr")),
        ("5 mill. kr", THOUSANDS, "", ("other_unit", "", "5 000 1000 kr")),
        ("5 uker", spec(), "4 mnd", ("other_unit", "", "5 mnd")),
        ("T1: 5, T2: 7, T3: 9, året: 22", SUM, "",
         ("not_the_sum", "21", "1. tertial: 5, 2. tertial: 7, 3. tertial: 9, året: 21")),
        ("Gutter 4, jenter 6, totalt 12", SUM, "", ("not_the_sum", "10", "Gutter: 4, jenter: 6")),
        ("Gutter: 4, jenter: 6. Til sammen 12.", spec(), "", ("not_the_sum", "10", None)),
        ("Gutter: 4, jenter: 65", SUM, "Jenter: 6,4, gutter: 4",
         ("much_more", "6.4", "Gutter: 4, jenter: 6,5")),
        ("H1: 27, H2: 310", PERCENT, "H1: 26, H2: 30",
         ("over_whole", "100", "1. halvår: 27 %, 2. halvår: 31 %")),
    ],
)  # fmt: skip
def test_a_question_and_what_was_probably_meant(
    text: str, line: Spec, before: str, question: tuple[str, str, str | None]
) -> None:
    assert asked(text, line, before) == [question]


@pytest.mark.parametrize(
    ("text", "line", "before", "given"),
    [
        ("", PERCENT, "28,8 %", {}),
        ("Ikke målt", PERCENT, "28,8 %", {}),
        ("Ja", spec(value_kind="yes_no"), "", {}),
        ("145.500", spec(), "12", {}),
        ("ca 37", PERCENT, "36", {}),
        ("28,2", LESS_PERCENT, "28,8 %", {}),
        ("90", LESS_PERCENT, "16 %", {}),
        ("0", LESS_PERCENT, "16,0 %", {}),
        ("5", CASES, "0", {}),
        ("100", PERCENT, "98", {}),
        ("104", PERCENT, "103", {}),
        ("104", PERCENT, "", {"target": "> 100 %"}),
        ("104", PERCENT, "", {"target": "102–110"}),
        ("-1,0", spec(), "+0,7", {}),
        ("- 3 419", THOUSANDS, "1 200", {}),
        ("-2", spec(unit="poeng"), "", {}),
        ("-2", WHOLE, "", {"target": "> -5"}),
        ("1", SCORE, "", {}),
        ("30 av 30", SHARE, "25 av 30", {}),
        ("83 %", SHARE, "25 av 30", {}),
        ("9 dager", spec(), "8", {}),
        ("5", SUM, "70", {"period": TERTIALS[0]}),
        ("H1: 27, H2: 31", SUM, "600", {}),
        ("H1: 27, H2: 31", PERCENT, "29", {}),
        ("Gutter 4, jenter 6, totalt 10", SUM, "", {}),
        ("Total ombygging av 3 hus", SUM, "", {}),
        ("T1: 5, T2: 7, året: 22", SUM, "", {}),
        ("T1: 5, T2: 7, T3: 9, året: 9", spec(), "", {}),
    ],
)
def test_nothing_is_asked(text: str, line: Spec, before: str, given: Words) -> None:
    assert asked(text, line, before, **given) == []


@pytest.mark.parametrize(
    ("line", "stated", "question"),
    [
        (SUM, "21", []),
        (SUM, "22", [("not_the_sum", "21", "21")]),
        (MEAN, "7", []),
        (MEAN, "7,0", []),
        (MEAN, "9", [("not_the_mean", "7", "7 dager")]),
        (spec(), "22", []),
    ],
)
def test_a_year_is_held_against_its_periods(
    line: Spec, stated: str, question: list[tuple[str, str, str]]
) -> None:
    year = [PeriodFigure(period, d(value)) for period, value in zip(TERTIALS, (5, 7, 9), strict=True)]
    assert asked(stated, line, periods=year) == question
    assert asked(stated, line, periods=year[:2]) == []
    assert asked(stated, line, periods=year, period=TERTIALS[2]) == []


def test_the_mean_of_twelve_months_that_was_printed_wrong() -> None:
    """The report prints a mean of 234 (l.910) of figures that give 235,75 (l.894-903); four do here."""
    quarters = [
        PeriodFigure(Period(PeriodKind.QUARTER, n), d(v)) for n, v in enumerate((230, 236, 238, 239), 1)
    ]
    assert asked("234", MEAN, periods=quarters) == [("not_the_mean", "235.75", "235,75 dager")]
    assert asked("236", MEAN, periods=quarters) == []


def test_a_period_is_held_against_the_same_period() -> None:
    assert asked("310", SUM, "H1: 30, H2: 50", period=H1) == [("much_more", "30", "31")]
    assert asked("310", spec(), "30", period=H1) == [("much_more", "30", "31")]


def test_a_cell_of_one_period_holds_one_figure() -> None:
    """The year is put together of its periods' figures; two of them in one cell would not be counted."""
    assert asked("1. halvår 27 % 2. halvår 31 %", PERCENT, period=H1) == [("other_period", "", "27 %")]
    assert asked("T1: 27, T2: 31", PERCENT, period=H1) == [("other_period", "", None)]


def kinds(found: tuple[Doubt, ...]) -> set[tuple[DoubtKind, str]]:
    return {(one.kind, one.name) for one in found}


@MANY
@given(TEXTS | CELLS, CELLS, CELLS, SPECS, st.sampled_from([YEAR, H1]))
def test_what_is_proposed_reads_as_it_prints_and_is_not_asked_about_again(
    text: str, before: str, target: str, line: Spec, period: Period
) -> None:
    previous, aim = parse_result(before, line), parse_target(target, line)
    found = doubts(parse_result(text, line), line, previous, target=aim, period=period)
    for one in found:
        if one.likely is None:
            continue
        assert parse_result(str(one.likely), line) == one.likely
        again = doubts(one.likely, line, previous, target=aim, period=period)
        assert (one.kind, one.name) not in kinds(again)
        assert {one.kind for one in found} >= {DoubtKind.OTHER_UNIT} or kinds(again) < kinds(found)


@MANY
@given(FIGURES, SPECS)
def test_the_same_figure_again_is_never_asked_about(value: Decimal, line: Spec) -> None:
    figure = FigureResult(value, line.line_unit)
    assert doubts(figure, line, figure) == ()


@MANY
@given(FIGURES, FIGURES)
def test_ten_times_one_way_is_a_tenth_the_other(one: Decimal, other: Decimal) -> None:
    there = doubts(FigureResult(one), spec(decimals=3), FigureResult(other))
    back = doubts(FigureResult(other), spec(decimals=3), FigureResult(one))
    if other and abs(one) >= 10 * abs(other):
        assert [d.kind for d in there] == ([DoubtKind.MUCH_MORE] if (one < 0) is (other < 0) else [])
        assert [d.kind for d in back] == ([DoubtKind.MUCH_LESS] if (one < 0) is (other < 0) else [])


@MANY
@given(FIGURES, FIGURES, st.sampled_from(Comparator))
def test_what_the_target_asks_for_is_not_asked_about(
    limit: Decimal, value: Decimal, comparator: Comparator
) -> None:
    aim = LimitTarget(comparator, limit, "%")
    found = doubts(FigureResult(value, "%"), PERCENT, target=aim)
    if limit < 0:
        assert DoubtKind.NEGATIVE not in {one.kind for one in found}
    if limit > 100:
        assert DoubtKind.OVER_WHOLE not in {one.kind for one in found}
