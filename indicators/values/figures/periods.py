"""Periods inside a year: halves, tertials, quarters, months, and the year itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering

MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip


class PeriodKind(StrEnum):
    """The length of a period."""

    YEAR = "year"
    HALF = "half"
    TERTIAL = "tertial"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def per_year(self) -> int:
        """How many such periods a year has."""
        return _PER_YEAR[self]


class Frequency(StrEnum):
    """How often a figure is expected; `second_year` is a survey held every other year."""

    YEAR = "year"
    HALF = "half"
    TERTIAL = "tertial"
    QUARTER = "quarter"
    MONTH = "month"
    SECOND_YEAR = "second_year"


_PER_YEAR = {
    PeriodKind.YEAR: 1,
    PeriodKind.HALF: 2,
    PeriodKind.TERTIAL: 3,
    PeriodKind.QUARTER: 4,
    PeriodKind.MONTH: 12,
}

_WORDS = {PeriodKind.HALF: "halvår", PeriodKind.TERTIAL: "tertial", PeriodKind.QUARTER: "kvartal"}


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """One period of a year: the second tertial is Period(tertial, 2), the year is Period(year, 1).

    Ordered by when it ends, and of those that end together the shorter first. Raises ValueError for a
    number the year does not have.
    """

    kind: PeriodKind
    number: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", PeriodKind(self.kind))
        if not 1 <= self.number <= self.kind.per_year:
            raise ValueError(f"there is no {self.kind} number {self.number} in a year")

    @property
    def code(self) -> str:
        """The period as forms and addresses write it: "half-1"."""
        return f"{self.kind.value}-{self.number}"

    @property
    def label(self) -> str:
        """The short canonical Norwegian name: "1. halvår", "2. tertial", "mars", "året"."""
        if self.kind is PeriodKind.YEAR:
            return "året"
        if self.kind is PeriodKind.MONTH:
            return MONTHS[self.number - 1]
        return f"{self.number}. {_WORDS[self.kind]}"

    @property
    def months(self) -> tuple[int, int]:
        """The first and the last month, 1 to 12."""
        length = 12 // self.kind.per_year
        return (self.number - 1) * length + 1, self.number * length

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (self.months[1], -self.months[0]) < (other.months[1], -other.months[0])

    def __str__(self) -> str:
        return self.label


YEAR = Period(PeriodKind.YEAR, 1)
"""The year as a whole."""
