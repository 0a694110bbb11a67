"""Make the first person, who does everything else in the browser."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction

from indicators import workflow
from indicators.management.asking import ProgramCommand
from indicators.models import PROGRAM_USER, Membership, Role, User
from indicators.presentation.wording.refusals import refusal_text
from indicators.values.one_time_passwords import one_time_password

REASON = "Den første controlleren, laget fra kommandolinjen"


class Command(ProgramCommand):
    help = (
        "Lager den første controlleren med et engangspassord og skriver det ut. Alt annet gjøres i "
        "nettleseren. Kjørt igjen før passordet er brukt, lager den et nytt; etterpå gjør den ingenting."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="brukernavnet")
        parser.add_argument("--first-name", default="", help="fornavn")
        parser.add_argument("--last-name", default="", help="etternavn")
        parser.add_argument("--email", default="", help="e-postadresse, for nytt passord og påminnelser")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(username=options["username"]).first()
        others = Membership.objects.filter(role=Role.CONTROLLER, user__is_active=True)
        held = others.exclude(user__username=PROGRAM_USER).select_related("user").order_by("pk").first()
        if held is not None and not (held.user == person and _unused(held.user)):
            self.stdout.write(
                f"{held.user} er controller alt, og logger inn med passordet som er valgt."
                " Flere personer lages i nettleseren, under Personer og roller."
            )
            return
        if person is not None and held is None:
            raise CommandError(
                f"Brukeren «{person}» finnes alt. Gi rollen med give_role, eller velg et annet brukernavn."
            )
        password = one_time_password()
        try:
            self._make(person, password, options)
        except workflow.Refusal as refusal:
            raise CommandError(refusal_text(refusal)) from refusal
        self.stdout.write(f"Bruker:         {options['username']}\nEngangspassord: {password}")
        self.stdout.write("Det byttes ved første innlogging. Deretter viser siden Kom i gang hva som gjøres.")

    def _make(self, person: User | None, password: str, options: dict[str, Any]) -> None:
        by = workflow.program_user()
        if person is not None:
            workflow.set_one_time_password(by=by, pk=person.pk, password=password, reason=REASON)
            return
        values = {name: options[name] for name in ("username", "first_name", "last_name", "email")}
        with transaction.atomic():
            person = workflow.save_user(by=by, values=values, password=password, reason=REASON)
            role = {"user": person, "role": Role.CONTROLLER}
            workflow.save_record(by=by, model=Membership, values=role, reason=REASON)
            workflow.take_up_functions(by=by)


def _unused(person: User) -> bool:
    """Whether the one-time password has not been exchanged for one's own."""
    return person.must_change_password and person.last_login is None
