"""The chart for exploring: fetched when asked for, its figures in Norwegian, its figures as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SERIES = "/indikator/bistand-sosialhjelp-mottakere/2025/"


def test_the_chart_opens_says_its_figures_in_norwegian_and_is_a_file(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None], program: str
) -> None:
    page = sign_in("ledelse")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{program}{SERIES}")
    expect(page.locator("svg.big:visible")).to_have_count(2)
    assert [address for address in fetched if "plotly" in address] == []
    accessible(page)

    page.get_by_role("button", name="Utforsk figuren").first.click()
    years = page.locator(".explore").first
    points = years.locator(".plot .scatterlayer .point")
    expect(points).to_have_count(10, timeout=30_000)  # the library is loaded on both sides first
    years.locator(".plot .nsewdrag").hover(position={"x": 40, "y": 80})
    expect(years.locator(".hoverlayer")).to_contain_text("273")
    box = years.locator(".plot .nsewdrag").bounding_box()
    assert box is not None
    years.locator(".plot .nsewdrag").hover(position={"x": box["width"] * 1.5 / 10, "y": 80})
    expect(years.locator(".hoverlayer")).to_contain_text("282,33")
    accessible(page)
    page.emulate_media(color_scheme="dark")
    ground = years.locator(".plot .main-svg").first
    expect(ground).to_have_css("background-color", "rgb(23, 24, 26)")

    with page.expect_download() as drawn:
        years.get_by_role("button", name="Last ned som PNG").click()
    assert drawn.value.suggested_filename == "bistand-sosialhjelp-mottakere-2025.png"
    assert Path(drawn.value.path()).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    with page.expect_download() as drawn:
        years.get_by_role("button", name="Last ned som SVG").click()
    assert drawn.value.suggested_filename == "bistand-sosialhjelp-mottakere-2025.svg"
    assert "rgb(31, 34, 38)" in Path(drawn.value.path()).read_text(encoding="utf-8")  # a file is light
    with page.expect_download() as told:
        page.get_by_role("link", name="Last ned tallene som CSV").first.click()
    rows = Path(told.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert rows[:2] == ["År;Resultat, tall;Resultat", "2016;273;273"]


def test_a_card_through_the_years_reads_and_leads_on(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None], program: str
) -> None:
    page = sign_in("ledelse")
    page.goto(f"{program}/malekort/2025/?kort=6.4")
    with page.expect_navigation():
        page.get_by_role("link", name="Utvikling", exact=True).click()
    expect(page.locator(".panel")).to_have_count(16)
    accessible(page)
    page.get_by_text("Tallene for Skole som tabell").click()
    accessible(page)
    with page.expect_navigation(url=f"{program}/indikator/skole-lesing-5/2025/"):
        page.locator(".panel").get_by_role("link", name="Lesing 5. trinn: elever på nivå 1").click()
