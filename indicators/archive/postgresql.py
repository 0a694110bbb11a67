"""PostgreSQL: pg_dump and pg_restore, on one exported snapshot."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext
from psycopg import pq
from psycopg.conninfo import make_conninfo

from .file import CHUNK, Sink
from .places import LEFT_OUT, Facts, facts_of
from .refusals import ArchiveError

DEBIAN_TOOLS = Path("/usr/lib/postgresql")
THINGS = """
    WITH found (catalog, oid, kind, name) AS (
        SELECT 'pg_class'::regclass, oid, CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
               WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, oid::regclass::text
          FROM pg_class
         WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
        UNION ALL
        SELECT 'pg_proc'::regclass, oid, 'ROUTINE', oid::regprocedure::text
          FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
        UNION ALL
        SELECT 'pg_collation'::regclass, oid, 'COLLATION', oid::regcollation::text
          FROM pg_collation WHERE collnamespace = current_schema()::regnamespace
    )
    SELECT kind, name FROM found WHERE NOT EXISTS (
        SELECT FROM pg_depend WHERE classid = found.catalog AND objid = found.oid AND deptype = 'e')
    ORDER BY kind DESC, name
"""
"""Everything in the schema that is not part of an extension."""

RUNNING = """
    SELECT tgname FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT rulename FROM pg_rules WHERE schemaname = current_schema()
    UNION ALL
    SELECT relname FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('v', 'm', 'f')
    UNION ALL
    SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND NOT EXISTS (
        SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')
    UNION ALL
    SELECT polname FROM pg_policy
    ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class PostgresqlSnapshot:
    """A transaction that stays open while pg_dump reads what it sees."""

    command: tuple[str, ...]
    environment: dict[str, str]
    facts: Facts

    def copy_to(self, sink: Sink) -> None:
        with client(self.command, self.environment, stdout=subprocess.PIPE) as process:
            sink.copy_from(process.stdout)


class PostgresqlPlace:
    """The database that a connection is for."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection

    @contextmanager
    def snapshot(self, folder: Path) -> Iterator[PostgresqlSnapshot]:
        tool = self._tool("pg_dump")
        reader = self._connection.copy()
        try:
            with _database_errors():
                reader.set_autocommit(False)
                with reader.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                    cursor.execute("SELECT pg_export_snapshot()")
                    name = cursor.fetchone()[0]
                facts = facts_of(reader, but=LEFT_OUT)
            # Compressed by the archive; privileges come along, but are left out when it is restored.
            options = (
                "--format=custom", "--compress=0", "--no-password", f"--snapshot={name}",
                *(f"--exclude-table-data={table}" for table in LEFT_OUT),
            )  # fmt: skip
            yield PostgresqlSnapshot((tool, *options, self._address()), self._environment(), facts)
        finally:
            reader.close()

    def require_empty(self) -> None:
        if self._things():
            raise ArchiveError(
                gettext(
                    "Databasen %(name)s er ikke tom. En sikkerhetskopi legges bare inn på en tom plass: "
                    "lag en ny database som docs/drift.md viser, la DATABASE_URL peke på den, "
                    "og prøv igjen uten å kjøre migrate først."
                )
                % {"name": self._connection.settings_dict["NAME"]}
            )

    def fill(self, source: IO[bytes]) -> None:
        """In one transaction, with everything owned by whoever restores."""
        tool = self._tool("pg_restore")
        options = (
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            "--no-password",
        )
        with client((tool, *options, self._address()), self._environment(), stdin=subprocess.PIPE) as process:
            while data := source.read(CHUNK):
                process.stdin.write(data)

    def clear(self) -> None:
        with _database_errors(), self._connection.cursor() as cursor:
            for kind, name in self._things():
                cursor.execute(f"DROP {kind} IF EXISTS {name} CASCADE")

    def running(self) -> list[str]:
        with _database_errors(), self._connection.cursor() as cursor:
            cursor.execute(RUNNING)
            return [name for (name,) in cursor.fetchall()]

    def _things(self) -> list[tuple[str, str]]:
        with _database_errors(), self._connection.cursor() as cursor:
            cursor.execute(THINGS)
            found: list[tuple[str, str]] = cursor.fetchall()
            return found

    def _tool(self, name: str) -> str:
        with _database_errors():
            self._connection.ensure_connection()
            version: int = self._connection.pg_version  # type: ignore[attr-defined]
        return require_tool(name, server=version // 10_000)

    def _parameters(self) -> dict[str, Any]:
        known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
        given = self._connection.get_connection_params()
        return {name: value for name, value in given.items() if name in known and value not in (None, "")}

    def _address(self) -> str:
        """Everything but the password, which other users of the machine could read in a command line."""
        return "--dbname=" + make_conninfo("", **(self._parameters() | {"password": None}))

    def _environment(self) -> dict[str, str]:
        return dict(os.environ) | {"PGPASSWORD": str(self._parameters().get("password", ""))}


def require_tool(name: str, *, server: int) -> str:
    """A client program that is not older than the server, or a sentence on what to install."""
    tool = find_tool(name)
    if tool is None:
        raise ArchiveError(
            gettext("Programmet %(tool)s mangler. Installer postgresql-client-%(version)d eller nyere.")
            % {"tool": name, "version": server}
        )
    if (major := _major(tool)) < server:
        raise ArchiveError(
            gettext(
                "%(tool)s er versjon %(major)d, eldre enn databasen. "
                "Installer postgresql-client-%(version)d eller nyere."
            )
            % {"tool": tool, "major": major, "version": server}
        )
    return tool


def find_tool(name: str) -> str | None:
    """The newest of Debian's installed versions, else the one on the path."""
    versions = sorted(DEBIAN_TOOLS.glob(f"[0-9]*/bin/{name}"), key=_debian_version)
    return str(versions[-1]) if versions else shutil.which(name)


def _debian_version(tool: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", tool.parts[-3])]


def _major(tool: str) -> int:
    said = subprocess.run([tool, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = re.search(r"\d+", said.stdout)
    return int(found.group()) if found else 0


@contextmanager
def client(command: tuple[str, ...], environment: dict[str, str], **pipe: int) -> Iterator[Any]:
    """Run a client program beside the block that feeds or empties it; raises ArchiveError if it fails."""
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(command, env=environment, stderr=complaints, **pipe)  # type: ignore[call-overload]  # noqa: S603
        try:
            yield process
            if process.stdin:
                process.stdin.close()
        except BrokenPipeError:  # it has ended, and says why
            pass
        except BaseException:
            process.kill()
            raise
        finally:
            process.wait()
        complaints.seek(0)
        said = complaints.read().decode(errors="replace").strip()
    if process.returncode:
        raise ArchiveError(
            gettext("%(tool)s ga opp: %(why)s")
            % {"tool": Path(command[0]).name, "why": said or process.returncode}
        )


@contextmanager
def _database_errors() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise ArchiveError(
            gettext("Databasen svarer ikke som den skal: %(why)s.") % {"why": error}
        ) from error
