"""A figure is corrected after its round was closed, and others' figures come late: by the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from indicators.models import Benchmark, Correction, Result
from tests.browser import accessible, silent_console, walk_in

from .conftest import bring_to, build_place

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def write(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def press(page: Page, role: str, name: str) -> None:
    """Go to a link or a button, press it, and wait for the page that it leads to."""
    found = page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
    found.focus()
    expect(found).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_one_figure_and_others_figures_after_closing(
    transactional_db: None, live_server: LiveServer, page: Page
) -> None:
    place = build_place()
    bring_to(place, "closed")
    before = Result.objects.get(line=place.met).written
    with silent_console(page):
        walk_in(page, live_server.url, "controller", "/indikator/avvik/2026/")
        press(page, "link", "Rett ett tall")
        accessible(page)
        write(page, "Hvorfor?", "Feil kolonne")
        press(page, "button", "Åpne for den som fører")
        expect(page.get_by_role("main")).to_contain_text("Tallet er åpnet for retting.")
        press(page, "link", "Rett ett tall")
        accessible(page)
        write(page, "Hvorfor?", "Det var riktig")
        press(page, "button", "Lås uten endring")
        press(page, "link", "Rett ett tall")
        write(page, "Riktig tall", "8,5")
        write(page, "Hvorfor?", "Tastefeil")
        press(page, "button", "Rett og lås igjen")
        expect(page.get_by_role("main")).to_contain_text("rettet fra «8» til «8,5»")
        told = Correction.objects.order_by("id").values_list("state", "before", "after", "reason")
        assert list(told) == [
            ("locked", "8", "", "Feil kolonne"),
            ("corrected", "8", "8,5", "Tastefeil"),
        ]

        page.goto(f"{live_server.url}/andres-tall/2026/?hvem=landet")
        accessible(page)
        write(page, "Landssnitt: avvik", "7,5")
        write(page, "Utgave", "KOSTRA, reviderte tall")
        page.get_by_label("Utgaven kom", exact=True).fill(
            "2026-06-15"
        )  # typed as the browser's language has it
        press(page, "button", "Lagre tallene")
        accessible(page)
        [kept] = Benchmark.objects.values_list("line__short_name", "written", "edition")
        assert kept == ("avvik", "7,5", "KOSTRA, reviderte tall")
    assert Result.objects.get(line=place.met).written == before
