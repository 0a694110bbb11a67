"""The pages of the own account in a real browser: accessible, a silent console, a security key that works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from indicators.models import Role, User
from kommune.sign_in import Directory, providers
from tests import municipality
from tests.browser import accessible, silent_console
from tests.signing_in.conftest import PASSWORD, code_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture
def server(live_server: Any, settings: Any) -> str:
    """By name: a security key is bound to a name, not to a number."""
    settings.ALLOWED_HOSTS = ["localhost"]
    return re.sub(r"127\.0\.0\.1|\[::1\]", "localhost", live_server.url)


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(base_url=server, locale="nb-NO", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    with silent_console(page):
        yield page
    context.close()


def enter(page: Page, name: str = "kari") -> None:
    page.goto("/konto/logg-inn/")
    page.get_by_label("Brukernavn").fill(name)
    page.get_by_label("Passord").fill(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_doors_are_accessible(page: Page, settings: Any) -> None:
    settings.OIDC = Directory("https://login.example", "malekort", "hemmelig", "Entra ID", "groups", {})
    settings.SOCIALACCOUNT_PROVIDERS = providers(settings.OIDC)
    for address in (
        "logg-inn/",
        "glemt/",
        "glemt/sendt/",
        "nytt/x-y/",
        "nytt/ferdig/",
        "stengt/",
        "oidc/avbrutt/",
    ):
        page.goto(f"/konto/{address}")
        accessible(page)
    enter(page, "finnes-ikke")
    expect(page.get_by_role("alert")).to_have_text("Brukernavnet eller passordet er feil.")
    accessible(page)


def test_an_app_is_set_up_and_used(page: Page) -> None:
    municipality.user("kari", Role.MANAGEMENT, first_name="Kari", last_name="Nordmann")
    enter(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Min konto").click()
    accessible(page)
    for address in ("passord/", "okter/"):
        page.goto(f"/konto/{address}")
        accessible(page)
    page.goto("/konto/tofaktor/")
    accessible(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Sett opp appen").click()
    accessible(page)
    secret = page.locator("code.key").inner_text()
    page.get_by_label("Koden appen viser").fill("000000")
    with page.expect_navigation():
        page.get_by_role("button", name="Slå på").click()
    accessible(page)
    page.get_by_label("Koden appen viser").fill(code_of(secret))
    with page.expect_navigation():
        page.get_by_role("button", name="Slå på").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reservekoder")
    accessible(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Lag nye").click()
    accessible(page)
    page.goto("/konto/tofaktor/")
    accessible(page)
    page.goto("/konto/tofaktor/app/fjern/")
    accessible(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Logg ut").click()
    enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tofaktor")
    accessible(page)
    page.get_by_label("Kode").fill(code_of(secret, later=1))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Logg ut")).to_be_visible()
    page.goto("/konto/tofaktor/bekreft/")
    accessible(page)
    page.goto("/konto/bekreft/")
    accessible(page)


def test_a_security_key_is_added_and_used(page: Page) -> None:
    municipality.user("kari", Role.MANAGEMENT)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    key = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasUserVerification": False,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    enter(page)
    page.goto("/konto/tofaktor/nokler/")
    accessible(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Legg til en nøkkel").click()
    accessible(page)
    page.get_by_label("Hva nøkkelen skal hete").fill("USB på kontoret")
    with page.expect_navigation():
        page.get_by_role("button", name="Legg til nøkkelen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reservekoder")
    page.goto("/konto/tofaktor/nokler/")
    expect(page.get_by_role("heading", name="USB på kontoret")).to_be_visible()
    accessible(page)
    number = User.objects.get(username="kari").authenticator_set.get(type="webauthn").pk
    for address in (f"{number}/", f"{number}/fjern/", "bekreft/"):
        page.goto(f"/konto/tofaktor/nokler/{address}")
        accessible(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Logg ut").click()
    enter(page)
    accessible(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Bruk sikkerhetsnøkkelen").click()
    expect(page.get_by_role("button", name="Logg ut")).to_be_visible()
