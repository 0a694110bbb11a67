"""Which headings can be typed for a line of an area."""

from __future__ import annotations

import pytest

from indicators.forms.register_headings import foreign_heading

SCHOOL, CARE, GONE = 1, 2, 3
HEADINGS = {SCHOOL: ("202 Grunnskole", "Felles"), CARE: ("Hjemmetjeneste", "Felles"), GONE: ("Kino",)}
NAMES = {SCHOOL: "6.4 Skole", CARE: "6.7 Helse"}


@pytest.mark.parametrize(
    ("title", "own", "refused"),
    [
        ("", "", False),
        ("  ", "", False),
        ("202 Grunnskole", "", False),
        ("Helt ny", "", False),
        ("Felles", "", False),  # of both
        ("Hjemmetjeneste", "", True),
        ("  Hjemmetjeneste ", "", True),
        ("Hjemmetjeneste", "Hjemmetjeneste", False),  # it goes along when the line moves
        ("Hjemmetjeneste", "202 Grunnskole", True),
        ("Kino", "", False),  # of an area that cannot be chosen any more
    ],
)
def test_a_heading_of_another_area_alone_is_refused(title: str, own: str, refused: bool) -> None:
    said = foreign_heading(title, SCHOOL, own, HEADINGS, NAMES)
    assert said == (
        "«Hjemmetjeneste» er en overskrift i 6.7 Helse, ikke i 6.4 Skole. "
        "Velg en av overskriftene i området, eller skriv en ny med et annet navn."
        if refused
        else None
    )
