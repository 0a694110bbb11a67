"""Whom the overview says that letters reach, and to whom it says it."""

from __future__ import annotations

import pytest

from indicators import selectors
from indicators.models import User
from indicators.selectors.recipients import reach_of
from tests.rounds.conftest import Place, bring_to, place

__all__ = ["place"]

FOLLOWING = ("management", "auditor", "controller")


@pytest.mark.parametrize("state", ["not_begun", "submitted", "approved", "returned"])
def test_the_overview_reaches_whom_the_letters_reach(place: Place, state: str) -> None:
    """The same as the pages that send them say, without a statement for the submissions."""
    bring_to(place, state)
    User.objects.filter(pk=place.leader.pk).update(email="leder@example.org")
    decided = {place.skole.pk} if state == "approved" else set()
    for who, person in place.people().items():
        board = selectors.board(person, 2026, tallied=True)
        owing = [one.sector.id for one in board.owing]
        expected = reach_of(person, 2026, owing) if who in FOLLOWING else {}
        assert board.reach == expected, who
        assert board.may_ask == (decided if who in ("management", "controller") else set()), who
