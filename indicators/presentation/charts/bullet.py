"""The bullet (målstrek): where a result lies against its target and the earlier figure.

The value ``Bullet`` holds figures in the line's own unit; ``bullet_svg`` turns it into
a drawing. Zero is always on the axis, percent use fixed ends so that indicators in the
same unit can be compared by eye, and scores run from the low to the high end of their scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.utils.translation import gettext

from indicators.judging import JudgedLine, PreviousFigure
from indicators.presentation.wording.distance import signed_amount
from indicators.presentation.wording.figures import PERCENT, result_figure, result_text, target_text, whole
from indicators.presentation.wording.line_targets import goal_text
from indicators.presentation.wording.words import lowered
from indicators.values import (
    Aggregation,
    BoundResult,
    ChangeTarget,
    FigureResult,
    PartsResult,
    Period,
    PeriodFigure,
    PeriodsResult,
    RangeTarget,
    RelativeTarget,
    Result,
    ShareResult,
    Spec,
    Status,
)

PERCENT_ENDS: Final = tuple(Decimal(end) for end in (5, 10, 20, 50, 100, 150, 200, 500, 1000))
PADDING: Final = Decimal("1.2")
SHORT_UNIT: Final = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure of the year on the axis; ``main`` is the one that decides."""

    value: Decimal
    label: str
    shape: str
    main: bool


@dataclass(frozen=True, slots=True)
class Bullet:
    """Everything a målstrek shows, in the unit of the line; ``title`` says how far it reaches."""

    low: Decimal
    high: Decimal
    zone: tuple[Decimal, Decimal] | None
    targets: tuple[Decimal, ...]
    target_label: str
    marks: tuple[Mark, ...]
    previous: Decimal | None
    previous_label: str
    title: str


def bullet(line: JudgedLine) -> Bullet | None:
    """Return the line's målstrek, or None where there is no figure or no target to draw."""
    if line.verdict.status not in (Status.MET, Status.MISSED):
        return None
    targets = _targets(line)
    marks = _marks(line)
    if not targets or not marks:
        return None
    previous = None if len(marks) > 1 else _previous(line)
    values = [*targets, *(mark.value for mark in marks), *([] if previous is None else [previous])]
    low, high = _ends(line, values)
    ends = {"low": result_figure(low, line.spec), "high": result_figure(high, line.spec)}
    return Bullet(
        low=low,
        high=high,
        zone=_zone(line, targets, low, high),
        targets=targets,
        target_label=_target_label(line),
        marks=marks,
        previous=previous,
        previous_label=_previous_label(line.previous, line.spec)
        if line.previous and previous is not None
        else "",
        title=gettext("Målstrek fra %(low)s til %(high)s") % ends,
    )


def comparable_figure(result: Result, spec: Spec) -> Decimal | None:
    """Return the one figure a result comes down to, a share's count; None where it has none."""
    match result:
        case FigureResult(value) | BoundResult(_, value):
            return value
        case ShareResult(numerator):
            return Decimal(numerator)
        case PartsResult(parts):
            return whole(tuple(part.value for part in parts), spec.aggregation)
        case PeriodsResult(figures):
            if spec.aggregation is Aggregation.LAST:
                return figures[-1].value
            return whole(tuple(item.value for item in figures), spec.aggregation)
        case _:
            return None


def ends(values: list[Decimal], spec: Spec) -> tuple[Decimal, Decimal]:
    """Return the ends of the axis for these figures of one line."""
    if spec.scale is not None:
        return min(spec.scale.low, *values), max(spec.scale.high, *values)
    top, bottom = max(Decimal(0), *values), min(Decimal(0), *values)
    if spec.line_unit == PERCENT and bottom == 0:
        return bottom, next((end for end in PERCENT_ENDS if end >= top), top * PADDING)
    if top == bottom:
        return Decimal(0), Decimal(1)
    return bottom * PADDING, top * PADDING


def _ends(line: JudgedLine, values: list[Decimal]) -> tuple[Decimal, Decimal]:
    """The ends of the axis; a share ends at its whole, a change is drawn around no change."""
    if isinstance(line.result, ShareResult):
        return Decimal(0), max(Decimal(line.result.denominator), *values)
    if isinstance(line.target, ChangeTarget):
        reach = max(abs(value) for value in values) or Decimal(1)
        return -reach * PADDING, reach * PADDING
    return ends(values, line.spec)


def _previous(line: JudgedLine) -> Decimal | None:
    """The earlier figure on this year's axis: a share of another whole is scaled to this year's."""
    if line.previous is None or isinstance(line.target, ChangeTarget):
        return None
    earlier = line.previous.result
    if isinstance(earlier, ShareResult) and isinstance(line.result, ShareResult):
        return Decimal(earlier.numerator) * line.result.denominator / earlier.denominator
    return comparable_figure(earlier, line.spec)


def _targets(line: JudgedLine) -> tuple[Decimal, ...]:
    if isinstance(line.target, RangeTarget):
        return (line.target.low, line.target.high)
    return () if line.verdict.limit is None else (line.verdict.limit,)


def _zone(
    line: JudgedLine, targets: tuple[Decimal, ...], low: Decimal, high: Decimal
) -> tuple[Decimal, Decimal] | None:
    if len(targets) == 2:
        return targets[0], targets[1]
    comparator = line.verdict.comparator
    if comparator is None:
        return None
    if comparator.wants_more:
        zone = targets[0], high
    elif comparator.wants_less:
        zone = low, targets[0]
    else:
        return None
    return zone if zone[1] > zone[0] else None


def _marks(line: JudgedLine) -> tuple[Mark, ...]:
    verdict = line.verdict
    shape = "met" if verdict.status is Status.MET else "missed"
    if isinstance(line.result, PeriodsResult) and line.spec.aggregation is Aggregation.ALL:
        deciding = verdict.worst or line.result.figures[-1].period
        return tuple(_period_mark(line, item, deciding) for item in line.result.figures)
    if verdict.compared is None:
        return ()
    return (Mark(verdict.compared, _value_label(line), shape, True),)


def _period_mark(line: JudgedLine, item: PeriodFigure, deciding: Period) -> Mark:
    comparator, limit = line.verdict.comparator, line.verdict.limit
    met = (
        comparator is not None
        and limit is not None
        and comparator.holds(Fraction(item.value), Fraction(limit))
    )
    label = gettext("%(period)s: %(figure)s") % {
        "period": str(item.period.label),
        "figure": result_figure(item.value, line.spec),
    }
    return Mark(item.value, label, "met" if met else "missed", item.period == deciding)


def _value_label(line: JudgedLine) -> str:
    compared = line.verdict.compared
    if isinstance(line.target, ChangeTarget) and compared is not None:
        return signed_amount(compared, line.spec, line.verdict.distance_unit)
    if isinstance(line.result, PartsResult | PeriodsResult) and compared is not None:
        return result_figure(compared, line.spec)
    return result_text(line.result, line.spec, line.result_text, named=len(line.spec.line_unit) <= SHORT_UNIT)


def _target_label(line: JudgedLine) -> str:
    if isinstance(line.target, RelativeTarget) and line.benchmark and line.benchmark.value is not None:
        figure = result_figure(line.benchmark.value, line.spec)
        return f"{lowered(target_text(line.target, line.spec).figure)} {figure}"
    return gettext("mål %(target)s") % {"target": goal_text(line)}


def _previous_label(previous: PreviousFigure, spec: Spec) -> str:
    figure = comparable_figure(previous.result, spec)
    if isinstance(previous.result, PartsResult | PeriodsResult) and figure is not None:
        text = result_figure(figure, spec)
    else:
        text = result_text(previous.result, spec, previous.text)
    return f"{previous.year}: {text}"
