"""How many supervisions, decisions and pieces of development work stand in which state: what boards count.

Everything is counted as everybody reads it (see :mod:`indicators.judging.published`), in one statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from indicators.models import Decision, DevelopmentWork, Supervision, area_then
from indicators.models.statements import once

from .deliveries import Deliveries
from .published_columns import as_read_by_all

BY = ("counted_table", "told_state", "counted_sector", "counted_area", "counted_late")


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
    sql, params = _statement(year, known, today)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return tuple(
            StateTally(table, state, sector, area, bool(late), count)
            for table, state, sector, area, late, count in cursor.fetchall()
        )


def _statement(year: int, known: Deliveries, today: date) -> tuple[str, tuple[Any, ...]]:
    """The statement that counts, with its parameters; the same for the same deliveries and the same day."""

    def compose() -> tuple[str, tuple[Any, ...]]:
        first, *others = (
            _counted(model, year, known, today) for model in (Supervision, Decision, DevelopmentWork)
        )
        composed: tuple[str, tuple[Any, ...]] = (
            first.union(*others, all=True).order_by().query.sql_with_params()
        )
        return composed

    return once(("tallies", known.shape, year, today), compose)


def _counted(model: Any, year: int, known: Deliveries, today: date) -> Any:
    """The rows of one table by state, sector, area and whether they are late."""
    worked = model is DevelopmentWork
    names = ("state", "withdrawn") if worked else ("state", "deadline", "withdrawn")
    rows = as_read_by_all(model._default_manager.filter(year=year), known, year, names)
    rows = rows.filter(told_withdrawn=False).annotate(
        counted_table=Value(model._meta.model_name),
        counted_sector=_plain(F("sector__code")),
        counted_area=_plain(area_then("number") if worked else Value("")),
        counted_late=Value(0) if worked else Case(When(_late(model, year, today), then=1), default=0),
    )
    return rows.order_by().values_list(*BY).annotate(counted=Count("pk"))


def _plain(text: Any) -> Cast:
    """The text without the collation of its column: the parts of a union must agree on one."""
    return Cast(text, CharField(max_length=60))


def _late(model: Any, year: int, today: date) -> Q:
    """Whether a row is open after its deadline."""
    ended = date(year, 12, 31)
    late = Q(told_deadline__lt=today)
    if ended < today:
        rows = model._default_manager.filter(withdrawn=False, year__gt=year)
        later = rows.alias(first=Coalesce("origin_id", "pk"))
        taken_over = later.filter(first=Coalesce(OuterRef("origin_id"), OuterRef("pk")))
        late &= Q(told_deadline__lt=ended) | Q(~Exists(taken_over))
    return late & ~Q(told_state__in=model.ENDED)
