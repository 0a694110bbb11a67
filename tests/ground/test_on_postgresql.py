"""What is said to send nothing of its own to PostgreSQL is there."""

from __future__ import annotations

from pathlib import Path

from tests import on_postgresql as chosen

TESTS = Path(__file__).parents[1]


def test_every_name_is_that_of_a_test() -> None:
    names = {place: set(held.split()) for place, held in chosen.ONCE_TESTS.items()}
    names[chosen.ON_FILES_ALONE] = chosen.MEETS_THE_DATABASE
    files = {place: (TESTS / place).read_text(encoding="utf-8") for place in {*names, *chosen.ONCE_FILES}}
    lost = {
        place: {name for name in held if f"def test_{name}(" not in files[place]}
        for place, held in names.items()
    }
    assert lost == {place: set() for place in names}
