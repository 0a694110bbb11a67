"""Make the report of a year as a file: the same as the page shows and the page's buttons make."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from indicators.language import as_the_municipality
from indicators.management.asking import ProgramCommand, why_not, write_whole
from indicators.models import Output
from indicators.reports.files import FORMATS, made
from indicators.reports.material import Kind
from indicators.reports.orders import UnknownPartError, asked_of
from indicators.selectors.report.editions import published
from indicators.selectors.report.kept_files import content_of

KINDS = sorted({*(kind.value for kind in Kind), *Output.values})


def a_moment(word: str) -> datetime:
    """A local moment that has been. Raises ArgumentTypeError."""
    try:
        found = timezone.make_aware(datetime.fromisoformat(word))
    except (ValueError, OverflowError):
        raise ArgumentTypeError("Skriv tidspunktet som 2026-04-30T12:00.") from None
    if found > timezone.now():
        raise ArgumentTypeError("Tidspunktet har ikke vært ennå.")
    return found


class Command(ProgramCommand):
    help = (
        "Lager årsmeldingen, årsberetningen, tertialrapporten eller virksomhetsplanen for et år som fil. "
        "Med --edition hentes filen som ble publisert, byte for byte."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int, help="året, f.eks. 2025")
        parser.add_argument("--format", choices=sorted((*FORMATS, "json")), required=True)
        parser.add_argument("--output", type=Path, required=True, help="filen som skal skrives")
        parser.add_argument("--kind", choices=KINDS, default=Kind.ARSMELDING.value)
        parser.add_argument("--round", choices=("t1", "h1", "t2"), help="runden en tertialrapport gjelder")
        parser.add_argument(
            "--by", choices=("area", "sector"), help="ordne etter tjenesteområde eller sektor"
        )
        parser.add_argument("--sector", help="koden eller navnet til én sektor eller stab")
        parser.add_argument("--at", type=a_moment, help="slik den var, f.eks. 2026-04-30T12:00")
        parser.add_argument("--area", help="nummeret på ett tjenesteområde, f.eks. 6.4")
        parser.add_argument("--edition", type=int, help="utgaven som ble publisert, f.eks. 1")

    def handle(self, *args: Any, **options: Any) -> None:
        with as_the_municipality():
            content = _made(options) if options["edition"] is None else _published(options)
            try:
                write_whole(options["output"], content)
            except OSError as error:
                raise CommandError(f"Kan ikke skrive {options['output']}: {why_not(error)}.") from error
        self.stdout.write(f"Skrev {options['output']} ({len(content):,} byte).".replace(",", "\u00a0"))


def _made(options: Mapping[str, Any]) -> bytes:
    """The report as it stands now."""
    if options["format"] not in FORMATS:
        raise CommandError("JSON finnes bare for det som er publisert: skriv --edition og et nummer.")
    if options["kind"] not in set(Kind):
        raise CommandError("Årsberetningen lages når den foreslås publisert: skriv --edition og et nummer.")
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
        return made(kind, asked, options["format"])
    except UnknownPartError as unknown:
        raise CommandError(str(unknown)) from unknown
    except LookupError as nothing:
        raise CommandError("Det fantes ingen målekort da.") from nothing


def _published(options: Mapping[str, Any]) -> bytes:
    """The file of an edition. Part of a report, or another order of it, was never published."""
    wanted = [name for name in ("round", "by", "sector", "area", "at") if options[name]]
    if wanted:
        raise CommandError(f"--edition henter filen som den ble publisert, og kan ikke ha --{wanted[0]}.")
    if options["kind"] not in Output.values:
        raise CommandError("Bare årsmeldingen og årsberetningen publiseres i utgaver.")
    rows = published(options["year"], Output(options["kind"]))
    row = next((one for one in rows if one.number == options["edition"]), None)
    if row is None:
        known = ", ".join(str(one.number) for one in reversed(rows)) or "ingen"
        raise CommandError(
            f"Utgave {options['edition']} finnes ikke. Publisert for {options['year']}: {known}."
        )
    digest = next(one.sha256 for one in row.files if one.format == options["format"])
    return content_of(digest)
