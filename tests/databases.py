"""The database of each process: tables that are made once and copied, and emptied without being made anew.

The tables are kept beside pytest's own cache, under a name made of everything that decides what they are:
whoever changes a migration or a model has them made anew, all others copy them.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import pre_migrate

from indicators.collation import create_collation

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".pytest_cache" / "malekort"
DECIDE_TABLES = ("indicators/migrations/*.py", "indicators/models/*.py", "indicators/collation.py")
DECIDE_TABLES += ("indicators/apps.py", "kommune/settings.py", "requirements.lock", "tests/databases.py")
DECIDE_ROWS = (
    *DECIDE_TABLES,
    "fixtures/**/*",
    "indicators/*.py",
    "indicators/management/commands/load_elverum.py",
)
DECIDE_ROWS += tuple(f"indicators/{room}/**/*.py" for room in ("values", "judging", "workflow", "imports"))
MOST_KEPT = 4
"""Files of a kind that are kept: a few branches."""


def key_of(*patterns: str) -> str:
    """A name for what these files hold: the same for the same content, and for no other."""
    digest = sha256()
    for file in sorted({file for pattern in patterns for file in ROOT.glob(pattern) if file.is_file()}):
        digest.update(f"{file.relative_to(ROOT)}\0".encode() + sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def kept(kind: str, key: str, make: Callable[[Path], None]) -> Path:
    """The file of this kind and key; the process that asks first makes it, and the others wait for it."""
    folder = KEPT / kind
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / key
    with _lock(folder / "lock"):
        if not file.exists():
            half = folder / f"{key}.{os.getpid()}"
            make(half)
            half.rename(file)
            files = sorted(folder.glob("?" * len(key)), key=lambda one: one.stat().st_mtime)
            for old in files[:-MOST_KEPT]:
                old.unlink()
    return file


@contextmanager
def _lock(file: Path) -> Iterator[None]:
    with file.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def make(worker: str) -> None:
    """Make the database of this process, from tables that are kept or are made now."""
    key = key_of(*DECIDE_TABLES)
    if connection.vendor == "sqlite":
        file = kept("sqlite", key, _tables_of_sqlite)
        _point_at(settings.DATABASES["default"]["TEST"]["NAME"])
        shutil.copyfile(file, connection.settings_dict["NAME"])
        return
    name = f"{connection.creation._get_test_db_name()}_{worker or os.getpid()}"
    connection.settings_dict["TEST"]["NAME"] = name
    file = kept("postgresql", key, _tables_of_postgresql)
    connection.creation._create_test_db(verbosity=0, autoclobber=True)
    _point_at(name)
    _postgresql("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={name}", str(file))


def make_beside(suffix: str) -> dict[str, Any]:
    """Make a second, empty database of this process; returns its settings.

    SQLite's is made of the tables that are kept: what threads of a server have written last may lie in the
    journal beside the first one's file.
    """
    beside: dict[str, Any] = connection.creation.get_test_db_clone_settings(suffix)
    if connection.vendor == "sqlite":
        shutil.copyfile(kept("sqlite", key_of(*DECIDE_TABLES), _tables_of_sqlite), beside["NAME"])
    else:
        connection.close()
        connection.creation.clone_test_db(suffix, verbosity=0)
    return beside


def _tables() -> str:
    """Make a database's tables as the models describe them, and note every migration as applied.

    To go through every migration takes ten times longer; that they lead to the same tables is held by
    tests/archive/test_older.py. Returns the name of the database.
    """

    def with_letters(**_given: Any) -> None:
        with connection.schema_editor() as editor:
            create_collation().database_forwards("indicators", editor, None, None)

    app, wanted = apps.get_app_config("indicators"), connection.settings_dict["TEST"]
    pre_migrate.connect(with_letters, sender=app, weak=False)
    wanted["MIGRATE"] = False
    try:
        made: str = connection.creation.create_test_db(verbosity=0, autoclobber=True)
    finally:
        wanted["MIGRATE"] = True
        pre_migrate.disconnect(with_letters, sender=app)
    executor = MigrationExecutor(connection)
    executor.recorder.ensure_schema()
    for migration, _backwards in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        executor.record_migration(migration.app_label, migration.name)
    return made


WIDER = {"auth_group_permissions"}
"""Whose own numbers Django's migrations make wider on PostgreSQL than its models do; nobody has groups."""


def shape() -> dict[str, Any]:
    """What the tables of the connection's database are: columns and constraints, in whatever order they stand
    and whatever the database calls those that have no name in the models."""
    asked, found = connection.introspection, {}
    with connection.cursor() as cursor:
        for table in set(asked.table_names(cursor)) - WIDER:
            columns = sorted(map(tuple, asked.get_table_description(cursor, table)))
            rules = []
            for name, rule in asked.get_constraints(cursor, table).items():
                named = name if rule["check"] and not name.startswith("__unnamed") else ""
                kinds = [rule[kind] for kind in ("primary_key", "unique", "foreign_key", "check", "index")]
                rules.append(repr((named, rule["columns"] and sorted(rule["columns"]), kinds)))
            found[table] = (columns, sorted(rules))
    return found


def _tables_of_sqlite(file: Path) -> None:
    _tables()
    connection.close()  # what lies in its journal goes into the file
    shutil.copyfile(connection.settings_dict["NAME"], file)


def _tables_of_postgresql(file: Path) -> None:
    empty = connection.settings_dict["NAME"]
    made = _tables()
    connection.close()
    _postgresql("pg_dump", "--format=custom", "--compress=0", f"--file={file}", made)
    _point_at(empty)


def _postgresql(program: str, *arguments: str) -> None:
    held = connection.settings_dict
    where = {"PGHOST": held["HOST"], "PGPORT": held["PORT"], "PGUSER": held["USER"]}
    where["PGPASSWORD"] = held["PASSWORD"]
    environment = os.environ | {name: str(value) for name, value in where.items() if value}
    subprocess.run([program, *arguments], env=environment, check=True)


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
