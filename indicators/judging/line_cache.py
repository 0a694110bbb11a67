"""Judged lines, remembered: reading a year takes a hundred times as long as asking whether it has changed."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.utils import timezone

from indicators.models import ScorecardLine, User
from indicators.values import RoundKind

from .cache import remembered
from .invalidation import Touch
from .judged_lines import BothWays, as_read_by, both_ways
from .load_current import gather
from .rows import JudgedLine

MOST_TOUCHED = 200
"""Where more indicators than this have changed, all rows are read again."""
LINE_SIZE = 4
"""Kilobytes of a judged line."""

type Lines = tuple[BothWays, ...]


def remembered_lines(
    lines: QuerySet[ScorecardLine],
    user: User | AnonymousUser | None,
    through: RoundKind | None = None,
    *,
    name: tuple[Hashable, ...] | None = None,
) -> tuple[JudgedLine, ...]:
    """What :func:`judge_lines` gives for the same question on the same day; one statement if nothing changed.

    Rows are kept both ways, with drafts and without, and picked for whoever reads. Where only some indicators
    have changed, only these are read again. ``name`` stands for the statement of ``lines``, which takes a
    millisecond to compose, where there is one question for it, whoever asks: they may be a lazy object then.
    """
    try:
        question = lines.query.sql_with_params() if name is None else name
    except EmptyResultSet:  # a queryset that asks for nothing has no statement
        return ()
    day = timezone.localdate()

    def read(asked: QuerySet[ScorecardLine] = lines) -> Lines:
        return both_ways(gather(asked, through), day)

    def renew(_key: Any, kept: Lines, touches: tuple[Touch, ...]) -> Lines | None:
        touched = {touch.indicator_id for touch in touches if touch.indicator_id is not None}
        if len(touched) > MOST_TOUCHED or any(touch.indicator_id is None for touch in touches):
            return None
        stale = {row.whole.id for row in kept if row.whole.indicator_id in touched}
        if not stale:
            return kept
        anew = {row.whole.id: row for row in read(lines.filter(indicator_id__in=touched))}
        return tuple(anew.get(row.whole.id, row) for row in kept) if anew.keys() == stale else None

    key = ("lines", *question, day, through)
    found: Lines = remembered(key, read, renew, lambda kept: LINE_SIZE * len(kept))
    return as_read_by(found, user)
