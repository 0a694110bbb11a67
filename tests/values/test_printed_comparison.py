"""A printed report beside ours: what says the same is found, and whatever is left out or changed is seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.values.proofreading.printed_comparison import Ours, set_beside
from indicators.values.proofreading.printed_report import sections_of, tokens

PRINTED = """Innhold
1\tInnledning....\t2
2\tMål og tall\t3

1 Innledning
Kommunen har 150 tjenester, og de er [beskrevet her](#) for den som vil lese.
Kari Hansen

2 Mål og tall
2.1.1 mål i 2025
Indikatorer\tResultat 2024\tMål 2025\tMål 2025
Funksjon 202: Skole\t\t\t
Andel elever\t28,8 %\t≥20\t≥20
Plan som brytes\tav et\t\t

\tsideskift\t\t
År\t2024\t2025
Snitt\t37\t66
---\t---
Tabell: Snitt av alle
"""
OURS = (
    Ours(
        "a",
        "1",
        "Innledning",
        ("Kommunen har 150 tjenester,", "og de er beskrevet her for den som vil lese."),
        (),
    ),
    Ours("b", "1.1", "Hilsen", ("Kari Hansen",), ()),
    Ours("c", "2", "Mål og tall", (), ()),
    Ours(
        "d",
        "2.1.1",
        "Mål og resultater",
        ("202 Skole", "Snitt av alle"),
        (
            ("Andel elever", "28,80 %", "≥ 20 %", "Nådd"),
            ("Plan som brytes", "av et sideskift"),
            ("2024", "37"),
            ("2025", "66"),
        ),
    ),
)
JOINED = {14: 16}


def found(ours: tuple[Ours, ...]) -> dict[int, bool]:
    beside = set_beside(sections_of(PRINTED, JOINED), (Ours("", "", "", ("Innhold",), ()), *ours))
    return {one.piece.line: one.found for _section, every in beside for one in every if one.counts}


def test_what_says_the_same_is_found() -> None:
    assert found(OURS) == dict.fromkeys((1, 2, 3, 5, 6, 7, 9, 10, 12, 13, 14, 18, 20), True)


def test_sections_have_the_chapter_that_they_stand_in() -> None:
    told = [(one.number, one.title, one.line, one.part) for one in sections_of(PRINTED)]
    assert told == [
        ("", "", 1, ""),
        ("1", "Innledning", 5, "1"),
        ("2", "Mål og tall", 9, "2"),
        ("2.1.1", "mål i 2025", 10, "2"),
    ]


def _without(place: int, **changed: object) -> tuple[Ours, ...]:
    return tuple(replace(one, **changed) if n == place else one for n, one in enumerate(OURS))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ours", "lost"),
    [
        (_without(0, lines=OURS[0].lines[:1]), [6]),
        (_without(0, lines=(OURS[0].lines[0].replace("150", "151"), OURS[0].lines[1])), [6]),
        (_without(0, title="Forord"), [2, 5]),
        (_without(1, lines=("Kari",)), [7]),
        (_without(3, lines=("202 Skole",)), [20]),
        (_without(3, lines=OURS[3].lines[1:]), [12]),
        (_without(3, rows=(("Andel elever", "28,9 %", "≥ 20 %"), *OURS[3].rows[1:])), [13]),
        (_without(3, rows=(("Andel elever", "28,8 %", "≥ 21 %"), *OURS[3].rows[1:])), [13]),
        (_without(3, rows=(*OURS[3].rows[:1], ("Plan som brytes", "av et"), *OURS[3].rows[2:])), [14]),
        (_without(3, rows=OURS[3].rows[:3]), [18]),
        (_without(3, rows=(*OURS[3].rows[:2], ("2024", "66"), ("2025", "37"))), [18]),
        (_without(3, title="Resultater"), [10]),
    ],
)
def test_whatever_is_left_out_or_changed_is_seen(ours: tuple[Ours, ...], lost: list[int]) -> None:
    assert [line for line, whether in found(ours).items() if not whether] == lost


def test_a_line_that_is_explained_is_neither_found_nor_missing() -> None:
    beside = set_beside(sections_of("En setning som ingen har skrevet av."), (), {1: "Slik"})
    ((_section, (one,)),) = beside
    assert (one.counts, one.found, one.missing, one.explained) == (True, False, False, "Slik")


@pytest.mark.parametrize(
    ("printed", "ours"),
    [
        ("26%", "26,0 %"),
        ("1 498,0", "1\u00a0498"),
        ("-1,0", "−1"),
        ("≥landssnitt", "≥ landssnitt"),
        ("*) Ikke målt", "Ikke målt"),
        ("per m ²", "per m²"),
        ("4.2", "4,2"),
    ],
)
def test_figures_and_words_are_the_same_however_written(printed: str, ours: str) -> None:
    assert tokens(printed) == tokens(ours)


@given(st.text(max_size=200))
def test_every_line_of_any_text_stands_in_one_piece(text: str) -> None:
    text = text.replace("\r", "")
    lines = [one.line for section in sections_of(text) for one in section.pieces]
    assert lines == [number for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
