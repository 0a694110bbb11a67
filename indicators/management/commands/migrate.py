"""Django's own command, which refuses a database that is too old to be brought up by this version."""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from indicators.archive.places import half_way


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if half_way(MigrationRecorder(connection).applied_migrations()):
            raise CommandError(
                "Databasen er fra en så gammel versjon av Målekort at denne ikke kan bringe den frem. "
                "Kjør «manage.py migrate» med en versjon fra 30. november 2026 først, så med denne. "
                "Ingenting er endret."
            )
        super().handle(*args, **options)
