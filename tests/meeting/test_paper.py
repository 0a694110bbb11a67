"""Paper: what is printed is a document: a line that says whose it is and when, and nothing to press."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import program as program  # noqa: PLC0414 - a running program
from tests.journeys.conftest import sign_in as sign_in  # noqa: PLC0414

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WIDE = {"width": 1016, "height": 680}
A4 = {"width": 688, "height": 971}
"""An A4 sheet at 96 pixels to the inch, without the margins of print.css (14 mm at the sides)."""

DOCUMENTS = {
    "/": ("Oversikt 2025", A4),
    "/malekort/2025/?kort=6.7": ("Målekort 2025", A4),
    "/malekort/2025/?kort=6.4&vis=utvikling": ("Målekort 2025, utvikling gjennom årene", A4),
    "/indikator/skole-lesing-5/2025/": ("6.4 Skole 2025", A4),
    "/mote/2025/?omrade=6.2&side=2": ("Møtevisning 2025, 6.2 Administrasjon · størst avvik først", A4),
    "/malekort/2025/": ("Målekort 2025", A4),
    "/tabeller/?omrade=6.4&status=ikke-nadd": ("Tabeller", WIDE),
}
SEEN = """() => [...document.querySelectorAll("nav, form, button, .ds-button, .pill, .ds-skip-link")]
    .filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 80))"""
HEADS = """() => [...new Set([...document.querySelectorAll("main thead")]
    .filter(one => one.checkVisibility()).map(one => getComputedStyle(one).display))]"""
UNDERLINED = """() => [...document.querySelectorAll("main a")].filter(one => one.checkVisibility()
    && getComputedStyle(one).textDecorationLine !== "none").map(one => one.outerHTML.slice(0, 80))"""
CUT = """() => [...document.querySelectorAll("main svg text")].filter(one => one.checkVisibility()
    && one.getBoundingClientRect().left < document.querySelector("main").getBoundingClientRect().left - 1)
    .map(one => one.textContent)"""
BROKEN = """() => [...document.querySelectorAll("main tr")]
    .filter(one => getComputedStyle(one).breakInside !== "avoid").length"""


def test_every_document_comes_out_on_paper(sign_in: Callable[[str], Page], program: str) -> None:
    page = sign_in("ledelse")
    page.emulate_media(media="print")
    for address, (title, paper) in DOCUMENTS.items():
        page.set_viewport_size(paper)  # type: ignore[arg-type]
        page.goto(f"{program}{address}")
        line = page.locator(".paper").inner_text().replace("\n", " ")
        assert re.fullmatch(
            rf"Elverum kommune\s+{title}\s+Tall per (\d\d\.){{2}}\d{{4}} \d\d\.\d\d\s+"
            r"Skrevet ut (\d\d\.){2}\d{4} \d\d\.\d\d av Ledelsen",
            line,
        ), address
        assert page.evaluate(SEEN) == [], address
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
        assert page.evaluate(HEADS) in ([], ["table-header-group"]), address
        assert page.evaluate(UNDERLINED) == [], address
        assert page.evaluate(BROKEN) == 0, address
        assert page.evaluate(CUT) == [], address


def test_the_line_says_when_it_was_printed_and_not_when_it_was_opened(
    sign_in: Callable[[str], Page], program: str
) -> None:
    """In the municipality's time, whatever the clock and the zone of the machine that prints are set to."""
    signed_in = sign_in("ledelse").context
    assert signed_in.browser is not None
    abroad = signed_in.browser.new_context(
        timezone_id="Pacific/Auckland", storage_state=signed_in.storage_state()
    )
    page = abroad.new_page()
    page.clock.set_fixed_time("2031-02-03T10:05:00Z")
    page.goto(f"{program}/")
    page.clock.set_fixed_time("2031-02-05T11:05:00Z")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = page.locator(".paper time")
    opened = datetime.fromisoformat(printed.get_attribute("datetime") or "")
    then = (opened + timedelta(hours=49)).astimezone(ZoneInfo("Europe/Oslo"))
    assert printed.text_content() == f"{then:%d.%m.%Y %H.%M}"
    abroad.close()


def test_what_is_folded_on_the_screen_stands_on_paper(sign_in: Callable[[str], Page], program: str) -> None:
    page = sign_in("ledelse")
    page.goto(f"{program}/")
    folded = page.locator("details.turned:not([open]) li").first
    assert folded.evaluate("one => one.checkVisibility({contentVisibilityAuto: true})") is False
    page.emulate_media(media="print")
    assert folded.evaluate("one => one.getBoundingClientRect().height") > 10


def test_a_meeting_has_three_or_four_targets_on_a_page(sign_in: Callable[[str], Page], program: str) -> None:
    page = sign_in("ledelse")
    page.goto(f"{program}/mote/2025/?side=3")
    assert page.locator(".sheet").count() == 1 + 51
    printed = page.pdf(prefer_css_page_size=True)
    assert 51 / 4 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 51 / 3


def test_an_indicator_s_arithmetic_and_definition_stand_before_its_changes_on_paper(
    sign_in: Callable[[str], Page], program: str
) -> None:
    page = sign_in("ledelse")
    page.goto(f"{program}/indikator/skole-lesing-5/2025/")
    page.emulate_media(media="print")
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    tops = {
        one.inner_text(): one.bounding_box()["y"]  # type: ignore[index]
        for one in page.locator(".cols-i h2").all()
    }
    assert sorted(tops, key=lambda heading: tops[heading]) == [
        "Utvikling",
        "Forklaring",
        "Slik er statusen regnet ut",
        "Definisjon",
        "Slik det er trykt",
        "Under samme overskrift: Grunnskole",
        "Endringer",
    ]
