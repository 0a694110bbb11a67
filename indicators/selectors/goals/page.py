"""Goals above indicators: a year's goals as a tree, each with its lines and its status by rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from indicators.judging import Assessed, GoalRow, JudgedLine, goals_of, published
from indicators.models import (
    Goal,
    GoalAssessment,
    Lock,
    Plan,
    Sector,
    Situation,
    User,
    sector_then,
    situation_of,
)
from indicators.models.trail import TrailQuerySet
from indicators.permissions import ASSESS_GOAL, EDIT_PLAN, roles_of
from indicators.selectors.board.overview import year_lines
from indicators.selectors.board.tallies import reading_of
from indicators.selectors.drafts import known_deliveries
from indicators.selectors.goal_tree import GoalNode, goal_nodes
from indicators.selectors.log.trail import TrailLog, TrailRow, visible_entries
from indicators.values import RoundKind

MOST_ENTRIES = 200
WHOLE = 0
"""The number of no sector: what is locked for the whole municipality."""


@dataclass(frozen=True, slots=True)
class GoalsView:
    """The goals of a year. ``nodes`` are in tree order, ``loose`` the lines of cards that hang on none.

    ``case`` is that in which the plan was adopted, empty until then; ``words`` are those that goals are
    judged by, the worst first. ``round`` is the one that the year is read in; None for now.
    """

    year: int
    years: tuple[int, ...]
    nodes: tuple[GoalNode, ...]
    loose: tuple[JudgedLine, ...]
    case: str
    words: tuple[str, ...]
    example: bool
    round: RoundKind | None = None

    def node(self, pk: int) -> GoalNode | None:
        """A goal by its number."""
        return next((one for one in self.nodes if one.row.id == pk), None)


def goal_years() -> tuple[int, ...]:
    """The years that have a plan, newest first. One statement."""
    plans = Plan.objects.filter(withdrawn=False).order_by("-year")
    return tuple(plans.values_list("year", flat=True))


def newest_with_goals() -> int | None:
    """The newest year with goals, else with a plan; None where there is no plan. One statement."""
    of_year = Goal.objects.filter(year=OuterRef("year"), withdrawn=False)
    plans = Plan.objects.filter(withdrawn=False).annotate(any=Exists(of_year))
    return plans.order_by("-any", "-year").values_list("year", flat=True).first()


def goals_view(user: User, year: int, kind: RoundKind | None = None) -> GoalsView | None:
    """The goals of a year's plan, as it is or as it stood in a round; None for a year without a plan."""
    plans = {plan.year: plan for plan in Plan.objects.filter(withdrawn=False).order_by("-year")}
    plan = plans.get(year)
    if plan is None:
        return None
    lines = year_lines(user, year, kind)
    read = reading_of(year, kind, known_deliveries())
    goals = _as_read_by(user, goals_of(year, read.known))
    known = {goal.id for goal in goals}
    return GoalsView(
        year=year,
        years=tuple(plans),
        nodes=goal_nodes(goals, lines),
        loose=tuple(line for line in published(lines) if line.goal_id not in known),
        case=plan.case if plan.adopted else "",
        words=plan.assessment_words,
        example=plan.example,
        round=kind,
    )


def _as_read_by(user: User, goals: Iterable[GoalRow]) -> tuple[GoalRow, ...]:
    """The goals without what other sectors have judged and not delivered."""
    roles = roles_of(user)
    return tuple(
        goal if goal.sector is None or roles.reads_drafts_of(goal.sector.id, None) else goal.public
        for goal in goals
    )


@dataclass(frozen=True, slots=True)
class ChoosableLine:
    """A line that may hang on a goal, with the goal that it hangs on."""

    line: JudgedLine
    goal: GoalRow | None


def choosable(view: GoalsView) -> tuple[ChoosableLine, ...]:
    """The lines of a year's cards in card order, with where they hang."""
    hung = [ChoosableLine(line, node.row) for node in view.nodes for line in node.lines]
    every = (*hung, *(ChoosableLine(line, None) for line in view.loose))
    return tuple(sorted(every, key=lambda one: (one.line.area.order, one.line.order, one.line.id)))


@dataclass(frozen=True, slots=True)
class GoalDetail:
    """One goal, those under it, and what the reader may do and know.

    ``lock`` is why what the council adopts cannot be changed, ``judging_lock`` why nothing can be judged.
    ``own`` is what was judged in the round that the goal's year is in, for those who judge it, with drafts;
    ``version`` that row's (0: there is none).
    """

    view: GoalsView
    node: GoalNode
    children: tuple[GoalNode, ...]
    keeps: bool
    judges: bool
    lock: Lock | None
    judging_lock: Lock | None
    round_kind: str
    own: Assessed | None
    version: int
    on_behalf: bool
    changes: tuple[TrailRow, ...]


def goal_detail(user: User, year: int, pk: int) -> GoalDetail | None:
    """One goal of a year's plan; None where there is none."""
    view = goals_view(user, year)
    node = view.node(pk) if view is not None else None
    if view is None or node is None:
        return None
    sector_id = node.row.sector.id if node.row.sector else None
    judges = user.has_perm(ASSESS_GOAL, Goal(sector_id=sector_id))
    keeps = user.has_perm(EDIT_PLAN)
    situation = situation_of(year, sector_id or WHOLE) if judges or keeps else None
    kind = kind_now(situation)
    roles = roles_of(user)
    reads = judges or (sector_id is not None and roles.reads_drafts_of(sector_id, None))
    own = next((one for one in node.row.own if one.round_kind == kind), None) if reads else None
    return GoalDetail(
        view=view,
        node=node,
        children=tuple(one for one in view.nodes if one.row.parent_id == pk),
        keeps=keeps,
        judges=judges,
        lock=situation.year_lock if situation else None,
        judging_lock=situation.account_lock if situation else None,
        round_kind=kind,
        own=own,
        version=own.version if own else _version(pk, kind) if judges else 0,
        on_behalf=roles.controller and sector_id is not None and sector_id not in roles.sector_ids,
        changes=TrailLog(None, 0, _told(user, pk)).read(0, MOST_ENTRIES),
    )


def was_taken_out(year: int, pk: int) -> bool:
    """Whether a goal was in the plan of a year and is not any more. One statement."""
    return Goal.objects.filter(year=year, pk=pk, withdrawn=True).exists()


def _version(goal_id: int, kind: str) -> int:
    """That of a judgement that was taken away again, which stands empty."""
    rows = GoalAssessment.objects.filter(goal_id=goal_id, round_kind=kind)
    return rows.values_list("version", flat=True).first() or 0


def _told(user: User, pk: int) -> TrailQuerySet:
    """The entries about a goal and what was judged of it that a person may know of."""
    judged = GoalAssessment.objects.filter(goal_id=pk).values("pk")
    about = Q(subject_table="goal", subject_id=pk)
    return visible_entries(user).filter(about | Q(subject_table="goalassessment", subject_id__in=judged))


def kind_now(situation: Situation | None) -> str:
    """The round that a goal is judged in; the whole year's where the year has none."""
    current = situation.current if situation else None
    return str(current.round.kind) if current else "year_end"


def sectors_in(year: int) -> tuple[tuple[int, str], ...]:
    """The sectors and staff units of a year, as they were called then, in their order. One statement."""
    named: Any = Sector.objects.annotate(
        called=sector_then("name", sector="", year=year), ordered=sector_then("order", sector="", year=year)
    )
    return tuple((one.pk, one.called) for one in named.order_by("ordered", "pk") if one.stands_in(year))
