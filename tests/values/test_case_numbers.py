"""Case numbers and days as people type them: read where they say something, and never changed or guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.values import (
    CaseNumber,
    CaseProblem,
    DayProblem,
    TypedDay,
    asked_cases,
    bodies,
    contradicting,
    impossible_days,
    read_cases,
    read_typed_day,
    rest_of,
    written_in_two_ways,
)

DAYS = st.dates(date(2000, 1, 1), date(2068, 12, 31))
P = CaseProblem


@given(body=st.sampled_from(["KS", "FSK", "FS", "PS"]), number=st.integers(1, 999), on=DAYS)
def test_a_case_in_the_usual_way_is_read_back_as_it_is(body: str, number: int, on: date) -> None:
    said = f"{body} {number:03}/{on:%y}"
    for day in (f"{on:%d.%m.%y}", f"{on:%d.%m.%Y}", f"{on.day}.{on.month}.{on.year}"):
        (case,) = read_cases(f"{said} {day}")
        assert case == CaseNumber(body, number, on.year, on, said, day)
        assert (case.standard, case.problems, rest_of(f"{said} {day}.")) == (said, (), "")


@given(cases=st.lists(st.tuples(st.sampled_from(["KS", "FSK"]), st.integers(1, 999), DAYS), max_size=6))
def test_several_cases_keep_their_order(cases: list[tuple[str, int, date]]) -> None:
    text = " ".join(f"{body} {number:03}/{on:%y} {on:%d.%m.%y}" for body, number, on in cases)
    assert [(one.body, one.number, one.on) for one in read_cases(text)] == cases
    assert bodies(text) == tuple(dict.fromkeys(body for body, _, _ in cases))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "KS 162/18 13.12.18 KS 077/19 19.06.19",
            [("KS 162/18", "2018-12-13", ()), ("KS 077/19", "2019-06-19", ())],
        ),
        ("FSK112/21 18.08.21", [("FSK 112/21", "2021-08-18", (P.ODD_FORM,))]),
        ("KS-sak 145/24", [("KS 145/24", "None", (P.NO_DATE, P.ODD_FORM))]),
        ("KS sak 145/24, 12.12.2024", [("KS 145/24", "2024-12-12", (P.ODD_FORM,))]),
        ("KS 45/24 12.12.24", [("KS 045/24", "2024-12-12", (P.ODD_FORM,))]),
        ("KS 045/2024 12.12.24", [("KS 045/24", "2024-12-12", (P.ODD_FORM,))]),
        ("KS 045/24 31.04.24", [("KS 045/24", "None", (P.NO_SUCH_DATE,))]),
        ("KS 045/24 12.12.25", [("KS 045/24", "2025-12-12", (P.OTHER_YEAR,))]),
        ("KS 045/98 12.12.1998", [("KS 045/98", "1998-12-12", ())]),
        ("sak 20/22", []),
        ("vedtatt 24.02.22", []),
        ("", []),
    ],
)  # fmt: skip
def test_how_a_case_departs_from_the_usual_way(text: str, read: list[object]) -> None:
    assert [(one.standard, str(one.on), one.problems) for one in read_cases(text)] == read


def test_what_is_no_case_is_kept_beside_it() -> None:
    assert rest_of("Vedtatt i KS 045/24 12.12.24, jf. protokollen") == "Vedtatt i , jf. protokollen"


def test_a_case_that_is_written_in_two_ways_is_named_with_both() -> None:
    texts = ["KS-sak 145/24 per 12. desember", "KS 145/24", "KS 145/24 12.12.24", "FSK 112/21"]
    assert written_in_two_ways(texts) == {"KS 145/24": ("KS-sak 145/24", "KS 145/24")}
    assert written_in_two_ways(["KS 145/24", "FSK 145/24"]) == {}


@given(on=DAYS)
def test_a_whole_day_is_read_however_it_is_written(on: date) -> None:
    for text in (
        f"{on:%d.%m.%Y}",
        f"{on.day}.{on.month}.{on.year}",
        f" {on:%d.%m.%y} ",
        f"innen {on:%d.%m.%Y}",
    ):
        assert read_typed_day(text) == TypedDay(text, on)
    assert read_typed_day(f"For begge stedene: {on:%d.%m.%Y}").day == on


@pytest.mark.parametrize(
    ("text", "day", "problem"),
    [
        ("", None, None),
        ("2026", "2026-12-31", None),
        ("Oktober 2025", "2025-10-31", None),
        ("1. halvår 2025", "2025-06-30", None),
        ("30.10.22 - 04.11.22", "2022-11-04", None),
        ("31.04.2025", None, DayProblem.NO_SUCH_DATE),
        ("innen 31.04.2025", None, DayProblem.NO_SUCH_DATE),
        ("Ikke senere enn 30.02.2025, tror vi", None, DayProblem.NO_SUCH_DATE),
        ("29.02.2024", "2024-02-29", None),
        ("29.02.2025", None, DayProblem.NO_SUCH_DATE),
        ("Besvart innen fristen.", None, DayProblem.WORDS),
        ("Besvart 01.05.2025.", None, DayProblem.WORDS),
        ("juni", None, DayProblem.WORDS),
        ("31.12.", None, DayProblem.WORDS),
        ("snarest", None, DayProblem.WORDS),
    ],
)
def test_what_a_deadline_means_is_read_or_told_and_never_guessed(
    text: str, day: str | None, problem: DayProblem | None
) -> None:
    read = read_typed_day(text)
    assert (read.text, str(read.day) if read.day else None, read.problem) == (text, day, problem)


@given(text=st.text(max_size=60))
def test_nothing_that_is_typed_breaks_the_reading(text: str) -> None:
    assert read_typed_day(text).text == text
    assert all(one.standard for one in read_cases(text))
    assert isinstance(impossible_days(text), tuple)


def test_impossible_days_are_found_in_running_text() -> None:
    text = "Fristen 31.04.2025 ble flyttet fra 30.04.2025 til 31.11.25, se kap. 6.1.2 og 10.20.30.40."
    assert impossible_days(text) == ("31.04.2025", "31.11.25")


@pytest.mark.parametrize(
    ("text", "ended", "words"),
    [
        ("Saken er lukket i 2025.", False, "Saken er lukket"),
        ("Området er klart og saken er avsluttet.", False, "saken er avsluttet"),
        ("Gjennomført. Nettsider oppdatert.", False, "Gjennomført"),
        ("Fullført", False, "Fullført"),
        ("Saka er lukka.", False, "Saka er lukka"),
        ("Gjennomføres fortløpende gjennom året.", False, ""),
        ("Kommunen sendte plan for lukking av lovbruddet.", False, ""),
        ("Saken er lukket i 2025.", True, ""),
        ("Saken er pågående i 2025.", True, "pågående"),
        ("Saken avventes inntil videre.", True, "avventes"),
        ("Ikke gjennomført", True, "Ikke gjennomført"),
        ("Saken er avsluttet, men oppfølging pågår.", True, ""),
        ("Saken er avsluttet, men oppfølging pågår.", False, ""),
        ("", True, ""),
    ],
)
def test_a_text_that_contradicts_the_state_is_quoted(text: str, ended: bool, words: str) -> None:
    assert contradicting(text, ended=ended) == words


@pytest.mark.parametrize(
    ("sought", "cases", "rest"),
    [
        ("KS 162/18", [("KS", 162, 2018)], ""),
        ("ks 162/18", [("KS", 162, 2018)], ""),
        ("KS162/18", [("KS", 162, 2018)], ""),
        ("KS-sak 162/2018", [("KS", 162, 2018)], ""),
        ("fsk sak 7/19", [("FSK", 7, 2019)], ""),
        ("sak 007/19", [("", 7, 2019)], ""),
        ("162/18", [("", 162, 2018)], ""),
        ("svømmehall 162 / 18 og KS 077/19", [("", 162, 2018), ("KS", 77, 2019)], "svømmehall og"),
        ("svømmehall", [], "svømmehall"),
        ("12/34/56", [], "12/34/56"),
        ("1/2 stilling", [], "1/2 stilling"),
        ("", [], ""),
    ],
)
def test_a_case_is_looked_for_in_any_writing(
    sought: str, cases: list[tuple[str, int, int]], rest: str
) -> None:
    found, others = asked_cases(sought)
    assert ([(one.body, one.number, one.year) for one in found], others) == (cases, rest)


CASES = st.tuples(st.sampled_from(["KS", "FSK", "PS"]), st.integers(1, 998), st.integers(10, 68))


@given(CASES, st.sampled_from(["{0} {1:03}/{2:02}", "{0}{1}/{2:02}", "{0}-sak {1}/20{2:02}", "{1}/{2:02}"]))
def test_whatever_way_a_case_is_looked_for_it_is_the_one_that_is_read(
    case: tuple[str, int, int], way: str
) -> None:
    body, number, year = case
    (asked,), rest = asked_cases(way.format(body, number, year).lower())
    assert rest == ""
    assert asked.stands_in(read_cases(f"{body} {number:03}/{year:02}"))
    assert not asked.stands_in(read_cases(f"{body} {number + 1:03}/{year:02}, {body} {number}/{year + 1:02}"))
