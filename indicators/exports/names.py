"""Names of files, in letters that every system can keep."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "ð": "d", "þ": "th", "ß": "ss", "đ": "d", "ł": "l", "ŋ": "n"}
)
LONGEST = 80


def file_name(*words: str, ending: str) -> str:
    """``malekort-2025-6-4-skole.xlsx``: small ASCII letters, digits and single hyphens."""
    text = "-".join(words).lower().translate(_LETTERS)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:LONGEST].rstrip("-")
    return f"{slug or 'malekort'}.{ending}"


def disposition(name: str) -> str:
    """The Content-Disposition header that saves the answer under ``name`` (RFC 6266, RFC 5987)."""
    return f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(name)}"
