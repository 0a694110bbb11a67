"""Asking a sector to explain a delivered line: by whom, when, whom it reaches, and how it is answered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core import mail

from indicators import workflow
from indicators.models import RowRemark, TrailEntry, User
from tests.approval.test_reopenings import DECISION, EVERYBODY, GRID, page, refusal_of, signed_in
from tests.rounds.conftest import Place, bring_to, enter, place

__all__ = ["place"]


def with_address(place: Place) -> None:
    User.objects.filter(pk=place.leader.pk).update(email="leder@example.org")


def ask(place: Place, who: str = "management", text: str = "Hvorfor 8?", line: Any = None) -> RowRemark:
    return workflow.ask_explanation(
        by=getattr(place, who),
        submission_id=place.own.pk,
        line_id=(line or place.missed).pk,
        text=text,
        subject="Spørsmål",
        body=f"{text}\n",
    )


def answer(place: Place, who: str = "leader", text: str = "Sykdom", **given: Any) -> RowRemark:
    asked = RowRemark.objects.get(asked_by__isnull=False)
    return workflow.answer_explanation(by=getattr(place, who), remark_id=asked.pk, text=text, **given)


def test_who_may_ask_answer_and_withdraw(place: Place) -> None:
    bring_to(place, "approved")
    assert refusal_of(lambda: ask(place, line=place.other)) == "NotFound"
    asked = {who: refusal_of(lambda who=who: ask(place, who)) for who in EVERYBODY}
    may = {"management": "", "controller": "AlreadyAsked"}  # management's waits then
    assert asked == dict.fromkeys(EVERYBODY, "NotAllowed") | may
    pk = RowRemark.objects.get().pk
    drop = {
        who: refusal_of(lambda who=who: workflow.drop_explanation(by=getattr(place, who), remark_id=pk))
        for who in EVERYBODY
        if who != "management"
    }
    assert drop == dict.fromkeys(drop, "NotAllowed")
    answers = {who: refusal_of(lambda who=who: answer(place, who)) for who in EVERYBODY}
    assert answers == dict.fromkeys(EVERYBODY, "NotAllowed") | {"leader": ""}
    late = refusal_of(lambda: workflow.drop_explanation(by=place.management, remark_id=pk))
    assert late == "NotFound"


STATES = dict.fromkeys(("not_begun", "draft", "returned", "reopened"), "NotPossible") | dict.fromkeys(
    ("submitted", "approved", "closed"), ""
)


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_delivered_is_asked_about(place: Place, state: str) -> None:
    bring_to(place, state)
    assert refusal_of(lambda: ask(place)) == STATES[state]


def test_a_request_reaches_the_leaders_once(place: Place, django_capture_on_commit_callbacks: Any) -> None:
    bring_to(place, "approved")
    with_address(place)
    with django_capture_on_commit_callbacks(execute=True):
        first = ask(place)
        assert ask(place) == first
    sent = [(one.to, one.subject, one.body) for one in mail.outbox]
    assert sent == [(["leder@example.org"], "Spørsmål", "Hvorfor 8?\n")]
    assert list(TrailEntry.objects.filter(act="ask_explanation").values_list("reason", "line_id")) == [
        ("Hvorfor 8?", place.missed.pk)
    ]
    assert refusal_of(lambda: ask(place, text="Og nå?")) == "AlreadyAsked"
    workflow.drop_explanation(by=place.management, remark_id=first.pk, version=1)
    assert ask(place).pk != first.pk


def test_an_answer_needs_words_and_a_page_that_is_not_old(place: Place) -> None:
    bring_to(place, "closed")
    ask(place)
    assert refusal_of(lambda: ask(place, text=" ")) == "NeedsReason"
    assert refusal_of(lambda: answer(place, text=" ")) == "NeedsReason"
    row = answer(place, version=1)
    assert (row.reply, row.replied_by, row.version) == ("Sykdom", place.leader, 2)
    assert refusal_of(lambda: answer(place, text="Nei", version=1)) == "Stale"
    assert answer(place, version=1).version == 2


def test_a_decision_leaves_what_waits_and_closes_what_is_answered(place: Place) -> None:
    bring_to(place, "submitted")
    ask(place)
    returned = {place.missed.pk: "Stemmer 8?"}
    workflow.return_submission(by=place.management, submission_id=place.own.pk, reason="Se", remarks=returned)
    workflow.reply(by=place.leader, submission_id=place.own.pk, line_id=place.missed.pk, text="Ja")
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    workflow.approve(by=place.management, submission_id=place.own.pk)
    standing = RowRemark.objects.filter(withdrawn=False)
    assert list(standing.values_list("text", "reply")) == [("Hvorfor 8?", "")]
    answer(place)
    workflow.reopen(by=place.management, submission_id=place.own.pk, reason="Feil")
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    workflow.approve(by=place.management, submission_id=place.own.pk)
    assert not RowRemark.objects.filter(withdrawn=False).exists()


def test_all_that_lacks_an_explanation_is_asked_about_in_one_letter(
    place: Place, django_capture_on_commit_callbacks: Any
) -> None:
    workflow.report_result(by=place.leader, line_id=place.met.pk, text="12")
    workflow.report_result(by=place.leader, line_id=place.missed.pk, text="8")
    workflow.close_round(by=place.controller, round_id=place.round.pk, reason="Ferdig", even_if_missing=True)
    never_sent = {"line": place.missed.pk, "text": "Hvorfor?"}
    client, address = signed_in(place.management), f"{DECISION}be-om-forklaringer/"
    assert client.post(address, never_sent).status_code == 409  # what was never delivered is a draft

    workflow.reopen(by=place.management, submission_id=place.own.pk, reason="Mangler")
    workflow.explain(by=place.leader, line_id=place.missed.pk, cause="Sykdom", version=0)
    workflow.promise_action(
        by=place.leader, line_id=place.missed.pk, text="Ansette", responsible="Rektor", due=date(2027, 6, 1)
    )
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    workflow.approve(by=place.management, submission_id=place.own.pk)
    assert "Alle målene som ikke er nådd, er forklart eller spurt om." in page(place.management, address)

    with_address(place)
    both = {"line": [place.met.pk, place.missed.pk], "text": "Hvorfor?"}
    refused = [
        client.post(address, given).status_code
        for given in ({"text": "Hvorfor?"}, both | {"text": " "}, both | {"line": [place.other.pk]})
    ]
    assert refused == [400, 400, 409]
    for _click in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(address, both).status_code == 302
    assert [(one.to, one.subject) for one in mail.outbox] == [
        (
            ["leder@example.org"],
            "Det blir bedt om forklaring på 2 mål: Sektor for skole, årsslutt 2026",
        )
    ]
    asked = RowRemark.objects.order_by("line__order").values_list("line_id", "text", "asked_by")
    assert list(asked) == [(line.pk, "Hvorfor?", place.management.pk) for line in (place.met, place.missed)]


READERS = ("leader", "management", "auditor", "controller")


def test_the_page_asks_and_answers_and_shows_no_draft(place: Place) -> None:
    bring_to(place, "approved")
    with_address(place)
    shown = {who: "Be om forklaring" in page(getattr(place, who), DECISION) for who in READERS}
    assert shown == dict.fromkeys(READERS, False) | {"management": True, "controller": True}
    assert f"{place.leader.display_name} får det i en e-post" in page(place.management, DECISION)
    client = signed_in(place.management)
    empty = client.post(DECISION + "be-om-forklaring/", {"line": place.missed.pk, "text": " "})
    assert empty.status_code == 400
    sent = client.post(DECISION + "be-om-forklaring/", {"line": place.missed.pk, "text": "Hvorfor 8?"})
    assert (sent.status_code, sent["Location"]) == (302, f"{DECISION}#r{place.missed.pk}")
    again = client.post(DECISION + "be-om-forklaring/", {"line": place.missed.pk, "text": "Og nå?"})
    assert (again.status_code, "<q>Og nå?</q>" in again.content.decode()) == (409, True)
    assert "Hvorfor 8?" in page(place.leader, GRID)
    workflow.reopen(by=place.management, submission_id=place.own.pk, reason="Feil")
    enter(place, place.leader, place.missed, "7,77")
    remark = RowRemark.objects.get()
    given = {"remark": remark.pk, "line": place.missed.pk, "text": "Sykdom", "version": remark.version}
    assert signed_in(place.leader).post(DECISION + "svar-forklaring/", given).status_code == 302
    remark.refresh_from_db()
    seen = {who: "7,77" in page(getattr(place, who), DECISION) for who in READERS}
    assert seen == {"leader": True, "management": False, "auditor": False, "controller": True}
    assert [who for who in READERS if "Sykdom" not in page(getattr(place, who), DECISION)] == []


def test_the_indicators_page_asks_too_and_shows_what_is_asked(
    place: Place, django_capture_on_commit_callbacks: Any
) -> None:
    bring_to(place, "approved")
    with_address(place)
    missed, met = (f"/indikator/{one.indicator.code}/2026/" for one in (place.missed, place.met))
    everybody = (*READERS, "stranger")
    asks = {who: "Hva du vil ha forklart" in page(getattr(place, who), missed) for who in everybody}
    assert asks == dict.fromkeys(everybody, False) | {"management": True, "controller": True}
    assert "Hva du vil ha forklart" not in page(place.management, met)
    assert f"{place.leader.display_name} får det i en e-post" in page(place.management, missed)
    given = {"line": place.missed.pk, "text": "Hvorfor 8?", "fra-indikatoren": "1"}
    client = signed_in(place.management)
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(DECISION + "be-om-forklaring/", given)
    assert (sent.status_code, sent["Location"]) == (302, f"{missed}#forklaring")
    assert [one.to for one in mail.outbox] == [["leder@example.org"]]
    shown = {who: "Hvorfor 8?" in page(getattr(place, who), missed) for who in everybody}
    assert shown == dict.fromkeys(everybody, True) | {"stranger": False}
    assert "Hva du vil ha forklart" not in page(place.controller, missed)
    assert ["Hvorfor 8?" in page(place.leader, where) for where in (DECISION, GRID)] == [True, True]
    refused = client.post(DECISION + "be-om-forklaring/", given | {"text": "Og nå?"})
    assert (refused.status_code, "Og nå?" in refused.content.decode()) == (409, True)
    answer(place, text="Sykdom")
    assert "Sykdom" in page(place.auditor, missed)
