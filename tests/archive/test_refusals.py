"""What is refused, with which sentence, and that nothing is touched then."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import Settings

from indicators.archive import ArchiveError, acts, restore_backup, write_backup
from indicators.archive.file import open_archive
from indicators.archive.places import LEFT_OUT, facts_of
from tests.archive.conftest import pointed_at, rewritten
from tests.signing_in.conftest import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)  # so that the test database is there at all

DAMAGED = "er ikke en hel sikkerhetskopi: den er skadet, avkuttet eller noe annet."


def refused(place: str, file: Path, *, unsealed: bool = False) -> str:
    """The sentence that a restore is refused with; the place is as empty as it was."""
    with pointed_at(place):
        with pytest.raises(ArchiveError) as refusal:
            restore_backup(connection, file, unsealed=unsealed)
        assert facts_of(connection).counts == {}
    return str(refusal.value)


def test_a_newer_backup_says_to_upgrade_first(backup: Path, place: str, tmp_path: Path) -> None:
    def newer(manifest: dict[str, Any]) -> None:
        manifest["program"] = "9.1.0"
        manifest["migrations"]["indicators"].append("0099_later")
        manifest["migrations"]["newapp"] = ["0001_initial"]

    assert refused(place, rewritten(backup, tmp_path / "newer.zip", newer)) == (
        "Sikkerhetskopien er laget av en nyere versjon av Målekort (9.1.0) enn denne (0.1.0), "
        "som ikke kjenner indicators.0099_later, newapp.0001_initial. "
        "Oppgrader programmet først. Ingenting er endret."
    )


def test_a_backup_too_old_to_be_brought_forwards_says_how(backup: Path, place: str, tmp_path: Path) -> None:
    def older(manifest: dict[str, Any]) -> None:
        manifest["migrations"]["indicators"] = ["0001_first", "0002_reporting"]

    assert refused(place, rewritten(backup, tmp_path / "older.zip", older)) == (
        "Sikkerhetskopien er laget av en så gammel versjon av Målekort (0.1.0) at denne (0.1.0) ikke kan "
        "bringe den frem. Les den inn med en versjon fra 30. november 2026, ta en ny sikkerhetskopi der, og "
        "les inn den. Ingenting er endret."
    )


def test_a_database_too_old_to_be_brought_forwards_is_left_alone(place: str) -> None:
    with pointed_at(place):
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        recorder.record_applied("indicators", "0001_first")
        with pytest.raises(CommandError, match="Databasen er fra en så gammel versjon"):
            call_command("migrate", verbosity=0)
        assert facts_of(connection).counts == {"django_migrations": 1}


def test_a_newer_kind_of_archive_says_to_upgrade_first(backup: Path, place: str, tmp_path: Path) -> None:
    newer = rewritten(
        backup, tmp_path / "newer.zip", lambda manifest: manifest.update(format=2, program="9.1.0")
    )
    assert refused(place, newer) == (
        "Sikkerhetskopien er laget av en nyere versjon av Målekort (9.1.0) enn denne (0.1.0). "
        "Oppgrader programmet først. Ingenting er endret."
    )


def test_a_backup_of_the_other_database_says_where_to_point(backup: Path, place: str, tmp_path: Path) -> None:
    names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    ours = names.pop(connection.vendor)
    [(vendor, theirs)] = names.items()
    other = rewritten(backup, tmp_path / "other.zip", lambda manifest: manifest.update(vendor=vendor))
    assert refused(place, other) == (
        f"Sikkerhetskopien er av en {theirs}-database, men DATABASE_URL peker på {ours}. "
        f"La DATABASE_URL peke på en tom {theirs}-database, og prøv igjen. Ingenting er endret."
    )


def test_a_place_with_anything_in_it_is_refused(backup: Path, place: str) -> None:
    with pointed_at(place):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE mine (id integer)")
        with pytest.raises(ArchiveError, match="er ikke tom"):
            restore_backup(connection, backup)
        assert facts_of(connection).counts == {"mine": 0}


def test_other_counts_than_the_manifest_leave_the_place_empty(
    backup: Path, place: str, tmp_path: Path
) -> None:
    def one_more(manifest: dict[str, Any]) -> None:
        manifest["counts"]["indicators_scorecardline"] += 1

    assert refused(place, rewritten(backup, tmp_path / "counts.zip", one_more), unsealed=True) == (
        "Antall rader stemmer ikke etter gjenoppretting (indicators_scorecardline). "
        "Databasen er tømt igjen; bruk en annen kopi."
    )
    with pointed_at(place):  # so empty that the right backup fits
        assert restore_backup(connection, backup).faults == ()


NOT_OURS = (
    "er ikke forseglet med nøkkelen til denne installasjonen. Innholdet kan være endret av noen andre. "
    "Er nøkkelen byttet, sett den gamle i TRAIL_OLD_KEYS. Vet du hvor filen kommer fra, legg den inn med "
    "--unsealed. Ingenting er endret."
)


@pytest.mark.parametrize(
    "change",
    [{"sha256": "0" * 64}, {"counts": {}}, {"trail": [1, "0" * 64]}, {"made": "2020-01-01T00:00:00+00:00"},
     {"program": "0.0.9"}, {"migrations": {}}, {"size": 1}, {"seal": "0" * 64}],
)  # fmt: skip
def test_a_manifest_that_somebody_changed_does_not_fit_its_seal(
    backup: Path, place: str, tmp_path: Path, change: dict[str, Any]
) -> None:
    file = rewritten(backup, tmp_path / "changed.zip", lambda manifest: manifest.update(change))
    assert refused(place, file) == f"{file} {NOT_OURS}"


def test_a_backup_under_an_old_key_is_ours_and_one_of_others_is_not(
    backup: Path, place: str, settings: Settings
) -> None:
    old = settings.TRAIL_KEYS
    settings.TRAIL_KEYS = (b"new",)
    assert refused(place, backup) == f"{backup} {NOT_OURS}"
    settings.TRAIL_KEYS = (b"new", *old)
    with pointed_at(place):
        assert restore_backup(connection, backup).manifest.holds


def test_what_runs_by_itself_is_not_let_in(
    backup: Path, new_place: Callable[[], str], tmp_path: Path
) -> None:
    """Made by somebody who had the database, and sealed by the program, which copies what is there."""
    with pointed_at(new_place()):
        restore_backup(connection, backup)
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("CREATE TRIGGER door AFTER UPDATE ON indicators_user BEGIN SELECT 1; END")
                names = "door"
            else:
                cursor.execute(
                    "CREATE FUNCTION open_it() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
                )
                cursor.execute(
                    "CREATE TRIGGER door AFTER UPDATE ON indicators_user EXECUTE FUNCTION open_it()"
                )
                names = "door, open_it"
        write_backup(connection, tmp_path / "door.zip")
    assert refused(new_place(), tmp_path / "door.zip") == (
        "Sikkerhetskopien har noe som kjører av seg selv i databasen, og som ikke er programmets: "
        f"{names}. Databasen er tømt igjen; bruk en annen kopi."
    )


def test_a_stolen_backup_holds_nobodys_session(
    backup: Path, new_place: Callable[[], str], tmp_path: Path
) -> None:
    file = tmp_path / "stolen.zip"
    with pointed_at(new_place()):
        restore_backup(connection, backup)
        client = Client()
        client.post("/konto/logg-inn/", {"login": "leder", "password": PASSWORD})
        key = client.session.session_key
        counts = facts_of(connection).counts
        assert [counts[table] > 0 for table in LEFT_OUT] == [True] * 3
        made = write_backup(connection, file)
    assert [made.counts[table] for table in LEFT_OUT] == [0, 0, 0]
    with open_archive(file) as archive, archive.data() as source:
        assert key.encode() not in source.read()
    with pointed_at(new_place()):
        restored = restore_backup(connection, file)
        assert restored.faults == ()
        assert facts_of(connection).counts == made.counts
        assert client.get("/hjelp/").status_code == 302


@pytest.mark.parametrize("size", [2**20, 2**26])
def test_a_manifest_that_unpacks_to_much_is_read_no_further(place: str, tmp_path: Path, size: int) -> None:
    """64 MB of blanks lie in 64 kB; nothing near that is held."""
    file = tmp_path / "bomb.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("database", b"")
        archive.writestr("manifest.json", b"{" + b" " * size + b"}")
    tracemalloc.start()
    told = refused(place, file)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert DAMAGED in told
    assert held < 8 * 2**20


def test_a_manifest_within_a_thousand_brackets_is_none(place: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "deep.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("database", b"")
        archive.writestr("manifest.json", "[" * 200_000)
    assert DAMAGED in refused(place, tmp_path / "deep.zip")


def test_a_migration_that_fails_leaves_the_place_empty(
    backup: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: Any, **options: Any) -> None:
        raise CommandError("disken er full")

    monkeypatch.setattr(acts, "call_command", fail)
    with pointed_at(place):
        with pytest.raises(CommandError, match="disken er full"):
            restore_backup(connection, backup)
        assert facts_of(connection).counts == {}


@pytest.mark.parametrize("kept", [0, 1, 100, 0.5, 0.9, -1])
def test_a_truncated_file_is_refused(backup: Path, place: str, tmp_path: Path, kept: float) -> None:
    whole = backup.read_bytes()
    file = tmp_path / "cut.zip"
    file.write_bytes(whole[: int(kept * len(whole)) if isinstance(kept, float) else kept])
    assert refused(place, file) == f"{file} {DAMAGED} Bruk en annen kopi. Ingenting er endret."


def test_no_changed_byte_goes_unnoticed(backup: Path, tmp_path: Path) -> None:
    def content(file: Path) -> tuple[object, bytes] | None:
        try:
            with open_archive(file) as archive:
                archive.require_whole()
                with archive.data() as source:
                    return archive.manifest, source.read()
        except ArchiveError:
            return None

    whole, right = backup.read_bytes(), content(backup)
    assert right is not None
    file, noticed, places = tmp_path / "changed.zip", 0, range(0, len(whole), len(whole) // 150)
    for position in [*places, *range(len(whole) - 200, len(whole))]:
        changed = bytearray(whole)
        changed[position] ^= 0x55
        file.write_bytes(changed)
        found = content(file)
        assert found in (None, right), position
        noticed += found is None
    assert noticed > 150


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"SQLite format 3\x00" + b"\0" * 4096])
def test_what_is_no_archive_is_refused(place: str, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "none.zip").write_bytes(content)
    assert DAMAGED in refused(place, tmp_path / "none.zip")


def test_an_archive_of_something_else_is_refused(place: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "else.zip", "w") as archive:
        archive.writestr("letter.txt", "Hei")
    assert DAMAGED in refused(place, tmp_path / "else.zip")


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b'{"format": "1"}', b"\xff\xfe"])
def test_a_manifest_that_is_none_is_refused(place: str, tmp_path: Path, manifest: bytes) -> None:
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as archive:
        archive.writestr("database", b"")
        archive.writestr("manifest.json", manifest)
    assert DAMAGED in refused(place, tmp_path / "odd.zip")


def test_a_file_that_is_missing_or_a_folder_is_refused(place: str, tmp_path: Path) -> None:
    missing = tmp_path / "missing.zip"
    assert refused(place, missing) == f"Kan ikke lese {missing}: No such file or directory."
    assert refused(place, tmp_path) == f"Kan ikke lese {tmp_path}: Is a directory."
