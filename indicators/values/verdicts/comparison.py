"""Better than others, like them, or worse: the one rule, and why nobody can say where it cannot be said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from indicators.values.figures.numerals import written_decimals
from indicators.values.figures.results import BoundResult, FigureResult, PartsResult, PeriodsResult, Result
from indicators.values.figures.spec import Aggregation, Direction, Spec

from .comparable import Given, is_whole, measures_of, with_unit
from .severity import Standing, beside, standing_to
from .verdict import Rank, Undecided


class Against(StrEnum):
    """How a line's figure is held against somebody else's. Exactly one holds of every line.

    `incomparable`: there is a figure of the year, and the two cannot be compared or ranked; `absent`: there
    is no figure of the year to hold it against.
    """

    BETTER = "better"
    LIKE = "like"
    WORSE = "worse"
    INCOMPARABLE = "incomparable"
    ABSENT = "absent"


class Hindrance(StrEnum):
    """Why two figures are not ranked."""

    NO_FIGURE = "no_figure"
    OTHER_YEAR = "other_year"
    KIND = "kind"
    NO_OWN = "no_own"
    PART_OF_YEAR = "part_of_year"
    SEVERAL = "several"
    THEIRS = "theirs"
    BOUND = "bound"
    OTHER_UNIT = "other_unit"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class FigureComparison:
    """The outcome, why it is none of the three, and the difference where the figures can be subtracted."""

    outcome: Against
    hindrance: Hindrance | None = None
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Number so and so of so many, oneself counted; `shared` with somebody whose figure is alike."""

    number: int
    of: int
    shared: bool = False


RANKED: Final = frozenset({Against.BETTER, Against.LIKE, Against.WORSE})
NOBODY: Final = FigureComparison(Against.ABSENT, Hindrance.NO_FIGURE)
_OUTCOMES: Final = {
    Rank.BETTER: Against.BETTER,
    Rank.WORSE: Against.WORSE,
    Rank.LEVEL: Against.LIKE,
    Rank.NEITHER: Against.INCOMPARABLE,
}


def compare_figures(
    theirs: Given, result: Result, spec: Spec, *, years_apart: int = 0, as_reported: bool = False
) -> FigureComparison:
    """Hold a result against somebody else's figure (None: there is none).

    Better is what the line's direction calls better. Two figures are like each other when they are equal at
    the coarser of the precisions in which they are printed: as many decimals as were written, and at least
    the line's. With `as_reported` only equal figures are alike: so is a target that follows this very figure
    judged. `years_apart`: how many years lie between the two.
    """
    if theirs is None:
        return NOBODY
    if years_apart:
        return FigureComparison(Against.ABSENT, Hindrance.OTHER_YEAR)
    found = standing_to(theirs, result, spec)
    if found is None:
        return FigureComparison(Against.INCOMPARABLE, _hindrance(theirs, result, spec))
    if found.rank is not Rank.LEVEL and not as_reported and _look_alike(theirs, result, spec):
        return FigureComparison(Against.LIKE, None, found)
    neither = Hindrance.NEITHER if found.rank is Rank.NEITHER else None
    return FigureComparison(_OUTCOMES[found.rank], neither, found)


def place_among(others: Iterable[FigureComparison]) -> Place | None:
    """Which number one is among those whose figures can be ranked with one's own; None where nobody's can."""
    outcomes = [one.outcome for one in others if one.outcome in RANKED]
    if not outcomes:
        return None
    return Place(1 + outcomes.count(Against.WORSE), 1 + len(outcomes), Against.LIKE in outcomes)


def _hindrance(theirs: Given, result: Result, spec: Spec) -> Hindrance:
    """Why the two cannot be subtracted: the first thing that stands in the way."""
    own = measures_of(result, spec)
    if not spec.value_kind.is_number:
        return Hindrance.KIND
    if own == ():
        return Hindrance.NO_OWN
    if not is_whole(result, spec):
        return Hindrance.PART_OF_YEAR
    if isinstance(own, Undecided) or (spec.direction is Direction.EXACT and len(own) > 1):
        return Hindrance.SEVERAL
    given = measures_of(with_unit(theirs, result, spec), spec)
    if isinstance(given, Undecided) or not given:
        return Hindrance.THEIRS
    if any(one.bound for one in (*own, *given)):
        return Hindrance.BOUND
    return Hindrance.OTHER_UNIT


def _look_alike(theirs: Given, result: Result, spec: Spec) -> bool:
    pair = beside(theirs, result, spec)
    places = [one for one in (_places(theirs, spec), _places(result, spec)) if one is not None]
    if pair is None or not places:
        return False
    own, other = pair
    return _rounded(own.figure, min(places)) == _rounded(other.figure, min(places))


def _places(given: Given, spec: Spec) -> int | None:
    """With how many decimals a figure is printed; None for a quotient, which has no end of its own."""
    match given:
        case Decimal():
            written = [given]
        case FigureResult(value=value) | BoundResult(value=value):
            written = [value]
        case PartsResult(parts=parts) if spec.aggregation is not Aggregation.MEAN:
            written = [one.value for one in parts]
        case PeriodsResult(figures=figures) if spec.aggregation is not Aggregation.MEAN:
            written = [one.value for one in figures]
        case _:
            return None
    return max(spec.decimals or 0, *(written_decimals(one) for one in written))


def _rounded(figure: Fraction, places: int) -> int:
    """The figure in whole steps of its last printed decimal; a half goes away from zero."""
    scaled = abs(figure) * 10**places
    steps = int(scaled + Fraction(1, 2))
    return -steps if figure < 0 else steps
