"""What an indicator's page says of requests for an explanation: what is asked, and a form to ask."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.judging import JudgedLine
from indicators.presentation.approval.decision import ASKED_ABOUT
from indicators.presentation.navigation.approval_addresses import sector_path
from indicators.presentation.wording.recipients import ReachView, reach_view
from indicators.selectors.approval.explanation_requests import ExplanationRequest, LineRequests


@dataclass(frozen=True, slots=True)
class AskingView:
    """The requests that stand, where they are answered, and whom a new one reaches."""

    of: str
    asked: tuple[ExplanationRequest, ...]
    href: str
    ask_href: str
    reach: ReachView
    may_ask: bool


def asking_view(line: JudgedLine, here: LineRequests | None) -> AskingView | None:
    """Word what is asked about a line; None where nothing is, and the reader cannot ask either."""
    if here is None:
        return None
    may_ask = here.may_ask and line.verdict.status in ASKED_ABOUT
    if not (may_ask or here.asked):
        return None
    of, code = here.submission.round, here.submission.sector.code
    return AskingView(
        of=str(of).lower(),
        asked=here.asked,
        href=f"{sector_path('approval_sector', of, code)}#r{line.id}",
        ask_href=sector_path("approval_ask", of, code),
        reach=reach_view(here.reach),
        may_ask=may_ask,
    )
