"""What `judge` answers: a status and the parts of its arithmetic. The wording is made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from indicators.values.figures.comparators import Comparator
from indicators.values.figures.periods import Period


class Status(StrEnum):
    """The eight statuses; exactly one holds for every line."""

    MET = "met"
    MISSED = "missed"
    NOT_MEASURED = "not_measured"
    NOT_PLANNED = "not_planned"
    NOT_DUE = "not_due"
    NOT_REPORTED = "not_reported"
    NO_TARGET = "no_target"
    UNDECIDED = "undecided"


class Change(StrEnum):
    """How the figure stands to the previous one, in the sense of the line's direction."""

    BETTER = "better"
    WORSE = "worse"
    UNCHANGED = "unchanged"


class Rank(StrEnum):
    """How a figure stands to somebody else's, in the sense of the line's direction.

    `neither`: it differs, and exactly so much is wanted, so that nobody's figure is the better one.
    """

    BETTER = "better"
    WORSE = "worse"
    LEVEL = "level"
    NEITHER = "neither"


class SeverityBasis(StrEnum):
    """What the distance was divided by.

    The target; the distance and the previous figure together (of a target of 0); the scale's length; the days
    of a year (of a date); the steps from the worst to the best (of a level); or one.
    """

    TARGET = "target"
    PREVIOUS = "previous"
    SCALE = "scale"
    YEAR = "year"
    LEVELS = "levels"
    ONE = "one"


class Undecided(StrEnum):
    """Why figure and target cannot be compared, or why a sum is not judged yet (`incomplete`).

    `unit` covers figures of another kind as well: a yes against a number. `off_scale`, `over_whole` and
    `other_unit` hold until a person has confirmed the figure: it lies off the line's scale, it is more than
    the whole of a share, its unit is not the line's.
    """

    NO_BENCHMARK = "no_benchmark"
    TEXT = "text"
    AMBIGUOUS = "ambiguous"
    BOUND = "bound"
    UNIT = "unit"
    NEEDS_AGGREGATION = "needs_aggregation"
    NO_PREVIOUS = "no_previous"
    INCOMPLETE = "incomplete"
    OFF_SCALE = "off_scale"
    OVER_WHOLE = "over_whole"
    OTHER_UNIT = "other_unit"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict and what it was reached by. Everything but `status` may be absent.

    distance: how far on the good side (negative: short of it), in `distance_unit` ("dager" for dates, "trinn"
        for levels); `at_least` when the figure
        is only a bound and the true distance may be larger.
    severity: 0 to 1, for a miss alone; `severity_uncapped` breaks ties. It is |distance| ÷ `basis_value`,
        and `basis` says what that is.
    close: a miss inside the line's tolerance; still a miss.
    change, change_amount: against the previous figure; current − previous, in `change_unit`
        (prosentpoeng between percentages, and between shares of different size); of a yes or a no, and of
        what was done or not, the change alone.
    compared `comparator` limit: what was judged. For a change target both are changes; for a range, `limit`
        is the nearest end and the comparator is the one of that end; shares of different size are compared
        as counts of the result's own whole.
    compared_on, limit_on: the same of dates. Of a date and a level `compared` and `limit` are None.
    worst: the sub-period that decided, where every period must hold.
    reason: why it is undecided, or `incomplete` for a part-year sum.
    """

    status: Status
    distance: Decimal | None = None
    severity: Decimal | None = None
    severity_uncapped: Decimal | None = None
    close: bool = False
    change: Change | None = None
    change_amount: Decimal | None = None
    compared: Decimal | None = None
    limit: Decimal | None = None
    comparator: Comparator | None = None
    at_least: bool = False
    worst: Period | None = None
    basis: SeverityBasis | None = None
    basis_value: Decimal | None = None
    reason: Undecided | None = None
    distance_unit: str = ""
    change_unit: str = ""
    compared_on: date | None = None
    limit_on: date | None = None
