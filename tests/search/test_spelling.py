"""A search with one letter wrong, or another ending: what is found instead, and that it is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.selectors.search.ranking import Findable
from indicators.selectors.search.spelling import ALPHABET, Lexicon, instead_of, mend

NAMES = (
    "Mobbing 7. trinn", "Sykefravær i sektoren", "Liggedøgn på sykehus", "Elever på nivå 1", "Fosterhjem",
    "Saksbehandlingstid", "Brann- og redningstjeneste", "Å være trygg", "Plass i barnehage",
)  # fmt: skip


def findable(number: int, name: str) -> Findable:
    return Findable(number, f"k{number}", name, name, "", (), "6.4", "Skole", "Sektor for skole")


LINES = [findable(*one) for one in enumerate(NAMES)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mobing", "mobbing"),  # a letter is missing
        ("mobbbing", "mobbing"),  # one too many
        ("mobbign", "mobbing"),  # two changed places
        ("mabbing", "mobbing"),  # another one
        ("MOBING 7", "mobbing 7"),
        ("sykehusene", "sykehus"),  # another ending
        ("elevene", "elev"),
        ("fosterhjemmene", "fosterhjem"),
        ("fravar", "fravær"),  # the end of a long word
        ("saksbehandlinstid", "saksbehandlingstid"),
        ("barnehager", "barnehage"),
        ("vere", "være"),
        ("vre", ""),  # too short: many words are one letter away
        ("mobbing", ""),  # nothing to mend
        ("skol", ""),
        ("mob finnesikke", ""),
        ("mobing finnesikke", ""),  # one of them cannot be mended
        ("aa vere", "aa være"),  # aa is å
        ("sjole", "skole"),  # the name of an area
        ("mobing skole sektor plass barnehage trygg nivå", ""),  # seven words
        ("finnesikke", ""),
        ("mo", ""),
        ("2031", ""),
        ("mobing " * 9, "mobbing"),
    ],
)
def test_what_is_meant(written: str, meant: str) -> None:
    assert instead_of(LINES, written) == meant


@pytest.mark.parametrize(
    ("known", "written", "meant"),
    [
        ("plan planenhet", "planene", "plan"),  # a whole word before the beginning of one
        ("planenhet", "planene", "planen"),  # the longest beginning
        ("kart karl", "karx", "karl"),  # the first in the alphabet
        ("abcdefghijklmnopqrstuvwx", "abcdeåghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwx"),
        ("abcdefghijklmnopqrstuvwxy", "abcdeåghijklmnopqrstuvwxy", ""),  # too long to be tried
    ],
)
def test_the_nearest_of_several_is_taken(known: str, written: str, meant: str) -> None:
    assert mend(Lexicon([findable(1, known)]), written) == meant


LEXICON = Lexicon(LINES)
WORDS = ("mobbing", "sykefravær", "liggedøgn", "fosterhjem", "saksbehandlingstid", "barnehage")


@given(st.sampled_from(WORDS), st.integers(0, 3), st.data())
def test_one_wrong_letter_in_any_place_finds_something_known(
    word: str, how: int, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    letter = data.draw(st.sampled_from(ALPHABET))
    wrong = (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )[how]
    found = mend(LEXICON, wrong)
    assert LEXICON.place(found) is not None
    assert found


@given(st.text(max_size=300))
def test_nothing_can_make_it_fail(text: str) -> None:
    instead = instead_of(LINES, text)
    assert instead == "" or instead_of(LINES, instead) == ""
