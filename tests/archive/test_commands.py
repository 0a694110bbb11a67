"""The two commands as an administrator runs them."""

from __future__ import annotations

import json
import re
import stat
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from indicators.archive import restore_backup
from indicators.archive.places import facts_of
from indicators.models import ReportFile, ScorecardLine
from indicators.selectors.log.verification import verify
from tests.archive.conftest import ROOT, manage, pointed_at, rewritten
from tests.every_table import a_row_in_every_table

pytestmark = pytest.mark.django_db(transaction=True)  # so that the test database is there at all


def run(place: str, *arguments: str) -> tuple[int, str, str]:
    command, environment = manage(place, "manage.py", *arguments)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_there_and_back(backup: Path, new_place: Callable[[], str], tmp_path: Path) -> None:
    """With a row in every table: chapters, supervision, decisions and a report's file among them."""
    first, second, file = new_place(), new_place(), tmp_path / "natt.zip"
    with pointed_at(first):
        restore_backup(connection, backup)
        a_row_in_every_table(ScorecardLine.objects.order_by("pk")[0])
        counts, report = facts_of(connection).counts, ReportFile.objects.get()
    code, told, complaints = run(first, "backup", str(file))
    assert (code, complaints) == (0, "")
    rows, tables = sum(counts.values()), len(counts)
    when = r"\d\d\.\d\d\.\d{4} kl\. \d\d\.\d\d"
    assert re.fullmatch(f"{file}: {rows} rader i {tables} tabeller, {when}, Målekort 0.1.0\n", told)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []

    code, told, complaints = run(second, "restore", str(file))
    assert (code, complaints) == (0, "")
    assert re.fullmatch(
        f"Gjenopprettet {rows} rader i {tables} tabeller, som de var {when} i Målekort 0.1.0. "
        "Antallene stemmer.\n",
        told,
    )
    with pointed_at(second):
        assert facts_of(connection).counts == counts
        assert bytes(ReportFile.objects.get().content) == bytes(report.content)
        trail = verify()
        assert (trail.finding, trail.entries) == (None, counts["indicators_trailentry"])

    code, told, complaints = run(second, "restore", str(file))
    assert (code, told) == (1, "")
    assert "er ikke tom. En sikkerhetskopi legges bare inn på en tom plass" in complaints
    with pointed_at(second):
        assert facts_of(connection).counts == counts


def test_the_manifest_says_what_is_inside(backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        assert sorted(archive.namelist()) == ["database", "manifest.json"]
        found = json.loads(archive.read("manifest.json"))
        assert archive.getinfo("database").file_size == found["size"]
    assert list(found) == [
        "program", "made", "vendor", "migrations", "counts", "sha256", "size", "trail", "format",
        "seal",
    ]  # fmt: skip
    assert (found["format"], found["vendor"], found["program"]) == (1, connection.vendor, "0.1.0")
    assert found["migrations"]["admin"][-1] == "0003_logentry_add_action_flag_choices"
    assert found["counts"]["indicators_scorecardline"] == 4
    assert re.fullmatch("[0-9a-f]{64}", found["sha256"])
    sequence, digest = found["trail"]
    assert sequence == found["counts"]["indicators_trailentry"] > 0
    assert re.fullmatch("[0-9a-f]{64}", digest)
    assert re.fullmatch("[0-9a-f]{64}", found["seal"])


def test_a_backup_that_is_not_sealed_needs_a_word_of_its_own_and_is_named(
    backup: Path, place: str, tmp_path: Path
) -> None:
    file = rewritten(backup, tmp_path / "old.zip", lambda manifest: manifest.pop("seal"))
    code, told, complaints = run(place, "restore", str(file))
    assert (code, told) == (1, "")
    assert complaints.startswith(f"CommandError: {file} er ikke forseglet. Innholdet kan være endret")
    code, told, complaints = run(place, "restore", str(file), "--unsealed")
    assert (code, complaints) == (
        0,
        "ADVARSEL: filen er ikke forseglet med nøkkelen til denne installasjonen. "
        "Alt i den kan være endret av noen andre.\n",
    )
    assert told.endswith("Antallene stemmer.\n")
