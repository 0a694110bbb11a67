"""The program starts only when it has been told what it must know, and then safely."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOOD_SECRET = "kL9#vQ2x-7mPz_4TfWcJ8hRb-1sYnGdAeU6oXiMtBqHwZr3E"  # 47 characters and then some
PRODUCTION = {
    "SECRET_KEY": GOOD_SECRET + "-0123456789",
    "ALLOWED_HOSTS": "malekort.kommune.example",
    "DATABASE_URL": "sqlite:///var/never-opened.sqlite3",
}

DIRECTORY = {
    "OIDC_ISSUER": "https://login.kommune.example/tenant/v2.0",
    "OIDC_CLIENT_ID": "malekort",
    "OIDC_CLIENT_SECRET": "hemmelig",
    "OIDC_ROLE_MAP": "gruppe-a=controller;gruppe-b=leader:skole;*=reader",
}
ROLE_MAP_SENTENCE = (
    "OIDC_ROLE_MAP must be GROUP=ROLE pairs separated by semicolons, with the roles controller,"
    " management, auditor, leader:SECTOR and reader; '{}' is not such a pair."
)


def start(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    """Run Django's command line with nothing but the given variables."""
    bare = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *(command or ("check",))],
        cwd=ROOT, env=bare | environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


IMPORTS_SETTINGS = """
import json, os, sys
import datetime, pathlib, secrets, tomllib, urllib.parse, zoneinfo
import django.conf, django.core.exceptions, django.utils.csp
for asked in sys.stdin:
    place, environment = json.loads(asked)
    if not os.fork():
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(place)
        sys.path.insert(0, place)
        answer = ""
        try: import kommune.settings
        except django.core.exceptions.ImproperlyConfigured as error: answer = str(error)
        except BaseException as error: answer = repr(error)
        else: assert kommune.settings.__file__.startswith(place)
        print(json.dumps(answer), flush=True)
        os._exit(0)
    os.wait()
"""
"""Reads the settings of a place in an environment, each time in a process of its own, forked where Django is
imported and nothing of the program is."""


@pytest.fixture(scope="module")
def importing() -> Iterator[subprocess.Popen[str]]:
    """One process that is asked for all settings: starting Python and importing Django is done once."""
    with subprocess.Popen(
        [sys.executable, "-c", IMPORTS_SETTINGS],
        cwd="/", env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        yield process
        assert process.communicate() == ("", "")


type Read = Callable[[dict[str, str]], str]


@pytest.fixture
def read_settings(importing: subprocess.Popen[str], tmp_path: Path) -> Read:
    """The one sentence with which the settings refuse, or an empty text; no demo file within reach."""
    shutil.copytree(ROOT / "kommune", tmp_path / "kommune", dirs_exist_ok=True)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)  # the version is read from it
    bare = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1"}

    def read(environment: dict[str, str]) -> str:
        assert importing.stdin
        assert importing.stdout
        importing.stdin.write(json.dumps([str(tmp_path), bare | environment]) + "\n")
        importing.stdin.flush()
        sentence: str = json.loads(importing.stdout.readline())
        return sentence

    return read


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({}, ""),
        (
            {"SECRET_KEY": ""},
            "SECRET_KEY is missing: set it to a long random text"
            " (a demo on this machine is started with `make demo`).",
        ),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be at least 50 characters, chosen at random."),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY must be at least 50 characters, chosen at random."),
        (
            {"ALLOWED_HOSTS": " "},
            "ALLOWED_HOSTS is missing: set it to the host names people will use, separated by commas.",
        ),
        (
            {"ALLOWED_HOSTS": "*"},
            "ALLOWED_HOSTS must name the hosts; * would let anyone forge links in e-mails.",
        ),
        (
            {"MALEKORT_DEBUG": "1"},
            "MALEKORT_DEBUG=1 shows secrets in error pages and needs MALEKORT_DEMO=1 beside it.",
        ),
        (
            {"MALEKORT_DEBUG": "1", "MALEKORT_DEMO": "1"},
            "MALEKORT_DEBUG=1 is refused when ALLOWED_HOSTS names anything but this machine"
            " (localhost, 127.0.0.1, [::1]).",
        ),
        (
            {"MALEKORT_DEMO": "1"},
            "MALEKORT_DEMO=1 is refused when ALLOWED_HOSTS names anything but this machine"
            " (localhost, 127.0.0.1, [::1]).",
        ),
        ({"MALEKORT_DEMO": "1", "ALLOWED_HOSTS": "localhost"}, ""),
        ({"EMAIL_TLS": "ssl"}, ""),
        ({"EMAIL_TLS": "yes"}, "EMAIL_TLS must be one of starttls, ssl, none, not 'yes'."),
        (
            {"EMAIL_TLS": "none", "EMAIL_HOST": "post", "EMAIL_USER": "malekort"},
            "EMAIL_TLS=none is refused with EMAIL_USER: the password would travel unencrypted.",
        ),
        ({"MALEKORT_DEMO": "yes"}, "MALEKORT_DEMO must be 0 or 1, not 'yes'."),
        ({"MUNICIPALITY_NUMBER": "427"}, "MUNICIPALITY_NUMBER must be four digits, not '427'."),
        (
            {"MUNICIPALITY_SINCE": "i fjor"},
            "MUNICIPALITY_SINCE must be a whole number from 1838 to 2200, not 'i fjor'.",
        ),
        ({"MUNICIPALITY_LANGUAGE": "no"}, "MUNICIPALITY_LANGUAGE must be nb or nn, not 'no'."),
        ({"ACCESSIBILITY_FEEDBACK": "post@testvik.kommune.no", "ORGANISATION_NUMBER": "999 999 999"}, ""),
        (
            {"ACCESSIBILITY_FEEDBACK": "postmottaket"},
            "ACCESSIBILITY_FEEDBACK must be an e-mail address, or the address of a form beginning with https://,"
            " not 'postmottaket'.",
        ),
        (
            {"ACCESSIBILITY_DECLARATION": "uustatus.no"},
            "ACCESSIBILITY_DECLARATION must be an address beginning with https://, not 'uustatus.no'.",
        ),
        ({"ORGANISATION_NUMBER": "3420"}, "ORGANISATION_NUMBER must be nine digits, not '3420'."),
        (
            {"SESSION_IDLE_MINUTES": "0"},
            "SESSION_IDLE_MINUTES must be a whole number from 5 to 1440, not '0'.",
        ),
        (
            {"PERSON_RETENTION_DAYS": "tre år"},
            "PERSON_RETENTION_DAYS must be a whole number from 1 to 36500, not 'tre år'.",
        ),
        (
            {"DATABASE_URL": "mysql://somebody@somewhere/base"},
            "DATABASE_URL must be sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME, not mysql.",
        ),
        (
            {"DATABASE_URL": "postgres://somebody@somewhere"},
            "DATABASE_URL must be sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME;"
            " the part after the last slash is missing.",
        ),
        (
            {"DATABASE_URL": "postgres://somewhere:port/base"},
            "DATABASE_URL must be sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME"
            " (Port could not be cast to integer value as 'port'). A password with signs like / # % goes into"
            " DATABASE_PASSWORD as it is.",
        ),
        ({"MFA_REQUIRED_ROLES": "controller, management"}, ""),
        (
            {"MFA_REQUIRED_ROLES": "controller,sjef"},
            "MFA_REQUIRED_ROLES must name roles (leader, management, auditor, controller, contributor)"
            " separated by commas, not 'sjef'.",
        ),
        (DIRECTORY, ""),
        (
            {"OIDC_NAME": "Entra ID"},
            "OIDC_ISSUER is missing: it is needed when any other OIDC variable is set.",
        ),
        (
            DIRECTORY | {"OIDC_CLIENT_SECRET": ""},
            "OIDC_CLIENT_SECRET is missing: it is needed when any other OIDC variable is set.",
        ),
        (
            DIRECTORY | {"OIDC_ROLE_MAP": " "},
            "OIDC_ROLE_MAP is missing: it is needed when any other OIDC variable is set.",
        ),
        (
            DIRECTORY | {"OIDC_ISSUER": "http://login.kommune.example"},
            "OIDC_ISSUER must be the provider's address, https://HOST/PATH, not 'http://login.kommune.example'.",
        ),
        (DIRECTORY | {"OIDC_SECOND_FACTOR": "yes"}, "OIDC_SECOND_FACTOR must be 0 or 1, not 'yes'."),
        (DIRECTORY | {"OIDC_ROLE_MAP": "gruppe=superuser"}, ROLE_MAP_SENTENCE.format("gruppe=superuser")),
        (DIRECTORY | {"OIDC_ROLE_MAP": "a=reader;gruppe=leader"}, ROLE_MAP_SENTENCE.format("gruppe=leader")),
        (
            DIRECTORY | {"OIDC_ROLE_MAP": "gruppe=auditor:skole"},
            ROLE_MAP_SENTENCE.format("gruppe=auditor:skole"),
        ),
        (DIRECTORY | {"OIDC_ROLE_MAP": "controller"}, ROLE_MAP_SENTENCE.format("controller")),
    ],
)
def test_each_wrong_variable_is_explained_in_one_sentence(
    change: dict[str, str], sentence: str, read_settings: Read
) -> None:
    assert read_settings(PRODUCTION | change) == sentence


def test_nothing_set_refuses_to_start(read_settings: Read) -> None:
    assert read_settings({}).startswith("SECRET_KEY is missing")


def test_a_forgotten_demo_file_is_read_by_a_demo_alone(read_settings: Read, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "demo.env").write_text("MALEKORT_DEMO=1\nSECRET_KEY=of-the-demo\n")
    assert read_settings({"MALEKORT_DEMO": "1"}) == ""
    assert read_settings({}).startswith("SECRET_KEY is missing")
    without_hosts = {"SECRET_KEY": PRODUCTION["SECRET_KEY"]}
    assert read_settings(without_hosts).startswith("ALLOWED_HOSTS is missing")


def test_a_command_says_in_one_sentence_what_it_was_not_told() -> None:
    result = start({}, "verify_trail")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "SECRET_KEY is missing: set it to a long random text"
        " (a demo on this machine is started with `make demo`).\n"
    )


def test_a_command_of_a_demo_says_so(tmp_path: Path) -> None:
    demo = {"MALEKORT_DEMO": "1", "SECRET_KEY": "x", "DATABASE_URL": f"sqlite:///{tmp_path}/demo.sqlite3"}
    result = start(demo, "check")
    assert result.stderr == f"DEMO: known passwords, plain http, database {tmp_path}/demo.sqlite3\n"
    assert start(demo | {"MALEKORT_DEMO_TOLD": "1"}, "check").stderr == ""


def test_what_is_answered_as_saved_is_on_the_disk() -> None:
    from kommune.settings import database

    assert "PRAGMA synchronous=FULL;" in database("sqlite:///x.sqlite3")["OPTIONS"]["init_command"]


@pytest.mark.parametrize("password", ["p/q#r", "æøå?", "x%41y", "a b:c@d"])
def test_a_password_may_hold_any_sign(password: str) -> None:
    from kommune.settings import database

    made = database("postgres://owner@db.example/malekort", "malekort_app", password)
    assert (made["USER"], made["PASSWORD"], made["HOST"]) == ("malekort_app", password, "db.example")


@pytest.mark.parametrize(
    ("chosen", "port", "starttls", "ssl"),
    [
        ("", 587, True, False),
        ("starttls", 587, True, False),
        ("ssl", 465, False, True),
        ("none", 25, False, False),
    ],
)
def test_mail_is_sent_as_the_server_wants_it(
    chosen: str, port: int, starttls: bool, ssl: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kommune import mail

    told = {"EMAIL_HOST": "post.kommune.example", "EMAIL_TLS": chosen}
    monkeypatch.setattr("kommune.environment.ENV", told)
    options = mail.mailers(demo=False)["outside"]["OPTIONS"]
    assert (options["port"], options["use_tls"], options["use_ssl"]) == (port, starttls, ssl)


def test_production_passes_djangos_deployment_check(tmp_path: Path) -> None:
    directory = DIRECTORY | {"MFA_REQUIRED_ROLES": "controller"}
    database = {"DATABASE_URL": f"sqlite:///{tmp_path}/malekort.sqlite3"}  # checking JSON opens it
    for environment in (PRODUCTION, PRODUCTION | directory):
        result = start(environment | database, "check", "--deploy", "--fail-level", "WARNING")
        assert (result.returncode, result.stderr) == (0, "")


def test_demo_users_are_refused_in_production(tmp_path: Path) -> None:
    file = tmp_path / "malekort.sqlite3"
    result = start(PRODUCTION | {"DATABASE_URL": f"sqlite:///{file}"}, "demo_users")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == []


def test_postgresql_keeps_its_connections(tmp_path: Path) -> None:
    from kommune.settings import database

    assert database("postgres://malekort:p%40ss@db.example:5433/malekort?sslmode=require") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "malekort",
        "USER": "malekort",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, "sslmode": "require"},
    }


@pytest.mark.parametrize(
    ("demo", "hosts", "told", "address"),
    [
        (False, ["malekort.kommune.no", "b"], "", "https://malekort.kommune.no"),
        (False, [".kommune.no"], "", ""),
        (False, ["a.no"], "https://b.no/", "https://b.no"),
        (True, ["localhost"], "", "http://localhost:8000"),
    ],
)
def test_letters_lead_to_the_installations_own_address(
    demo: bool, hosts: list[str], told: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kommune import mail

    monkeypatch.setattr("kommune.environment.ENV", {"SITE_URL": told})
    assert mail.site_url(demo=demo, hosts=hosts) == address
