"""Give somebody a role from the command line: the first ones, and those that no controller may give."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import CommandError

from indicators import workflow
from indicators.management.asking import ProgramCommand
from indicators.models import Indicator, Membership, Role, Sector, User
from indicators.presentation.wording.refusals import refusal_text

REASON = "Gitt fra kommandolinjen"


def day(text: str) -> date:
    """A day as 2026-01-31."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} er ingen dato; skriv 2026-01-31") from error


class Command(ProgramCommand):
    help = (
        "Gir en bruker en rolle, eller endrer datoene til en rolle brukeren har. For den første "
        "controlleren, og for ledelsen, som en controller ikke kan gi."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="brukernavnet")
        parser.add_argument("role", choices=Role.values, help="rollen")
        parser.add_argument("--sector", default="", help="sektorens kode, for en sektorleder")
        parser.add_argument(
            "--indicator",
            action="append",
            default=[],
            help="indikatorens kode, for en bidragsyter; kan gjentas",
        )
        parser.add_argument("--from", dest="valid_from", type=day, help="gjelder fra, 2026-01-31")
        parser.add_argument("--to", dest="valid_to", type=day, help="gjelder til og med")
        parser.add_argument("--reason", default=REASON, help="står i endringsloggen")

    def handle(self, *args: Any, **options: Any) -> None:
        person = _one(User, "Brukeren", username=options["username"])
        sector = _one(Sector, "Sektoren", code=options["sector"]) if options["sector"] else None
        named = [_one(Indicator, "Indikatoren", code=code) for code in options["indicator"]]
        held = Membership.objects.filter(user=person, role=options["role"], sector=sector).first()
        values = {name: options[name] for name in ("valid_from", "valid_to")}
        try:
            row, changed = workflow.save_record(
                by=workflow.program_user(),
                model=Membership,
                pk=held.pk if held else None,
                values={"user": person, "role": options["role"], "sector": sector, **values},
                links={"indicators": named} if named else None,
                reason=options["reason"],
            )
        except workflow.Refusal as refusal:
            raise CommandError(refusal_text(refusal)) from refusal
        self.stdout.write(f"{row}: {'lagret' if changed else 'uendret'}.")


def _one(model: Any, called: str, **key: str) -> Any:
    found = model.objects.filter(**key).first()
    if found is None:
        raise CommandError(f"{called} «{next(iter(key.values()))}» finnes ikke.")
    return found
