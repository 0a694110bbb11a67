"""What careful people write beside a plain figure, and what it is not taken for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.values import (
    BoundResult,
    ChangeResult,
    ChangeSense,
    ChangeTarget,
    Comparator,
    FigureResult,
    LimitTarget,
    MissingReason,
    MissingResult,
    NoTarget,
    NotDoneResult,
    RangeTarget,
    Result,
    ShareResult,
    ShareTarget,
    Spec,
    Status,
    TextProblem,
    TextResult,
    TextTarget,
    counted_in,
    judge,
    needs_confirmation,
    parse_result,
    parse_target,
)
from tests.values.cases import DAYS, LESS_PERCENT, PERCENT, SCORE, d, spec, verdict
from tests.values.strategies import SPECS, TEXTS

SHARE = spec(value_kind="share")
UP, DOWN = ChangeSense.INCREASE, ChangeSense.DECREASE
NOT_MEASURED, PENDING, HIDDEN = MissingReason.NOT_MEASURED, MissingReason.PENDING, MissingReason.HIDDEN


@pytest.mark.parametrize(
    ("text", "line", "result"),
    [
        ("12 av 14 (86 %)", PERCENT, ShareResult(d(12), d(14), "", d(86))),
        ("83 % (25 av 30)", SHARE, ShareResult(d(25), d(30), "", d(83))),
        ("83,3 % (25/30)", PERCENT, ShareResult(d(25), d(30), "", d("83.3"))),
        ("12 av 14, 86 prosent", PERCENT, ShareResult(d(12), d(14), "", d(86))),
        ("12 av 14 = 85,7 %", SHARE, ShareResult(d(12), d(14), "", d("85.7"))),
        ("12 av 14 barn (86 %)", SHARE, ShareResult(d(12), d(14), "barn", d(86))),
        ("1 av 8 (12 %)", SHARE, ShareResult(d(1), d(8), "", d(12))),
        ("1 av 8 (13 %)", SHARE, ShareResult(d(1), d(8), "", d(13))),
        ("12 av 14 (68 %)", SHARE, TextProblem.CONTRADICTION),
        ("85 % (12 av 14)", PERCENT, TextProblem.CONTRADICTION),
        ("86,0 % (12 av 14)", PERCENT, TextProblem.CONTRADICTION),
        ("50/50", SHARE, TextProblem.SPLIT),
        ("39/61", SHARE, TextProblem.SPLIT),
        ("25 av 75", SHARE, ShareResult(d(25), d(75))),
        ("25/30", SHARE, ShareResult(d(25), d(30))),
        ("5,2 av 6", SCORE, FigureResult(d("5.2"))),
        ("5,2/6", SCORE, FigureResult(d("5.2"))),
        ("5,2 (skala 1-6)", SCORE, FigureResult(d("5.2"))),
        ("5,2 på en skala fra 1 til 6", SCORE, FigureResult(d("5.2"))),
        ("5,2 av 5", SCORE, TextProblem.OTHER_SCALE),
        ("5 av 6 (83 %)", SCORE, TextProblem.OTHER_SCALE),
        ("5,2 (skala 1-5)", SCORE, TextProblem.OTHER_SCALE),
        ("5,2 (skala 0-6)", SCORE, TextProblem.OTHER_SCALE),
        ("4/6", SCORE, TextProblem.SEVERAL),
        ("5", spec(value_kind="yes_no"), TextProblem.NO_ANSWER),
        ("100 %", spec(value_kind="yes_no"), TextProblem.NO_ANSWER),
    ],
)
def test_shares_and_scores_with_what_stands_beside_them(
    text: str, line: Spec, result: Result | TextProblem
) -> None:
    expected = TextResult(text, result) if isinstance(result, TextProblem) else result
    assert parse_result(text, line) == expected
    assert parse_result(str(expected), line) == expected


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 60), st.integers(1, 60), st.integers(0, 2), st.integers(-3, 3))
def test_a_percentage_beside_a_share_is_its_own_rounded_or_asked_about(
    k: int, n: int, decimals: int, off: int
) -> None:
    step = Decimal(1).scaleb(-decimals)
    near = (Decimal(100 * k) / n).quantize(step) + off * step
    if near < 0:
        return
    said = f"{k} av {n} ({str(near).replace('.', ',')} %)"
    result = parse_result(said, SHARE)
    fits = abs(Decimal(100 * k) / n - near) <= step / 2
    assert isinstance(result, ShareResult) is fits
    assert fits or result == TextResult(said, TextProblem.CONTRADICTION)


@pytest.mark.parametrize(
    ("text", "line", "value", "unit"),
    [
        ("mill. kr 12,4", spec(unit="mill. kr"), "12.4", "mill. kr"),
        ("mkr 12,4", spec(unit="mill. kr"), "12.4", "mill. kr"),
        ("3,5 mill", spec(unit="mill. kr"), "3.5", "mill. kr"),
        ("3,5 mill.", spec(unit="mill. kr"), "3.5", "mill. kr"),
        ("3,5 mill", spec(unit="kr"), "3.5", "mill."),
        ("6 t", spec(unit="timer"), "6", "timer"),
        ("2,5 t", spec(unit="timer"), "2.5", "timer"),
        ("6 t", spec(unit="tonn"), "6", "tonn"),
        ("14 d", DAYS, "14", "dager"),
        ("1000 per år", spec(unit="boliger"), "1000", "boliger"),
        ("1000 boliger pr. år", spec(unit="boliger"), "1000", "boliger"),
        ("2 ganger per år", spec(unit="ganger"), "2", "ganger"),
        ("1,2 % per år", PERCENT, "1.2", "%"),
        ("1000 per år", spec(unit="boliger", aggregation="sum"), "1000", "per år"),
        ("5 per måned", spec(unit="boliger"), "5", "per måned"),
        ("5 kundetimer/år", spec(unit="kundetimer/år"), "5", "kundetimer/år"),
        ("Ingen avvik", spec("lower", unit="avvik"), "0", "avvik"),
        ("Ingen", spec("lower", unit="avvik"), "0", "avvik"),
        ("Ingen avvik", spec("lower", counted="registrerte avvik"), "0", ""),
        ("Ingen registrerte avvik", spec("lower", counted="registrerte avvik"), "0", ""),
        ("Ingen", spec("lower", counted="avvik"), "0", ""),
    ],
)
def test_units_as_they_are_said(text: str, line: Spec, value: str, unit: str) -> None:
    result = FigureResult(d(value), unit)
    assert parse_result(text, line) == result
    assert parse_result(str(result), line) == result


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("6 t", spec()),
        ("Ingen", spec("lower")),
        ("Ingen", spec("lower", unit="kr")),
        ("Ingen avvik", spec("lower")),
        ("Ingen avvik", spec("lower", counted="tilsyn")),
        ("Ingen avvik", LESS_PERCENT),
        ("Ingen avvik registrert i 2025", spec("lower", counted="avvik")),
        ("46 (3,4)", PERCENT),
        ("minst 80 % av målet", PERCENT),
    ],
)
def test_what_says_too_little_is_words(text: str, line: Spec) -> None:
    assert parse_result(text, line) == TextResult(text)


@pytest.mark.parametrize(
    ("wording", "counted"),
    [
        ("Antall avvik", "avvik"),
        ("Antall registrerte avvik på tilsyn", "registrerte avvik"),
        ("Antall tilsyn uten avvik", "tilsyn"),
        ("Antall klager (totalt)", "klager"),
        ("Tal på saker til nemnda", "saker"),
        ("Andel avvik", ""),
        ("Sykefravær", ""),
    ],
)
def test_what_a_line_counts_by_its_wording(wording: str, counted: str) -> None:
    assert counted_in(wording) == counted


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Foreligger ikke ennå", MissingResult(PENDING)),
        ("Resultat for 2018 foreligger ikke", MissingResult(PENDING)),
        ("Resultatet foreligger ikke ennå", MissingResult(PENDING)),
        ("Tall foreligger ikke", MissingResult(PENDING)),
        ("Tala ligg ikkje føre enno", MissingResult(PENDING)),
        ("Kommer i juni", MissingResult(PENDING)),
        ("Resultatet kommer våren 2026", MissingResult(PENDING)),
        ("Publiseres 15. mars", MissingResult(PENDING)),
        ("..", MissingResult(PENDING)),
        ("...", MissingResult(PENDING)),
        (".", MissingResult(NOT_MEASURED)),
        (":", MissingResult(HIDDEN)),
        ("Kan ikke vises", MissingResult(HIDDEN)),
        ("For få svar", MissingResult(HIDDEN)),
        ("Ikke målt i 2025 grunnet nytt system", MissingResult(NOT_MEASURED)),
        ("Ikke målt (nytt system)", MissingResult(NOT_MEASURED)),
        ("Ikkje målt på grunn av sjukdom", MissingResult(NOT_MEASURED)),
        ("Ikke gjennomført pga. sykdom", NotDoneResult()),
        ("Ikke gjennomført i 2025 på grunn av pandemien", NotDoneResult()),
        ("Ikke gjennomført (utsatt til 2026)", NotDoneResult()),
        ("Ikke gjennomført fullt ut", TextResult("Ikke gjennomført fullt ut")),
        ("Ikke gjennomført (delvis)", TextResult("Ikke gjennomført (delvis)")),
        ("Ikke gjennomført, men påbegynt", TextResult("Ikke gjennomført, men påbegynt")),
        ("Foreligger", TextResult("Foreligger")),
    ],
)
def test_reasons_why_there_is_no_figure(text: str, result: Result) -> None:
    assert parse_result(text, spec()) == result
    assert parse_result(str(result), spec()) == result


@pytest.mark.parametrize(
    ("result", "status"),
    [(".", "not_measured"), (":", "not_measured"), ("..", "not_reported"), ("kommer i juni", "not_reported")],
)
def test_a_sign_is_never_zero(result: str, status: str) -> None:
    assert verdict("≤ 5", result, spec("lower")).status == status


@pytest.mark.parametrize(
    ("text", "line", "target"),
    [
        ("lik 90 %", PERCENT, LimitTarget(Comparator.GE, d(90), "%", True)),
        ("lik 5", spec("lower"), LimitTarget(Comparator.LE, d(5), "", True)),
        ("= 90 %", PERCENT, LimitTarget(Comparator.EQ, d(90), "%")),
        ("nøyaktig 90 %", PERCENT, LimitTarget(Comparator.EQ, d(90), "%")),
        ("fra 65 % til 75 %", PERCENT, LimitTarget(Comparator.GE, d(75), "%", True)),
        ("fra 9 % til 7 %", LESS_PERCENT, LimitTarget(Comparator.LE, d(7), "%", True)),
        ("fra 65 % til 75 %", LESS_PERCENT, TextProblem.WORDS),
        ("fra 4 til 6", spec("exact"), RangeTarget(d(4), d(6))),
        ("65–75 %", PERCENT, RangeTarget(d(65), d(75), "%")),
        ("1,2-1,3 % per år", PERCENT, RangeTarget(d("1.2"), d("1.3"), "%")),
        ("100 % behandling av innrapporterte avvik", PERCENT, LimitTarget(Comparator.GE, d(100), "%", True)),
        ("minst 90 % deltakelse", PERCENT, LimitTarget(Comparator.GE, d(90), "%")),
        ("50 % av landssnittet", PERCENT, TextProblem.WORDS),
        ("-5 %", PERCENT, TextProblem.NEGATIVE_CHANGE),
        ("≥ -5 %", PERCENT, LimitTarget(Comparator.GE, d(-5), "%")),
        ("-5", spec(), LimitTarget(Comparator.GE, d(-5), "", True)),
        ("< 0", spec("lower", counted="avvik"), TextProblem.UNREACHABLE),
        ("under 0", spec("lower", unit="saker"), TextProblem.UNREACHABLE),
        ("≤ -1", spec("lower", decimals=0), TextProblem.UNREACHABLE),
        ("≤ 0", spec("lower", counted="avvik"), LimitTarget(Comparator.LE, d(0))),
        ("< 0", spec("lower", unit="kr"), LimitTarget(Comparator.LT, d(0), "kr")),
        ("< 0", LESS_PERCENT, LimitTarget(Comparator.LT, d(0), "%")),
        ("Ingen avvik", spec("lower", counted="avvik"), LimitTarget(Comparator.LE, d(0), "", True)),
        ("Ingen avvik", spec(counted="avvik"), TextProblem.WORDS),
        ("12 av 14 (86 %)", SHARE, ShareTarget(Comparator.GE, d(12), d(14), "", True)),
        ("minst 5 av 6", SCORE, LimitTarget(Comparator.GE, d(5))),
        ("> 3 prosentpoeng økning per år", PERCENT, ChangeTarget(Comparator.GT, d(3), UP, "prosentpoeng")),
        (
            "Økning med 0,5-1 prosentpoeng per år",
            PERCENT,
            ChangeTarget(Comparator.GE, d("0.5"), UP, "prosentpoeng", True, d(1)),
        ),
        ("Reduksjon på 1-2 %", LESS_PERCENT, ChangeTarget(Comparator.GE, d(1), DOWN, "%", True, d(2))),
        ("blant de 300 beste", spec(), TextProblem.RANK),
    ],
)
def test_targets_as_they_are_said(text: str, line: Spec, target: object) -> None:
    expected = TextTarget(text, target) if isinstance(target, TextProblem) else target
    assert parse_target(text, line) == expected
    assert parse_target(str(expected), line) == expected


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("20,3 prosentpoeng økning**", ChangeResult(d("20.3"), UP, "prosentpoeng")),
        ("16 % økning", ChangeResult(d(16), UP, "%")),
        ("Økt med 1,1 prosentpoeng", ChangeResult(d("1.1"), UP, "prosentpoeng")),
        ("Nedgang på 1,3 prosentpoeng", ChangeResult(d("1.3"), DOWN, "prosentpoeng")),
        ("Redusert med 2", ChangeResult(d(2), DOWN)),
        ("økning", TextResult("økning")),
        ("Økt med 1-2 prosentpoeng", TextResult("Økt med 1-2 prosentpoeng")),
        ("Økt fra 65 % til 75 %", TextResult("Økt fra 65 % til 75 %")),
        ("Økning 2025", TextResult("Økning 2025", TextProblem.YEAR)),
    ],
)
def test_a_change_instead_of_a_figure(text: str, result: Result) -> None:
    found = parse_result(text, PERCENT)
    assert found == result
    assert parse_result(str(found), PERCENT) == found


@pytest.mark.parametrize(
    ("target", "result", "status", "distance", "change"),
    [
        ("3 prosentpoeng økning", "20,3 prosentpoeng økning", "met", "17.3", "better"),
        ("> 3 prosentpoeng økning", "3 prosentpoeng økning", "missed", "0", "better"),
        ("3 prosentpoeng økning", "1 prosentpoeng reduksjon", "missed", "-4", "worse"),
        ("1–2 prosentpoeng økning", "3 prosentpoeng økning", "met", "2", "better"),
        ("økning", "0,5 prosentpoeng økning", "undecided", None, None),
        ("90 %", "20,3 prosentpoeng økning", "undecided", None, None),
        ("5 % økning", "1 prosentpoeng økning", "undecided", None, None),
    ],
)
def test_a_change_is_compared_with_a_target_of_change_alone(
    target: str, result: str, status: str, distance: str | None, change: str | None
) -> None:
    found = verdict(target, result, PERCENT)
    assert (found.status, found.change) == (status, change)
    assert found.distance == (None if distance is None else d(distance))


def test_a_change_in_percent_of_the_figure_before_needs_that_figure() -> None:
    found = verdict("5 % økning", "2 prosentpoeng økning", PERCENT, previous="30 %")
    assert (found.status, found.distance) == ("met", d("0.5"))


OFF = [
    ("5,0", "7", SCORE, "off_scale"),
    ("5,0", "0", SCORE, "off_scale"),
    ("5,0", "> 6", SCORE, "off_scale"),
    ("5,0", "6,1", SCORE, "off_scale"),
    ("5,0", "0,9", SCORE, "off_scale"),
    ("20 av 30", "31 av 30", SHARE, "over_whole"),
    ("20 av 30", "24/7", SHARE, "over_whole"),
    ("90 %", "120 %", SHARE, "over_whole"),
    ("90 %", "-5 %", SHARE, "off_scale"),
    ("30", "5 uker", DAYS, "other_unit"),
    ("20", "28 %", spec(), "other_unit"),
]


@pytest.mark.parametrize(("target", "result", "line", "reason"), OFF)
def test_what_hardly_can_be_waits_for_a_person(target: str, result: str, line: Spec, reason: str) -> None:
    read = parse_result(result, line)
    assert needs_confirmation(read, line, parse_target(target, line)) == reason
    found = verdict(target, result, line)
    assert (found.status, found.reason, found.severity) == ("undecided", reason, None)
    alone = judge(NoTarget(), read, spec=line)
    assert alone.status == ("no_target" if reason == "other_unit" and not line.line_unit else "undecided")
    confirmed = verdict(target, result, line, confirmed=True)
    assert confirmed.status in (Status.MET, Status.MISSED)


def test_a_confirmed_figure_in_another_unit_is_taken_for_the_lines() -> None:
    found = verdict("30", "5 uker", DAYS, confirmed=True)
    assert (found.status, found.distance, found.distance_unit) == ("met", d(25), "dager")


@pytest.mark.parametrize(
    ("result", "line"),
    [("6", SCORE), ("1", SCORE), ("< 7", SCORE), ("30 av 30", SHARE), ("100 %", SHARE), ("120 %", PERCENT)],
)
def test_the_ends_themselves_need_nobody(result: str, line: Spec) -> None:
    assert needs_confirmation(parse_result(result, line), line) is None


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, SPECS)
def test_confirming_changes_nothing_but_what_waited_for_it(target: str, result: str, line: Spec) -> None:
    wanted, read = parse_target(target, line), parse_result(result, line)
    plain = judge(wanted, read, spec=line)
    if needs_confirmation(read, line, wanted) is None:
        assert judge(wanted, read, spec=line, confirmed=True) == plain
    else:
        assert plain.status is Status.UNDECIDED


@settings(max_examples=200, deadline=None)
@given(st.decimals(0, 12, places=1), st.decimals(0, 12, places=1), st.decimals(0, 12, places=1))
def test_a_bound_on_a_range_is_settled_as_every_figure_inside_it(
    edge: Decimal, one: Decimal, other: Decimal
) -> None:
    low, high = sorted((one, other))
    for direction in ("higher", "lower", "exact"):
        line, target = spec(direction), RangeTarget(low, high)
        for comparator, inside in ((Comparator.GE, edge + 1), (Comparator.LE, edge - 1)):
            bound = judge(target, BoundResult(comparator, edge), spec=line).status
            at_edge = judge(target, FigureResult(edge), spec=line).status
            further = judge(target, FigureResult(inside), spec=line).status
            if bound is not Status.UNDECIDED:
                assert {at_edge, further} == {bound}


@pytest.mark.parametrize(
    "text", ["\x00", "1" * 400, "31.12." * 99, "innen " * 90, "(" * 499, "ikke målt " * 50]
)
def test_no_reading_raises_whatever_the_line(text: str) -> None:
    for kind in ("number", "percent", "score", "share", "yes_no", "date", "level"):
        line = spec(value_kind=kind, levels=("a", "b"), year=2026)
        parse_target(text, line)
        parse_result(text, line)
