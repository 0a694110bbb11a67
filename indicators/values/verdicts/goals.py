"""Goals above indicators: the tree that they make, and the status that follows from their lines by rule.

A goal's status is how many of the lines under it met their targets, of those that could be judged:
"3 av 4 nådd". Lines of the goals under it are its lines too, and every line is counted once.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from indicators.values.figures.cell_text import phrase
from indicators.values.figures.levels import LevelsProblem, levels_problem

from .verdict import Status

MOST_GOAL_LEVELS = 3
"""A goal (hovedmål), goals under it (delmål), and goals under those."""

JUDGED = frozenset({Status.MET, Status.MISSED})
"""What is counted for and against a goal; everything else says nothing of it yet."""


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A line as a goal sees it: its number, the goal that it hangs on, and its verdict."""

    key: Hashable
    goal: int
    status: Status
    close: bool = False


@dataclass(frozen=True, slots=True)
class GoalTally:
    """How the lines under a goal stand.

    ``close`` are among ``missed``. ``not_judged`` are all lines that are neither met, missed nor not
    measured: not due, not reported, without a target, not planned this year, undecided.
    """

    met: int = 0
    missed: int = 0
    close: int = 0
    not_measured: int = 0
    not_judged: int = 0

    @property
    def judged(self) -> int:
        """What the status is a share of."""
        return self.met + self.missed

    @property
    def lines(self) -> int:
        """All lines under the goal."""
        return self.judged + self.not_measured + self.not_judged


def tally_goals(parents: Mapping[int, int | None], lines: Iterable[GoalLine]) -> dict[int, GoalTally]:
    """The tally of every goal, from its own lines and those of the goals under it.

    ``parents`` says which goal each stands under (None: under none). A line that comes twice is counted once,
    as it came first; a line on a goal that is not among ``parents`` is nobody's. Goals that stand under each
    other in a ring, which no plan has, end where they begin.
    """
    once: dict[Hashable, GoalLine] = {}
    for line in lines:
        once.setdefault(line.key, line)
    counts = {goal: [0, 0, 0, 0, 0] for goal in parents}
    for line in once.values():
        for goal in above(line.goal, parents):
            _count(counts[goal], line)
    return {goal: GoalTally(*count) for goal, count in counts.items()}


def _count(count: list[int], line: GoalLine) -> None:
    match line.status:
        case Status.MET:
            count[0] += 1
        case Status.MISSED:
            count[1] += 1
            count[2] += line.close
        case Status.NOT_MEASURED:
            count[3] += 1
        case _:
            count[4] += 1


def above(goal: int, parents: Mapping[int, int | None]) -> tuple[int, ...]:
    """A goal and every goal that it stands under, the nearest first; nothing for one that is not known."""
    found: list[int] = []
    here: int | None = goal
    while here is not None and here in parents and here not in found:
        found.append(here)
        here = parents[here]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class GoalPlace:
    """Where a goal stands in the tree: ``depth`` is 1 for a goal under none."""

    goal: int
    depth: int


def in_tree_order(parents: Mapping[int, int | None]) -> tuple[GoalPlace, ...]:
    """Each goal followed by those under it, beside each other in the order in which they are given.

    A goal whose parent is not among them stands at the top, and so does the first of a ring.
    """
    under: dict[int | None, list[int]] = {}
    for goal, parent in parents.items():
        under.setdefault(parent if parent in parents else None, []).append(goal)
    found: dict[int, GoalPlace] = {}

    def walk(goal: int, depth: int) -> None:
        if goal not in found:
            found[goal] = GoalPlace(goal, depth)
            for child in under.get(goal, ()):
                walk(child, depth + 1)

    for goal in (*under.get(None, ()), *parents):
        walk(goal, 1)
    return tuple(found.values())


def height(goal: int, parents: Mapping[int, int | None]) -> int:
    """How many levels a goal and those under it take; 1 where there are none."""
    deepest = 1
    for other in parents:
        way = above(other, parents)
        if goal in way:
            deepest = max(deepest, way.index(goal) + 1)
    return deepest


def next_code(parent: str, taken: Iterable[str]) -> str:
    """The number that a new goal is proposed: the first whole number that is free, behind its parent's."""
    used, number = set(taken), 1
    while (code := f"{parent}.{number}" if parent else str(number)) in used:
        number += 1
    return code


DEFAULT_ASSESSMENTS = ("ikke nådd", "delvis nådd", "nådd")
"""The words that a goal is assessed by where the plan has none of its own, the worst first."""


def assessment_words(own: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a plan, or the default ones."""
    return own or DEFAULT_ASSESSMENTS


def assessment_problem(words: tuple[str, ...]) -> LevelsProblem | None:
    """What is wrong with a plan's own words; None where they can be used, or where there are none."""
    return levels_problem(words) if words else None


NOT_CLOSE_WORDS = frozenset({"nådd", "ikke nådd", "ikkje nådd"})


def may_be_close_word(word: str) -> bool:
    """Whether a plan may call a miss inside the tolerance so: not by the word of another status."""
    return phrase(word) not in NOT_CLOSE_WORDS
