"""A sector leader enters a result in the administration and sees the verdict."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from indicators.models import Result

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_leader_enters_a_result_and_sees_the_verdict(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None], program: str
) -> None:
    page = sign_in("leder-skole")
    with page.expect_navigation():
        page.get_by_role("navigation", name="Hovedmeny").get_by_text("Mer", exact=True).click()
        page.get_by_role("navigation", name="Hovedmeny").get_by_role("link", name="Administrasjon").click()
    with page.expect_navigation():
        page.get_by_role("link", name="Før resultater for din sektor").click()
    with page.expect_navigation():
        page.get_by_role("link", name="Lesing 5. trinn: elever på nivå 1").click()

    field = page.locator("#id_results-0-written")
    field.fill("145.500")
    page.get_by_label("Hvorfor?").fill("Ny opptelling")
    with page.expect_navigation():
        page.get_by_role("button", name="Lagre og fortsett å redigere").click()
    expect(page.locator("main")).to_contain_text("kan leses på to måter")
    expect(field).to_have_value("145.500")
    assert Result.objects.get(line__source_line=590, line__year=2025).written == "28,2 %"

    field.fill("19,4")
    with page.expect_navigation():
        page.get_by_role("button", name="Lagre og fortsett å redigere").click()
    expect(page.locator("main")).to_contain_text("19,4\u00a0% mot målet <\u00a020\u00a0%: nådd.")
    row = Result.objects.get(line__source_line=590, line__year=2025)
    assert (row.written, row.version) == ("19,4", 2)
    newest = row.history.first()
    assert (newest.history_user.username, newest.history_change_reason) == ("leder-skole", "Ny opptelling")

    page.goto(f"{program}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("70 av 120 mål ble nådd i 2025")
    page.goto(f"{program}/indikator/skole-lesing-5/2025/")
    expect(page.locator("main")).to_contain_text("Ny opptelling")
    accessible(page)


def test_another_sectors_line_is_read_and_not_changed(sign_in: Callable[[str], Page], program: str) -> None:
    page = sign_in("leder-skole")
    line = Result.objects.get(line__source_line=734, line__year=2025).line_id
    page.goto(f"{program}/admin/indicators/scorecardline/{line}/change/")
    expect(page.locator("main")).to_contain_text("80\u00a0dager mot målet ≤\u00a030: ikke nådd")
    expect(page.locator("input[type=text]:not([name=q])")).to_have_count(0)
