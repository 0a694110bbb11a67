"""Development work that is not finished goes along when a plan is rolled, and back when that is undone."""

from __future__ import annotations

from typing import Any

from indicators.judging import deliveries_now, published_matters
from indicators.models import DevelopmentWork, User
from indicators.models.organisation import heir_in

from .records import save_record

KEPT = ("code", "order", "sector_assumed", "planned", "responsible", "indicator")
"""The columns that go along; what was done, the state and a source's remark belong to their year."""


def roll_work(from_year: int, *, by: User, reason: str) -> int:
    """Make the next year's rows of the work that everybody reads as not finished. Returns how many.

    What stands there already is left alone, and what an undo withdrew comes back as it was.
    """
    year = from_year + 1
    of_year = DevelopmentWork.objects.filter(year=from_year).select_related("area", "sector", "indicator")
    rows: list[Any] = list(of_year.order_by("area__order", "order", "pk"))
    public = published_matters(rows, deliveries_now())
    there = {row.code: row for row in DevelopmentWork.objects.filter(year=year)}
    made = 0
    for row in rows:
        then, stands = public[row.pk], there.get(row.code)
        if then is None or then.state not in DevelopmentWork.CARRIED or (stands and not stands.withdrawn):
            continue
        values = {name: getattr(then, name) for name in KEPT} if stands is None else {}
        values |= {"withdrawn": False, "carried_from": row, "year": year}
        values |= {"area": heir_in(row.area, year), "sector": heir_in(row.sector, year)}
        pk = stands.pk if stands else None
        save_record(by=by, model=DevelopmentWork, pk=pk, values=values, reason=reason)
        made += 1
    return made


def unroll_work(year: int, *, by: User, reason: str) -> None:
    """Withdraw the work that was rolled into a year."""
    rolled = DevelopmentWork.objects.filter(year=year, withdrawn=False, carried_from__isnull=False)
    for pk in rolled.order_by("pk").values_list("pk", flat=True):
        gone = {"withdrawn": True}
        save_record(by=by, model=DevelopmentWork, pk=pk, values=gone, reason=reason)
