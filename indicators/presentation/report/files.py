"""Files of reports in words: how far one has come, what it is, and which there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.tasks import TaskResultStatus
from django.utils.translation import gettext

from indicators.presentation.site.jobs import moment_said
from indicators.selectors.report.files import FileRow
from indicators.values import format_number

KILOBYTE = 1000


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file that can be fetched."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class FilePage:
    """The page of one file; ``waits``: it will be made, so that looking again helps."""

    row: FileRow
    lead: str
    waits: bool
    facts: tuple[tuple[str, str], ...]


def made_files(rows: Iterable[FileRow]) -> tuple[FileLink, ...]:
    """Name files by format and moment: ``PDF, 30.11.2026 kl. 07.10, 666 kB``."""
    return tuple(
        FileLink(row.number, f"{row.format.upper()}, {moment_said(row.made)}, {size_words(row.size)}")
        for row in rows
        if row.made is not None
    )


def size_words(size: int) -> str:
    """A size in kilobytes of a thousand bytes, rounded up."""
    return f"{format_number(Decimal(-(-size // KILOBYTE)))}\u00a0kB"


def file_page(row: FileRow) -> FilePage:
    """Word how far a file has come."""
    waits = row.made is None and row.status in (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    facts = [(gettext("Bestilt"), moment_said(row.ordered))]
    if row.made is not None:
        facts += [(gettext("Laget"), moment_said(row.made)), (gettext("Størrelse"), size_words(row.size))]
    return FilePage(row, _lead(row, waits=waits), waits, tuple(facts))


def _lead(row: FileRow, *, waits: bool) -> str:
    if row.made is not None:
        return gettext("Filen er laget, og ligger her i 90 dager.")
    if row.status is TaskResultStatus.RUNNING:
        return gettext("Filen lages nå: %(words)s.") % {"words": row.words or gettext("straks i gang")}
    if waits:
        return gettext("Filen står i køen, og lages så snart det er dens tur.")
    return gettext("Filen ble ikke laget. Prøv igjen fra rapporten, eller meld fra til controller.")
