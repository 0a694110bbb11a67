"""Every threshold at its edge: what lies on it, just below it and just above it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from indicators.values import (
    DateResult,
    FigureResult,
    RangeTarget,
    Spec,
    Status,
    TextProblem,
    TextResult,
    TextTarget,
    Undecided,
    judge,
    needs_confirmation,
    parse_result,
    parse_target,
    questions,
)
from indicators.values.figures.cell_values import ChangeSense
from indicators.values.figures.comparators import Comparator
from indicators.values.figures.levels import LevelsProblem, levels_problem
from indicators.values.figures.targets import ChangeTarget
from indicators.values.lists.name_similarity import likeness
from indicators.values.lists.people_lists import username_of
from indicators.values.lists.unit_lists import code_of, is_code
from indicators.values.one_time_passwords import SIGNS, one_time_password
from indicators.values.suggestions import nearest
from indicators.values.tables import Purpose, Source, SourceRow, understand
from indicators.values.tables.cells import LONGEST_FIGURE, is_figure
from indicators.values.tables.proposing import proposed
from tests.values.cases import PERCENT, SCORE, spec
from tests.values.test_plausibility import asked

WHOLE = spec(decimals=0)


@pytest.mark.parametrize(
    ("text", "line", "before", "found"),
    [
        # ten times, and a tenth
        ("1000", WHOLE, "100", [("much_more", "100", "100")]),
        ("999", WHOLE, "100", []),
        ("10", WHOLE, "100", [("much_less", "100", "100")]),
        ("11", WHOLE, "100", []),
        # a decimal comma that seems lost: more than 3,16 times where the line or the last figure has decimals
        ("317", WHOLE, "100,0", [("much_more", "100.0", "31,7")]),
        ("316", WHOLE, "100,0", []),
        ("317", spec(decimals=1), "100", [("much_more", "100", "31,7")]),
        ("316", spec(decimals=1), "100", []),
        ("317", WHOLE, "100", []),
        ("317,5", spec(decimals=1), "100,0", []),
        # moved by three places at most, to no more decimals than the line or the figures have
        ("1", WHOLE, "1000", [("much_less", "1000", "1 000")]),
        ("1", WHOLE, "10000", [("much_less", "10000", None)]),
        ("12345", spec(decimals=2), "123", [("much_more", "123", "123,45")]),
        ("12345", spec(decimals=1), "123", [("much_more", "123", None)]),
        ("12345", WHOLE, "123,45", [("much_more", "123.45", "123,45")]),
        ("855", spec(value_kind="percent"), "85", [("over_whole", "100", "85,5 %")]),
        ("8555", spec(value_kind="percent"), "85", [("over_whole", "100", None)]),
        # what cannot be below zero
        ("-3", spec(unit="dager"), "", [("negative", "", "3 dager")]),
        ("-3", WHOLE, "", [("negative", "", "3")]),
        ("-3", spec(decimals=1), "", []),
        ("-3", spec(unit="poeng"), "", []),
        ("-3", spec(unit="grader"), "", []),
        ("-3", spec(unit="°"), "", []),
        ("-3", spec(unit="prosentpoeng"), "", []),
        ("-3", spec(unit="1000 kr"), "", []),
        ("0", WHOLE, "", []),
        # more than the whole
        ("100 %", PERCENT, "", []),
        ("100,1 %", PERCENT, "", [("over_whole", "100", None)]),
        # a comma where others put a space
        ("33,372", WHOLE, "", [("other_decimals", "", "33 372")]),
        ("33,37", WHOLE, "", []),
        ("33,372", spec(decimals=1), "", []),
        ("0,999", WHOLE, "", []),
        ("1,001", WHOLE, "", [("other_decimals", "", "1 001")]),
        ("999,999", WHOLE, "", [("other_decimals", "", "999 999")]),
        # another unit, of which one is always so many of the line's
        ("2 år", spec(unit="mnd"), "", [("other_unit", "", "24 mnd")]),
        ("2 timer", spec(unit="min"), "", [("other_unit", "", "120 min")]),
        ("2 tonn", spec(unit="kg"), "", [("other_unit", "", "2 000 kg")]),
        ("5 mill. kr", spec(unit="1000 kr"), "", [("other_unit", "", "5 000 1000 kr")]),
        ("2 mrd. kr", spec(unit="mill. kr"), "", [("other_unit", "", "2 000 mill. kr")]),
        ("500 kr", spec(unit="1000 kr"), "", [("other_unit", "", "0,5 1000 kr")]),
        ("2 uker", spec(unit="dager"), "", [("other_unit", "", None)]),
    ],
)  # fmt: skip
def test_what_is_asked_at_the_edge(
    text: str, line: Spec, before: str, found: list[tuple[str, str, str | None]]
) -> None:
    assert asked(text, line, before) == found


@pytest.mark.parametrize(
    ("value", "target", "direction", "kinds"),
    [
        # a first figure beside its target: ten times, or a tenth of it where that is no good news
        ("100", "10", "higher", ["far_from_target"]),
        ("99", "10", "higher", []),
        ("90", "9", "higher", []),
        ("90", "9", "lower", ["far_from_target"]),
        ("1", "10", "higher", ["far_from_target"]),
        ("2", "10", "higher", []),
        ("1", "10", "lower", []),
        ("1,5", "20", "lower", ["far_from_target"]),
        ("-1", "10", "exact", []),
    ],
)
def test_a_first_figure_beside_its_target(value: str, target: str, direction: str, kinds: list[str]) -> None:
    line = spec(direction, decimals=0, unit="poeng")
    found = questions(parse_result(value, line), line, target=parse_target(target, line))
    assert [one.kind.value for one in found] == kinds


def test_a_percentage_below_one_is_taken_for_a_fraction_that_was_forgotten() -> None:
    line = spec("lower", value_kind="percent")
    kinds = {
        (value, target): [one.kind.value for one in questions(
            parse_result(value, line), line, target=parse_target(target, line)
        )]
        for value, target in (("0,15", "20 %"), ("1", "20 %"), ("0,05", "0,9 %"), ("0,1", "1 %"))
    }  # fmt: skip
    assert kinds == {
        ("0,15", "20 %"): ["far_from_target"], ("1", "20 %"): [], ("0,05", "0,9 %"): [],
        ("0,1", "1 %"): ["far_from_target"],
    }  # fmt: skip


def test_the_longest_and_largest_that_is_read() -> None:
    plain = spec()
    assert parse_result("1,123456", plain) == FigureResult(Decimal("1.123456"))
    assert parse_result("1,1234567", plain) == TextResult("1,1234567", TextProblem.TOO_LARGE)
    assert parse_result("9" * 15, plain) == FigureResult(Decimal("9" * 15))
    assert parse_result("9" * 16, plain) == TextResult("9" * 16, TextProblem.TOO_LARGE)
    assert parse_result("9" * 24, plain).problem is TextProblem.TOO_LARGE  # type: ignore[union-attr]
    words = "ord " * 124 + "orda"
    assert parse_result(words, plain) == TextResult(words, TextProblem.WORDS)
    assert parse_result(f"{words}r", plain) == TextResult(f"{words}r", TextProblem.TOO_LONG)
    assert [levels_problem(("a", "b" * length)) for length in (60, 61)] == [None, LevelsProblem.TOO_LONG]
    assert [levels_problem(levels) for levels in (("a",), ("a", "b"), ("a", "A"))] == [
        LevelsProblem.TOO_FEW, None, LevelsProblem.TWICE,
    ]  # fmt: skip


def test_the_longest_unit_and_the_most_words_before_a_day() -> None:
    for length, read in ((50, True), (51, False)):
        unit = "å" * length
        assert (parse_result(f"5 {unit}", spec(unit=unit)) == FigureResult(Decimal(5), unit)) is read
    line = spec("lower", value_kind="date", year=2025)
    for words, read in ((7, True), (8, False)):
        result = parse_result(f"Gjennomført {'vedtatt ' * words}15.09.2025", line)
        assert isinstance(result, DateResult) is read


def test_a_range_with_an_end_that_has_two_readings_is_no_range() -> None:
    for text in ("3 – 145.500", "145.500 – 200 000"):
        assert parse_target(text, WHOLE) == TextTarget(text, TextProblem.MALFORMED_NUMBER)
    assert [str(parse_target(text, WHOLE)) for text in ("4 – 4", "4 – 5", "5 – 4")] == ["4–4", "4–5", "5 – 4"]


def test_any_increase_is_printed_without_its_nought() -> None:
    change = {
        (comparator, implied): str(
            ChangeTarget(comparator, Decimal(0), ChangeSense.INCREASE, implied=implied)
        )
        for comparator in (Comparator.GT, Comparator.GE)
        for implied in (True, False)
    }
    assert change == {
        (Comparator.GT, True): "økning", (Comparator.GT, False): ">\u00a00 økning",
        (Comparator.GE, True): "0 økning", (Comparator.GE, False): "≥\u00a00 økning",
    }  # fmt: skip


PROPOSED = {
    # name, target: kind, unit, the scale's ends, decimals, direction
    ("Andel elever", ""): ("percent", "%", None, None, "0", None),
    ("Antall elever", "≤ 10"): ("number", "", None, None, "0", "lower"),
    ("Trivsel, skala 1-6", "5,25"): ("score", "", "1", "6", "2", "higher"),
    ("Fravær (dager)", "3"): ("number", "dager", None, None, "0", "lower"),
    ("Frist", "innen 1. oktober"): ("date", "", None, None, "0", "lower"),
    ("Møter", "25 av 30"): ("share", "", None, None, "0", "higher"),
    ("Ny plan", "Ja"): ("yes_no", "", None, None, "0", None),
}


def test_what_a_new_indicators_name_and_target_say() -> None:
    found = {}
    for given in PROPOSED:
        made = proposed(*given)
        numbers = [made.columns.get(name) for name in ("scale_low", "scale_high", "decimals")]
        low, high, decimals = (None if one is None else str(one) for one in numbers)
        direction = made.direction and made.direction.value
        found[given] = (made.columns["value_kind"], made.columns["unit"], low, high, decimals, direction)
        assert set(made.columns) <= {"value_kind", "unit", "scale_low", "scale_high", "decimals"}
    assert found == PROPOSED


def test_codes_and_user_names_at_their_longest() -> None:
    assert [is_code("a" * length) for length in (0, 1, 40, 41)] == [False, True, True, False]
    assert code_of("a" * 41) == "a" * 40
    assert code_of("a" * 41, ["a" * 40]) == f"{'a' * 36}-2"
    assert code_of("ab", ["ab", "ab-2"]) == "ab-3"
    assert username_of(f"{'a' * 61}@b.no", "") == "a" * 60
    assert username_of("ola@b.no", "", ["ola", "ola2"]) == "ola3"


def test_how_alike_two_names_are() -> None:
    pairs = {
        ("Andel elever", "andel elever *"): 1.0,
        ("Andel elever", ""): 0.0,
        ("Andel elever", "Andel av elever"): 0.98,
        ("Andel elever", "Andel glade elever"): 0.84 + 0.14 * 2 / 3,
        ("Elever", "Glade elever"): 0.0,
        ("Elever", "Elevar"): 0.97,
        ("Elev", "Eleva"): 0.97,
        ("Bil", "Bila"): 0.0,
        ("Elever", "Elevars"): 0.0,
        ("Leseferdighet", "Leseferdigheiter"): 0.0,
        ("Leseferdighet", "Leseferdigheta"): 0.97,
        ("Leseferdigheter", "Leseferdigheiten"): 0.97,
        ("5. trinn", "8. trinn"): 0.0,
        ("Elever med plan", "Elever uten plan"): 0.0,
        ("Elever ikke med", "Elever ikkje med"): 0.0,
        ("Elevar lærar skular bygge heile", "Elever lærer skuler bygga heila"): 0.94,
        ("Elevar lærar skular bygge", "Elever lærer skuler bygga"): 0.94,
        ("Elevar lærar skular", "Elever lærer skuler"): 0.95,
        ("Elever elever plan", "Elever plan plan"): 0.0,
    }
    assert {pair: round(likeness(*pair), 6) for pair in pairs} == {
        pair: round(alike, 6) for pair, alike in pairs.items()
    }
    assert {round(likeness(two, one), 6) == round(alike, 6) for (one, two), alike in pairs.items()} == {True}


def test_a_word_is_proposed_from_six_tenths_alike() -> None:
    # 2 × the letters in common, through the letters of both: 0,6 and just below
    assert nearest("abcxx", ["abcyy"]) == "abcyy"
    assert nearest("abcxxx", ["abcyy"]) == ""


def test_passwords_that_are_used_once() -> None:
    made = {one_time_password() for _ in range(20)}
    assert {tuple(len(group) for group in one.split("-")) for one in made} == {(4, 4, 4, 4)}
    assert set("".join(made)) <= {*SIGNS, "-"}
    assert (len(SIGNS), set("il01o") & set(SIGNS)) == (31, set())


def test_an_answer_of_two_thousand_letters_is_one_and_a_longer_is_none() -> None:
    source = Source(
        "", "", (SourceRow("1", ("Indikator", "Mål 2025"), 1), SourceRow("2", ("Elever", "4"), 1))
    )
    names = [
        understand(source, Purpose.PLAN, 2025, {"r1": {"name": "å" * length}}).indicators[0].name
        for length in (2_000, 2_001)
    ]
    assert names == ["å" * 2_000, "Elever"]
    odd = understand(source, Purpose.PLAN, 2025, {"r1": {"name": 5, "unit": None}, "r2": 7})  # type: ignore[dict-item]
    assert [row.name for row in odd.indicators] == ["Elever"]


def test_a_day_is_met_on_it_and_missed_the_day_after() -> None:
    line = spec("lower", value_kind="date", year=2025)
    target, day = parse_target("innen 01.10.", line), date(2025, 10, 1)
    for away, status, distance in ((-1, Status.MET, 1), (0, Status.MET, 0), (1, Status.MISSED, -1)):
        written = (day + timedelta(days=away)).strftime("%d.%m.%Y")
        verdict = judge(target, parse_result(written, line), spec=line)
        assert (verdict.status, verdict.distance) == (status, distance)
    strict = judge(parse_target("før 01.10.", line), parse_result("01.10.2025", line), spec=line)
    assert (strict.status, strict.distance) == (Status.MISSED, 0)
    late = judge(target, parse_result("01.10.2026", line), spec=line)
    assert (late.distance, late.severity) == (-365, Decimal(1))
    half = judge(target, parse_result("13.12.2025", line), spec=line)
    assert half.severity == Decimal("0.2")


ENDS = {
    # at the ends of a scale from 1 to 6, and of a share in per cent: why a figure waits for a person
    SCORE: {
        "1": None, "0,9": Undecided.OFF_SCALE, "6": None, "6,1": Undecided.OFF_SCALE,
        "> 5": None, "> 6": Undecided.OFF_SCALE, "≥ 6": None, "≥ 6,1": Undecided.OFF_SCALE, "> 0": None,
        "< 2": None, "< 1": Undecided.OFF_SCALE, "≤ 1": None, "≤ 0,9": Undecided.OFF_SCALE, "< 7": None,
    },
    spec(value_kind="share"): {
        "0 %": None, "-0,1 %": Undecided.OFF_SCALE, "100 %": None, "100,1 %": Undecided.OVER_WHOLE,
        "> 99 %": None, "> 100 %": Undecided.OVER_WHOLE, "≥ 100 %": None, "≥ 100,1 %": Undecided.OVER_WHOLE,
        "< 1 %": None, "< 0 %": Undecided.OFF_SCALE, "≤ 0 %": None, "≤ -0,1 %": Undecided.OFF_SCALE,
        "30 av 30": None, "31 av 30": Undecided.OVER_WHOLE,
    },
}  # fmt: skip


def test_what_lies_off_the_ends_waits_for_a_person() -> None:
    assert {
        line: {text: needs_confirmation(parse_result(text, line), line) for text in told}
        for line, told in ENDS.items()
    } == ENDS


def test_a_range_in_the_lines_own_unit_is_one_whatever_its_words_mean_elsewhere() -> None:
    line = spec(unit="økning")
    assert parse_target("5-7 økning", line) == RangeTarget(Decimal(5), Decimal(7), "økning")
    assert not isinstance(parse_target("5-7 økning", spec(unit="stk")), RangeTarget)


def test_a_cell_as_long_as_a_figure_may_be_is_one_and_a_longer_one_is_words() -> None:
    figure = "12".ljust(LONGEST_FIGURE)
    assert [is_figure(text) for text in (figure, figure + " ", "", "–", "12", "tolv", "12 av 30")] == [
        True, False, False, False, True, False, True,
    ]  # fmt: skip
