"""Asking for reopening, in words, on the page of the grid."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.models import ReopeningRequest
from indicators.presentation.wording.deliveries import moment
from indicators.selectors.reporting.reopening import ReopeningStatus


@dataclass(frozen=True, slots=True)
class ReopeningView:
    """What was asked and answered (``row``, None before that), and the form with what was typed."""

    row: ReopeningRequest | None
    when: str
    answered_when: str
    may_ask: bool
    typed: str


def reopening_view(found: ReopeningStatus | None, typed: str) -> ReopeningView | None:
    """Word what was asked; None where there is nothing to open again."""
    if found is None:
        return None
    row = found.request
    return ReopeningView(
        row=row,
        when=moment(row.asked_at) if row else "",
        answered_when=moment(row.answered_at) if row and row.answered_at else "",
        may_ask=found.may_ask,
        typed=typed,
    )
