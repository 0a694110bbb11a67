"""What every test may use."""

import os
import shutil
from typing import Any

import pytest
from django.conf import settings

# Playwright keeps an event loop in the test's own thread; Django would otherwise refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_unconfigure() -> None:
    """Take the SQLite database of this process away; workers of pytest-xdist end without cleaning up."""
    settings.TEMPORARY.cleanup()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's chromium instead of a downloaded one; it has no sandbox for root."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": shutil.which("chromium"), "args": sandbox}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Norwegian reader."""
    return {**browser_context_args, "locale": "nb-NO", "timezone_id": "Europe/Oslo"}
