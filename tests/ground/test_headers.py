"""What the browser is told to allow: nothing from elsewhere, nothing inline, no frames."""

import gzip
import re

import pytest
from django.test import Client
from pytest_django import Settings

from indicators.models import User

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
    if path not in ("/healthz", "/readyz"):
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Permissions-Policy"].startswith("camera=(), ")
    assert headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


@pytest.mark.django_db
def test_a_page_is_sent_compressed_and_never_of_the_same_length(client: Client) -> None:
    """The length of an answer with a secret in it must not tell how well a guess fits (BREACH)."""
    answers = [client.get("/konto/logg-inn/", headers={"accept-encoding": "gzip"}) for _ in range(20)]
    assert {answer.headers["Content-Encoding"] for answer in answers} == {"gzip"}
    assert all("Accept-Encoding" in answer.headers["Vary"] for answer in answers)
    assert "<h1" in gzip.decompress(answers[0].content).decode()
    assert len({len(answer.content) for answer in answers}) > 1


def test_an_unknown_host_is_refused_with_the_same_headers(client: Client) -> None:
    response = client.get("/konto/logg-inn/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert response.headers["Content-Security-Policy"] == POLICY
    assert response.headers["X-Frame-Options"] == "DENY"


def test_a_policy_never_contains_unsafe(settings: Settings) -> None:
    words = [word for values in settings.SECURE_CSP.values() for word in values]
    assert [word for word in words if "unsafe" in word or "*" in word or "http" in word] == []


@pytest.mark.django_db
def test_signing_out_clears_what_the_browser_kept(client: Client) -> None:
    client.force_login(User.objects.create_user("kari", password="et-langt-passord-1842"))
    assert "Clear-Site-Data" not in client.get("/konto/").headers
    assert client.post("/konto/logg-ut/").headers["Clear-Site-Data"] == '"cache"'
