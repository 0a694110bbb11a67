"""What a command says when the database is not there, or not one of this program."""

from __future__ import annotations

from django.db import DatabaseError, InterfaceError, OperationalError

MISSING = ("42P01", "42703")  # undefined table, undefined column: PostgreSQL's SQLSTATE


def database_sentence(error: DatabaseError | InterfaceError, name: str) -> str | None:
    """One sentence for a database that is empty, of another version or away; None for a fault of ours."""
    first = str(error).strip().partition("\n")[0]
    state = getattr(error.__cause__, "sqlstate", None)
    if state in MISSING or first.startswith(("no such table", "no such column")):
        return (
            f"Databasen {name} er tom, eller hører til en annen versjon av programmet: {first}. "
            "Kjør «manage.py migrate» først, eller la DATABASE_URL peke på den riktige."
        )
    if isinstance(error, OperationalError | InterfaceError):
        return f"Databasen {name} svarer ikke: {first}."
    return None
