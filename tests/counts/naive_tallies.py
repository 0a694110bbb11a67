"""A slow, plain recount of supervision, decisions and development work by state.

Each row is looked up by itself in its own history, and counted by a loop. It shares nothing with the fast
count but what is known of deliveries.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from indicators.judging import Deliveries
from indicators.models import Decision, DevelopmentWork, Supervision

type Counted = Counter[tuple[str, str, str, bool]]
"""How many there are of each table, state, sector and whether they are late."""


def recount(year: int, known: Deliveries, today: date) -> Counted:
    """Everything that a year tells of, as everybody reads it."""
    found: Counted = Counter()
    for model in (Supervision, Decision, DevelopmentWork):
        for row in model._default_manager.filter(year=year):
            stood = _stood(row, known)
            if stood is not None and not stood.withdrawn:
                late = _late(row, stood, today)
                found[model._meta.model_name or "", stood.state, row.sector.code, late] += 1
    return found


def _stood(row: Any, known: Deliveries) -> Any:
    since = known.drafted_since(row.year, row.sector_id)
    if since is None:
        return row
    then = [old for old in row.history.all() if old.history_date < since]
    return max(then, key=lambda old: (old.history_date, old.history_id)) if then else None


def _late(row: Any, stood: Any, today: date) -> bool:
    """Whether it is open after its deadline; a row that was taken over is counted until its year's end."""
    deadline = getattr(stood, "deadline", None)
    if deadline is None or stood.state in type(row).ENDED:
        return False
    others = type(row)._default_manager.of_matter(row.number)
    taken_over = any(other.year > row.year and not other.withdrawn for other in others)
    return bool(deadline < (min(today, date(row.year, 12, 31)) if taken_over else today))
