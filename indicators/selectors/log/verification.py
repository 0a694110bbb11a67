"""Whether the trail, the row history and the rows themselves still say the same.

Everything is gone through in pieces, at one moment, and the first thing that is not as the program left it
is named. What is proved: every entry stands where it was written and says what it said then; every history
row belongs to exactly one entry and is as that entry saw it; every row is what its newest history row says;
every text beside the trail is the one that was typed, or its person was made anonymous; every function code
is the one that was loaded; every published file is the one that was published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import batched
from typing import Any

from django.db.models import Exists, Max, OuterRef

from indicators.models import (
    AccountSeal,
    ChapterPicture,
    Edition,
    EditionProposal,
    FunctionCode,
    Heading,
    KeptFile,
    Municipality,
    TrailCheck,
    TrailEntry,
    TrailHead,
    WordTemplate,
)
from indicators.models.editions import FILES
from indicators.models.row_digests import (
    CHUNK,
    Anchor,
    account_lines,
    canonical,
    code_line,
    content,
    entry_digest,
    history_rows,
    is_sealed,
    row_line,
    rows_digest,
    seals_of,
    tracked_models,
)
from indicators.selectors.snapshot import consistent_snapshot

from .personal_texts import Told

ENTRIES = 500
"""How many entries are checked with the same statements."""
MANY = 2_000
"""An entry with more history rows is checked by itself."""


UNREADABLE = (ValueError, ArithmeticError, TypeError)
"""What reading raises where a database holds what its column cannot (SQLite keeps any text anywhere)."""


class Fault(StrEnum):
    """What can be wrong. Presentation words it."""

    ENTRY_REMOVED = "entry_removed"
    ENTRY_ALTERED = "entry_altered"
    ENTRY_MOVED = "entry_moved"
    ENTRY_INSERTED = "entry_inserted"
    END_REMOVED = "end_removed"
    HISTORY_ALTERED = "history_altered"
    HISTORY_REMOVED = "history_removed"
    HISTORY_INSERTED = "history_inserted"
    ROW_ALTERED = "row_altered"
    ROW_REMOVED = "row_removed"
    ROW_INSERTED = "row_inserted"
    TEXT_ALTERED = "text_altered"
    TEXT_REMOVED = "text_removed"
    TEXT_INSERTED = "text_inserted"
    UNREADABLE = "unreadable"
    ENTRY_UNSEALED = "entry_unsealed"
    ACCOUNT_ALTERED = "account_altered"
    ACCOUNT_INSERTED = "account_inserted"
    ACCOUNT_REMOVED = "account_removed"
    CODE_ALTERED = "code_altered"
    CODE_REMOVED = "code_removed"
    FILE_ALTERED = "file_altered"
    FILE_REMOVED = "file_removed"
    ANCHOR_CUT = "anchor_cut"
    ANCHOR_DIFFERS = "anchor_differs"
    ANCHOR_MISSING = "anchor_missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """The first thing that is wrong. ``number`` is that of the entry, of the history row or of the row."""

    fault: Fault
    number: int
    table: str = ""
    fields: tuple[str, ...] = ()
    entry: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was gone through, and the first finding, if any. ``digest`` is that of the last entry."""

    entries: int
    history_rows: int
    rows: int
    digest: str
    finding: Finding | None
    accounts: int = 0
    anchors: tuple[Anchor, ...] = ()


class _FoundError(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.fault)
        self.finding = finding


@dataclass(slots=True)
class _Claims:
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


def verify(anchors: Iterable[Anchor] = ()) -> Verified:
    """Go through everything. Reads only; what is written meanwhile is not seen.

    ``anchors`` are digests that were kept outside the database; each must still be the digest of its entry.
    """
    anchors = tuple(anchors)
    walk = _Walk(anchors)
    finding = None
    with consistent_snapshot():
        try:
            walk.entries()
            walk.anchored()
            walk.texts()
            walk.accounts()
            walk.unclaimed()
            walk.rows()
            walk.codes()
            walk.files()
        except _FoundError as found:
            finding = found.finding
    return Verified(
        entries=walk.seen_entries,
        history_rows=walk.seen_history,
        rows=walk.seen_rows,
        digest=walk.digest,
        finding=finding,
        accounts=walk.seen_accounts,
        anchors=anchors,
    )


@dataclass(slots=True)
class _Walk:
    anchors: tuple[Anchor, ...] = ()
    seen_entries: int = 0
    seen_accounts: int = 0
    seen_history: int = 0
    seen_rows: int = 0
    digest: str = ""
    told: Told = field(default_factory=Told)
    claims: dict[str, _Claims] = field(default_factory=lambda: {name: _Claims() for name in tracked_models()})

    def entries(self) -> None:
        """The chain, and the history rows that each entry caused."""
        found = TrailEntry.objects.order_by("sequence").iterator(ENTRIES)
        try:
            for piece in batched(found, ENTRIES):
                for entry in piece:
                    self._link(entry)
                self._caused(piece)
        except UNREADABLE as error:
            raise _FoundError(Finding(Fault.UNREADABLE, self.seen_entries + 1)) from error
        head = TrailHead.objects.first() or TrailHead()
        if head.sequence > self.seen_entries:
            raise _FoundError(Finding(Fault.END_REMOVED, self.seen_entries + 1))
        if (head.sequence, head.digest) != (self.seen_entries, self.digest):
            raise _FoundError(Finding(Fault.ENTRY_INSERTED, head.sequence + 1))

    def _link(self, entry: TrailEntry) -> None:
        wanted = self.seen_entries + 1
        if entry.sequence != wanted:
            raise _FoundError(Finding(Fault.ENTRY_REMOVED, wanted))
        if entry.digest != entry_digest(entry):
            raise _FoundError(Finding(Fault.ENTRY_ALTERED, wanted))
        if entry.previous != self.digest:
            raise _FoundError(Finding(Fault.ENTRY_MOVED, wanted))
        if not is_sealed(entry.digest, entry.seal):
            raise _FoundError(Finding(Fault.ENTRY_UNSEALED, wanted))
        self.seen_entries, self.digest = wanted, entry.digest
        self.told.add(entry)
        for anchor in self.anchors:
            if anchor.sequence == wanted and anchor.digest != entry.digest:
                raise _FoundError(Finding(Fault.ANCHOR_DIFFERS, wanted, source=anchor.source))

    def anchored(self) -> None:
        """What was kept outside the database and is not there any more."""
        for anchor in self.anchors:
            if anchor.sequence is not None and anchor.sequence > self.seen_entries:
                raise _FoundError(Finding(Fault.ANCHOR_CUT, anchor.sequence, source=anchor.source))
            if anchor.sequence is None and not TrailEntry.objects.filter(digest=anchor.digest).exists():
                raise _FoundError(Finding(Fault.ANCHOR_MISSING, self.seen_entries, source=anchor.source))

    def accounts(self) -> None:
        """Who may come in, and how, against the seals that the program made."""
        sealed = dict(AccountSeal.objects.values_list("person_id", "seal"))
        lines = account_lines()
        for number, line in sorted(lines.items()):
            self.seen_accounts += 1
            if number not in sealed:
                raise _FoundError(Finding(Fault.ACCOUNT_INSERTED, number))
            if sealed[number] not in seals_of(line):
                raise _FoundError(Finding(Fault.ACCOUNT_ALTERED, number))
        for number in sorted(set(sealed) - set(lines)):
            raise _FoundError(Finding(Fault.ACCOUNT_REMOVED, number))

    def texts(self) -> None:
        """The texts that stand beside the trail."""
        for problem, number in self.told.problems():
            raise _FoundError(Finding(Fault(problem), number))

    def _caused(self, entries: tuple[TrailEntry, ...]) -> None:
        small = [entry for entry in entries if _size(entry) <= MANY]
        known: dict[str, dict[int, bytes]] = {}
        for table in self.claims:
            numbers = [number for entry in small for number in _numbers(entry, table)]
            known[table] = dict(_lines(table, history_id__in=numbers)) if numbers else {}
        for entry in entries:
            if unknown := set(entry.rows) - set(self.claims):
                raise _FoundError(Finding(Fault.HISTORY_REMOVED, 1, min(unknown), entry=entry.sequence))
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
            raise _FoundError(Finding(Fault.HISTORY_REMOVED, number, table, entry=entry.sequence))
        if not self.claims[table].add(number):
            raise _FoundError(Finding(Fault.ENTRY_ALTERED, entry.sequence))
        self.seen_history += 1

    def _name_altered(self, entry: TrailEntry) -> None:
        """The digest covers all the entry's history rows; the first of them names it."""
        if not entry.rows:
            raise _FoundError(Finding(Fault.ENTRY_ALTERED, entry.sequence))
        table = min(entry.rows)
        number = entry.rows[table][0][0]
        raise _FoundError(Finding(Fault.HISTORY_ALTERED, number, table, entry=entry.sequence))

    def unclaimed(self) -> None:
        """History rows that no entry knows of."""
        for table, claimed in self.claims.items():
            numbers = tracked_models()[table].history.order_by("history_id")
            for number in numbers.values_list("history_id", flat=True).iterator(CHUNK):
                if number not in claimed:
                    raise _FoundError(Finding(Fault.HISTORY_INSERTED, number, table))

    def rows(self) -> None:
        """Rows against their newest history rows."""
        for table, model in tracked_models().items():
            numbers = model._base_manager.order_by("pk").values_list("pk", flat=True).iterator(CHUNK)
            try:
                for piece in batched(numbers, CHUNK):
                    for finding in compared(table, piece):
                        self.seen_rows += 1
                        if finding is not None:
                            raise _FoundError(finding)
            except UNREADABLE as error:
                raise _FoundError(Finding(Fault.UNREADABLE, 0, table)) from error
            if (lost := _lost(model)) is not None:
                raise _FoundError(Finding(Fault.ROW_REMOVED, lost, table))

    def codes(self) -> None:
        """Function codes, which have no history, against their seals; and those that headings point at."""
        known = set()
        for number, code, seal in FunctionCode.objects.order_by("pk").values_list("pk", "code", "seal"):
            known.add(number)
            self.seen_rows += 1
            if seal not in seals_of(code_line(number, code)):
                raise _FoundError(Finding(Fault.CODE_ALTERED, number))
        used = Heading.functions.through._base_manager.order_by("functioncode_id")
        for number in used.values_list("functioncode_id", flat=True).distinct():
            if number not in known:
                raise _FoundError(Finding(Fault.CODE_REMOVED, number))

    def files(self) -> None:
        """The files that are kept, against the digests that rows name them by."""
        whole: set[str] = set()
        for table, rows, names in _naming_files():
            for number, *digests in rows.values_list("pk", *names):
                for name, digest in zip(names, digests, strict=True):
                    if digest and digest not in whole:
                        self._file(table, number, name, digest)
                        whole.add(digest)

    def _file(self, table: str, number: int, name: str, digest: str) -> None:
        kept = KeptFile.objects.filter(pk=digest).first()
        if kept is None:
            raise _FoundError(Finding(Fault.FILE_REMOVED, number, table, (name,)))
        self.seen_rows += 1
        if not kept.whole or kept.size != len(kept.content):
            raise _FoundError(Finding(Fault.FILE_ALTERED, number, table, (name,)))


def _naming_files() -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """The rows that name files by digests, and in which columns; a picture that was replaced is kept, too."""
    for model, names in ((EditionProposal, FILES), (Edition, FILES), (WordTemplate, ("sha256",))):
        yield str(model._meta.model_name), model._base_manager.order_by("pk"), names
    pictures: Any = ChapterPicture
    for held in (pictures._base_manager.order_by("pk"), pictures.history.order_by("history_id")):
        yield "chapterpicture", held, ("sha256",)
    place: Any = Municipality
    for held in (place._base_manager.order_by("pk"), place.history.order_by("history_id")):
        yield "municipality", held, ("arms",)


def compared(table: str, keys: tuple[int, ...]) -> Iterator[Finding | None]:
    """For each row that stands, what is wrong with it against its newest history row, if anything."""
    then = _newest(table, keys)
    for key, now in _current(table, keys):
        if key not in then:
            yield Finding(Fault.ROW_INSERTED, key, table)
            continue
        differing = tuple(
            name
            for name in sorted({*now, *then[key]})
            if canonical(now.get(name)) != canonical(then[key].get(name))
        )
        yield Finding(Fault.ROW_ALTERED, key, table, differing) if differing else None


def _size(entry: TrailEntry) -> int:
    return sum(high - low + 1 for ranges in entry.rows.values() for low, high in ranges)


def _numbers(entry: TrailEntry, table: str) -> Iterator[int]:
    for low, high in entry.rows.get(table, ()):
        yield from range(low, high + 1)


def _lines(table: str, **chosen: Any) -> Iterator[tuple[int, bytes]]:
    for number, held in history_rows(table, **chosen):
        yield number, row_line(table, held)


def _newest(table: str, keys: tuple[int, ...]) -> dict[int, dict[str, Any]]:
    """What the newest history rows of rows say; nothing for those whose newest says that they are gone."""
    history = tracked_models()[table].history.model
    newest = history.objects.filter(id__in=keys).order_by().values("id").annotate(newest=Max("history_id"))
    kept = {field.attname for field in history.tracked_fields}
    kept |= {field.name for field in history._history_m2m_fields}
    found = {}
    for _number, held in history_rows(table, history_id__in=[row["newest"] for row in newest]):
        if held["history_type"] != "-":
            found[held["id"]] = {name: cell for name, cell in held.items() if name in kept}
    return found


def _current(table: str, keys: tuple[int, ...]) -> Iterator[tuple[int, dict[str, Any]]]:
    """What rows say now, written down as history rows are."""
    model = tracked_models()[table]
    names = [field.attname for field in model.history.model.tracked_fields]
    links: dict[int, dict[str, list[int]]] = {}
    for many in model.history.model._history_m2m_fields:
        own, other = f"{many.m2m_field_name()}_id", f"{many.m2m_reverse_field_name()}_id"
        through = many.remote_field.through._base_manager.filter(**{f"{own}__in": keys})
        for key, linked in through.order_by(own, other).values_list(own, other):
            links.setdefault(key, {}).setdefault(many.name, []).append(linked)
    found = model._base_manager.filter(pk__in=keys).order_by("pk")
    for row in found.values_list("pk", *names):
        yield row[0], content(names, row[1:], links.get(row[0], {}))


def _lost(model: Any) -> int | None:
    """The first row that its history says exists, and that does not."""
    history = model.history.model
    later = history.objects.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))
    lost = (
        history.objects.exclude(history_type="-")
        .filter(~Exists(model._base_manager.filter(pk=OuterRef("id"))), ~Exists(later))
        .order_by("history_id")
    )
    number: int | None = lost.values_list("id", flat=True).first()
    return number


def latest_check() -> TrailCheck | None:
    """When the trail was last gone through, and with what outcome."""
    return TrailCheck.objects.first()


def trail_end() -> Anchor | None:
    """The last entry, as it is told to the world outside; None where there is none."""
    head = TrailHead.objects.first()
    return Anchor(head.digest, head.sequence) if head and head.digest else None
