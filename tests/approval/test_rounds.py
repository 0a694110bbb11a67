"""Runder through its page: planning, moving, opening and closing, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from indicators import workflow
from indicators.models import Plan, Round
from indicators.models.row_digests import tracked_models
from indicators.models.tracked import told_in_words
from indicators.presentation.rounds.page import next_kind
from indicators.selectors.rounds.rounds import Calendar, RoundRow, calendar
from tests.pages.conftest import strict_templates as strict_templates  # noqa: PLC0414 - a fixture
from tests.pages.reading import every, text
from tests.rounds.conftest import Place, bring_to, enter
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
    for status in (302, 302):  # the second click is answered as the first
        assert client.post(f"/runder/{row.pk}/apne/", {"version": "2"}).status_code == status
    close = sent(f"close-{row.pk}", even_if_missing="on", reason="Fristen er ute")
    assert client.post(f"/runder/{row.pk}/lukk/", {"version": "3", **close}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.deadline.isoformat(), row.submissions.count()) == ("closed", "2026-10-07", 2)
    assert client.post(f"/runder/{row.pk}/datoer/", {"version": "4", **later}).status_code == 409


def test_opening_asks_whom_it_concerns_and_is_taken_back_until_somebody_has_begun(
    client: Client, place: Place
) -> None:
    planned = workflow.plan_round(
        by=place.controller, year=2026, kind="t2", opens_on=date(2028, 1, 1), deadline=date(2028, 2, 1)
    )
    address = f"/runder/{planned.pk}/apne/"
    page = client.get(address).content.decode()
    assert "2 sektorer og staber skylder 0 tall for 3 linjer innen 01.02.2028." in page
    assert every(r"<li>(Sektor for \w+)", page) == ["Sektor for skole", "Sektor for helse"]
    assert "Runden er planlagt åpnet 01.01.2028" in page
    assert client.post(address, {"version": "1"}).status_code == 400
    assert client.post(address, {"version": "1", "early": "1"}).status_code == 302
    back, name = f"/runder/{planned.pk}/ta-tilbake/", f"unopen-{planned.pk}"
    assert client.post(back, {"version": "2", **sent(name, reason="")}).status_code == 400
    assert client.post(back, {"version": "2", **sent(name, reason="For tidlig")}).status_code == 302
    planned.refresh_from_db()
    assert (planned.state, planned.submissions.count()) == ("planned", 2)
    workflow.open_round(by=place.controller, round_id=planned.pk)
    assert planned.submissions.count() == 2


def test_a_round_that_somebody_has_begun_stays_open(client: Client, place: Place) -> None:
    bring_to(place, "draft")
    row = Round.objects.get()
    name = f"unopen-{row.pk}"
    answer = client.post(f"/runder/{row.pk}/ta-tilbake/", {"version": "2", **sent(name, reason="For tidlig")})
    assert (answer.status_code, Round.objects.get().state) == (409, "open")
    assert "Sektor for skole" in alerts(answer)[0]
    assert "Ta tilbake åpningen" not in client.get("/runder/?ar=2026").content.decode()


def test_what_was_taken_back_is_owed_by_nobody_and_locks_its_figures(place: Place) -> None:
    workflow.unopen_round(by=place.controller, round_id=place.round.pk, reason="For tidlig")
    with pytest.raises(workflow.Locked):
        enter(place, place.leader, place.met, "3")
    (row,) = calendar(2026, (2026,)).rounds
    assert (row.sectors, row.owing) == (0, ())


@pytest.mark.parametrize("year", [0, 1, 1999, 2101, 9999, 99999])
@pytest.mark.parametrize("act", ["ny", "for-programmet"])
def test_a_year_that_cannot_be_is_no_address(client: Client, act: str, year: int) -> None:
    assert client.post(f"/runder/{year}/{act}/", sent("plan", kind="t2", **DAYS)).status_code == 404


@pytest.mark.parametrize("name", ["opens_on", "deadline"])
@pytest.mark.parametrize("day", ["0001-01-01", "1926-09-01", "2062-09-01", "9999-12-31"])
def test_a_day_that_cannot_be_is_refused_at_its_field(client: Client, name: str, day: str) -> None:
    days = {**DAYS, name: day} if name == "opens_on" or day < "2026" else {**DAYS, "deadline": day}
    answer = client.post("/runder/2026/ny/", sent("plan", kind="t2", **days))
    page = answer.content.decode()
    assert (answer.status_code, Round.objects.count()) == (400, 1)
    assert f'id="id_plan-{name}_error"' in page
    assert "Datoen er langt fra 2026. Se over årstallet." in page


@pytest.mark.parametrize(
    ("today", "held", "proposed"),
    [
        (date(2026, 11, 30), (), "t1"),
        (date(2027, 5, 1), (), "h1"),
        (date(2027, 5, 1), ("t1",), "t2"),
        (date(2027, 5, 1), ("h1",), "year_end"),
        (date(2027, 9, 1), ("t1", "t2"), "year_end"),
        (date(2030, 1, 1), (), "year_end"),
        (date(2030, 1, 1), ("t1", "h1", "t2", "year_end"), None),
    ],
)
def test_the_round_that_is_proposed_is_the_next_in_time(
    today: date, held: tuple[str, ...], proposed: str | None
) -> None:
    rounds = tuple(
        RoundRow(Round(year=2027, kind=kind, opens_on=today, deadline=today), today, 0, 0, 0, (), (), ())
        for kind in held
    )
    assert next_kind(Calendar(2027, (2027,), rounds, example=False), today) == proposed


def test_no_rule_of_a_table_is_told_by_its_name(place: Place) -> None:
    """Every rule of every table, broken or not: its message never holds its own name."""
    told = []
    for model in tracked_models().values():
        for rule in model._meta.constraints:
            error = ValidationError({"__all__": [ValidationError(rule.get_violation_error_message())]})
            told += [(rule.name, str(said)) for said in told_in_words(model(), error).values()]
    assert [(name, said) for name, said in told if name in said] == []
    assert len(told) > 60


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
