"""Which kind of file it is, and whether it may be opened: looked over before any library sees it.

Whoever sends a file may be anybody's victim. Every part of a package is unpacked once, piece by piece, and
let go of: so much, so many rows and cells, no definitions of its own, no macros.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from indicators.values.zip_packages import PackedProblem, PackedRefused, names_in, pieces_of

from .grids import MOST_ROWS
from .refusals import TableFileRefused

MOST_UNPACKED: Final = 50_000_000
"""Bytes of the parts that are read, unpacked."""
MOST_PARTS: Final = 3_000
MOST_CELLS: Final = 600_000
MOST_ROW_MARKS: Final = 4 * MOST_ROWS
"""Rows that are only said to be there; about, the ends of some are counted too."""

_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_PROGRAMS: Final = (
    b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"%PDF", b"\x89PNG", b"\xff\xd8\xff",
    b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf", b"SQLite format",
)  # fmt: skip
_DEFINITION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MACROS: Final = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_ROWS: Final = (b"<row", b":row", b"-row", b"<w:tr")
_CELLS: Final = (b"<c ", b"<c>", b":c ", b"-cell", b"<w:tc>", b"<w:tc ")
_OVERLAP: Final = 64


class FileKind(StrEnum):
    """What a file is, by what is in it."""

    WORD = "word"
    WORKBOOK = "workbook"
    OPENDOCUMENT = "opendocument"
    TEXT = "text"


def kind_of_file(data: bytes) -> FileKind:
    """What a file is; its name is not asked. Raises TableFileRefused for what may not be opened."""
    if not data.strip(b"\0 \t\r\n"):
        raise TableFileRefused("empty")
    if data.startswith(_OLD):
        raise TableFileRefused("password" if _ENCRYPTED in data else "old_format")
    if data.startswith(b"PK"):
        return _package(data)
    if data.startswith(_PROGRAMS):
        raise TableFileRefused("unknown")
    if re.match(rb"\s*<(?:\?xml|!doctype|html)", data[:200], re.IGNORECASE):
        raise TableFileRefused("unknown")
    return FileKind.TEXT


def refusal_of(refused: PackedRefused) -> TableFileRefused:
    """A package's refusal as one of a file of tables."""
    code = {
        PackedProblem.DAMAGED: "damaged",
        PackedProblem.PASSWORD: "password",
        PackedProblem.TOO_MANY_PARTS: "other_parts",
        PackedProblem.ODD_NAMES: "other_parts",
        PackedProblem.TOO_LARGE: "bomb",
    }[refused.problem]
    return TableFileRefused(code)


def _package(data: bytes) -> FileKind:
    try:
        names = names_in(data, most_parts=MOST_PARTS)
        kind = _kind(frozenset(names))
        if any("vbaproject" in name.casefold() or name.startswith("Basic/") for name in names):
            raise TableFileRefused("macros")
        _look_over(data)
    except PackedRefused as refused:
        raise refusal_of(refused) from None
    return kind


def _kind(names: frozenset[str]) -> FileKind:
    if "word/document.xml" in names:
        return FileKind.WORD
    if "xl/workbook.xml" in names:
        return FileKind.WORKBOOK
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return FileKind.OPENDOCUMENT
    raise TableFileRefused("unknown")


def is_xml(name: str) -> bool:
    """Whether a part is read as XML."""
    return name.casefold().endswith((".xml", ".rels"))


def _look_over(data: bytes) -> None:
    left, rows, cells = MOST_UNPACKED, 0, 0
    for name, pieces in pieces_of(data, most_parts=MOST_PARTS, wanted=is_xml):
        types = name == "[Content_Types].xml"
        for size, piece in _overlapping(pieces):
            left -= size
            if left < 0:
                raise TableFileRefused("bomb")
            if b"\0" in piece or _DEFINITION.search(piece):
                raise TableFileRefused("definitions")
            if types and _MACROS.search(piece):
                raise TableFileRefused("macros")
            if b"manifest:encryption-data" in piece:
                raise TableFileRefused("password")
            fresh = piece[-size - 16 :] if len(piece) > size else piece
            rows += sum(map(fresh.count, _ROWS))
            cells += sum(map(fresh.count, _CELLS))
            if rows > MOST_ROW_MARKS:
                raise TableFileRefused("too_many_rows")
            if cells > MOST_CELLS:
                raise TableFileRefused("too_large")


def _overlapping(pieces: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    """Each piece with the end of the one before it, so that no word is cut, and how much of it is new."""
    before = b""
    for piece in pieces:
        yield len(piece), before + piece
        before = piece[-_OVERLAP:]
