"""Management returns a sector with a reason at a row; the leader mends it; it is approved, then locked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from indicators import workflow
from indicators.models import Result
from tests.browser import silent_console, walk_in
from tests.rounds.conftest import Place, complete
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

DECISION = "/godkjenning/2026/arsslutt/skole/"
GRID = "/rapportering/2026/arsslutt/skole/"


@pytest.fixture
def sign_in(page: Page, transactional_db: None, place: Place, live_server: LiveServer) -> Callable[..., Page]:
    """Sign in as somebody of the municipality, and go where the journey goes on."""

    def enter_as(username: str, address: str) -> Page:
        page.context.clear_cookies()
        return walk_in(page, live_server.url, username, address)

    return enter_as


def test_a_return_a_resubmission_an_approval_and_a_locked_attempt(
    sign_in: Callable[..., Page], accessible: Callable[[Page], None], place: Place
) -> None:
    complete(place)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    page = sign_in("ledelse", "/godkjenning/")
    with silent_console(page):
        accessible(page)
        with page.expect_navigation(url=f"**{DECISION}"):
            page.get_by_role("link", name="Sektor for skole").first.click()
        with page.expect_navigation():
            page.get_by_role("button", name="Returner").click()
        field = page.get_by_label("Hvorfor det returneres")
        expect(field).to_have_attribute("aria-invalid", "true")
        accessible(page)
        page.get_by_text("Skriv merknad til avvik").click()
        page.get_by_label("Merknad til avvik").fill("Er 8 riktig?")
        field.fill("Tallet for avvik må sjekkes")
        with page.expect_navigation(url="**/godkjenning/?runde=2026-arsslutt"):
            page.get_by_role("button", name="Returner").click()
        expect(page.locator("main")).to_contain_text("Sektor for skole er returnert.")
        accessible(page)

        page = sign_in("leder", GRID)
        row = page.locator(f"#r{place.missed.pk}")
        expect(page.locator("main")).to_contain_text("Tallet for avvik må sjekkes")
        expect(row).to_contain_text("Er 8 riktig?")
        accessible(page)
        cell = page.locator(f"#c-{place.missed.pk}-year-1")
        cell.fill("9")
        cell.press("Enter")
        expect(row.locator(".cell-f .sv")).to_have_text("LagretAngre")
        expect(row.get_by_role("button", name="Angre: Resultat avvik")).to_be_visible()
        with page.expect_navigation():
            page.get_by_role("button", name="Send inn til godkjenning").click()
        assert (place.own.state, Result.objects.get(line=place.missed).written) == ("submitted", "9")

        page = sign_in("ledelse", DECISION)
        expect(page.locator("main")).to_contain_text("Tallet for avvik må sjekkes")  # what was done
        page.get_by_role(
            "button", name="Godkjenn"
        ).dblclick()  # the second click ends what the first has begun
        expect(page).to_have_url(re.compile(r"/godkjenning/\?runde=2026-arsslutt$"))
        expect(page.locator("main")).to_contain_text("Godkjent")
        accessible(page)
        assert place.own.state == "approved"

        page = sign_in("leder", GRID)
        expect(page.locator("main")).to_contain_text("godkjent")
        expect(cell).to_have_attribute("readonly", "")
        expect(row.locator(".cell-f .sv")).to_have_text("Låst")
        accessible(page)
    answer = page.context.request.post(
        f"{page.url}celle/",
        form={
            "line": str(place.missed.pk),
            "period": "year-1",
            "text": "99",
            "version": "2",
            "csrfmiddlewaretoken": page.locator("[name=csrfmiddlewaretoken]").first.input_value(),
        },
        headers={"Accept": "application/json", "Referer": page.url},
    )
    told = answer.json()
    assert (told["saved"], "godkjent" in told["message"]) == (False, True)
    assert Result.objects.get(line=place.missed).written == "9"
