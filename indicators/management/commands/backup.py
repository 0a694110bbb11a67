"""Write a backup."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import connection

from indicators.archive import ArchiveError, Manifest, write_backup
from indicators.archive.anchors import append_anchor
from indicators.management.asking import ProgramCommand
from indicators.models.row_digests import Anchor


class Command(ProgramCommand):
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
        self._anchor(made)
        self.stdout.write(
            f"{options['file']}: {made.rows} rader i {len(made.counts)} tabeller, "
            f"{made.made:%d.%m.%Y kl. %H.%M}, Målekort {made.program}"
        )

    def _anchor(self, made: Manifest) -> None:
        """Where the trail ended stands in the file of anchors too, if the installation has one."""
        if not settings.TRAIL_ANCHOR_FILE or made.trail is None:
            return
        sequence, digest = made.trail
        try:
            append_anchor(Path(settings.TRAIL_ANCHOR_FILE), Anchor(digest, sequence), made.made)
        except ArchiveError as error:
            raise CommandError(str(error)) from error
