"""A running program with Elverum's year 2025, and people who sign in to it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.conftest import put_in

WIDTHS = (1280, 390)
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def program(transactional_db: None, elverum_rows: list[Any], live_server: LiveServer) -> str:
    """The address of a server with the real data and the demo's users."""
    put_in(elverum_rows)
    call_command("demo_users", stdout=io.StringIO())
    return live_server.url


@pytest.fixture
def sign_in(page: Page, program: str) -> Callable[[str], Page]:
    """Sign in as a demo user by the form, with the keyboard; every console error fails the test."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))

    def enter(username: str) -> Page:
        page.goto(f"{program}/konto/logg-inn/")
        page.get_by_label("Brukernavn").fill(username)
        page.get_by_label("Passord").fill(f"demo-{username}-2025")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{program}/")
        assert said == []
        return page

    return enter


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Axe finds nothing, and nothing runs off the side, wide and narrow."""

    def check(page: Page) -> None:
        size = page.viewport_size
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found = Axe().run(page, options=AXE)
            assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found.response["violations"]] == []
            assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
        if size:
            page.set_viewport_size(size)

    return check
