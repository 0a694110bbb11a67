"""A question about a figure, and what every way of asking shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from indicators.values.figures.numerals import plain
from indicators.values.figures.reading_results import parse_result
from indicators.values.figures.results import PartsResult, PeriodsResult, Result
from indicators.values.figures.spec import Spec


class QuestionKind(StrEnum):
    """Why a cell is asked about."""

    NOT_UNDERSTOOD = "not_understood"
    AMBIGUOUS = "ambiguous"
    NOT_A_SHARE = "not_a_share"
    UNSETTLED = "unsettled"
    NOT_COMPARABLE = "not_comparable"
    OTHER_PERIOD = "other_period"
    OTHER_UNIT = "other_unit"
    OTHER_DECIMALS = "other_decimals"
    NEGATIVE = "negative"
    OFF_SCALE = "off_scale"
    OVER_WHOLE = "over_whole"
    MUCH_MORE = "much_more"
    MUCH_LESS = "much_less"
    FAR_FROM_TARGET = "far_from_target"
    NOT_THE_SUM = "not_the_sum"
    NOT_THE_MEAN = "not_the_mean"

    @property
    def confirmable(self) -> bool:
        """Whether "det stemmer" is an answer. What was not understood can only be written anew."""
        return self not in _WRITE_ANEW

    @property
    def withholds_verdict(self) -> bool:
        """Whether the figure is not judged before somebody has confirmed it."""
        return self in _WITHHOLDING


_WRITE_ANEW = frozenset(
    {
        QuestionKind.NOT_UNDERSTOOD,
        QuestionKind.AMBIGUOUS,
        QuestionKind.NOT_A_SHARE,
        QuestionKind.UNSETTLED,
        QuestionKind.NOT_COMPARABLE,
        QuestionKind.OTHER_PERIOD,
    }
)
_WITHHOLDING = frozenset({QuestionKind.OFF_SCALE, QuestionKind.OVER_WHOLE, QuestionKind.OTHER_UNIT})


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a cell, or about one figure in it.

    `figure` in `unit` is what was read, None where nothing was; `name` the part or period it belongs to: ""
    for the cell's only one, for `other_period` the one period that the cell is for.
    `against` is what it was held against, in the same unit: the previous figure, the target, 100 % or the n
    of "k av n", the nearest end of the scale, the sum or the mean; None where it was nothing of the kind.
    `likely` is the whole cell as it was probably meant; None where nobody can tell. It is read as it is
    printed. `readings` are what a cell of two readings may mean, the smaller first.
    """

    kind: QuestionKind
    figure: Decimal | None = None
    unit: str = ""
    name: str = ""
    against: Decimal | None = None
    likely: Result | None = None
    readings: tuple[Result, ...] = ()

    @property
    def key(self) -> tuple[str, str, Decimal | None]:
        """What tells the questions of a cell apart: the kind, the part, and the figure asked about."""
        return self.kind.value, self.name, None if self.figure is None else plain(self.figure)


def putter(result: PartsResult | PeriodsResult, place: int) -> Callable[[Decimal], Result]:
    """The cell with another figure in this place."""

    def put(other: Decimal) -> Result:
        if isinstance(result, PartsResult):
            parts = list(result.parts)
            parts[place] = replace(parts[place], value=other)
            return replace(result, parts=tuple(parts))
        figures = list(result.figures)
        figures[place] = replace(figures[place], value=other)
        return replace(result, figures=tuple(figures))

    return put


def readable(likely: Result, spec: Spec) -> Result | None:
    """The reading, if it comes back when it is typed as it is printed."""
    return likely if parse_result(str(likely), spec) == likely else None
