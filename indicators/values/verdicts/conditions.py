"""What a target asks of one figure: conditions with a comparator and a limit, in the figure's own terms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from indicators.values.figures.cell_values import ChangeSense
from indicators.values.figures.comparators import Comparator
from indicators.values.figures.results import ChangeResult, Result
from indicators.values.figures.spec import Direction, Spec
from indicators.values.figures.targets import (
    ChangeTarget,
    LimitTarget,
    RangeTarget,
    RelativeTarget,
    ShareTarget,
    Target,
)
from indicators.values.figures.units import PERCENT, PERCENTAGE_POINTS, is_ratio_unit, same_unit

from .comparable import Measure, comparable, fits_line, measures_of
from .verdict import Undecided


@dataclass(frozen=True, slots=True)
class Condition:
    """`figure comparator limit`. Exactly as written, never rounded."""

    comparator: Comparator
    limit: Fraction

    def distance(self, figure: Fraction) -> Fraction:
        """How far on the good side; negative when short of it; for "=" minus the difference."""
        if self.comparator.wants_more:
            return figure - self.limit
        if self.comparator.wants_less:
            return self.limit - figure
        return -abs(figure - self.limit)

    def settled(self, measure: Measure) -> bool | None:
        """Whether the figure satisfies it; of a bound, whether all figures inside do, None when some do."""
        if measure.bound is None:
            return self.comparator.holds(measure.figure, self.limit)
        return self._settled_by_bound(measure.bound, measure.figure)

    def _settled_by_bound(self, bound: Comparator, edge: Fraction) -> bool | None:
        if self.comparator is Comparator.EQ:
            return None if bound.holds(self.limit, edge) else False
        if self.comparator.wants_more is bound.wants_more:
            beyond = self.distance(edge)
            touches = beyond == 0 and (bound.strict or not self.comparator.strict)
            return True if beyond > 0 or touches else None
        beyond = self.distance(edge)
        misses_edge = beyond == 0 and (bound.strict or self.comparator.strict)
        return False if beyond < 0 or misses_edge else None


@dataclass(frozen=True, slots=True)
class Demand:
    """One figure and the conditions on it, all of which must hold, in one unit."""

    measure: Measure
    conditions: tuple[Condition, ...]
    unit: str

    @property
    def nearest(self) -> Condition:
        """The condition that decides: the one the figure is shortest of."""
        if len(self.conditions) == 1:
            return self.conditions[0]
        return min(self.conditions, key=lambda condition: condition.distance(self.measure.figure))

    @property
    def distance(self) -> Fraction:
        """How far on the good side of the condition that decides."""
        return self.nearest.distance(self.measure.figure)

    @property
    def settled(self) -> bool | None:
        """Whether all conditions hold, None when a bound leaves it open."""
        answers = [condition.settled(self.measure) for condition in self.conditions]
        if False in answers:
            return False
        return None if None in answers else True


def demand_on(
    target: Target,
    measure: Measure,
    *,
    spec: Spec,
    benchmark: Decimal | Result | None,
    previous: Decimal | Result | None,
) -> Demand | Undecided:
    """What the target asks of this figure, or why the two cannot be compared."""
    if measure.whole is None and not fits_line(measure.unit, spec):
        return Undecided.UNIT
    match target:
        case LimitTarget(comparator, value, unit):
            return _plain(measure, unit, spec, (Condition(comparator, Fraction(value)),))
        case RangeTarget(low, high, unit):
            return _plain(measure, unit, spec, _ends(Fraction(low), Fraction(high), spec))
        case ShareTarget():
            return _share(target, measure, spec)
        case RelativeTarget():
            return _relative(target, measure, spec, benchmark)
        case ChangeTarget():
            return _change(target, measure, spec, previous)
    return Undecided.UNIT


def _ends(low: Fraction, high: Fraction, spec: Spec) -> tuple[Condition, ...]:
    """The ends of a range that can be missed: the far one is nobody's fault where more of it is good."""
    least, most = Condition(Comparator.GE, low), Condition(Comparator.LE, high)
    if spec.direction is Direction.HIGHER:
        return (least,)
    return (most,) if spec.direction is Direction.LOWER else (least, most)


def _plain(measure: Measure, unit: str, spec: Spec, conditions: tuple[Condition, ...]) -> Demand | Undecided:
    if measure.whole is not None:
        if (unit or spec.line_unit) != PERCENT:
            return Undecided.UNIT
        measure = measure.as_percent
    if not fits_line(unit, spec) or not comparable(measure.unit, unit, spec):
        return Undecided.UNIT
    return Demand(measure, conditions, measure.unit or unit or spec.line_unit)


def _share(target: ShareTarget, measure: Measure, spec: Spec) -> Demand | Undecided:
    asked = Fraction(target.numerator) / Fraction(target.denominator)
    if measure.whole is not None:
        if measure.unit and target.unit and not same_unit(measure.unit, target.unit):
            return Undecided.UNIT
        limit = Condition(target.comparator, asked * measure.whole)
        return Demand(measure, (limit,), measure.unit or target.unit)
    if (measure.unit or spec.line_unit) != PERCENT:
        return Undecided.UNIT
    return Demand(measure, (Condition(target.comparator, 100 * asked),), PERCENT)


def _relative(
    target: RelativeTarget, measure: Measure, spec: Spec, benchmark: Decimal | Result | None
) -> Demand | Undecided:
    given = _single(benchmark, spec)
    if given is None:
        return Undecided.NO_BENCHMARK
    if measure.whole is not None or given.whole is not None:
        measure, given = measure.as_percent, given.as_percent
    if not fits_line(given.unit, spec) or not comparable(measure.unit, given.unit, spec):
        return Undecided.UNIT
    unit = measure.unit or given.unit or spec.line_unit
    offset = _step(target.offset, target.unit, given.figure, unit)
    if offset is None:
        return Undecided.UNIT
    return Demand(measure, (Condition(target.comparator, given.figure + offset),), unit)


def _change(
    target: ChangeTarget, measure: Measure, spec: Spec, previous: Decimal | Result | None
) -> Demand | Undecided:
    """The figure judged is the change itself: current − previous against plus or minus the amount."""
    before = previous_of(measure, previous, spec)
    if before is None:
        return Undecided.NO_PREVIOUS
    if measure.whole is not None or before.whole is not None:
        if measure.whole != before.whole and not is_ratio_unit(target.unit):
            return Undecided.UNIT
        if is_ratio_unit(target.unit):
            measure, before = measure.as_percent, before.as_percent
    if not comparable(measure.unit, before.unit, spec):
        return Undecided.UNIT
    unit = measure.unit or before.unit or spec.line_unit
    step = _step(target.amount, target.unit, before.figure, unit)
    if step is None:
        return Undecided.UNIT
    far = None if target.upper is None else _step(target.upper, target.unit, before.figure, unit)
    changed = replace(measure, figure=measure.figure - before.figure, whole=None)
    return Demand(changed, _steps(target, step, far, spec), unit)


def _steps(target: ChangeTarget, step: Fraction, far: Fraction | None, spec: Spec) -> tuple[Condition, ...]:
    """What is asked of the change itself, which is negative when the figure fell."""
    if far is not None:
        low, high = (step, far) if target.sense is ChangeSense.INCREASE else (-far, -step)
        return _ends(low, high, spec)
    if target.sense is ChangeSense.INCREASE:
        return (Condition(target.comparator, step),)
    return (Condition(target.comparator.mirrored, -step),)


def demand_of_change(
    target: ChangeTarget, result: ChangeResult, *, spec: Spec, previous: Decimal | Result | None
) -> Demand | Undecided:
    """What a change target asks of a change that was reported instead of a figure.

    Both in one unit are compared as they stand; a share of the previous figure against an amount needs that
    figure.
    """
    asked, given = target.unit or spec.line_unit, result.unit or spec.line_unit
    measure = Measure(Fraction(result.amount) * (1 if result.sense is ChangeSense.INCREASE else -1))
    if asked == given or same_unit(asked, given):
        step = Fraction(target.amount)
        far = None if target.upper is None else Fraction(target.upper)
        return Demand(replace(measure, unit=given), _steps(target, step, far, spec), given)
    before = previous_of(Measure(Fraction(0), spec.line_unit), previous, spec)
    if before is None:
        return Undecided.UNIT
    before = before.as_percent
    unit = before.unit or spec.line_unit
    moved = _step(result.amount, result.unit, before.figure, unit)
    step_asked = _step(target.amount, target.unit, before.figure, unit)
    if moved is None or step_asked is None:
        return Undecided.UNIT
    far = None if target.upper is None else _step(target.upper, target.unit, before.figure, unit)
    signed = moved if result.sense is ChangeSense.INCREASE else -moved
    return Demand(replace(measure, figure=signed, unit=unit), _steps(target, step_asked, far, spec), unit)


def previous_of(measure: Measure, previous: Decimal | Result | None, spec: Spec) -> Measure | None:
    """The previous figure this one is compared with: of the same sub-period where there are several."""
    given = measures_of(previous, spec)
    if isinstance(given, Undecided):
        return None
    if len(given) > 1:
        given = tuple(one for one in given if one.period is not None and one.period == measure.period)
    return given[0] if len(given) == 1 and given[0].bound is None else None


def _single(given: Decimal | Result | None, spec: Spec) -> Measure | None:
    found = measures_of(given, spec)
    if isinstance(found, Undecided):
        return None
    return found[0] if len(found) == 1 and found[0].bound is None else None


def _step(amount: Decimal, written: str, of: Fraction, unit: str) -> Fraction | None:
    """An offset or a change in the figure's own unit: "%" is a share of the figure it starts from."""
    step = Fraction(amount)
    if not written:
        return step
    if written == PERCENT:
        return abs(of) * step / 100
    if written == PERCENTAGE_POINTS:
        return step if unit in (PERCENT, PERCENTAGE_POINTS) else None
    return step if not unit or same_unit(written, unit) else None
