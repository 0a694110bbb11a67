"""How a report is laid out: nothing is lost, and what nobody has chosen stays as it always was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.values.layouts import (
    LONGEST_TITLE,
    Layout,
    Placed,
    moved,
    print_chapters,
    read_chapters,
)

KEYS = st.lists(st.from_regex(r"\A[A-Za-z0-9_-]{1,6}\Z"), unique=True, max_size=8)
TITLES = st.text(max_size=12).map(str.strip).filter(lambda text: "\n" not in text)


@st.composite
def chapters(draw: st.DrawFn) -> tuple[Placed, ...]:
    return tuple(Placed(key, draw(st.booleans()), draw(TITLES)) for key in draw(KEYS))


@given(chapters())
def test_what_is_printed_is_read_again(placed: tuple[Placed, ...]) -> None:
    assert read_chapters(print_chapters(placed)) == placed


def test_a_line_for_each_chapter() -> None:
    placed = (Placed("hovedtrekk"), Placed("tilsyn", False), Placed("vedtak", True, "Fra salen: 2025"))
    assert print_chapters(placed) == "hovedtrekk\n- tilsyn\nvedtak: Fra salen: 2025"
    faults = r"no (key|title|chapters)"
    for odd in ("a b", "a\n", "-  a", "a: ", "a:b", "a: b ", "a: b\x00\n", "a" * 81, "æ"):
        with pytest.raises(ValueError, match=faults):
            read_chapters(odd)


def test_a_layout_is_refused_that_no_page_can_have_made() -> None:
    for fault in (
        lambda: Layout((Placed("a"), Placed("a"))),
        lambda: Layout(grouping="både"),
        lambda: Layout(tuple(Placed(f"k{number}") for number in range(101))),
        lambda: Placed("a", True, " b"),
        lambda: Placed("a", True, "b" * (LONGEST_TITLE + 1)),
        lambda: Placed(""),
    ):
        with pytest.raises(ValueError, match=r"twice, or|no (key|title|grouping)"):
            fault()


@given(chapters(), KEYS)
def test_a_layout_holds_every_known_chapter_once_and_keeps_its_own_order(
    placed: tuple[Placed, ...], known: list[str]
) -> None:
    found = Layout(placed).over(known)
    assert sorted(one.key for one in found) == sorted(known)
    assert [one for one in found if one in placed and one.key in known] == [
        one for one in placed if one.key in known
    ]
    assert Layout().over(known) == tuple(map(Placed, known))


def test_what_a_layout_does_not_mention_follows_what_it_always_follows() -> None:
    layout = Layout((Placed("c", False), Placed("a")))
    assert [one.key for one in layout.over(("front", "a", "b", "c", "d"))] == ["front", "c", "d", "a", "b"]
    assert [one.key for one in layout.over(("b", "d"))] == ["b", "d"]


@given(chapters(), chapters())
def test_going_through_the_known_ones_keeps_the_others(
    stands: tuple[Placed, ...], typed: tuple[Placed, ...]
) -> None:
    keys = [one.key for one in typed]
    for known in (keys, sorted(keys)):
        kept = Layout(Layout(stands).retyped(typed, known))
        assert kept.over(known) == typed
        others = tuple(one for one in stands if one.key not in keys)
        assert tuple(one for one in kept.chapters if one.key not in keys) == others


def test_only_what_differs_is_kept_where_the_order_is_the_usual_one() -> None:
    typed = (Placed("a"), Placed("b", False), Placed("c", True, "C"))
    assert Layout().retyped(typed, ("a", "b", "c")) == typed[1:]
    assert Layout((Placed("b"), Placed("x"))).retyped(typed, ("c", "b", "a")) == (
        *(typed[0], Placed("x")), *typed[1:],
    )  # fmt: skip


def test_a_chapter_changes_places_with_its_neighbour_and_stays_at_the_ends() -> None:
    placed = tuple(map(Placed, "abc"))
    found = {
        (key, up): "".join(one.key for one in moved(placed, key, up=up))
        for key in "abc"
        for up in (True, False)
    }
    assert found == {
        ("a", True): "abc", ("a", False): "bac", ("b", True): "bac",
        ("b", False): "acb", ("c", True): "acb", ("c", False): "abc",
    }  # fmt: skip
    with pytest.raises(KeyError):
        moved(placed, "d", up=True)
