"""Reading the environment: each variable that is malformed is explained in one sentence."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PROJECT = Path(__file__).resolve().parent.parent
VAR_DIR = PROJECT / "var"  # everything the program itself writes on a plain machine; ignored by git

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_private(path: Path) -> None:
    """Take from others what they may do with a file or folder of ours; somebody else's is left alone."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & OTHERS:
            path.chmod(mode & ~OTHERS)
    except OSError:
        return


def _environment() -> Mapping[str, str]:
    """The process environment; a demo that was given no SECRET_KEY takes the one in var/demo.env.

    Only a process that was plainly told to be a demo reads that file, so a command that has not been given
    its variables stops instead of working on the demo's database.
    """
    demo_file = VAR_DIR / "demo.env"
    if os.environ.get("MALEKORT_DEMO", "").strip() != "1" or os.environ.get("SECRET_KEY"):
        return os.environ
    if not demo_file.is_file():
        return os.environ
    lines = [line.strip() for line in demo_file.read_text(encoding="utf-8").splitlines()]
    pairs = [line.partition("=") for line in lines if line and not line.startswith("#")]
    return {name: value for name, _, value in pairs} | dict(os.environ)


ENV = _environment()


def text(name: str, default: str = "") -> str:
    """The variable without surrounding blanks; an empty one counts as not set."""
    return ENV.get(name, "").strip() or default


def flag(name: str) -> bool:
    """A switch that is off unless it is plainly 1."""
    value = text(name, "0")
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1"


def whole_number(name: str, default: int, low: int, high: int) -> int:
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit() and low <= int(value) <= high):
        raise ImproperlyConfigured(f"{name} must be a whole number from {low} to {high}, not {value!r}.")
    return int(value)


def words(name: str) -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def database(url: str, user: str = "", password: str = "") -> dict[str, Any]:
    """Django's description of the database behind `sqlite:///path` or `postgres://user:password@host/name`.

    `user` and `password` are taken as they are and go before those in the address, where a password with
    signs like / # % must be written as %2F %23 %25. Raises ImproperlyConfigured with one sentence.
    """
    problem = "DATABASE_URL must be sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{problem} ({error}). A password with signs like / # % goes into DATABASE_PASSWORD as it is."
        ) from error
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise ImproperlyConfigured(f"{problem}; the part after the last slash is missing.")
    if parts.scheme == "sqlite":
        # IMMEDIATE takes the write lock when a transaction begins, so two writers wait instead of failing.
        # FULL waits for the disk: what was answered as saved survives a power cut.
        pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": PROJECT / name,
            "CONN_MAX_AGE": 60,  # to open the file and set it up takes as long as a tenth of a page
            "OPTIONS": options,
        }
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(f"{problem}, not {parts.scheme or 'an address without a scheme'}.")
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": user or unquote(parts.username or ""),
        "PASSWORD": password or unquote(parts.password or ""),
        "HOST": query.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        # One kept connection per server thread, tested before use: no connecting in a request, and the
        # first request after the database has come back works.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5} | query,
    }
