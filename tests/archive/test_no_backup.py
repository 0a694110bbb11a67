"""When no backup is written: it says why, and leaves no file."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from indicators.archive import ArchiveError, postgresql, restore_backup, write_backup
from tests.archive.conftest import pointed_at

pytestmark = pytest.mark.django_db(transaction=True)  # so that the test database is there at all


def test_a_backup_replaces_nothing(place: str, tmp_path: Path) -> None:
    file = tmp_path / "there.zip"
    file.write_text("i går")
    with pointed_at(place), pytest.raises(ArchiveError) as refusal:
        write_backup(connection, file)
    assert str(refusal.value) == f"{file} finnes fra før. Velg et annet navn."
    assert file.read_text() == "i går"


def test_a_backup_needs_a_folder(place: str, tmp_path: Path) -> None:
    with pointed_at(place), pytest.raises(ArchiveError) as refusal:
        write_backup(connection, tmp_path / "no" / "file.zip")
    assert str(refusal.value) == f"Kan ikke skrive i mappen {tmp_path}/no: No such file or directory."


def test_a_backup_that_fails_leaves_no_file(
    backup: Path, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indicators.archive.file.Sink.write", fail)
    (tmp_path / "out").mkdir()
    with pointed_at(place):
        restore_backup(connection, backup)
        with pytest.raises(ArchiveError, match="No space left on device"):
            write_backup(connection, tmp_path / "out" / "file.zip")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_damaged_sqlite_database_is_not_passed_off_as_a_backup(place: str, tmp_path: Path) -> None:
    damaged, file = tmp_path / "damaged.sqlite3", tmp_path / "file.zip"
    with sqlite3.connect(damaged) as database:
        database.execute("CREATE TABLE t (a TEXT, b TEXT)")
        database.execute("CREATE INDEX i ON t (a)")
        database.executemany("INSERT INTO t VALUES (?, ?)", [(f"{n}", "x" * 500) for n in range(500)])
    database.close()
    content = bytearray(damaged.read_bytes())
    content[4096 * 30 : 4096 * 31] = b"\xee" * 4096
    damaged.write_bytes(content)
    source = ConnectionHandler({"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": damaged}})[
        "default"
    ]
    with pytest.raises(ArchiveError, match=r"^Databasen (er skadet|svarer ikke)"):
        write_backup(source, file)
    assert not file.exists()


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (None, "Programmet pg_dump mangler. Installer postgresql-client-15 eller nyere."),
        (
            "echo pg_dump 13.2",
            "er versjon 13, eldre enn databasen. Installer postgresql-client-15 eller nyere.",
        ),
        ("echo pg_dump 15; [ $1 = --version ] || { echo går ikke >&2; exit 1; }", "pg_dump ga opp: går ikke"),
    ],
)
def test_a_tool_that_is_missing_old_or_failing_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, sentence: str
) -> None:
    tool = tmp_path / "pg_dump"
    if script:
        tool.write_text(f"#!/bin/sh\n{script}\n")
        tool.chmod(0o755)
    monkeypatch.setattr(postgresql, "DEBIAN_TOOLS", tmp_path / "none")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin" if script else str(tmp_path))

    def dump() -> None:
        with postgresql.client((postgresql.require_tool("pg_dump", server=15), "--format=custom"), {}):
            pass

    with pytest.raises(ArchiveError) as refusal:
        dump()
    assert sentence in str(refusal.value)


def test_the_newest_tool_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("9.6", "15", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "pg_dump").touch()
    monkeypatch.setattr(postgresql, "DEBIAN_TOOLS", tmp_path)
    assert postgresql.find_tool("pg_dump") == str(tmp_path / "17" / "bin" / "pg_dump")
