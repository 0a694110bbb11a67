"""What may stand in a target's cell and in a result's alike, and how numbers and days are printed in both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from .comparators import Comparator
from .numerals import HARD_SPACE, format_amount, format_number, plain


class ChangeSense(StrEnum):
    """Which way a figure moves: what a change target wants, what a change says."""

    INCREASE = "increase"
    DECREASE = "decrease"

    @property
    def noun(self) -> str:
        """The word that is printed of a change: "økning"."""
        return "økning" if self is ChangeSense.INCREASE else "reduksjon"


class TextProblem(StrEnum):
    """Why a cell was kept as text.

    date, year, period, numbering, rank: a number stands there, and it is no figure.
    no_such_date: 31.04.; no_date, no_level, no_answer: not what a line of that kind takes.
    split: "50/50", two parts of a whole; several: two values where one is asked for.
    other_scale: a score of another scale than the line's; contradiction: "12 av 14 (68 %)".
    negative_change: "-5 %" as a target, a level or a cut; unreachable: fewer than none of what is counted.
    """

    WORDS = "words"
    MALFORMED_NUMBER = "malformed_number"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    DATE = "date"
    YEAR = "year"
    PERIOD = "period"
    NUMBERING = "numbering"
    RANK = "rank"
    NO_SUCH_DATE = "no_such_date"
    NO_DATE = "no_date"
    NO_LEVEL = "no_level"
    NO_ANSWER = "no_answer"
    SPLIT = "split"
    SEVERAL = "several"
    OTHER_SCALE = "other_scale"
    CONTRADICTION = "contradiction"
    NEGATIVE_CHANGE = "negative_change"
    UNREACHABLE = "unreachable"

    @property
    def is_words(self) -> bool:
        """Whether the cell holds words that mean no figure, so that it may be kept without asking."""
        return self in (TextProblem.WORDS, TextProblem.NUMBERING, TextProblem.RANK)


@dataclass(frozen=True, slots=True)
class EmptyCell:
    """Nothing entered: an empty cell or a lone dash."""

    def __str__(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class YesNoCell:
    """ "Ja" or "Nei"."""

    yes: bool

    def __str__(self) -> str:
        return "Ja" if self.yes else "Nei"


@dataclass(frozen=True, slots=True)
class LevelCell:
    """A level, in the line's own word: "delvis"."""

    level: str

    def __str__(self) -> str:
        return self.level


@dataclass(frozen=True, slots=True)
class AmbiguousCell:
    """A cell with two readings, "145.500": asked about, never guessed. `candidates` are low and high."""

    text: str
    candidates: tuple[Decimal, Decimal]

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell that was not understood, kept as it was written."""

    text: str
    problem: TextProblem = TextProblem.WORDS

    def __str__(self) -> str:
        return self.text


class ShareCell:
    """So many of so many, kept without trailing zeros. Raises ValueError unless 0 ≤ k and 0 < n."""

    __slots__ = ()
    numerator: Decimal
    denominator: Decimal

    def __post_init__(self) -> None:
        if self.numerator < 0 or self.denominator <= 0:
            raise ValueError("a share is of something, and not negative")
        object.__setattr__(self, "numerator", plain(self.numerator))
        object.__setattr__(self, "denominator", plain(self.denominator))


def format_date(day: date) -> str:
    """ "01.10.2026"."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def format_share(numerator: Decimal, denominator: Decimal, unit: str = "") -> str:
    """ "25 av 30", with its unit behind a hard space when it has one."""
    said = f"{format_number(numerator)} av {format_number(denominator)}"
    return f"{said}{HARD_SPACE}{unit}" if unit else said


def format_range(low: Decimal, high: Decimal, unit: str = "") -> str:
    """ "4–6 dager"."""
    return f"{format_number(low)}–{format_amount(high, unit)}"


def format_led(comparator: Comparator, said: str, *, implied: bool = False) -> str:
    """ "≥ 90 %", or what is said alone where the comparator is only implied."""
    return said if implied else f"{comparator}{HARD_SPACE}{said}"
