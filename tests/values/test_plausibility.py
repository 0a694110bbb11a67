"""What is asked about a figure: a table of questions, and what holds for every cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.values import (
    YEAR,
    FigureResult,
    LimitTarget,
    Period,
    PeriodFigure,
    PeriodKind,
    Question,
    QuestionKind,
    Spec,
    needs_confirmation,
    parse_result,
    parse_target,
    questions,
)
from indicators.values.figures.comparators import Comparator
from tests.values.cases import DAYS, H1, LESS_PERCENT, PERCENT, SCORE, SHARE, Words, d, spec
from tests.values.strategies import CELLS, FIGURES, SPECS, TEXTS

MANY = settings(max_examples=200, deadline=None)

CASES = spec("lower", unit="saker")
THOUSANDS = spec(unit="1000 kr")
SUM = spec(aggregation="sum")
MEAN = spec("lower", aggregation="mean", unit="dager")
WHOLE = spec(decimals=0)
PLAIN = spec()
TERTIALS = tuple(Period(PeriodKind.TERTIAL, number) for number in (1, 2, 3))


def asked(
    text: str, line: Spec = PLAIN, before: str = "", **given: object
) -> list[tuple[str, str, str | None]]:
    """The questions about a cell: kind, what it was held against, and the likely reading as printed."""
    if isinstance(target := given.get("target"), str):
        given["target"] = parse_target(target, line)
    found = questions(parse_result(text, line), line, parse_result(before, line), **given)  # type: ignore[arg-type]
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
        ("12 mnd", DAYS, "11", ("other_unit", "", None)),
        ("12 dager", PERCENT, "", ("other_unit", "", None)),
        ("7 elever", PERCENT, "6,8 %", ("other_unit", "", None)),
        ("12 prosentpoeng", PERCENT, "", ("other_unit", "", None)),
        ("4,5 %", SCORE, "", ("other_unit", "", None)),
        ("3 419 000 kr", THOUSANDS, "3 100", ("other_unit", "", "3 419 1000 kr")),
        ("5 mill. kr", THOUSANDS, "", ("other_unit", "", "5 000 1000 kr")),
        ("5 uker", spec(), "4 mnd", ("other_unit", "", None)),
        ("2 år", spec(), "20 mnd", ("other_unit", "", "24 mnd")),
        ("0", SCORE, "5,0", ("off_scale", "1", None)),
        ("ca 37", PERCENT, "36", ("not_understood", "", None)),
        ("12/3", spec(), "", ("not_understood", "", None)),
        ("145.500", spec(), "12", ("ambiguous", "", None)),
        ("25", SHARE, "", ("not_a_share", "", None)),
        ("25", SHARE, "24 av 30", ("not_a_share", "", "25 av 30 avdelinger")),
        ("33,372", WHOLE, "", ("other_decimals", "", "33 372")),
        ("T1: 5, T2: 7, T3: 9, året: 22", SUM, "",
         ("not_the_sum", "21", "1. tertial: 5, 2. tertial: 7, 3. tertial: 9, året: 21")),
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
        ("T1: 5, T2: 7, året: 22", SUM, "", {}),
        ("T1: 5, T2: 7, T3: 9, året: 9", spec(), "", {}),
        ("112 %", LESS_PERCENT, "", {"target": "≤ 100 %"}),
        ("102 %", LESS_PERCENT, "98 %", {"target": "< 100 %"}),
        ("102", PERCENT, "", {"target": "98–100"}),
        ("−1,1 %", PERCENT, "", {"target": "≥ 0,0 %"}),
        ("−1,1 %", LESS_PERCENT, "", {"target": "≤ 0 %"}),
        ("-3", WHOLE, "", {"target": "≥ 0"}),
        ("3", CASES, "", {"target": "≤ 40"}),
        ("0", PERCENT, "", {"target": "≥ 50 %"}),
        ("12", WHOLE, "", {"target": "≥ 1"}),
        ("36 112", WHOLE, "", {"target": "36 934"}),
        ("400", SUM, "", {"target": "36 934", "period": TERTIALS[0]}),
    ],
)
def test_nothing_is_asked(text: str, line: Spec, before: str, given: Words) -> None:
    assert asked(text, line, before, **given) == []


@pytest.mark.parametrize(
    ("text", "line", "target", "question"),
    [
        ("33,372", WHOLE, "36 934", ("far_from_target", "36934", "33 372")),
        ("1,234", spec(), "1 200", ("far_from_target", "1200", "1 234")),
        ("0,5", PERCENT, "≥ 50 %", ("far_from_target", "50", "50 %")),
        ("0,85", PERCENT, "80 %", ("far_from_target", "80", "85 %")),
        ("0,15", LESS_PERCENT, "< 20 %", ("far_from_target", "20", "15 %")),
        ("68", LESS_PERCENT, "< 6 %", ("far_from_target", "6", "6,8 %")),
        ("369 340", WHOLE, "36 934", ("far_from_target", "36934", "36 934")),
        ("0,5", PERCENT, "50–60", ("far_from_target", "50", "50 %")),
        ("282", LESS_PERCENT, "< 20 %", ("over_whole", "100", "28,2 %")),
        ("-5", WHOLE, "≤ 0", ("negative", "", "5")),
        ("104", PERCENT, "100 %", ("over_whole", "100", None)),
        ("25", SHARE, "30 av 30", ("not_a_share", "", "25 av 30 avdelinger")),
    ],
)
def test_a_first_figure_is_held_against_the_target(
    text: str, line: Spec, target: str, question: tuple[str, str, str | None]
) -> None:
    assert asked(text, line, target=target) == [question]


def test_a_sum_that_its_parts_do_not_make() -> None:
    """It is not understood as a whole, but its sum can be counted."""
    unread = ("not_understood", "", None)
    assert asked("Gutter 4, jenter 6, totalt 12", SUM) == [
        unread, ("not_the_sum", "10", "Gutter: 4, jenter: 6")
    ]  # fmt: skip
    assert asked("Gutter: 4, jenter: 6. Til sammen 12.") == [unread, ("not_the_sum", "10", None)]
    assert asked("Gutter 4, jenter 6, totalt 10", SUM) == asked("Total ombygging av 3 hus") == [unread]


def test_a_cell_of_two_readings_offers_both() -> None:
    (one,) = questions(parse_result("1.234", spec()), spec())
    assert [str(reading) for reading in one.readings] == ["1,234", "1\u00a0234"]


def test_what_cannot_be_confirmed_and_what_waits_for_it() -> None:
    anew = {"not_understood", "ambiguous", "not_a_share", "unsettled", "not_comparable", "other_period"}
    assert {kind.value for kind in QuestionKind if not kind.confirmable} == anew
    waits = {"off_scale", "over_whole", "other_unit"}
    assert {kind.value for kind in QuestionKind if kind.withholds_verdict} == waits


@MANY
@given(
    TEXTS | CELLS | FIGURES.map(str),
    SPECS,
    TEXTS | CELLS | FIGURES.map(str),
    TEXTS | CELLS,
    st.sampled_from([YEAR, H1, *TERTIALS]),
    st.lists(st.tuples(st.sampled_from([YEAR, H1, *TERTIALS]), FIGURES), max_size=4),
)
def test_asking_never_raises(
    text: str, line: Spec, before: str, target: str, period: Period, year: list[tuple[Period, Decimal]]
) -> None:
    given = [PeriodFigure(of, value) for of, value in year]
    result, aim = parse_result(text, line), parse_target(target, line)
    for previous in (None, parse_result(before, line), FigureResult(Decimal(0), line.line_unit)):
        found = questions(result, line, previous, target=aim, period=period, periods=given)
        assert len({one.key for one in found}) == len(found)


@MANY
@given(st.sampled_from([0, "0,0", "-1", "100", "0,5"]), SPECS, FIGURES, FIGURES)
def test_asking_never_raises_about_the_figures_at_the_ends(
    text: object, line: Spec, before: Decimal, limit: Decimal
) -> None:
    """0 off a scale with a previous figure once took the whole page down."""
    for comparator in Comparator:
        aim = LimitTarget(comparator, limit, line.line_unit)
        for previous in (FigureResult(before, line.line_unit), FigureResult(before), None):
            found = questions(parse_result(str(text), line), line, previous, target=aim)
            assert len(found) <= 2


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


def kinds(found: tuple[Question, ...]) -> set[tuple[QuestionKind, str]]:
    return {(one.kind, one.name) for one in found}


@MANY
@given(TEXTS | CELLS, CELLS, CELLS, SPECS, st.sampled_from([YEAR, H1]))
def test_what_is_proposed_reads_as_it_prints_and_is_not_asked_about_again(
    text: str, before: str, target: str, line: Spec, period: Period
) -> None:
    previous, aim = parse_result(before, line), parse_target(target, line)
    found = questions(parse_result(text, line), line, previous, target=aim, period=period)
    for one in found:
        if one.likely is None:
            continue
        assert parse_result(str(one.likely), line) == one.likely
        again = questions(one.likely, line, previous, target=aim, period=period)
        assert (one.kind, one.name) not in kinds(again)
        assert {one.kind for one in found} >= {QuestionKind.OTHER_UNIT} or kinds(again) < kinds(found)


@MANY
@given(FIGURES, SPECS)
def test_the_same_figure_again_is_never_asked_about(value: Decimal, line: Spec) -> None:
    figure = FigureResult(value, line.line_unit)
    kinds = {one.kind for one in questions(figure, line, figure)}
    assert all(kind is QuestionKind.NOT_A_SHARE or kind.withholds_verdict for kind in kinds)


@MANY
@given(TEXTS | CELLS, SPECS, CELLS, CELLS)
def test_what_is_not_judged_before_it_is_confirmed_is_asked_about(
    text: str, line: Spec, before: str, target: str
) -> None:
    """Otherwise nobody could ever confirm it."""
    result, aim, previous = (
        parse_result(text, line),
        parse_target(target, line),
        parse_result(before, line),
    )
    if needs_confirmation(result, line, aim) is not None:
        asked = questions(result, line, previous, target=aim)
        assert any(one.kind.withholds_verdict and one.kind.confirmable for one in asked)


@MANY
@given(FIGURES, FIGURES)
def test_ten_times_one_way_is_a_tenth_the_other(one: Decimal, other: Decimal) -> None:
    there = questions(FigureResult(one), spec(decimals=3), FigureResult(other))
    back = questions(FigureResult(other), spec(decimals=3), FigureResult(one))
    if other and abs(one) >= 10 * abs(other):
        assert [d.kind for d in there] == ([QuestionKind.MUCH_MORE] if (one < 0) is (other < 0) else [])
        assert [d.kind for d in back] == ([QuestionKind.MUCH_LESS] if (one < 0) is (other < 0) else [])


@MANY
@given(FIGURES, FIGURES, st.sampled_from(Comparator))
def test_what_the_target_asks_for_is_not_asked_about(
    limit: Decimal, value: Decimal, comparator: Comparator
) -> None:
    aim = LimitTarget(comparator, limit, "%")
    found = questions(FigureResult(value, "%"), PERCENT, target=aim)
    if limit < 0:
        assert QuestionKind.NEGATIVE not in {one.kind for one in found}
    if limit > 100:
        assert QuestionKind.OVER_WHOLE not in {one.kind for one in found}
