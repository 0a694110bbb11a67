"""What a command says of a database that is away or not the program's."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError, ProgrammingError

from kommune.commands import database_sentence

EMPTY = (
    "Databasen d er tom, eller hører til en annen versjon av programmet: {}. "
    "Kjør «manage.py migrate» først, eller la DATABASE_URL peke på den riktige."
)


def caused(error: DatabaseError, sqlstate: str) -> DatabaseError:
    """As Django raises what psycopg raised."""
    error.__cause__ = type("Cause", (Exception,), {"sqlstate": sqlstate})()
    return error


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OperationalError("no such table: x"), EMPTY.format("no such table: x")),
        (OperationalError("no such column: x.y"), EMPTY.format("no such column: x.y")),
        (caused(ProgrammingError('relation "x" does not exist\nLINE 1'), "42P01"),
         EMPTY.format('relation "x" does not exist')),
        (caused(ProgrammingError("column x does not exist"), "42703"),
         EMPTY.format("column x does not exist")),
        (OperationalError("connection refused\nmore"), "Databasen d svarer ikke: connection refused."),
        (InterfaceError("closed"), "Databasen d svarer ikke: closed."),
        (caused(ProgrammingError("syntax error"), "42601"), None),
        (IntegrityError("UNIQUE"), None),
    ],
)  # fmt: skip
def test_a_database_is_told_of_in_one_sentence(error: DatabaseError, sentence: str | None) -> None:
    assert database_sentence(error, "d") == sentence
