"""Actions whose deadline is over, for those who read only these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from indicators.judging import (
    ActionRow,
    Deliveries,
    Touch,
    action_row,
    deliveries_now,
    published_action,
    remembered,
    unless,
    with_published,
)
from indicators.models import Action, Plan, area_then
from indicators.models.statements import extended

from .actions import OPEN, days_overdue


@dataclass(frozen=True, slots=True)
class OverdueAction:
    """An open action after its date, and the indicator it was promised for.

    ``example``: the figures of the year in which it was promised are made up.
    """

    action: ActionRow
    code: str
    short_name: str
    days_overdue: int
    example: bool


def overdue_actions(
    *, area: str | None = None, sector: str | None = None, known: Deliveries | None = None
) -> tuple[OverdueAction, ...]:
    """Open actions after their date as everybody reads them, whatever the year; the longest overdue first.

    The area and the sector are those of the line that an action was promised for, as in :func:`actions`.
    ``known`` is what is delivered, where it was asked already. Two statements where they are not remembered.
    """
    today = timezone.localdate()
    late = remembered(
        ("overdue", today), lambda: _late(today, known or deliveries_now()), unless(_may_move_an_action)
    )
    return tuple(one.told for one in late if area in (None, one.area) and sector in (None, one.sector))


def _may_move_an_action(_key: object, touch: Touch) -> bool:
    return touch.indicator_id is None or Action._meta.model_name in touch.tables


@dataclass(frozen=True, slots=True)
class _Late:
    """An overdue action, and what decides whether it is told."""

    told: OverdueAction
    area: str
    sector: str


def _late(today: date, known: Deliveries) -> tuple[_Late, ...]:
    late = Action.objects.filter(line__withdrawn=False, state__in=OPEN, due__lt=today)
    rows = []
    for row in extended(late, partial(_with_lines, known=known), "late", known.shape):
        line, public = row.line, published_action(row, known)
        if public is None:
            continue
        told = action_row(public, line.year, today)
        late_by = days_overdue(told, today)
        rows.append(
            _Late(
                OverdueAction(told, row.code, line.short_name, late_by, row.example),
                row.area_number,
                row.sector_code,
            )
        )
    return tuple(rows)


def _with_lines(actions: QuerySet[Any], known: Deliveries) -> QuerySet[Any]:
    made_up = Plan.objects.filter(year=OuterRef("line__year"), example=True, withdrawn=False)
    found = actions.annotate(
        code=F("line__indicator__code"),
        area_number=area_then("number", area="line__area", year="line__year"),
        sector_code=F("line__sector__code"),
        example=Exists(made_up),
    )
    return with_published(found, known).select_related("line").order_by("due", "id")
