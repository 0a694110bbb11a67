"""What is asked about a typed target, in words, and what can be put in its place."""

from __future__ import annotations

from django.utils.translation import gettext

from indicators.values import (
    Question,
    QuestionKind,
    Spec,
    Target,
    format_number,
    likely_target,
)
from indicators.workflow import AsksTarget, NeedsChoice, Refusal

from .figures import figure, target_text
from .questions import DOUBTS


def asked_of_target(asks: AsksTarget) -> str:
    """Everything that is asked about a target."""
    return " ".join(f"{_said(asks, one)} {gettext('Er det riktig?')}" for one in asks.questions)


def _said(asks: AsksTarget, question: Question) -> str:
    spec = asks.spec
    given = {
        "figure": "" if question.figure is None else figure(question.figure, spec, unit=question.unit),
        "against": "" if question.against is None else figure(question.against, spec, unit=question.unit),
        "own": spec.line_unit,
        "year": str(asks.year),
    }
    match question.kind:
        case QuestionKind.MUCH_MORE | QuestionKind.MUCH_LESS if asks.earlier:
            return gettext("%(figure)s er langt fra det forrige målet, som er %(against)s.") % given
        case QuestionKind.MUCH_MORE | QuestionKind.MUCH_LESS:
            return gettext("%(figure)s er langt fra resultatet i %(year)s, som er %(against)s.") % given
        case QuestionKind.OTHER_UNIT if spec.line_unit:
            return gettext("%(figure)s er i en annen enhet enn %(own)s, som linjen måles i.") % given
        case QuestionKind.OFF_SCALE:
            return gettext("%(figure)s er utenfor skalaen.") % given
    return str(DOUBTS[question.kind]) % given


def _typed(target: Target, spec: Spec) -> str:
    """A target as people type it: without the sign that follows from the direction."""
    written = target_text(target, spec)
    return written.figure if written.implied else str(written)


def instead(refusal: Refusal) -> tuple[str, ...]:
    """What can be put in the place of a target that is asked about, or that can be read in two ways."""
    match refusal:
        case NeedsChoice(value):
            return tuple(format_number(one) for one in value.candidates)
        case AsksTarget(target=target, questions=questions, spec=spec):
            meant = [likely_target(target, one) for one in questions]
            return tuple(_typed(one, spec) for one in meant if one is not None)
        case _:
            return ()
