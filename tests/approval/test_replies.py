"""What a sector replies to a remark of a return: by whom, when, and who reads it."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import RowRemark, TrailEntry
from tests.rounds.conftest import Place, bring_to, place

__all__ = ["place"]

GRID = "/rapportering/2026/arsslutt/skole/"
DECISION = "/godkjenning/2026/arsslutt/skole/"


@pytest.fixture
def returned(place: Place) -> Place:
    bring_to(place, "submitted")
    workflow.return_submission(
        by=place.management, submission_id=place.own.pk, reason="Se", remarks={place.missed.pk: "Stemmer 8?"}
    )
    return place


def page(person: Any, address: str) -> str:
    client = Client()
    client.force_login(person)
    return html.unescape(client.get(address).content.decode())


def reply(place: Place, who: str, text: str = "Ja, 8 er talt to ganger", **given: Any) -> RowRemark:
    return workflow.reply(
        by=getattr(place, who), submission_id=place.own.pk, line_id=place.missed.pk, text=text, **given
    )


WHO = {"leader": "", "controller": "NeedsReason"} | dict.fromkeys(
    ("stranger", "contributor", "management", "auditor", "reader"), "NotAllowed"
)


@pytest.mark.parametrize("who", WHO)
def test_who_may_reply(returned: Place, who: str) -> None:
    try:
        reply(returned, who)
        refused = ""
    except workflow.Refusal as refusal:
        refused = type(refusal).__name__
    assert (refused, bool(RowRemark.objects.get().reply)) == (WHO[who], not refused)


STATES = {"returned": "", "submitted": "NotPossible", "approved": "NotFound", "again": "NotFound"}


@pytest.mark.parametrize("state", STATES)
def test_when_a_reply_can_be_given(returned: Place, state: str) -> None:
    if state != "returned":
        workflow.submit(by=returned.leader, submission_id=returned.own.pk)
    if state == "approved":
        workflow.approve(by=returned.management, submission_id=returned.own.pk)
    if state == "again":
        workflow.return_submission(by=returned.management, submission_id=returned.own.pk, reason="Nei")
    try:
        reply(returned, "leader")
        refused = ""
    except workflow.Refusal as refusal:
        refused = type(refusal).__name__
    assert refused == STATES[state]


def test_a_reply_says_who_and_why_and_is_guarded(returned: Place) -> None:
    row = reply(returned, "controller", reason="Lederen er syk", version=1)
    assert (row.reply, row.replied_by, row.version) == ("Ja, 8 er talt to ganger", returned.controller, 2)
    entry = TrailEntry.objects.order_by("-sequence").first()
    assert entry is not None
    assert (entry.act, entry.by, entry.reason, entry.line) == (
        "reply",
        returned.controller,
        "Lederen er syk",
        returned.missed,
    )
    with pytest.raises(workflow.Stale):
        reply(returned, "leader", "Nei", version=1)
    assert reply(returned, "leader", version=1).version == 2
    taken = reply(returned, "leader", " ", version=2)
    assert (taken.reply, taken.replied_by, taken.replied_at) == ("", None, None)


def test_a_reply_is_read_by_management_from_when_it_is_sent_in(returned: Place) -> None:
    reply(returned, "leader")
    read = {name: "talt to ganger" in page(who, DECISION) for name, who in seeing(returned)}
    assert read == {"leader": True, "management": False, "auditor": False, "controller": True}
    workflow.submit(by=returned.leader, submission_id=returned.own.pk)
    assert [name for name, who in seeing(returned) if "talt to ganger" not in page(who, DECISION)] == []
    workflow.take_back(by=returned.leader, submission_id=returned.own.pk)
    reply(returned, "leader", "Nei, det er 9")
    shown = page(returned.management, DECISION)
    assert ("talt to ganger" in shown, "det er 9" in shown) == (True, False)


def seeing(place: Place) -> list[tuple[str, object]]:
    return [(name, getattr(place, name)) for name in ("leader", "management", "auditor", "controller")]


def test_the_grid_takes_a_reply_and_keeps_one_that_is_refused(returned: Place) -> None:
    client = Client()
    client.force_login(returned.leader)
    sent = {"line": returned.missed.pk, "reply": "Ja, talt to ganger", "version": 1}
    assert client.post(GRID + "svar-merknad/", sent).status_code == 302
    shown = page(returned.leader, GRID)
    assert ("Stemmer 8? (besvart)" in shown, shown.count("Ja, talt to ganger</textarea>")) == (True, 1)
    answer = client.post(GRID + "svar-merknad/", {**sent, "reply": "Nei"})
    assert answer.status_code == 409
    assert "Nei</textarea>" in answer.content.decode()
