"""Letters of a municipality in the middle of a round: who gets them, when, and what was sent."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command

from indicators import workflow
from tests.rounds.conftest import Place, complete

S = "\u00a0"
SITE = "http://localhost:8000"
DEADLINE = date(2027, 1, 31)
MONDAY = date(2027, 1, 4)


@pytest.fixture
def town(place: Place) -> Place:
    """Management, the auditor and the leader of the schools have asked for it."""
    for person in (place.management, place.auditor, place.leader, place.stranger, place.controller):
        person.email = f"{person.username}@kommune.example"
        person.save()
    for person in (place.management, place.auditor, place.leader):
        workflow.subscribe(by=person)
    return place


def run(day: date, *flags: str) -> str:
    out = io.StringIO()
    call_command("send_digest", *flags, "--date", day.isoformat(), stdout=out, stderr=out)
    return out.getvalue()


def sent() -> list[str]:
    """To whom letters went, in order; the box is emptied."""
    names = [one.to[0].split("@")[0] for one in mail.outbox]
    mail.outbox.clear()
    return names


def letter_to(name: str) -> Any:
    return next(one for one in mail.outbox if one.to == [f"{name}@kommune.example"])


def deliver(place: Place) -> None:
    complete(place)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
