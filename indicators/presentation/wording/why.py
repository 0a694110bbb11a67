"""Why a line went as it did and what is done about it, in words: the same on the card and in the meeting.

What is told here is what the file of the same rows holds in its columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from indicators.judging import Explanation, JudgedLine
from indicators.values import Status

from .actions import ActionView, action_views, evidence, why_no_figure
from .mentions import figures_said
from .questions import questions_and_answers

QUOTED: Final = 260
"""Letters of a text that stands whole further down on the same page."""

type Places = Mapping[str, str]
"""Where texts stand whole on the page: the address within it, by the text as it was written."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One text about a result: what kind it is, and where on the page it stands whole (empty: here).

    ``cause``: the responsible leader's own account.
    """

    cause: bool
    label: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class WhyView:
    """What there is to tell of a line beside its figures.

    ``lacking``: it is missed and nobody has said why. ``questions`` are those that nobody has answered.
    """

    reasons: tuple[Reason, ...]
    lacking: bool
    why_no_figure: str
    evidence: str
    evidence_href: str
    actions: tuple[ActionView, ...]
    questions: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to show under the line."""
        told = (self.reasons, self.why_no_figure, self.evidence, self.actions, self.questions)
        return any(told)


def why(line: JudgedLine, places: Places | None = None) -> WhyView:
    """Word the reasons, actions and open questions of a line, as the row was read.

    A comment or a footnote is about what was missed; the leader's own account is shown whatever came of it.
    """
    missed = line.verdict.status is Status.MISSED
    case = evidence(line)
    return WhyView(
        reasons=tuple(
            _reason(one, line.year, places or {}) for one in line.explanations if missed or one.cause
        ),
        lacking=missed and not line.explained,
        why_no_figure=why_no_figure(line),
        evidence=case,
        evidence_href=case if case.startswith("https://") else "",
        actions=action_views(line.actions),
        questions=tuple(asked for asked, answer in questions_and_answers(line) if answer is None),
    )


def _reason(one: Explanation, year: int, places: Places) -> Reason:
    label = gettext("Årsak")
    if not one.cause:
        label = gettext("Fotnote") if one.footnote else gettext("Resultatkommentar")
    text, href = figures_said(one.text.strip(), year), places.get(one.text.strip(), "")
    return Reason(one.cause, label, shortened(text) if href else text, href)


def shortened(text: str, most: int = QUOTED) -> str:
    """The text, cut at a word where it is longer than ``most`` letters."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",.;:–") + " …"
