"""A small municipality with promises of last year (overdue, open, done, dropped) and a draft of this one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import pytest
from django.test import Client
from django.utils import timezone

from indicators import workflow
from indicators.models import Action, ScorecardLine, User
from tests import municipality
from tests.kept_rows import onward
from tests.rounds.conftest import Place
from tests.rounds.conftest import place as place  # noqa: PLC0414 - the fixture of the rounds' tests


@dataclass
class Promises:
    """What was promised for 2025 in both sectors, and a draft of 2026 in the schools."""

    place: Place
    line: ScorecardLine
    foreign: ScorecardLine
    late: Action
    open: Action
    done: Action
    dropped: Action
    draft: Action


def days(count: int) -> date:
    """A day so many days from today."""
    return timezone.localdate() + timedelta(days=count)


def promise(by: User, line: ScorecardLine, text: str, due: date) -> Action:
    return workflow.promise_action(
        by=by, line_id=line.pk, text=text, responsible="Rektor", due=due, reason="Lovet"
    )


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def promises(place: Place) -> Promises:
    """The school sector missed its target in 2025 and reaches it in 2026; the other missed one too."""
    onward("actions: promises", partial(make_promises, place))
    line, foreign = (ScorecardLine.objects.get(year=2025, short_name=name) for name in ("met", "annen"))
    made = ("Ansette to lærere", "Kjøpe senger", "Lese mer høyt", "Bygge ut", "Hemmelig plan")
    return Promises(place, line, foreign, *(Action.objects.get(text=text) for text in made))


def make_promises(place: Place) -> None:
    """Promise what the tests follow, as people do."""
    area = place.met.area
    line = municipality.line("met", of=area, by=place.skole, year=2025, target="10", result="8")
    foreign = municipality.line("annen", of=area, by=place.helse, year=2025, target="10", result="9")
    workflow.explain(by=place.leader, line_id=line.pk, cause="For få lærere", version=0)
    promise(place.leader, line, "Ansette to lærere", days(-12))
    promise(place.stranger, foreign, "Kjøpe senger", days(30))
    done = promise(place.leader, line, "Lese mer høyt", days(-60))
    dropped = promise(place.stranger, foreign, "Bygge ut", days(-5))
    workflow.follow_action(by=place.leader, action_id=done.pk, state="done", outcome="Det virket.")
    workflow.follow_action(by=place.stranger, action_id=dropped.pk, state="dropped", outcome="For dyrt.")
    promise(place.leader, place.missed, "Hemmelig plan", days(-1))


def fresh(action: Action) -> Action:
    return Action.objects.get(pk=action.pk)
