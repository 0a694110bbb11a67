"""An auditor finds who changed a figure, when, from what, to what, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from indicators import workflow
from indicators.models import Result

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_who_changed_a_figure(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None], program: str
) -> None:
    result = Result.objects.get(line__indicator__code="skole-lesing-5", line__year=2025)
    stood = result.written
    workflow.report_result(
        by=workflow.program_user(), line_id=result.line_id, text="27,9 %", reason="Rettet etter ny telling"
    )
    page = sign_in("revisor")
    menu = page.get_by_role("navigation", name="Hovedmeny")
    menu.get_by_text("Mer", exact=True).click()
    with page.expect_navigation():
        menu.get_by_role("link", name="Endringslogg").click()
    accessible(page)
    page.get_by_label("Søk", exact=True).fill("rettet telling")
    page.keyboard.press("Enter")
    page.wait_for_url("**/endringslogg/?sok=rettet+telling**")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("1 endring")
    row = page.locator("tbody tr")
    expect(row).to_contain_text("Rettet etter ny telling")
    expect(row.locator("del")).to_contain_text(stood)
    expect(row.locator("ins")).to_contain_text("27,9 %")
    accessible(page)
    row.get_by_role("link", name="Lesing 5. trinn").click()
    page.wait_for_url(f"{program}/indikator/skole-lesing-5/2025/")
    page.goto(f"{program}/endringslogg/?handling=keep_register")
    page.locator("tbody details summary").first.click()
    accessible(page)
    page.goto(f"{program}/endringslogg/?sok=finnes-ikke")
    accessible(page)
