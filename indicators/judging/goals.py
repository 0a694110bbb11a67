"""The goals of a year's plan as everybody reads them, with what people judged of them round by round.

Goals belong to the plan and are read at once. What was judged of a sector's goal is a draft until the sector
delivers, by the rule of :mod:`indicators.judging.published`; of a goal of the whole municipality it is read
at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from indicators.models import PROGRAM_USER, Goal, GoalAssessment, RoundKind

from .deliveries import MOMENT, Deliveries
from .past import deliveries_at, rows_at
from .present import deliveries_now
from .published import newest
from .rows import SectorRef


@dataclass(frozen=True, slots=True)
class Assessed:
    """What a person judged of a goal in a round. ``draft``: it is not delivered, or was changed since.

    ``level`` is empty where nothing is judged any more, ``by`` where the program loaded it.
    """

    round_kind: str
    level: str
    text: str
    by: str
    at: datetime
    version: int
    draft: bool = False


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal of a year's plan; ``sector`` is None where it is the whole municipality's.

    ``assessed`` are what was judged as everybody reads it, the latest round last; ``own`` as its own people
    read it.
    """

    id: int
    parent_id: int | None
    year: int
    code: str
    text: str
    sector: SectorRef | None
    responsible: str
    order: int
    case: str
    version: int
    source_line: int | None
    assessed: tuple[Assessed, ...] = ()
    own: tuple[Assessed, ...] = ()

    @property
    def latest(self) -> Assessed | None:
        """What was judged last, as everybody reads it; None for nothing."""
        return self.assessed[-1] if self.assessed else None

    @property
    def draft(self) -> Assessed | None:
        """What its own people have judged and not delivered."""
        return next((one for one in reversed(self.own) if one.draft), None)


def goals_of(year: int, known: Deliveries | None = None) -> tuple[GoalRow, ...]:
    """The goals of a year in their order. One statement where nothing is judged; at most three more.

    ``known`` is what is delivered, where it was asked already. With :meth:`Deliveries.through` what was
    judged is read as it stood in a round.
    """
    goals = list(Goal.objects.filter(year=year, withdrawn=False).described())
    if not goals:
        return ()
    found = GoalAssessment.objects.filter(goal__year=year, goal__withdrawn=False).select_related(
        "assessed_by"
    )
    rows = list(found.order_by("id"))
    if not rows:
        return _rows(goals, {}, {})
    known = known or deliveries_now()
    sectors = {goal.pk: goal.sector_id for goal in goals}
    moments = _moments(rows, sectors, year, known)
    return _rows(goals, *_both_ways(rows, moments))


def goals_at(year: int, moment: datetime) -> tuple[GoalRow, ...]:
    """The goals of a year as everybody read them at a past moment."""
    goals = [row for row in rows_at(Goal, moment, year=year) if not row.withdrawn]
    if not goals:
        return ()
    _describe(goals)
    sectors = {goal.pk: goal.sector_id for goal in goals}
    found = GoalAssessment.objects.filter(goal_id__in=sectors).select_related("assessed_by")
    rows = list(found.order_by("id"))
    moments = _moments(rows, sectors, year, deliveries_at(moment), moment)
    _own, public = _both_ways(rows, moments)
    return _rows(sorted(goals, key=lambda one: (one.order, one.pk)), public, public)


def _describe(goals: Iterable[Any]) -> None:
    """What the sectors of goals of the past are called in their year."""
    now = {row.pk: row for row in Goal.objects.filter(pk__in=[one.pk for one in goals]).described()}
    named: dict[int, Any] = {row.sector_id: row for row in now.values() if row.sector_id is not None}
    for goal in goals:
        of: Any = named.get(goal.sector_id)
        sector = goal.sector if of is None and goal.sector_id is not None else None
        goal.sector_called = of.sector_called if of else getattr(sector, "name", None)
        goal.sector_code = of.sector_code if of else getattr(sector, "code", None)
        goal.sector_ordered = of.sector_ordered if of else getattr(sector, "order", None)


def _moments(
    rows: Iterable[GoalAssessment],
    sectors: Mapping[int, int | None],
    year: int,
    known: Deliveries,
    at: datetime | None = None,
) -> dict[int, datetime]:
    """The last moment at which what stood is delivered, for the rows that may have changed since.

    What was judged of the whole municipality's goals belongs to no delivery, but is read as it stood in the
    round that the year is read in.
    """
    found: dict[int, datetime] = {}
    for row in rows:
        sector_id = sectors.get(row.goal_id)
        since = known.ends.get(year) if sector_id is None else known.drafted_since(year, sector_id)
        limits = [one for one in (since - MOMENT if since else None, at) if one is not None]
        if limits:
            found[row.pk] = min(limits)
    return found


type ByGoal = Mapping[int, Sequence[Assessed]]


def _both_ways(rows: Sequence[GoalAssessment], moments: Mapping[int, datetime]) -> tuple[ByGoal, ByGoal]:
    """What was judged of each goal, as its own people read it and as everybody does."""
    history = GoalAssessment.history.filter(id__in=moments).select_related("assessed_by")
    then = {one.id: one for one in newest(history, moments, lambda one: one.id)} if moments else {}
    own: defaultdict[int, list[Assessed]] = defaultdict(list)
    public: defaultdict[int, list[Assessed]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: _place(one.round_kind)):
        stood: Any = then.get(row.pk) if row.pk in moments else row
        changed = stood is None or (stood.level, stood.text) != (row.level, row.text)
        if row.level or changed:
            own[row.goal_id].append(_assessed(row, draft=changed))
        if stood is not None and stood.level:
            public[row.goal_id].append(_assessed(stood, draft=False))
    return own, public


def _place(kind: str) -> int:
    return RoundKind.values.index(kind)


def _assessed(row: Any, *, draft: bool) -> Assessed:
    by = row.assessed_by
    name = "" if by.username == PROGRAM_USER else by.display_name
    return Assessed(row.round_kind, row.level, row.text, name, row.assessed_at, row.version, draft)


def _rows(goals: Iterable[Any], own: ByGoal, public: ByGoal) -> tuple[GoalRow, ...]:
    return tuple(
        GoalRow(
            id=goal.pk,
            parent_id=goal.parent_id,
            year=goal.year,
            code=goal.code,
            text=goal.text,
            sector=None
            if goal.sector_id is None
            else SectorRef(goal.sector_id, goal.sector_code, goal.sector_called, goal.sector_ordered),
            responsible=goal.responsible,
            order=goal.order,
            case=goal.case,
            version=goal.version,
            source_line=goal.source_line,
            assessed=tuple(public.get(goal.pk, ())),
            own=tuple(own.get(goal.pk, ())),
        )
        for goal in goals
    )
