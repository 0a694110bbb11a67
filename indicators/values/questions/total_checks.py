"""Totals that what they are made of does not make: asked about, never refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from indicators.values.figures.numerals import plain, written_decimals
from indicators.values.figures.periods import YEAR, Period, PeriodKind
from indicators.values.figures.reading_results import parse_result
from indicators.values.figures.results import (
    FigureResult,
    PartsResult,
    PeriodFigure,
    PeriodsResult,
    Result,
    TextResult,
)
from indicators.values.figures.spec import Aggregation, Spec
from indicators.values.figures.units import same_unit
from indicators.values.verdicts.comparable import to_decimal

from .question import Question, QuestionKind, putter, readable

_TOTAL = re.compile(
    r"(?P<parts>.+?)[.,;:]? (?:og )?(?:totalt?|sum|i alt|til sammen|til saman|samlet|samla)\b"
    r" ?[:=]? ?(?P<sum>\S.*)",
    re.IGNORECASE,
)


def wrong_total(
    result: Result, spec: Spec, period: Period, periods: Sequence[PeriodFigure]
) -> Question | None:
    """A year that its periods do not make, or a stated total that its parts do not."""
    match result:
        case FigureResult(value, unit) if period == YEAR:
            return _disagreeing(value, unit, _whole_set(periods), spec, lambda made: FigureResult(made, unit))
        case PeriodsResult(figures, unit):
            for place, one in enumerate(figures):
                if one.period == YEAR:
                    return _disagreeing(one.value, unit, _whole_set(figures), spec, putter(result, place))
        case TextResult(text):
            return _wrong_sum_of_parts(text, spec)
    return None


def _whole_set(periods: Sequence[PeriodFigure]) -> list[Decimal]:
    """The figures of one kind of period, when the whole year is there."""
    for kind in PeriodKind:
        found = {one.period: one.value for one in periods if one.period.kind is kind}
        if kind is not PeriodKind.YEAR and len(found) == kind.per_year:
            return list(found.values())
    return []


def _disagreeing(
    stated: Decimal, unit: str, figures: list[Decimal], spec: Spec, put: Callable[[Decimal], Result]
) -> Question | None:
    total = sum((Fraction(one) for one in figures), Fraction(0))
    if spec.aggregation is Aggregation.SUM and figures and total != stated:
        made = to_decimal(total)
        return Question(
            QuestionKind.NOT_THE_SUM, stated, unit, against=made, likely=readable(put(plain(made)), spec)
        )
    if spec.aggregation is Aggregation.MEAN and figures:
        mean = total / len(figures)
        if abs(mean - Fraction(stated)) >= Fraction(1, 10 ** written_decimals(stated)):
            places = spec.decimals if spec.decimals is not None else max(2, written_decimals(stated))
            made = plain(to_decimal(mean).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
            return Question(
                QuestionKind.NOT_THE_MEAN, stated, unit, against=made, likely=readable(put(made), spec)
            )
    return None


def _wrong_sum_of_parts(text: str, spec: Spec) -> Question | None:
    """ "Gutter 4, jenter 6, totalt 12" is not understood as a whole, but its sum can be counted."""
    found = _TOTAL.fullmatch(text.strip())
    if found is None:
        return None
    parts, stated = parse_result(found["parts"], spec), parse_result(found["sum"].rstrip("."), spec)
    if not isinstance(parts, PartsResult) or not isinstance(stated, FigureResult):
        return None
    total = sum((part.value for part in parts.parts), Decimal(0))
    if total == stated.value or not same_unit(parts.unit, stated.unit):
        return None
    likely = parts if spec.aggregation is Aggregation.SUM else None
    return Question(QuestionKind.NOT_THE_SUM, stated.value, stated.unit, against=total, likely=likely)
