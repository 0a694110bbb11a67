"""What may stand in a target cell, as frozen values that print themselves in canonical Norwegian."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from .cell_values import (
    AmbiguousCell,
    ChangeSense,
    EmptyCell,
    LevelCell,
    ShareCell,
    TextCell,
    YesNoCell,
    format_date,
    format_led,
    format_range,
    format_share,
)
from .comparators import Comparator
from .numerals import MINUS, format_amount
from .spec import Spec


class BenchmarkScope(StrEnum):
    """Whose figure a benchmark is: the country's, the county's, or the KOSTRA group's."""

    NATIONAL = "national"
    COUNTY = "county"
    KOSTRA_GROUP = "kostra_group"

    @property
    def noun(self) -> str:
        """The word that is printed in a relative target: "landssnitt"."""
        return _SCOPE_NOUNS[self]


_SCOPE_NOUNS = {
    BenchmarkScope.NATIONAL: "landssnitt",
    BenchmarkScope.COUNTY: "fylkessnitt",
    BenchmarkScope.KOSTRA_GROUP: "KOSTRA-gruppe",
}


@dataclass(frozen=True, slots=True)
class NoTarget(EmptyCell):
    """No target: an empty cell or a lone dash."""


@dataclass(frozen=True, slots=True)
class NotPlannedTarget:
    """ "Måles ikke": the line is not to be measured this year."""

    def __str__(self) -> str:
        return "Måles ikke"


@dataclass(frozen=True, slots=True)
class LimitTarget:
    """A comparator and a number, "≥ 90 %". `implied` when the cell holds the number alone."""

    comparator: Comparator
    value: Decimal
    unit: str = ""
    implied: bool = False

    def __str__(self) -> str:
        return format_led(self.comparator, format_amount(self.value, self.unit), implied=self.implied)


@dataclass(frozen=True, slots=True)
class RangeTarget:
    """A range, both ends included: "4–6 dager". Raises ValueError unless low ≤ high."""

    low: Decimal
    high: Decimal
    unit: str = ""

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("a range runs from its low end to its high end")

    def __str__(self) -> str:
        return format_range(self.low, self.high, self.unit)


@dataclass(frozen=True, slots=True)
class RelativeTarget:
    """A benchmark, with or without an offset: "≥ landssnitt", "≥ landssnitt + 0,2".

    An offset without a unit is in the line's unit; in "%" it is a share of the benchmark's own figure.
    """

    comparator: Comparator
    scope: BenchmarkScope
    offset: Decimal = Decimal(0)
    unit: str = ""
    implied: bool = False

    def __str__(self) -> str:
        said = self.scope.noun
        if self.offset:
            sign = MINUS if self.offset < 0 else "+"
            said = f"{said} {sign} {format_amount(abs(self.offset), self.unit)}"
        return format_led(self.comparator, said, implied=self.implied)


@dataclass(frozen=True, slots=True)
class ChangeTarget:
    """A change from the previous figure: "> 3 prosentpoeng økning", "5 % reduksjon", "1–2 % økning".

    An amount without a unit is in the line's unit; in "%" it is a share of the previous figure.
    "økning" alone asks for any increase: more than 0, implied. `upper` is the far end of a range, which only
    a line that wants exactly so much keeps; Raises ValueError unless amount ≤ upper.
    """

    comparator: Comparator
    amount: Decimal
    sense: ChangeSense
    unit: str = ""
    implied: bool = False
    upper: Decimal | None = None

    def __post_init__(self) -> None:
        if self.upper is not None and self.amount > self.upper:
            raise ValueError("a range runs from its low end to its high end")

    def __str__(self) -> str:
        if self.implied and self.comparator is Comparator.GT and not self.amount:
            return self.sense.noun
        amount = format_amount(self.amount, self.unit)
        if self.upper is not None:
            amount = format_range(self.amount, self.upper, self.unit)
        said = f"{amount} {self.sense.noun}"
        return format_led(self.comparator, said, implied=self.implied)


@dataclass(frozen=True, slots=True)
class YesTarget(YesNoCell):
    """ "Ja", or "Nei" where a no is what is wanted."""

    yes: bool = True


@dataclass(frozen=True, slots=True)
class ShareTarget(ShareCell):
    """So many of so many, "30 av 30". Raises ValueError unless 0 ≤ k and 0 < n."""

    comparator: Comparator
    numerator: Decimal
    denominator: Decimal
    unit: str = ""
    implied: bool = False

    def __str__(self) -> str:
        return format_led(
            self.comparator, format_share(self.numerator, self.denominator, self.unit), implied=self.implied
        )


@dataclass(frozen=True, slots=True)
class DateTarget:
    """A deadline: "innen 01.10.2026", or strictly "før 01.09.2026".

    `implied` when the cell holds the day alone. A day without a year was written for the line's year. Raises
    ValueError for another comparator.
    """

    on: date
    comparator: Comparator = Comparator.LE
    implied: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "comparator", Comparator(self.comparator))
        if not self.comparator.wants_less:
            raise ValueError("a deadline is a day to be done by")

    def __str__(self) -> str:
        said = format_date(self.on)
        if self.comparator.strict:
            return f"før {said}"
        return said if self.implied else f"innen {said}"


@dataclass(frozen=True, slots=True)
class LevelTarget(LevelCell):
    """At least this level, in the line's own word: "delvis"."""


@dataclass(frozen=True, slots=True)
class AmbiguousTarget(AmbiguousCell):
    """A target cell with two readings."""


@dataclass(frozen=True, slots=True)
class TextTarget(TextCell):
    """A target cell that was not understood."""


Target = (
    NoTarget
    | NotPlannedTarget
    | LimitTarget
    | RangeTarget
    | RelativeTarget
    | ChangeTarget
    | YesTarget
    | ShareTarget
    | DateTarget
    | LevelTarget
    | AmbiguousTarget
    | TextTarget
)


def contradicts_direction(target: Target, spec: Spec) -> bool:
    """Whether the target asks for the opposite of what the line calls good: "> 24 dager", lower being better.

    For a warning to the person who types it; the target is judged as it stands.
    """
    wants_more = _wants_more(target)
    if wants_more is None or spec.direction == "exact":
        return False
    return wants_more != (spec.direction == "higher")


def _wants_more(target: Target) -> bool | None:
    if isinstance(target, LimitTarget | RelativeTarget | ShareTarget):
        comparator = target.comparator
    elif isinstance(target, ChangeTarget):
        rises = target.sense is ChangeSense.INCREASE
        comparator = target.comparator if rises else target.comparator.mirrored
    else:
        return None
    return None if comparator is Comparator.EQ else comparator.wants_more
