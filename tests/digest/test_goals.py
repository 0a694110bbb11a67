"""Goals in the weekly digest: which have changed, whom they concern, and the one line that tells of them."""

from __future__ import annotations

import pytest

from indicators.presentation.letters.digest import _goals
from indicators.selectors.letters.digest import GoalNews, Happened, Share, in_sectors
from indicators.values import GoalTally

NOW = GoalTally(met=1, missed=1)


def news(number: int, now: GoalTally, then: GoalTally | None, *sectors: int) -> GoalNews:
    return GoalNews(2026, number, f"{number} Mål", now, then, frozenset(sectors))


def happened(*goals: GoalNews, shares: bool = True) -> Happened:
    return Happened(
        (), frozenset(), (), (), (), (), (), (), shares=(Share(2026, 1, 1, 2),) if shares else (), goals=goals
    )


@pytest.mark.parametrize(
    ("then", "changed"),
    [
        (None, True),
        (GoalTally(), True),
        (NOW, False),
        (GoalTally(met=1, missed=1, close=1, not_judged=3), False),  # the share of targets met is the same
        (GoalTally(met=2), True),
        (GoalTally(met=1), True),
        (GoalTally(met=1, missed=2), True),
    ],
)
def test_a_goal_has_changed_when_its_share_has(then: GoalTally | None, changed: bool) -> None:
    assert news(1, NOW, then).changed is changed


def test_one_line_tells_how_many_are_not_met_and_names_three_that_changed() -> None:
    met, same = news(1, GoalTally(met=2), NOW), news(2, NOW, NOW)
    missed = "1 mål over indikatorene i 2026 er ikke helt nådd."
    assert _goals(happened()) == []
    assert _goals(happened(same, shares=False)) == []
    assert _goals(happened(same)) == [missed]
    assert _goals(happened(met, same)) == [f"{missed} Endret siden sist: 1 Mål (2 av 2 nådd)."]
    for count, more in ((3, ""), (4, "; og 1 til"), (5, "; og 2 til")):
        named = "; ".join(f"{number} Mål (1 av 2 nådd)" for number in (1, 2, 3))
        (line,) = _goals(happened(*(news(number + 1, NOW, None) for number in range(count))))
        told = f"{count} mål over indikatorene i 2026 er ikke helt nådd."
        assert line == f"{told} Endret siden sist: {named}{more}."


def test_a_leader_is_told_of_goals_that_lines_of_the_own_sector_hang_on() -> None:
    own, both, other = news(1, NOW, None, 1), news(2, NOW, None, 1, 2), news(3, NOW, None, 2)
    whole = happened(own, both, other)
    assert in_sectors(whole, frozenset({1})).goals == (own, both)
    assert in_sectors(whole, frozenset()).goals == ()
    assert in_sectors(whole, None).goals == (own, both, other)
