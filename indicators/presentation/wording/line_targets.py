"""A line's target as words in a sentence, and its figures where they run below zero."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from indicators.judging import JudgedLine
from indicators.values import (
    AmbiguousTarget,
    BoundResult,
    ChangeSense,
    ChangeTarget,
    Comparator,
    DateTarget,
    FigureResult,
    LevelTarget,
    LimitTarget,
    PeriodsResult,
    RelativeTarget,
    Result,
    ShareTarget,
    TextTarget,
    ValueKind,
)

from . import words
from .cached_gettext import gettext
from .figures import PERCENT, TargetText, figure, is_any_change, result_figure, target_text

HUNDRED = Decimal(100)


def goal(line: JudgedLine, *, named: bool = False) -> str:
    """Return the target as it stands in a sentence: ``< 20 %``, ``100 %``, ``minst landssnittet``.

    ``named`` writes its unit too. The end of what is possible has no sign before it.
    """
    if isinstance(line.target, RelativeTarget):
        return _relative(line, line.target)
    text = target_text(line.target, line.spec, named=named)
    if isinstance(line.target, TextTarget | AmbiguousTarget | LevelTarget):
        return f"«{text}»"
    if isinstance(line.target, DateTarget) and line.target.implied:
        return gettext("innen %(date)s") % {"date": text}
    if isinstance(line.target, ChangeTarget) and is_any_change(line.target):
        return _any_change(line.target.sense)
    return words.lowered(text.figure if is_end(line) else str(text))


def goal_text(line: JudgedLine) -> TargetText:
    """Return the target for tables and drawings: as it is written, without a sign where it is an end."""
    text = target_text(line.target, line.spec)
    return TargetText("", text.figure, text.implied) if is_end(line) else text


def _any_change(sense: ChangeSense) -> str:
    return gettext("en økning") if sense is ChangeSense.INCREASE else gettext("en reduksjon")


def _relative(line: JudgedLine, target: RelativeTarget) -> str:
    scope = str(words.SCOPE_DEFINITE[target.scope])
    if target.offset:
        sign = "+" if target.offset > 0 else "\u2212"
        offset = figure(abs(target.offset), line.spec, unit=target.unit, named=True)
        scope = f"{scope} {sign}\u00a0{offset}"
        if line.verdict.limit is not None:
            limit = result_figure(line.verdict.limit, line.spec)
            scope = gettext("%(benchmark)s, altså %(limit)s") % {"benchmark": scope, "limit": limit}
    return f"{words.COMPARATOR_TO_OTHERS[target.comparator]} {scope}"


def is_end(line: JudgedLine) -> bool:
    """Whether the target is the end of what is possible, so that "at least" or "at most" says nothing.

    100 % where more is better, 0 where less is, the end of a scale, all of all. Not where a figure of the
    line lies beyond it: then it is no end.
    """
    match line.target:
        case LimitTarget(Comparator.GE, value, unit):
            if line.spec.value_kind is ValueKind.SCORE and line.spec.scale is not None:
                return value == line.spec.scale.high
            is_all = value == HUNDRED and (unit or line.spec.line_unit) == PERCENT
            return is_all and all(one <= value for one in _seen(line))
        case LimitTarget(Comparator.LE, value):
            if line.spec.value_kind is ValueKind.SCORE and line.spec.scale is not None:
                return value == line.spec.scale.low
            return value == 0 and not is_signed(line)
        case ShareTarget(Comparator.GE, numerator, denominator):
            return numerator == denominator
        case ShareTarget(Comparator.LE, numerator):
            return numerator == 0
    return False


def is_signed(line: JudgedLine) -> bool:
    """Whether figures of the line run below zero, so that a plus has to be said."""
    return any(one < 0 for one in _seen(line))


def with_plus(text: str, result: Result) -> str:
    """Return a figure that is written among negative ones: ``+0,7``."""
    return f"+{text}" if isinstance(result, FigureResult) and result.value > 0 else text


def _seen(line: JudgedLine) -> Iterator[Decimal]:
    """The figures of the line and of the earlier one."""
    for result in (line.result, line.previous.result if line.previous else None):
        match result:
            case FigureResult(value) | BoundResult(_, value):
                yield value
            case PeriodsResult(figures):
                yield from (one.value for one in figures)
