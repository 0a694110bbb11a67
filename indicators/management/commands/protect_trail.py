"""Take from the program's own database role the power to change the trail, the history and editions."""

import re
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import connection, transaction

from indicators.management.asking import ProgramCommand
from indicators.models import Edition, KeptFile, TrailEntry, TrailHead
from indicators.models.row_digests import tracked_models

A_ROLE = re.compile(r"[A-Za-z_][A-Za-z0-9_$-]{0,62}")
FORBIDDEN = ("UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


def fixed_tables() -> list[str]:
    """The tables where rows are only added: the trail, all row history, and what was published."""
    found = [model._meta.db_table for model in (TrailEntry, Edition, KeptFile)]
    for model in tracked_models().values():
        history = model.history.model
        found.append(history._meta.db_table)
        found += [getattr(history, field.name).model._meta.db_table for field in history._history_m2m_fields]
    return sorted(found)


def statements(role: str) -> list[str]:
    """What the owner of the tables runs for a role that the program signs in as."""
    quote = connection.ops.quote_name
    fixed, head, who = ", ".join(map(quote, fixed_tables())), quote(TrailHead._meta.db_table), quote(role)
    lost = ", ".join(FORBIDDEN)
    return [
        f"GRANT USAGE ON SCHEMA public TO {who}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {who}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {who}",
        f"REVOKE {lost} ON {fixed} FROM {who}, PUBLIC",
        f"GRANT SELECT, INSERT ON {fixed} TO {who}",
        f"REVOKE DELETE, TRUNCATE, REFERENCES, TRIGGER ON {head} FROM {who}, PUBLIC",
    ]


class Command(ProgramCommand):
    help = (
        "Skriver SQL som lar en databaserolle legge til, men ikke endre eller slette, i endringsloggen, "
        "historikken og det som er publisert, på PostgreSQL. Med --execute kjøres den, og rettighetene "
        "kontrolleres."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--role", required=True, help="rollen som programmet logger inn med i databasen")
        parser.add_argument("--execute", action="store_true", help="kjør SQL-en som den som eier tabellene")

    def handle(self, *args: Any, **options: Any) -> None:
        role = options["role"]
        if not A_ROLE.fullmatch(role):
            raise CommandError(f"{role!r} er ikke navnet på en databaserolle.")
        if not options["execute"]:
            self.stdout.write(";\n".join(statements(role)) + ";")
            return
        if connection.vendor != "postgresql":
            raise CommandError("SQLite har ingen roller. --execute er for PostgreSQL.")
        with transaction.atomic(), connection.cursor() as cursor:
            self._check_exists(cursor, role)
            for statement in statements(role):
                cursor.execute(statement)
            self._check_powerless(cursor, role)
        self.stdout.write(
            f"{role} kan nå legge til, men ikke endre eller slette, i {len(fixed_tables())} tabeller."
        )

    def _check_exists(self, cursor: Any, role: str) -> None:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = %s", [role])
        found = cursor.fetchone()
        if found is None:
            raise CommandError(f"Databaserollen {role} finnes ikke.")
        if found[0]:
            raise CommandError(f"{role} er superbruker i databasen og kan ikke hindres i noe.")

    def _check_powerless(self, cursor: Any, role: str) -> None:
        """A role that owns the tables, or is a member of their owner, keeps what it was not given."""
        for table in fixed_tables():
            name = connection.ops.quote_name(table)
            cursor.execute(
                "SELECT pg_has_role(%s, relowner, 'MEMBER') FROM pg_class WHERE oid = %s::regclass",
                [role, name],
            )
            if cursor.fetchone()[0]:
                raise CommandError(
                    f"{role} eier {table} og kan gi seg rettighetene tilbake. Bruk en annen rolle."
                )
            for power in FORBIDDEN[:3]:
                cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [role, name, power])
                if cursor.fetchone()[0]:
                    raise CommandError(f"{role} har fortsatt {power} på {table} gjennom en annen rolle.")
