"""An auditor filters and downloads; the file's rows are the page's rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_what_is_seen_is_what_is_taken_away(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None], program: str, tmp_path: Path
) -> None:
    page = sign_in("revisor")
    with page.expect_navigation():
        page.get_by_role("link", name="Tabeller").click()
    page.goto(f"{program}/tabeller/?status=ikke-nadd&omrade=6.8&omrade=6.9&kol=indikator&kol=status")
    expect(page.locator("main")).to_contain_text("13 rader")
    accessible(page)
    lists_stay_on_the_screen(page)
    names = page.locator("table tbody tr > :first-child").all_inner_texts()
    seen = [" ".join(name.split()) for name in names]
    assert len(seen) == 13

    with page.expect_download() as csv_download:
        page.get_by_role("link", name="Last ned som CSV").click()
    text = Path(csv_download.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [(list(row), " ".join(row["Indikator"].split())) for row in rows] == [
        (["Indikator", "Status"], name) for name in seen
    ]

    with page.expect_download() as xlsx_download:
        page.get_by_role("link", name="Last ned som Excel").click()
    kept = tmp_path / "tabell.xlsx"
    xlsx_download.value.save_as(kept)
    book = load_workbook(kept, read_only=True)
    sheet = book.worksheets[0]
    head, *body = list(sheet.iter_rows(values_only=True))
    assert head == ("Indikator", "Status")
    assert [" ".join(str(row[0]).split()) for row in body] == seen
    assert "Om tabellen" in book.sheetnames


def lists_stay_on_the_screen(page: Page) -> None:
    """A list of ticks lies within the window, and closes on Esc (focus goes back) and on a press outside."""
    size = page.viewport_size
    shown = page.locator(".multi-l:popover-open")
    assert page.locator("button.multi").count() == 4
    for width in (320, 390, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 700})
        for number, button in enumerate(page.locator("button.multi").all()):
            button.click()
            box = shown.bounding_box()
            assert box is not None
            assert (box["x"] >= 0, box["x"] + box["width"] <= width) == (True, True), (width, box)
            assert (box["y"] >= 0, box["y"] + box["height"] <= 700) == (True, True), (width, box)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            if number % 2:
                page.mouse.click(2, 2)
            else:
                page.keyboard.press("Escape")
                expect(button).to_be_focused()
            expect(shown).to_have_count(0)
    page.set_viewport_size(size or {"width": 1280, "height": 900})
    menu = page.get_by_role("navigation", name="Hovedmeny").get_by_text("Mer", exact=True)
    for leave in (lambda: page.keyboard.press("Escape"), lambda: page.mouse.click(2, 2)):
        menu.click()
        expect(page.locator(".more-d ul")).to_be_visible()
        leave()
        expect(page.locator(".more-d ul")).to_be_hidden()


def test_an_auditor_changes_nothing_in_the_administration(
    sign_in: Callable[[str], Page], program: str
) -> None:
    page = sign_in("revisor")
    page.goto(f"{program}/admin/indicators/scorecardline/")
    with page.expect_navigation():
        page.get_by_role("link", name="Lesing 5. trinn: elever på nivå 1").click()
    expect(page.get_by_role("button", name="Lagre")).to_have_count(0)
    expect(page.locator("input[type=text]:not([name=q])")).to_have_count(0)
