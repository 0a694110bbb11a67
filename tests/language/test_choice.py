"""A reader chooses bokmål or nynorsk; files and letters keep to the municipality's own."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import translation

from indicators.models import Role
from tests import municipality
from tests.pages.reading import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(client: Client) -> Client:
    """Somebody signed in, in a municipality with one missed target."""
    skole = municipality.sector()
    area = municipality.area("6.4", "Skole", skole)
    municipality.line("lesing", of=area, by=skole, target="10", result="8")
    client.force_login(municipality.user("ledelse", Role.MANAGEMENT, first_name="Ledelsen"))
    return client


def language(page: str) -> tuple[str, bool, bool]:
    """What the page says it is written in, and whether it says "ikke nådd" and "ikkje nådd"."""
    said = re.search(r'<html lang="(\w+)"', page)
    words = text(page).lower()
    return (said[1] if said else "", "ikke nådd" in words, "ikkje nådd" in words)


BOKMAL, NYNORSK = ("nb", True, False), ("nn", False, True)


def choose(client: Client, code: str, **sent: str) -> None:
    answer = client.post("/sprak/", {"language": code, "next": "/malekort/2025/", **sent})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/malekort/2025/")


def test_a_choice_is_kept_and_can_be_taken_back(town: Client) -> None:
    page = "/malekort/2025/"
    assert language(town.get(page).content.decode()) == BOKMAL
    choose(town, "nn")
    for _again in range(2):
        answer = town.get(page)
        assert language(answer.content.decode()) == NYNORSK
        assert answer.headers["Content-Language"] == "nn"
    assert town.cookies["django_language"]["max-age"] == 10 * 365 * 24 * 3600
    choose(town, "nb")
    assert language(town.get(page).content.decode()) == BOKMAL


def test_the_choice_is_offered_where_one_is_and_leads_back_there(town: Client) -> None:
    page = town.get("/tabeller/?ar=alle&sok=a").content.decode()
    assert '<input type="hidden" name="next" value="/tabeller/?ar=alle&amp;sok=a">' in page
    assert re.findall(r'name="language" value="(\w+)"', page) == ["nn"]
    choose(town, "nn")
    assert re.findall(r'name="language" value="(\w+)"', town.get("/konto/").content.decode()) == ["nb", "nb"]


def test_it_can_be_chosen_before_signing_in(db: None, client: Client) -> None:
    choose(client, "nn")
    assert language(client.get("/konto/logg-inn/").content.decode())[0] == "nn"
    assert '<html lang="nn"' in client.get("/finnesikke/", follow=True).content.decode()


@pytest.mark.parametrize("code", ["", "en", "se", "../nn", "nn-x", "n" * 5_000])
def test_an_unknown_language_changes_nothing(town: Client, code: str) -> None:
    choose(town, code)
    town.cookies["django_language"] = code[:100]
    assert language(town.get("/malekort/2025/").content.decode()) == BOKMAL


def test_another_site_is_not_led_to_and_reading_an_address_chooses_nothing(town: Client) -> None:
    answer = town.post("/sprak/", {"language": "nn", "next": "https://example.org/"})
    assert answer.headers["Location"] == "/"
    assert town.get("/sprak/?language=nn").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/sprak/", {"language": "nn"}).status_code == 403


def test_the_municipality_decides_for_who_has_not_chosen(town: Client, settings) -> None:
    settings.MUNICIPALITY_LANGUAGE = "nn"
    assert language(town.get("/malekort/2025/").content.decode()) == NYNORSK
    choose(town, "nb")
    assert language(town.get("/malekort/2025/").content.decode()) == BOKMAL


def test_what_the_browser_asks_for_is_not_followed(town: Client) -> None:
    page = town.get("/malekort/2025/", headers={"accept-language": "nn,en"}).content.decode()
    assert language(page) == BOKMAL


def test_a_file_is_in_the_municipalitys_language(town: Client, settings) -> None:
    files = ("/malekort/2025/malekort.csv", "/tabeller/tabell.csv")
    before = [town.get(address).getvalue() for address in files]
    choose(town, "nn")
    assert [town.get(address).getvalue() for address in files] == before
    assert "ikke nådd" in before[0].decode()
    settings.MUNICIPALITY_LANGUAGE = "nn"
    choose(town, "nb")
    assert "ikkje nådd" in town.get(files[0]).getvalue().decode()


def test_no_language_is_left_behind(town: Client) -> None:
    choose(town, "nn")
    town.get("/malekort/2025/")
    assert translation.get_language() == "nb"
