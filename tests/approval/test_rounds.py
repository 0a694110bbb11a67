"""Runder through its page: planning, moving, opening and closing, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import Plan, Round
from tests.pages.conftest import strict_templates as strict_templates  # noqa: PLC0414 - a fixture
from tests.pages.reading import every, text
from tests.rounds.conftest import Place, bring_to
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

DAYS = {"opens_on": "2026-09-01", "deadline": "2026-09-30"}


@pytest.fixture
def client(place: Place) -> Client:
    """The controller, signed in."""
    client = Client()
    client.force_login(place.controller)
    return client


def sent(prefix: str, **given: str) -> dict[str, str]:
    return {f"{prefix}-{name}": value for name, value in given.items()}


def alerts(answer: Any) -> list[str]:
    return every(r'<div class="ds-alert"[^>]*>(.*?)</div>', answer.content.decode())


def test_a_round_is_planned_moved_opened_and_closed(client: Client, place: Place) -> None:
    bring_to(place, "approved")
    assert client.post("/runder/2026/ny/", sent("plan", kind="t2", **DAYS)).status_code == 302
    row = Round.objects.get(kind="t2")
    later = sent(f"move-{row.pk}", kind="t2", opens_on="2026-09-01", deadline="2026-10-07")
    assert client.post(f"/runder/{row.pk}/datoer/", {"version": "1", **later}).status_code == 302
    for status in (302, 409):  # the second click
        assert client.post(f"/runder/{row.pk}/apne/", {"version": "2"}).status_code == status
    close = sent(f"close-{row.pk}", even_if_missing="on", reason="Fristen er ute")
    assert client.post(f"/runder/{row.pk}/lukk/", {"version": "3", **close}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.deadline.isoformat(), row.submissions.count()) == ("closed", "2026-10-07", 2)
    assert client.post(f"/runder/{row.pk}/datoer/", {"version": "4", **later}).status_code == 409


@pytest.mark.parametrize(
    ("address", "prefix", "given", "status", "told"),
    [
        ("/runder/2026/ny/", "plan", {"kind": "t2"}, 400, "Feltet er påkrevet."),
        ("/runder/2026/ny/", "plan", {"kind": "t9", **DAYS}, 400, "Velg et gyldig valg."),
        ("/runder/2026/ny/", "plan", {"kind": "t2", **DAYS, "deadline": "31.04.2026"}, 400, "gyldig dato"),
        ("/runder/2026/ny/", "plan", {"kind": "t2", **DAYS, "deadline": "2026-08-01"}, 409, ""),
        ("/runder/2026/ny/", "plan", {"kind": "year_end", **DAYS}, 409, ""),
        ("/runder/2026/for-programmet/", "past", {"kind": "t2", **DAYS}, 400, "Feltet er påkrevet."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    client: Client, address: str, prefix: str, given: dict[str, str], status: int, told: str
) -> None:
    answer = client.post(address, sent(prefix, **given))
    page = answer.content.decode()
    assert answer.status_code == status
    assert told in page
    assert status == 400 or alerts(answer) != []
    assert all(f'value="{value}"' in page for name, value in given.items() if name != "kind")
    assert Round.objects.count() == 1


def test_a_round_is_closed_over_those_who_lack_only_with_a_reason(client: Client, place: Place) -> None:
    address, name = f"/runder/{place.round.pk}/lukk/", f"close-{place.round.pk}"
    version = {"version": str(Round.objects.get().version)}
    bring_to(place, "submitted")
    waiting = client.post(address, {**version, **sent(name, even_if_missing="on", reason="Fristen er ute")})
    assert waiting.status_code == 409
    assert "Sektor for skole" in alerts(waiting)[0]
    assert 'value="Fristen er ute"' in waiting.content.decode()
    workflow.approve(by=place.management, submission_id=place.own.pk)
    for given in ({}, {"even_if_missing": "on"}):
        assert client.post(address, {**version, **sent(name, **given)}).status_code == 409
    stale = client.post(
        address, {"version": "1", **sent(name, even_if_missing="on", reason="Fristen er ute")}
    )
    assert stale.status_code == 409
    assert "Noen andre har endret dette" in alerts(stale)[0]
    assert Round.objects.get().state == "open"


def test_only_years_with_rounds_or_a_plan_can_be_chosen(client: Client) -> None:
    from indicators.models import Plan, ScorecardLine
    from tests import municipality

    line = ScorecardLine.objects.get(short_name="met")
    municipality.line("met", of=line.area, by=line.sector, year=2016, result="7")
    workflow.save_record(
        by=workflow.program_user(), model=Plan, values={"year": 2027, "title": "Plan"}, reason="Test"
    )
    page = client.get("/runder/").content.decode()
    assert every(r'<a class="pill" href="\?ar=\d+"[^>]*>(\d+)</a>', page) == ["2027", "2026"]
    assert client.get("/runder/?ar=2016").status_code == 400


def test_made_up_figures_are_marked_where_they_are_decided_on(client: Client, place: Place) -> None:
    bring_to(place, "submitted")
    pages = ("/godkjenning/", "/godkjenning/2026/arsslutt/skole/", "/runder/")
    assert [banner(client, page) for page in pages] == [[], [], []]
    workflow.save_record(
        by=workflow.program_user(),
        model=Plan,
        values={"year": 2026, "title": "Plan", "example": True},
        reason="Eksempel",
    )
    told = ["Eksempeldata: tallene for 2026 er oppdiktet"]
    assert [banner(client, page) for page in pages] == [told, told, told]


def banner(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return every(r'<p class="example"[^>]*>(.*?)</p>', answer.content.decode())


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("submitted", "1 av 2 har levert, 0 er godkjent."),
        ("approved", "1 av 2 har levert, 1 er godkjent."),
        ("closed", "1 av 2 har levert, 1 er godkjent. Lukket uten innsending fra Sektor for helse."),
        ("draft closed over", "Lukket uten innsendinger i programmet."),
        ("returned closed over", "Lukket uten innsendinger i programmet."),
    ],
)
def test_whoever_did_not_deliver_is_never_counted_as_delivered(
    client: Client, place: Place, state: str, said: str
) -> None:
    bring_to(place, state.removesuffix(" closed over"))
    if state.endswith("closed over"):
        workflow.close_round(
            by=place.controller, round_id=place.round.pk, reason="Må videre", even_if_missing=True
        )
    page = text(client.get("/runder/?ar=2026").content.decode())
    assert said in page
    assert ("Lukket uten innsending fra" in page) is (state == "closed")
    client.force_login(place.management)
    listed = text(client.get("/godkjenning/?runde=2026-arsslutt").content.decode())
    assert listed.count("Sendt inn ") == (state in ("submitted", "approved", "closed"))
