"""What can be wrong with the trail and with what it vouches for, and the first thing that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


class FoundError(Exception):
    """Something is wrong: what is left need not be gone through."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.fault)
        self.finding = finding
