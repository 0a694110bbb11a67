"""What a sector has told, as everybody reads it: as it stood before the round that it is writing in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Case, DateTimeField, OuterRef, QuerySet, Subquery, Value, When

from indicators.models import Action, Deviation

from .gathering import Deliveries

TELLING = ("cause", "why_no_figure", "evidence")
"""The columns of an explanation."""


def told_before(known: Deliveries) -> dict[str, Case | Subquery]:
    """Columns: since when what is told of a line is a draft, and its explanation as it stood before that.

    No columns where nothing is a draft.
    """
    since = _drafted_since(known)
    if since is None:
        return {}
    before = Deviation.history.filter(line_id=OuterRef("pk"), history_date__lt=OuterRef("drafted_since"))
    newest = before.order_by("-history_date", "-history_id")
    told = {f"told_{name}": Subquery(newest.values(name)[:1]) for name in TELLING}
    return {"drafted_since": since, **told}


def _drafted_since(known: Deliveries) -> Case | None:
    whens = []
    for year, by_sector, others in known.drafting():
        for sector_id, since in by_sector.items():
            whens.append(When(year=year, sector_id=sector_id, then=_moment(since)))
        whens.append(When(year=year, then=_moment(others)))
    return Case(*whens, default=_moment(None), output_field=DateTimeField()) if whens else None


def _moment(value: datetime | None) -> Value:
    return Value(value, output_field=DateTimeField())


def told_of(line: Any) -> Deviation | None:
    """The explanation as everybody reads it."""
    if getattr(line, "drafted_since", None) is None:
        return getattr(line, "deviation", None)
    told = {name: getattr(line, f"told_{name}") for name in TELLING}
    return None if told["cause"] is None else Deviation(line_id=line.pk, **told)


def with_promised_at(actions: QuerySet[Any]) -> QuerySet[Any]:
    """The actions, each with the moment when it was promised first."""
    first = Action.history.filter(id=OuterRef("pk")).order_by("history_date", "history_id")
    found: QuerySet[Any] = actions.annotate(promised_at=Subquery(first.values("history_date")[:1]))
    return found
