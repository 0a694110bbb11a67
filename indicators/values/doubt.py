"""A question about a figure, and what every way of asking shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from indicators.values.reading_results import parse_result
from indicators.values.results import PartsResult, PeriodsResult, Result
from indicators.values.spec import Spec


class DoubtKind(StrEnum):
    """Why a figure is asked about."""

    OTHER_PERIOD = "other_period"
    OTHER_UNIT = "other_unit"
    NEGATIVE = "negative"
    OFF_SCALE = "off_scale"
    OVER_WHOLE = "over_whole"
    MUCH_MORE = "much_more"
    MUCH_LESS = "much_less"
    NOT_THE_SUM = "not_the_sum"
    NOT_THE_MEAN = "not_the_mean"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question about one figure of a cell.

    `figure` in `unit` is what was read, `name` the part or period it belongs to: "" for the cell's only one,
    for `other_period` the one period that the cell is for.
    `against` is what it was held against, in the same unit: the previous figure, 100 % or the n of "k av n",
    the nearest end of the scale, the sum or the mean; None where it was nothing of the kind. `likely` is the
    whole cell as it was probably meant; None where nobody can tell. It is read as it is printed.
    """

    kind: DoubtKind
    figure: Decimal
    unit: str = ""
    name: str = ""
    against: Decimal | None = None
    likely: Result | None = None


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
