"""Lines of levels: an ordered list of words, the worst first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.values import (
    LevelResult,
    LevelsProblem,
    LevelTarget,
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
    join_levels,
    judge,
    levels_problem,
    parse_result,
    parse_target,
    result_columns,
    result_from_columns,
    split_levels,
    target_columns,
    target_from_columns,
)
from tests.values.cases import d, spec, verdict

LEVELS = spec(value_kind="level", levels=("ikke påbegynt", "i noen grad", "i stor grad", "Helt"))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("i stor grad", LevelTarget("i stor grad")),
        ("I stor grad.", LevelTarget("i stor grad")),
        ("minst i stor grad", LevelTarget("i stor grad")),
        ("≥ i stor grad", LevelTarget("i stor grad")),
        ("HELT", LevelTarget("Helt")),
        ("Måles ikke", NotPlannedTarget()),
        ("", NoTarget()),
        ("stor grad", TextTarget("stor grad", TextProblem.NO_LEVEL)),
        ("under helt", TextTarget("under helt", TextProblem.NO_LEVEL)),
        ("90 %", TextTarget("90 %", TextProblem.NO_LEVEL)),
        ("Ja", TextTarget("Ja", TextProblem.NO_LEVEL)),
    ],
)
def test_a_wanted_level(text: str, target: Target) -> None:
    assert parse_target(text, LEVELS) == target
    assert parse_target(str(target), LEVELS) == target


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("helt", LevelResult("Helt")),
        ("ikke  påbegynt", LevelResult("ikke påbegynt")),
        ("Ikke målt", MissingResult(MissingReason.NOT_MEASURED)),
        ("Ikke gjennomført", NotDoneResult()),
        ("3", TextResult("3", TextProblem.NO_LEVEL)),
        ("delvis", TextResult("delvis", TextProblem.NO_LEVEL)),
    ],
)
def test_a_level(text: str, result: Result) -> None:
    assert parse_result(text, LEVELS) == result
    assert parse_result(str(result), LEVELS) == result


def test_a_word_of_the_list_comes_before_what_it_means_elsewhere() -> None:
    line = spec(value_kind="level", levels=("Ikke gjennomført", "Ja", "1. trinn"))
    assert parse_result("ikke gjennomført", line) == LevelResult("Ikke gjennomført")
    assert parse_result("ja", line) == LevelResult("Ja")
    assert parse_result("1. trinn", line) == LevelResult("1. trinn")


@pytest.mark.parametrize(
    ("target", "result", "status", "distance", "severity"),
    [
        ("i stor grad", "Helt", "met", 1, None),
        ("i stor grad", "i stor grad", "met", 0, None),
        ("i stor grad", "i noen grad", "missed", -1, d(1) / d(3)),
        ("Helt", "ikke påbegynt", "missed", -3, d(1)),
        ("Helt", "Ikke gjennomført", "missed", None, d(1)),
    ],
)
def test_levels_are_steps_apart(
    target: str, result: str, status: str, distance: int | None, severity: object
) -> None:
    found = verdict(target, result, LEVELS)
    assert (found.status, found.distance, found.severity) == (status, distance, severity)
    assert found.distance_unit == ("" if distance is None else "trinn")


def test_a_level_that_is_no_longer_in_the_list_is_undecided() -> None:
    found = judge(LevelTarget("delvis"), LevelResult("Helt"), spec=LEVELS)
    assert (found.status, found.reason) == ("undecided", "unit")
    found = judge(LevelTarget("Helt"), LevelResult("delvis"), spec=LEVELS, previous=LevelResult("Helt"))
    assert (found.status, found.change) == ("undecided", None)


@given(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
def test_a_higher_level_is_never_worse(wanted: int, one: int, other: int) -> None:
    low, high = sorted((one, other))
    words = LEVELS.levels
    target = LevelTarget(words[wanted])
    first, second = (judge(target, LevelResult(words[rank]), spec=LEVELS) for rank in (low, high))
    assert (first.status is Status.MET) == (low >= wanted)
    assert (first.status, second.status) != (Status.MET, Status.MISSED)
    moved = judge(target, LevelResult(words[one]), spec=LEVELS, previous=LevelResult(words[other]))
    assert moved.change_amount == one - other
    assert moved.change == ("better" if one > other else "worse" if one < other else "unchanged")


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(LEVELS.levels))
def test_a_level_comes_back_from_its_columns(level: str) -> None:
    assert target_from_columns(target_columns(LevelTarget(level))) == LevelTarget(level)
    assert result_from_columns(result_columns(LevelResult(level))) == LevelResult(level)


@pytest.mark.parametrize(
    ("text", "levels", "problem"),
    [
        ("ikke; delvis; helt", ("ikke", "delvis", "helt"), None),
        ("ikke / delvis / helt", ("ikke", "delvis", "helt"), None),
        (" ikke\n\ndelvis ;helt; ", ("ikke", "delvis", "helt"), None),
        ("grønn/gul; rød", ("grønn/gul", "rød"), None),
        ("", (), LevelsProblem.TOO_FEW),
        ("helt", ("helt",), LevelsProblem.TOO_FEW),
        ("helt; Helt.", ("helt", "Helt."), LevelsProblem.TWICE),
        ("1; 2; 3", ("1", "2", "3"), LevelsProblem.UNREADABLE),
        ("–; helt", ("–", "helt"), LevelsProblem.UNREADABLE),
        ("delvis*; helt", ("delvis*", "helt"), LevelsProblem.UNREADABLE),
        (f"{'a' * 61}; helt", ("a" * 61, "helt"), LevelsProblem.TOO_LONG),
    ],
)
def test_a_list_of_levels(text: str, levels: tuple[str, ...], problem: LevelsProblem | None) -> None:
    assert split_levels(text) == levels
    assert levels_problem(levels) == problem
    assert split_levels(join_levels(levels)) == levels


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=5))
def test_every_level_of_a_usable_list_is_read_as_itself(words: list[str]) -> None:
    levels = split_levels(join_levels(tuple(words)))
    if levels_problem(levels):
        return
    line = spec(value_kind="level", levels=levels)
    for level in levels:
        assert parse_result(level, line) == LevelResult(level)
        assert parse_target(level, line) == LevelTarget(level)
