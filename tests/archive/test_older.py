"""A backup of an older program goes forwards through every migration with data in it.

`rows_of_0038.jsonl` holds a small municipality as the program wrote it when its first 38 migrations were
drawn together: every table, one row to a line. After the first release it is never written anew; a later
table has its rows from the migrations.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from indicators.archive import restore_backup, write_backup
from indicators.archive.checks import faults
from indicators.archive.places import facts_of
from indicators.models import Result
from tests import databases
from tests.archive.conftest import pointed_at

pytestmark = pytest.mark.django_db(transaction=True)  # so that the test database is there at all

ROWS = Path(__file__).with_name("rows_of_0038.jsonl")
FIRST = ("indicators", "0001_squashed_0038_municipality_arms")
WRITTEN = ["25 av 30", "27,2 %", "28,8 %", "Godt samliv 2. Fødselsforberedende kurs 6."]
WRITTEN += ["1. halvår 19 2. halvår 51", "Ikke målt"]


def begin_with_the_first() -> None:
    """The program's first tables, and its rows in them."""
    apps = MigrationExecutor(connection).migrate([FIRST]).apps
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in ROWS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row.pop("model")].append(row)
    models = {name: apps.get_model("indicators", name) for name in rows}
    with transaction.atomic():  # references are checked at its end
        for name, model in models.items():
            columns = {field.attname: field for field in model._meta.concrete_fields}
            model._base_manager.bulk_create(
                model(**{column: columns[column].to_python(value) for column, value in row.items()})
                for row in rows[name]
            )
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models.values())):
            cursor.execute(statement)


def require_today(client: Client) -> None:
    """The data is whole, at the newest migration, and the program is ready."""
    assert faults() == ()
    assert sorted(Result.objects.values_list("written", flat=True)) == sorted(WRITTEN)
    corrected = Result.objects.get(written="27,2 %").history.order_by("history_id")
    assert list(corrected.values_list("written", "history_user__username")) == [
        ("28,2 %", "malekort"),
        ("27,2 %", "leder"),
    ]
    assert client.get("/readyz").json() == {"status": "ready"}


def test_data_of_the_first_program_goes_forwards(
    new_place: Callable[[], str], tmp_path: Path, client: Client
) -> None:
    with pointed_at(new_place()):
        begin_with_the_first()
        write_backup(connection, tmp_path / "older.zip")
    with pointed_at(new_place()):
        restored = restore_backup(connection, tmp_path / "older.zip")
        assert restored.migrated > 0
        assert facts_of(connection).counts["django_session"] == 0
        require_today(client)
        migrated = databases.shape()
    assert migrated == databases.shape()  # the tables of all other tests, which are made without migrations
