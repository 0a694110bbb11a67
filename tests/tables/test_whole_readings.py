"""Small tables of every kind, each with all that is understood of it: nothing else, and nothing less."""

from __future__ import annotations

import pytest

from tests.tables.whole import BETWEEN, READINGS, reading


@pytest.mark.parametrize("name", sorted(path.stem for path in READINGS.glob("*.txt")))
def test_a_table_is_read_as_its_file_says(name: str) -> None:
    given, _, expected = (READINGS / f"{name}.txt").read_text(encoding="utf-8").partition(BETWEEN)
    assert reading(given + "\n") == expected
