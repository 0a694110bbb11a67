"""Write a backup."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from indicators.archive import ArchiveError, write_backup


class Command(BaseCommand):
    help = (
        "Skriver hele databasen til én ny fil, mens programmet kjører. Filen legges inn igjen med restore. "
        "Den holder personopplysninger og kan bare leses av den som kjører kommandoen."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="Filen som skal lages; den kan ikke finnes fra før")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = write_backup(connection, options["file"])
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{options['file']}: {made.rows} rader i {len(made.counts)} tabeller, "
            f"{made.made:%d.%m.%Y kl. %H.%M}, Målekort {made.program}"
        )
