"""Goals with the lines that hang on them: the tree, the status of each by rule, and how many stand how."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.judging import GoalRow, JudgedLine, published
from indicators.values import GoalLine, GoalTally, above, in_tree_order, tally_goals


class Standing(StrEnum):
    """How the lines under a goal stand together: what boards count and lists are filtered by."""

    ALL = "all"
    SOME = "some"
    NONE = "none"
    OPEN = "open"
    EMPTY = "empty"


def standing_of(tally: GoalTally) -> Standing:
    """All that were judged met their targets, some, none; none is judged; there are no lines."""
    if not tally.lines:
        return Standing.EMPTY
    if not tally.judged:
        return Standing.OPEN
    if not tally.missed:
        return Standing.ALL
    return Standing.SOME if tally.met else Standing.NONE


@dataclass(frozen=True, slots=True)
class GoalNode:
    """A goal where it stands in the tree (``depth`` 1 to 3), with what hangs on it and how that stands.

    ``lines`` are its own, in card order; ``tally`` counts those of the goals under it too. ``under`` are the
    goals that it stands under, the highest first.
    """

    row: GoalRow
    depth: int
    tally: GoalTally
    lines: tuple[JudgedLine, ...]
    under: tuple[GoalRow, ...] = ()

    @property
    def standing(self) -> Standing:
        return standing_of(self.tally)


def goal_nodes(goals: Sequence[GoalRow], lines: Iterable[JudgedLine]) -> tuple[GoalNode, ...]:
    """The goals in tree order, with those of the lines that hang on them, as everybody reads them."""
    rows = {goal.id: goal for goal in goals}
    parents = {goal.id: goal.parent_id for goal in goals}
    hanging: defaultdict[int, list[JudgedLine]] = defaultdict(list)
    for line in published(lines):
        if line.goal_id in rows:
            hanging[line.goal_id].append(line)
    tallies = tally_goals(
        parents,
        (
            GoalLine(line.id, goal, line.verdict.status, line.verdict.close)
            for goal, own in hanging.items()
            for line in own
        ),
    )
    return tuple(
        GoalNode(
            rows[place.goal],
            place.depth,
            tallies[place.goal],
            tuple(hanging[place.goal]),
            tuple(rows[one] for one in reversed(above(place.goal, parents)[1:])),
        )
        for place in in_tree_order(parents)
    )


@dataclass(frozen=True, slots=True)
class GoalsCount:
    """What a board tells of a year's goals: how many stand how, and what people have judged.

    ``assessed`` are counted by the words that were used, in the order of ``words``.
    """

    goals: int
    standings: Counter[Standing]
    assessed: Counter[str]
    words: tuple[str, ...]


def count_goals(nodes: Iterable[GoalNode], words: tuple[str, ...] = ()) -> GoalsCount:
    """Count goals by how they stand; the newest judgement of each counts."""
    found = tuple(nodes)
    judged = Counter(node.row.latest.level for node in found if node.row.latest is not None)
    return GoalsCount(len(found), Counter(node.standing for node in found), judged, words or tuple(judged))
