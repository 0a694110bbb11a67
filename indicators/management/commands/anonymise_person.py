"""Take away everything that says who a person is."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from indicators import workflow
from indicators.management.asking import ProgramCommand
from indicators.models import User, person_by_pseudonym
from indicators.presentation.people.page import named_text
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.people.person_file import rows_naming


class Command(ProgramCommand):
    help = (
        "Gjør en person anonym når lagringstiden er ute: navn, brukernavn, adresse, passord, tofaktor, økter "
        "og identiteter slettes, og personen heter «Person 17» overalt, også i endringsloggen. Det kan ikke "
        "angres. Kan kjøres flere ganger; etter at en eldre sikkerhetskopi er lagt inn, må den det."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="brukernavnet, eller person-17 for personen med det nummeret")
        parser.add_argument("--reason", required=True, help="står i endringsloggen; skriv den uten navn")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["username"]
        person = person_by_pseudonym(name) or User.objects.filter(username=name).first()
        if person is None:
            raise CommandError(f"Brukeren «{name}» finnes ikke.")
        named = named_text(rows_naming(person))
        try:
            made, done = workflow.make_anonymous(
                by=workflow.program_user(), pk=person.pk, reason=options["reason"]
            )
        except workflow.Refusal as refusal:
            raise CommandError(refusal_text(refusal)) from refusal
        if not done:
            self.stdout.write(f"{made.display_name} er anonym fra før.")
            return
        self.stdout.write(f"{made.display_name} er gjort anonym.")
        if named:
            self.stderr.write(named)
