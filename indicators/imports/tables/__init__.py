"""Tables from where they are: Word, spreadsheets, text files, the clipboard.

Bytes come in, a `Source` goes out; nothing is understood here. A file that cannot be read is refused with a
`TableFileRefused`, worded in Norwegian.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from hashlib import sha256
from typing import Final
from xml.etree.ElementTree import ParseError

from indicators.values.tables import Source, SourceRow
from indicators.values.zip_packages import PackedRefused, parts_of

from .opendocument import read_opendocument
from .opening import MOST_PARTS, MOST_UNPACKED, FileKind, kind_of_file, refusal_of
from .pasted import rows_of_text
from .refusals import TableFileRefused
from .separated import read_separated
from .word import read_word

LARGEST: Final = 10_000_000
"""The most bytes of a file that is taken in."""
_WORD_PARTS: Final = frozenset(("word/document.xml", "word/styles.xml", "word/footnotes.xml"))

__all__ = ["LARGEST", "TableFileRefused", "read_file", "read_pasted"]


def read_file(name: str, data: bytes) -> Source:
    """The tables of a file; what is in it decides which kind it is. Raises TableFileRefused."""
    if len(data) > LARGEST:
        raise TableFileRefused("too_large")
    rows, notes = _read(kind_of_file(data), data)
    if not any(row.table is not None for row in rows):
        raise TableFileRefused("no_table")
    return Source(name, sha256(data).hexdigest(), tuple(rows), tuple(notes))


def read_pasted(text: str) -> Source:
    """The tables of what was pasted from Word, a spreadsheet or a PDF viewer. Raises TableFileRefused."""
    if not text.strip():
        raise TableFileRefused("empty")
    rows = rows_of_text(text)
    return Source("", sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), tuple(rows))


def _read(kind: FileKind, data: bytes) -> tuple[list[SourceRow], list[str]]:
    """What a file that may be opened holds; what breaks while it is read is a damaged file."""
    try:
        match kind:
            case FileKind.WORD:
                return read_word(_parts(data, _WORD_PARTS))
            case FileKind.WORKBOOK:
                from .workbook import read_workbook  # openpyxl is needed for such a file alone

                return read_workbook(data)
            case FileKind.OPENDOCUMENT:
                return read_opendocument(_parts(data, frozenset(("content.xml",)))["content.xml"])
            case FileKind.TEXT:
                return read_separated(data), []
    except TableFileRefused:
        raise
    except PackedRefused as refused:
        raise refusal_of(refused) from None
    except _BROKEN:
        raise TableFileRefused("damaged") from None


def _parts(data: bytes, names: frozenset[str]) -> dict[str, bytes]:
    return parts_of(data, most_unpacked=MOST_UNPACKED, most_parts=MOST_PARTS, wanted=names.__contains__)


_BROKEN: Final = (
    ParseError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    OSError,
    EOFError,
    RecursionError,
    NotImplementedError,
    SyntaxError,
)
