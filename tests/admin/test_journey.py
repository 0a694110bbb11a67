"""A leader enters a result in a real browser, with the keyboard alone, under the strict content policy."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from indicators.models import Result
from tests.admin.conftest import Town
from tests.browser import accessible, silent_console


def sign_in(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/admin/")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", "et-langt-passord")
    enter(page)


def enter(page: Page) -> None:
    """Press the key that leads on, and be there."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.browser
def test_a_leader_enters_a_result_and_sees_the_verdict(live_server: Any, page: Page, town: Town) -> None:
    with silent_console(page):
        sign_in(page, live_server.url, "leder")
        expect(page.locator(".app-list").first).to_be_visible()
        accessible(page)

        page.get_by_role("link", name="Før resultater for din sektor").focus()
        enter(page)
        expect(page.locator("#result_list")).to_be_visible()
        accessible(page)
        page.get_by_role("link", name="lesing").first.focus()
        enter(page)

        field = page.get_by_label("Resultat", exact=True).first
        field.fill("145.500")
        enter(page)
        expect(page.locator(".errorlist").first).to_be_visible()
        expect(field).to_have_value("145.500")
        accessible(page)

        field.fill("28,2 %")
        enter(page)
        expect(page.locator(".messagelist .info")).to_contain_text(
            "ikke nådd, 8,2\u00a0prosentpoeng for høyt"
        )
        accessible(page)
        page.goto(f"{live_server.url}/admin/indicators/indicator/{town.line.indicator_id}/change/")
        accessible(page)
    assert Result.objects.get(line=town.line).written == "28,2 %"
