"""The goals of a year's plan as everybody reads them, with what people judged of them round by round.

Goals belong to the plan and are read at once. What was judged of a sector's goal is a draft until the sector
delivers, by the rule of :mod:`indicators.judging.published`; of a goal of the whole municipality it is read
at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Case, DateTimeField, F, When

from indicators.models import (
    PROGRAM_USER,
    Goal,
    GoalAssessment,
    RoundKind,
    Sector,
    User,
    sector_then,
)

from .deliveries import MOMENT, Deliveries
from .load_as_of import deliveries_at, rows_at
from .published import column_before_draft, moment
from .published_results import newest
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
    def public(self) -> GoalRow:
        """The goal without what its own people have judged and not delivered."""
        return replace(self, own=self.assessed)

    @property
    def draft(self) -> Assessed | None:
        """What its own people have judged and not delivered."""
        return next((one for one in reversed(self.own) if one.draft), None)


def goals_of(year: int, known: Deliveries | None = None) -> tuple[GoalRow, ...]:
    """The goals of a year in their order, with what was judged of them where ``known`` is given.

    That says what is delivered. One statement, a row for each goal and each judgement of it. With
    :meth:`Deliveries.through` what was judged is read as it stood in a round.
    """
    rows: Any = Goal.objects.filter(year=year, withdrawn=False).described()
    if known is None:
        return tuple(_row(goal, (), ()) for goal in rows)
    return tuple(_with_assessed(list(same)) for _pk, same in groupby(_judged(rows, year, known), _number))


def _number(row: Any) -> int:
    return int(row.pk)


def _judged(rows: Any, year: int, known: Deliveries) -> Any:
    """Goals with columns of each judgement, as it stands and as it stood when it was last delivered."""
    rows = rows.annotate(
        judged_id=F("assessments__id"),
        judged_round=F("assessments__round_kind"),
        judged_version=F("assessments__version"),
        **{f"now_{name}": F(f"assessments__{path}") for name, path in TOLD.items()},
    )
    since = _drafted_since(year, known)
    if since is not None:
        then = {
            f"then_{name}": column_before_draft(GoalAssessment, path, of="judged_id")
            for name, path in TOLD.items()
        }
        rows = rows.annotate(drafted_since=since).annotate(**then)
    return rows.order_by("order", "id", "judged_id")


TOLD: dict[str, str] = {
    "level": "level",
    "text": "text",
    "at": "assessed_at",
    "username": "assessed_by__username",
    "first_name": "assessed_by__first_name",
    "last_name": "assessed_by__last_name",
}
"""What is told of a judgement, and in which column it stands."""


def _drafted_since(year: int, known: Deliveries) -> Case | None:
    """A column: since when a judgement is a draft, of a sector's goal since its delivery; None: nowhere.

    Of the whole municipality's goals it is none, but is read as it stood in the round that the year is read
    in.
    """
    whole, rest = known.ends.get(year), None
    moments: dict[int, datetime | None] = {}
    for of_year, by_sector, others in known.drafting():
        if of_year == year:
            moments, rest = dict(by_sector), others
    if not any((whole, rest, *moments.values())):
        return None  # a database cannot tell what kind of column has nothing in it at all
    whens = [When(sector=None, then=moment(whole))]
    whens += [When(sector_id=one, then=moment(since)) for one, since in moments.items()]
    return Case(*whens, default=moment(rest), output_field=DateTimeField())


def _with_assessed(rows: Sequence[Any]) -> GoalRow:
    """A goal of its rows, one for each round in which it was judged."""
    own, public = [], []
    judged = (row for row in rows if row.judged_id is not None)
    for row in sorted(judged, key=lambda one: _place(one.judged_round)):
        now = _assessed(row, "now")
        stood = now if getattr(row, "drafted_since", None) is None else _assessed(row, "then")
        changed = (stood.level, stood.text) != (now.level, now.text)
        if now.level or changed:
            own.append(replace(now, draft=changed))
        if stood.level:
            public.append(stood)
    return _row(rows[0], own, public)


def _assessed(row: Any, when: str) -> Assessed:
    told = {name: getattr(row, f"{when}_{name}") for name in TOLD}
    return Assessed(
        row.judged_round,
        told["level"] or "",
        told["text"] or "",
        _name(told["username"] or PROGRAM_USER, told["first_name"], told["last_name"]),
        told["at"],
        row.judged_version,
    )


def _name(username: str, first: str | None, last: str | None) -> str:
    """Who judged; empty where the program has loaded it."""
    if username == PROGRAM_USER:
        return ""
    return User(username=username, first_name=first or "", last_name=last or "").display_name


def goals_at(year: int, at: datetime) -> tuple[GoalRow, ...]:
    """The goals of a year as everybody read them at a past moment."""
    goals = [row for row in rows_at(Goal, at, year=year) if not row.withdrawn]
    if not goals:
        return ()
    _describe(goals)
    sectors = {goal.pk: goal.sector_id for goal in goals}
    found: defaultdict[int, list[Assessed]] = defaultdict(list)
    for row in sorted(_stood(sectors, year, at), key=lambda one: _place(one.round_kind)):
        by = row.assessed_by
        name = _name(by.username, by.first_name, by.last_name)
        if row.level:
            told = Assessed(row.round_kind, row.level, row.text, name, row.assessed_at, row.version)
            found[row.goal_id].append(told)
    ordered = sorted(goals, key=lambda one: (one.order, one.pk))
    return tuple(_row(goal, found[goal.pk], found[goal.pk]) for goal in ordered)


def _describe(goals: Iterable[Any]) -> None:
    """What the sectors of goals of the past are called in their year."""
    ids = {one.sector_id for one in goals if one.sector_id is not None}
    year = next(one.year for one in goals)
    named = {name: sector_then(name, sector="", year=year) for name in ("name", "order")}
    called = {"sector_called": named["name"], "sector_ordered": named["order"]}
    rows: Any = Sector.objects.filter(pk__in=ids).annotate(**called)
    sectors = {row.pk: row for row in rows}
    for goal in goals:
        of = sectors.get(goal.sector_id)
        goal.sector_called = of.sector_called if of else None
        goal.sector_ordered = of.sector_ordered if of else None
        goal.sector_code = of.code if of else None


def _stood(sectors: Mapping[int, int | None], year: int, at: datetime) -> list[Any]:
    """What was judged of goals as it stood at a moment, or when it was last delivered by then."""
    known = deliveries_at(at)
    rows = GoalAssessment.objects.filter(goal_id__in=sectors).values_list("pk", "goal_id")
    moments = {}
    for pk, goal_id in rows:
        sector_id = sectors[goal_id]
        since = None if sector_id is None else known.drafted_since(year, sector_id)
        moments[pk] = at if since is None else min(since - MOMENT, at)
    history = GoalAssessment.history.filter(id__in=moments).select_related("assessed_by")
    return newest(history, moments, lambda one: one.id)


def _place(kind: str) -> int:
    return RoundKind.values.index(kind)


def _row(goal: Any, own: Iterable[Assessed], public: Iterable[Assessed]) -> GoalRow:
    sector = None
    if goal.sector_id is not None:
        sector = SectorRef(goal.sector_id, goal.sector_code, goal.sector_called, goal.sector_ordered)
    return GoalRow(
        id=goal.pk,
        parent_id=goal.parent_id,
        year=goal.year,
        code=goal.code,
        text=goal.text,
        sector=sector,
        responsible=goal.responsible,
        order=goal.order,
        case=goal.case,
        version=goal.version,
        source_line=goal.source_line,
        assessed=tuple(public),
        own=tuple(own),
    )
