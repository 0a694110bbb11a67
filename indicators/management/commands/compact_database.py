"""Give back the room of what is gone, so that erased texts are not left in it."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import OperationalError, connection

from indicators.management.asking import ProgramCommand


class Command(ProgramCommand):
    help = (
        "Pakker databasen. Tekst som er slettet, for eksempel navnet til en som er gjort anonym, ligger "
        "ellers igjen i ledig plass til plassen brukes på nytt. Kan kjøres mens programmet er i bruk, men "
        "alle som lagrer, må vente så lenge. PostgreSQL: kjør den som rollen som eier tabellene."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        before = self._size()
        try:
            with connection.cursor() as cursor:
                cursor.execute("VACUUM")
                if connection.vendor == "sqlite":
                    self._empty_the_log(cursor)
        except OperationalError as error:
            raise CommandError(f"Databasen kunne ikke pakkes, prøv igjen: {error}") from error
        self.stdout.write(f"Databasen er pakket: {before} kB før, {self._size()} kB nå.")

    def _empty_the_log(self, cursor: Any) -> None:
        """What was written lately lies in a second file until it is brought over."""
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, *_pages = cursor.fetchone()
        if busy:
            raise CommandError(
                "Databasen er pakket, men noen leste i den, så filen med -wal etter navnet er ikke tømt. "
                "Prøv igjen."
            )

    def _size(self) -> int:
        """The database's size in kilobytes."""
        if connection.vendor == "sqlite":
            file = Path(str(connection.settings_dict["NAME"]))
            return file.stat().st_size // 1024 if file.exists() else 0
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0]) // 1024
