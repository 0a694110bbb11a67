"""How bad a miss is, whether the figure got better, and how it stands to others' figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.values.figures.results import DoneResult, NotDoneResult, Result, YesNoResult
from indicators.values.figures.spec import Direction, Spec, ValueKind
from indicators.values.figures.targets import Target, YesTarget
from indicators.values.figures.units import distance_unit, is_ratio_unit

from .comparable import Given, Measure, comparable, fits_line, is_whole, measures_of, to_decimal, with_unit
from .conditions import Condition
from .verdict import Change, Rank, SeverityBasis, Undecided


@dataclass(frozen=True, slots=True)
class Severity:
    """0 to 1, the same before it was capped, and what the distance was divided by."""

    capped: Decimal
    uncapped: Decimal
    basis: SeverityBasis
    basis_value: Decimal


@dataclass(frozen=True, slots=True)
class Movement:
    """Better, worse or unchanged, and by how much where figures say it: current − previous, in `unit`."""

    change: Change
    amount: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a figure stands to somebody else's: the rank, and own − theirs in `unit`."""

    rank: Rank
    amount: Decimal
    unit: str = ""


TOTAL = Severity(Decimal(1), Decimal(1), SeverityBasis.ONE, Decimal(1))
"""What was not carried out, and a no where a yes was wanted."""


def movement_of_words(
    target: Target, result: Result, previous: Decimal | Result | None, spec: Spec
) -> Movement | None:
    """Whether a yes, a no, a thing done or not done got better since the previous one; None for figures.

    A yes is better than a no unless the target, or without one the line's direction, wants it otherwise.
    """
    now, then = _affirmed(result), _affirmed(previous)
    if now is None or then is None:
        return None
    if isinstance(target, YesTarget):
        wanted = target.yes
    else:
        wanted = spec.direction is not Direction.LOWER or spec.value_kind is ValueKind.DATE
    if now is then:
        return Movement(Change.UNCHANGED)
    return Movement(Change.BETTER if now is wanted else Change.WORSE)


def _affirmed(result: Decimal | Result | None) -> bool | None:
    match result:
        case YesNoResult(yes):
            return yes
        case DoneResult():
            return True
        case NotDoneResult():
            return False
    return None


def severity_of(distance: Fraction, limit: Fraction, spec: Spec, previous: Fraction | None) -> Severity:
    """|distance| ÷ the scale's length for a score, else ÷ |target|.

    For a target of 0 it is |distance| ÷ (|distance| + |previous figure|): the same figure as before weighs a
    half. Without another previous figure than 0 any distance weighs 1. Capped at 1.
    """
    away = abs(distance)
    if spec.value_kind is ValueKind.SCORE and spec.scale is not None:
        return weighed(away, SeverityBasis.SCALE, Fraction(spec.scale.length))
    if limit:
        return weighed(away, SeverityBasis.TARGET, abs(limit))
    if previous and away:
        return weighed(away, SeverityBasis.PREVIOUS, away + abs(previous))
    return TOTAL if away else Severity(Decimal(0), Decimal(0), SeverityBasis.ONE, Decimal(1))


def movement_of(
    current: tuple[Measure, ...],
    previous: Given,
    spec: Spec,
    conditions: tuple[Condition, ...] = (),
) -> Movement | None:
    """Where the figure moved, in the sense of the line's direction; None where the two cannot be compared.

    Of several figures that must all hold, the worst is compared with the worst. Shares of the same whole
    differ by a count, of different wholes by prosentpoeng. Where exactly so much is wanted, nearer to the
    target is better, and without a target only an equal figure says anything.
    """
    pair = _pair(current, previous, spec, conditions)
    if pair is None:
        return None
    now, then, asked = pair
    gained = _gain(now.figure, then.figure, spec.direction, asked)
    if gained is None:
        return None
    change = Change.BETTER if gained > 0 else Change.WORSE if gained < 0 else Change.UNCHANGED
    return Movement(change, to_decimal(now.figure - then.figure), _unit_of_change(now, then, spec))


def moved(previous: Given, result: Result, spec: Spec) -> Movement | None:
    """Where a figure moved since an earlier one of the same line; None where the two cannot be compared."""
    measured = measures_of(result, spec)
    return None if isinstance(measured, Undecided) else movement_of(measured, previous, spec)


def standing_to(benchmark: Given, result: Result, spec: Spec) -> Standing | None:
    """How a result stands to somebody else's figure for the same year; None where the two cannot be compared.

    Better is what the line's direction calls better. Where exactly so much is wanted, more or less than
    others is neither. Of several figures that must all hold the worst is compared; a sum of a part of the
    year, and a figure of which only a bound is known, say nothing yet. The figures are compared as reported;
    :func:`.compare_figures` says besides which of them look alike as they are printed.
    """
    pair = beside(benchmark, result, spec)
    if pair is None:
        return None
    own, theirs = pair
    away = own.figure - theirs.figure
    return Standing(_rank(away, spec.direction), to_decimal(away), _unit_of_change(own, theirs, spec))


def beside(benchmark: Given, result: Result, spec: Spec) -> tuple[Measure, Measure] | None:
    """A result and somebody else's figure in one unit; None where they cannot be compared."""
    measured = measures_of(result, spec)
    if isinstance(measured, Undecided) or not is_whole(result, spec):
        return None
    if spec.direction is Direction.EXACT and len(measured) > 1:
        return None
    pair = _pair(measured, with_unit(benchmark, result, spec), spec, ())
    return None if pair is None else pair[:2]


def _rank(away: Fraction, direction: Direction) -> Rank:
    if not away:
        return Rank.LEVEL
    if direction is Direction.EXACT:
        return Rank.NEITHER
    return Rank.BETTER if (away > 0) is (direction is Direction.HIGHER) else Rank.WORSE


def _pair(
    current: tuple[Measure, ...], other: Given, spec: Spec, conditions: tuple[Condition, ...]
) -> tuple[Measure, Measure, tuple[Condition, ...]] | None:
    """The two figures to subtract, in one unit, and the conditions that still hold of them."""
    given = measures_of(other, spec)
    if isinstance(given, Undecided) or not given or not current:
        return None
    now, then = _worst(current, spec, conditions), _worst(given, spec, conditions)
    if now.whole != then.whole:
        now, then = now.as_percent, then.as_percent
        conditions = ()
    if now.bound or then.bound or not fits_line(then.unit, spec) or not comparable(now.unit, then.unit, spec):
        return None
    return now, then, conditions


def _unit_of_change(now: Measure, then: Measure, spec: Spec) -> str:
    """A count for shares of one whole, prosentpoeng between percentages, else the figures' own unit."""
    unit = now.unit or then.unit or spec.line_unit
    if now.whole is not None:
        return "" if is_ratio_unit(unit) else unit
    return distance_unit(unit)


def _gain(
    now: Fraction, then: Fraction, direction: Direction, conditions: tuple[Condition, ...]
) -> Fraction | None:
    if direction is Direction.HIGHER:
        return now - then
    if direction is Direction.LOWER:
        return then - now
    if conditions:
        return _shortfall(then, conditions) - _shortfall(now, conditions)
    return Fraction(0) if now == then else None


def _shortfall(figure: Fraction, conditions: tuple[Condition, ...]) -> Fraction:
    return max(Fraction(0), *(-condition.distance(figure) for condition in conditions))


def _worst(measures: tuple[Measure, ...], spec: Spec, conditions: tuple[Condition, ...]) -> Measure:
    if spec.direction is Direction.LOWER:
        return max(measures, key=_size)
    if spec.direction is Direction.EXACT and conditions:
        return max(measures, key=lambda one: _shortfall(one.figure, conditions))
    return min(measures, key=_size)


def _size(measure: Measure) -> Fraction:
    return measure.as_percent.figure if measure.whole is not None else measure.figure


def weighed(away: Fraction, basis: SeverityBasis, by: Fraction) -> Severity:
    """A distance divided by what it is measured against, capped at 1."""
    uncapped = away / by
    return Severity(to_decimal(min(uncapped, Fraction(1))), to_decimal(uncapped), basis, to_decimal(by))
