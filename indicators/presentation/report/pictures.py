"""A chapter's pictures as its pages show them, and the places in the text where they can stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext

from indicators.models import ChapterPicture
from indicators.presentation.navigation.addresses import query
from indicators.values.texts.document_marks import read_document
from indicators.values.texts.pictures import alt_doubt
from indicators.values.texts.text_placeholders import PicturePlace, place_in, stretches

from .proofreading import WORDS

LETTERS = 60
"""Of a stretch of text, so that it is known again."""


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A picture with its words; ``src`` is where it is fetched, ``doubt`` what is odd about its words."""

    row: ChapterPicture
    src: str
    place: str
    doubt: str
    first: bool = False
    last: bool = False

    @property
    def name(self) -> str:
        """What it is called in lists: its caption, else what it shows."""
        row = self.row
        return row.caption or row.alt or gettext("Bilde %(number)d, pynt") % {"number": row.number}


def picture_address(year: int, digest: str, moment: str = "") -> str:
    """Where the file of a picture is fetched; ``moment`` is that of a report of the past, as it was asked."""
    return reverse("picture", args=(year, digest)) + (query({"pa": moment}) if moment else "")


def picture_line(row: ChapterPicture, year: int) -> PictureLine:
    """One picture."""
    src = picture_address(year, row.sha256)
    return PictureLine(row, src, PicturePlace(row.number).typed, doubt_about(row))


def picture_lines(rows: Iterable[ChapterPicture], year: int, text: str) -> tuple[PictureLine, ...]:
    """The pictures of a chapter in the order in which its text has them."""
    length = len(stretches(text))

    def key(row: ChapterPicture) -> tuple[int, int]:
        place = place_in(text, row.number)
        return (length if place is None else place, row.number)

    lines = []
    for row in sorted(rows, key=key):
        line, place = picture_line(row, year), place_in(text, row.number)
        lines.append(
            PictureLine(row, line.src, line.place, line.doubt, place == 0, place in (None, length - 1))
        )
    return tuple(lines)


def doubt_about(row: ChapterPicture) -> str:
    """What the proof-reader will ask about what a picture is said to show; empty where it asks nothing."""
    kind = None if row.decorative else alt_doubt(row.alt, row.caption)
    return "" if kind is None else str(WORDS[kind][2]) % {"seen": row.alt, "other": row.caption}


def place_options(text: str, number: int | None = None) -> list[tuple[str, str]]:
    """Where a picture can stand: first, behind each stretch of the text, last. The values count stretches."""
    own = None if number is None else place_in(text, number)
    others = [one for place, one in enumerate(stretches(text)) if place != own]
    options = [("0", gettext("Først i kapitlet"))]
    options += [(str(place), _behind(one)) for place, one in enumerate(others, start=1)]
    if others:
        options[-1] = (options[-1][0], gettext("Sist i kapitlet"))
    return options


def _behind(stretch: str) -> str:
    words = " ".join(read_document(stretch).text().split()) or stretch
    return gettext("Etter «%(words)s»") % {"words": Truncator(words).chars(LETTERS)}
