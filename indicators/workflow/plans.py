"""Adopting a year's plan: its targets are kept as the council adopted them."""

from __future__ import annotations

from datetime import date

from indicators import permissions
from indicators.models import Act, AdoptedTarget, Plan, ScorecardLine, Target, User

from .refusals import AlreadyAdopted, NeedsCase, NotFound
from .trail import acting
from .writing import guard_version, require, write


def adopted_plan(year: int) -> Plan | None:
    """The year's plan where the council has adopted it. One statement."""
    plan = Plan.objects.filter(year=year).first()
    return plan if plan is not None and plan.adopted else None


def locked_plan(year: int) -> Plan:
    """The year's plan, locked to the end of the transaction. Raises :class:`NotFound`."""
    plan = Plan.objects.select_for_update().filter(year=year, withdrawn=False).first()
    if plan is None:
        raise NotFound("plan", year)
    return plan


def adopt_plan(
    *, by: User, year: int, case: str, adopted_on: date, reason: str = "", version: int | None = None
) -> Plan:
    """Write down the case in which the council adopted a year's plan, and keep its targets as they are now.

    From then on a target changes by a case and a reason alone, and what was adopted stays beside it.
    Targets that have no case of their own take the plan's. Raises :class:`NotAllowed`, :class:`NotFound`,
    :class:`Stale`, :class:`AlreadyAdopted`, :class:`NeedsCase`, :class:`Invalid`; nothing is written then.
    """
    case = case.strip()
    why = reason.strip() or f"Vedtatt i {case}"
    with acting(Act.ADOPT_PLAN, by=by, reason=why):
        require(by, permissions.EDIT_PLAN)
        plan = locked_plan(year)
        if plan.adopted:
            raise AlreadyAdopted(year, plan.case)
        guard_version(plan, version, plan.case)
        if not case:
            raise NeedsCase(year)
        plan.case, plan.adopted_on = case, adopted_on
        write(plan, by=by, reason=why)
        for target in _targets_of(year):
            write(AdoptedTarget.copied(target), by=by, reason=why)
            if not target.case:
                target.case, target.adopted_on = case, adopted_on
                write(target, by=by, reason=why)
        return plan


def _targets_of(year: int) -> list[Target]:
    """The targets of a year. Who sets one locks its line, so the lines are locked before they are read."""
    lines = ScorecardLine.objects.filter(year=year, withdrawn=False).order_by("pk").select_for_update()
    numbers = [line.pk for line in lines]
    return list(Target.objects.filter(line__in=numbers).select_related("line").order_by("line_id"))
