"""Passwords that are guessed first."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from indicators.adapters.passwords import WHY, Guess, NorwegianPasswordValidator, guessed_first


@pytest.mark.parametrize(
    ("why", "passwords"),
    [
        (Guess.WORDS, (
            "passord12345", "Passord12345!", "velkommen123", "Velkommen2026!", "Sommer2025!",
            "sommer2025sommer", "Elverum2025!", "ElverumKommune1", "elverum.kommune", "p4ssord2026!!",
            "Høsten-2026!!", "målekort2026", "Malekort2026!", "maalekort.2026",
            "Hosten2026!!", "hoesten2026", "test1234test", "HemmeligPassord1", "jul2026ferie!",
            "jegelskerdeg123", "liverpool2005", "fotball12345", "kariogola2025", "Abc.velkommen.123",
            "rosenborg1967!", "minhund12345", "sommersommersommer", "Passordet er qwerty",
        )),
        (Guess.ROW, (
            "12345678901234", "09876543210987", "20252026202734", "qwertyuiop12", "abcdefghijkl",
            "asdfghjkløæ1", "qazwsxedcrfv", "poiuytrewq99", "abcd1234efgh", "1q2w3e4r5t6y7u",
        )),
        (Guess.FEW, ("aaaaaaaaaaaa", "abababababab", "111122223333", "aaaabbbbcccc")),
    ],
)  # fmt: skip
def test_what_everybody_thinks_of_is_refused(why: Guess, passwords: tuple[str, ...]) -> None:
    assert {one: guessed_first(one, "Elverum kommune") for one in passwords} == dict.fromkeys(passwords, why)


@pytest.mark.parametrize(
    "password",
    [
        "et-langt-passord", "demo-leder-skole-2025", "demo-controller-2025", "demo-revisor-2025",
        "fire-egne-ord-her", "blåbær og rømme", "xK9#vQ2!mZ7p", "grønn-sykkel-i-kjelleren",
        "trofast elg ved bekken", "kaffe hest snø bergen", "et-langt-passord-1842",
    ],
)  # fmt: skip
def test_a_phrase_of_ones_own_is_taken(password: str) -> None:
    assert guessed_first(password, "Elverum kommune") is None


def test_the_name_of_the_place_is_that_of_the_installation() -> None:
    assert guessed_first("Nordre Testvik 1", "Nordre Testvik kommune") is Guess.WORDS
    assert guessed_first("Nordre Testvik 1", "Elverum kommune") is None
    for typed in ("Våler2026!!!", "Valer2026!!!", "Vaaler2026!!!"):
        assert guessed_first(typed, "Våler kommune") is Guess.WORDS


def test_the_reason_is_told() -> None:
    with pytest.raises(ValidationError) as refused:
        NorwegianPasswordValidator().validate("velkommen123")
    assert refused.value.messages == [str(WHY[Guess.WORDS])]
