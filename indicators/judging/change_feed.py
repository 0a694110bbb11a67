"""The end of the trail as this process last saw it, brought up to date by one statement.

Every change leaves its entry in the trail in the same transaction, and entries are chained one by one. So
the end of the trail tells one state of the database from another, and the entries between two ends tell what
has changed from the one to the other. A change that leaves no entry (SQL by hand) is not seen before the next
one that does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

from django.db.models import QuerySet

from indicators.models import TrailEntry
from indicators.models.statements import prepared, rows_for

from .invalidation import Touch, touch

MOST_ENTRIES: Final = 2_000
"""More new entries than this are not gone through: what was remembered before them is read again."""
KEPT: Final = 5_000
"""Entries that are known in one process, about 250 bytes each; as many again before the oldest go."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of the trail that was the last one; its digest tells one database from another."""

    sequence: int
    digest: str


@dataclass(frozen=True, slots=True)
class Tail:
    """The last entries of the trail, oldest first: where it ends, and what those entries touch."""

    end: Mark | None
    digests: Mapping[int, str]
    touches: tuple[Touch, ...]

    def since(self, mark: Mark | None) -> tuple[Touch, ...] | None:
        """What was touched after a mark; None where the mark is not of this trail, or too far back.

        A mark beyond this end was set by a thread that has asked later: what it read is newer still.
        """
        if mark is None or self.end is None:
            return None
        known = self if mark.sequence <= self.end.sequence else _seen
        if not known.has(mark):
            return None
        first = len(known.touches)
        while first and known.touches[first - 1].sequence > mark.sequence:
            first -= 1
        return known.touches[first:]

    def has(self, mark: Mark) -> bool:
        """Whether a mark is one of its entries."""
        return self.digests.get(mark.sequence) == mark.digest


NOTHING: Final = Tail(None, {}, ())

_seen = NOTHING
_lock = Lock()
_moment: ContextVar[list[Tail] | None] = ContextVar("moment", default=None)


@contextmanager
def one_trail_read() -> Iterator[None]:
    """Ask only once where the trail ends: for a page that remembers several things and writes nothing."""
    before = _moment.set([])
    try:
        yield
    finally:
        _moment.reset(before)


def tail() -> Tail:
    """The trail as it ends now. One statement, or none in :func:`one_trail_read` after the first time."""
    global _seen  # noqa: PLW0603 one for the process
    asked = _moment.get()
    if asked:
        return asked[0]
    with _lock:
        seen = _seen
    found = _brought_up(seen)
    if found is not seen:
        with _lock:
            if found.end is None or not _seen.has(
                found.end
            ):  # else another thread has come as far or further
                _seen = found
    if asked is not None:
        asked.append(found)
    return found


def forget_tail() -> None:
    """Throw away what is known of the trail."""
    global _seen  # noqa: PLW0603 one for the process
    with _lock:
        _seen = NOTHING


@prepared
def _newest() -> QuerySet[TrailEntry, Any]:
    return _entries()[:1]


def _since(sequence: int) -> list[Any]:
    most = MOST_ENTRIES + 1
    return rows_for(("since", most), lambda first: _entries().filter(sequence__gte=first)[:most], sequence)


def _entries() -> QuerySet[TrailEntry, Any]:
    rows = TrailEntry.objects.order_by("-sequence")
    return rows.values_list("sequence", "digest", "act", "rows", "indicator_id", "year")


def _brought_up(seen: Tail) -> Tail:
    found = _newest() if seen.end is None else _since(seen.end.sequence)
    if not found:
        return NOTHING
    end = Mark(found[0][0], found[0][1])
    if end == seen.end:
        return seen
    if seen.end is None or (found[-1][0], found[-1][1]) != (seen.end.sequence, seen.end.digest):
        return Tail(end, {end.sequence: end.digest}, ())
    found.pop()
    found.reverse()
    digests = {**seen.digests, **{row[0]: row[1] for row in found}}
    touched = (touch(sequence, act, tables, of, year) for sequence, _digest, act, tables, of, year in found)
    touches = (*seen.touches, *(one for one in touched if one is not None))
    if len(digests) > 2 * KEPT:
        first = end.sequence - KEPT
        digests = {sequence: digest for sequence, digest in digests.items() if sequence > first}
        touches = tuple(one for one in touches if one.sequence > first)
    return Tail(end, digests, touches)
