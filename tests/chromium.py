"""The browser of the tests and of the bench."""

import shutil


def program() -> str | None:
    """Debian's chromium: the one without windows where it is there, since it takes half the time."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")
