"""The archive file: written whole or not at all, read with suspicion."""

from __future__ import annotations

import hashlib
import os
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext

from .manifest import Manifest
from .refusals import ArchiveError

MANIFEST, DATA = "manifest.json", "database"
CHUNK = 1 << 20  # bytes read at a time
LARGEST_MANIFEST = 1 << 20  # bytes; ours have some ten thousand
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    ValueError,
    RuntimeError,  # RecursionError is one
)
"""What reading a damaged archive may raise."""


class Sink:
    """Passes what is written on, and keeps its digest and size."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self.size += len(data)

    def copy_from(self, source: IO[bytes]) -> None:
        while data := source.read(CHUNK):
            self.write(data)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


@contextmanager
def new_file(target: Path) -> Iterator[IO[bytes]]:
    """A file that only its owner may read and that gets its name when it is complete and on the disk.

    Raises :class:`ArchiveError` if something has that name, or the folder cannot be written to.
    """
    if target.exists() or target.is_symlink():
        raise ArchiveError(gettext("%(file)s finnes fra før. Velg et annet navn.") % {"file": target})
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    except OSError as error:
        raise ArchiveError(
            gettext("Kan ikke skrive i mappen %(folder)s: %(why)s.")
            % {"folder": target.parent, "why": error.strerror}
        ) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)
        _flush_folder(target.parent)
    except OSError as error:
        raise ArchiveError(
            gettext("Kan ikke skrive %(file)s: %(why)s.") % {"file": target, "why": error.strerror or error}
        ) from error
    finally:
        Path(name).unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """Let the new name survive a power cut, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_archive(
    file: IO[bytes], write_data: Callable[[Sink], None], describe: Callable[[Sink], Manifest]
) -> Manifest:
    """Stream the data into the archive, then add the manifest that describes it."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(_member(DATA), "w", force_zip64=True) as member:
            sink = Sink(member)
            write_data(sink)
        manifest = describe(sink)
        archive.writestr(_member(MANIFEST), manifest.to_json())
    return manifest


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, timezone.localtime().timetuple()[:6])
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    return member


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that is open for reading."""

    path: Path
    manifest: Manifest
    _zip: zipfile.ZipFile

    def require_whole(self) -> None:
        """Read all data once. Raises :class:`ArchiveError` if it is not what the manifest says."""
        digest, size = hashlib.sha256(), 0
        with _damage_refused(self.path):
            with self.data() as source:
                while data := source.read(CHUNK):
                    digest.update(data)
                    size += len(data)
                    if size > self.manifest.size:
                        break
            if (digest.hexdigest(), size) != (self.manifest.sha256, self.manifest.size):
                raise ValueError("the digest differs")

    def data(self) -> IO[bytes]:
        return self._zip.open(DATA)


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Raises :class:`ArchiveError` for a file that is missing, or no backup, or damaged."""
    with _damage_refused(path):
        file = path.open("rb")
    with file:
        with _damage_refused(path):
            archive = zipfile.ZipFile(file)
            if sorted(archive.namelist()) != sorted((MANIFEST, DATA)):
                raise ValueError("other members than a backup has")
            with archive.open(MANIFEST) as member:  # what it says of its size is not believed
                said = member.read(LARGEST_MANIFEST + 1)
            if len(said) > LARGEST_MANIFEST:
                raise ValueError("no manifest is so large")
            manifest = Manifest.from_json(said)
        with archive:
            yield Archive(path, manifest, archive)


@contextmanager
def _damage_refused(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ArchiveError(
            gettext("Kan ikke lese %(file)s: %(why)s.") % {"file": path, "why": error.strerror or error}
        ) from error
    except DAMAGE as error:
        raise ArchiveError(
            gettext(
                "%(file)s er ikke en hel sikkerhetskopi: den er skadet, avkuttet eller noe annet. "
                "Bruk en annen kopi. Ingenting er endret."
            )
            % {"file": path}
        ) from error
