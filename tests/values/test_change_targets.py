"""Change: as a target, and from the previous figure."""

from __future__ import annotations

import pytest

from indicators.values import (
    NoTarget,
    Spec,
    judge,
    parse_result,
)
from tests.values.cases import (
    DAYS,
    HALVES,
    LESS_PERCENT,
    PERCENT,
    SCORE,
    SHARE,
    YES_NO,
    d,
    spec,
    verdict,
)


@pytest.mark.parametrize(
    ("target", "result", "previous", "line", "status", "distance", "compared", "limit"),
    [
        ("> 3 prosentpoeng økning", "28 %", "24 %", PERCENT, "met", "1", "4", "3"),
        ("> 3 prosentpoeng økning", "27 %", "24 %", PERCENT, "missed", "0", "3", "3"),
        ("> 3 prosentpoeng økning", "25 %", "24 %", PERCENT, "missed", "-2", "1", "3"),
        ("økning på 3", "27 %", "24 %", PERCENT, "met", "0", "3", "3"),
        ("økning på 10 %", "27 %", "24 %", PERCENT, "met", "0.6", "3", "2.4"),
        ("reduksjon på 5 %", "96", "100", spec("lower"), "missed", "-1", "-4", "-5"),
        ("reduksjon på 5 %", "95", "100", spec("lower"), "met", "0", "-5", "-5"),
        ("redusere med minst 2 prosentpoeng", "20 %", "21 %", LESS_PERCENT, "missed", "-1", "-1", "-2"),
        ("økning", "5", "5", spec(), "missed", "0", "0", "0"),
        ("økning", "6", "5", spec(), "met", "1", "1", "0"),
        ("bedre enn i fjor", "28", "30", DAYS, "met", "2", "-2", "0"),
        ("ingen økning", "30", "30", DAYS, "met", "0", "0", "0"),
        ("ingen økning", "31", "30", DAYS, "missed", "-1", "1", "0"),
        ("økning på 2", "27 av 30", "25 av 30", SHARE, "met", "0", "2", "2"),
        ("økning på 20 prosentpoeng", "27 av 30", "20 av 25", SHARE, "missed", "-10", "10", "20"),
        ("reduksjon på 10 %", "-115", "-100", spec("lower"), "met", "5", "-15", "-10"),
        ("reduksjon på 5 dager", "20", "30", DAYS, "met", "5", "-10", "-5"),
        ("økning", "H1 27 H2 31", "H1 25 H2 33", spec(aggregation="all"), "missed", "-2", "-2", "0"),
        ("økning", "H1 27 H2 31", "H2 30 H1 28", spec(aggregation="all"), "missed", "-1", "-1", "0"),
    ],
)
def test_a_change_is_judged_against_the_previous_figure(
    target: str, result: str, previous: str, line: Spec, status: str, distance: str, compared: str, limit: str
) -> None:
    found = verdict(target, result, line, previous=previous)
    assert (found.status, found.distance) == (status, d(distance))
    assert (found.compared, found.limit) == (d(compared), d(limit))


def test_a_change_in_percent_of_a_share_is_of_the_percentage() -> None:
    found = verdict("økning på 10 %", "27 av 30", SHARE, previous="24 av 30")
    assert (found.status, found.distance, found.limit) == ("met", d(2), d(8))


@pytest.mark.parametrize(
    ("target", "result", "previous", "line", "reason"),
    [
        ("økning på 2", "27 av 30", "20 av 25", SHARE, "unit"),
        ("økning på 2 uker", "27", "20", spec(unit="dager"), "unit"),
        ("økning på 2 dager", "27 %", "20 %", PERCENT, "unit"),
        ("økning", "27 dager", "20 uker", spec(), "unit"),
        ("økning", "H1 27 H2 31", "T1 25 T2 33", spec(aggregation="all"), "no_previous"),
        ("økning", "27", "H1 25 H2 33", spec(aggregation="all"), "no_previous"),
    ],
)
def test_a_change_that_cannot_be_measured(
    target: str, result: str, previous: str, line: Spec, reason: str
) -> None:
    found = verdict(target, result, line, previous=previous)
    assert (found.status, found.reason) == ("undecided", reason)


def test_a_missed_change_is_weighed_by_the_change_that_was_asked_for() -> None:
    found = verdict("> 3 prosentpoeng økning", "25 %", PERCENT, previous="24 %")
    assert (found.severity, found.basis, found.basis_value) == (d(2) / d(3), "target", d(3))
    found = verdict("økning", "4", previous="5")
    assert (found.severity, found.basis, found.basis_value) == (d(1) / d(6), "previous", d(6))


@pytest.mark.parametrize(
    ("target", "result", "previous", "line", "change", "amount"),
    [
        ("<20 %", "28,2 %", "28,8 %", LESS_PERCENT, "better", "-0.6"),
        ("<20 %", "33,3 %", "27,1 %", LESS_PERCENT, "worse", "6.2"),
        ("90 %", "95 %", "90 %", PERCENT, "better", "5"),
        ("4,5", "4,2", "4,20", SCORE, "unchanged", "0"),
        ("", "5", "4", spec(), "better", "1"),
        ("≥ landssnitt", "5", "4", spec(), "better", "1"),
        ("tekst", "5", "4", spec("lower"), "worse", "1"),
        ("5", "6", "8", spec("exact"), "better", "-2"),
        ("5", "3", "7", spec("exact"), "unchanged", "-4"),
        ("", "5", "5", spec("exact"), "unchanged", "0"),
        ("30 av 30", "25 av 30", "25 av 30", SHARE, "unchanged", "0"),
        ("30 av 30", "26 av 30", "25 av 30", SHARE, "better", "1"),
        ("30 av 30", "24 av 32", "20 av 25", SHARE, "worse", "-5"),
        ("100 %", "1. halvår 27% 2. halvår 31%", "1. halvår 30% 2. halvår 20%", HALVES, "better", "7"),
        ("100 %", "1. halvår 27% 2. halvår 31%", "85 %", HALVES, "worse", "-58"),
        ("< 30", "H1 20 H2 35", "H1 10 H2 32", spec("lower", aggregation="all"), "worse", "3"),
        ("= 30", "H1 31 H2 35", "H1 30 H2 24", spec("exact", aggregation="all"), "better", "11"),
        ("", "25 av 30", "20 av 30", SHARE, "better", "5"),
        ("90 %", "27 av 30", "24 av 30", SHARE, "better", "10"),
        ("", "71 barn", "70", spec(), "better", "1"),
        ("5", "Kurs 2. Samliv 6.", "Kurs 3. Samliv 6.", spec(aggregation="sum"), "worse", "-1"),
    ],
)
def test_change_is_in_the_sense_of_the_direction(
    target: str, result: str, previous: str, line: Spec, change: str, amount: str
) -> None:
    found = verdict(target, result, line, previous=previous)
    assert (found.change, found.change_amount) == (change, d(amount))


@pytest.mark.parametrize(
    ("target", "result", "previous", "line", "change"),
    [
        ("100 %", "Ikke gjennomført", "Ikke gjennomført", PERCENT, "unchanged"),
        ("Ja", "Ja", "Ja", YES_NO, "unchanged"),
        ("Ja", "Ja", "Nei", YES_NO, "better"),
        ("Ja", "Nei", "Ja", YES_NO, "worse"),
        ("Nei", "Ja", "Nei", YES_NO, "worse"),
        ("Ja", "Gjennomført", "Ikke gjennomført", YES_NO, "better"),
        ("", "Nei", "Ja", YES_NO, "worse"),
        ("", "Nei", "Ja", spec("lower", value_kind="yes_no"), "better"),
    ],
)
def test_a_yes_and_a_no_change_without_an_amount(
    target: str, result: str, previous: str, line: Spec, change: str
) -> None:
    found = verdict(target, result, line, previous=previous)
    assert (found.change, found.change_amount, found.change_unit) == (change, None, "")


@pytest.mark.parametrize(
    ("target", "result", "previous", "line", "unit"),
    [
        ("", "71 barn", "70", spec(), "barn"),
        ("", "71", "70 barn", spec(), "barn"),
        ("", "71", "70", DAYS, "dager"),
        ("90 %", "27 av 30", "24 av 30", SHARE, "prosentpoeng"),
        ("", "27 av 30", "24 av 30", PERCENT, ""),
    ],
)
def test_the_unit_of_the_change(target: str, result: str, previous: str, line: Spec, unit: str) -> None:
    assert verdict(target, result, line, previous=previous).change_unit == unit


def test_shares_of_different_size_differ_by_prosentpoeng() -> None:
    assert verdict("30 av 30", "24 av 32", SHARE, previous="20 av 25").change_unit == "prosentpoeng"
    assert verdict("30 av 30", "26 av 30", SHARE, previous="25 av 30").change_unit == "avdelinger"


@pytest.mark.parametrize(
    ("result", "previous", "line"),
    [
        ("5", "Ny", spec()),
        ("5", "", spec()),
        ("5", "Ikke målt", spec()),
        ("5", "Ikke gjennomført", spec()),
        ("5", "145.500", spec()),
        ("5", "> 4", spec()),
        ("> 5", "4", spec()),
        ("5", "4 uker", DAYS),
        ("5", "4 %", spec()),
        ("Ja", "5", YES_NO),
        ("5", "Ja", YES_NO),
        ("5", "6", spec("exact")),
        ("5", "Kurs 3. Samliv 6.", spec()),
    ],
)
def test_no_change_without_a_comparable_figure(result: str, previous: str, line: Spec) -> None:
    found = judge(NoTarget(), parse_result(result, line), spec=line, previous=parse_result(previous, line))
    assert (found.change, found.change_amount, found.change_unit) == (None, None, "")
