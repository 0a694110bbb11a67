"""The end of the trail, kept outside the database: in a file, in every backup, on paper.

Whoever has the whole machine can make the trail say anything, but not what was already known elsewhere. An
anchor is the number and digest of an entry; an entry's digest binds every entry before it.
"""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext

from indicators.models.row_digests import Anchor

from .file import open_archive
from .refusals import ArchiveError

DIGEST = re.compile(r"[0-9a-f]{64}")
LINE = re.compile(r"(\d{1,18}) ([0-9a-f]{64}) \S+")
ZIP = b"PK\x03\x04"
MOST = 1 << 20
"""Bytes of an anchor file that are read: some ten thousand nights."""


def read_anchors(given: str) -> list[Anchor]:
    """Anchors from a digest, from a backup, or from a file of lines as :func:`append_anchor` writes them.

    Raises :class:`ArchiveError` for what is none of these, so that a slip of the pen is no silent success.
    """
    digest = given.strip().lower()
    if DIGEST.fullmatch(digest):
        return [Anchor(digest, source=f"{digest[:12]}…")]
    path = Path(given)
    try:
        with path.open("rb") as file:
            start = file.read(MOST)
    except OSError as error:
        raise ArchiveError(
            gettext("%(file)s er hverken en kontrollsum på 64 tegn eller en fil som kan leses: %(why)s.")
            % {"file": given, "why": error.strerror or error}
        ) from error
    return _of_backup(path) if start.startswith(ZIP) else _of_lines(path, start)


def _of_backup(path: Path) -> list[Anchor]:
    with open_archive(path.absolute()) as archive:
        end = archive.manifest.trail
    if end is None:
        raise ArchiveError(
            gettext("%(file)s er en sikkerhetskopi fra før endringsloggens slutt ble skrevet i den.")
            % {"file": path}
        )
    return [Anchor(end[1], end[0], path.name)]


def _of_lines(path: Path, text: bytes) -> list[Anchor]:
    anchors = []
    for number, line in enumerate(text.decode("utf-8", errors="replace").splitlines(), 1):
        match = LINE.fullmatch(line.strip())
        if match:
            anchors.append(Anchor(match[2], int(match[1]), f"{path.name}, linje {number}"))
        elif line.strip():
            raise ArchiveError(
                gettext("Linje %(number)d i %(file)s er ikke «nummer kontrollsum tidspunkt».")
                % {"number": number, "file": path}
            )
    if not anchors:
        raise ArchiveError(
            gettext("%(file)s er tom: den sier ikke hvor endringsloggen sluttet.") % {"file": path}
        )
    return anchors


def append_anchor(path: Path, end: Anchor, at: datetime) -> None:
    """Write the end of the trail as the last line of a file, readable by its owner alone.

    Raises :class:`ArchiveError` where the file cannot be written.
    """
    line = f"{end.sequence} {end.digest} {at.isoformat(timespec='seconds')}\n".encode()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, line)
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise ArchiveError(
            gettext("Endringsloggens slutt kan ikke skrives til %(file)s: %(why)s.")
            % {"file": path, "why": error.strerror or error}
        ) from error
