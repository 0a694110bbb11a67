"""How a line says that its figures are to be read: direction, kind, unit, scale, aggregation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from .units import line_spelling

MAX_DECIMALS = 6
"""The most decimals a figure may have; what has more is kept as text."""

MAX_DIGITS = 15
"""The most digits in all, before and after the decimal comma; what has more is kept as text.

Both databases keep so many exactly: SQLite stores a decimal as a binary number, good for 15 digits.
"""


class Direction(StrEnum):
    """What is good: more, less, or exactly so much. Stated on the line, never guessed from the figures."""

    HIGHER = "higher"
    LOWER = "lower"
    EXACT = "exact"


class ValueKind(StrEnum):
    """What kind of figure a line has; of a date and a level, what stands there instead of one."""

    NUMBER = "number"
    PERCENT = "percent"
    SCORE = "score"
    SHARE = "share"
    YES_NO = "yes_no"
    DATE = "date"
    LEVEL = "level"

    @property
    def is_number(self) -> bool:
        """Whether such a line takes numbers at all."""
        return self not in (ValueKind.YES_NO, ValueKind.DATE, ValueKind.LEVEL)


class Aggregation(StrEnum):
    """How parts and periods make the year's figure: the latest, the sum, the mean, or every one must hold."""

    LAST = "last"
    SUM = "sum"
    MEAN = "mean"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of a score's scale, for instance 1 to 6. Raises ValueError unless low < high."""

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", _decimal(self.low))
        object.__setattr__(self, "high", _decimal(self.high))
        if not self.low < self.high:
            raise ValueError("a scale needs a low end below its high end")

    @property
    def length(self) -> Decimal:
        """High minus low; what a miss of a score is divided by."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Spec:
    """What decides how the figures of one line are read and judged.

    `unit` is the line's unit in words ("dager", "kr per m²"); a percent line without one has "%".
    `decimals` is how many decimals are printed, None for as many as were written.
    `tolerance` is how much a miss may be and still be called close, in the line's own unit: days for a date,
    steps for a level. With `tolerance_share` it is a percentage of the target instead; of a date or a level
    nothing is a share.
    `levels` are the words of a level line, the worst first; `year` is the year a day without one lies in, and
    the year that cells may speak of; `counted` is what a line counts, in its own words ("avvik").
    On a line of dates earlier is better, on a line of levels later in the list, whatever is given; both are
    whole days and steps, without decimals.
    Plain strings, pairs and numbers are taken for the enums, the scale and the tolerance; an unknown word
    or a figure that is no number raises ValueError.
    """

    direction: Direction
    value_kind: ValueKind = ValueKind.NUMBER
    unit: str = ""
    scale: Scale | None = None
    decimals: int | None = None
    aggregation: Aggregation = Aggregation.LAST
    tolerance: Decimal | None = None
    levels: tuple[str, ...] = ()
    year: int | None = None
    counted: str = ""
    tolerance_share: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "value_kind", ValueKind(self.value_kind))
        direction = _DIRECTION_OF_KIND.get(self.value_kind, self.direction)
        object.__setattr__(self, "direction", Direction(direction))
        object.__setattr__(self, "levels", tuple(self.levels))
        if self.value_kind in _DIRECTION_OF_KIND:
            object.__setattr__(self, "decimals", 0)
        object.__setattr__(self, "aggregation", Aggregation(self.aggregation))
        object.__setattr__(self, "unit", self.unit or "")
        object.__setattr__(self, "scale", _scale(self.scale))
        if self.tolerance is not None:
            object.__setattr__(self, "tolerance", abs(_decimal(self.tolerance)))

    def is_close(self, distance: Decimal | Fraction | int, target: Decimal | Fraction | None) -> bool:
        """Whether a miss of this distance is inside the tolerance.

        A share is of the target's size, whatever its sign: of a target of 0 it is nothing, so that only a
        figure that equals a strict target is close then. Of what has no size (`target` None: a date, a level)
        there is no share, and nothing is close.
        """
        if self.tolerance is None:
            return False
        allowed = Fraction(self.tolerance)
        if self.tolerance_share:
            if target is None:
                return False
            allowed *= abs(Fraction(target)) / 100
        return abs(Fraction(distance)) <= allowed

    @property
    def line_unit(self) -> str:
        """The unit of a bare number on this line, as the line spells it: "%" for percent, "" for none.

        Dates, levels and answers have none.
        """
        if not self.value_kind.is_number:
            return ""
        unit = line_spelling(self.unit)
        if not unit and self.value_kind is ValueKind.PERCENT:
            return "%"
        return unit


_DIRECTION_OF_KIND = {ValueKind.DATE: Direction.LOWER, ValueKind.LEVEL: Direction.HIGHER}


def _scale(given: Scale | Sequence[Any] | None) -> Scale | None:
    if given is None or isinstance(given, Scale):
        return given
    low, high = given
    return Scale(low, high)


def _decimal(given: object) -> Decimal:
    """A finite Decimal from a Decimal, an int or text; a float is read as it prints."""
    try:
        value = given if isinstance(given, Decimal) else Decimal(str(given))
    except ArithmeticError as error:
        raise ValueError(f"{given!r} is no number") from error
    if not value.is_finite():
        raise ValueError(f"{given!r} is no finite number")
    return value
