"""Judged rows kept between requests: thrown away at any change, and never anything but a recount.

Reading and judging a year takes a hundred times longer than asking whether anything has changed.
Everything that rows are made of leaves history, which only grows; so the number of history rows and
the newest date of each table tell one state from another, also when a transaction that began early
is committed late. A change that leaves no history (SQL by hand) is not seen before the next one.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from functools import cache
from threading import Lock
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from indicators.models import ScorecardLine, User

from .present import gather
from .reading import BothWays, as_read_by, both_ways, judge_lines
from .rows import JudgedLine

MOST_LINES = 15_000
"""Rows kept in one process, about 4 kB each."""

type Stamp = tuple[Any, ...]
type Question = tuple[str, tuple[Any, ...], date]


@dataclass(frozen=True, slots=True)
class _Kept:
    stamp: Stamp
    lines: tuple[BothWays, ...]


_kept: OrderedDict[Question, _Kept] = OrderedDict()
_lock = Lock()


def remembered_lines(lines: QuerySet[ScorecardLine], user: User | AnonymousUser) -> tuple[JudgedLine, ...]:
    """What :func:`judge_lines` gives for the same question on the same day; one statement if nothing changed.

    Rows are kept both ways, with drafts and without, and picked for whoever reads.

    Inside a transaction nothing is remembered: it may see what others never will.
    """
    if connection.in_atomic_block:
        return judge_lines(lines, user=user)
    try:
        question = (*lines.query.sql_with_params(), timezone.localdate())
    except EmptyResultSet:  # a queryset that asks for nothing has no statement
        return ()
    stamp = _stamp()  # read before the rows, which may then be newer than it, but never older
    with _lock:
        kept = _kept.get(question)
        if kept is not None and kept.stamp == stamp:
            _kept.move_to_end(question)
            return as_read_by(kept.lines, user)
    judged = both_ways(gather(lines), timezone.localdate())
    with _lock:
        _kept[question] = _Kept(stamp, judged)
        _kept.move_to_end(question)
        while len(_kept) > 1 and sum(len(one.lines) for one in _kept.values()) > MOST_LINES:
            _kept.popitem(last=False)
    return as_read_by(judged, user)


def forget() -> None:
    """Throw everything away; the next reader counts again."""
    with _lock:
        _kept.clear()


def _stamp() -> Stamp:
    with connection.cursor() as cursor:
        cursor.execute(_stamp_statement())
        found: Stamp = cursor.fetchone()
    return found


@cache
def _stamp_statement() -> str:
    quote = connection.ops.quote_name
    tables = [
        quote(model._meta.db_table)
        for model in apps.get_app_config("indicators").get_models()
        if hasattr(model, "history_object")
    ]
    asked = ", ".join(f"(SELECT COUNT(*) FROM {t}), (SELECT MAX(history_date) FROM {t})" for t in tables)  # noqa: S608
    return f"SELECT {asked}"
