"""SQLite: its online backup, which is consistent while others write."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext

from .file import CHUNK, Sink
from .places import LEFT_OUT, Facts, facts_of
from .refusals import ArchiveError

WAIT_SECONDS = 20  # for others who write, as the program itself waits


@dataclass(frozen=True, slots=True)
class SqliteSnapshot:
    """A copy of the file."""

    path: Path
    facts: Facts

    def copy_to(self, sink: Sink) -> None:
        with self.path.open("rb") as file:
            sink.copy_from(file)


class SqlitePlace:
    """The file that a connection is for."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection
        self._path = Path(str(connection.settings_dict["NAME"]))

    @contextmanager
    def snapshot(self, folder: Path) -> Iterator[SqliteSnapshot]:
        """Copied in one step: in steps it would begin anew at every write of others."""
        if not self._path.exists():
            raise ArchiveError(gettext("Databasen %(file)s finnes ikke.") % {"file": self._path})
        with tempfile.TemporaryDirectory(prefix=".malekort-", dir=folder) as private:
            path = Path(private) / "copy.sqlite3"
            with _sqlite_errors(), _opened(self._path) as source, _opened(path) as copy:
                source.backup(copy)
                _empty(copy, LEFT_OUT)
                copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
            yield SqliteSnapshot(path, self._facts_of_a_whole(path))

    def _facts_of_a_whole(self, path: Path) -> Facts:
        """The copy's facts, read with the Norwegian order that its indexes need; refuses a damaged one."""
        copy = self._connection.copy()
        copy.settings_dict["NAME"] = str(path)
        copy.settings_dict["OPTIONS"] = {}
        try:
            with _sqlite_errors():
                with copy.cursor() as cursor:
                    cursor.execute("PRAGMA integrity_check(1)")
                    answer = cursor.fetchone()[0]
                if answer != "ok":
                    raise ArchiveError(
                        gettext("Databasen er skadet og kan ikke kopieres: %(why)s.") % {"why": answer}
                    )
                return facts_of(copy)
        finally:
            copy.close()

    def require_empty(self) -> None:
        if not self._path.exists():
            return
        with _sqlite_errors(), _opened(self._path) as database:
            if database.execute("SELECT 1 FROM sqlite_master").fetchone() is not None:
                raise ArchiveError(
                    gettext(
                        "%(file)s er ikke tom. En sikkerhetskopi legges bare inn på en tom plass: "
                        "stopp programmet, flytt filen og dem som heter det samme med -wal og -shm etter, "
                        "og prøv igjen."
                    )
                    % {"file": self._path}
                )

    def fill(self, source: IO[bytes]) -> None:
        """One transaction of SQLite's own: broken off at any moment, the place is still empty."""
        self._connection.close()
        with (
            _sqlite_errors(),
            tempfile.NamedTemporaryFile(dir=self._path.parent, prefix=".malekort-") as staged,
        ):
            while data := source.read(CHUNK):
                staged.write(data)
            staged.flush()
            with _opened(Path(staged.name)) as copy, _opened(self._path) as database:
                copy.backup(database)

    def running(self) -> list[str]:
        query = "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"
        with _sqlite_errors(), _opened(self._path) as database:
            return [name for (name,) in database.execute(query)]

    def clear(self) -> None:
        self._connection.close()
        with _sqlite_errors(), _opened(Path(":memory:")) as nothing, _opened(self._path) as database:
            nothing.backup(database)


def _empty(copy: sqlite3.Connection, tables: tuple[str, ...]) -> None:
    """Take the rows out so that nothing of them is left in the file's free pages."""
    copy.execute("PRAGMA secure_delete=ON")
    there = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in there.intersection(tables):
        copy.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of our own
    copy.commit()


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, timeout=WAIT_SECONDS)) as connection:
        yield connection


@contextmanager
def _sqlite_errors() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, DatabaseError, OSError) as error:
        raise ArchiveError(
            gettext("Databasen svarer ikke som den skal: %(why)s.") % {"why": error}
        ) from error
