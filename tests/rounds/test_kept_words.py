"""What is typed in the grid and refused stands on the page again, whichever field was the reason."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from indicators import workflow
from tests.pages.conftest import strict_templates as strict_templates  # noqa: PLC0414 - used by every test

from .conftest import Place, bring_to, complete, enter

GRID = "/rapportering/2026/arsslutt/skole/"
WORD = "Ordet vårt"
LONG = f"{WORD} {'x' * 10_000}"
SENT = {
    # what is refused, and why: the rest of what was typed is what must not be lost
    "uten-tall/": {"period": "year-1", "why": "", "text": WORD},
    "svar/": {"period": "year-1", "kind": "", "text": WORD, "version": "99"},
    "forklaring/": {"cause": WORD, "evidence": "http://uten-s.no", "version": "1"},
    "tiltak/": {"text": "Noe", "responsible": WORD, "due": "tull"},
    "tiltak/?pk": {"pk": "{action}", "version": "1", "text": WORD, "responsible": "Rektor", "due": "tull"},
    "fotnote/": {"note": LONG},
    "svar-merknad/": {"reply": WORD, "version": "99"},
    "send-inn/": {"message": WORD, "version": "99"},
    "be-om-gjenapning/": {"reopening": LONG},
}
STATES = {
    "svar-merknad/": "returned",
    "be-om-gjenapning/": "approved",
    "svar/": "asked",
    "uten-tall/": "asked",
}


@pytest.mark.parametrize("act", SENT)
def test_no_word_is_lost_when_another_field_is_refused(place: Place, act: str) -> None:
    state = STATES.get(act, "draft")
    if state == "asked":
        complete(place)
        enter(place, place.leader, place.missed, "1200")
    else:
        bring_to(place, state)
    if state == "returned":
        asked = {place.missed.pk: "Stemmer 8?"}
        workflow.submit(by=place.leader, submission_id=place.own.pk)
        workflow.return_submission(
            by=place.management, submission_id=place.own.pk, reason="Se", remarks=asked
        )
    client = Client()
    client.force_login(place.leader)
    action = place.missed.actions.get().pk
    sent = {"line": str(place.missed.pk)} | {
        name: text.format(action=action) for name, text in SENT[act].items()
    }
    if asked := re.search(r'name="kind" value="(\w+)"', client.get(GRID).content.decode()):
        sent |= {"kind": asked[1]} if "kind" in sent else {}
    answer = client.post(GRID + act.partition("?")[0], sent)
    page = html.unescape(answer.content.decode())
    kept = re.findall(rf'(?:value="|<textarea[^>]*>|fotnoten: «){WORD}', page)
    assert (answer.status_code, len(kept)) == (409, 1), act


def test_what_was_written_to_management_stands_where_sending_in_is_not_possible_yet(place: Place) -> None:
    client = Client()
    client.force_login(place.leader)
    answer = client.post(GRID + "send-inn/", {"message": WORD, "version": str(place.own.version)})
    assert (answer.status_code, f"ledelsen: «{WORD}»" in answer.content.decode()) == (409, True)
