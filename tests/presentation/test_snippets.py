"""What a search shows of a text: the words that were found, marked, and what stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.presentation.wording.snippets import LENGTH, plain, shortened, snippet

LONG = "Innledning som er lang. " * 12


def shown(text: str, sought: str) -> str:
    return "".join(f"[{one.text}]" if one.found else one.text for one in snippet(text, sought))


@pytest.mark.parametrize(
    ("text", "sought", "told"),
    [
        ("Ny svømmehall bygges", "svømmehall", "Ny [svømmehall] bygges"),
        ("Ny SVØMMEHALL, bygges", "svommehall svømme", "Ny [SVØMMEHALL,] bygges"),
        (
            "Sykefravær og fravær",
            "fravær",
            "Sykefravær og [fravær]",
        ),  # a word of its own before a part of one
        ("Bare sykefravær her", "fravær", "Bare [sykefravær] her"),
        ("KS 162/18 13.12.18 KS 077/19", "ks-sak 162/2018", "KS [162/18] 13.12.18 KS 077/19"),
        ("KS 077/19 19.06.19", "77/19", "KS [077/19] 19.06.19"),
        ("Flerbruk", "ks 162/18", "Flerbruk"),
        ("Ingenting her", "finnesikke", "Ingenting her"),
        ("", "ord", ""),
    ],
)
def test_what_is_found_is_marked(text: str, sought: str, told: str) -> None:
    assert shown(text, sought) == told


def test_the_first_word_found_is_in_what_is_shown_of_a_long_text() -> None:
    told = shown(f"{LONG}Her er svømmehallen. {LONG}", "svømmehall")
    assert told.startswith("… ")
    assert told.endswith("…")
    assert "Her er [svømmehallen.] Innledning" in told


@given(
    st.text(st.sampled_from("abæø 12/.\n*[]"), max_size=600), st.text(st.sampled_from("abæø 12/"), max_size=9)
)
def test_a_snippet_is_a_piece_of_its_text_and_never_long(text: str, sought: str) -> None:
    flat = plain(text, 2025)
    told = "".join(one.text for one in snippet(flat, sought))
    bare = told.removeprefix("… ").removesuffix("…")
    assert bare in flat
    longest = max(map(len, flat.split()), default=0)
    assert len(told) <= max(LENGTH, longest + 1) + 3


def test_a_title_is_shortened_at_a_word() -> None:
    assert shortened("Ny svømmehall, status", 15) == "Ny svømmehall …"
    assert shortened("Ny svømmehall", 15) == "Ny svømmehall"
