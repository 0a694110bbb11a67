"""What a cell is asked about before it counts as done: never refused, never corrected by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from indicators.values.figures.numerals import plain
from indicators.values.figures.periods import YEAR, Period
from indicators.values.figures.results import (
    AmbiguousResult,
    BoundResult,
    FigureResult,
    PartsResult,
    PeriodFigure,
    PeriodsResult,
    Result,
    ShareResult,
    TextResult,
)
from indicators.values.figures.spec import Spec, ValueKind
from indicators.values.figures.targets import ShareTarget, Target
from indicators.values.figures.units import canonical_unit, is_ratio_unit, same_unit
from indicators.values.verdicts.comparable import fits_line, to_decimal
from indicators.values.verdicts.confirmation import needs_confirmation

from .figure_doubts import HeldFigure, doubted_against, figure_doubt, held_figures
from .question import Question, QuestionKind, readable
from .total_checks import wrong_total

_SIZES: tuple[dict[str, int], ...] = (
    {"kr": 1, "1000 kr": 1_000, "mill. kr": 1_000_000, "mrd. kr": 1_000_000_000},
    {"mnd": 1, "år": 12},
    {"min": 1, "timer": 60},
    {"kg": 1, "tonn": 1_000},
)
"""Units of which one is always so many of the other; a week is not always seven of the days that count."""


def questions(
    result: Result,
    spec: Spec,
    previous: Result | None = None,
    *,
    target: Target | None = None,
    period: Period = YEAR,
    periods: Sequence[PeriodFigure] = (),
) -> tuple[Question, ...]:
    """What to ask about a cell of `period`: at most one question for each figure, and one for their total.

    `previous` is the latest earlier result of the line; a sub-period of what is summed is held against the
    same sub-period alone. A first figure is held against the target and the line's decimals. A target above
    100 % or below zero, a ceiling of 100 % and a floor of 0 say that such figures are meant. `periods` are
    the year's other figures, which a summed or averaged year must agree with once they are all there.
    Never raises, and never asks about a reason why there is no figure, or about a figure equal to the
    previous one. What is not understood, or can be read in two ways, is asked about too.
    """
    if unread := _unread(result, spec, period, periods):
        return unread
    if question := _other_period(result, spec, period) or _other_unit(result, spec, previous):
        return _waiting((question,), result, spec, target)
    asked = [
        figure_doubt(figure, spec, target) for figure in held_figures(result, previous, spec, target, period)
    ]
    asked += [
        _more_than_all(result, previous, spec),
        _no_share(result, spec, previous, target),
        wrong_total(result, spec, period, periods),
    ]
    return _waiting(tuple(question for question in asked if question), result, spec, target)


def _waiting(
    asked: tuple[Question, ...], result: Result, spec: Spec, target: Target | None
) -> tuple[Question, ...]:
    """The questions, with one that the verdict waits for where it waits and none of them says so."""
    reason = needs_confirmation(result, spec, target)
    if reason is None or any(one.kind.withholds_verdict for one in asked):
        return asked
    held = _first_waiting(result, spec, target)
    figure, unit = (held.value, held.unit) if held else (None, "")
    kind = QuestionKind(reason.value)
    own = Question(kind, figure, unit, against=doubted_against(kind, held, spec) if held else None)
    return (own, *(one for one in asked if one.figure != figure))


def _first_waiting(result: Result, spec: Spec, target: Target | None) -> HeldFigure | None:
    """The first figure of a cell that is not judged before it is confirmed."""
    figures = list(held_figures(result, None, spec, None, YEAR))
    for one in figures:
        if needs_confirmation(FigureResult(one.value, one.unit), spec, target):
            return one
    return figures[0] if figures else None


def _unread(
    result: Result, spec: Spec, period: Period, periods: Sequence[PeriodFigure]
) -> tuple[Question, ...]:
    """What could not be read at all, or in more than one way."""
    match result:
        case TextResult():
            total = wrong_total(result, spec, period, periods)
            return (Question(QuestionKind.NOT_UNDERSTOOD), *((total,) if total else ()))
        case AmbiguousResult(_, candidates):
            made = (readable(FigureResult(plain(one), spec.line_unit), spec) for one in candidates)
            return (Question(QuestionKind.AMBIGUOUS, readings=tuple(one for one in made if one)),)
    return ()


def _other_period(result: Result, spec: Spec, period: Period) -> Question | None:
    """Several periods' figures in the cell of one of them: the year would be judged without them."""
    if not isinstance(result, PeriodsResult) or period == YEAR:
        return None
    own = next((one.value for one in result.figures if one.period == period), None)
    likely = readable(FigureResult(own, result.unit), spec) if own is not None else None
    first = result.figures[0].value if own is None else own
    return Question(QuestionKind.OTHER_PERIOD, first, result.unit, period.label, likely=likely)


def _other_unit(result: Result, spec: Spec, previous: Result | None) -> Question | None:
    """A unit that is neither the line's nor, where the line has none, the previous figure's."""
    if not isinstance(result, FigureResult | BoundResult | PartsResult | PeriodsResult) or not result.unit:
        return None
    earlier = previous.unit if isinstance(previous, FigureResult) else ""
    wanted = spec.line_unit or earlier
    if same_unit(result.unit, wanted) or (fits_line(result.unit, spec) and (spec.line_unit or not earlier)):
        return None
    figure = next(held_figures(result, None, spec, None, YEAR), None)
    if figure is None:
        return None
    return Question(QuestionKind.OTHER_UNIT, figure.value, result.unit, likely=_in_unit(result, wanted, spec))


def _in_unit(result: Result, wanted: str, spec: Spec) -> Result | None:
    """The figure in the line's unit, where one is always so many of the other: 5 mill. kr as 5 000 1000 kr.

    "7 elever" is never 7 %, so nothing is proposed for it.
    """
    if not isinstance(result, FigureResult | BoundResult):
        return None
    for sizes in _SIZES:
        given, own = sizes.get(canonical_unit(result.unit)), sizes.get(canonical_unit(wanted))
        if given and own:
            value = plain(to_decimal(Fraction(result.value) * given / own))
            return readable(replace(result, value=value, unit=wanted), spec)
    return None


def _no_share(result: Result, spec: Spec, previous: Result | None, target: Target | None) -> Question | None:
    """ "25" where the line counts so many of so many; the whole is last year's or the target's, if any."""
    if spec.value_kind is not ValueKind.SHARE or not isinstance(result, FigureResult | BoundResult):
        return None
    if is_ratio_unit(result.unit) or is_ratio_unit(spec.line_unit):
        return None
    whole = None
    if isinstance(target, ShareTarget) and target.denominator:
        whole = target.denominator
    elif isinstance(previous, ShareResult):
        whole = previous.denominator
    likely = None
    if whole and isinstance(result, FigureResult) and 0 <= result.value <= whole:
        likely = readable(ShareResult(result.value, whole, result.unit), spec)
    return Question(QuestionKind.NOT_A_SHARE, result.value, result.unit, likely=likely)


def _more_than_all(result: Result, previous: Result | None, spec: Spec) -> Question | None:
    """ "30 av 25": more than there are, turned round where last year's whole was 30."""
    if not isinstance(result, ShareResult) or result.numerator <= result.denominator:
        return None
    turned = isinstance(previous, ShareResult) and previous.denominator == result.numerator
    likely = ShareResult(result.denominator, result.numerator, result.unit) if turned else None
    return Question(
        QuestionKind.OVER_WHOLE,
        result.numerator,
        result.unit,
        against=result.denominator,
        likely=likely and readable(likely, spec),
    )
