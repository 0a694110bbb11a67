"""Measure speed, each size in a process and a scratch database of its own: ``python -m tests.bench``."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from tests.bench.clock import Row

ROOT: Final = Path(__file__).parents[2]
SCRATCH: Final = "malekort-bench.sqlite3"
PLAIN_FILES: Final = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and measure. Ends with an error only when the program answers wrongly."""
    from tests.bench.sizes import MEASURES

    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Måler fart i egne, midlertidige databaser og skriver ut forholdstall. "
        "Rører aldri programmets database. Avslutter med feil bare når svarene er gale.",
    )
    parser.add_argument("--sizes", default="S,M", help="S, M, L med komma mellom (L tar mange minutter)")
    parser.add_argument(
        "--measure", choices=MEASURES, help="Mål én størrelse i den tomme databasen som er satt"
    )
    options = parser.parse_args(arguments)
    if options.measure:
        measure_here(options.measure)
        return
    sizes = options.sizes.upper().split(",")
    if unknown := set(sizes) - set(MEASURES):
        sys.exit(f"Ukjent størrelse: {', '.join(sorted(unknown))}. Velg blant {', '.join(MEASURES)}.")
    wrong = False
    print(f"{'':<2}{'':<58}{'målt':<62}{'krav':<10}")
    for size in sizes:
        for row in in_a_process(size):
            wrong = wrong or row is None
            if row is not None:
                print(f"{row.size:<2}{row.what:<58}{row.measured:<62}{row.must:<10}{row.verdict}", flush=True)
    if wrong:
        sys.exit("Programmet svarte galt; målingene er ikke verdt noe.")


def in_a_process(size: str) -> Iterator[Row | None]:
    """The rows of one size, as they are measured; None when the process fails."""
    with tempfile.TemporaryDirectory(prefix="malekort-bench-") as folder:
        environ = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/{SCRATCH}", "LOG_LEVEL": "WARNING"}
        command = [sys.executable, "-W", "ignore::UserWarning", "-m", "tests.bench", "--measure", size]
        with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True) as process:
            for line in process.stdout or ():
                yield Row(**json.loads(line))
        if process.returncode:
            yield None


def measure_here(size: str) -> None:
    """Fill the database that is set, which must be the bench's own and empty, and print a row a line."""
    from django.db import connection
    from django.test.utils import override_settings

    from tests.bench.door import WrongAnswerError
    from tests.bench.sizes import MEASURES, fill

    name = Path(str(connection.settings_dict["NAME"])).name
    if name != SCRATCH or connection.introspection.table_names():
        sys.exit(f"--measure skriver bare i en tom database som heter {SCRATCH}.")
    fill(size)
    connection.close()
    changed = {"ROOT_URLCONF": "tests.bench.bare", "ALLOWED_HOSTS": ["localhost"]}
    with override_settings(STORAGES=PLAIN_FILES, SECURE_SSL_REDIRECT=False, **changed):
        for measure in MEASURES[size]:
            try:
                for row in measure(size):
                    print(json.dumps(asdict(row)), flush=True)
            except WrongAnswerError as error:
                sys.exit(f"Galt svar: {error}")


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kommune.settings")
    django.setup()
    main()
