"""What may stand in a target cell, as frozen values that print themselves in canonical Norwegian."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from indicators.values.comparators import Comparator
from indicators.values.numerals import HARD_SPACE, MINUS, format_amount, format_number, plain
from indicators.values.spec import Spec


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


class ChangeSense(StrEnum):
    """Which way a change target wants the figure to move."""

    INCREASE = "increase"
    DECREASE = "decrease"

    @property
    def noun(self) -> str:
        """The word that is printed in a change target: "økning"."""
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
class NoTarget:
    """No target: an empty cell or a lone dash."""

    def __str__(self) -> str:
        return ""


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
        return _led(self.comparator, self.implied, format_amount(self.value, self.unit))


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
        return f"{format_number(self.low)}–{format_amount(self.high, self.unit)}"


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
        return _led(self.comparator, self.implied, said)


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
            amount = f"{format_number(self.amount)}–{format_amount(self.upper, self.unit)}"
        said = f"{amount} {self.sense.noun}"
        return _led(self.comparator, self.implied, said)


@dataclass(frozen=True, slots=True)
class YesTarget:
    """ "Ja", or "Nei" where a no is what is wanted."""

    yes: bool = True

    def __str__(self) -> str:
        return "Ja" if self.yes else "Nei"


@dataclass(frozen=True, slots=True)
class ShareTarget:
    """So many of so many, "30 av 30". Raises ValueError unless 0 ≤ k and 0 < n."""

    comparator: Comparator
    numerator: Decimal
    denominator: Decimal
    unit: str = ""
    implied: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "numerator", plain(self.numerator))
        object.__setattr__(self, "denominator", plain(self.denominator))
        if self.numerator < 0 or self.denominator <= 0:
            raise ValueError("a share is of something, and not negative")

    def __str__(self) -> str:
        return _led(self.comparator, self.implied, format_share(self.numerator, self.denominator, self.unit))


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
class LevelTarget:
    """At least this level, in the line's own word: "delvis"."""

    level: str

    def __str__(self) -> str:
        return self.level


@dataclass(frozen=True, slots=True)
class AmbiguousTarget:
    """A cell with two readings, "145.500": asked about, never guessed. `candidates` are low and high."""

    text: str
    candidates: tuple[Decimal, Decimal]

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class TextTarget:
    """A cell that was not understood, kept as it was written."""

    text: str
    problem: TextProblem = TextProblem.WORDS

    def __str__(self) -> str:
        return self.text


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


def format_date(day: date) -> str:
    """ "01.10.2026"."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def format_share(numerator: Decimal, denominator: Decimal, unit: str = "") -> str:
    """ "25 av 30", with its unit behind a hard space when it has one."""
    said = f"{format_number(numerator)} av {format_number(denominator)}"
    return f"{said}{HARD_SPACE}{unit}" if unit else said


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


def _led(comparator: Comparator, implied: bool, said: str) -> str:
    return said if implied else f"{comparator}{HARD_SPACE}{said}"
