"""A chapter's text with the places where the program's own tables stand: ``{bemanning}`` alone on a line."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from .document import Document
from .document_marks import read_document


class Place(StrEnum):
    """What is put into a chapter from data that is kept elsewhere, by the word that is typed."""

    STAFFING = "bemanning"
    COMPANIES = "selskaper"
    COOPERATION = "samarbeid"


_PLACE: Final = re.compile(rf"^[^\S\n]*\{{({'|'.join(Place)})\}}[^\S\n]*$", re.MULTILINE | re.IGNORECASE)


def parts_of(text: str) -> tuple[Document | Place, ...]:
    """The text as documents and places in their order; no document is empty, and every word of it stands.

    A word in braces that is none of :class:`Place`, or that stands among others, is text.
    """
    found: list[Document | Place] = []
    pieces = _PLACE.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    for number, piece in enumerate(pieces):
        if number % 2:
            found.append(Place(piece.lower()))
        elif told := read_document(piece):
            found.append(told)
    return tuple(found)
