"""Somebody looks for an indicator, with the keyboard alone, from whatever page they are on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_an_indicator_is_found_by_keyboard(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None], program: str
) -> None:
    page = sign_in("ledelse")
    page.keyboard.press("Control+K")
    field = page.get_by_role("combobox", name="Søk etter indikatorer, saker og tekster")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")

    page.keyboard.type("elever regning")
    choices = page.get_by_role("listbox", name="Treff").get_by_role("option")
    expect(choices.first).to_contain_text("Regning")
    expect(field).to_have_attribute("aria-expanded", "true")
    many = choices.count()
    said = page.locator("header [role=status]")
    expect(said).to_have_text(f"{many} treff i 2025")
    accessible(page)  # on a narrow screen the field is in the menu, which loses the focus

    page.keyboard.press("Control+K")
    page.keyboard.press("ArrowUp")
    expect(choices.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(choices.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "valg-1")
    page.keyboard.press("Escape")
    expect(choices).to_have_count(0)  # hidden, so no longer among the roles
    expect(field).to_have_value("elever regning")

    page.keyboard.press("ArrowDown")
    name = choices.first.locator(".hit-n").inner_text()
    with page.expect_navigation(url="**/indikator/*/2025/"):
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert name.split(":")[0] in page.title()

    page.keyboard.press("Control+K")
    page.keyboard.type("finnesikke")
    expect(said).to_have_text("Ingenting i 2025 passer med «finnesikke».")
    expect(field).to_have_attribute("aria-expanded", "false")
    with page.expect_navigation(url="**/sok/?q=finnesikke&ar=2025"):
        page.keyboard.press("Enter")
    accessible(page)

    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{program}/tabeller/")
    page.get_by_role("button", name="Meny").click()
    page.get_by_role("combobox", name="Søk etter indikatorer, saker og tekster").fill("skole")
    expect(choices).to_have_count(9)
    accessible(page)
    with page.expect_navigation(url="**/sok/?q=skole*"):
        choices.last.click()
    expect(page.locator("ol.hits > li")).to_have_count(25)
    accessible(page)
