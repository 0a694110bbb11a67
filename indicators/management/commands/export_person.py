"""Write everything that the program holds about one person."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from indicators import workflow
from indicators.exports.person_json import person_json
from indicators.management.asking import ProgramCommand, why_not
from indicators.models import User
from indicators.selectors.people.person_file import person_file

REASON = "Hentet ut fra kommandolinjen"


class Command(ProgramCommand):
    help = (
        "Skriver alt programmet har lagret om én person, som JSON i UTF-8: til skjermen, eller til en ny fil "
        "som bare den som kjører kommandoen kan lese. Passord og nøkler er ikke med. Uthentingen står i "
        "endringsloggen."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="brukernavnet")
        parser.add_argument(
            "--out", type=Path, metavar="FIL", help="filen som skal lages; kan ikke finnes fra før"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(username=options["username"]).first()
        if person is None:
            raise CommandError(f"Brukeren «{options['username']}» finnes ikke.")
        if options["out"] is None:
            self.stdout.write(_told(person), ending="")
            return
        try:
            self._into(options["out"], person)
        except FileExistsError as error:
            raise CommandError(f"{options['out']} finnes fra før. Velg et annet navn.") from error
        except OSError as error:
            raise CommandError(f"{options['out']} kan ikke skrives: {why_not(error)}.") from error
        self.stdout.write(f"{options['out']}: opplysningene om {person.username}")

    def _into(self, path: Path, person: User) -> None:
        """Make the file first, so that nothing stands in the trail that was never handed out."""
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with open(number, "w", encoding="utf-8") as file:
                file.write(_told(person))
        except BaseException:
            path.unlink()
            raise


def _told(person: User) -> str:
    workflow.note_export(by=workflow.program_user(), pk=person.pk, reason=REASON)
    return person_json(person_file(person))
