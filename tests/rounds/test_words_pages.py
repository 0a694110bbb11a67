"""Årets ord: written by the sector beside the grid, and read by others once it is delivered."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import AreaText, DevelopmentWork, User
from tests import municipality

from .conftest import Place, bring_to, complete

ENTRY = "/rapportering/2026/arsslutt/skole/ord/"
READ = "/utviklingsarbeid/2026/"


def client(person: User) -> Client:
    found = Client()
    found.force_login(person)
    return found


@pytest.fixture
def work(place: Place) -> DevelopmentWork:
    return municipality.work(place.met, "lesing", "Lese mer <b>hver</b> dag")


def goes(person: User, row: DevelopmentWork, **given: Any) -> Any:
    said = {"work": row.pk, "version": row.version, "state": "ongoing", "text": "Startet", **given}
    return client(person).post(ENTRY, said)


def says(person: User, place: Place, text: str, **given: Any) -> Any:
    said = {"area": place.met.area_id, "kind": "challenges", "text": text, "version": 0, **given}
    return client(person).post(ENTRY, said)


def page(person: User, address: str = READ) -> str:
    return client(person).get(address).content.decode()


def test_it_is_written_by_the_sector_and_read_by_others_when_delivered(
    place: Place, work: DevelopmentWork
) -> None:
    complete(place)
    assert goes(place.leader, work, responsible="Rektor").headers["Location"] == f"{ENTRY}#u-{work.pk}"
    area = place.met.area_id
    assert says(place.leader, place, "Fravær").headers["Location"] == f"{ENTRY}#t-{area}-challenges"
    own = page(place.leader, ENTRY)
    assert [word in own for word in ("Startet", "Rektor", "Fravær")] == [True] * 3
    for name in ("leader", "management", "reader"):
        before = page(getattr(place, name))
        assert [word in before for word in ("Startet", "Rektor", "Fravær")] == [False] * 3
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    for name in ("leader", "management", "reader"):
        after = page(getattr(place, name))
        assert [word in after for word in ("Startet", "Rektor", "Fravær", "Pågår")] == [True] * 4
        assert "Lese mer &lt;b&gt;hver&lt;/b&gt; dag" in after


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"version": 9}, "Noen andre"),
        ({"text": "x" * 10_001}, "10001 tegn"),
        ({"text": "a\u202eb"}, "U+202E"),
        ({"responsible": "x" * 201}, "201 tegn"),
        ({"state": "snart"}, "snart"),
    ],
)
def test_what_is_refused_is_told_at_its_form_with_everything_typed(
    place: Place, work: DevelopmentWork, given: dict[str, Any], told: str
) -> None:
    answer = goes(place.leader, work, **{"text": "Det jeg skrev", **given})
    shown = answer.content.decode()
    typed = given.get("text", "Det jeg skrev")
    assert (answer.status_code, told in shown, typed in shown) == (409, True, True)
    work.refresh_from_db()
    assert (work.done, work.state, work.version) == ("", "", 1)


@pytest.mark.parametrize("given", [{"work": ""}, {"work": "0"}, {"work": "999999"}, {"work": "x"}])
def test_work_that_is_not_the_sectors(place: Place, work: DevelopmentWork, given: dict[str, str]) -> None:
    assert goes(place.leader, work, **given).status_code == 404


@pytest.mark.parametrize("area", ["", "x", "0", "999999", "-1"])
def test_an_area_that_is_not_the_sectors(place: Place, area: str) -> None:
    assert says(place.leader, place, "Fravær", area=area).status_code == 404


@pytest.mark.parametrize("state", ["submitted", "approved", "closed"])
def test_it_is_locked_with_the_delivery(place: Place, work: DevelopmentWork, state: str) -> None:
    bring_to(place, state)
    assert (goes(place.leader, work).status_code, says(place.leader, place, "Ny").status_code) == (409, 409)
    assert (DevelopmentWork.objects.get().done, AreaText.objects.count()) == ("", 0)
    assert "<fieldset disabled>" in page(place.leader, ENTRY)


def test_only_the_sector_and_the_controller_with_a_reason(place: Place, work: DevelopmentWork) -> None:
    for name in ("contributor", "stranger", "management", "auditor", "reader"):
        person = getattr(place, name)
        told = (goes(person, work), says(person, place, "x"), client(person).get(ENTRY))
        assert [answer.status_code for answer in told] == [404] * 3, name
    assert goes(place.controller, work).status_code == 409
    assert goes(place.controller, work, why="Lederen er syk").status_code == 302


def test_filters_and_files_hold_what_was_asked_for(place: Place, work: DevelopmentWork) -> None:
    other = municipality.work(place.other, "helse", "Flere senger", state="done", done="Bygd", order=2)
    municipality.count_as_delivered(place.round)
    asked = {
        "": [work.code, other.code],
        "?sektor=helse": [other.code],
        "?tilstand=gjennomfort": [other.code],
        "?tilstand=ikke-registrert": [work.code],
        "?omrade=6.4": [work.code, other.code],
        "?sok=senger": [other.code],
        "?sok=senger&tilstand=ikke-registrert": [],
    }
    read = {}
    for query, codes in asked.items():
        answer = client(place.reader).get(f"{READ}utviklingsarbeid.csv{query}").getvalue().decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(answer), delimiter=";"))
        read[query] = [row["Kode"] for row in rows]
        shown = page(place.reader, READ + query)
        assert [f'id="u-{one.pk}"' in shown for one in (work, other)] == [
            one.code in codes for one in (work, other)
        ]
    assert read == asked
    for wrong in ("?tilstand=snart", "?omrade=9.9", "?sektor=ingen"):
        assert client(place.reader).get(READ + wrong).status_code == 400
    assert client(place.reader).get("/utviklingsarbeid/1999/").status_code == 404
