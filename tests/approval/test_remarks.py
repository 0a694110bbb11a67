"""What management writes at rows is never lost, and a return leads to the rows that it is about."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import RowRemark
from tests.rounds.conftest import Place, bring_to, place

__all__ = ["place"]

HERE = "/godkjenning/2026/arsslutt/skole/"


def signed_in(person: object) -> Client:
    client = Client()
    client.force_login(person)  # type: ignore[arg-type]
    return client


@pytest.mark.parametrize("unsent", ["remark", "reason"])
def test_an_approval_with_something_unsent_approves_nothing_and_keeps_it(place: Place, unsent: str) -> None:
    row = bring_to(place, "submitted")
    name = f"merknad-{place.missed.pk}" if unsent == "remark" else "reason"
    client = signed_in(place.management)
    answer = client.post(HERE + "godkjenn/", {"version": row.version, name: "Hvorfor ikke?"})
    page = html.unescape(answer.content.decode())
    assert (answer.status_code, place.own.state) == (409, "submitted")
    assert "Ikke godkjent:" in page
    assert re.findall(rf'<textarea[^>]*name="{name}"[^>]*>([^<]*)<', page) == ["Hvorfor ikke?"]
    assert client.post(HERE + "godkjenn/", {"version": row.version, name: "  "}).status_code == 302
    assert place.own.state == "approved"


def test_a_return_leads_to_the_rows_that_it_is_about(place: Place) -> None:
    row = bring_to(place, "submitted")
    workflow.return_submission(
        by=place.management, submission_id=row.pk, reason="Se over", remarks={place.missed.pk: "Stemmer 8?"}
    )
    page = signed_in(place.leader).get("/rapportering/2026/arsslutt/skole/").content.decode()
    (left,) = re.findall(r'<section class="left".*?</section>', page, re.DOTALL)
    assert re.findall(r'<a class="ds-link" href="(#r\d+)">avvik</a> <span>([^<]*)<', left) == [
        (f"#r{place.missed.pk}", "Stemmer 8?")
    ]
    workflow.submit(by=place.leader, submission_id=row.pk)
    assert RowRemark.objects.get().withdrawn is False


@pytest.mark.parametrize("address", ["/godkjenning/?runde=2026-arsslutt", HERE])
def test_a_reminder_is_offered_where_it_reaches_somebody_and_names_whom(place: Place, address: str) -> None:
    client, where = signed_in(place.management), f'href="{HERE}minn/"'
    nobody = client.get(address).content.decode()
    assert (nobody.count(where), f"{place.leader.display_name} har ingen e-postadresse." in nobody) == (
        0,
        True,
    )
    assert "Brevet når ingen." in client.get(f"{HERE}minn/").content.decode()
    place.leader.email = "leder@kommune.example"
    place.leader.save()
    page = client.get(address).content.decode()
    assert (page.count(where), f'<span class="reach-p">{place.leader.display_name}</span>' in page) == (
        1,
        True,
    )
    assert "Send til 1 person" in client.get(f"{HERE}minn/").content.decode()


def test_what_changed_since_the_return_is_marked_from_what_to_what(place: Place) -> None:
    row = bring_to(place, "submitted")
    client = signed_in(place.management)
    assert "endret siden returen" not in client.get(HERE).content.decode()
    workflow.return_submission(by=place.management, submission_id=row.pk, reason="Se over")
    workflow.report_result(by=place.leader, line_id=place.missed.pk, text="9")
    stood = place.missed.deviation
    workflow.explain(by=place.leader, line_id=place.missed.pk, cause="Ingen søkte", version=stood.version)
    workflow.submit(by=place.leader, submission_id=row.pk)
    page = html.unescape(client.get(HERE).content.decode())
    assert re.findall(r"<mark>(.*?)</mark>", page) == [
        "Resultat endret siden returen: fra «8» til «9».",
        "Årsak endret siden returen: fra «For få lærere» til «Ingen søkte».",
    ]


def test_the_overview_tells_a_leader_what_waits_and_nobody_else(place: Place) -> None:
    def waiting(person: object) -> list[str]:
        page = html.unescape(signed_in(person).get("/?ar=2026").content.decode())
        return re.findall(r"<strong>Venter på deg:</strong> (.*?) <a [^>]*href=\"(.*?)\"", page)

    there = "/rapportering/2026/arsslutt/skole/"
    row = bring_to(place, "draft")
    day = f"{place.round.deadline:%d.%m.%Y}"
    owed = f"Årsslutt 2026 for Sektor for skole er ikke sendt inn. Fristen er {day}."
    assert waiting(place.leader) == [(owed, there)]
    workflow.submit(by=place.leader, submission_id=row.pk)
    assert waiting(place.leader) == []
    workflow.return_submission(by=place.management, submission_id=row.pk, reason="Se over")
    assert waiting(place.leader) == [("Årsslutt 2026 for Sektor for skole er returnert: «Se over»", there)]
    assert [waiting(one) for one in (place.management, place.auditor, place.reader)] == [[], [], []]
