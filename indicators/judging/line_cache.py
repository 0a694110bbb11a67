"""Judged rows kept between requests: never anything but a recount.

Reading and judging a year takes a hundred times longer than asking whether anything has changed, which the
end of the trail tells (see :mod:`indicators.judging.change_feed`). Where it has moved on, its new entries
tell whether some indicators have to be read again, or all.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.utils import timezone

from indicators.models import ScorecardLine, User
from indicators.values import RoundKind

from . import in_transaction
from .cache import forget_answers
from .change_feed import Mark, Tail, forget_tail, tail
from .judged_lines import BothWays, as_read_by, both_ways, judge_lines
from .load_current import gather
from .outcomes_cache import forget_outcomes
from .rows import JudgedLine

MOST_TOUCHED = 200
"""Where more indicators than this have changed, all rows are read again."""
MOST_LINES = 15_000
"""Rows kept in one process, about 4 kB each."""

type Question = tuple[str, tuple[Any, ...], date, RoundKind | None]


@dataclass(frozen=True, slots=True)
class _Kept:
    mark: Mark | None
    lines: tuple[BothWays, ...]


_kept: OrderedDict[Question, _Kept] = OrderedDict()
_lock = Lock()
_reading = Lock()
"""Many may ask at once for what takes seconds to read: one of them reads it."""


def remembered_lines(
    lines: QuerySet[ScorecardLine], user: User | AnonymousUser | None, through: RoundKind | None = None
) -> tuple[JudgedLine, ...]:
    """What :func:`judge_lines` gives for the same question on the same day; one statement if nothing changed.

    Rows are kept both ways, with drafts and without, and picked for whoever reads.

    Inside a transaction nothing is remembered: it may see what others never will.
    """
    if in_transaction.in_passing():
        return judge_lines(lines, user=user, through=through)
    try:
        question = (*lines.query.sql_with_params(), timezone.localdate(), through)
    except EmptyResultSet:  # a queryset that asks for nothing has no statement
        return ()
    told = tail()  # asked before the rows, which may then be newer than it, but never older
    judged = _unchanged(question, told)
    if judged is None:
        with _reading:  # whoever waited for another reader finds it done
            judged = _unchanged(question, told) or _read(question, told, lines, through)
    with _lock:
        _kept[question] = _Kept(told.end, judged)
        _kept.move_to_end(question)
        while len(_kept) > 1 and sum(len(one.lines) for one in _kept.values()) > MOST_LINES:
            _kept.popitem(last=False)
    return as_read_by(judged, user)


def _unchanged(question: Question, told: Tail) -> tuple[BothWays, ...] | None:
    with _lock:
        kept = _kept.get(question)
    return kept.lines if kept is not None and told.since(kept.mark) == () else None


def _read(
    question: Question, told: Tail, lines: QuerySet[ScorecardLine], through: RoundKind | None
) -> tuple[BothWays, ...]:
    with _lock:
        kept = _kept.get(question)
    judged = _brought_up(kept, told, lines, through) if kept is not None else None
    return both_ways(gather(lines, through), timezone.localdate()) if judged is None else judged


def forget() -> None:
    """Throw everything away; the next reader counts again."""
    with _lock:
        _kept.clear()
    forget_outcomes()
    forget_answers()
    forget_tail()


def _brought_up(
    kept: _Kept, told: Tail, lines: QuerySet[ScorecardLine], through: RoundKind | None
) -> tuple[BothWays, ...] | None:
    """What was kept, with the rows of the indicators that have changed since judged again.

    None where anything may have changed.
    """
    touches = told.since(kept.mark)
    if touches is None:
        return None
    touched: set[int] = set()
    for one in touches:
        if one.indicator_id is None:
            return None
        touched.add(one.indicator_id)
    if len(touched) > MOST_TOUCHED:
        return None
    if touched.isdisjoint(row.whole.indicator_id for row in kept.lines):
        return kept.lines
    anew = both_ways(gather(lines.filter(indicator_id__in=touched), through), timezone.localdate())
    by_id = {row.whole.id: row for row in anew}
    if by_id.keys() != {row.whole.id for row in kept.lines if row.whole.indicator_id in touched}:
        return None
    return tuple(by_id.get(row.whole.id, row) for row in kept.lines)
