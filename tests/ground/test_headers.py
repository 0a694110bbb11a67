"""What the browser is told to allow: nothing from elsewhere, nothing inline, no frames."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'"
)
NONCE = re.compile(r" 'nonce-[\w-]{22}'")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/konto/logg-inn/", "/no/such/page", "/"])
def test_every_answer_carries_the_same_policy(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert NONCE.sub("", headers["Content-Security-Policy"]) == POLICY
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_an_unknown_host_is_refused_with_the_same_headers(client: Client) -> None:
    response = client.get("/healthz", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert response.headers["Content-Security-Policy"] == POLICY
    assert response.headers["X-Frame-Options"] == "DENY"


def test_a_policy_never_contains_unsafe(settings: Settings) -> None:
    words = [word for values in settings.SECURE_CSP.values() for word in values]
    assert [word for word in words if "unsafe" in word or "*" in word or "http" in word] == []
