"""How large a picture is printed, and what is wrong with the words that should say what it shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.values import ProofKind
from indicators.values.texts.pictures import HIGHEST, PER_INCH, alt_doubt, size_on_paper

SIDES = st.integers(20, 2_000)
WIDEST = 16_600


@given(SIDES, SIDES)
def test_a_picture_is_printed_in_its_proportions_within_its_room_and_never_blown_up(
    width: int, height: int
) -> None:
    wide, high = size_on_paper(width, height, WIDEST, HIGHEST)
    assert 1 <= wide <= WIDEST
    assert 1 <= high <= HIGHEST
    assert abs(wide * height - high * width) <= width  # less than a hundredth of a millimetre off
    assert wide * PER_INCH <= width * 2540


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (2000, 1000, (16_600, 8_300)),  # as wide as the text
        (2000, 2000, (11_500, 11_500)),  # as high as a picture may be
        (1000, 2000, (4_750, 9_500)),  # upright
        (420, 120, (9_698, 2_770)),  # a signature: as large as it is sharp
    ],
)
def test_sizes(width: int, height: int, size: tuple[int, int]) -> None:
    assert size_on_paper(width, height, WIDEST, HIGHEST) == size


ALTS = {
    ProofKind.ALT_FILE_NAME: (
        "IMG_1234.jpg", "IMG_1234", "DSC00012", "bilde 3.PNG", "elg.webp", "P1010001.JPG",
        "IMG-20250301-WA0004", "Skjermbilde 2025-03-01 kl. 12.00.01", "image001", "en elg i skogen.jpeg",
    ),
    ProofKind.ALT_SAYS_NOTHING: ("bilde", "Et bilde", "Foto", "illustrasjonen", "logo", "…", "x", "-"),
    ProofKind.ALT_REPEATS: ("elgen i vinterskog",),
    None: (
        "En elg i vinterskog", "Bildet viser en elg", "Logo for Elverum kommune",
        "3 elever leser i biblioteket", "Foto av rådhuset", "IMG er en forkortelse",
    ),
}  # fmt: skip


def test_what_says_nothing_of_a_picture_is_doubted_and_nothing_else_is() -> None:
    found = {alt: alt_doubt(f" {alt} ", "Elgen, i vinterskog.") for alts in ALTS.values() for alt in alts}
    assert found == {alt: kind for kind, alts in ALTS.items() for alt in alts}
