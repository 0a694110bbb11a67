"""Goals above indicators: the tree, what is counted under each, and the numbers that are proposed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.values import (
    GoalLine,
    GoalPlace,
    GoalTally,
    Status,
    above,
    assessment_problem,
    assessment_words,
    height,
    in_tree_order,
    may_be_close_word,
    next_code,
    tally_goals,
)

PLAN = {1: None, 2: 1, 3: 1, 4: 2, 5: None}
"""Goal 1 over 2 and 3, 4 under 2; 5 alone."""


def lines(*told: tuple[str, int, str]) -> list[GoalLine]:
    """Lines by key, goal and status; a status with a mark behind it is close."""
    return [GoalLine(key, goal, Status(how.rstrip("!")), how.endswith("!")) for key, goal, how in told]


def test_a_goal_counts_its_own_lines_and_those_under_it_once() -> None:
    found = tally_goals(
        PLAN,
        lines(
            ("a", 1, "met"),
            ("b", 2, "missed!"),
            ("c", 4, "met"),
            ("c", 4, "met"),
            ("d", 3, "not_measured"),
            ("e", 4, "undecided"),
            ("f", 3, "not_planned"),
            ("g", 9, "met"),
        ),
    )
    assert found == {
        1: GoalTally(met=2, missed=1, close=1, not_measured=1, not_judged=2),
        2: GoalTally(met=1, missed=1, close=1, not_judged=1),
        3: GoalTally(not_measured=1, not_judged=1),
        4: GoalTally(met=1, not_judged=1),
        5: GoalTally(),
    }
    assert (found[1].judged, found[1].lines, found[5].lines) == (3, 6, 0)


@pytest.mark.parametrize("status", Status)
def test_every_status_is_counted_in_one_place(status: Status) -> None:
    place = {Status.MET: "met", Status.MISSED: "missed", Status.NOT_MEASURED: "not_measured"}
    assert tally_goals({1: None}, [GoalLine("a", 1, status)]) == {
        1: GoalTally(**{place.get(status, "not_judged"): 1})
    }


TREES = st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=1, max_size=10).map(
    lambda found: {n: (p if p is None or p < n else None) for n, p in enumerate(found)}
)
TOLD = st.lists(
    st.builds(
        GoalLine,
        key=st.integers(0, 8),
        goal=st.integers(0, 9),
        status=st.sampled_from(Status),
        close=st.just(False),
    )
)


def naive(goal: int, parents: dict[int, int | None], told: list[GoalLine]) -> list[Status]:
    """The statuses under a goal, found by walking down from it."""
    under = {goal}
    while more := {one for one, parent in parents.items() if parent in under} - under:
        under |= more
    firsts = {line.key: line for line in reversed(told)}
    return [line.status for line in firsts.values() if line.goal in under]


@given(TREES, TOLD)
def test_a_tally_equals_a_naive_recount(parents: dict[int, int | None], told: list[GoalLine]) -> None:
    for goal, found in tally_goals(parents, told).items():
        statuses = naive(goal, parents, told)
        met, missed = statuses.count(Status.MET), statuses.count(Status.MISSED)
        assert (found.met, found.missed, found.judged) == (met, missed, met + missed)
        assert found.not_measured == statuses.count(Status.NOT_MEASURED)
        assert found.lines == len(statuses)


@given(st.dictionaries(st.integers(0, 9), st.one_of(st.none(), st.integers(0, 12)), min_size=1))
def test_every_goal_stands_once_below_its_parent_whatever_the_tree_is(
    parents: dict[int, int | None],
) -> None:
    order = in_tree_order(parents)
    assert sorted(one.goal for one in order) == sorted(parents)
    depth = {one.goal: one.depth for one in order}
    for goal, parent in parents.items():
        if depth[goal] > 1:
            assert parent is not None
            assert depth[goal] == depth[parent] + 1
    assert set(tally_goals(parents, [])) == set(parents)


def test_the_tree_is_read_from_its_top() -> None:
    assert in_tree_order({5: None, 1: None, 2: 1, 4: 2, 3: 1}) == tuple(
        GoalPlace(*one) for one in ((5, 1), (1, 1), (2, 2), (4, 3), (3, 2))
    )
    assert above(4, PLAN) == (4, 2, 1)
    assert above(9, PLAN) == ()
    assert [height(goal, PLAN) for goal in PLAN] == [3, 2, 1, 1, 1]


@pytest.mark.parametrize(
    ("parent", "taken", "code"),
    [
        ("", (), "1"),
        ("", ("1", "2", "2.1"), "3"),
        ("2", ("2", "2.1"), "2.2"),
        ("S", (), "S.1"),
        ("", ("2",), "1"),
    ],
)
def test_the_next_number_is_the_first_that_is_free(parent: str, taken: tuple[str, ...], code: str) -> None:
    assert next_code(parent, taken) == code


def test_the_words_are_the_plans_own_or_the_default_ones() -> None:
    assert assessment_words(()) == ("ikke nådd", "delvis nådd", "nådd")
    assert assessment_words(("nei", "ja")) == ("nei", "ja")
    assert [assessment_problem(one) for one in ((), ("rød", "grønn"), ("rød",), ("rød", "Rød"))] == [
        None, None, "too_few", "twice",
    ]  # fmt: skip
    said = ("", "delvis nådd", "nesten nådd", "Nådd", "ikke nådd.", "ikkje nådd")
    assert [may_be_close_word(word) for word in said] == [True, True, True, False, False, False]
