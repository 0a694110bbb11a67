"""The same form sent twice makes one row; an error after saving never says that nothing was saved."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import Action, Footnote, OnceOnly, Result, Sector
from indicators.views.reporting import acts

from .conftest import Place, enter

GRID = "/rapportering/2026/arsslutt/skole/"
JSON = {"Accept": "application/json"}


@pytest.fixture
def client(place: Place) -> Client:
    enter(place, place.leader, place.missed, "8")
    made = Client()
    made.force_login(place.leader)
    return made


def test_three_equal_promises_are_one(place: Place, client: Client) -> None:
    page = client.get(GRID).content.decode()
    tokens = re.findall(r'name="once" value="([0-9a-f]{32})"', page)
    assert len(tokens) == len(set(tokens)) == 1
    sent = {"line": place.missed.pk, "text": "Ansette", "responsible": "Rektor", "due": "01.06.2027"}
    answers = [
        client.post(GRID + "tiltak/", {**sent, "once": tokens[0]}, headers=JSON).json() for _ in range(3)
    ]
    assert [one["saved"] for one in answers] == [True] * 3
    assert [one["row"].count("Ansette") for one in answers[1:]] == [answers[0]["row"].count("Ansette")] * 2
    client.post(GRID + "tiltak/", sent, headers=JSON)
    assert Action.objects.get().text == "Ansette"
    assert OnceOnly.objects.get().row_id == Action.objects.get().pk
    client.post(GRID + "tiltak/", {**sent, "text": "Lese mer", "once": tokens[0]}, headers=JSON)
    assert list(Action.objects.order_by("id").values_list("text", flat=True)) == ["Ansette", "Lese mer"]


def test_three_equal_footnotes_are_one(place: Place, client: Client) -> None:
    sent = {"line": place.missed.pk, "note": "Foreløpig", "once": "a" * 32}
    for _ in range(3):
        assert client.post(GRID + "fotnote/", sent, headers=JSON).json()["saved"] is True
    client.post(GRID + "fotnote/", {"line": place.missed.pk, "note": "Foreløpig"}, headers=JSON)
    assert Footnote.objects.get().text == "Foreløpig"


def test_a_form_of_the_register_makes_one_row(place: Place) -> None:
    values = {"code": "ny", "name": "Ny sektor", "kind": "sector", "order": 9}
    given: dict[str, Any] = {"by": place.controller, "model": Sector, "values": values, "reason": "Ny"}
    made, first = workflow.save_record(**given, once="b" * 32)
    again, second = workflow.save_record(**given, once="b" * 32)
    assert (made.pk, first, second) == (again.pk, True, False)
    with pytest.raises(workflow.Invalid):
        workflow.save_record(**given, once="c" * 32)


def test_a_promise_that_was_taken_back_can_be_made_again(place: Place, client: Client) -> None:
    promise: dict[str, Any] = {
        "by": place.leader,
        "line_id": place.missed.pk,
        "text": "Ansette",
        "responsible": "Rektor",
        "due": date(2027, 6, 1),
    }
    first = workflow.promise_action(**promise)
    workflow.promise_action(**promise, pk=first.pk, withdrawn=True)
    assert workflow.promise_action(**promise).pk != first.pk


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("text", "said"), [("12", "er lagret, men siden som skulle vise det"), ("8" * 501, "er ikke lagret")]
)
def test_an_error_page_tells_what_was_saved(
    place: Place, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(acts, "row_answer", fail)
    client = Client(raise_request_exception=False)
    client.force_login(place.leader)
    sent = {"line": place.met.pk, "period": "year-1", "text": text, "version": 0}
    answer = client.post(GRID + "celle/", sent, headers=JSON)
    assert (answer.status_code, said in answer.content.decode()) == (500, True)
    assert Result.objects.filter(line=place.met).exists() is (text == "12")
