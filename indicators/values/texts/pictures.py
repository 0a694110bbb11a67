"""A picture that somebody sends in: its file, how large it is printed, and what is wrong with its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from indicators.values.proofreading.checks import ProofKind

LARGEST_SENT: Final = 12_000_000
"""Bytes of a file that is sent in: a telephone's picture as it is."""
LARGEST_FILE: Final = 3_000_000
"""Bytes of a picture as it is kept."""
LONGEST_SIDE: Final = 2_000
"""Pixels of the longest side of a picture as it is kept."""
LONGEST_ALT: Final = 500
"""Signs of what a picture says in words: it is read aloud in one breath."""
PER_INCH: Final = 110
"""A picture is printed with at least so many pixels to the inch: it is never blown up until it blurs."""
HIGHEST: Final = 11_500
"""Hundredths of a millimetre that a picture is high on paper: a page has room for text beside it."""
HIGHEST_UPRIGHT: Final = 9_500
"""The same of a picture that is higher than it is wide."""
SIGNATURE: Final = (6_000, 2_200)
"""Hundredths of a millimetre that the picture of a signature is wide and high at most."""

_HUNDREDTHS_IN_AN_INCH: Final = 2540
_FILE_NAME: Final = re.compile(
    r".*\.(?:jpe?g|jfif|png|gif|webp|hei[cf]|tiff?|bmp|svg|pdf|docx?)"
    r"|(?:IMG|DSCN?|DSCF|PXL|MVIMG|WP|image|bilde|foto|photo|skjermbilde|screenshot)[-_ ]?\d[\w() .-]*",
    re.IGNORECASE,
)
_SAYS_NOTHING: Final = re.compile(
    r"(?:et|eit)?\s*(?:bilde|foto|fotografi|figur|illustrasjon|logo|grafikk|ikon|image|photo|picture|alt"
    r"|alternativ tekst|alt-tekst)(?:et|en)?|\W*|\w",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as it is kept: made anew by the program, ``media`` its type, its sides in pixels."""

    content: bytes
    media: str
    width: int
    height: int


JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
ENDINGS: Final = {JPEG: "jpg", PNG: "png"}
"""The types of pictures that are kept, and how the names of their files end."""


def size_on_paper(width: int, height: int, widest: int, highest: int) -> tuple[int, int]:
    """How wide and high a picture of so many pixels is printed, in hundredths of a millimetre.

    As wide as the text and no higher than ``highest`` (both in hundredths of a millimetre), in its own
    proportions, and never with fewer pixels to the inch than ``PER_INCH``.
    """
    if height > width:
        highest = min(highest, HIGHEST_UPRIGHT)
    natural = width * _HUNDREDTHS_IN_AN_INCH // PER_INCH
    wide = min(natural, widest, highest * width // height)
    return max(wide, 1), max(wide * height // width, 1)


def alt_doubt(alt: str, caption: str) -> ProofKind | None:
    """What is odd about the words that should say what a picture shows; None where nothing is.

    They are the name of its file (``IMG_1234.jpg``), say only that there is a picture (``bilde``), or repeat
    the caption, which is read aloud right after them.
    """
    told = alt.strip()
    if _FILE_NAME.fullmatch(told):
        return ProofKind.ALT_FILE_NAME
    if _SAYS_NOTHING.fullmatch(told):
        return ProofKind.ALT_SAYS_NOTHING
    if caption and _letters(told) == _letters(caption):
        return ProofKind.ALT_REPEATS
    return None


def _letters(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()
