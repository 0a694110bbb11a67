"""The accessibility statement: whole, open to everyone, and linked from every kind of page."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings

from indicators.models import Role
from indicators.presentation.site.accessibility import accessibility_page, missing_settings
from tests import municipality
from tests.pages.reading import every, text

pytestmark = pytest.mark.django_db
ADDRESS = "/tilgjengelighet/"
SETTINGS = {
    "ACCESSIBILITY_FEEDBACK": "uu@testvik.kommune.no",
    "ACCESSIBILITY_DECLARATION": "https://uustatus.no/x",
    "ORGANISATION_NUMBER": "999999999",
}


def _page(client: Client) -> str:
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    return answer.content.decode()


@override_settings(**SETTINGS)
def test_the_fields_of_the_national_template_are_filled(client: Client) -> None:
    page = _page(client)
    lacks = accessibility_page().lacks
    assert every(r"<h2[^>]*>(.*?)</h2>", page) == [
        "Hva erklæringen gjelder",
        "Innhold som ikke er universelt utformet",
        "Meld fra om feil og mangler",
        "Tilsyn og klage",
        "Slik er løsningen vurdert",
    ]
    facts = dict(zip(every(r"<dt>(.*?)</dt>", page)[:6], every(r"<dd>(.*?)</dd>", page)[:6], strict=True))
    assert (facts["Virksomhet"], facts["Vurdert"], facts["I det nasjonale registeret"]) == (
        "Elverum kommune, organisasjonsnummer 999\u00a0999\u00a0999",
        "30.11.2026",
        "https://uustatus.no/x",
    )
    assert f"Vi kjenner til brudd på {len(lacks)} av 47 krav" in text(page)
    for lack in lacks:
        assert all((lack.requirement, lack.where, lack.why, lack.hits, lack.meanwhile))
        assert lack.requirement in every(r"<h3>(.*?)</h3>", page)
    assert 'href="mailto:uu@testvik.kommune.no"' in page
    assert 'href="https://www.diskrimineringsnemnda.no/"' in page
    assert missing_settings() == ()


@pytest.mark.parametrize("role", [Role.CONTROLLER, Role.AUDITOR])
def test_what_the_municipality_has_not_said_is_told_and_the_controller_is_told_how(
    client: Client, role: Role
) -> None:
    client.force_login(municipality.user("kari", role))
    page = _page(client)
    assert "Adressen for tilbakemeldinger er ikke registrert ennå." in text(page)
    told = [name in page for name in SETTINGS]
    assert told == [role is Role.CONTROLLER] * len(SETTINGS)
    if role is Role.CONTROLLER:
        assert all(name in client.get("/kom-i-gang/").content.decode() for name in SETTINGS)


def test_every_kind_of_page_leads_to_it(client: Client) -> None:
    link = f'href="{ADDRESS}"'
    for address in ("/konto/logg-inn/", "/konto/glemt/", "/no-such-page"):
        assert link in client.get(address).content.decode(), address
    client.force_login(municipality.user("kari", Role.CONTROLLER))
    for address in ("/tabeller/", "/hjelp/", "/konto/", "/admin/"):
        assert client.get(address).content.decode().count(link) == 1, address
