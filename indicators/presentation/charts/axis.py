"""The axis of figures of a chart: its ends and few even ticks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from indicators.presentation.wording.figures import PERCENT
from indicators.values import Spec

MOST_SCORES: Final = 10
ROOM_ABOVE: Final = Decimal("1.08")
STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
WANTED_STEPS: Final = 4


def axis(
    values: Sequence[Decimal], spec: Spec, whole: Decimal | None = None
) -> tuple[Decimal, Decimal, tuple[Decimal, ...]]:
    """Return the ends of the axis and its ticks: zero is included, scores use their scale."""
    if spec.scale is not None:
        low, high = min(spec.scale.low, *values), max(spec.scale.high, *values)
    else:
        low, high = min(Decimal(0), *values), max(Decimal(0), *values)
        if whole is not None:
            high = max(high, whole)
        elif not (spec.line_unit == PERCENT and high <= 100 and high * ROOM_ABOVE > 100):
            high *= ROOM_ABOVE
            low *= ROOM_ABOVE
    if low == high:
        high = low + 1
    step = _step((high - low) / WANTED_STEPS)
    if spec.scale is not None and spec.scale.length <= MOST_SCORES:
        step = Decimal(1)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    ticks = tuple(step * number for number in range(int(first), int(last) + 1))
    if spec.scale is not None:
        ticks = tuple(tick for tick in ticks if low <= tick <= high)
        return low, high, ticks
    return ticks[0], ticks[-1], ticks


def _step(rough: Decimal) -> Decimal:
    """The smallest of 1, 2, 2.5, 5, 10 … (or their tenths) that is not smaller than the rough step."""
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * factor for factor in STEPS if power * factor >= rough)
