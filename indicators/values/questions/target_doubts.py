"""What a typed target is asked about before it stands: never refused, never corrected by itself."""

from __future__ import annotations

from dataclasses import replace

from indicators.values.figures.results import FigureResult, Result, ShareResult
from indicators.values.figures.spec import Spec
from indicators.values.figures.targets import LimitTarget, RangeTarget, ShareTarget, Target

from .plausibility import questions
from .question import Question, QuestionKind

_ASKED = frozenset(
    {
        QuestionKind.MUCH_MORE,
        QuestionKind.MUCH_LESS,
        QuestionKind.OTHER_UNIT,
        QuestionKind.NEGATIVE,
        QuestionKind.OVER_WHOLE,
        QuestionKind.OFF_SCALE,
    }
)


def target_questions(
    target: Target, spec: Spec, *, earlier: Target | None = None, previous: Result | None = None
) -> tuple[Question, ...]:
    """What to ask about a target: at most one question for each of its figures.

    It is held against the ``earlier`` target of the line, or where that has no figure against the
    ``previous`` result, as a result is held against the one before it. A target of zero is an ordinary one,
    and the earlier target again is not asked about. Never raises.
    """
    if target == earlier:
        return ()
    held = next((one for one in _figures(earlier)), None) or previous
    asked = []
    for figure in _figures(target):
        if isinstance(figure, FigureResult) and figure.value == 0:
            continue
        asked += [one for one in questions(figure, spec, held) if one.kind in _ASKED]
    return tuple(asked)


def likely_target(target: Target, question: Question) -> Target | None:
    """The target as it was probably meant; None where nobody can tell."""
    if isinstance(target, LimitTarget) and isinstance(question.likely, FigureResult):
        return replace(target, value=question.likely.value)
    return None


def _figures(target: Target | None) -> tuple[FigureResult | ShareResult, ...]:
    match target:
        case LimitTarget(value=value, unit=unit):
            return (FigureResult(value, unit),)
        case RangeTarget(low, high, unit):
            return (FigureResult(low, unit), FigureResult(high, unit))
        case ShareTarget(numerator=numerator, denominator=denominator):
            return (ShareResult(numerator, denominator),)
    return ()
