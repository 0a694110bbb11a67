"""Fill an empty database with an invented municipality: ``python -m tests.generator --size M``."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and fill the database that is set."""
    from tests.generator.generate import SIZES, NotEmptyError, generate

    parser = argparse.ArgumentParser(
        prog="python -m tests.generator",
        description="Fyller en tom database med en oppdiktet kommune, lik for samme frø. "
        "Til måling og prøving.",
    )
    parser.add_argument("--size", choices=SIZES, default="M", help="S: 135 × 2, M: 1 500 × 10, L: 6 000 × 30")
    parser.add_argument("--indicators", type=int, help="Antall indikatorer i stedet for størrelsens")
    parser.add_argument("--years", type=int, help="Antall år i stedet for størrelsens")
    parser.add_argument("--seed", type=int, default=1, help="Frø for tilfeldighetene")
    options = parser.parse_args(arguments)
    indicators, years = SIZES[options.size]
    indicators = indicators if options.indicators is None else options.indicators
    years = years if options.years is None else options.years
    if indicators < 1 or not 1 <= years <= 100:
        sys.exit("Det trengs minst én indikator og fra 1 til 100 år.")
    started = time.monotonic()
    try:
        made = generate(indicators=indicators, years=years, seed=options.seed)
    except NotEmptyError:
        sys.exit("Databasen er ikke tom; generatoren skriver bare i en tom database.")
    print(
        f"{made.indicators} indikatorer, {made.years[0]}–{made.years[-1]}, "
        f"{made.lines} linjer ({time.monotonic() - started:.1f} s)"
    )


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kommune.settings")
    django.setup()
    main()
