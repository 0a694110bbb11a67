"""The two acts: write a backup, restore one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone
from django.utils.translation import gettext

from .checks import faults
from .file import Archive, Sink, new_file, open_archive, write_archive
from .manifest import FORMAT, Manifest
from .places import Place, facts_of, half_way, known_migrations
from .postgresql import PostgresqlPlace
from .refusals import ArchiveError
from .sqlite import SqlitePlace

DATABASE_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in, and the faults that were found in it; they were there when it was backed up."""

    manifest: Manifest
    migrated: int
    """How many migrations were newer than the backup and have been applied."""
    faults: tuple[str, ...]


def write_backup(connection: BaseDatabaseWrapper, target: Path) -> Manifest:
    """Copy the whole database into a new file, consistent while others write.

    The file appears under its name when it is complete, readable by its owner alone.
    Raises :class:`ArchiveError`; there is no file then.
    """
    target = target.absolute()
    with new_file(target) as file, _place(connection).snapshot(target.parent) as snapshot:

        def describe(data: Sink) -> Manifest:
            return Manifest(
                program=settings.PROGRAM_VERSION,
                made=timezone.localtime().replace(microsecond=0),
                vendor=connection.vendor,
                migrations=snapshot.facts.migrations,
                counts=snapshot.facts.counts,
                sha256=data.sha256,
                size=data.size,
                trail=snapshot.facts.trail,
            ).sealed()

        return write_archive(file, snapshot.copy_to, describe)


def restore_backup(connection: BaseDatabaseWrapper, source: Path, *, unsealed: bool = False) -> Restored:
    """Put a backup into an empty database, compare the counts and bring it up to this version.

    ``unsealed`` takes one that this installation's key did not seal: an older program's, another
    installation's, or one that somebody has changed. What would run by itself in it is refused all the same.
    Raises :class:`ArchiveError` with nothing changed, or with the place empty again. Faults in
    the content are no reason to withhold it: they are returned.
    """
    with open_archive(source.absolute()) as archive:
        place = _place(connection)
        _require_fitting(archive.manifest, connection)
        if not unsealed:
            _require_sealed(archive)
        archive.require_whole()
        place.require_empty()
        with _empty_again_on_failure(place):
            _fill(place, archive)
            _require_nothing_that_runs(place)
            _require_counts(archive.manifest, connection)
            call_command("migrate", database=connection.alias, interactive=False, verbosity=0)
    applied = sum(map(len, facts_of(connection).migrations.values()))
    before = sum(map(len, archive.manifest.migrations.values()))
    return Restored(archive.manifest, applied - before, faults())


def _place(connection: BaseDatabaseWrapper) -> Place:
    return SqlitePlace(connection) if connection.vendor == "sqlite" else PostgresqlPlace(connection)


def _require_fitting(manifest: Manifest, connection: BaseDatabaseWrapper) -> None:
    """Refuse a backup of a newer program or of the other database before anything is touched."""
    known = known_migrations()
    unknown = [
        f"{app}.{name}"
        for app, names in sorted(manifest.migrations.items())
        for name in names
        if (app, name) not in known
    ]
    if unknown or manifest.format > FORMAT:
        raise ArchiveError(
            gettext(
                "Sikkerhetskopien er laget av en nyere versjon av Målekort (%(theirs)s) "
                "enn denne (%(ours)s)%(unknown)s. Oppgrader programmet først. Ingenting er endret."
            )
            % {
                "theirs": manifest.program,
                "ours": settings.PROGRAM_VERSION,
                "unknown": gettext(", som ikke kjenner %(names)s") % {"names": ", ".join(unknown)}
                if unknown
                else "",
            }
        )
    if half_way([(app, name) for app, names in manifest.migrations.items() for name in names]):
        raise ArchiveError(
            gettext(
                "Sikkerhetskopien er laget av en så gammel versjon av Målekort (%(theirs)s) at denne "
                "(%(ours)s) ikke kan bringe den frem. Les den inn med en versjon fra 30. november 2026, ta "
                "en ny sikkerhetskopi der, og les inn den. Ingenting er endret."
            )
            % {"theirs": manifest.program, "ours": settings.PROGRAM_VERSION}
        )
    if manifest.vendor != connection.vendor:
        theirs = DATABASE_NAMES.get(manifest.vendor, manifest.vendor)
        raise ArchiveError(
            gettext(
                "Sikkerhetskopien er av en %(theirs)s-database, men DATABASE_URL peker på %(ours)s. "
                "La DATABASE_URL peke på en tom %(theirs)s-database, og prøv igjen. Ingenting er endret."
            )
            % {"theirs": theirs, "ours": DATABASE_NAMES[connection.vendor]}
        )


def _require_sealed(archive: Archive) -> None:
    if archive.manifest.holds:
        return
    why = (
        gettext("%(file)s er ikke forseglet med nøkkelen til denne installasjonen.")
        if archive.manifest.seal
        else gettext("%(file)s er ikke forseglet.")
    )
    raise ArchiveError(
        why % {"file": archive.path}
        + " "
        + gettext(
            "Innholdet kan være endret av noen andre. Er nøkkelen byttet, sett den gamle i TRAIL_OLD_KEYS. "
            "Vet du hvor filen kommer fra, legg den inn med --unsealed. Ingenting er endret."
        )
    )


def _require_nothing_that_runs(place: Place) -> None:
    """The program has no triggers, views or routines: what has come with a backup is somebody else's."""
    if strange := place.running():
        raise ArchiveError(
            gettext(
                "Sikkerhetskopien har noe som kjører av seg selv i databasen, og som ikke er programmets: "
                "%(names)s. Databasen er tømt igjen; bruk en annen kopi."
            )
            % {"names": ", ".join(strange)}
        )


@contextmanager
def _empty_again_on_failure(place: Place) -> Iterator[None]:
    try:
        yield
    except BaseException:
        place.clear()
        raise


def _fill(place: Place, archive: Archive) -> None:
    with archive.data() as source:
        place.fill(source)


def _require_counts(manifest: Manifest, connection: BaseDatabaseWrapper) -> None:
    found = facts_of(connection).counts
    tables = sorted(found.keys() | manifest.counts.keys())
    wrong = [table for table in tables if found.get(table) != manifest.counts.get(table)]
    if wrong:
        raise ArchiveError(
            gettext(
                "Antall rader stemmer ikke etter gjenoppretting (%(tables)s). Databasen er tømt igjen; "
                "bruk en annen kopi."
            )
            % {"tables": ", ".join(wrong)}
        )
