"""The controller sets a goal over indicators of an adopted plan; management reads and judges it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from indicators.models import Goal, ScorecardLine

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NAME, LONG = "Lesing 5. trinn: elever på nivå 1", "Elevene lærer å lese, skrive og regne"


def test_a_goal_is_made_hung_with_indicators_and_judged(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None], program: str
) -> None:
    page = sign_in("controller")
    page.goto(f"{program}/mal/2025/")
    expect(page.locator("main")).to_contain_text("Elverum skal være et godt og sunt sted å leve")
    accessible(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Nytt mål").click()
    page.get_by_label("Mål", exact=True).fill(LONG)
    with page.expect_navigation():
        page.get_by_role("button", name="Legg til målet").click()
    expect(page.get_by_role("alert")).to_be_visible()  # the plan is adopted: it takes a case and a reason
    expect(page.get_by_label("Mål", exact=True)).to_have_value(LONG)
    accessible(page)
    page.get_by_label("Sak", exact=True).fill("KS-sak 12/25")
    page.get_by_label("Hvorfor?").fill("Glemt i planen")
    with page.expect_navigation():
        page.get_by_role("button", name="Legg til målet").click()
    accessible(page)

    with page.expect_navigation():
        page.get_by_role("link", name="Koble indikatorer").click()
    page.get_by_label(NAME).check()
    page.get_by_label("Trivsel 7. trinn").check()
    page.get_by_label("Sak", exact=True).fill("KS-sak 12/25")
    page.get_by_label("Hvorfor?").fill("Glemt i planen")
    accessible(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Koble de valgte").click()
    expect(page.locator("main")).to_contain_text("0 av 2 nådd")

    page.get_by_role("combobox", name="Vurdering").select_option("delvis nådd")
    page.get_by_label("Fordi", exact=True).fill("lesingen går fram")
    with page.expect_navigation():
        page.get_by_role("button", name="Lagre vurderingen").click()
    expect(page.locator("main")).to_contain_text("delvis nådd, fordi lesingen går fram.")
    accessible(page)
    goal = Goal.objects.get(text=LONG)
    assert sorted(goal.lines.values_list("short_name", flat=True)) == [NAME, "Trivsel 7. trinn"]

    page.goto(f"{program}/malekort/2025/?kort=6.4")
    expect(page.locator(".over").first).to_contain_text(f"{goal.code} {LONG}")
    accessible(page)
    line = ScorecardLine.objects.get(year=2025, short_name=NAME)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(f"#rad-{line.pk}")).to_be_visible()
    accessible(page)
