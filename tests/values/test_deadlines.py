"""Lines of dates: how deadlines and days are read, printed, kept and judged."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.values import (
    Comparator,
    DateResult,
    DateTarget,
    DoneResult,
    MissingReason,
    MissingResult,
    NoTarget,
    NotDoneResult,
    NotPlannedTarget,
    Result,
    Status,
    Target,
    TextProblem,
    TextResult,
    TextTarget,
    YesTarget,
    judge,
    parse_result,
    parse_target,
    result_columns,
    result_from_columns,
    target_columns,
    target_from_columns,
    years_later,
)
from tests.values.cases import d, spec, verdict

DATES = spec(value_kind="date", year=2026)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))


def by(month: int, day: int, year: int = 2026, *, strict: bool = False, implied: bool = False) -> DateTarget:
    return DateTarget(date(year, month, day), Comparator.LT if strict else Comparator.LE, implied)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("innen 1.10.", by(10, 1)),
        ("innen 1.10", by(10, 1)),
        ("Innen 1. oktober", by(10, 1)),
        ("innen den 1.10.", by(10, 1)),
        ("innen 01.10.2027", by(10, 1, 2027)),
        ("innen 1/10-2027", by(10, 1, 2027)),
        ("innen 1.10.27", by(10, 1, 2027)),
        ("senest 1. mars", by(3, 1)),
        ("seinast 1. mars", by(3, 1)),
        ("frist 1.6.", by(6, 1)),
        ("Frist: 1.6.", by(6, 1)),
        ("≤ 1.6.", by(6, 1)),
        ("til og med 30. juni", by(6, 30)),
        ("før 1.9.", by(9, 1, strict=True)),
        ("< 1.9.", by(9, 1, strict=True)),
        ("før juni", by(6, 1, strict=True)),
        ("før 2. halvår", by(7, 1, strict=True)),
        ("31.12.", by(12, 31, implied=True)),
        ("31.12", by(12, 31, implied=True)),
        ("01.10.2026", by(10, 1, implied=True)),
        ("2026-10-01", by(10, 1, implied=True)),
        ("1. juni 2027", by(6, 1, 2027, implied=True)),
        ("i løpet av 2. kvartal", by(6, 30)),
        ("innen 2. kvartal", by(6, 30)),
        ("2. kvartal", by(6, 30)),
        ("innen utgangen av august", by(8, 31)),
        ("innen utgangen av august 2027", by(8, 31, 2027)),
        ("ved utgangen av 1. tertial", by(4, 30)),
        ("innen 2. halvår 2026", by(12, 31)),
        ("innen H1", by(6, 30)),
        ("i løpet av året", by(12, 31)),
        ("innen årsslutt", by(12, 31)),
        ("innen mars", by(3, 31)),
        ("innen uke 40", by(10, 4)),
        ("Innen 2027", by(12, 31, 2027)),
        ("2026", by(12, 31)),
        ("Plan vedtatt innen 1.10.", by(10, 1)),
        ("Ferdig innen utgangen av august", by(8, 31)),
        ("Vedtatt 1.10.", by(10, 1)),
        ("innen 31. desember hvert år", by(12, 31)),
        ("Gjennomført", YesTarget()),
        ("Ja", YesTarget()),
        ("Måles ikke", NotPlannedTarget()),
        ("", NoTarget()),
        ("–", NoTarget()),
    ],
)
def test_a_deadline(text: str, target: Target) -> None:
    assert parse_target(text, DATES) == target
    assert parse_target(str(target), DATES) == target


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31.04.", "no_such_date"),
        ("innen 31. juni", "no_such_date"),
        ("innen 29.02.", "no_such_date"),
        ("innen 45.12.", "no_such_date"),
        ("innen uke 60", "no_such_date"),
        ("5", "no_date"),
        ("90 %", "no_date"),
        ("innen 3 uker", "no_date"),
        ("etter 1.3.", "no_date"),
        ("Ikke innen 1.10.", "no_date"),
        ("1.10. og 1.12.", "no_date"),
        ("før sommeren", "words"),
        ("snarest", "words"),
    ],
)
def test_what_is_no_deadline_is_kept_with_its_reason(text: str, problem: str) -> None:
    assert parse_target(text, DATES) == TextTarget(text, TextProblem(problem))


def on(month: int, day: int, year: int = 2026, *, done: bool = False) -> DateResult:
    return DateResult(date(year, month, day), carried_out=done)


def during(first: date, last: date, *, done: bool = False) -> DateResult:
    return DateResult(last, first, done)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("15.9.", on(9, 15)),
        ("15.9", on(9, 15)),
        ("15/9", on(9, 15)),
        ("15. september", on(9, 15)),
        ("den 15.9.2026", on(9, 15)),
        ("Gjennomført 15.9.", on(9, 15, done=True)),
        ("Gjennomført 15.9.2027", on(9, 15, 2027, done=True)),
        ("Ble gjennomført den 15. september", on(9, 15, done=True)),
        ("Ferdig: 1. mars", on(3, 1, done=True)),
        ("Vedtatt i kommunestyret 12.6. (sak 45/26)", on(6, 12, done=True)),
        ("Vedtatt 12.6.2026, KS-sak 45/26", on(6, 12, done=True)),
        ("juni", during(date(2026, 6, 1), date(2026, 6, 30))),
        ("i juni 2027", during(date(2027, 6, 1), date(2027, 6, 30))),
        ("Gjennomført i uke 40", during(date(2026, 9, 28), date(2026, 10, 4), done=True)),
        ("3. kvartal", during(date(2026, 7, 1), date(2026, 9, 30))),
        ("1.10.–15.10.2026", during(date(2026, 10, 1), date(2026, 10, 15))),
        ("Gjennomført", DoneResult()),
        ("Ja", DoneResult()),
        ("Ikke gjennomført", NotDoneResult()),
        ("Ikke gjennomført pga. sykdom", NotDoneResult()),
        ("Nei", NotDoneResult()),
        ("Ikke målt", MissingResult(MissingReason.NOT_MEASURED)),
        ("kommer i juni", MissingResult(MissingReason.PENDING)),
    ],
)
def test_when_it_was_done(text: str, result: Result) -> None:
    assert parse_result(text, DATES) == result
    assert parse_result(str(result), DATES) == result


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31.04.", "no_such_date"),
        ("Gjennomført 31.9.", "no_such_date"),
        ("5,5", "no_date"),
        ("utsatt til 1.3.", "no_date"),
        ("planlagt 1.3.2027", "no_date"),
        ("Ferdig innen 1.3.", "no_date"),
        ("i arbeid", "words"),
        ("Delvis gjennomført", "words"),
    ],
)
def test_what_is_no_day_is_kept_with_its_reason(text: str, problem: str) -> None:
    assert parse_result(text, DATES) == TextResult(text, TextProblem(problem))


@pytest.mark.parametrize(
    ("target", "result", "status", "distance", "severity"),
    [
        ("innen 1.10.", "15.9.", "met", 16, None),
        ("innen 1.10.", "1.10.", "met", 0, None),
        ("innen 1.10.", "15.10.", "missed", -14, d(14) / d(365)),
        ("innen 1.10.", "1.10.2028", "missed", -731, d(1)),
        ("før 1.10.", "30.9.", "met", 1, None),
        ("før 1.10.", "1.10.", "missed", 0, d(0)),
        ("innen 1.10.", "i september", "met", 1, None),
        ("innen 1.10.", "i november", "missed", -31, d(31) / d(365)),
        ("innen 2. kvartal", "30.6.", "met", 0, None),
        ("innen 1.10.", "Gjennomført", "met", None, None),
        ("innen 1.10.", "Ikke gjennomført", "missed", None, d(1)),
        ("Gjennomført", "15.9.", "met", None, None),
        ("Ja", "Nei", "missed", None, d(1)),
    ],
)
def test_a_deadline_is_kept_or_missed_by_days(
    target: str, result: str, status: str, distance: int | None, severity: object
) -> None:
    found = verdict(target, result, DATES)
    assert (found.status, found.distance, found.severity) == (status, distance, severity)
    assert found.distance_unit == ("" if distance is None else "dager")
    assert (found.compared, found.limit) == (None, None)


def test_a_span_of_days_that_holds_the_deadline_decides_nothing() -> None:
    found = verdict("innen 1.10.", "i oktober", DATES)
    assert (found.status, found.reason, found.limit_on) == ("undecided", "bound", date(2026, 10, 1))
    missed = verdict("innen 1.10.", "i november", DATES)
    assert (missed.at_least, missed.compared_on) == (True, date(2026, 11, 1))


def test_a_miss_within_the_tolerance_is_close() -> None:
    line = spec(value_kind="date", year=2026, tolerance=d(7))
    assert [verdict("innen 1.10.", text, line).close for text in ("8.10.", "9.10.")] == [True, False]


@pytest.mark.parametrize(
    ("target", "result", "reason"),
    [
        ("innen 1.10.", "i arbeid", "text"),
        ("snarest", "15.9.", "text"),
        ("innen 1.10.", "5", "text"),
    ],
)
def test_a_date_beside_words_is_undecided(target: str, result: str, reason: str) -> None:
    found = verdict(target, result, DATES)
    assert (found.status, found.reason) == ("undecided", reason)


def test_a_date_against_another_kind_of_target_is_undecided() -> None:
    number = parse_target("90", spec())
    found = judge(number, parse_result("15.9.", DATES), spec=DATES)
    assert (found.status, found.reason) == ("undecided", "unit")
    back = judge(parse_target("innen 1.10.", DATES), parse_result("90", spec()), spec=DATES)
    assert (back.status, back.reason) == ("undecided", "unit")


@settings(max_examples=200, deadline=None)
@given(DAYS, DAYS, DAYS, st.booleans())
def test_an_earlier_day_is_never_worse(deadline: date, one: date, other: date, strict: bool) -> None:
    target = DateTarget(deadline, Comparator.LT if strict else Comparator.LE)
    earlier, later = sorted((one, other))
    first, second = (judge(target, DateResult(day), spec=DATES) for day in (earlier, later))
    assert (first.status is Status.MET) == (earlier < deadline if strict else earlier <= deadline)
    assert (first.status, second.status) != (Status.MISSED, Status.MET)
    assert first.distance is not None
    assert second.distance is not None
    assert first.distance - second.distance == (later - earlier).days
    assert (first.severity or 0) <= (second.severity or 0) <= 1


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(0, 400), st.booleans(), st.booleans(), st.booleans())
def test_days_print_and_come_back(day: date, length: int, strict: bool, implied: bool, done: bool) -> None:
    target = DateTarget(day, Comparator.LT if strict else Comparator.LE, implied and not strict)
    first = day - timedelta(days=length) if length else None
    result = DateResult(day, first, done)
    assert parse_target(str(target), DATES) == target
    assert parse_result(str(result), DATES) == result
    assert target_from_columns(target_columns(target)) == target
    assert result_from_columns(result_columns(result)) == result


def test_a_comparator_that_is_no_deadline_is_refused() -> None:
    with pytest.raises(ValueError, match="deadline"):
        DateTarget(date(2026, 1, 1), Comparator.GE)
    with pytest.raises(ValueError, match="first day"):
        DateResult(date(2026, 1, 1), date(2026, 1, 2))


@pytest.mark.parametrize(
    ("now", "before", "change", "amount"),
    [
        ("10.9.", "15.9.2025", "better", -5),
        ("20.9.", "15.9.2025", "worse", 5),
        ("15.9.", "15.9.2025", "unchanged", 0),
        ("15.1.2027", "15.1.2026", "unchanged", 0),
        ("1.3.", "29.2.2024", "worse", 1),
        ("Gjennomført", "Ikke gjennomført", "better", None),
    ],
)
def test_days_are_compared_within_their_years(now: str, before: str, change: str, amount: int | None) -> None:
    """The day of the year before is moved into the year: 10 September is five days before 15 September."""
    years = 2 if before.endswith("2024") else 1
    previous = years_later(parse_result(before, DATES), years)
    found = judge(parse_target("innen 1.10.", DATES), parse_result(now, DATES), spec=DATES, previous=previous)
    assert (found.change, found.change_amount) == (change, amount)
    alone = judge(NoTarget(), parse_result(now, DATES), spec=DATES, previous=previous)
    assert (alone.status, alone.change, alone.change_amount) == ("no_target", change, amount)


def test_without_a_year_a_day_is_only_read_with_its_own() -> None:
    line = spec(value_kind="date")
    assert parse_target("innen 1.10.2026", line) == by(10, 1)
    assert parse_target("innen 1.10.", line) == TextTarget("innen 1.10.", TextProblem.NO_DATE)
