"""Goals as the controller makes them, and what is read of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db.models import F

from indicators import workflow
from indicators.models import Goal, ScorecardLine, TrailEntry, User
from tests.plan.conftest import town as town  # noqa: PLC0414 - a plan to adopt and to roll
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

CASE = {"case": "KS-sak 3/26", "reason": "Budsjettet er endret"}
ADOPTED = {"case": "KS-sak 145/24", "adopted_on": date(2024, 12, 12)}


def make(by: User, text: str, parent: Goal | None = None, year: int = 2025, **given: Any) -> Goal:
    values = {"text": text, **given.pop("values", {})}
    return workflow.save_goal(
        by=by, year=year, values=values, parent_id=parent.pk if parent else None, **given
    )


def hang(by: User, goal: Goal | None, *lines: ScorecardLine, year: int = 2025, **given: Any) -> int:
    chosen = [workflow.ChosenLine(one.pk, ScorecardLine.objects.get(pk=one.pk).goal_id) for one in lines]
    return workflow.attach_lines(by=by, year=year, goal_id=goal.pk if goal else None, lines=chosen, **given)


def tree(year: int = 2025) -> list[tuple[str, str, str, list[str]]]:
    """Code, text, the code above and what hangs there, in order."""
    return [
        (
            one.code,
            one.text,
            one.parent.code if one.parent else "",
            [line.short_name for line in one.lines.filter(withdrawn=False).order_by("order")],
        )
        for one in Goal.objects.filter(year=year, withdrawn=False).order_by(
            F("parent__order").asc(nulls_first=True), "order"
        )
    ]


def refusal(act: Any, *given: Any, **named: Any) -> workflow.Refusal:
    before = TrailEntry.objects.count()
    with pytest.raises(workflow.Refusal) as refused:
        act(*given, **named)
    assert TrailEntry.objects.count() == before
    return refused.value


def messages(refused: workflow.Refusal) -> dict[str, list[str]]:
    assert isinstance(refused, workflow.Invalid)
    return refused.errors
