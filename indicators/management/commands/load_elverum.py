"""Load the annual report of Elverum kommune for 2025."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from indicators import workflow
from indicators.imports.csv_rows import FolderError
from indicators.imports.definitions import define
from indicators.imports.folder import load_folder
from indicators.management.asking import ProgramCommand
from indicators.models import ScorecardLine
from indicators.presentation.wording.refusals import refusal_text

REASON = "Lest inn fra årsmeldingen for 2025"


class Command(ProgramCommand):
    help = "Leser inn målekortene fra årsmeldingen til Elverum kommune for 2025. Kan kjøres flere ganger."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="bare når databasen er uten målekort")
        parser.add_argument(
            "--definitions",
            action="store_true",
            help="bare definisjoner og datakilder som årsmeldingen har og indikatorene mangler",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.BASE_DIR / "fixtures" / "elverum-2025"
        if options["definitions"]:
            count = define(folder, year=2025, by=workflow.program_user(), reason=REASON)
            self.stdout.write(f"indikatorer: {count} har fått definisjon eller datakilde fra årsmeldingen")
            return
        if options["if_empty"] and ScorecardLine.objects.exists():
            self.stdout.write("Målekortene finnes fra før og er ikke lest inn på nytt.")
            return
        by = workflow.program_user()
        try:
            loaded = load_folder(folder, year=2025, by=by, reason=REASON)
        except FolderError as error:
            raise CommandError(str(error)) from error
        except workflow.Refusal as refused:
            raise CommandError(f"Ingenting er lest inn: {refusal_text(refused)}") from refused
        workflow.take_up_functions(by=by)
        for name, count in loaded.read.items():
            self.stdout.write(f"{name}: {count} lest, {loaded.changed[name]} endret")
