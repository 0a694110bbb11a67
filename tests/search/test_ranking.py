"""Which indicators a search finds, and in what order: tables, then laws."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.selectors.search.ranking import Findable, Place, _place, folded, ranked, words_of


def line(name: str = "Leseferdighet 5. trinn", pk: int = 1, **values: object) -> Findable:
    given = {
        "line_id": pk,
        "code": "skole-lesing-5",
        "short_name": name,
        "heading": "Nasjonale prøver",
        "functions": ("202", "215"),
        "area_number": "6.4",
        "area": "Grunnskole og SFO",
        "sector": "Sektor for skole",
        **values,
    }
    return Findable(name=name, **given)  # type: ignore[arg-type]


def found(text: str, *lines: Findable) -> list[int]:
    return [one.line_id for one in ranked(lines, text)]


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("6.4", Place.NUMBER),
        ("215", Place.NUMBER),
        ("skole-lesing-5", Place.NUMBER),
        ("lese", Place.NAME_START),
        ("TRINN", Place.NAME_WORD),
        ("ferdighet", Place.NAME_INSIDE),
        ("prøv", Place.HEADING_WORD),
        ("røver", Place.HEADING_INSIDE),
        ("21", Place.NUMBER_START),
        ("6.", Place.NUMBER_START),
        ("grunn", Place.AREA),
        ("sektor", Place.SECTOR),
        ("lesing", Place.CODE),
        ("barnevern", None),
        ("64", None),
    ],
)
def test_where_a_word_is_found(word: str, place: Place | None) -> None:
    assert _place(line(), folded(word)) == place


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ærlighet i møter", "ærlig"),
        ("ÆRLIGHET", "ærlighet"),
        ("Årsverk i pleien", "ÅRS"),
        ("Årsverk i pleien", "aarsverk"),
        ("Aase skole", "åse"),
        ("Ekstraarbeid", "ekstra"),
        ("Ekstraarbeid", "ekstraa"),
        ("Ekstraarbeid", "arbeid"),
        ("Øvelser i beredskap", "öv"),
        ("Kafé på torget", "kafe"),
        ("Kafe på torget", "kafé"),
        ("Sykefravær", "fravær"),
        ("Sykefra\u00advær", "fravær"),
        ("A\u030arsverk", "årsverk"),
        ("Post lagt ut samme dag", "dag post"),
        ("Andel (%) fornøyde", "«fornøyde»,"),
        ("Svar innen 5 dager", "5 dag"),
    ],
)
def test_norwegian_letters_and_several_words(name: str, text: str) -> None:
    assert found(text, line(name)) == [1]


@pytest.mark.parametrize(
    ("name", "text"),
    [("Årsverk", "arsverk"), ("Øvelser", "ovelser"), ("Ærlighet", "aerlighet"), ("Post", "post brev")],
)
def test_other_letters_and_missing_words_are_not_found(name: str, text: str) -> None:
    assert found(text, line(name)) == []


def test_the_best_first() -> None:
    lines = [
        line("Turer", 1, sector="Sektor for fravær"),
        line("Timer", 2, heading="Fravær"),
        line("Sykefravær", 3),
        line("Samlet fravær", 4),
        line("Fravær i skolen", 5),
        line("Kaker", 6),
    ]
    assert found("fravær", *lines) == [5, 4, 3, 2, 1]


def test_a_name_that_begins_with_all_that_was_written_is_before_one_with_the_words_apart() -> None:
    apart = line("Samlet tid til svar", 1)
    lines = [apart, line("Tid til svar, samlet", 2), line("Svar i tide", 3)]
    assert found("tid til svar", *lines) == [2, 1]
    assert found("svar tid", *lines) == [2, 3, 1]


@pytest.mark.parametrize("text", ["", "   ", "!!!", "«»", "%", "_", "\x00", "\u202e", "...", "()"])
def test_nothing_to_search_for_finds_nothing(text: str) -> None:
    assert words_of(text) == ()
    assert found(text, line()) == []


WORDS = st.text("abcdeåæøÅÆØé 5.", min_size=1, max_size=12)
LINES = st.lists(st.builds(line, WORDS, st.integers(1, 9), heading=WORDS, area=WORDS), max_size=6)


@given(LINES, st.lists(WORDS, max_size=3))
def test_the_order_of_words_does_not_decide_what_is_found(lines: list[Findable], words: list[str]) -> None:
    there = {id(one) for one in ranked(lines, " ".join(words))}
    assert there == {id(one) for one in ranked(lines, " ".join(reversed(words)))}


@given(LINES, WORDS, WORDS)
def test_one_more_word_never_finds_more(lines: list[Findable], text: str, more: str) -> None:
    assume(words_of(text))
    fewer = {id(one) for one in ranked(lines, f"{text} {more}")}
    assert fewer <= {id(one) for one in ranked(lines, text)}


@given(LINES, st.integers(0, 5), st.integers(1, 12))
def test_the_beginning_of_a_name_finds_it(lines: list[Findable], which: int, length: int) -> None:
    assume(which < len(lines))
    begun = lines[which].name[:length]
    assume(words_of(begun))
    assert lines[which] in ranked(lines, begun)


@given(LINES, WORDS)
def test_capitals_find_the_same_in_the_same_order(lines: list[Findable], text: str) -> None:
    assert ranked(lines, text.upper()) == ranked(lines, text.lower())


@given(LINES, WORDS)
def test_one_word_finds_better_places_first(lines: list[Findable], text: str) -> None:
    words = words_of(text)
    assume(len(words) == 1)
    places = [_place(one, words[0]) for one in ranked(lines, text)]
    whole = [folded(one.name).starts(words[0]) for one in ranked(lines, text)]
    assert whole == sorted(whole, reverse=True)
    later = [place for place, first in zip(places, whole, strict=True) if not first]
    assert later == sorted(later, key=lambda place: place or 0)


@given(st.text(max_size=60))
def test_no_text_can_make_it_fail(text: str) -> None:
    assert len(ranked([line()], text)) in (0, 1)
