"""Load the annual report of Elverum kommune for 2025."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from indicators import workflow
from indicators.imports.folder import FolderError, load_folder

REASON = "Lest inn fra årsmeldingen for 2025"


class Command(BaseCommand):
    help = "Leser inn målekortene fra årsmeldingen til Elverum kommune for 2025. Kan kjøres flere ganger."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.BASE_DIR / "fixtures" / "elverum-2025"
        try:
            loaded = load_folder(folder, year=2025, by=workflow.program_user(), reason=REASON)
        except FolderError as error:
            raise CommandError(str(error)) from error
        for name, count in loaded.read.items():
            self.stdout.write(f"{name}: {count} lest, {loaded.changed[name]} endret")
