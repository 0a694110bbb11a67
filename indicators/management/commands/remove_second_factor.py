"""Let somebody in who has lost telephone, key and recovery codes."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from indicators import workflow
from indicators.management.asking import ProgramCommand
from indicators.models import User


class Command(ProgramCommand):
    help = "Fjerner tofaktoren til en bruker som har mistet den, og avslutter øktene."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="brukernavnet")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(username=options["username"]).first()
        if person is None:
            raise CommandError(f"Brukeren «{options['username']}» finnes ikke.")
        removed = workflow.remove_second_factor(by=workflow.program_user(), pk=person.pk)
        told = "Tofaktoren er fjernet." if removed else "Brukeren har ingen tofaktor."
        self.stdout.write(told)
