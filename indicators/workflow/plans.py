"""Adopting a year's plan: its targets are kept as the council adopted them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext

from indicators import permissions
from indicators.models import Act, AdoptedTarget, Goal, Plan, ScorecardLine, Target, User
from indicators.values import TextTarget

from .batch_cache import many
from .refusals import (
    AlreadyAdopted,
    Invalid,
    NeedsCase,
    NeedsReason,
    NotFound,
    NotPossible,
    NotUnderstood,
    RefusedRow,
    RowsRefused,
)
from .save import guard_version, require, sent_again, write
from .trail import acting

EARLIEST_BEFORE = 3
"""A plan is adopted at most so many years before its year."""


def adopted_plan(year: int) -> Plan | None:
    """The year's plan where the council has adopted it. One statement, or one in an act of many writes."""
    kept = many.get()
    if kept is not None and year in kept.plans:
        return kept.plans[year]
    plan = Plan.objects.filter(year=year).first()
    found = plan if plan is not None and plan.adopted else None
    if kept is not None:
        kept.plans[year] = found
    return found


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
        if (plan.case, plan.adopted_on) == (case, adopted_on) and sent_again(
            plan, by=by, reason=why, seen=version
        ):
            return plan
        if plan.adopted:
            raise AlreadyAdopted(year, plan.case)
        guard_version(plan, version, plan.case)
        if not case:
            raise NeedsCase(year)
        check_adopted_on(adopted_on, year)
        targets = _targets_of(year)
        _all_understood(targets, year)
        plan.case, plan.adopted_on = case, adopted_on
        write(plan, by=by, reason=why)
        for target in targets:
            write(AdoptedTarget.copied(target), by=by, reason=why)
            if not target.case:
                target.case, target.adopted_on = case, adopted_on
                write(target, by=by, reason=why)
        _let_goals_follow(year, "", case, by=by, reason=why)
        return plan


def correct_adoption(
    *, by: User, year: int, case: str, adopted_on: date, reason: str, version: int | None = None
) -> Plan:
    """Correct a slip in the case or the day that adopted a year's plan, and in the targets that took them.

    The targets themselves stay as they were adopted. Raises as :func:`adopt_plan`, :class:`NeedsReason`,
    and :class:`NotPossible` for a plan that is not adopted.
    """
    case = case.strip()
    with acting(Act.CORRECT_ADOPTION, by=by, reason=reason):
        require(by, permissions.EDIT_PLAN)
        plan = locked_plan(year)
        if not plan.adopted:
            raise NotPossible(Act.CORRECT_ADOPTION, "")
        before = (plan.case, plan.adopted_on)
        if (case, adopted_on) == before and reason.strip():
            return plan
        guard_version(plan, version, plan.case)
        if not case:
            raise NeedsCase(year)
        if not reason.strip():
            raise NeedsReason
        check_adopted_on(adopted_on, year)
        plan.case, plan.adopted_on = case, adopted_on
        write(plan, by=by, reason=reason)
        for target in _targets_of(year):
            if (target.case, target.adopted_on) == before:
                target.case, target.adopted_on = case, adopted_on
                write(target, by=by, reason=reason)
        _let_goals_follow(year, before[0], case, by=by, reason=reason)
        return plan


def _let_goals_follow(year: int, before: str, case: str, *, by: User, reason: str) -> None:
    """Goals that have the plan's case take its new one; those that have a case of their own keep it."""
    goals = Goal.objects.filter(year=year, withdrawn=False, case=before).exclude(case=case)
    for goal in goals.order_by("pk").select_for_update():
        goal.case = case
        write(goal, by=by, reason=reason)


def check_adopted_on(day: date | None, year: int) -> None:
    """Raise :class:`Invalid` for a day that has not come, or that lies years before the plan."""
    if day is None:
        return
    if day > timezone.localdate():
        raise Invalid({"adopted_on": [gettext("Vedtaket kan ikke være gjort i framtiden.")]})
    if day.year < year - EARLIEST_BEFORE:
        told = gettext("Datoen er langt fra %(year)d. Se over årstallet.") % {"year": year}
        raise Invalid({"adopted_on": [told]})


def _all_understood(targets: Sequence[Target], year: int) -> None:
    """Raise :class:`RowsRefused` with every target that is neither understood nor confirmed as words."""
    if not ScorecardLine.objects.filter(year=year, withdrawn=False).exists():
        raise Invalid({"": [gettext("Planen har ingen indikatorer. Det er ingenting å vedta.")]})
    unclear = [row for row in targets if isinstance(row.parsed, TextTarget) and not row.in_words]
    if unclear:
        raise RowsRefused(
            tuple(RefusedRow(row.line_id, "target_text", NotUnderstood(row.written)) for row in unclear)
        )


def _targets_of(year: int) -> list[Target]:
    """The targets of a year. Who sets one locks its line, so the lines are locked before they are read."""
    lines = ScorecardLine.objects.filter(year=year, withdrawn=False).order_by("pk").select_for_update()
    numbers = [line.pk for line in lines]
    return list(Target.objects.filter(line__in=numbers).select_related("line").order_by("line_id"))
