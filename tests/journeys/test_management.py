"""Management: from the counter to a missed target to its explanation."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_from_the_counter_to_a_missed_target_to_its_explanation(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None]
) -> None:
    page = sign_in("ledelse")
    expect(page.get_by_role("heading", level=1)).to_have_text("69 av 120 mål ble nådd i 2025")
    accessible(page)

    with page.expect_navigation():
        page.get_by_role("link", name="51 Ikke nådd").click()
    expect(page).to_have_url(re.compile("status=ikke-nadd"))
    missed = page.locator("table.all tbody tr")
    expect(missed).to_have_count(51)
    missed.first.locator("summary").click()
    expect(missed.first).to_contain_text(
        "80\u00a0dager mot målet ≤\u00a030: ikke nådd, 50\u00a0dager for lenge."
    )
    accessible(page)

    with page.expect_navigation():
        page.get_by_role("link", name="Vedlikehold av kommunale boliger per m²").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Minimum driftskostnader")
    expect(page.locator("main")).to_contain_text(
        "64\u00a0kr per m² mot målet ≥\u00a0200: ikke nådd, 136\u00a0kr per m² for lavt."
    )
    expect(page.locator("main")).to_contain_text("Vedlikeholdet av kommunale boliger er underfinansiert")
    accessible(page)


def test_from_a_cell_of_the_matrix_to_its_rows_to_the_explanation(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None]
) -> None:
    page = sign_in("ledelse")
    with page.expect_navigation():
        page.get_by_role("link", name="Tjenesteområde × sektor").click()
    accessible(page)
    with page.expect_navigation():
        page.get_by_role(
            "link", name=re.compile("0 av 1 ?, Sosial – tjenestebistand, Eiendomsstaben")
        ).click()
    expect(page).to_have_url(re.compile("omrade=6.8&sektor=eiendom&status=vurdert"))
    rows = page.locator("table.all tbody tr")
    expect(rows).to_have_count(1)
    rows.locator("summary").click()
    expect(rows).to_contain_text("Alvorlighet: 136 ÷ 200 (målet) = 68\u00a0%.")
    page.locator("details.narrow > summary").click()
    accessible(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Vedlikehold av kommunale boliger per m²").first.click()
    expect(page.locator("main")).to_contain_text("Vedlikeholdet av kommunale boliger er underfinansiert")


def test_which_got_worse_is_one_click_away(sign_in: Callable[[str], Page]) -> None:
    page = sign_in("ledelse")
    with page.expect_navigation():
        page.get_by_role("link", name="25 dårligere").first.click()
    expect(page.locator("table.all tbody tr")).to_have_count(25)


def test_the_overview_is_walked_with_the_keyboard_alone(sign_in: Callable[[str], Page], program: str) -> None:
    page = sign_in("ledelse")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Hopp til innholdet")
    page.keyboard.press("Enter")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href') === '#liste'"):
            break
    expect(page.locator(":focus")).to_have_text("Hopp til målene som ikke er nådd")
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.misses') !== null"):
            break
    with page.expect_navigation(url=f"{program}/indikator/**"):
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


PAGES = (
    "/?status=alle",
    "/?vis=arene",
    "/?sektor=skole",
    "/malekort/2025/?kort=6.7",
    "/malekort/2025/?gruppe=sektor&kort=skole",
    "/indikator/skole-lesing-5/2024/",
    "/indikator/bistand-sosialhjelp-mottakere/2025/",
    "/tabeller/",
    "/tabeller/?sok=finnes+ikke",
    "/tabeller/?vis=perioder",
    "/malekort/2025/",
    "/mot-andre/?ar=2025",
    "/endringslogg/?indikator=skole-lesing-5",
    "/sok/?q=mobing",
    "/tilgjengelighet/",
    "/hjelp/",
    "/hjelp/status/",
    "/konto/passord/",
    "/?status=tull",
    "/finnes-ikke/",
)


def test_every_page_and_state_is_accessible(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None], program: str
) -> None:
    page = sign_in("ledelse")
    for path in PAGES:
        page.goto(f"{program}{path}")
        accessible(page)


def test_without_javascript_every_page_still_reads(sign_in: Callable[[str], Page], program: str) -> None:
    page = sign_in("ledelse")
    cookies = page.context.cookies()
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    context.add_cookies(cookies)  # type: ignore[arg-type]
    plain = context.new_page()
    for path, said in (
        ("/", "69 av 120 mål ble nådd i 2025"),
        ("/malekort/2025/?kort=6.4", "Nasjonale prøver 5. trinn: Leseferdighet"),
        ("/indikator/skole-lesing-5/2025/", "8,2\u00a0prosentpoeng for høyt"),
        ("/tabeller/", "135 rader"),
    ):
        plain.goto(f"{program}{path}")
        expect(plain.locator("main")).to_contain_text(said)
    context.close()
