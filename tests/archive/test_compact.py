"""What is erased is gone from the file too, once the database is packed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from indicators.archive import restore_backup
from indicators.models import User
from tests.archive.conftest import pointed_at

pytestmark = pytest.mark.django_db(transaction=True)  # so that the test database is there at all

NAME = "Kristbjørg-som-ingen-skal-finne"


def test_an_erased_name_is_in_no_file_after_the_database_is_packed(backup: Path, place: str) -> None:
    out = io.StringIO()
    with pointed_at(place):
        restore_backup(connection, backup)
        for name in (NAME, ""):
            User.objects.filter(username="leder").update(first_name=name)
        if connection.vendor == "sqlite":
            assert NAME.encode() in written(place)
        call_command("compact_database", stdout=out)
        if connection.vendor == "sqlite":
            assert NAME.encode() not in written(place)
        assert User.objects.get(username="leder").first_name == ""
    assert out.getvalue().startswith("Databasen er pakket: ")


def written(place: str) -> bytes:
    """Everything in SQLite's files."""
    return b"".join(path.read_bytes() for path in Path(place).parent.glob(f"{Path(place).name}*"))
