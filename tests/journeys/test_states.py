"""States of pages that only some years, some answers or some hands bring about, met by axe."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from indicators.models import Plan, Role, User
from tests import browser, municipality
from tests.browser import silent_console
from tests.counts.town import build_town
from tests.kept_rows import again

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

BOARD = "/?ar=2026&runde=t2"
GRID = "/rapportering/2026/t2/skole/"
NARROW = 390
KINDS = (
    ("ledelse", BOARD),
    ("ledelse", "/?ar=2026"),
    ("ledelse", "/malekort/2026/"),
    ("ledelse", "/malekort/2026/?kort=alle"),
    ("ledelse", "/indikator/l1/2026/"),
    ("ledelse", "/mote/2026/?runde=t2"),
    ("ledelse", "/godkjenning/?runde=2026-t2"),
    ("ledelse", "/tabeller/"),
    ("ledelse", "/endringslogg/"),
    ("leder", GRID),
    ("ledelse", "/rapport/2026/"),
    ("ledelse", "/hjelp/status/"),
    ("ledelse", "/konto/"),
    ("ledelse", "/finnes-ikke/"),
    ("controller", "/register/2026/"),
    ("controller", "/admin/indicators/scorecardline/"),
)
"""One of each kind of page, in a municipality in its second tertial."""
FORMS = (
    "/register/indikator/l1/",
    "/register/indikator/l1/2026/",
    "/register/2026/rutenett/",
    "/register/2026/sett/",
    "/register/2026/tall/",
    "/register/2026/ny/",
    "/mal/2026/ny/",
    "/mot-andre/kommuner/",
    "/andres-tall/2026/",
    "/tilsyn/",
    "/vedtak/",
    "/korrektur/2026/",
    "/utviklingsarbeid/2026/",
    "/runder/",
    "/kom-i-gang/",
)
"""Pages that no journey leads through."""
STATUS = "performance.getEntriesByType('navigation')[0].responseStatus"
LOOKS = """(chosen) => [...document.querySelectorAll(chosen)].map((one) => {
  const style = getComputedStyle(one);
  return [style.backgroundColor, style.borderBottomColor + style.borderBottomWidth, style.borderLeftColor,
          style.outlineStyle + style.outlineColor].join(" ");
})"""
CHOSEN = {
    BOARD: (".pill", ".tally-a", ".nav-a:not(.more-n .nav-a)"),
    "/malekort/2026/?kort=alle": (".pill", ".side-a", ".nav-a:not(.more-n .nav-a)"),
}
"""What can be chosen on a page: the chosen one has to look otherwise than each of the others."""


@pytest.fixture
def be(page: Page, transactional_db: None, live_server: LiveServer) -> Callable[[str, str], Page]:
    """Be somebody of a town in its second tertial, and open a page."""
    again(build_town)

    def somebody(username: str, address: str) -> Page:
        client = Client()
        client.force_login(User.objects.get(username=username))
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
        )
        page.goto(live_server.url + address)
        return page

    return somebody


def test_what_opens_on_a_page_is_accessible(
    be: Callable[[str, str], Page], accessible: Callable[[Page], None]
) -> None:
    page = be("ledelse", BOARD)
    with silent_console(page):
        expect(page.get_by_role("heading", level=2, name="Lederne frykter for målet")).to_be_visible()
        for hint in page.locator("details > summary").all():
            hint.click()
        accessible(page)  # a tertial with forecasts at risk, and everything that can be opened

        page.set_viewport_size({"width": NARROW, "height": 844})
        page.get_by_text("Meny", exact=True).click()
        page.get_by_role("combobox", name="Søk etter indikatorer, saker og tekster").fill("l1")
        expect(page.get_by_role("option").first).to_be_visible()
        assert browser.violations(page) == []  # at this width alone: another would close it
        expect(page.get_by_role("option").first).to_be_visible()
        expect(page.get_by_role("button", name="Nynorsk")).to_be_visible()

        page = be("ledelse", "/mote/2026/?runde=t2")
        page.keyboard.press("End")
        expect(page.get_by_role("heading", name="Lederens vurdering")).to_be_visible()
        accessible(page)  # the sheet of a target at risk

        page = be("leder", GRID)
        for hint in page.locator(".expls summary").all():
            hint.click()
        page.locator(".cell input.ds-input").first.fill("145.500")
        page.locator(".cell input.ds-input").first.press("Enter")
        expect(page.locator(".says .doubt").first).to_contain_text("kan leses på to måter")
        expect(page.get_by_role("button", name="Bruk 145\u00a0500")).to_be_visible()
        page.locator(".cell input.ds-input").last.fill("mange")
        page.locator(".cell input.ds-input").last.press("Enter")
        expect(page.locator(".says .doubt").last).to_contain_text("«mange» er ikke forstått")
        accessible(page)  # a figure that reads in two ways, and words instead of a figure


def test_the_controllers_forms_and_what_is_told_of_a_year_are_accessible(
    be: Callable[[str, str], Page], accessible: Callable[[Page], None]
) -> None:
    municipality.user("controller", Role.CONTROLLER)
    municipality.record(Plan, year=2026, title="Plan 2026")
    whose = User.objects.get(username="leder").pk
    for address in (*FORMS, f"/personer/{whose}/", f"/personer/{whose}/indikatorer/"):
        page = be("controller", address)
        assert page.evaluate(STATUS) == 200, address
        accessible(page)


def test_what_is_printed_is_accessible(
    be: Callable[[str, str], Page], accessible: Callable[[Page], None]
) -> None:
    """On paper nobody presses anything, so how large a link is does not matter there."""
    rules = {**browser.RULES, "rules": {**browser.RULES["rules"], "target-size": {"enabled": False}}}
    page = be("ledelse", "/?ar=2026&vis=arene")
    expect(page.locator("#arene .grid-y")).to_be_visible()
    accessible(page)  # the years beside each other
    page.emulate_media(media="print")
    for address in (
        "/?ar=2026",
        "/?ar=2026&vis=arene",
        "/malekort/2026/?kort=alle&vis=utvikling",
        "/indikator/l1/2026/",
        "/mote/2026/?runde=t2",
    ):
        be("ledelse", address)
        assert browser.violations(page, rules) == [], address


def test_dark_and_forced_colours_are_as_good_as_the_light_ones(be: Callable[[str, str], Page]) -> None:
    municipality.user("controller", Role.CONTROLLER)
    page = be("ledelse", BOARD)
    page.emulate_media(color_scheme="dark")
    for username, address in KINDS:
        be(username, address)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 24, 26)", address
        assert browser.poor_contrasts(page) == [], address
    page.get_by_role("button", name="Lys").click()
    expect(page.get_by_role("button", name="Mørk")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"

    page.emulate_media(color_scheme="light", forced_colors="active")
    for address, kinds in CHOSEN.items():
        be("ledelse", address)
        for kind in kinds:
            looks = page.evaluate(LOOKS, f"{kind}[aria-current]")
            others = page.evaluate(LOOKS, f"{kind}:not([aria-current])")
            assert (bool(looks), bool(others), set(looks) & set(others)) == (True, True, set()), (
                address,
                kind,
            )
        marks = page.evaluate(LOOKS, ".key .k")
        plain = "rgb(255, 255, 255) rgb(0, 0, 0)0px"  # neither a ground nor an edge: nothing is seen
        assert marks != []
        assert [mark for mark in marks if mark.startswith(plain)] == []
    be("ledelse", "/?ar=2026&vis=matrise")
    shades = page.evaluate(LOOKS, ".shades .k")
    assert len(set(shades)) == 5  # the legend of each grid on the page
