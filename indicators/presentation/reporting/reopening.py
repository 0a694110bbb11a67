"""Asking for reopening, in words, on the page of the grid."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.models import ReopeningRequest
from indicators.presentation.wording.deliveries import moment
from indicators.selectors.reporting.reopening import ReopeningStatus


@dataclass(frozen=True, slots=True)
class ReopeningView:
    """What was asked (``who``, ``when``, ``reason``), what was answered, and the form with what was typed."""

    who: str
    when: str
    reason: str
    answer: str
    answered_by: str
    answered_when: str
    may_ask: bool
    typed: str


def reopening_view(found: ReopeningStatus | None, typed: str) -> ReopeningView | None:
    """Word what was asked; None where there is nothing to open again."""
    if found is None:
        return None
    one = found.request or ReopeningRequest()
    return ReopeningView(
        who=one.asked_by.display_name if one.asked_by_id else "",
        when=moment(one.asked_at) if one.asked_at else "",
        reason=one.reason,
        answer=one.answer,
        answered_by=one.answered_by.display_name if one.answered_by else "",
        answered_when=moment(one.answered_at) if one.answered_at else "",
        may_ask=found.may_ask,
        typed=typed,
    )
