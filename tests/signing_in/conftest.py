"""People who sign in as people do: with a form, a code, or through a provider."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.core.internal import ratelimit
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

PASSWORD = "et-langt-passord"
SIGN_IN = "/konto/logg-inn/"


@pytest.fixture(autouse=True)
def no_counters(db: None) -> Iterator[None]:
    """Limits count from nothing in every test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let seconds pass for everything that is limited."""
    passed = 0

    def pass_seconds(seconds: int) -> None:
        nonlocal passed
        passed += seconds

    clock = SimpleNamespace(**vars(time) | {"time": lambda: time.time() + passed})
    monkeypatch.setattr(ratelimit, "time", clock)
    return pass_seconds


def sign_in(client: Client, name: str, password: str = PASSWORD, **extra: Any) -> Any:
    return client.post(SIGN_IN, {"login": name, "password": password}, **extra)


def code_of(secret: str, *, later: int = 0) -> str:
    """The code that an app on a telephone shows (RFC 6238), ``later`` steps of 30 seconds ahead."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


@pytest.fixture
def set_up_app(transactional_db: None) -> Callable[[Client], str]:
    """Set up the app for somebody signed in, as the page leads to; returns the app's secret.

    Real transactions, because allauth tells the session and writes its letters when one is committed.
    """

    def set_up(client: Client) -> str:
        secret: str = client.get("/konto/tofaktor/app/").context["form"].secret
        answer = client.post("/konto/tofaktor/app/", {"code": code_of(secret)})
        assert answer.headers["Location"] == "/konto/tofaktor/reservekoder/"
        return secret

    return set_up
