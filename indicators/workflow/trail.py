"""Acts: whatever is written leaves one entry in the trail, in the same transaction, or is not written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
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
from indicators.models.sealing import (
    Ranges,
    entry_digest,
    entry_seal,
    history_rows,
    ranges_of,
    row_line,
    rows_digest,
)
from indicators.models.tracked import caused

from .changes import Change, by_number, change_of
from .texts import checked_reason


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
    return _append(
        TrailEntry(
            by=by, act=what, reason=reason, before={}, after=after, rows=rows, rows_digest=rows_digest(lines)
        )
    )


def _leave(going: GoingOn) -> None:
    rows, digest = _sealed(going.rows)
    if going.noted is not None:
        subject, change = going.noted
    else:
        subject = next((row for row, _ in going.rows if not isinstance(row, ResultPart)), going.rows[0][0])
        change = change_of(subject, [then for row, then in going.rows if _same(row, subject)])
    whereabouts = _whereabouts(subject)
    _append(
        TrailEntry(
            by=going.by,
            act=going.what,
            reason=going.reason,
            subject_table=subject._meta.model_name or "",
            subject_id=subject.pk,
            label=_label(subject),
            before=change.before,
            after=change.after,
            rows=rows,
            rows_digest=digest,
            **whereabouts,
        )
    )


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


def _sealed(made: list[tuple[models.Model, Any]]) -> tuple[Ranges, str]:
    """The history rows as the database holds them: their ranges and their digest."""
    numbers: dict[str, list[int]] = {}
    for row, then in made:
        numbers.setdefault(row._meta.model_name or "", []).append(then.history_id)
    rows: Ranges = {}
    lines: list[bytes] = []
    for table in sorted(numbers):
        found = list(history_rows(table, history_id__in=numbers[table]))
        rows[table] = ranges_of(number for number, _ in found)
        lines += [row_line(table, held) for _, held in found]
    return rows, rows_digest(lines)


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


def _append(entry: TrailEntry) -> TrailEntry:
    """Chain an entry to the last one. The lock on the head is held to the end of the transaction."""
    head = _locked_head()
    entry.sequence = head.sequence + 1
    entry.previous = head.digest
    entry.at = timezone.now()
    entry.digest = entry_digest(entry)
    entry.seal = entry_seal(entry.digest)
    entry.save()
    head.sequence, head.digest = entry.sequence, entry.digest
    head.save(force_update=True)
    return entry


def _locked_head() -> TrailHead:
    heads = TrailHead.objects.select_for_update().filter(pk=TrailHead.ONLY)
    head = heads.first()
    if head is None:
        TrailHead.objects.bulk_create([TrailHead()], ignore_conflicts=True)
        head = heads.get()
    return head
