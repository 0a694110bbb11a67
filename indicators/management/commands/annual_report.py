"""Make the report of a year as a file: the same as the page shows and the page's buttons make."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from indicators.language import as_the_municipality
from indicators.reports.asking import UnknownPartError, asked_of
from indicators.reports.files import FORMATS, made
from indicators.reports.material import Kind


def a_moment(word: str) -> datetime:
    """A local moment that has been. Raises ArgumentTypeError."""
    try:
        found = timezone.make_aware(datetime.fromisoformat(word))
    except (ValueError, OverflowError):
        raise ArgumentTypeError("Skriv tidspunktet som 2026-04-30T12:00.") from None
    if found > timezone.now():
        raise ArgumentTypeError("Tidspunktet har ikke vært ennå.")
    return found


class Command(BaseCommand):
    help = "Lager årsmeldingen, tertialrapporten eller virksomhetsplanen for et år som fil."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int, help="året, f.eks. 2025")
        parser.add_argument("--format", choices=sorted(FORMATS), required=True)
        parser.add_argument("--output", type=Path, required=True, help="filen som skal skrives")
        parser.add_argument("--kind", choices=[kind.value for kind in Kind], default=Kind.ARSMELDING.value)
        parser.add_argument("--round", choices=("t1", "h1", "t2"), help="runden en tertialrapport gjelder")
        parser.add_argument(
            "--by", choices=("area", "sector"), help="ordne etter tjenesteområde eller sektor"
        )
        parser.add_argument("--sector", help="koden eller navnet til én sektor eller stab")
        parser.add_argument("--at", type=a_moment, help="slik den var, f.eks. 2026-04-30T12:00")
        parser.add_argument("--area", help="nummeret på ett tjenesteområde, f.eks. 6.4")

    def handle(self, *args: Any, **options: Any) -> None:
        with as_the_municipality():
            try:
                kind = Kind(options["kind"])
                asked = asked_of(
                    options["year"],
                    kind,
                    by=options["by"],
                    area=options["area"] or "",
                    sector=options["sector"] or "",
                    round_slug=options["round"] or "",
                    then=options["at"],
                )
                content = made(kind, asked, options["format"])
            except UnknownPartError as unknown:
                raise CommandError(str(unknown)) from unknown
            except LookupError as nothing:
                raise CommandError("Det fantes ingen målekort da.") from nothing
            try:
                options["output"].write_bytes(content)
            except OSError as error:
                raise CommandError(f"Kan ikke skrive {options['output']}: {error.strerror}") from error
        self.stdout.write(f"Skrev {options['output']} ({len(content):,} byte).".replace(",", "\u00a0"))
