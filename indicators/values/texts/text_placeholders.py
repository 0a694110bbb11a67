"""A chapter's text with the places where tables and pictures stand: ``{bemanning}`` alone on a line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from .document import Document
from .document_marks import read_document


class Place(StrEnum):
    """What is put into a chapter from data that is kept elsewhere, by the word that is typed."""

    STAFFING = "bemanning"
    COMPANIES = "selskaper"
    COOPERATION = "samarbeid"


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """Where a picture of the chapter stands, by its number there: typed as ``{bilde 2}``."""

    number: int

    @property
    def typed(self) -> str:
        """As it is typed."""
        return f"{{bilde {self.number}}}"


_PICTURE: Final = r"\{bilde[ \u00a0]?(?P<number>[0-9]{1,3})\}"
_PLACE: Final = re.compile(
    rf"^[^\S\n]*(?:\{{(?P<word>{'|'.join(Place)})\}}|{_PICTURE})[^\S\n]*$", re.MULTILINE | re.IGNORECASE
)
_ANYWHERE: Final = re.compile(_PICTURE, re.IGNORECASE)
_BLANK_LINES: Final = re.compile(r"\n(?:[^\S\n]*\n)+")


def parts_of(text: str, pictures: Collection[int] = ()) -> tuple[Document | Place | PicturePlace, ...]:
    """The text as documents and places in their order; no document is empty, and every word of it stands.

    A word in braces that is none of :class:`Place`, or that stands among others, is text, and so is the place
    of a picture that is none of ``pictures`` or that has stood already. Pictures that the text has no place
    for stand last.
    """
    found: list[Document | Place | PicturePlace] = []
    waiting, at, source = set(pictures), 0, _lines(text)
    for mark in _PLACE.finditer(source):
        number = _number(mark)
        if number is not None and number not in waiting:
            continue
        found += _told(source[at : mark.start()])
        at = mark.end()
        if number is None:
            found.append(Place(mark["word"].lower()))
        else:
            waiting.discard(number)
            found.append(PicturePlace(number))
    return (*found, *_told(source[at:]), *(PicturePlace(number) for number in sorted(waiting)))


def lost_places(text: str, pictures: Collection[int]) -> tuple[str, ...]:
    """The places of pictures that are printed as they are typed: the picture is not there, has stood already,
    or the place is not alone on its line."""
    source = _lines(text)
    waiting, good = set(pictures), set[int]()
    for mark in _PLACE.finditer(source):
        number = _number(mark)
        if number in waiting:
            waiting.discard(number)
            good.add(mark.start("number"))
    return tuple(mark.group() for mark in _ANYWHERE.finditer(source) if mark.start("number") not in good)


def without_places(text: str) -> str:
    """The text for a reader of its words alone: what is set in from elsewhere is none of them."""
    return _PLACE.sub("", _lines(text))


def stretches(text: str) -> tuple[str, ...]:
    """The text cut where something can be set in: at blank lines, and around the places it has."""
    found: list[str] = []
    at, source = 0, _lines(text)
    for mark in _PLACE.finditer(source):
        found += _cut(source[at : mark.start()])
        found.append(mark.group().strip())
        at = mark.end()
    return (*found, *_cut(source[at:]))


def place_in(text: str, number: int) -> int | None:
    """How many stretches stand before a picture; None where the text has no place for it."""
    mark = PicturePlace(number).typed
    return next((place for place, one in enumerate(stretches(text)) if _same(one, mark)), None)


def with_picture(text: str, number: int, after: int | None = None) -> str:
    """The text with the place of a picture behind so many of its other stretches, or last."""
    mark = PicturePlace(number).typed
    others = [one for one in stretches(text) if not _same(one, mark)]
    place = len(others) if after is None else max(0, min(after, len(others)))
    return "\n\n".join([*others[:place], mark, *others[place:]])


def without_picture(text: str, number: int) -> str:
    """The text without the places of a picture; the very same where it has none."""
    mark = PicturePlace(number).typed
    all_of_it = stretches(text)
    others = [one for one in all_of_it if not _same(one, mark)]
    return text if len(others) == len(all_of_it) else "\n\n".join(others)


def _number(mark: re.Match[str]) -> int | None:
    return int(mark["number"]) if mark["number"] else None


def _same(stretch: str, mark: str) -> bool:
    """Whether a stretch is the place of that picture, however it was typed."""
    found = _ANYWHERE.fullmatch(stretch)
    return found is not None and PicturePlace(int(found["number"])).typed == mark


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _told(piece: str) -> Iterator[Document]:
    if told := read_document(piece):
        yield told


def _cut(piece: str) -> Iterator[str]:
    """The stretches of a piece without places; what is blank is none."""
    for one in _BLANK_LINES.split(piece):
        if one.strip():
            yield one.strip("\n")
