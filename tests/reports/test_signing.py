"""How a foreword ends: what signs it is set together, and nothing else is set otherwise."""

from __future__ import annotations

import pytest

from indicators.reports.chapters.signing import signed
from indicators.reports.document import Block, Items, Paragraph, Picture, Subheading, Tone
from indicators.reports.runs import Run, text

TOLD = Paragraph(text("Innbyggerne har fått gode tjenester i 2025."))
DAY, NAME = Paragraph(text("Elverum, 12.05.2026")), Paragraph(text("Kari Nordmann\nkommunedirektør"))
HAND = Picture("p", "a" * 64, "image/png", 400, 120, "Underskrift")
SIGNED = Paragraph((Run("Kari Nordmann", strong=True), Run("\nkommunedirektør")), Tone.SIGNATURE)
DAY_SIGNED = Paragraph(DAY.runs, Tone.SIGNATURE)
SMALL = Picture("p", "a" * 64, "image/png", 400, 120, "Underskrift", signs=True)
FIGURE = Picture("f", "a" * 64, "image/png", 400, 120, "Elgen", "Elgen i byen")
LONG = Paragraph(text("Dette er en linje som er lengre enn noe navn og noen tittel pleier å være"))
FIVE = Paragraph(text("a\nb\nc\nd\ne"))
CHOSEN = Paragraph((Run("Kari", emphasis=True), Run(" Nordmann\nkommunedirektør")))


@pytest.mark.parametrize(
    ("blocks", "set_so"),
    [
        ([TOLD, DAY, HAND, NAME], [TOLD, DAY_SIGNED, SMALL, SIGNED]),
        ([TOLD, DAY, NAME, HAND], [TOLD, DAY_SIGNED, SIGNED, SMALL]),
        ([DAY, TOLD, NAME], [DAY, TOLD, SIGNED]),
        ([TOLD, CHOSEN], [TOLD, Paragraph(CHOSEN.runs, Tone.SIGNATURE)]),
        ([TOLD, FIGURE, NAME], [TOLD, FIGURE, SIGNED]),
        *(([TOLD, one], [TOLD, one]) for one in (HAND, LONG, FIVE, Subheading("Navn"), Items((text("a"),)))),
        ([NAME], [NAME]),  # a text that is nothing but its end
        ([TOLD], [TOLD]),
        ([], []),
    ],
)
def test_what_signs_a_foreword_is_set_as_such(blocks: list[Block], set_so: list[Block]) -> None:
    assert signed(blocks) == set_so
