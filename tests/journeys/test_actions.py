"""A leader follows an overdue action up with the keyboard alone; management sees it done on its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from indicators import workflow
from indicators.models import Action, ScorecardLine, User

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def promised() -> Action:
    """An action of the school sector that should have been done two weeks ago."""
    return workflow.promise_action(
        by=User.objects.get(username="leder-skole"),
        line_id=ScorecardLine.objects.get(indicator__code="skole-lesing-5", year=2025).pk,
        text="Ansette to lesespesialister",
        responsible="Rektor",
        due=timezone.localdate() - timedelta(days=14),
    )


def tab_to(page: Page, name: str) -> None:
    """Tab on until the focus is on what is called so."""
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = "document.activeElement.labels?.[0]?.innerText || document.activeElement.innerText"
        if page.evaluate(focused).strip() == name:
            return
    pytest.fail(f"the keyboard does not reach {name}")


def test_an_overdue_action_is_followed_up_and_seen_done(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None], program: str
) -> None:
    action = promised()
    page = sign_in("leder-skole")
    page.goto(f"{program}/tiltak/?tilstand=forfalt")
    expect(page.locator("tbody tr")).to_contain_text("Forfalt for 14 dager siden")
    accessible(page)
    tab_to(page, "Ansette to lesespesialister")
    with page.expect_navigation(url=f"{program}/tiltak/{action.pk}/"):
        page.keyboard.press("Enter")
    accessible(page)

    tab_to(page, "Planlagt")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Droppet")).to_be_checked()
    with page.expect_navigation():
        tab_to(page, "Lagre")
        page.keyboard.press("Enter")
    expect(page.get_by_text("Skriv hvorfor tiltaket ble droppet.")).to_be_visible()
    accessible(page)

    tab_to(page, "Droppet")
    page.keyboard.press("ArrowUp")
    tab_to(page, "Hvordan det gikk")
    page.keyboard.type("To er ansatt fra høsten.")
    with page.expect_navigation():
        tab_to(page, "Lagre")
        page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("Tiltaket er lagret.")
    expect(page.locator(".log")).to_contain_text("Fulgte opp tiltak")
    accessible(page)

    page.context.clear_cookies()
    page = sign_in("ledelse")
    page.get_by_role("navigation", name="Hovedmeny").get_by_text("Mer", exact=True).click()
    with page.expect_navigation(url=f"{program}/tiltak/"):
        page.get_by_role("navigation", name="Hovedmeny").get_by_role("link", name="Tiltak").click()
    with page.expect_navigation():
        page.get_by_role("link", name="1 Gjennomført").click()
    expect(page.locator("tbody tr")).to_contain_text("To er ansatt fra høsten.")
    accessible(page)
