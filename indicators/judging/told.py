"""What a sector has told, as everybody reads it: as it stood before the round that it is writing in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Case, DateTimeField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject

from indicators.models import Action, Deviation

from .gathering import Deliveries

TELLING = ("cause", "why_no_figure", "evidence")
TOLD = Subquery(
    Deviation.history.filter(line_id=OuterRef("pk"), history_date__lt=OuterRef("drafted_since"))
    .order_by("-history_date", "-history_id")
    .values(told=JSONObject(**{name: name for name in TELLING}))[:1]
)
"""An explanation as it stood before what is told of its line became a draft."""


def drafted_since(known: Deliveries) -> Case | None:
    """The moment since which what is told of a line is a draft, as a column; None where nothing is."""
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
    return Deviation(line_id=line.pk, **line.told) if line.told else None


def with_promised_at(actions: QuerySet[Any]) -> QuerySet[Any]:
    """The actions, each with the moment when it was promised first."""
    first = Action.history.filter(id=OuterRef("pk")).order_by("history_date", "history_id")
    found: QuerySet[Any] = actions.annotate(promised_at=Subquery(first.values("history_date")[:1]))
    return found
