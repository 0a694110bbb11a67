"""What `judge` answers: a status and the parts of its arithmetic. The wording is made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indicators.values.comparators import Comparator
from indicators.values.periods import Period


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
    """What the distance was divided by: the target, the previous figure, the scale's length, or one."""

    TARGET = "target"
    PREVIOUS = "previous"
    SCALE = "scale"
    ONE = "one"


class Undecided(StrEnum):
    """Why figure and target cannot be compared, or why a sum is not judged yet (`incomplete`).

    `unit` covers figures of another kind as well: a yes against a number.
    """

    NO_BENCHMARK = "no_benchmark"
    TEXT = "text"
    AMBIGUOUS = "ambiguous"
    BOUND = "bound"
    UNIT = "unit"
    NEEDS_AGGREGATION = "needs_aggregation"
    NO_PREVIOUS = "no_previous"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict and what it was reached by. Everything but `status` may be absent.

    distance: how far on the good side (negative: short of it), in `distance_unit`; `at_least` when the figure
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
