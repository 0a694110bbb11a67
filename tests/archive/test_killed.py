"""A process killed while it writes leaves a whole database, and the next one goes on from there."""

from __future__ import annotations

import subprocess
from itertools import islice
from pathlib import Path

import pytest
from django.db import connection

from indicators.archive import restore_backup
from indicators.archive.checks import faults
from indicators.models import Result, ResultPart
from tests.archive.conftest import ROOT, manage, pointed_at

pytestmark = pytest.mark.django_db(transaction=True)  # so that the test database is there at all


def write_and_die(place: str, saves: int) -> dict[int, int]:
    """Start a writer and kill it after so many saves; the last version told of each line."""
    command, environment = manage(place, "-m", "tests.archive.writing_on")
    environment["DJANGO_SETTINGS_MODULE"] = "kommune.settings"
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        told = [line.split() for line in islice(writer.stdout, saves)]
        writer.kill()
        told += [line.split() for line in writer.stdout if line.endswith("\n")]
    assert writer.returncode == -9
    return {int(line): int(version) for line, version in told}


def test_kill_nine_during_writes_leaves_whole_saves(backup: Path, place: str) -> None:
    with pointed_at(place):
        restore_backup(connection, backup)
    for number in (9, 14):  # the second start finds what the first left
        told = write_and_die(place, number)
        assert len(told) == 4
        with pointed_at(place):
            if connection.vendor == "sqlite":
                with connection.cursor() as cursor:
                    cursor.execute("PRAGMA integrity_check")
                    assert cursor.fetchall() == [("ok",)]
            assert faults() == ()
            for row in Result.objects.all():
                assert told[row.line_id] <= row.version <= told[row.line_id] + 1
                written = list(row.history.order_by("history_id").values_list("written", "version"))
                assert written == [
                    (f"1. halvår {version} 2. halvår 51", version) for version in range(1, row.version + 1)
                ]
                assert [part.value for part in row.parts.all()] == [row.version, 51]
            added = ResultPart.history.filter(history_type="+").count()
            assert added == 2 * sum(Result.objects.values_list("version", flat=True))
