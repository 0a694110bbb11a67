"""Columns of rows that a year tells of, as everybody reads them, for one statement over many rows.

The rule is that of :mod:`indicators.judging.published`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, DateTimeField, F, When

from .deliveries import Deliveries
from .published import by_moment, column_before_draft, moment


def as_read_by_all(
    rows: Any, known: Deliveries, year: int, names: Iterable[str], *, sector: str = "sector_id"
) -> Any:
    """The rows of a year with columns ``told_…`` as everybody reads them; NULL where a row is a draft.

    ``sector`` is the column of whose rows they are.
    """
    since = _drafted_in(known, year, sector)
    if since is None:
        return rows.annotate(**{f"told_{name}": F(name) for name in names})
    now = {name: When(drafted_since=None, then=F(name)) for name in names}
    stood = {name: column_before_draft(rows.model, name) for name in names}
    return rows.annotate(drafted_since=since).annotate(
        **{f"told_{name}": Case(now[name], default=stood[name]) for name in names}
    )


def _drafted_in(known: Deliveries, year: int, sector: str) -> Case | None:
    """A column: since when what is told of a row of the year is a draft; None where nothing is."""
    found = next(((by_sector, others) for of, by_sector, others in known.drafting() if of == year), None)
    if found is None:
        return None
    by_sector, others = found
    whens = (
        When(**{f"{sector}__in": ids}, then=moment(since)) for since, ids in by_moment(by_sector, others)
    )
    return Case(*whens, default=moment(others), output_field=DateTimeField())
