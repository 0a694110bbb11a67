"""Faults that were in the data are named after restoring; the data is put in all the same."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from indicators.archive import checks, restore_backup, write_backup
from indicators.models import ScorecardLine
from tests.archive.conftest import pointed_at

pytestmark = pytest.mark.django_db(transaction=True)  # so that the test database is there at all


def test_a_row_without_its_history_is_named_and_kept(
    backup: Path, new_place: Callable[[], str], tmp_path: Path
) -> None:
    with pointed_at(new_place()):
        restore_backup(connection, backup)
        line = ScorecardLine.objects.get(indicator__code="regning")
        with connection.cursor() as cursor:  # behind the program's back
            cursor.execute("UPDATE indicators_scorecardline SET version = 7 WHERE id = %s", [line.pk])
        write_backup(connection, tmp_path / "changed.zip")
    with pointed_at(new_place()):
        told = StringIO()
        with pytest.raises(CommandError) as refusal:
            call_command("restore", str(tmp_path / "changed.zip"), stdout=told)
        assert str(refusal.value) == (
            "Alt er lagt inn, men innholdet hadde feil da det ble kopiert:\n"
            f"Målekortlinje: versjonen som gjelder, mangler i historikken for {line.pk}.\n"
            f"Målekortlinje {line.pk} er ikke som historikken sier (versjon)."
        )
        assert "Antallene stemmer." in told.getvalue()
        assert ScorecardLine.objects.get(pk=line.pk).version == 7


def test_every_check_that_is_listed_is_asked(
    backup: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "CHECKS", (*checks.CHECKS, lambda: ["Sporet er brutt ved 12."]))
    with pointed_at(place):
        assert restore_backup(connection, backup).faults == ("Sporet er brutt ved 12.",)
