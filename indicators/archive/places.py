"""What both databases answer to: their tables, rows and migrations, and how a place is copied and filled."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader

from .file import Sink


class Snapshot(Protocol):
    """The database as it stood at one moment, whatever is written meanwhile."""

    @property
    def facts(self) -> Facts:
        """What stood there."""

    def copy_to(self, sink: Sink) -> None:
        """Write all of it."""


class Place(Protocol):
    """A database that can be copied, or filled when it is empty. Everything raises ArchiveError."""

    def snapshot(self, folder: Path) -> AbstractContextManager[Snapshot]:
        """Hold the database still; ``folder`` has room for a copy."""

    def require_empty(self) -> None:
        """Refuse a place that holds anything."""

    def fill(self, source: IO[bytes]) -> None:
        """Put the copied data in; all of it or nothing."""

    def running(self) -> list[str]:
        """What stands there and runs by itself: triggers, views, routines, rules. The program has none."""

    def clear(self) -> None:
        """Make a place empty again that was empty before it was filled."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is counted in a snapshot."""

    migrations: dict[str, tuple[str, ...]]
    counts: dict[str, int]
    trail: tuple[int, str] | None = None
    """Number and digest of the last entry of the trail."""


LEFT_OUT = ("django_session", "usersessions_usersession", "shared_counters")
"""Tables whose rows are in no backup: whoever has one must not have anybody's session, and all sign in anew.
The counters of wrong guesses and used codes say something only while they are new."""


def facts_of(connection: BaseDatabaseWrapper, *, but: Collection[str] = ()) -> Facts:
    """Read what the manifest needs over this connection, in whatever snapshot it sees.

    Tables of ``but`` count as empty.
    """
    quote = connection.ops.quote_name
    migrations: dict[str, tuple[str, ...]] = {}
    counts: dict[str, int] = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT count(*) FROM {quote(table)}")  # noqa: S608 - a quoted name of our own
            counts[table] = 0 if table in but else cursor.fetchone()[0]
        if "django_migrations" in counts:
            cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
            for app, name in cursor.fetchall():
                migrations[app] = (*migrations.get(app, ()), name)
        trail = None
        if "indicators_trailhead" in counts:
            cursor.execute("SELECT sequence, digest FROM indicators_trailhead WHERE digest <> ''")
            trail = cursor.fetchone()
    return Facts(migrations, counts, tuple(trail) if trail else None)


def known_migrations() -> set[tuple[str, str]]:
    """Every migration that this version of the program has, or has drawn together with others."""
    on_disk = MigrationLoader(None).disk_migrations
    replaced = {(app, name) for migration in on_disk.values() for app, name in migration.replaces}
    return set(on_disk) | replaced


def half_way(applied: Collection[tuple[str, str]]) -> tuple[str, str] | None:
    """The migration that was drawn together from others of which only some are applied, if there is one.

    Such a database is of a version so old that this one no longer knows the way from it.
    """
    for key, migration in sorted(MigrationLoader(None).disk_migrations.items()):
        if 0 < len(set(migration.replaces) & set(applied)) < len(migration.replaces):
            return key
    return None
