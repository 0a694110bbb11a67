"""The controller splits a sector, merges it again and gives a role, by the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from indicators.models import Membership, Sector
from tests.browser import accessible, silent_console, walk_in

from .conftest import build_town

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def press(page: Page, role: str, name: str, key: str = "Enter") -> None:
    """Go to a link or a button, press it, and wait for the page that it leads to."""
    found = page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
    found.focus()
    expect(found).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press(key)


def write(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def test_a_sector_is_split_and_merged_by_the_keyboard(
    transactional_db: None, live_server: LiveServer, page: Page
) -> None:
    town = build_town()
    with silent_console(page):
        walk_in(page, live_server.url, "controller", "/organisasjon/2026/")
        accessible(page)
        press(page, "link", "Del: Sektor for skole")
        write(page, "Navn på den nye", "Sektor for realfag")
        write(page, "Kort kode", "realfag")
        page.get_by_label("regning").focus()
        page.keyboard.press("Space")
        write(page, "Hvorfor?", "KS-sak 90/26")
        press(page, "button", "Vis hva som skjer")
        happens = page.get_by_role("region", name="Dette skjer")
        expect(happens).to_be_focused()
        expect(happens).to_contain_text("1 linje flyttes i planen for 2026.")
        expect(happens).to_contain_text("Årsslutt 2026: Sektor for realfag skylder nå tall i runden.")
        expect(happens).to_contain_text("Sektor for realfag har ingen leder ennå.")
        accessible(page)
        assert not Sector.objects.filter(code="realfag").exists()
        press(page, "button", "Del")
        assert town.places()["regning", 2026][0] == "realfag"
        assert town.places()["regning", 2025][0] == "skole"

        press(page, "link", "Slå sammen: Sektor for barnehage")
        page.get_by_label("Slås sammen med").focus()
        page.keyboard.press("ArrowDown")
        write(page, "Nytt navn på den som består", "Sektor for oppvekst")
        write(page, "Hvorfor?", "KS-sak 91/26")
        press(page, "button", "Vis hva som skjer")
        expect(page.get_by_role("region", name="Dette skjer")).to_contain_text(
            "Fra 2026: Sektor for oppvekst."
        )
        accessible(page)
        press(page, "button", "Slå sammen")
        expect(page.get_by_role("rowheader", name="Sektor for oppvekst")).to_be_visible()
        assert town.places()["plasser", 2027][0] == "skole"

        page.goto(f"{live_server.url}/organisasjon/2025/")
        expect(page.get_by_role("rowheader", name="Sektor for skole")).to_be_visible()

        page.goto(f"{live_server.url}/personer/")
        accessible(page)
        press(page, "link", "leder-kultur")
        page.get_by_text("Gi en rolle", exact=True).focus()
        page.keyboard.press("Enter")
        page.get_by_label("Rolle", exact=True).focus()
        for _ in range(2):  # past Sektorleder
            page.keyboard.press("ArrowDown")
        page.locator("#id_rolle-why").focus()
        page.keyboard.type("Sitter i utvalget")
        accessible(page)
        press(page, "button", "Gi rollen")
        assert Membership.objects.filter(user=town.leaders["kultur"], role="auditor").exists()
