"""A row of a table with what it would change, whatever register it is matched to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from indicators.values.tables import ReadRow, TableQuestion

from .names import Candidate


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
class MatchedRow:
    """A row and what it would do; ``reasons`` are codes of why it is refused, worded in presentation.

    ``row`` is read by the line that stands, where one does: its direction, kind, unit and scale hold.
    ``pk`` is the indicator's (or person's, or sector's), None where there
    is none yet. ``matched_by`` is "code", "name", "answer" or "".
    """

    row: ReadRow
    effect: RowEffect
    code: str = ""
    pk: int | None = None
    matched_by: str = ""
    likeness: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    reasons: tuple[str, ...] = ()
    questions: tuple[TableQuestion, ...] = ()
