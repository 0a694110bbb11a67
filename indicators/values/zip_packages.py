"""ZIP packages that anybody may have made: unpacked piece by piece, never believed.

What a part says of its own size is not believed, nothing is written to disk, and nothing beyond the limits is
kept in memory. Whoever calls words the refusals.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Final

PIECE: Final = 65_536


class PackedProblem(StrEnum):
    """Why a package is not taken in."""

    DAMAGED = "damaged"
    PASSWORD = "password"  # noqa: S105 - a reason, no secret
    TOO_MANY_PARTS = "too_many_parts"
    ODD_NAMES = "odd_names"
    TOO_LARGE = "too_large"


class PackedRefused(ValueError):  # noqa: N818 - a refusal that a door words
    """A package that cannot be taken in, and why."""

    def __init__(self, problem: PackedProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def names_in(content: bytes, *, most_parts: int) -> tuple[str, ...]:
    """The names of the parts, looked over. Raises PackedRefused."""
    return tuple(one.filename for one in _members(_opened(content), most_parts))


def parts_of(
    content: bytes,
    *,
    most_unpacked: int,
    most_parts: int,
    wanted: Callable[[str], bool] = lambda name: True,
) -> dict[str, bytes]:
    """The wanted parts by name, together at most so many bytes. Raises PackedRefused."""
    left = most_unpacked
    found: dict[str, bytes] = {}
    for name, pieces in pieces_of(content, most_parts=most_parts, wanted=wanted):
        kept = []
        for piece in pieces:
            left -= len(piece)
            if left < 0:
                raise PackedRefused(PackedProblem.TOO_LARGE)
            kept.append(piece)
        found[name] = b"".join(kept)
    return found


def pieces_of(
    content: bytes, *, most_parts: int, wanted: Callable[[str], bool]
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each wanted part with its pieces, to be read in order. Raises PackedRefused."""
    archive = _opened(content)
    for one in _members(archive, most_parts):
        if wanted(one.filename):
            yield one.filename, _pieces(archive, one)


def _pieces(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(one) as member:
            while piece := member.read(PIECE):
                yield piece
    except _BROKEN:
        raise PackedRefused(PackedProblem.DAMAGED) from None


def _opened(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN:
        raise PackedRefused(PackedProblem.DAMAGED) from None


def _members(archive: zipfile.ZipFile, most_parts: int) -> list[zipfile.ZipInfo]:
    members = [one for one in archive.infolist() if not one.is_dir()]
    names = {one.filename for one in members}
    if len(names) != len(members) or len(members) > most_parts:
        raise PackedRefused(PackedProblem.TOO_MANY_PARTS)
    if any(one.flag_bits & 1 for one in members):
        raise PackedRefused(PackedProblem.PASSWORD)
    if any(map(_odd, names)):
        raise PackedRefused(PackedProblem.ODD_NAMES)
    return members


def _odd(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or not name.isprintable()


_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
