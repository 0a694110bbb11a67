"""The five comparators, and what each one of them asks."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from .spec import Direction


class Comparator(StrEnum):
    """How a figure must stand to the target figure; the value is the sign that is printed."""

    GE = "≥"
    LE = "≤"
    GT = ">"
    LT = "<"
    EQ = "="

    @property
    def wants_more(self) -> bool:
        """Whether larger figures are on the good side."""
        return self in (Comparator.GE, Comparator.GT)

    @property
    def wants_less(self) -> bool:
        """Whether smaller figures are on the good side."""
        return self in (Comparator.LE, Comparator.LT)

    @property
    def strict(self) -> bool:
        """Whether a figure that equals the target misses it."""
        return self in (Comparator.GT, Comparator.LT)

    @property
    def mirrored(self) -> Comparator:
        """The same demand on the figure with its sign turned: ≥ becomes ≤."""
        return _MIRROR[self]

    def holds(self, figure: Fraction, limit: Fraction) -> bool:
        """Whether `figure` stands to `limit` as this comparator asks."""
        if self is Comparator.GE:
            return figure >= limit
        if self is Comparator.LE:
            return figure <= limit
        if self is Comparator.GT:
            return figure > limit
        if self is Comparator.LT:
            return figure < limit
        return figure == limit


_MIRROR = {
    Comparator.GE: Comparator.LE,
    Comparator.LE: Comparator.GE,
    Comparator.GT: Comparator.LT,
    Comparator.LT: Comparator.GT,
    Comparator.EQ: Comparator.EQ,
}


def implied_comparator(direction: Direction) -> Comparator:
    """The comparator of a target that is printed bare: higher ≥, lower ≤, exact =."""
    if direction is Direction.HIGHER:
        return Comparator.GE
    if direction is Direction.LOWER:
        return Comparator.LE
    return Comparator.EQ
