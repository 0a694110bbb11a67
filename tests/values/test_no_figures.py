"""Dates, years, names of periods, numbering and ranks: never a figure, on either side, on any line."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.values import (
    MONTHS,
    AmbiguousResult,
    AmbiguousTarget,
    BoundResult,
    ChangeResult,
    ChangeTarget,
    FigureResult,
    LimitTarget,
    PartsResult,
    PeriodsResult,
    RangeTarget,
    RelativeTarget,
    ShareResult,
    ShareTarget,
    Spec,
    TextProblem,
    TextResult,
    TextTarget,
    parse_result,
    parse_target,
)
from tests.values.cases import d, spec

NUMERIC = (
    LimitTarget,
    RangeTarget,
    RelativeTarget,
    ShareTarget,
    AmbiguousTarget,
    FigureResult,
    BoundResult,
    ChangeResult,
    PartsResult,
    PeriodsResult,
    ShareResult,
    AmbiguousResult,
)
"""What holds a number; a change without an amount ("økning fra 2024") holds none."""

LINES = st.builds(
    Spec,
    direction=st.sampled_from(["higher", "lower", "exact"]),
    value_kind=st.sampled_from(["number", "percent", "score", "share", "yes_no", "level"]),
    unit=st.sampled_from(["", "dager", "kr", "besøk", "%"]),
    scale=st.sampled_from([None, (1, 6)]),
    decimals=st.sampled_from([None, 0, 1]),
    aggregation=st.sampled_from(["last", "sum", "mean", "all"]),
    levels=st.just(("ikke", "delvis", "helt")),
    year=st.sampled_from([None, 2025, 2026]),
)
YEARS = st.integers(1900, 2099).map(str)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
BY = st.sampled_from(
    ["innen ", "Innen ", "senest ", "før ", "frist ", "Gjennomført ", "Vedtatt ", "til og med "]
)
THAN = st.sampled_from(
    [
        "over ",
        "under ",
        "Høyere enn ",
        "flere enn ",
        "mer enn ",
        "lik ",
        "Likt ",
        "økning ",
        "Nedgang ",
        "innen ",
    ]
)


def _numeral(day: date) -> list[str]:
    short = f"{day.day}.{day.month}."
    return [
        short,
        f"{short}{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}/{day.month}-{day.year}",
    ]


DATES = st.one_of(
    DAYS.flatmap(lambda day: st.sampled_from(_numeral(day))),
    DAYS.map(lambda day: f"{day.day}. {MONTHS[day.month - 1]}"),
    DAYS.map(lambda day: f"{day.day}. {MONTHS[day.month - 1]} {day.year}"),
    DAYS.map(date.isoformat),
    st.tuples(BY, DAYS).map(lambda said: f"{said[0]}{said[1].day}.{said[1].month}"),
    st.tuples(BY, DAYS.flatmap(lambda day: st.sampled_from(_numeral(day)))).map("".join),
)
PERIODS = st.one_of(
    st.sampled_from(
        [*MONTHS, "1. halvår", "2. tertial", "3. kvartal", "Q3", "T2", "H1", "uke 14", "våren", "høsten"]
    ),
)
PERIODS_OF_YEARS = st.tuples(PERIODS, YEARS).map(" ".join)
BOUNDS_IN_YEARS = st.tuples(THAN, YEARS).map("".join)
SPANS = st.tuples(YEARS, st.sampled_from(["/", "-", "–"]), YEARS).map("".join)
NUMBERED = st.tuples(
    st.sampled_from(["Fase", "Gruppe", "Avd.", "Kap.", "Trinn", "Punkt", "Vedlegg"]),
    st.integers(1, 30),
    st.sampled_from([" og ", ", ", "; "]),
    st.integers(1, 30),
).map(lambda said: f"{said[0]} {said[1]}{said[2]}{said[0].lower()} {said[3]}")
TWO_YEARS_OF_TEXT = st.tuples(PERIODS, YEARS, st.sampled_from([" og ", ", "]), PERIODS, YEARS).map(
    lambda said: f"{said[0]} {said[1]}{said[2]}{said[3]} {said[4]}"
)
RANKS = st.integers(1, 400).flatmap(
    lambda place: st.sampled_from(
        [f"blant de {place} beste", f"nr. {place} av 400", f"topp {place}", f"{place}. plass"]
    )
)
NO_FIGURES = st.one_of(
    DATES, PERIODS, PERIODS_OF_YEARS, BOUNDS_IN_YEARS, SPANS, NUMBERED, TWO_YEARS_OF_TEXT, RANKS
)


@settings(max_examples=300, deadline=None)
@given(NO_FIGURES, LINES)
def test_what_is_no_figure_is_never_read_as_a_number(text: str, line: Spec) -> None:
    target, result = parse_target(text, line), parse_result(text, line)
    assert not isinstance(target, NUMERIC), target
    assert not isinstance(result, NUMERIC), result
    assert not (isinstance(target, ChangeTarget) and target.amount), target


@settings(max_examples=300, deadline=None)
@given(st.integers(1900, 2099), st.sampled_from(["number", "percent", "score", "share"]))
def test_a_year_with_a_space_between_its_thousands_is_a_figure(year: int, kind: str) -> None:
    """ "over 2 024" is a bound, and "juni: 2 024" the figure of June: the space says that it is a number."""
    line, said = spec(value_kind=kind), f"{year // 1000} {year % 1000:03}"
    assert parse_result(said, line) == FigureResult(Decimal(year), line.line_unit)
    assert parse_target(f"over {said}", line) == parse_target(f"> {said}", line)
    assert isinstance(parse_result(f"juni: {said}", line), PeriodsResult)


@pytest.mark.parametrize(
    ("text", "line", "value"),
    [
        ("2025", spec(), FigureResult(d(2025))),
        ("2025", spec(unit="kr"), FigureResult(d(2025), "kr")),
        ("2 025", spec(), FigureResult(d(2025))),
        ("2025 besøk", spec(), FigureResult(d(2025), "besøk")),
        ("kr 2025", spec(), FigureResult(d(2025), "kr")),
        ("4.2", spec(), FigureResult(d("4.2"))),
        ("15.9", spec(), FigureResult(d("15.9"))),
        ("0.5", spec(), FigureResult(d("0.5"))),
        ("12.10 kr", spec(), FigureResult(d("12.10"), "kr")),
        ("12.10", spec(decimals=2), FigureResult(d("12.10"))),
        ("30.06 %", spec(value_kind="percent"), FigureResult(d("30.06"), "%")),
        ("4.12", spec(value_kind="score", scale=(1, 6)), FigureResult(d("4.12"))),
        ("31,12", spec(), FigureResult(d("31.12"))),
        ("45.12", spec(), FigureResult(d("45.12"))),
        ("12.13", spec(), FigureResult(d("12.13"))),
        ("T1: 2 000, T2: 2 025", spec(), "1. tertial: 2\u00a0000, 2. tertial: 2\u00a0025"),
        ("Voksne 2 024, barn 1 876", spec(), "Voksne: 2\u00a0024, barn: 1\u00a0876"),
        ("Grupper: 3, individuelt: 4", spec(), "Grupper: 3, individuelt: 4"),
        ("Godt samliv 2. Kurs 6.", spec(), "Godt samliv: 2, Kurs: 6"),
    ],
)
def test_a_figure_stays_one(text: str, line: Spec, value: object) -> None:
    result = parse_result(text, line)
    assert (str(result) if isinstance(value, str) else result) == value
    assert not isinstance(result, TextResult)


@pytest.mark.parametrize(
    ("text", "line", "printed"),
    [
        ("minst 2000", spec(), "≥ 2 000"),
        ("maks 2000", spec("lower"), "≤ 2 000"),
        ("≥ 2025", spec(), "≥ 2 025"),
        ("over 2000 kr", spec(), "> 2 000 kr"),
        ("over 2000 deltakere", spec(), "> 2 000 deltakere"),
        ("over 2000", spec(unit="kr"), None),
        ("over 2 000", spec(), "> 2 000"),
        ("1900–2500", spec(), "1 900–2 500"),
        ("mellom 1900 og 2500", spec("exact"), "1 900–2 500"),
        ("2000–2050", spec(), None),
        ("over 2024 nivå", spec(), None),
        ("inntil 30", spec("lower"), "≤ 30"),
        ("innen 3 uker", spec("lower"), "≤ 3 uker"),
        ("innen 14 dager", spec("lower", unit="dager"), "≤ 14 dager"),
        ("økning fra 2024", spec(year=2025), "økning"),
        ("bedre enn 2024", spec(year=2025), "økning"),
        ("bedre enn i 2024", spec("lower", year=2025), "reduksjon"),
        ("bedre enn 2025", spec(year=2025), None),
        ("5 % økning fra 2024", spec(year=2025), "5 % økning"),
        ("høyere enn i 2024", spec(year=2025), "økning"),
        ("høyere enn 2024", spec(year=2025), None),
    ],
)
def test_words_around_a_number_of_four_digits(text: str, line: Spec, printed: str | None) -> None:
    target = parse_target(text, line)
    assert (None if isinstance(target, TextTarget) else str(target).replace("\u00a0", " ")) == printed


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31.12.", "date"),
        ("1.10.", "date"),
        ("1.10", "date"),
        ("30.06", "date"),
        ("01.09", "date"),
        ("innen 1.7", "date"),
        ("Innen 30.06.", "date"),
        ("senest 1. mars", "date"),
        ("før 1.9.", "date"),
        ("Vedtatt 12.6.2025", "date"),
        ("01.01-31.03", "date"),
        ("2025-10-01", "date"),
        ("31.04.", "no_such_date"),
        ("31.13.", "no_such_date"),
        ("innen 30.02.2026", "no_such_date"),
        ("Juni 2025", "period"),
        ("2. halvår", "period"),
        ("Q3 2025", "period"),
        ("skoleåret 2024/25", "period"),
        ("i løpet av 2. kvartal", "period"),
        ("uke 14", "period"),
        ("Innen 2026", "year"),
        ("til og med 2026", "year"),
        ("Over 2024", "year"),
        ("Likt 2024", "year"),
        ("Økning 2025", "year"),
        ("2024–2026", "year"),
        ("2024/25", "year"),
        ("Våren 2025 og høsten 2025", "year"),
        ("Vedtatt 2024, ferdig 2025", "year"),
        ("juni: 2025", "year"),
        ("2025 i juni", "year"),
        ("Fase 1 og fase 2", "numbering"),
        ("Avd. 1, avd. 2", "numbering"),
        ("Kap. 5, tabell 3", "numbering"),
        ("blant de 300 beste", "rank"),
        ("nr. 5 av 50", "rank"),
        ("91 % / 88 %", "several"),
        ("12 mnd/18 mnd", "several"),
    ],
)
def test_why_it_is_no_figure(text: str, problem: str) -> None:
    assert parse_result(text, spec(aggregation="sum")) == TextResult(text, TextProblem(problem))


@pytest.mark.parametrize("days", range(0, 366, 5))
def test_every_day_of_a_year_in_the_ways_people_write_it(days: int) -> None:
    day = date(2024, 1, 1) + timedelta(days=days)
    for text in (
        f"{day.day}.{day.month}.",
        f"{day:%d.%m}.",
        f"innen {day.day}.{day.month}",
        f"{day:%d.%m.%y}",
    ):
        assert isinstance(parse_target(text, spec()), TextTarget), text
        assert isinstance(parse_result(text, spec()), TextResult), text
