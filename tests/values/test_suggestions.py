"""What is proposed to somebody who wrote a word that means nothing there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.values.suggestions import nearest, plainly

FIELDS = ("ar", "runde", "omrade", "sektor", "sok", "side")
OTHERS = {"q": "sok", "periode": "runde", "year": "ar", "finnes ikke": "kort"}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("q", "sok"),
        ("Q", "sok"),
        ("periode", "runde"),
        ("år", "ar"),
        ("Område", "omrade"),
        ("sector", "sektor"),
        ("rund", "runde"),
        ("omr", "omrade"),  # two thirds alike
        ("om", ""),  # half
        ("finnes ikke", ""),  # the page has no «kort»
        ("utm_source", ""),
        ("", ""),
        ("sektor" * 20, ""),
    ],
)
def test_what_is_proposed(word: str, meant: str) -> None:
    assert nearest(word, FIELDS, OTHERS) == meant


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=8), max_size=5))
def test_only_what_is_known_is_proposed(word: str, known: list[str]) -> None:
    assert nearest(word, known) in ("", *known)


@given(st.sampled_from(FIELDS))
def test_the_word_itself_whatever_its_case(word: str) -> None:
    assert nearest(word.upper(), FIELDS) == word


def test_words_of_up_to_sixty_letters_may_be_slips_of_the_pen() -> None:
    assert [nearest("x" * length, ["x" * length]) for length in (60, 61)] == ["x" * 60, ""]


@pytest.mark.parametrize(
    ("word", "plain"),
    [(" Område ", "omrade"), ("IKKE_NÅDD", "ikke-nadd"), ("6,4", "6.4"), ("Å Løse", "alose")],
)
def test_a_word_as_addresses_write_it(word: str, plain: str) -> None:
    assert plainly(word) == plain
