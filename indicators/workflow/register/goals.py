"""Goals above the indicators of a year's plan: making and ordering them, and what hangs on them.

A goal's number and text, what it stands under and which indicators hang on it are what the council adopts:
once the plan is adopted they change by a case and a reason alone, as targets do. Who is responsible and the
order in which goals are shown are the administration's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from indicators import permissions
from indicators import values as v
from indicators.models import Act, Goal, Lock, Plan, ScorecardLine, Sector, User, situation_of
from indicators.workflow.idempotency import keep, row_made_with
from indicators.workflow.locks import open_plan
from indicators.workflow.refusals import (
    Invalid,
    Locked,
    NeedsCase,
    NeedsReason,
    NotFound,
    Refusal,
    RefusedRow,
    RowsRefused,
    Stale,
)
from indicators.workflow.save import changed_fields, guard_version, require, write
from indicators.workflow.siblings import exchange, neighbour, stepped_again
from indicators.workflow.trail import acting

ORDERED = "Ordnet på siden Mål"
ADOPTED = frozenset({"code", "text", "parent_id", "withdrawn"})
"""What the council adopts of a goal."""
KEPT = frozenset({"code", "text", "sector_id", "responsible", "order", "source_line"})
WHOLE = 0
"""The number of no sector: what stands locked for the whole municipality."""


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """A line that is to hang on a goal; ``goal_id`` is where it was seen to hang (None: on none)."""

    line_id: int
    goal_id: int | None


def save_goal(
    *,
    by: User,
    year: int,
    values: Mapping[str, Any],
    pk: int | None = None,
    parent_id: int | None = None,
    case: str = "",
    version: int | None = None,
    once: str = "",
    reason: str = "",
) -> Goal:
    """Make a goal of a year's plan, last under ``parent_id`` (None: under none), or change one (``pk``).

    ``values`` are columns: ``text``, ``code`` (proposed where it is empty), ``sector_id`` (None: the whole
    municipality's), ``responsible``; what is left out stays. Saving what stands changes nothing and is never
    refused. ``once`` is the token of the form that makes a goal. Raises :class:`NotAllowed`,
    :class:`NotFound`, :class:`Stale`, :class:`Locked`, :class:`NeedsCase`, :class:`NeedsReason`,
    :class:`Invalid`, :class:`TooLong`, :class:`ForbiddenMark`.
    """
    why = reason.strip() or ORDERED
    with acting(Act.KEEP_GOAL, by=by, reason=why):
        require(by, permissions.EDIT_PLAN)
        if pk is None and (made := row_made_with(once, Goal)) is not None:
            return made
        plan = _plan(year)
        row = _new(year, parent_id) if pk is None else _row(pk, year)
        told = _told(row, values)
        if pk is not None and not changed_fields(row, told):
            return row
        guard_version(row, version, row.text)
        _check(row, told)
        _change(row, told, plan, case, reason)
        write(row, by=by, reason=why)
        if pk is None:
            keep(once, row)
        return row


def move_goal(
    *,
    by: User,
    pk: int,
    parent_id: int | None,
    case: str = "",
    version: int | None = None,
    reason: str = "",
) -> Goal:
    """Put a goal, with those under it, last under another one, or under none. Raises as :func:`save_goal`."""
    why = reason.strip() or ORDERED
    with acting(Act.KEEP_GOAL, by=by, reason=why):
        require(by, permissions.EDIT_PLAN)
        row = _row(pk)
        if row.parent_id == parent_id:
            return row
        plan = _plan(row.year)
        guard_version(row, version, row.text)
        _check_place(row, parent_id)
        moved = {"parent_id": parent_id, "order": _last(row.year, parent_id) + 1}
        _change(row, moved, plan, case, reason)
        write(row, by=by, reason=why)
        return row


def shift_goal(*, by: User, pk: int, up: bool, version: int | None = None, reason: str = "") -> Goal:
    """Let a goal change places with the one before it (``up``) or after it; at the end nothing happens.

    Raises :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`, :class:`Locked`.
    """
    why = reason.strip() or ORDERED
    with acting(Act.KEEP_GOAL, by=by, reason=why):
        require(by, permissions.EDIT_PLAN)
        row = _row(pk)
        if stepped_again(row, up=up, by=by, reason=why, seen=version):
            return row
        guard_version(row, version, row.text)
        beside = list(
            Goal.objects.select_for_update()
            .filter(year=row.year, parent_id=row.parent_id, withdrawn=False)
            .order_by("order", "id")
        )
        other = neighbour(row, beside, up=up)
        if other is not None:
            _open(row)
            exchange(row, other, beside, by=by, reason=why)
        return row


def withdraw_goal(*, by: User, pk: int, case: str = "", version: int | None = None, reason: str = "") -> Goal:
    """Take a goal out of the plan. Nothing is deleted, and nothing may hang on it or stand under it.

    Raises as :func:`save_goal`.
    """
    why = reason.strip() or ORDERED
    with acting(Act.KEEP_GOAL, by=by, reason=why):
        require(by, permissions.EDIT_PLAN)
        row = Goal.objects.select_for_update().filter(pk=pk).first()
        if row is None:
            raise NotFound("goal", pk)
        if row.withdrawn:
            return row
        plan = _plan(row.year)
        guard_version(row, version, row.text)
        if row.children.filter(withdrawn=False).exists():
            raise Invalid({"": [_("Det står mål under dette. Flytt eller fjern dem først.")]})
        if row.lines.filter(withdrawn=False).exists():
            raise Invalid({"": [_("Det henger indikatorer på målet. Løsne dem først.")]})
        _change(row, {"withdrawn": True}, plan, case, reason)
        write(row, by=by, reason=why)
        return row


def attach_lines(
    *,
    by: User,
    year: int,
    goal_id: int | None,
    lines: Sequence[ChosenLine],
    case: str = "",
    reason: str = "",
) -> int:
    """Let lines of a year hang on a goal, or on none (``goal_id`` None). Returns how many came to it.

    A line hangs on one goal at most, so it leaves the one before. Each leaves an entry of its own. All of
    them are moved or none; those that hang there already are left alone. Raises as :func:`save_goal`, and
    :class:`RowsRefused` with every line that hangs on another goal than was seen, or whose sector has
    delivered the year.
    """
    why = reason.strip() or ORDERED
    with acting(Act.ATTACH_LINES, by=by, reason=why):
        require(by, permissions.EDIT_PLAN)
        plan = _plan(year)
        goal = None if goal_id is None else _row(goal_id, year)
        seen = {one.line_id: one.goal_id for one in lines}
        locked = ScorecardLine.objects.filter(year=year, withdrawn=False, pk__in=seen).order_by("pk")
        rows = {row.pk: row for row in locked.select_for_update()}
        if unknown := set(seen) - set(rows):
            raise NotFound("line", min(unknown))
        moved = [row for row in rows.values() if row.goal_id != goal_id]
        if not moved:
            return 0
        if refused := tuple(_refused(moved, seen)):
            raise RowsRefused(refused)
        if plan.adopted:
            why = f"{_case(plan, case, reason)}: {why}"
        for row in moved:
            row.goal = goal
            with acting(Act.ATTACH_LINES, by=by, reason=why):
                write(row, by=by, reason=why)
        return len(moved)


def check_goal_of(line: ScorecardLine, before: ScorecardLine | None) -> None:
    """What holds of a line's goal at every door: it is of the year, and in an adopted plan it is not moved.

    Raises :class:`Invalid`.
    """
    if line.goal is not None and (line.goal.year != line.year or line.goal.withdrawn):
        raise Invalid({"goal": [_("Målet hører til en annen plan, eller er tatt ut av den.")]})
    if before is None or before.goal_id == line.goal_id:
        return
    plan = Plan.objects.filter(year=line.year).first()
    if plan is not None and plan.adopted:
        raise Invalid({"goal": [_("Planen er vedtatt. Hva som henger på et mål, endres på siden Mål.")]})


def _refused(rows: Sequence[ScorecardLine], seen: Mapping[int, int | None]) -> Any:
    for row in rows:
        refusal: Refusal | None = None
        if row.goal_id != seen[row.pk]:
            refusal = Stale(0, row.version, str(row.goal or ""))
        else:
            try:
                open_plan(row.year, row.sector_id)
            except Locked as locked:
                refusal = locked
        if refusal is not None:
            yield RefusedRow(row.pk, "", refusal)


def _plan(year: int) -> Plan:
    """The year's plan, locked: two who change its goals wait for each other here."""
    plan = Plan.objects.select_for_update().filter(year=year, withdrawn=False).first()
    if plan is None:
        raise NotFound("plan", year)
    return plan


def _row(pk: int, year: int | None = None) -> Goal:
    row = Goal.objects.select_for_update().filter(pk=pk, withdrawn=False).first()
    if row is None or year not in (None, row.year):
        raise NotFound("goal", pk)
    return row


def _new(year: int, parent_id: int | None) -> Goal:
    row = Goal(year=year, order=_last(year, parent_id) + 1)
    _check_place(row, parent_id)
    row.parent_id = parent_id
    return row


def _told(row: Goal, given: Mapping[str, Any]) -> dict[str, Any]:
    """The columns as they are to be; a new goal without a number gets the next one."""
    told = {name: " ".join(one.split()) if isinstance(one, str) else one for name, one in given.items()}
    if strangers := set(told) - KEPT:
        raise Invalid({min(strangers): [_("Feltet finnes ikke.")]})
    if row._state.adding and not told.get("code"):
        taken = Goal.objects.filter(year=row.year, withdrawn=False).values_list("code", flat=True)
        told["code"] = v.next_code(row.parent.code if row.parent else "", taken)
    return told


def _check(row: Goal, told: Mapping[str, Any]) -> None:
    errors: dict[str, list[str]] = {}
    if not told.get("text", row.text):
        errors["text"] = [_("Skriv målet.")]
    code = told.get("code", row.code)
    if not code:
        errors["code"] = [_("Skriv nummeret, f.eks. 1.2.")]
    others = Goal.objects.filter(year=row.year, code=code, withdrawn=False).exclude(pk=row.pk)
    if code and others.exists():
        errors["code"] = [_("Et annet mål i planen har dette nummeret.")]
    if (sector_id := told.get("sector_id")) is not None and sector_id != row.sector_id:
        sector = Sector.objects.filter(pk=sector_id).first()
        if sector is None or not sector.stands_in(row.year):
            errors["sector"] = [_("Sektoren finnes ikke i %(year)d.") % {"year": row.year}]
    if errors:
        raise Invalid(errors)


def _check_place(row: Goal, parent_id: int | None) -> None:
    """A goal stands under one of its own year, not under itself, and at most so many levels deep."""
    if parent_id is None:
        return
    goals = Goal.objects.filter(year=row.year, withdrawn=False)
    parents: dict[int, int | None] = dict(goals.values_list("pk", "parent_id"))
    if parent_id not in parents:
        raise NotFound("goal", parent_id)
    way = v.above(parent_id, parents)
    if row.pk in way:
        raise Invalid({"parent": [_("Et mål kan ikke stå under seg selv.")]})
    below = 1 if row.pk is None else v.height(row.pk, parents)
    if len(way) + below > v.MOST_GOAL_LEVELS:
        told = _("Mål står i høyst %(levels)d nivåer. Velg et mål lenger oppe.")
        raise Invalid({"parent": [told % {"levels": v.MOST_GOAL_LEVELS}]})


def _change(row: Goal, told: Mapping[str, Any], plan: Plan, case: str, reason: str) -> None:
    """Set the columns, where nothing forbids it; what the council adopts takes a case and a reason."""
    _open(row)
    if told.get("sector_id") not in (None, row.sector_id):
        _open(row, told["sector_id"])
    adopts = row._state.adding or not ADOPTED.isdisjoint(changed_fields(row, dict(told)))
    if plan.adopted and adopts:
        row.case = _case(plan, case, reason)
    for name, value in told.items():
        setattr(row, name, value)


def _case(plan: Plan, case: str, reason: str) -> str:
    """The case of a change in an adopted plan. Raises :class:`NeedsCase` and :class:`NeedsReason`."""
    if not case.strip():
        raise NeedsCase(plan.year, plan.case)
    if not reason.strip():
        raise NeedsReason
    return " ".join(case.split())


def _open(row: Goal, sector_id: int | None = None) -> None:
    """Raise :class:`Locked` where the year of the goal's sector, or the whole year, cannot be changed."""
    lock: Lock | None = situation_of(row.year, sector_id or row.sector_id or WHOLE, locked=True).year_lock
    if lock is not None:
        raise Locked(lock)


def _last(year: int, parent_id: int | None) -> int:
    beside = Goal.objects.filter(year=year, parent_id=parent_id)
    return int(beside.aggregate(last=Max("order"))["last"] or 0)
