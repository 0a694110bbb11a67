"""The card as it was at a moment, on the page and in the file."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from tests.rounds.conftest import Place, complete, enter, place  # noqa: F401 the fixture

pytestmark = pytest.mark.django_db


def test_the_card_shows_what_was_there_then(client: Client, place: Place) -> None:  # noqa: F811
    complete(place)
    then = timezone.localtime().replace(tzinfo=None).isoformat()
    client.force_login(place.controller)
    enter(place, place.controller, place.met, "317")
    now = client.get("/malekort/2026/?kort=alle").content.decode()
    past = client.get("/malekort/2026/", {"kort": "alle", "pa": then}).content.decode()
    file = client.get("/malekort/2026/malekort.csv", {"pa": then}).getvalue().decode()
    assert ("317" in now, "317" in past, "317" in file) == (True, False, False)
    assert ("Slik kortet var" in now, "Slik kortet var" in past) == (False, True)


@pytest.mark.parametrize(
    "bad", ["i går", "2999-01-01T12:00", "0001-01-01T00:00", "2001-01-01T12:00", "2026-13-01"]
)
def test_a_moment_that_cannot_be_read_is_explained(client: Client, place: Place, bad: str) -> None:  # noqa: F811
    client.force_login(place.reader)
    assert client.get("/malekort/2026/", {"pa": bad}).status_code == 400
    assert client.get("/malekort/2026/malekort.csv", {"pa": bad}).status_code == 400


def test_the_indicator_shows_what_was_there_then_and_leads_on_in_the_same_moment(
    client: Client,
    place: Place,  # noqa: F811
) -> None:
    complete(place)
    then = timezone.localtime().replace(tzinfo=None).isoformat()
    client.force_login(place.controller)
    enter(place, place.controller, place.met, "317")
    address = f"/indikator/{place.met.indicator.code}/2026/"
    now = client.get(address).content.decode()
    past = client.get(address, {"pa": then}).content.decode()
    file = client.get(f"{address}figur.csv", {"pa": then}).getvalue().decode()
    drawn = client.get(f"{address}figur.json", {"pa": then}).content.decode()
    assert ("317" in now, "317" in past, "317" in file, "317" in drawn) == (True, False, False, False)
    assert ("Slik indikatoren var" in now, "Slik indikatoren var" in past) == (False, True)
    main = past[past.index("<main") : past.index("</main>")]
    links = [unescape(link) for link in re.findall(r'href="(/(?:indikator|malekort)/[^"]*)"', main)]
    assert len(links) > 3
    assert [link for link in links if "pa=" not in link] == []
    assert {client.get(link).status_code for link in links} == {200}


def test_a_past_card_leads_to_the_indicators_of_the_same_moment(client: Client, place: Place) -> None:  # noqa: F811
    complete(place)
    then = timezone.localtime().replace(tzinfo=None).isoformat()
    client.force_login(place.controller)
    page = client.get("/malekort/2026/", {"kort": "alle", "pa": then}).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    links = [
        unescape(link) for link in re.findall(r'href="(/indikator/[^"]*|[^"]*malekort\.\w+[^"]*)"', main)
    ]
    assert len(links) > 3
    assert [link for link in links if "pa=" not in link] == []


@pytest.mark.parametrize("bad", ["i går", "2999-01-01T12:00"])
def test_an_indicator_at_a_moment_that_cannot_be_read_is_explained(
    client: Client,
    place: Place,  # noqa: F811
    bad: str,
) -> None:
    client.force_login(place.reader)
    address = f"/indikator/{place.met.indicator.code}/2026/"
    for page in (address, f"{address}figur.csv", f"{address}figur.json"):
        assert client.get(page, {"pa": bad}).status_code == 400


def test_before_its_time_a_page_says_since_when(client: Client, place: Place) -> None:  # noqa: F811
    client.force_login(place.reader)
    address = f"/indikator/{place.met.indicator.code}/2026/"
    early = {"pa": "2001-01-01T12:00"}
    answer = client.get(address, early)
    assert (answer.status_code, "Før det er det ingenting å vise." in answer.content.decode()) == (400, True)
    first = re.findall(
        r'<p class="ds-validation-message" id="pa-feil">.*?href="([^"]*)"', answer.content.decode()
    )
    assert client.get(address + first[0]).status_code == 200
    assert client.get(f"{address}figur.csv", early).status_code == 400
