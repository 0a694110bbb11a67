"""Letters, whole, in both languages: ``letters_nb.txt`` and ``letters_nn.txt`` beside this are what they say.

What people have typed stands in them as it was typed, line breaks, ``<`` and ``&`` too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.html import escape

from indicators.judging import GapKind
from indicators.judging.completeness import Settled
from indicators.models import Act
from indicators.presentation.letters.digest import digest_letter
from indicators.presentation.letters.letter import Letter
from indicators.presentation.letters.notices import (
    ACCOUNT_TEMPLATES,
    account_letter,
    decided_letter,
    explanation_letter,
    proposal_letter,
)
from indicators.presentation.letters.reminders import reminder_letter
from indicators.selectors.letters.digest import Happened
from indicators.selectors.letters.reminders import Person
from indicators.selectors.waiting import Waiting

ADDRESS = "https://x.example/r/?a=1&b=2"
KARI = Person(1, "Kari & <b>Co", "kari@x.example")
ABOUT = ("Mobbing <10>", "B & C")


class YearEnd(SimpleNamespace):
    def __str__(self) -> str:
        return "Årsslutt 2026"


def owed(**changed: Any) -> Any:
    plain: dict[str, Any] = {
        "round": YearEnd(deadline=date(2027, 1, 31)), "sector_name": "Skole & SFO", "days": -7,
        "returned": "", "reopened": "", "settled": Settled(), "without_figure": (), "others": Counter(),
        "ask": (),
    }  # fmt: skip
    return SimpleNamespace(**plain | changed)


def letters() -> Iterator[Letter]:
    everything = owed(
        days=5,
        returned="Se <rad 3>\n\nog 4",
        reopened="Ny KOSTRA & mer",
        settled=Settled(expected=14, figures=1, without=1),
        without_figure=tuple(f"Nr <{number}>" for number in range(1, 13)),
        others=Counter({kind: number for number, kind in enumerate(GapKind, 1)}),
        ask=(KARI, Person(2, "Ola", "ola@x.example")),
    )
    for row in (
        everything,
        owed(),
        owed(days=0, without_figure=("En",)),
        owed(days=-1, without_figure=("1", "2")),
        owed(days=1, others=Counter({GapKind.NO_ANSWER: 1})),
        owed(without_figure=tuple(str(number) for number in range(10))),
    ):
        yield reminder_letter(row, KARI, ADDRESS)
    for about in (ABOUT[:1], ABOUT):
        yield explanation_letter("Le & del", about, "Skole, årsslutt 2026", " Hva?\n\nÅrsak <i> \n", ADDRESS)
    for why, despite in (("", ""), ("Ny <dato>", "Haster\n\nnå")):
        proposed: Any = SimpleNamespace(
            title="Årsmelding & mer",
            proposed_by=SimpleNamespace(display_name="C <T>"),
            why=why,
            despite=despite,
        )
        yield proposal_letter(proposed, ADDRESS)
    for published in (True, False):
        for text in (" ", "Se\n\n<b> & c "):
            yield decided_letter(proposed, "Le <d>", text, ADDRESS, published=published)
    for act in ACCOUNT_TEMPLATES:
        yield account_letter(act)
    for first in (True, False):
        to: Any = SimpleNamespace(
            name="Kari & <b>", since_day=date(2026, 11, 23), first=first, sector_ids=None, waiting=Waiting()
        )
        happened = Happened((), frozenset(), (), (), (), (), (), ())
        yield digest_letter(
            happened, to, date(2026, 11, 30), off_href="https://x.example/av/" if first else ""
        )


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_letter_says_what_it_said(language: str, settings: Any) -> None:
    settings.MUNICIPALITY_LANGUAGE = language
    said = "".join(f"=== {letter.subject}\n{letter.text}" for letter in letters())
    assert said == Path(__file__).with_name(f"letters_{language}.txt").read_text(encoding="utf-8")


def test_the_html_says_what_the_text_says() -> None:
    """Every line of the text stands in the HTML, with what people typed made harmless."""
    for letter in letters():
        for line in letter.text.replace(": http", "\nhttp").splitlines():
            words = escape(line.strip("- ").rstrip(":"))
            assert words in letter.html, (letter.subject, line)


def test_a_change_of_an_account_that_nobody_worded_is_no_empty_letter() -> None:
    with pytest.raises(KeyError):
        account_letter(Act.REPORT_RESULT)
