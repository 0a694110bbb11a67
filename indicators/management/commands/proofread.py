"""What the proof-reader remarks upon: in a year of the program, or in a text from elsewhere."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from indicators import values
from indicators.management.asking import ProgramCommand, why_not
from indicators.models import ScorecardLine
from indicators.presentation.report.proofreading import worded
from indicators.selectors.report.proofreading import remarks_of
from indicators.values import ProofRemark


class Command(ProgramCommand):
    help = "Leser korrektur på et år, eller på teksten i en fil, og skriver ut merknadene."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int, help="rapportens år, f.eks. 2025")
        parser.add_argument("--format", choices=("table", "json"), default="table")
        parser.add_argument("--text", type=Path, metavar="FIL", help="en tekstfil i stedet for årets data")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path | None = options["text"]
        found = self._of_data(options["year"]) if path is None else _of_text(path, options["year"])
        if options["format"] == "json":
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
            return
        for one in found:
            place = f"l. {one['line']}" if one["line"] else "–"
            self.stdout.write("\t".join((place, one["where"], one["text"])))
        self.stderr.write(f"{len(found)} merknader.")

    def _of_data(self, year: int) -> list[dict[str, Any]]:
        if not ScorecardLine.objects.filter(year=year, withdrawn=False).exists():
            raise CommandError(f"Det er ingen målekort for {year}.")
        return [
            _told(one.remark, f"{one.spot.title}") | {"answer": one.answer.text if one.answer else None}
            for one in remarks_of(year)
        ]


def _of_text(path: Path, year: int) -> list[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CommandError(f"Filen {path} kan ikke leses: {why_not(error)}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"Filen {path} er ikke tekst i UTF-8. Lagre den som ren tekst, UTF-8.") from error
    return [_told(one, path.name) for one in values.read_typed_report(text, year)]


def _told(remark: ProofRemark, where: str) -> dict[str, Any]:
    label, text = worded(remark)
    return {"kind": remark.kind.value, "where": where, "line": remark.line, "text": f"{label}: {text}"}
