"""Asking for what was approved or closed to be opened again: by whom, when, and how it is answered."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import ReopeningRequest, TrailEntry
from tests.rounds.conftest import Place, bring_to, place

__all__ = ["place"]

GRID = "/rapportering/2026/arsslutt/skole/"
DECISION = "/godkjenning/2026/arsslutt/skole/"
LIST = "/godkjenning/?runde=2026-arsslutt"


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(person: Any, address: str) -> str:
    return html.unescape(signed_in(person).get(address).content.decode())


def ask(place: Place, who: str = "leader", reason: str = "Feil kilde") -> ReopeningRequest:
    return workflow.ask_reopening(by=getattr(place, who), submission_id=place.own.pk, reason=reason)


def refusal_of(call: Any) -> str:
    try:
        call()
    except workflow.Refusal as refusal:
        return type(refusal).__name__
    return ""


EVERYBODY = ("leader", "stranger", "contributor", "management", "auditor", "controller", "reader")


def test_who_may_ask_and_who_may_decline(place: Place) -> None:
    bring_to(place, "approved")
    asked = {who: refusal_of(lambda who=who: ask(place, who)) for who in reversed(EVERYBODY)}
    assert asked == dict.fromkeys(EVERYBODY, "NotAllowed") | {"leader": ""}
    row = ReopeningRequest.objects.get()
    declined = {}
    for who in EVERYBODY:
        by = getattr(place, who)
        declined[who] = refusal_of(
            lambda by=by: workflow.decline_reopening(by=by, request_id=row.pk, answer="Nei")
        )
    may = {"management": "", "controller": "NotFound"}  # management has answered it then
    assert declined == dict.fromkeys(EVERYBODY, "NotAllowed") | may


STATES = dict.fromkeys(("not_begun", "draft", "submitted", "returned", "reopened"), "NotPossible")


@pytest.mark.parametrize("state", [*STATES, "approved", "closed"])
def test_when_it_can_be_asked(place: Place, state: str) -> None:
    bring_to(place, state)
    assert refusal_of(lambda: ask(place)) == STATES.get(state, "")
    assert ("Be om gjenåpning" in page(place.leader, GRID)) is False
    assert ReopeningRequest.objects.count() == (state not in STATES)


def test_it_is_asked_once_at_a_time(place: Place) -> None:
    bring_to(place, "approved")
    first = ask(place)
    assert ask(place).pk == first.pk
    assert refusal_of(lambda: ask(place, reason="Noe annet")) == "AlreadyAsked"
    assert refusal_of(lambda: ask(place, reason="  ")) == "NeedsReason"
    entries = TrailEntry.objects.filter(act="ask_reopening")
    assert [(one.by, one.reason, one.sector_id, one.year) for one in entries] == [
        (place.leader, "Feil kilde", place.skole.pk, 2026)
    ]
    workflow.decline_reopening(by=place.management, request_id=first.pk, answer="Tallet står")
    assert ask(place, reason="Noe annet").pk != first.pk


def test_reopening_answers_what_was_asked(place: Place) -> None:
    bring_to(place, "approved")
    ask(place)
    workflow.reopen(by=place.controller, submission_id=place.own.pk, reason="Rett kilden")
    row = ReopeningRequest.objects.get()
    assert (row.state, row.answer, row.answered_by) == ("granted", "Rett kilden", place.controller)
    assert "Ber om gjenåpning" not in page(place.management, LIST)


def test_the_pages_lead_from_the_question_to_the_answer(place: Place) -> None:
    bring_to(place, "approved")
    client = signed_in(place.leader)
    assert "Be om gjenåpning" in page(place.leader, GRID)
    assert client.post(GRID + "be-om-gjenapning/", {"reopening": "Feil kilde"}).status_code == 302
    assert client.post(GRID + "be-om-gjenapning/", {"reopening": "Feil kilde"}).status_code == 302
    assert ("Ingen har svart ennå." in page(place.leader, GRID)) is True
    read = {who: "Feil kilde" in page(getattr(place, who), LIST) for who in EVERYBODY}
    assert read == dict.fromkeys(EVERYBODY, True) | dict.fromkeys(
        ("stranger", "contributor", "reader"), False
    )
    shown = page(place.management, LIST)
    assert f'href="{DECISION}#gjenapning"' in shown
    decision = page(place.management, DECISION)
    (pk,) = re.findall(r'name="request" value="(\d+)"', decision)
    assert 'name="request"' not in page(place.auditor, DECISION)
    manager = signed_in(place.management)
    empty = manager.post(DECISION + "avsla-gjenapning/", {"request": pk, "reason": " "})
    assert (empty.status_code, ReopeningRequest.objects.get().state) == (400, "open")
    for _click in range(2):
        sent = manager.post(DECISION + "avsla-gjenapning/", {"request": pk, "reason": "Tallet står"})
        assert sent.status_code == 302
    done = re.findall(r"<strong>(.+?)</strong>, (.+?): <q>(.+?)</q>", page(place.auditor, DECISION))
    assert done[:2] == [
        ("Avslo gjenåpning", place.management.display_name, "Tallet står"),
        ("Ba om gjenåpning", place.leader.display_name, "Feil kilde"),
    ]
    told = page(place.leader, GRID)
    assert ("Tallet står" in told, "Be om gjenåpning" in told) == (True, True)


def test_what_was_typed_is_kept_when_it_is_refused(place: Place) -> None:
    bring_to(place, "approved")
    ask(place)
    answer = signed_in(place.leader).post(GRID + "be-om-gjenapning/", {"reopening": "Noe annet"})
    assert answer.status_code == 409
    assert "Noe annet" in answer.content.decode()
