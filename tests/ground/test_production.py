"""What production says to browsers, with its own settings: https for a year, cookies of this host alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import databases
from tests.ground.test_settings import PRODUCTION, ROOT

pytestmark = pytest.mark.once

ASK = """
import json
import django
django.setup()
from django.test import Client
from indicators.models import User

host = {"HTTP_HOST": "malekort.kommune.example"}
PLAIN = "http://malekort.kommune.example/"
person = Client(**host)
person.force_login(User.objects.create_user("kari"))
session = person.session
session["seen"] = 0  # so that the clock of the session is written, and its cookie sent
session.save()
answers = {
    "plain": person.get("/malekort/?ar=2025"),
    "health": Client().get("/healthz"),
    "door": Client(**host).get("/konto/logg-inn/", secure=True),
    "inside": person.get("/hjelp/", secure=True),
    "missing": person.get("/finnes-ikke/", secure=True),
    "not allowed": person.get("/konto/logg-ut/", secure=True),
    "language": person.post("/sprak/", {"language": "nn", "next": PLAIN}, secure=True),
    "appearance": person.post("/utseende/", {"scheme": "dark", "next": PLAIN}, secure=True),
    "elsewhere": Client(HTTP_HOST="evil.example").get("/konto/logg-inn/", secure=True),
    "out": person.post("/konto/logg-ut/", secure=True),
}
print(json.dumps({name: {
    "status": got.status_code, "headers": dict(got.headers), "size": len(got.content),
    "cookies": {key: {flag: cookie[flag] for flag in ("secure", "httponly", "samesite", "path", "domain")}
                for key, cookie in got.cookies.items() if cookie["max-age"] != 0},
} for name, got in answers.items()}))
"""


@pytest.fixture(scope="module")
def answers(django_db_setup: None, tmp_path_factory: Any) -> dict[str, Any]:
    """A handful of addresses, asked for in a process that has production's settings and tables."""
    place: Path = tmp_path_factory.mktemp("production") / "malekort.sqlite3"
    key = databases.key_of(*databases.DECIDE_TABLES)
    shutil.copyfile(databases.kept("sqlite", key, databases._tables_of_sqlite), place)
    static = Path(place.parent / "static")
    told = PRODUCTION | {
        "DATABASE_URL": f"sqlite:///{place}",
        "STATIC_ROOT": str(static),
        "DJANGO_SETTINGS_MODULE": "tests.ground.production_settings",
    }
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | told
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_plain_http_is_led_to_https_and_nothing_else_is_answered(answers: dict[str, Any]) -> None:
    plain = answers["plain"]
    assert (plain["status"], plain["headers"]["Location"]) == (
        301,
        "https://malekort.kommune.example/malekort/?ar=2025",
    )
    assert {name: got["status"] for name, got in answers.items()} == {
        "plain": 301, "health": 200, "door": 200, "inside": 200, "missing": 404, "not allowed": 405,
        "language": 302, "appearance": 302, "elsewhere": 400, "out": 302,
    }  # fmt: skip


def test_browsers_keep_to_https_for_a_year(answers: dict[str, Any]) -> None:
    by_https = {name: got for name, got in answers.items() if name not in ("plain", "health")}
    assert {got["headers"].get("Strict-Transport-Security") for got in by_https.values()} == {
        "max-age=31536000; includeSubDomains; preload"
    }


def test_cookies_are_of_this_host_over_https_alone(answers: dict[str, Any]) -> None:
    found: dict[str, dict[str, Any]] = {}
    for got in answers.values():
        found |= got["cookies"]
    right = {"secure": True, "httponly": True, "samesite": "Lax", "path": "/", "domain": ""}
    names = ("__Host-sessionid", "__Host-csrftoken", "__Host-language", "__Host-appearance")
    assert found == dict.fromkeys(names, right)


def test_every_answer_says_what_may_be_kept_embedded_and_used(answers: dict[str, Any]) -> None:
    for name, got in answers.items():
        if name in ("plain", "health"):
            continue
        headers = got["headers"]
        assert "no-store" in headers["Cache-Control"], name
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin", name
        assert headers["Permissions-Policy"].startswith("camera=()"), name
        assert "unsafe" not in headers["Content-Security-Policy"], name
        assert "default-src 'none'" in headers["Content-Security-Policy"], name
        assert headers["X-Content-Type-Options"] == "nosniff", name


def test_a_choice_of_language_does_not_lead_out_of_https(answers: dict[str, Any]) -> None:
    assert [answers[name]["headers"]["Location"] for name in ("language", "appearance")] == ["/", "/"]


def test_a_page_that_is_only_sent_to_has_the_houses_look(answers: dict[str, Any]) -> None:
    headers = answers["not allowed"]["headers"]
    assert answers["not allowed"]["size"] > 500
    assert (headers["Content-Type"], headers["Allow"]) == ("text/html; charset=utf-8", "POST")
