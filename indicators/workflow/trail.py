"""Acts: whatever is written leaves one entry in the trail, in the same transaction, or is not written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from itertools import batched
from typing import Any, cast

from django.db import models, transaction
from django.utils import timezone

from indicators.incidents import note_saved
from indicators.models import (
    Act,
    Benchmark,
    Correction,
    Indicator,
    Result,
    ResultPart,
    ScorecardLine,
    Sector,
    Target,
    TrailEntry,
    TrailHead,
    User,
)
from indicators.models.row_digests import (
    Ranges,
    entry_digest,
    entry_seal,
    history_rows,
    numbered_history_rows,
    ranges_of,
    row_line,
    rows_digest,
)
from indicators.models.statements import prepared
from indicators.models.tracked import caused

from .batch_cache import many
from .diff import Change, by_number, change_of
from .texts import checked_reason

ROWS_AT_ONCE = 500
ENTRIES_AT_ONCE = 100


@dataclass(slots=True)
class GoingOn:
    """An act that is going on. ``noted`` is for what has no row history."""

    what: Act
    by: User
    reason: str
    noted: tuple[models.Model, Change] | None = None
    rows: list[tuple[models.Model, Any]] = field(default_factory=list)

    def note(self, row: models.Model, change: Change) -> None:
        """Say what changed in a row that has no history of its own."""
        self.noted = (row, change)


_named: ContextVar[Act | None] = ContextVar("named", default=None)


@contextmanager
def acting(what: Act, *, by: User, reason: str) -> Iterator[GoingOn]:
    """Run one act in one transaction; at its end one entry is left, none if nothing was written.

    An act inside an act leaves an entry of its own, under the name of the outer one.
    """
    name = _named.get() or what
    going = GoingOn(name, by, checked_reason(reason))
    with transaction.atomic():
        named, rows = _named.set(name), caused.set(going.rows)
        try:
            yield going
        finally:
            caused.reset(rows)
            _named.reset(named)
        if going.rows or going.noted:
            _leave(going)
            transaction.on_commit(note_saved)


def act[**P, T](what: Act) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Make a function an act; it takes ``by`` and ``reason`` as keywords."""

    def made(write: Callable[P, T]) -> Callable[P, T]:
        @wraps(write)
        def inside(*args: P.args, **kwargs: P.kwargs) -> T:
            with acting(what, by=cast(User, kwargs["by"]), reason=cast(str, kwargs["reason"])):
                return write(*args, **kwargs)

        return inside

    return made


def leave_bulk_entry(*, by: User, what: Act, reason: str, rows: Ranges, after: dict[str, str]) -> TrailEntry:
    """Leave one entry over history rows that were written in bulk. For the generator alone."""
    lines = (
        row_line(table, held)
        for table in sorted(rows)
        for low, high in rows[table]
        for _number, held in history_rows(table, history_id__range=(low, high))
    )
    entry = TrailEntry(
        by=by, act=what, reason=reason, before={}, after=after, rows=rows, rows_digest=rows_digest(lines)
    )
    _append(entry)
    return entry


def leave_all(entries: list[tuple[TrailEntry, list[tuple[models.Model, Any]]]]) -> None:
    """Leave entries that waited, in their order: rows are read once a table, and the head is held once."""
    if not entries:
        return
    lines = _lines_of([one for _entry, made in entries for one in made])
    for entry, made in entries:
        entry.rows, entry.rows_digest = _sealed(made, lines)
    _append(*(entry for entry, _made in entries))


def _leave(going: GoingOn) -> None:
    if going.noted is not None:
        subject, change = going.noted
    else:
        subject = next((row for row, _ in going.rows if not isinstance(row, ResultPart)), going.rows[0][0])
        change = change_of(subject, [then for row, then in going.rows if _same(row, subject)])
    entry = TrailEntry(
        by=going.by,
        act=going.what,
        reason=going.reason,
        subject_table=subject._meta.model_name or "",
        subject_id=subject.pk,
        label=_label(subject),
        before=change.before,
        after=change.after,
        **_whereabouts(subject),
    )
    kept = many.get()
    if kept is not None:
        kept.entries.append((entry, going.rows))
    else:
        leave_all([(entry, going.rows)])


def _label(subject: models.Model) -> str:
    """What the entry is about, as it was called then: the line where there is one, and which figure of it.

    People are told by number: a name in here could never be taken away again.
    """
    match subject:
        case Result() | Correction() if subject.period_kind != Result.PeriodKind.YEAR:
            return f"{subject.line}, {subject.period.label}"
        case Result() | Correction() | Target():
            return str(subject.line)
        case Benchmark():
            return f"{subject.line}, {subject.owner}"
        case _:
            return by_number(subject)


def _same(row: models.Model, other: models.Model) -> bool:
    return type(row) is type(other) and row.pk == other.pk


type Lines = dict[tuple[str, int], bytes]
"""History rows, by table and number, as they go into a digest."""


def _lines_of(made: list[tuple[models.Model, Any]]) -> Lines:
    """The history rows as the database holds them. One statement a table and five hundred rows."""
    return {
        (table, number): row_line(table, held)
        for table, numbers in _numbers(made).items()
        for some in batched(numbers, ROWS_AT_ONCE)
        for number, held in numbered_history_rows(table, some)
    }


def _sealed(made: list[tuple[models.Model, Any]], lines: Lines) -> tuple[Ranges, str]:
    """The ranges of history rows, and their digest."""
    numbers = _numbers(made)
    wanted = [lines[table, number] for table in sorted(numbers) for number in numbers[table]]
    return {table: ranges_of(numbers[table]) for table in sorted(numbers)}, rows_digest(wanted)


def _numbers(made: list[tuple[models.Model, Any]]) -> dict[str, list[int]]:
    """The numbers of history rows, in order, by table."""
    found: dict[str, set[int]] = {}
    for row, then in made:
        found.setdefault(row._meta.model_name or "", set()).add(then.history_id)
    return {table: sorted(numbers) for table, numbers in found.items()}


def _whereabouts(subject: models.Model) -> dict[str, Any]:
    """The line, indicator, sector and year that a row belongs to, where it does."""
    line = subject if isinstance(subject, ScorecardLine) else getattr(subject, "line", None)
    if isinstance(line, ScorecardLine):
        return {
            "line": line,
            "indicator_id": line.indicator_id,
            "sector_id": line.sector_id,
            "year": line.year,
        }
    return {
        "indicator": subject if isinstance(subject, Indicator) else None,
        "sector_id": subject.pk if isinstance(subject, Sector) else getattr(subject, "sector_id", None),
        "year": getattr(subject, "year", None),
    }


def _append(*entries: TrailEntry) -> None:
    """Chain entries to the last one. The lock on the head is held to the end of the transaction."""
    head = _locked_head()
    for entry in entries:
        entry.sequence = head.sequence + 1
        entry.previous = head.digest
        entry.at = timezone.now()
        entry.digest = entry_digest(entry)
        entry.seal = entry_seal(entry.digest)
        head.sequence, head.digest = entry.sequence, entry.digest
    if len(entries) == 1:
        entries[0].save()
    else:
        TrailEntry.objects.bulk_create(entries, batch_size=ENTRIES_AT_ONCE)
    head.save(force_update=True)


def _locked_head() -> TrailHead:
    if not (heads := _heads(TrailHead.ONLY)):
        TrailHead.objects.bulk_create([TrailHead()], ignore_conflicts=True)
        heads = _heads(TrailHead.ONLY)
    head: TrailHead = heads[0]
    return head


@prepared
def _heads(number: int) -> models.QuerySet[TrailHead]:
    return TrailHead.objects.select_for_update().filter(pk=number).order_by("pk")[:1]
