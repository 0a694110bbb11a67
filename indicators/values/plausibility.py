"""What a cell is asked about before it counts as done: never refused, never corrected by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from indicators.values.comparators import Comparator
from indicators.values.numerals import plain, written_decimals
from indicators.values.periods import YEAR, Period
from indicators.values.results import (
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
from indicators.values.spec import Aggregation, Direction, Spec, ValueKind
from indicators.values.targets import LimitTarget, RangeTarget, ShareTarget, Target
from indicators.values.units import PERCENT, canonical_unit, is_ratio_unit, same_unit
from indicators.values.verdict import Undecided

from .comparable import comparable, fits_line, measures_of, to_decimal
from .confirmation import needs_confirmation
from .plausibility_question import Question, QuestionKind, putter, readable
from .total_checks import wrong_total

FAR = 10
"""So many times the previous figure, or so small a part of it, is asked about."""

NEARER = Fraction(316, 100)
"""Above this, a tenth of a figure is nearer to the previous one than the figure itself (the root of ten)."""

_SHIFTS = (-1, -2, -3, 1, 2, 3)
_SIZES: tuple[dict[str, int], ...] = (
    {"kr": 1, "1000 kr": 1_000, "mill. kr": 1_000_000, "mrd. kr": 1_000_000_000},
    {"mnd": 1, "år": 12},
    {"min": 1, "timer": 60},
    {"kg": 1, "tonn": 1_000},
)
"""Units of which one is always so many of the other; a week is not always seven of the days that count."""
_SIGNED = frozenset({"poeng", "prosentpoeng", "grader", "°"})


@dataclass(frozen=True, slots=True)
class _Figure:
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
    asked = [_question(figure, spec, target) for figure in _figures(result, previous, spec, target, period)]
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
    own = Question(kind, figure, unit, against=_against(kind, held, spec) if held else None)
    return (own, *(one for one in asked if one.figure != figure))


def _first_waiting(result: Result, spec: Spec, target: Target | None) -> _Figure | None:
    """The first figure of a cell that is not judged before it is confirmed."""
    figures = list(_figures(result, None, spec, None, YEAR))
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


def _figures(
    result: Result, previous: Result | None, spec: Spec, target: Target | None, period: Period
) -> Iterator[_Figure]:
    def held(value: Decimal, unit: str, of: Period, put: Callable[[Decimal], Result], name: str) -> _Figure:
        before = _before(previous, of, unit, spec)
        part = spec.aggregation is Aggregation.SUM and of != YEAR
        aim = None if part or before is not None else _aim(value, unit, spec, target)
        return _Figure(value, unit, before, put, name, aim)

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
                yield _Figure(part.value, unit, before, putter(result, place), part.name)
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
    figure = next(_figures(result, None, spec, None, YEAR), None)
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


def _question(figure: _Figure, spec: Spec, target: Target | None) -> Question | None:
    kind = _kind(figure, spec, target)
    if kind is None:
        return None
    return Question(
        kind,
        figure.value,
        figure.unit,
        figure.name,
        against=_against(kind, figure, spec),
        likely=_likely(kind, figure, spec, target),
    )


def _kind(figure: _Figure, spec: Spec, target: Target | None) -> QuestionKind | None:
    """The first reason to ask about a figure."""
    value, before, meant = figure.value, figure.before, _limits(target)
    if before is not None and value == before:
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


def _against(kind: QuestionKind, figure: _Figure, spec: Spec) -> Decimal | None:
    match kind:
        case QuestionKind.OFF_SCALE if spec.scale:
            return spec.scale.low if figure.value < spec.scale.low else spec.scale.high
        case QuestionKind.OVER_WHOLE:
            return Decimal(100)
        case QuestionKind.NEGATIVE | QuestionKind.OTHER_DECIMALS:
            return None
    return figure.yardstick


def _likely(kind: QuestionKind, figure: _Figure, spec: Spec, target: Target | None) -> Result | None:
    """The cell with the figure moved by its comma, or without its sign, if that is not asked about too."""
    for value in (abs(figure.value),) if kind is QuestionKind.NEGATIVE else _moved(figure, spec):
        if _kind(replace(figure, value=value), spec, target) is None:
            return readable(figure.put(value), spec)
    return None


def _moved(figure: _Figure, spec: Spec) -> list[Decimal]:
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
