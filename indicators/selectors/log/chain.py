"""The chain of the trail's entries, and the history rows that each of them caused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import batched
from typing import Any

from indicators.models import TrailEntry, TrailHead
from indicators.models.row_digests import (
    CHUNK,
    Anchor,
    entry_digest,
    history_rows,
    is_sealed,
    row_line,
    rows_digest,
    tracked_models,
)

from .findings import UNREADABLE, Fault, Finding, FoundError
from .personal_texts import Told

ENTRIES = 500
"""How many entries are checked with the same statements."""
MANY = 2_000
"""An entry with more history rows is checked by itself."""


@dataclass(slots=True)
class Claims:
    """Which history rows of a table belong to an entry: one bit each."""

    bits: bytearray = field(default_factory=bytearray)
    count: int = 0

    def add(self, number: int) -> bool:
        """Claim a row; False when it was claimed before."""
        byte, bit = divmod(number, 8)
        if byte >= len(self.bits):
            self.bits.extend(bytes(byte + 1 - len(self.bits)))
        if self.bits[byte] >> bit & 1:
            return False
        self.bits[byte] |= 1 << bit
        self.count += 1
        return True

    def __contains__(self, number: int) -> bool:
        byte, bit = divmod(number, 8)
        return byte < len(self.bits) and bool(self.bits[byte] >> bit & 1)


@dataclass(slots=True)
class Chain:
    """A walk along the entries: how many were gone through, and which history rows they account for."""

    anchors: tuple[Anchor, ...] = ()
    seen_entries: int = 0
    seen_history: int = 0
    digest: str = ""
    told: Told = field(default_factory=Told)
    claims: dict[str, Claims] = field(default_factory=lambda: {name: Claims() for name in tracked_models()})

    def entries(self) -> None:
        """The chain, and the history rows that each entry caused."""
        found = TrailEntry.objects.order_by("sequence").iterator(ENTRIES)
        try:
            for piece in batched(found, ENTRIES):
                for entry in piece:
                    self._link(entry)
                self._caused(piece)
        except UNREADABLE as error:
            raise FoundError(Finding(Fault.UNREADABLE, self.seen_entries + 1)) from error
        head = TrailHead.objects.first() or TrailHead()
        if head.sequence > self.seen_entries:
            raise FoundError(Finding(Fault.END_REMOVED, self.seen_entries + 1))
        if (head.sequence, head.digest) != (self.seen_entries, self.digest):
            raise FoundError(Finding(Fault.ENTRY_INSERTED, head.sequence + 1))

    def _link(self, entry: TrailEntry) -> None:
        wanted = self.seen_entries + 1
        if entry.sequence != wanted:
            raise FoundError(Finding(Fault.ENTRY_REMOVED, wanted))
        if entry.digest != entry_digest(entry):
            raise FoundError(Finding(Fault.ENTRY_ALTERED, wanted))
        if entry.previous != self.digest:
            raise FoundError(Finding(Fault.ENTRY_MOVED, wanted))
        if not is_sealed(entry.digest, entry.seal):
            raise FoundError(Finding(Fault.ENTRY_UNSEALED, wanted))
        self.seen_entries, self.digest = wanted, entry.digest
        self.told.add(entry)
        for anchor in self.anchors:
            if anchor.sequence == wanted and anchor.digest != entry.digest:
                raise FoundError(Finding(Fault.ANCHOR_DIFFERS, wanted, source=anchor.source))

    def anchored(self) -> None:
        """What was kept outside the database and is not there any more."""
        for anchor in self.anchors:
            if anchor.sequence is not None and anchor.sequence > self.seen_entries:
                raise FoundError(Finding(Fault.ANCHOR_CUT, anchor.sequence, source=anchor.source))
            if anchor.sequence is None and not TrailEntry.objects.filter(digest=anchor.digest).exists():
                raise FoundError(Finding(Fault.ANCHOR_MISSING, self.seen_entries, source=anchor.source))

    def texts(self) -> None:
        """The texts that stand beside the trail."""
        for problem, number in self.told.problems():
            raise FoundError(Finding(Fault(problem), number))

    def _caused(self, entries: tuple[TrailEntry, ...]) -> None:
        small = [entry for entry in entries if _size(entry) <= MANY]
        known: dict[str, dict[int, bytes]] = {}
        for table in self.claims:
            numbers = [number for entry in small for number in _numbers(entry, table)]
            known[table] = dict(_lines(table, history_id__in=numbers)) if numbers else {}
        for entry in entries:
            if unknown := set(entry.rows) - set(self.claims):
                raise FoundError(Finding(Fault.HISTORY_REMOVED, 1, min(unknown), entry=entry.sequence))
            digest = rows_digest(self._large(entry) if _size(entry) > MANY else self._small(entry, known))
            if digest != entry.rows_digest:
                self._name_altered(entry)

    def _small(self, entry: TrailEntry, known: dict[str, dict[int, bytes]]) -> Iterator[bytes]:
        for table in sorted(entry.rows):
            for number in _numbers(entry, table):
                self._claim(entry, table, number, present=number in known[table])
                yield known[table][number]

    def _large(self, entry: TrailEntry) -> Iterator[bytes]:
        for table in sorted(entry.rows):
            for low, high in entry.rows[table]:
                wanted = low
                for number, line in _lines(table, history_id__range=(low, high)):
                    self._claim(entry, table, wanted, present=number == wanted)
                    wanted = number + 1
                    yield line
                if wanted <= high:
                    self._claim(entry, table, wanted, present=False)

    def _claim(self, entry: TrailEntry, table: str, number: int, *, present: bool) -> None:
        if not present:
            raise FoundError(Finding(Fault.HISTORY_REMOVED, number, table, entry=entry.sequence))
        if not self.claims[table].add(number):
            raise FoundError(Finding(Fault.ENTRY_ALTERED, entry.sequence))
        self.seen_history += 1

    def _name_altered(self, entry: TrailEntry) -> None:
        """The digest covers all the entry's history rows; the first of them names it."""
        if not entry.rows:
            raise FoundError(Finding(Fault.ENTRY_ALTERED, entry.sequence))
        table = min(entry.rows)
        number = entry.rows[table][0][0]
        raise FoundError(Finding(Fault.HISTORY_ALTERED, number, table, entry=entry.sequence))

    def unclaimed(self) -> None:
        """History rows that no entry knows of."""
        for table, claimed in self.claims.items():
            numbers = tracked_models()[table].history.order_by("history_id")
            for number in numbers.values_list("history_id", flat=True).iterator(CHUNK):
                if number not in claimed:
                    raise FoundError(Finding(Fault.HISTORY_INSERTED, number, table))


def _size(entry: TrailEntry) -> int:
    return sum(high - low + 1 for ranges in entry.rows.values() for low, high in ranges)


def _numbers(entry: TrailEntry, table: str) -> Iterator[int]:
    for low, high in entry.rows.get(table, ()):
        yield from range(low, high + 1)


def _lines(table: str, **chosen: Any) -> Iterator[tuple[int, bytes]]:
    for number, held in history_rows(table, **chosen):
        yield number, row_line(table, held)
