"""Fill an empty database with an invented municipality."""

import time
from typing import Any

from django.core.management.base import CommandError, CommandParser

from indicators.management.asking import ProgramCommand
from indicators.management.generator import SIZES, NotEmptyError, generate


class Command(ProgramCommand):
    help = "Fyller en tom database med en oppdiktet kommune, lik for samme frø. Til måling og prøving."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--size", choices=SIZES, default="M", help="S: 135 × 2, M: 1 500 × 10, L: 6 000 × 30"
        )
        parser.add_argument("--indicators", type=int, help="Antall indikatorer i stedet for størrelsens")
        parser.add_argument("--years", type=int, help="Antall år i stedet for størrelsens")
        parser.add_argument("--seed", type=int, default=1, help="Frø for tilfeldighetene")

    def handle(self, *args: Any, **options: Any) -> None:
        indicators, years = SIZES[options["size"]]
        indicators, years = options["indicators"] or indicators, options["years"] or years
        if indicators < 1 or not 1 <= years <= 100:
            raise CommandError("Det trengs minst én indikator og fra 1 til 100 år.")
        started = time.monotonic()
        try:
            made = generate(indicators=indicators, years=years, seed=options["seed"])
        except NotEmptyError:
            raise CommandError("Databasen er ikke tom; generatoren skriver bare i en tom database.") from None
        spent = time.monotonic() - started
        self.stdout.write(
            f"{made.indicators} indikatorer, {made.years[0]}–{made.years[-1]}, "
            f"{made.lines} linjer ({spent:.1f} s)"
        )
