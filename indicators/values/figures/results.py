"""What may stand in a result cell, as frozen values that print themselves in canonical Norwegian."""

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
    format_share,
)
from .comparators import Comparator
from .numerals import format_amount
from .periods import Period


class MissingReason(StrEnum):
    """A stated reason why there is no figure. `hidden`: it exists and may not be shown (too few persons)."""

    NOT_MEASURED = "not_measured"
    NOT_PLANNED = "not_planned"
    NEW = "new"
    PENDING = "pending"
    HIDDEN = "hidden"

    @property
    def words(self) -> str:
        """The canonical Norwegian wording of the cell."""
        return _REASON_WORDS[self]


_REASON_WORDS = {
    MissingReason.NOT_MEASURED: "Ikke målt",
    MissingReason.NOT_PLANNED: "Måles ikke",
    MissingReason.NEW: "Ny",
    MissingReason.PENDING: "Foreligger ikke",
    MissingReason.HIDDEN: "Kan ikke vises",
}


@dataclass(frozen=True, slots=True)
class EmptyResult(EmptyCell):
    """No result: an empty cell or a lone dash."""


@dataclass(frozen=True, slots=True)
class FigureResult:
    """One number, with the unit it is in."""

    value: Decimal
    unit: str = ""

    def __str__(self) -> str:
        return format_amount(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class ShareResult(ShareCell):
    """So many of so many, "25 av 30"; `percent` is the percentage that was written beside it, "(83 %)".

    Raises ValueError unless 0 ≤ k and 0 < n.
    """

    numerator: Decimal
    denominator: Decimal
    unit: str = ""
    percent: Decimal | None = None

    def __str__(self) -> str:
        said = format_share(self.numerator, self.denominator, self.unit)
        return said if self.percent is None else f"{said} ({format_amount(self.percent, '%')})"


@dataclass(frozen=True, slots=True)
class ChangeResult:
    """A change that stands instead of a figure: "1,1 prosentpoeng økning". `amount` is never negative.

    Without a unit it is in the line's unit; in "%" it is a share of the previous figure, unless the target's
    change is in "%" as well.
    """

    amount: Decimal
    sense: ChangeSense
    unit: str = ""

    def __str__(self) -> str:
        return f"{format_amount(self.amount, self.unit)} {self.sense.noun}"


@dataclass(frozen=True, slots=True)
class DateResult:
    """When it was done: "15.09.2026", "Gjennomført 15.09.2026".

    `first` is given when only a span of days is known ("i juni"): from `first` to `on`. `carried_out` when
    the cell says so in words. Raises ValueError unless first ≤ on.
    """

    on: date
    first: date | None = None
    carried_out: bool = False

    def __post_init__(self) -> None:
        if self.first is not None and self.first > self.on:
            raise ValueError("a span of days runs from its first day to its last")

    def __str__(self) -> str:
        said = format_date(self.on)
        if self.first is not None:
            said = f"{format_date(self.first)}–{said}"
        return f"Gjennomført {said}" if self.carried_out else said


@dataclass(frozen=True, slots=True)
class LevelResult(LevelCell):
    """A level, in the line's own word: a person's assessment."""


@dataclass(frozen=True, slots=True)
class Part:
    """One named part of a result: "Godt samliv", 2."""

    name: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class PartsResult:
    """Named parts in the order they were written: "Godt samliv: 2, Fødselsforberedende kurs: 6"."""

    parts: tuple[Part, ...]
    unit: str = ""

    def __str__(self) -> str:
        return ", ".join(f"{part.name}: {format_amount(part.value, self.unit)}" for part in self.parts)


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """The figure of one period of the year."""

    period: Period
    value: Decimal


@dataclass(frozen=True, slots=True)
class PeriodsResult:
    """One figure per period, in the order of the year: "1. halvår: 27 %, 2. halvår: 31 %"."""

    figures: tuple[PeriodFigure, ...]
    unit: str = ""

    def __str__(self) -> str:
        return ", ".join(f"{one.period.label}: {format_amount(one.value, self.unit)}" for one in self.figures)


@dataclass(frozen=True, slots=True)
class BoundResult:
    """Only a bound of the figure is known: "> 70 %"."""

    comparator: Comparator
    value: Decimal
    unit: str = ""

    def __str__(self) -> str:
        return format_led(self.comparator, format_amount(self.value, self.unit))


@dataclass(frozen=True, slots=True)
class YesNoResult(YesNoCell):
    """ "Ja" or "Nei"."""


@dataclass(frozen=True, slots=True)
class NotDoneResult:
    """ "Ikke gjennomført": the thing was not carried out. It is a result, and it is not 0."""

    def __str__(self) -> str:
        return "Ikke gjennomført"


@dataclass(frozen=True, slots=True)
class DoneResult:
    """ "Gjennomført": the thing was carried out."""

    def __str__(self) -> str:
        return "Gjennomført"


@dataclass(frozen=True, slots=True)
class MissingResult:
    """A stated reason instead of a figure: "Ikke målt"."""

    reason: MissingReason

    def __str__(self) -> str:
        return self.reason.words


@dataclass(frozen=True, slots=True)
class AmbiguousResult(AmbiguousCell):
    """A result cell with two readings."""


@dataclass(frozen=True, slots=True)
class TextResult(TextCell):
    """A result cell that was not understood."""


Result = (
    EmptyResult
    | FigureResult
    | ShareResult
    | PartsResult
    | PeriodsResult
    | BoundResult
    | ChangeResult
    | DateResult
    | LevelResult
    | YesNoResult
    | NotDoneResult
    | DoneResult
    | MissingResult
    | AmbiguousResult
    | TextResult
)
