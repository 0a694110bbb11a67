"""The controller makes next year's plan, changes a target, takes it all back, and rolls again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from indicators.models import Plan, ScorecardLine

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def roll(page: Page) -> None:
    with page.expect_navigation(url="**/plan/2026/"):
        page.get_by_role("button", name="Lag planen for 2026").click()


def test_next_years_plan_is_made_adjusted_undone_and_made_again(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None], program: str
) -> None:
    page = sign_in("controller")
    with page.expect_navigation(url="**/plan/2025/"):
        page.get_by_role("navigation", name="Hovedmeny").get_by_text("Mer", exact=True).click()
        page.get_by_role("navigation", name="Hovedmeny").get_by_role("link", name="Plan", exact=True).click()
    expect(page.locator("main")).to_contain_text("Vedtatt i KS-sak 145/24, 12.12.2024.")
    accessible(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Rull til 2026").click()

    first, second = (page.locator("input[name$=target_text]").nth(place) for place in (0, 1))
    first.fill("145.500")
    first.press("Enter")
    expect(second).to_be_focused()
    with page.expect_navigation():
        page.get_by_role("button", name="Lag planen for 2026").click()
    expect(page.locator(".roll-bad li")).to_have_count(1)
    accessible(page)
    assert not ScorecardLine.objects.filter(year=2026).exists()

    expect(first).to_have_value("145.500")
    first.fill("97 %")
    roll(page)
    expect(page.get_by_role("main").get_by_role("status").first).to_contain_text(
        "139 linjer er tatt inn i planen for 2026."
    )
    accessible(page)

    name = "Post journalført og lagt på postlista samme dag"
    with page.expect_navigation():
        page.get_by_role("link", name=f"Endre målet for {name}").click()
    page.get_by_label("Mål", exact=True).fill("< 98 %")
    with page.expect_navigation():
        page.get_by_role("button", name="Vis hvordan det leses").click()
    expect(page.locator(".reading")).to_contain_text("Målet går mot linjens retning: høyere er bedre.")
    accessible(page)
    page.get_by_label("Mål", exact=True).fill("98 %")
    with page.expect_navigation(url="**/plan/2026/*"):
        page.get_by_role("button", name="Lagre målet").click()
    line = ScorecardLine.objects.select_related("target").get(short_name=name, year=2026)
    expect(page.locator(f"#rad-{line.pk}")).to_contain_text("≥\u00a098\u00a0%")
    assert line.target.written == "98 %"

    page.get_by_label("Hvorfor?").fill("Rullet for tidlig")
    with page.expect_navigation(url="**/plan/2025/"):
        page.get_by_role("button", name="Angre rulleringen").click()
    expect(page.get_by_role("main").get_by_role("status").first).to_contain_text(
        "139 linjer er trukket ut av planen for 2026."
    )

    page.goto(f"{program}/plan/2025/rull/")
    roll(page)
    again = ScorecardLine.objects.select_related("target").get(short_name=name, year=2026)
    assert (again.pk, again.withdrawn, again.target.written) == (line.pk, False, "96%")
    assert Plan.objects.get(year=2026).withdrawn is False
