"""Saying how an action goes: who may, what is demanded, and what happens when two do it at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from indicators import workflow
from indicators.models import Action, TrailEntry
from tests.actions.conftest import Promises, days, fresh, signed_in
from tests.actions.conftest import place as place  # noqa: PLC0414 - what the promises stand on
from tests.pages.reading import every, text

pytestmark = pytest.mark.django_db


def sent(action: Action, **changed: str) -> dict[str, str]:
    """The form as the page fills it in, with what the person changed."""
    held = {
        "state": action.state,
        "outcome": action.outcome,
        "due": action.due.isoformat(),
        "why": "",
        "seen": str(action.version),
    }
    return held | changed


def address(action: Action) -> str:
    return f"/tiltak/{action.pk}/"


def said(page: str) -> list[str]:
    return every(r'<p class="ds-validation-message">(.*?)</p>', page)


READS = {
    # who: reading an action, following an own one of the schools, following the draft
    "leader": (200, 302, 302),
    "contributor": (200, 302, 404),
    "controller": (200, 302, 302),
    "management": (200, 302, 404),
    "stranger": (200, 404, 404),
    "auditor": (200, 403, 404),
    "reader": (200, 403, 404),
}


@pytest.mark.parametrize("name", sorted(READS))
def test_who_reads_and_who_follows(promises: Promises, name: str) -> None:
    client = signed_in(promises.place.people()[name])
    late, draft = promises.late, promises.draft
    answers = (
        client.get(address(late)).status_code,
        client.post(address(late), sent(late, state="done", why="På vegne av skolen")).status_code,
        client.post(address(draft), sent(draft, state="done", why="På vegne av skolen")).status_code,
    )
    assert answers == READS[name]
    changed = [fresh(one).state == "done" for one in (late, draft)]
    assert changed == [status == 302 for status in answers[1:]]


def test_reading_writes_nothing_and_only_followers_get_a_form(promises: Promises) -> None:
    before = TrailEntry.objects.count()
    offered = {}
    for name, person in promises.place.people().items():
        page = signed_in(person).get(address(promises.late)).content.decode()
        offered[name] = 'name="seen"' in page
    assert offered == {
        "leader": True, "stranger": False, "contributor": True, "management": True, "auditor": False,
        "controller": True, "reader": False,
    }  # fmt: skip
    assert TrailEntry.objects.count() == before


def test_what_was_done_is_saved_with_its_trail(promises: Promises) -> None:
    client = signed_in(promises.place.leader)
    answer = client.post(
        address(promises.late), sent(promises.late, state="done", outcome="To er ansatt."), follow=True
    )
    assert "Tiltaket er lagret." in text(answer.content.decode())
    row = fresh(promises.late)
    assert (row.state, row.outcome, row.due, row.version) == ("done", "To er ansatt.", days(-12), 2)
    entry = TrailEntry.objects.first()
    assert entry is not None
    assert (entry.act, entry.by, entry.reason) == ("follow_action", promises.place.leader, "Fulgt opp")
    assert entry.after == {"state": "done", "outcome": "To er ansatt."}
    history = text(answer.content.decode()).partition("Historikk")[2]
    assert "Fulgte opp tiltak" in history
    assert "To er ansatt." in history


REFUSED = {
    "dropped without saying why": (
        {"state": "dropped"}, 400, "Skriv hvorfor tiltaket ble droppet."
    ),
    "moved without a reason": (
        {"due": "2030-01-01"}, 409, "Skriv hvorfor. Grunnen står i endringsloggen. Ingenting er lagret."
    ),
    "a day that there is not": ({"due": "31.04.2026"}, 400, "Oppgi en gyldig dato."),
    "no day": ({"due": ""}, 400, "Feltet er påkrevet."),
    "an unknown state": (
        {"state": "ferdig"}, 400, "Velg et gyldig valg. ferdig er ikke et av de tilgjengelige valgene."
    ),
    "a character that cannot be kept": ({"outcome": "\x00"}, 400, "Null-tegn er ikke tillatt."),
    "no version": ({"seen": ""}, 400, None),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_refusal_is_said_at_its_field_and_nothing_typed_is_lost(promises: Promises, name: str) -> None:
    changed, status, told = REFUSED[name]
    given = sent(promises.late, state="under_way", outcome="Halvveis", why="") | changed
    if name == "dropped without saying why":
        given["outcome"] = ""
    answer = signed_in(promises.place.leader).post(address(promises.late), given)
    page = answer.content.decode()
    assert answer.status_code == status
    assert said(page) == ([told] if told else [])
    assert "Ingenting er lagret." in text(page)
    if name != "dropped without saying why" and "outcome" not in changed:
        assert "Halvveis</textarea>" in page
    assert fresh(promises.late) == promises.late
    assert fresh(promises.late).version == 1


def test_a_promise_is_moved_with_a_reason_that_stays_in_the_trail(promises: Promises) -> None:
    given = sent(promises.late, due=days(40).isoformat(), why="Utlyst på nytt")
    assert signed_in(promises.place.leader).post(address(promises.late), given).status_code == 302
    assert fresh(promises.late).due == days(40)
    assert TrailEntry.objects.values_list("reason", flat=True).first() == "Utlyst på nytt"


def test_two_who_follow_the_same_action_see_both_values(promises: Promises) -> None:
    seen = promises.late
    workflow.follow_action(
        by=promises.place.management, action_id=seen.pk, state="under_way", outcome="Én er ansatt.", version=1
    )
    client = signed_in(promises.place.leader)
    answer = client.post(address(seen), sent(seen, state="done", outcome="To er ansatt."))
    page = answer.content.decode()
    assert answer.status_code == 409
    lost = "Ingenting er lagret. Lagre en gang til hvis det du skrev skal erstatte det som står."
    asked = "Noen andre har lagret etter at du åpnet siden. Nå står det"
    assert said(page) == [
        f"{asked} «I gang», du skrev «Gjennomført». {lost}",
        f"{asked} «Én er ansatt.», du skrev «To er ansatt.». {lost}",
    ]
    assert "To er ansatt.</textarea>" in page
    assert fresh(seen).outcome == "Én er ansatt."
    again = sent(seen, state="done", outcome="To er ansatt.", seen="2")
    assert 'name="seen" value="2"' in page
    assert client.post(address(seen), again).status_code == 302
    assert fresh(seen).outcome == "To er ansatt."


def test_saying_the_same_twice_is_harmless(promises: Promises) -> None:
    client, given = signed_in(promises.place.leader), sent(promises.late, state="done")
    assert [client.post(address(promises.late), given).status_code for _ in range(2)] == [302, 302]
    assert fresh(promises.late).version == 2


def test_a_controller_says_why_on_anothers_behalf(promises: Promises) -> None:
    client = signed_in(promises.place.controller)
    answer = client.post(address(promises.late), sent(promises.late, state="done"))
    assert (answer.status_code, fresh(promises.late).state) == (409, "planned")
    assert said(answer.content.decode()) == [
        "Skriv hvorfor. Grunnen står i endringsloggen. Ingenting er lagret."
    ]


def test_the_workflow_asks_for_itself(promises: Promises) -> None:
    pk = promises.late.pk
    with pytest.raises(workflow.NotAllowed):
        workflow.follow_action(by=promises.place.stranger, action_id=pk, state="done")
    with pytest.raises(workflow.NeedsReason):
        workflow.follow_action(by=promises.place.leader, action_id=pk, state="planned", due=date(2030, 1, 1))
    with pytest.raises(workflow.Invalid) as refused:
        workflow.follow_action(by=promises.place.leader, action_id=pk, state="dropped", outcome="  ")
    assert refused.value.errors == {"outcome": ["Skriv hvorfor tiltaket ble droppet."]}
    with pytest.raises(workflow.NotFound):
        workflow.follow_action(by=promises.place.leader, action_id=0, state="done")
    assert fresh(promises.late).version == 1


def test_what_is_withdrawn_is_brought_back_by_its_sector_and_is_404_to_all_others(promises: Promises) -> None:
    workflow.promise_action(
        by=promises.place.leader, line_id=promises.draft.line_id, pk=promises.draft.pk, text="Hemmelig plan",
        responsible="Rektor", due=days(-1) + timedelta(days=0), withdrawn=True,
    )  # fmt: skip
    people, page = promises.place.people(), address(promises.draft)
    answers = {name: signed_in(person).get(page).status_code for name, person in people.items()}
    assert {name for name, status in answers.items() if status == 200} == {"leader", "controller"}
    assert set(answers.values()) == {200, 404}
    client, back = signed_in(promises.place.leader), f"{page}hent-tilbake/"
    assert "Hent tilbake" in client.get(page).content.decode()
    assert signed_in(promises.place.stranger).post(back, {"seen": 2}).status_code == 404
    assert signed_in(promises.place.auditor).post(back, {"seen": 2}).status_code == 403
    assert client.post(back, {"seen": 1}).status_code == 409
    controller = signed_in(promises.place.controller)
    assert controller.post(back, {"seen": 2}).status_code == 409  # why, on another's behalf?
    assert fresh(promises.draft).withdrawn
    assert controller.post(back, {"seen": 2, "why": "Lederen ringte"}).status_code == 302
    assert (fresh(promises.draft).withdrawn, fresh(promises.draft).text) == (False, "Hemmelig plan")
    assert client.post(back, {"seen": 3}).status_code == 302  # it stands already
    assert client.post("/tiltak/0/hent-tilbake/", {"seen": 3}).status_code == 404
    assert client.get("/tiltak/0/").status_code == 404
    assert client.post("/tiltak/0/", sent(promises.late)).status_code == 404


def test_a_deadline_that_has_passed_is_asked_about_once(promises: Promises) -> None:
    client, past = signed_in(promises.place.leader), days(-400)
    moved = sent(promises.open, state="planned", due=past.isoformat(), why="Ny avtale")
    stranger = signed_in(promises.place.stranger)
    answer = stranger.post(address(promises.open), moved)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert said(page) == [
        f"Fristen {past:%d.%m.%Y} er passert. Rett den, eller kryss av for at det er meningen. "
        "Ingenting er lagret."
    ]
    assert "Fristen er passert. Det er meningen." in page
    assert stranger.post(address(promises.open), moved | {"past": "on"}).status_code == 302
    assert fresh(promises.open).due == past
    late = sent(promises.late, state="under_way")  # its day has passed already, and is not moved
    assert client.post(address(promises.late), late).status_code == 302
