"""A leader enters a result in a real browser, with the keyboard alone, under the strict content policy."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from indicators.models import Result
from tests.admin.conftest import Town


def sign_in(page: Any, address: str, name: str) -> None:
    page.goto(f"{address}/admin/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", "et-langt-passord")
    page.keyboard.press("Enter")
    page.wait_for_selector(".app-list")


def violations(page: Any) -> list[str]:
    return [found["id"] for found in Axe().run(page).response["violations"]]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_a_leader_enters_a_result_and_sees_the_verdict(
    live_server: Any, page: Any, town: Town, width: int
) -> None:
    console: list[str] = []
    page.on("console", lambda said: console.append(said.text) if said.type == "error" else None)
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, live_server.url, "leder")
    found = {"index": violations(page)}

    page.get_by_role("link", name="Før resultater for din sektor").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#result_list")
    found["list"] = violations(page)
    page.get_by_role("link", name="lesing").first.focus()
    page.keyboard.press("Enter")

    page.wait_for_selector("#results-group")
    field = page.get_by_label("Resultat", exact=True).first
    field.fill("145.500")
    page.keyboard.press("Enter")
    page.wait_for_selector(".errorlist")
    assert page.get_by_label("Resultat", exact=True).first.input_value() == "145.500"
    found["error"] = violations(page)

    page.get_by_label("Resultat", exact=True).first.fill("28,2 %")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist .info")
    assert "ikke nådd, 8,2\xa0prosentpoeng for høyt" in page.inner_text(".messagelist .info")
    found["saved"] = violations(page)
    page.goto(f"{live_server.url}/admin/indicators/indicator/{town.line.indicator_id}/change/")
    found["years"] = violations(page)

    assert found == {"index": [], "list": [], "error": [], "saved": [], "years": []}
    assert [text for text in console if "favicon" not in text] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Result.objects.get(line=town.line).written == "28,2 %"
