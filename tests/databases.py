"""The database of each process: tables that are made once and copied, and emptied without being made anew.

To go through every migration takes longer than most test files. The tables that came of it are kept beside
pytest's own cache, under a name made of everything that decides what they are: whoever changes a migration
or a model has them made anew, all others copy them.
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

from django.conf import settings
from django.db import connection

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


def _tables_of_sqlite(file: Path) -> None:
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    connection.close()  # what lies in its journal goes into the file
    shutil.copyfile(connection.settings_dict["NAME"], file)


def _tables_of_postgresql(file: Path) -> None:
    empty = connection.settings_dict["NAME"]
    made = connection.creation.create_test_db(verbosity=0, autoclobber=True)
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
