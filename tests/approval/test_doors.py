"""Godkjenning through its pages: what each state offers to whom, and what is refused keeps what was typed.

Who may post where at all stands in ``tests/permissions/doors.py``.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client

from indicators import workflow
from indicators.models import Reminder, Role, RowRemark, TrailEntry, User
from tests import municipality
from tests.pages.conftest import strict_templates as strict_templates  # noqa: PLC0414 - a fixture
from tests.pages.reading import every, text
from tests.rounds.conftest import Place, bring_to
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

PAGE = "/godkjenning/2026/arsslutt/skole/"
ACTS = ("godkjenn", "returner", "gjenapne", "minn")
OFFERED: dict[str, tuple[str, str]] = {
    # state: what the page offers to management, and to the controller
    "not_begun": ("minn", "minn"),
    "draft": ("minn", "minn"),
    "submitted": ("godkjenn returner", ""),
    "returned": ("minn", "minn"),
    "approved": ("gjenapne", "gjenapne"),
    "closed": ("gjenapne", "gjenapne"),
    "reopened": ("minn", "minn"),
}


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def post(client: Client, place: Place, act: str, **more: Any) -> Any:
    typed = {} if act == "godkjenn" else {"reason": "Se over"}
    return client.post(f"{PAGE}{act}/", {"version": place.own.version, **typed, **more})


def with_an_address(person: User) -> None:
    """Only somebody with an address can be reminded."""
    person.email = "leder@kommune.example"
    person.save()


def offered(client: Client) -> str:
    page = client.get(PAGE).content.decode()
    return " ".join(re.findall(rf'(?:action|reach-a" href)="{PAGE}(\w+)/"', page))


@pytest.mark.parametrize("state", OFFERED)
def test_each_state_offers_what_it_allows_and_refuses_the_rest(place: Place, state: str) -> None:
    bring_to(place, state)
    with_an_address(place.leader)
    of_management, of_controller = OFFERED[state]
    assert offered(signed_in(place.management)) == of_management
    assert offered(signed_in(place.controller)) == of_controller
    assert offered(signed_in(place.auditor)) == offered(signed_in(place.leader)) == ""
    before, answers = place.own.state, {}
    for act in ACTS:
        with transaction.atomic():
            answers[act] = post(signed_in(place.management), place, act).status_code
            if answers[act] == 409:
                assert place.own.state == before
            transaction.set_rollback(True)
    assert answers == {act: 302 if act in of_management.split() else 409 for act in ACTS}


def test_no_one_approves_what_they_submitted(place: Place) -> None:
    bring_to(place, "draft")
    both = municipality.user("begge", Role.MANAGEMENT)
    workflow.save_record(
        by=workflow.program_user(),
        model=municipality.Membership,
        values={"user": both, "role": Role.LEADER, "sector": place.skole},
        reason="Test",
    )
    workflow.submit(by=both, submission_id=place.own.pk)
    client = signed_in(both)
    assert (
        "Du sendte inn dette selv. En annen i ledelsen må avgjøre det." in client.get(PAGE).content.decode()
    )
    assert [post(client, place, act).status_code for act in ("godkjenn", "returner")] == [403, 403]
    assert place.own.state == "submitted"
    assert post(signed_in(place.management), place, "godkjenn").status_code == 302
    assert (place.own.state, place.own.decided_by) == ("approved", place.management)


@pytest.mark.parametrize(
    ("state", "act", "after"),
    [
        ("submitted", "godkjenn", "approved"),
        ("submitted", "returner", "returned"),
        ("approved", "gjenapne", "reopened"),
    ],
)
def test_a_double_click_is_one_act(place: Place, state: str, act: str, after: str) -> None:
    bring_to(place, state)
    client, seen, entries = signed_in(place.management), place.own.version, TrailEntry.objects.count()
    for _click in range(2):
        answer = post(client, place, act, version=seen)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/godkjenning/?runde=2026-arsslutt")
    assert (place.own.state, TrailEntry.objects.count()) == (after, entries + 1)
    other = signed_in(municipality.user("ledelse-2", Role.MANAGEMENT))
    assert post(other, place, act, version=seen).status_code == 409


def test_a_page_that_is_out_of_date_shows_the_conflict_and_keeps_what_was_typed(place: Place) -> None:
    bring_to(place, "submitted")
    seen = place.own.version
    workflow.take_back(by=place.leader, submission_id=place.own.pk)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    client, remark = signed_in(place.management), f"merknad-{place.missed.pk}"
    answer = post(client, place, "returner", version=seen, **{remark: "Er 8 riktig?"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Noen andre har endret dette" in page
    assert every(r"<textarea[^>]*>(.*?)</textarea>", page) == ["Se over", "Er 8 riktig?", ""]
    assert (place.own.state, RowRemark.objects.count()) == ("submitted", 0)
    assert post(client, place, "godkjenn", version=seen).status_code == 409

    workflow.approve(by=municipality.user("ledelse-2", Role.MANAGEMENT), submission_id=place.own.pk)
    page = post(client, place, "returner", version=seen, **{remark: "Er 8 riktig?"}).content.decode()
    assert "Du skrev: Se over" in text(page)
    assert "Du skrev: Er 8 riktig?" in text(page)


@pytest.mark.parametrize(("state", "act", "field"), [
    ("submitted", "returner", "retur"), ("approved", "gjenapne", "apne"),
])  # fmt: skip
def test_a_missing_reason_stands_at_the_field(place: Place, state: str, act: str, field: str) -> None:
    bring_to(place, state)
    remark = {f"merknad-{place.missed.pk}": "Er 8 riktig?"}
    answer = post(signed_in(place.management), place, act, reason="  ", **remark)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert f'aria-describedby="{field}-hjelp {field}-feil" aria-invalid="true"' in page
    assert every(rf'<p class="ds-validation-message" id="{field}-feil">(.*?)</p>', page) != [""]
    assert ("Er 8 riktig?" in page) is (act == "returner")
    assert place.own.state == state


def test_a_return_carries_its_reason_and_its_rows(place: Place) -> None:
    bring_to(place, "submitted")
    remark = f"merknad-{place.missed.pk}"
    assert post(signed_in(place.management), place, "returner", **{remark: "Er 8 riktig?"}).status_code == 302
    assert (place.own.state, place.own.decision) == ("returned", "Se over")
    assert [(row.line, row.text) for row in RowRemark.objects.all()] == [(place.missed, "Er 8 riktig?")]


def test_a_leader_reads_the_own_sector_alone(place: Place) -> None:
    sectors = r'<a[^>]+href="/godkjenning/2026/arsslutt/(\w+)/"'
    listed = {
        name: sorted(set(re.findall(sectors, signed_in(person).get("/godkjenning/").content.decode())))
        for name, person in place.people().items()
        if name in ("leader", "stranger", "management", "auditor", "controller")
    }
    everything = ["helse", "skole"]
    assert listed == {
        "leader": ["skole"],
        "stranger": ["helse"],
        "management": everything,
        "auditor": everything,
        "controller": everything,
    }


def test_a_reminder_is_sent_once_a_day(place: Place) -> None:
    client = signed_in(place.management)
    assert offered(client) == ""
    with_an_address(place.leader)
    assert offered(client) == "minn"
    for said in ("1 påminnelse er sendt.", "Ingen nye påminnelser er sendt i dag."):
        answer = client.post(f"{PAGE}minn/", follow=True)
        assert said in answer.content.decode()
    assert ([letter.to for letter in mail.outbox], Reminder.objects.count()) == (
        [["leder@kommune.example"]],
        1,
    )
    bring_to(place, "submitted")
    assert "Det er ingenting å minne på" in client.post(f"{PAGE}minn/").content.decode()


@pytest.mark.parametrize("where", ["2026/t9/skole", "1900/arsslutt/skole", "2026/arsslutt/finnes-ikke"])
def test_a_delivery_that_does_not_exist(place: Place, where: str) -> None:
    assert signed_in(place.management).get(f"/godkjenning/{where}/").status_code == 404
