"""What the program writes on a plain machine is read by the one who runs it, and by nobody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks

from kommune.environment import OTHERS, VAR_DIR, make_private

BESIDE = ("", "-wal", "-shm", "-journal")
"""SQLite's own files, by what stands behind the name of the database."""


def keep_private(sender: Any, connection: Any, **signal: Any) -> None:
    """Receiver of `connection_created`: SQLite makes its files as everything else is made, so mend that."""
    if connection.vendor != "sqlite":
        return
    name = str(connection.settings_dict["NAME"])
    for path in (Path(name + end) for end in BESIDE):
        make_private(path)
    if Path(name).parent == VAR_DIR:
        make_private(VAR_DIR)


@checks.register(checks.Tags.security, deploy=True)
def nothing_is_readable_by_others(app_configs: Any, **given: Any) -> list[checks.Warning]:
    """`check --deploy`: what others of the machine can read, named."""
    places = [VAR_DIR, VAR_DIR / "demo.env"]
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        places += [Path(f"{database['NAME']}{end}") for end in BESIDE]
    return [
        checks.Warning(f"{place} can be read by other users of this machine.", hint=f"chmod go= {place}")
        for place in places
        if place.exists() and place.stat().st_mode & OTHERS
    ]
