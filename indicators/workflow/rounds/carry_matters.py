"""Supervision and decisions that are open are carried on into the next year, each with its own entry."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from indicators.judging import Deliveries, deliveries_now, published_matters
from indicators.models import Act, Decision, Matter, Round, RoundState, Supervision, User
from indicators.models.organisation import heir_in
from indicators.workflow.save import write
from indicators.workflow.trail import acting

LEFT_BEHIND = frozenset(
    {"id", "version", "year", "origin", "sector", "order", "remark", "source_line", "withdrawn"}
)
"""Columns that belong to one year's report alone, or are given anew."""


def carry_on(year: int, *, by: User, reason: str, sector_ids: Collection[int] | None = None) -> list[Matter]:
    """Make the rows of a year for what is open in the years before and has no later row.

    What is carried on is what everybody reads: a draft is carried on when it has been delivered. A row goes
    to the unit that stands for its sector in the year. Inside an act, whose name the entries take; calling
    it again makes nothing.
    """
    known, made = deliveries_now(), []
    for model in (Supervision, Decision):
        for row in _open_before(model, year, known):
            if sector_ids is not None and row.sector_id not in sector_ids:
                continue
            with acting(Act.CARRY_ON, by=by, reason=reason):
                new = _next(row, year)
                write(new, by=by, reason=reason)
                made.append(new)
    return made


def _open_before(model: type[Any], year: int, known: Deliveries) -> list[Any]:
    """The newest row before a year of each matter that has none in it or later, where it is read as open."""
    rows = model.objects.filter(withdrawn=False).order_by("year", "order", "id").select_related("sector")
    latest = {row.number: row for row in rows}
    before = [row for row in latest.values() if row.year < year]
    if not before:
        return []
    public = published_matters(before, known)
    stood = ((row, public[row.pk]) for row in sorted(before, key=lambda row: (row.year, row.order, row.pk)))
    found = []
    for row, then in stood:
        if then is not None and not then.ended:
            then.sector = row.sector
            found.append(then)
    return found


def _next(row: Any, year: int) -> Any:
    """The row of a year, made of the one before it."""
    columns = [field.name for field in row._meta.concrete_fields if field.name not in LEFT_BEHIND]
    return type(row)(
        **{name: getattr(row, name) for name in columns},
        year=year,
        origin_id=row.number,
        sector=heir_in(row.sector, year),
        order=row.order,
    )


def years_opened_after(year: int) -> list[int]:
    """The years after a year in which a round has been opened, oldest first."""
    opened = Round.objects.filter(year__gt=year).exclude(state=RoundState.PLANNED)
    return list(opened.order_by("year").values_list("year", flat=True).distinct())
