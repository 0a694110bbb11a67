"""Acts on another's behalf × their reason: demanded by the workflow itself, and told by the trail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from indicators import workflow
from indicators.models import TrailEntry, User
from indicators.values import YEAR
from indicators.workflow.figures.pasting import PastedFigure

from .conftest import Place, bring_to, complete

type Run = Callable[[Place, User, str], Any]

ACTS: dict[str, tuple[str, Run]] = {
    # the state that it is done in, and the act
    "figure": (
        "not_begun",
        lambda p, by, why: workflow.report_result(by=by, line_id=p.met.pk, text="12", reason=why),
    ),
    "paste": (
        "not_begun",
        lambda p, by, why: workflow.paste_results(
            by=by, figures=[PastedFigure(p.met.pk, YEAR, "12", 0)], reason=why
        ),
    ),
    "explanation": (
        "not_begun",
        lambda p, by, why: workflow.explain(by=by, line_id=p.met.pk, cause="Fordi", reason=why),
    ),
    "action": (
        "not_begun",
        lambda p, by, why: workflow.promise_action(
            by=by, line_id=p.met.pk, text="Ansette", responsible="Rektor", due=date(2027, 6, 1), reason=why
        ),
    ),
    "note": (
        "not_begun",
        lambda p, by, why: workflow.note_figure(by=by, line_id=p.met.pk, text="Foreløpig", reason=why),
    ),
    "forecast": (
        "not_begun",
        lambda p, by, why: workflow.forecast(
            by=by, line_id=p.met.pk, round_id=p.round.pk, outlook="unsure", reason=why
        ),
    ),
    "submit": (
        "draft",
        lambda p, by, why: workflow.submit(by=by, submission_id=p.own.pk, reason=why),
    ),
    "take back": (
        "submitted",
        lambda p, by, why: workflow.take_back(by=by, submission_id=p.own.pk, reason=why),
    ),
    "follow": (
        "submitted",
        lambda p, by, why: workflow.follow_action(
            by=by, action_id=p.missed.actions.get().pk, state="under_way", reason=why
        ),
    ),
}
WHY = "Skolesjefen er syk"


@pytest.mark.parametrize("name", ACTS)
def test_an_act_on_anothers_behalf_takes_a_reason_that_the_trail_tells(place: Place, name: str) -> None:
    state, run = ACTS[name]
    bring_to(place, state)
    before = TrailEntry.objects.count()
    for blank in ("", "  "):
        with pytest.raises((workflow.NeedsReason, workflow.RowsRefused)):
            run(place, place.controller, blank)
    assert TrailEntry.objects.count() == before
    run(place, place.controller, WHY)
    made = TrailEntry.objects.filter(sequence__gt=before)
    assert WHY in {entry.reason for entry in made}
    assert {entry.by.username for entry in made} == {"controller"}


@pytest.mark.parametrize("name", ACTS)
def test_ones_own_sector_takes_none(place: Place, name: str) -> None:
    state, run = ACTS[name]
    bring_to(place, state)
    before = TrailEntry.objects.count()
    run(place, place.leader, "")
    assert TrailEntry.objects.count() > before


def test_a_contributor_enters_the_own_indicator_without_one(place: Place) -> None:
    complete(place)
    workflow.report_result(by=place.contributor, line_id=place.met.pk, text="13")
    assert TrailEntry.objects.latest("sequence").by == place.contributor
