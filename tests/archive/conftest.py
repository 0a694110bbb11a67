"""Places that backups come from and go to, beside the database that the other tests use."""

from __future__ import annotations

import json
import os
import secrets
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from indicators.archive import write_backup
from indicators.models import Role
from tests import municipality

ROOT = Path(__file__).parents[2]
LINES = ("lesing", "regning", "trivsel", "fravar")


def rewritten(backup: Path, file: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """The backup with a manifest that says something else."""
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(file, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        change(manifest)
        new.writestr("database", old.read("database"))
        new.writestr("manifest.json", json.dumps(manifest))
    return file


@contextmanager
def pointed_at(place: str) -> Iterator[None]:
    """Let the program's own connection be for another database for a while."""
    kept = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = place
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = kept


def address_of(place: str) -> str:
    """The place as DATABASE_URL names it."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{place}"
    held = connection.settings_dict
    who = f"{held['USER']}:{held['PASSWORD']}" if held["PASSWORD"] else held["USER"]
    return f"postgres://{who}@:{held['PORT']}/{place}?host={held['HOST']}"


def manage(place: str, *arguments: str) -> tuple[list[str], dict[str, str]]:
    """The command and the environment that run manage.py, or a module, for a place."""
    environment = os.environ | {"DATABASE_URL": address_of(place), "LOG_LEVEL": "WARNING"}
    return [sys.executable, *arguments], environment


@pytest.fixture
def new_place(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Makes empty places; they are gone after the test."""
    made: list[str] = []

    def make() -> str:
        name = f"place_{secrets.token_hex(4)}"
        if connection.vendor == "sqlite":
            return str(tmp_path / f"{name}.sqlite3")
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"
                " LOCALE_PROVIDER icu ICU_LOCALE 'nb-NO' LOCALE 'C.UTF-8'"
            )
        made.append(name)
        return name

    with django_db_blocker.unblock():
        yield make
        with connection.cursor() as cursor:
            for name in made:
                cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def place(new_place: Callable[[], str]) -> str:
    """One empty place."""
    return new_place()


def build_town() -> None:
    """A sector with a leader and four lines, three of them with a target."""
    school = municipality.sector("skole")
    area = municipality.area("6.4", "Skole", school)
    for order, code in enumerate(LINES, start=1):
        target = None if code == "trivsel" else "≥ 5"
        municipality.line(code, of=area, by=school, target=target, order=order)
    municipality.user("leder", Role.LEADER, sector=school)


@pytest.fixture(scope="session")
def backup(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Path:
    """A backup of the town."""
    file: Path = tmp_path_factory.mktemp("backups") / "town.zip"
    assert Path(str(connection.settings_dict["NAME"])).name.startswith("test"), "emptied below"
    with django_db_blocker.unblock():
        build_town()
        write_backup(connection, file)
        call_command("flush", interactive=False, verbosity=0)
        connection.close()
    return file
