"""What the overview says of how things stood before: always of the very same indicators."""

from __future__ import annotations

import pytest

from indicators.presentation.board.counters import moved
from indicators.selectors import Earlier, Share
from indicators.values import RoundKind, Status

S = "\u00a0"
MET, MISSED, NONE, LATER = Status.MET, Status.MISSED, Status.NOT_MEASURED, Status.NOT_DUE


def before(*, kind: RoundKind | None = None, unfinished: bool = False) -> Earlier:
    """50 targets judged both times, 27 met then and 29 now; ten more have a status both times."""
    pairs = {
        (MET, MET): 24,
        (MET, MISSED): 3,
        (MISSED, MET): 5,
        (MISSED, MISSED): 18,
        (NONE, MET): 4,
        (MET, NONE): 1,
        (NONE, NONE): 2,
        (MET, LATER): 3,
    }
    return Earlier(2024, kind, pairs, unfinished)


def test_shares_are_of_what_is_judged_both_times() -> None:
    assert before().shares == (Share(27, 50), Share(29, 50))
    assert before().total == 60
    assert [before().count_of(one) for one in (MET, MISSED, NONE, LATER)] == [
        (31, 33),
        (23, 21),
        (6, 3),
        (0, 3),
    ]


@pytest.mark.parametrize(
    ("earlier", "status", "words"),
    [
        (None, MET, ""),
        (before(), MET, f"opp fra 54{S}% i 2024 til 58{S}%, av de samme 50"),
        (before(), MISSED, f"ned fra 46{S}% i 2024 til 42{S}%, av de samme 50"),
        (before(kind=RoundKind.T1), MET, f"opp fra 54{S}% etter 1. tertial til 58{S}%, av de samme 50"),
        (before(), NONE, "3 færre enn i 2024, av de samme 60"),
        (before(), LATER, "3 flere enn i 2024, av de samme 60"),
        (before(), Status.NO_TARGET, ""),
        # what is not due yet makes fewer of everything, and says nothing but of what is judged
        (before(unfinished=True), MET, f"opp fra 54{S}% i 2024 til 58{S}%, av de samme 50"),
        (before(unfinished=True), NONE, ""),
        (Earlier(2024, None, {(NONE, NONE): 4}), NONE, "som i 2024"),
        (Earlier(2024, None, {(NONE, NONE): 4}), MET, ""),
        (
            Earlier(2024, None, {(MET, MET): 1, (MISSED, MISSED): 1}),
            MISSED,
            f"50{S}% også i 2024, av de samme 2",
        ),
    ],
)
def test_a_counter_says_what_it_was_of_the_same_indicators(
    earlier: Earlier | None, status: Status, words: str
) -> None:
    assert moved(earlier, status) == words
