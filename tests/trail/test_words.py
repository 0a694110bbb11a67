"""What acts, tables and fields are called in the log of changes."""

from __future__ import annotations

import pytest

from indicators.models import Act
from indicators.presentation.trail_words import ACT_WORDS, field_word, table_word


@pytest.mark.parametrize(
    ("table", "field", "said"),
    [
        ("user", "username", "Brukernavn"),
        ("scorecardline", "direction", "Retning"),
        ("result", "finnes_ikke", "Finnes_ikke"),
        ("ukjent", "felt", "Felt"),
    ],
)
def test_a_field_is_called_what_people_call_it(table: str, field: str, said: str) -> None:
    assert field_word(table, field) == said


@pytest.mark.parametrize(
    ("table", "said"), [("user", "bruker"), ("scorecardline", "målekortlinje"), ("ukjent", "ukjent")]
)
def test_a_table_is_called_what_people_call_it(table: str, said: str) -> None:
    assert table_word(table) == said


def test_every_act_has_words() -> None:
    assert set(ACT_WORDS) == set(Act)
