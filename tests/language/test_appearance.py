"""Light or dark: follows the system until the reader chooses, on every kind of page and before signing in."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from indicators.models import Role
from tests import municipality

pytestmark = pytest.mark.django_db


def scheme(client: Client, address: str) -> tuple[str, ...]:
    """What <html> says, and in the administration <body>."""
    page = client.get(address).content.decode()
    return tuple(re.findall(r'data-color-scheme="(\w*)"|<body class="[^"]*\bscheme-(\w*)', page)[0])


def choose(client: Client, code: str, back: str = "/hjelp/", to: str = "/hjelp/") -> None:
    answer = client.post("/utseende/", {"scheme": code, "next": back})
    assert (answer.status_code, answer.headers["Location"]) == (302, to)


def test_it_follows_the_system_until_one_is_chosen_and_every_kind_of_page_shows_the_choice(
    client: Client,
) -> None:
    client.force_login(municipality.user("controller", Role.CONTROLLER))
    own = ["/hjelp/", "/finnes-ikke/", "/konto/passord/"]
    assert [scheme(client, page) for page in own] == 3 * [("auto", "")]
    assert scheme(client, "/admin/") == ("", "auto")
    for code in ("dark", "light", "auto"):
        choose(client, code)
        assert [scheme(client, page) for page in own] == 3 * [(code, "")]
        assert scheme(client, "/admin/") == ("", code)


def test_it_can_be_chosen_before_signing_in_and_is_kept(client: Client) -> None:
    choose(client, "dark", "/konto/logg-inn/", "/konto/logg-inn/")
    page = client.get("/konto/logg-inn/").content.decode()
    assert 'data-color-scheme="dark"' in page
    assert re.findall(r'name="scheme" value="(\w+)"', page) == ["auto", "light"]
    kept = client.cookies["appearance"]
    assert (kept["max-age"], kept["httponly"], kept["samesite"], kept["path"]) == (
        315_360_000,
        True,
        "Lax",
        "/",
    )


@pytest.mark.parametrize("code", ["", "sepia", "dark ", '"><script>'])
def test_an_unknown_choice_changes_nothing(client: Client, code: str) -> None:
    choose(client, code)
    assert "appearance" not in client.cookies
    client.cookies["appearance"] = code
    assert scheme(client, "/konto/logg-inn/") == ("auto", "")


def test_another_site_is_not_led_to_and_reading_an_address_chooses_nothing(client: Client) -> None:
    choose(client, "dark", "https://example.org/", "/")
    assert client.get("/utseende/?scheme=light").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/utseende/", {"scheme": "light"}).status_code == 403
