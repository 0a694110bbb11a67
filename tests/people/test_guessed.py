"""Passwords that are guessed first."""

from __future__ import annotations

import pytest

from indicators.adapters.passwords import is_guessed_first


@pytest.mark.parametrize(
    "password",
    [
        "passord12345", "Passord12345!", "velkommen123", "Sommer2025!", "sommer2025sommer", "Elverum2025!",
        "ElverumKommune1", "elverum.kommune", "12345678901234", "aaaaaaaaaaaa", "p4ssord2026!!",
        "Høsten-2026!!",
        "målekort2026", "test1234test", "qwertyuiop12", "HemmeligPassord1", "jul2026ferie!",
    ],
)  # fmt: skip
def test_what_everybody_thinks_of_is_refused(password: str) -> None:
    assert is_guessed_first(password, "Elverum kommune")


@pytest.mark.parametrize(
    "password",
    [
        "et-langt-passord", "demo-leder-skole-2025", "fire-egne-ord-her", "blåbær og rømme", "xK9#vQ2!mZ7p",
        "grønn-sykkel-i-kjelleren", "trofast elg ved bekken",
    ],
)  # fmt: skip
def test_a_phrase_of_ones_own_is_taken(password: str) -> None:
    assert not is_guessed_first(password, "Elverum kommune")
