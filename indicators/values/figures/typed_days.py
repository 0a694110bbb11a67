"""Deadlines as people type them: "31.01.2025", "Oktober 2025", "2026", "Besvart innen fristen".

The text is kept as it stands. A day is read where the text says one, and is never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .cell_text import Refused
from .days import read_span

_LABEL = re.compile(r"[^0-9]*(?::|\binnen|\bsenest|\bfrist|\bfristen er) ?(?P<when>\S.*)", re.IGNORECASE)
_WRITTEN = re.compile(r"(?<![\d./])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4}|\d{2})(?!\d|/|\.\d)")


class DayProblem(StrEnum):
    """Why no day was read in what was typed. Presentation words it."""

    NO_SUCH_DATE = "no_such_date"
    """A day that is in no calendar: 31.04.2025."""
    WORDS = "words"
    """Words that name no day, or none with a year."""


@dataclass(frozen=True, slots=True)
class TypedDay:
    """What was typed, and the last day that it means; None where it says none, with the reason."""

    text: str
    day: date | None = None
    problem: DayProblem | None = None


def read_typed_day(text: str) -> TypedDay:
    """Read a deadline, or the day when something happened.

    A month, a half-year or a year means its last day: "Oktober 2025" is 31 October 2025.
    """
    said = " ".join(text.split())
    if not said:
        return TypedDay(text)
    try:
        span = read_span(said.rstrip("."), None)
        day = span.last if span else _labelled(said.rstrip("."))
    except Refused:
        return TypedDay(text, problem=DayProblem.NO_SUCH_DATE)
    if day is not None:
        return TypedDay(text, day)
    return TypedDay(text, problem=DayProblem.NO_SUCH_DATE if impossible_days(said) else DayProblem.WORDS)


def day_of(text: str) -> date | None:
    """A day written as dd.mm.yyyy or dd.mm.yy; None for one that is in no calendar, and for anything else."""
    found = _WRITTEN.fullmatch(text.strip())
    return _real(found) if found else None


def impossible_days(text: str) -> tuple[str, ...]:
    """The days in a text that are in no calendar, as they are written."""
    return tuple(found.group() for found in _WRITTEN.finditer(text) if _real(found) is None)


def _labelled(said: str) -> date | None:
    found = _LABEL.fullmatch(said)
    return read_typed_day(found["when"]).day if found else None


def _real(found: re.Match[str]) -> date | None:
    year = int(found["y"])
    try:
        return date(year if year > 99 else 2000 + year, int(found["m"]), int(found["d"]))
    except ValueError:
        return None
