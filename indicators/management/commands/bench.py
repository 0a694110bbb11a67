"""Measure speed, each size in a process and a scratch database of its own."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import connection
from django.test.utils import override_settings

from indicators.management.asking import ProgramCommand
from indicators.management.measuring import MEASURES, Row, fill
from indicators.management.measuring.door import WrongAnswerError

SCRATCH = "malekort-bench.sqlite3"
PLAIN_FILES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


class Command(ProgramCommand):
    help = (
        "Måler fart i egne, midlertidige databaser og skriver ut forholdstall. "
        "Rører aldri programmets database. "
        "Avslutter med feil bare når svarene er gale."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sizes", default="S,M", help="S, M, L med komma mellom (L tar mange minutter)")
        parser.add_argument(
            "--measure", choices=MEASURES, help="Mål én størrelse i den tomme databasen som er satt"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["measure"]:
            self._measure(options["measure"])
            return
        sizes = options["sizes"].upper().split(",")
        if unknown := set(sizes) - set(MEASURES):
            raise CommandError(
                f"Ukjent størrelse: {', '.join(sorted(unknown))}. Velg blant {', '.join(MEASURES)}."
            )
        wrong = False
        self.stdout.write(f"{'':<2}{'':<58}{'målt':<62}{'krav':<10}")
        for size in sizes:
            for row in self._in_a_process(size):
                wrong = wrong or row is None
                if row is not None:
                    self.stdout.write(
                        f"{row.size:<2}{row.what:<58}{row.measured:<62}{row.must:<10}{row.verdict}"
                    )
        if wrong:
            raise CommandError("Programmet svarte galt; målingene er ikke verdt noe.")

    def _in_a_process(self, size: str) -> Iterator[Row | None]:
        """The rows of one size, as they are measured; None when the process fails."""
        with tempfile.TemporaryDirectory(prefix="malekort-bench-") as folder:
            environ = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/{SCRATCH}", "LOG_LEVEL": "WARNING"}
            command = [
                sys.executable,
                "-W",
                "ignore::UserWarning",
                str(settings.BASE_DIR / "manage.py"),
                "bench",
                "--measure",
                size,
            ]
            with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
                for line in process.stdout or ():
                    yield Row(**json.loads(line))
            if process.returncode:
                yield None

    def _measure(self, size: str) -> None:
        name = Path(str(connection.settings_dict["NAME"])).name
        if name != SCRATCH or connection.introspection.table_names():
            raise CommandError(f"--measure skriver bare i en tom database som heter {SCRATCH}.")
        fill(size)
        connection.close()
        changed = {"ROOT_URLCONF": "indicators.management.measuring.bare", "ALLOWED_HOSTS": ["localhost"]}
        with override_settings(STORAGES=PLAIN_FILES, SECURE_SSL_REDIRECT=False, **changed):
            for measure in MEASURES[size]:
                try:
                    for row in measure(size):
                        self.stdout.write(json.dumps(asdict(row)))
                        self.stdout.flush()
                except WrongAnswerError as error:
                    raise CommandError(f"Galt svar: {error}") from error
