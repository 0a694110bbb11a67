"""What an act of many writes keeps in hand, so that it is read and written once and not for each of them.

Everything here is true to the end of the transaction: what is kept was read under lock, or is thrown away as
soon as the act itself changes it.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from indicators.models import Plan, Round, Situation, Submission, TrailEntry


@dataclass(slots=True)
class Many:
    """``entries`` wait to be chained into the trail, each with its history rows; ``situations`` are where
    sectors stand in a year, ``plans`` the years' plans where they are adopted; ``owing`` are sectors with a
    line that came, ``left`` those that a line has gone from."""

    entries: list[tuple[TrailEntry, list[tuple[models.Model, Any]]]] = field(default_factory=list)
    situations: dict[tuple[int, int], Situation] = field(default_factory=dict)
    plans: dict[int, Plan | None] = field(default_factory=dict)
    owing: set[tuple[int, int]] = field(default_factory=set)
    left: set[tuple[int, int]] = field(default_factory=set)


many: ContextVar[Many | None] = ContextVar("many", default=None)


def forget_what(row: models.Model) -> None:
    """A row is written: what was read of its kind does not hold any more."""
    kept = many.get()
    if kept is None:
        return
    if isinstance(row, Submission | Round):
        kept.situations.clear()
    if isinstance(row, Plan):
        kept.plans.clear()
