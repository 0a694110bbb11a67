"""How many supervisions, decisions and pieces of development work stand in which state: what boards count.

Everything is counted as everybody reads it (see :mod:`indicators.judging.published`), in one statement.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from indicators.models import Decision, DevelopmentWork, Supervision, area_then

from .deliveries import Deliveries
from .published import stood_before

BY = ("counted_table", "counted_state", "counted_sector", "counted_area", "counted_late")


@dataclass(frozen=True, slots=True)
class StateTally:
    """How many rows of a table are in a state, in one sector and (of development work) one area.

    ``late``: they are open after their deadline; never of development work, which has none.
    """

    table: str
    state: str
    sector: str
    area: str
    late: bool
    count: int


def state_tallies(year: int, known: Deliveries, today: date) -> tuple[StateTally, ...]:
    """Everything that a year tells of, counted. One statement, whatever there is.

    A row is late that is open after its deadline on ``today``; one that a later year has taken over, by the
    end of its own year.
    """
    first, *others = (
        _counted(model, year, known, today) for model in (Supervision, Decision, DevelopmentWork)
    )
    found = first.union(*others, all=True).order_by()
    return tuple(
        StateTally(table, state, sector, area, bool(late), count)
        for table, state, sector, area, late, count in found
    )


def _counted(model: Any, year: int, known: Deliveries, today: date) -> Any:
    """The rows of one table by state, sector, area and whether they are late."""
    worked = model is DevelopmentWork
    rows = _as_read_by_all(model, year, known).annotate(
        counted_table=Value(model._meta.model_name),
        counted_sector=_plain(F("sector__code")),
        counted_area=_plain(area_then("number") if worked else Value("")),
        counted_late=Value(0) if worked else Case(When(_late(model, year, today), then=1), default=0),
    )
    return rows.order_by().values_list(*BY).annotate(counted=Count("pk"))


def _plain(text: Any) -> Cast:
    """The text without the collation of its column: the parts of a union must agree on one."""
    return Cast(text, CharField(max_length=60))


def _as_read_by_all(model: Any, year: int, known: Deliveries) -> Any:
    """The rows of a year with the state and deadline that everybody reads."""
    rows: Any = model._default_manager.filter(year=year)
    names = ("state",) if model is DevelopmentWork else ("state", "deadline")
    since = _drafted_since(known, year)
    if since is None:
        return rows.filter(withdrawn=False).annotate(**{f"counted_{name}": F(name) for name in names})
    rows = rows.annotate(drafted_since=since)
    for name in (*names, "withdrawn"):
        now = When(drafted_since=None, then=F(name))
        rows = rows.annotate(**{f"counted_{name}": Case(now, default=stood_before(model, name))})
    return rows.filter(counted_withdrawn=False)


def _drafted_since(known: Deliveries, year: int) -> Case | None:
    """A column: since when what is told of a row is a draft; None where nothing of the year is."""
    found = next(((by_sector, others) for of, by_sector, others in known.drafting() if of == year), None)
    if found is None:
        return None
    by_sector, others = found
    sectors: defaultdict[datetime | None, list[int]] = defaultdict(list)
    for sector_id, since in by_sector.items():
        if since != others:
            sectors[since].append(sector_id)
    field = DateTimeField()
    whens = (
        When(sector_id__in=sorted(ids), then=Value(since, output_field=field))
        for since, ids in sectors.items()
    )
    return Case(*whens, default=Value(others, output_field=field), output_field=field)


def _late(model: Any, year: int, today: date) -> Q:
    """Whether a row is open after its deadline."""
    ended = date(year, 12, 31)
    late = Q(counted_deadline__lt=today)
    if ended < today:
        rows = model._default_manager.filter(withdrawn=False, year__gt=year)
        later = rows.alias(first=Coalesce("origin_id", "pk"))
        taken_over = later.filter(first=Coalesce(OuterRef("origin_id"), OuterRef("pk")))
        late &= Q(counted_deadline__lt=ended) | Q(~Exists(taken_over))
    return late & ~Q(counted_state__in=model.ENDED)
