"""The database of each worker: tables that are made once and copied, and emptied without being made anew."""

from __future__ import annotations

import fcntl
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection


def make(worker: str, shared: Path | None) -> None:
    """Make the database of this process. Workers copy the tables that the first of them has made."""
    if shared is None:
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        return
    with (shared / "tables.made").open("a+", encoding="utf-8") as made:
        fcntl.flock(made, fcntl.LOCK_EX)
        made.seek(0)
        tables = connection.creation._get_test_db_name()
        if not made.read():
            connection.creation.create_test_db(verbosity=0, autoclobber=True)
            connection.close()
            if connection.vendor == "sqlite":
                shutil.copy(connection.settings_dict["NAME"], shared / "tables.sqlite3")
            made.write("yes")
        elif connection.vendor == "sqlite":
            _point_at(settings.DATABASES["default"]["TEST"]["NAME"])
            shutil.copy(shared / "tables.sqlite3", connection.settings_dict["NAME"])
        if connection.vendor == "postgresql":
            _point_at(tables)
            connection.creation.clone_test_db(worker, autoclobber=True, verbosity=0)
            _point_at(connection.creation.get_test_db_clone_settings(worker)["NAME"])


def drop() -> None:
    """Take the database of this process away again."""
    connection.close()
    connection.creation._destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


def _point_at(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def emptying(style: Any, tables: list[str], *, reset_sequences: bool = False, **_given: Any) -> list[str]:
    """What empties tables on PostgreSQL. TRUNCATE makes a new file for each of them, which takes a second."""
    quoted = [connection.ops.quote_name(table) for table in tables]
    held = ", ".join(f"EXISTS (SELECT FROM {table})" for table in quoted)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {held}")
        filled = [table for table, some in zip(quoted, cursor.fetchone(), strict=True) if some]
    from_one = (
        "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) FROM pg_sequences"
    )
    return [
        "SET LOCAL session_replication_role = replica",  # references are not asked about, all of them go
        *(f"DELETE FROM {table}" for table in filled),  # noqa: S608 our own tables
        *([from_one] if reset_sequences else []),
    ]
