"""What the commands that send letters have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from indicators.management.asking import ProgramCommand
from indicators.workflow.letters.mail import waiting_for_the_server


class LetterCommand(ProgramCommand, ABC):
    """A command that sends letters with links, on a day; its ``send`` may be tried without sending."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="skriv bare ut hvem som ville fått brev")
        parser.add_argument(
            "--date", type=date.fromisoformat, metavar="ÅÅÅÅ-MM-DD", help="som om dagen var en annen"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SITE_URL:
            raise CommandError(
                "SITE_URL mangler: sett den til adressen folk bruker, "
                "for eksempel https://malekort.kommune.example."
            )
        with waiting_for_the_server():
            self.send(options["date"] or timezone.localdate(), dry=options["dry_run"])

    @abstractmethod
    def send(self, day: date, *, dry: bool) -> None:
        """Send the letters of a day. Raises CommandError at the end when some could not be sent."""
