"""What people write: kept whole or refused, never cut and never with signs that deceive the reader.

Every act's free text passes here: what goes into a row when the row is written, and the reason of an act when
the act begins. A text of one line (a name, a number, a reason) holds no line break, so that it can stand in a
letter's heading or in a cell; a longer text does.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

from django.db import models

from .refusals import ForbiddenMark, TooLong

LONGEST: Final = 10_000
"""Signs of a text in a row that has no length of its own."""
LONGEST_REASON: Final = 4_000
"""Signs of the reason that goes into the trail."""
LONGEST_CELL: Final = 500
"""Signs of a target or result as written."""

LONGER: Final = {
    ("reportchapter", "text"): 100_000,
    ("reportlayout", "chapters"): 40_000,
    ("goal", "text"): 1_000,
}
"""Signs of the texts that are longer than others (a whole chapter, the list of all chapters), or shorter."""

ONE_LINE: Final = frozenset(
    {("scorecardline", "name"), ("heading", "title"), ("heading", "printed_title"), ("personaltext", "text")}
    | {("goal", "text")}
)
"""Columns without a length of their own that hold one line all the same."""

_MARKS: Final = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control signs, but for tab and line breaks
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # signs that turn the direction of writing
    "\u2028\u2029"  # separators of lines that are no line breaks
    "\ud800-\udfff"  # halves of a pair, which a database cannot hold
)
_FORBIDDEN: Final = re.compile(f"[{_MARKS}]")
_FORBIDDEN_IN_ONE_LINE: Final = re.compile(f"[{_MARKS}\n\r]")


def checked(text: str, field: str, *, limit: int = LONGEST, one_line: bool = False) -> str:
    """The text as it is. Raises :class:`TooLong` and :class:`ForbiddenMark`, which name ``field``."""
    found = (_FORBIDDEN_IN_ONE_LINE if one_line else _FORBIDDEN).search(text)
    if found is not None:
        sign = found.group()
        raise ForbiddenMark(field, f"U+{ord(sign):04X}", unicodedata.name(sign, ""), found.start() + 1)
    if len(text) > limit:
        raise TooLong(field, len(text), limit)
    return text


def spaced(text: str) -> str:
    """A text of one line with single spaces; a line break stays, to be refused."""
    return " ".join(part for part in text.split(" ") if part)


def checked_reason(reason: str) -> str:
    """The reason of an act, as it goes into the trail."""
    return checked(reason, "reason", limit=LONGEST_REASON)


def check_row(row: models.Model) -> None:
    """Check every text of a row that is to be written. Raises as :func:`checked`."""
    table = row._meta.model_name or ""
    for field in row._meta.concrete_fields:
        text = getattr(row, field.attname)
        if isinstance(text, str) and text and isinstance(field, models.CharField | models.TextField):
            limit, one_line = _rule(table, field)
            checked(text, field.name, limit=limit, one_line=one_line)


def _rule(table: str, field: models.Field[Any, Any]) -> tuple[int, bool]:
    """How long the text of a column may be, and whether it is one line."""
    long_text = isinstance(field, models.TextField)
    if field.name == "written" and long_text:
        return LONGEST_CELL, False
    return field.max_length or LONGER.get((table, field.name), LONGEST), not long_text or (
        table,
        field.name,
    ) in ONE_LINE
