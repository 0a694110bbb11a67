"""Somebody reads the report, jumps about in it with the keyboard, and has it made as a file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_report_is_read_and_made_as_a_file(
    sign_in: Callable[[str], Page],
    accessible: Callable[[Page], None],
    program: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    page = sign_in("revisor")
    page.goto(f"{program}/rapport/2025/?kort=6.9")
    accessible(page)
    chapters = page.get_by_role("navigation", name="Innhold")
    chapters.get_by_role("link", name="Sosial – økonomisk bistand").press("Enter")
    expect(page.locator("#k6-9")).to_be_in_viewport()
    chapters.get_by_text("Tabeller (").press("Enter")
    chapters.get_by_role("link", name="Målekort for Sosial").press("Enter")
    expect(page.locator("#k6-9-kort")).to_be_in_viewport()

    with page.expect_navigation(url="**/rapport/fil/**"):
        page.get_by_role("button", name="Lag HTML").press("Enter")
    expect(page.get_by_text("Filen står i køen")).to_be_visible()
    accessible(page)
    call_command("run_jobs", "--until-empty")
    fetch = page.get_by_role("link", name="Last ned HTML")
    expect(fetch).to_be_visible(timeout=15_000)  # the page has looked again by itself
    expect(page.get_by_text("Filen er laget")).to_be_visible()
    accessible(page)
    with page.expect_download() as download:
        fetch.press("Enter")
    assert download.value.suggested_filename == "arsmelding-2025-6-9-sosial-okonomisk-bistand.html"
    with page.expect_navigation(url="**/rapport/2025/?*kort=6.9*"):
        page.get_by_role("link", name="Til rapporten").press("Enter")
