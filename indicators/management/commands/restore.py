"""Restore a backup."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import connection

from indicators.archive import ArchiveError, restore_backup
from indicators.management.asking import ProgramCommand


class Command(ProgramCommand):
    help = (
        "Legger en sikkerhetskopi inn i den tomme databasen som DATABASE_URL peker på, teller etter "
        "og oppdaterer den til denne versjonen. Rører aldri en database som har noe i seg."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="Filen som backup laget")
        parser.add_argument(
            "--unsealed",
            action="store_true",
            help="legger også inn en fil som nøkkelen til denne installasjonen ikke har forseglet",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = restore_backup(connection, options["file"], unsealed=options["unsealed"])
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        made = done.manifest
        if not made.holds:
            self.stderr.write(
                "ADVARSEL: filen er ikke forseglet med nøkkelen til denne installasjonen. "
                "Alt i den kan være endret av noen andre."
            )
        self.stdout.write(
            f"Gjenopprettet {made.rows} rader i {len(made.counts)} tabeller, som de var "
            f"{made.made:%d.%m.%Y kl. %H.%M} i Målekort {made.program}. Antallene stemmer."
        )
        if done.migrated:
            self.stdout.write(f"Oppdatert med {done.migrated} endringer som er nyere enn sikkerhetskopien.")
        if done.faults:
            raise CommandError(
                "Alt er lagt inn, men innholdet hadde feil da det ble kopiert:\n" + "\n".join(done.faults)
            )
