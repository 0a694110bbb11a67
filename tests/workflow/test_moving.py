"""When a line may change hands between two sectors, whatever they have delivered and it has reported."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest
from django.utils import timezone

from indicators import workflow
from indicators.models import Result, Round, RoundKind, RoundState, Submission, SubmissionState
from indicators.workflow.rounds.obligations import guard_moving
from tests.rounds.conftest import Place, enter
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = [pytest.mark.once, pytest.mark.django_db]

OPEN, CLOSED = RoundState.OPEN, RoundState.CLOSED
OWES: tuple[tuple[str, bool] | None, ...] = (
    None, ("not_begun", False), ("draft", True), ("closed", True), ("closed", False),
)  # fmt: skip
"""What a sector has of the round: nothing, or a state and whether it ever delivered."""


def settled(of: str, owes: tuple[str, bool] | None) -> bool:
    if owes is None:
        return True
    state, delivered = owes
    return state == "closed" if of == CLOSED else state in ("not_begun", "draft") and not delivered


def test_a_line_changes_hands_where_nothing_is_hidden_or_shown_by_it(place: Place) -> None:
    enter(place, place.leader, place.met, "12")
    enter(place, place.stranger, place.other, "12")
    workflow.plan_round(
        by=place.controller,
        year=2026,
        kind=RoundKind.T1,
        opens_on=date(2026, 5, 1),
        deadline=date(2026, 5, 31),
    )  # planned: it asks for nothing yet
    own = {"skole": place.skole, "helse": place.helse}
    figures: dict[str, dict[str, Any]] = {
        "12": {},
        "": {"written": ""},
        "of a tertial": {"period_kind": "tertial", "period_number": 1},
    }
    stood = Result.objects.filter(line=place.met).values("written", "period_kind", "period_number").get()
    for of, told in ((OPEN, "12"), *((CLOSED, one) for one in figures)):
        Round.objects.filter(pk=place.round.pk).update(state=of)
        Result.objects.filter(line=place.met).update(**{**stood, **figures[told]})
        for owed in product(OWES, repeat=2):
            for sector, one in zip(own.values(), owed, strict=True):
                put(place.round, sector.pk, one)
            undelivered = [one for one in owed if one is not None and not one[1]]
            hides = of == CLOSED and told == "12" and len(undelivered) == 1
            free = all(settled(of, one) for one in owed) and not hides
            assert may_move(place, own.values()) is free, (of, told, owed)


def put(of: Round, sector_id: int, owes: tuple[str, bool] | None) -> None:
    state, delivered = owes or (SubmissionState.NOT_BEGUN, False)
    rows = Submission.with_lapsed.filter(round=of, sector_id=sector_id)
    rows.update(state=state, lapsed=owes is None, first_delivered_at=timezone.now() if delivered else None)


def may_move(place: Place, sectors: Any) -> bool:
    try:
        guard_moving(place.met, [one.pk for one in sectors])
    except workflow.HasDelivered:
        return False
    return True
