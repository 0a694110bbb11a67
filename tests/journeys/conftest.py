"""A running program with Elverum's year 2025, and people who sign in to it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser import silent_console
from tests.kept_rows import put_in


@pytest.fixture
def program(transactional_db: None, elverum_rows: list[Any], live_server: LiveServer) -> str:
    """The address of a server with the real data and the demo's users."""
    put_in(elverum_rows)
    call_command("demo_users", stdout=io.StringIO())
    return live_server.url


@pytest.fixture
def sign_in(page: Page, program: str) -> Iterator[Callable[[str], Page]]:
    """Sign in as a demo user by the form, with the keyboard; every console error fails the test."""

    def enter(username: str) -> Page:
        page.goto(f"{program}/konto/logg-inn/")
        page.get_by_label("Brukernavn").fill(username)
        page.get_by_label("Passord").fill(f"demo-{username}-2025")
        with page.expect_navigation(url=f"{program}/"):
            page.keyboard.press("Enter")
        return page

    with silent_console(page):
        yield enter
