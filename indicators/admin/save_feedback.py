"""What a save did to the figures: the verdict at once, and warnings about what was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext

from indicators.judging import judge_lines
from indicators.models import ScorecardLine
from indicators.presentation.wording.quotes import quoted
from indicators.presentation.wording.sentence import sentence
from indicators.presentation.wording.typed_text import kept_as_text, target_warning
from indicators.values import TextResult, parse_result
from indicators.workflow.figures.results import Reported


@dataclass(slots=True)
class Outcome:
    """The lines whose figures were written in this request, and what to warn about."""

    lines: set[int] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)


def outcome(request: HttpRequest) -> Outcome:
    """The outcome of this very request."""
    if not hasattr(request, "outcome"):
        request.outcome = Outcome()  # type: ignore[attr-defined]
    return request.outcome  # type: ignore[attr-defined,no-any-return]


def note_target(request: HttpRequest, line: ScorecardLine, text: str) -> None:
    """Remember that a target was set, and warn when it cannot be compared or goes the wrong way."""
    told = outcome(request)
    told.lines.add(line.pk)
    if warning := target_warning(text, line.spec):
        told.warnings.append(warning)


def note_result(request: HttpRequest, line: ScorecardLine, text: str) -> None:
    """Remember that a result was entered, and warn when it cannot be compared."""
    told = outcome(request)
    told.lines.add(line.pk)
    if isinstance(parse_result(text, line.spec), TextResult):
        told.warnings.append(kept_as_text(text))


def note_answer(request: HttpRequest, done: Reported, because: str) -> None:
    """Warn of an answer that answered nothing: it is kept nowhere."""
    if because.strip() and not done.answered:
        told = gettext("Det er ikke spurt om noe ved tallet, så svaret er ikke lagret: %(text)s")
        outcome(request).warnings.append(told % {"text": quoted(because.strip())})


def tell(request: HttpRequest) -> None:
    """Show the verdict of every line that was written, as the sentence that stands everywhere."""
    told = outcome(request)
    if told.lines:
        for line in judge_lines(ScorecardLine.objects.filter(pk__in=told.lines), user=request.user):
            messages.info(request, f"{line.short_name} ({line.year}): {sentence(line)}")
    for warning in told.warnings:
        messages.warning(request, warning)


class TellsOutcome:
    """A page that shows the verdict after saving."""

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().response_add(request, obj, *args, **kwargs)  # type: ignore[misc]
        tell(request)
        return response

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        response = super().response_change(request, obj)  # type: ignore[misc]
        tell(request)
        return response
