"""A meeting in the browser: by keyboard from a projector, by thumb on a phone, and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests import browser
from tests.journeys.conftest import program as program  # noqa: PLC0414 - a running program
from tests.journeys.conftest import sign_in as sign_in  # noqa: PLC0414

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
LETTERS = """() => Math.min(...[...document.querySelectorAll(".sheet:not([hidden]) *, .m-nav *")]
    .filter(one => one.checkVisibility() && !one.closest("svg, .m-jump ol, .vh") && one.innerText?.trim())
    .map(one => parseFloat(getComputedStyle(one).fontSize)))"""


def shown(page: Page) -> str:
    return page.locator(".sheet:visible h2").inner_text()


def test_a_meeting_is_walked_with_the_keyboard(sign_in: Callable[[str], Page], program: str) -> None:
    page = sign_in("ledelse")
    page.set_viewport_size(PROJECTOR)
    page.goto(f"{program}/?omrade=6.4")
    with page.expect_navigation():
        page.get_by_role("link", name="Møtevisning").click()
    expect(page.locator("#position")).to_have_text("1 av 13")
    assert shown(page) == "4 av 16 mål ble nådd i 2025"

    said = page.get_by_role("status")
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text("Side 2 av 13: Regning 8. trinn: elever på nivå 1 og 2")
    assert page.url == f"{program}/mote/2025/?runde=arsslutt&omrade=6.4&side=2"
    walked = []
    for key in (
        "Space",
        "PageDown",
        "ArrowDown",
        "ArrowLeft",
        "PageUp",
        "Shift+Space",
        "ArrowUp",
        "End",
        "Home",
    ):
        page.keyboard.press(key)
        walked.append(page.locator("#position").inner_text().removesuffix(" av 13"))
    assert walked == ["3", "4", "5", "4", "3", "2", "1", "13", "1"]
    page.keyboard.press("ArrowLeft")
    assert page.locator("#position").inner_text() == "1 av 13"

    page.keyboard.press("ArrowRight")
    page.reload()
    assert shown(page) == "Regning 8. trinn: elever på nivå 1 og 2"
    page.locator(".m-jump summary").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("link", name="Sammendrag")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Sammendrag")).to_be_hidden()
    expect(page.locator(".m-jump summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Engelsk 5. trinn: elever på nivå 1").focus()
    page.keyboard.press("Enter")
    assert shown(page) == "Engelsk 5. trinn: elever på nivå 1"
    with page.expect_navigation(url=f"{program}/?omrade=6.4"):
        page.keyboard.press("Escape")


def test_escape_leads_to_the_overview_for_whoever_came_by_a_shared_link(
    sign_in: Callable[[str], Page], program: str
) -> None:
    page = sign_in("ledelse")
    page.goto(f"{program}/mote/2025/?sektor=skole&side=3")
    with page.expect_navigation(url=f"{program}/?ar=2025&sektor=skole"):
        page.keyboard.press("Escape")


def test_every_sheet_is_accessible_on_a_projector_a_desk_and_a_phone(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None], program: str
) -> None:
    page = sign_in("ledelse")
    page.set_viewport_size(PROJECTOR)
    page.goto(f"{program}/mote/2025/")
    for act in (
        lambda: None,
        lambda: page.keyboard.press("ArrowRight"),
        page.locator(".m-jump summary").click,
    ):
        act()
        accessible(page)  # at the two widths of every page; what is left is the projector's
        assert browser.violations(page) == []


def test_the_smallest_letters_can_be_read_from_the_back_of_the_room(
    sign_in: Callable[[str], Page], program: str
) -> None:
    """24 of 1,080 pixels: on a screen 1.2 m high they are 27 mm, which is read from more than 5 m."""
    page = sign_in("ledelse")
    smallest = {}
    for width, height in ((1920, 1080), (1280, 800), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{program}/mote/2025/?side=5")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        smallest[width] = round(page.evaluate(LETTERS))
    assert smallest == {1920: 24, 1280: 18, 390: 15}


def test_focus_never_stays_on_a_sheet_that_is_gone(sign_in: Callable[[str], Page], program: str) -> None:
    page = sign_in("ledelse")
    page.goto(f"{program}/mote/2025/?side=2")
    page.locator(".sheet:visible h2 a").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".sheet:visible h2 a")).to_be_focused()


def test_the_whole_screen_is_one_button_away(sign_in: Callable[[str], Page], program: str) -> None:
    page = sign_in("ledelse")
    page.goto(f"{program}/mote/2025/")
    page.get_by_role("button", name="Fullskjerm").click()
    page.wait_for_function("document.fullscreenElement === document.documentElement")
    page.get_by_role("button", name="Avslutt fullskjerm").click()
    page.wait_for_function("document.fullscreenElement === null")


def test_without_javascript_the_links_walk(sign_in: Callable[[str], Page], program: str) -> None:
    page = sign_in("ledelse")
    context = page.context.browser.new_context(  # type: ignore[union-attr]
        java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    context.add_cookies(page.context.cookies())  # type: ignore[arg-type]
    plain = context.new_page()
    plain.goto(f"{program}/mote/2025/")
    expect(plain.get_by_role("button", name="Fullskjerm")).to_be_hidden()
    with plain.expect_navigation():
        plain.get_by_role("link", name="Neste", exact=True).click()
    expect(plain.locator(".sheet:visible h2")).to_have_text(
        "Ventetid på poliklinisk oppfølging, psykisk helse"
    )
    plain.locator(".m-jump summary").click()
    with plain.expect_navigation():
        plain.locator(".m-jump").get_by_role("link", name=re.compile("Regning 8. trinn")).click()
    expect(plain.locator("#position")).to_have_text("3 av 52")
    with plain.expect_navigation(url=f"{program}/?ar=2025"):
        plain.get_by_role("link", name="Avslutt").click()
    context.close()
