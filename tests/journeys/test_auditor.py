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
    names = page.locator("table tbody tr > :first-child").all_inner_texts()
    seen = [" ".join(name.split()) for name in names]
    assert len(seen) == 13

    with page.expect_download() as csv_download:
        page.get_by_role("link", name="Last ned som CSV").click()
    text = Path(csv_download.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [" ".join(row["Kort navn"].split()) for row in rows] == seen

    with page.expect_download() as xlsx_download:
        page.get_by_role("link", name="Last ned som Excel").click()
    kept = tmp_path / "tabell.xlsx"
    xlsx_download.value.save_as(kept)
    book = load_workbook(kept, read_only=True)
    sheet = book.worksheets[0]
    head, *body = list(sheet.iter_rows(values_only=True))
    column = head.index("Kort navn")
    assert [" ".join(str(row[column]).split()) for row in body] == seen
    assert "Om tabellen" in book.sheetnames


def test_an_auditor_changes_nothing_in_the_administration(
    sign_in: Callable[[str], Page], program: str
) -> None:
    page = sign_in("revisor")
    page.goto(f"{program}/admin/indicators/scorecardline/")
    with page.expect_navigation():
        page.get_by_role("link", name="Lesing 5. trinn: elever på nivå 1").click()
    expect(page.get_by_role("button", name="Lagre")).to_have_count(0)
    expect(page.locator("input[type=text]:not([name=q])")).to_have_count(0)
