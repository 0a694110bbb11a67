"""What is doubted of one figure: of the wrong sign, off its scale, far from the last one, a lost comma."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from indicators.values.figures.comparators import Comparator
from indicators.values.figures.numerals import plain, written_decimals
from indicators.values.figures.periods import YEAR, Period
from indicators.values.figures.results import BoundResult, FigureResult, PartsResult, PeriodsResult, Result
from indicators.values.figures.spec import Aggregation, Direction, Spec, ValueKind
from indicators.values.figures.targets import LimitTarget, RangeTarget, Target
from indicators.values.figures.units import PERCENT, canonical_unit
from indicators.values.verdicts.comparable import comparable, measures_of, to_decimal
from indicators.values.verdicts.verdict import Undecided

from .question import Question, QuestionKind, putter, readable

FAR = 10
"""So many times the previous figure, or so small a part of it, is asked about."""

NEARER = Fraction(316, 100)
"""Above this, a tenth of a figure is nearer to the previous one than the figure itself (the root of ten)."""

_SHIFTS = (-1, -2, -3, 1, 2, 3)
_SIGNED = frozenset({"poeng", "prosentpoeng", "grader", "°"})


@dataclass(frozen=True, slots=True)
class HeldFigure:
    """One figure of a cell, what it is held against, and the cell with another figure put in its place.

    `aim` is what the target asks for, where there is no previous figure to hold it against.
    """

    value: Decimal
    unit: str
    before: Decimal | None
    put: Callable[[Decimal], Result]
    name: str = ""
    aim: Decimal | None = None

    @property
    def yardstick(self) -> Decimal | None:
        return self.aim if self.before is None else self.before


def held_figures(
    result: Result, previous: Result | None, spec: Spec, target: Target | None, period: Period
) -> Iterator[HeldFigure]:
    def held(
        value: Decimal, unit: str, of: Period, put: Callable[[Decimal], Result], name: str
    ) -> HeldFigure:
        before = _before(previous, of, unit, spec)
        part = spec.aggregation is Aggregation.SUM and of != YEAR
        aim = None if part or before is not None else _aim(value, unit, spec, target)
        return HeldFigure(value, unit, before, put, name, aim)

    match result:
        case FigureResult(value, unit):
            yield held(value, unit, period, lambda other: replace(result, value=other), "")
        case BoundResult(_, value, unit):
            yield held(value, unit, period, lambda other: replace(result, value=other), "")
        case PartsResult(parts, unit):
            earlier = previous.parts if isinstance(previous, PartsResult) else ()
            known = {part.name.casefold(): part.value for part in earlier}
            for place, part in enumerate(parts):
                before = known.get(part.name.casefold())
                yield HeldFigure(part.value, unit, before, putter(result, place), part.name)
        case PeriodsResult(figures, unit):
            for place, one in enumerate(figures):
                yield held(one.value, unit, one.period, putter(result, place), one.period.label)


def _aim(value: Decimal, unit: str, spec: Spec, target: Target | None) -> Decimal | None:
    """The figure that a target asks for, in the unit of the figure: of a range its nearest end."""
    match target:
        case LimitTarget(_, limit):
            aim = limit
        case RangeTarget(low, high):
            aim = low if value < low else high
        case _:
            return None
    return aim if comparable(unit, target.unit, spec) else None


def _before(previous: Result | None, period: Period, unit: str, spec: Spec) -> Decimal | None:
    """The earlier figure of the same thing in the same unit, with the decimals it was written with."""
    if isinstance(previous, PeriodsResult):
        for one in previous.figures:
            if one.period == period and comparable(unit, previous.unit, spec):
                return one.value
    if period != YEAR and spec.aggregation is Aggregation.SUM:
        return None
    if isinstance(previous, FigureResult):
        return previous.value if comparable(unit, previous.unit, spec) else None
    measured = measures_of(previous, spec)
    if isinstance(measured, Undecided) or len(measured) != 1 or measured[0].bound is not None:
        return None
    measure = measured[0].as_percent
    return to_decimal(measure.figure) if comparable(unit, measure.unit, spec) else None


def figure_doubt(figure: HeldFigure, spec: Spec, target: Target | None) -> Question | None:
    kind = _kind(figure, spec, target)
    if kind is None:
        return None
    return Question(
        kind,
        figure.value,
        figure.unit,
        figure.name,
        against=doubted_against(kind, figure, spec),
        likely=_likely(kind, figure, spec, target),
    )


def _kind(figure: HeldFigure, spec: Spec, target: Target | None) -> QuestionKind | None:
    """The first reason to ask about a figure."""
    value, before, meant = figure.value, figure.before, _limits(target)
    if value == before:
        return None
    below = any(one < 0 for one in (*meant, before or 0)) or _falls_below(target, figure.unit)
    if value < 0 and not below and _is_counted(figure.unit, spec):
        return QuestionKind.NEGATIVE
    if spec.value_kind is ValueKind.SCORE and spec.scale and not spec.scale.low <= value <= spec.scale.high:
        return QuestionKind.OFF_SCALE
    if value > 100 and canonical_unit(figure.unit) == PERCENT and not _over_is_meant(target, before):
        return QuestionKind.OVER_WHOLE
    if before is not None:
        return _far_from(value, before, spec)
    if figure.aim is not None and _far_from_target(value, figure.aim, spec):
        return QuestionKind.FAR_FROM_TARGET
    return QuestionKind.OTHER_DECIMALS if _is_thousands(value, spec) and not figure.aim else None


def _far_from(value: Decimal, before: Decimal, spec: Spec) -> QuestionKind | None:
    """Ten times or a tenth; or a figure whose decimal comma seems lost: 68 after 16,0."""
    if not value or not before or (value < 0) is not (before < 0):
        return None
    ratio = Fraction(value) / Fraction(before)
    if ratio >= FAR:
        return QuestionKind.MUCH_MORE
    if ratio * FAR <= 1:
        return QuestionKind.MUCH_LESS
    decimals = max(written_decimals(before), spec.decimals or 0)
    lost = not written_decimals(value) and decimals > 0 and ratio > NEARER
    return QuestionKind.MUCH_MORE if lost else None


def _far_from_target(value: Decimal, aim: Decimal, spec: Spec) -> bool:
    """A first figure that is ten times the target, or a tenth of it where that is more than a good result.

    A tenth of what may at most be there is good news, unless it has more decimals than the line, or is an
    Excel percentage: 0,15 where 20 % is the limit. Ten times what must at least be there is good news too
    where little is asked for.
    """
    if not value or not aim or (value < 0) is not (aim < 0):
        return False
    ratio = abs(Fraction(value) / Fraction(aim))
    if ratio >= FAR:
        return spec.direction is not Direction.HIGHER or abs(aim) >= FAR
    if ratio * FAR > 1:
        return False
    finer = written_decimals(value) > (spec.decimals or 0) and spec.decimals is not None
    raw = spec.line_unit == PERCENT and abs(value) < 1 <= abs(aim)
    return spec.direction is not Direction.LOWER or finer or raw


def _is_thousands(value: Decimal, spec: Spec) -> bool:
    """ "33,372" where the line has no decimals: a comma where others put a space."""
    return spec.decimals == 0 and written_decimals(value) == 3 and 1 <= abs(value) < 1000


def _limits(target: Target | None) -> tuple[Decimal, ...]:
    match target:
        case LimitTarget(_, value):
            return (value,)
        case RangeTarget(low, high):
            return low, high
    return (Decimal(0),)


def _over_is_meant(target: Target | None, before: Decimal | None) -> bool:
    """Whether more than 100 % was reported before, is what the target asks for, or plainly breaks it.

    Who sets a ceiling of 100 %, as for the use of a budget, knows that there can be more.
    """
    match target:
        case LimitTarget(Comparator.GT | Comparator.LT | Comparator.LE, value) if value >= 100:
            return True
        case RangeTarget(_, high) if high >= 100:
            return True
    return max(*_limits(target), before or Decimal(0), Decimal(0)) > 100


def _falls_below(target: Target | None, unit: str) -> bool:
    """Whether a floor of exactly 0, or a target of 0 %, says that figures below it are meant."""
    match target:
        case LimitTarget(comparator, value) if not value:
            return comparator in (Comparator.GE, Comparator.GT) or canonical_unit(unit) == PERCENT
        case RangeTarget(low, _) if not low:
            return canonical_unit(unit) == PERCENT
    return False


def _is_counted(unit: str, spec: Spec) -> bool:
    """Whether what is measured cannot be below zero: not money, points or a figure without unit or kind."""
    canonical = canonical_unit(unit)
    if spec.value_kind is ValueKind.SCORE:
        return False
    if not canonical:
        return spec.decimals == 0 or spec.value_kind is ValueKind.SHARE
    return canonical.casefold() not in _SIGNED and "kr" not in canonical.split() and "°" not in canonical


def doubted_against(kind: QuestionKind, figure: HeldFigure, spec: Spec) -> Decimal | None:
    match kind:
        case QuestionKind.OFF_SCALE if spec.scale:
            return spec.scale.low if figure.value < spec.scale.low else spec.scale.high
        case QuestionKind.OVER_WHOLE:
            return Decimal(100)
        case QuestionKind.NEGATIVE | QuestionKind.OTHER_DECIMALS:
            return None
    return figure.yardstick


def _likely(kind: QuestionKind, figure: HeldFigure, spec: Spec, target: Target | None) -> Result | None:
    """The cell with the figure moved by its comma, or without its sign, if that is not asked about too."""
    for value in (abs(figure.value),) if kind is QuestionKind.NEGATIVE else _moved(figure, spec):
        if _kind(replace(figure, value=value), spec, target) is None:
            return readable(figure.put(value), spec)
    return None


def _moved(figure: HeldFigure, spec: Spec) -> list[Decimal]:
    """The figure with its comma elsewhere: nearest to the yardstick first, else the least moved first."""
    near = figure.yardstick
    room = max(
        spec.decimals or 0, written_decimals(figure.value), written_decimals(figure.before or Decimal(0))
    )
    if spec.value_kind in (ValueKind.PERCENT, ValueKind.SCORE):
        room = max(room, 1)
    moved = [plain(figure.value.scaleb(shift)) for shift in _SHIFTS] if figure.value else []
    moved = [value for value in moved if written_decimals(value) <= room]
    if not near:
        larger = _is_thousands(figure.value, spec)
        return [figure.value.scaleb(3)] if larger else [value for value in moved if value < figure.value]
    ordered = sorted((_apart(value, near), value) for value in moved if (value < 0) is (near < 0))
    return [value for apart, value in ordered if apart <= NEARER]


def _apart(one: Decimal, other: Decimal) -> Fraction:
    """How many times one is the other, or the other one; neither is 0."""
    ratio = Fraction(one) / Fraction(other)
    return max(ratio, 1 / ratio)
