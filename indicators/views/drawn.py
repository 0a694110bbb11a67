"""Cards as markup, kept between requests: one is drawn again when anything in it has become another.

To draw a card takes longer than all else about its page, and a save changes one card of many. What is
remembered of a card's lines are the same objects from one request to the next, so that two cards are quickly
compared.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from indicators.municipality import language_mark
from indicators.presentation.card_page import card_view
from indicators.selectors import Card

MOST_ROWS = 6_000
"""Rows of cards kept in one process, about 1.5 kB each."""

type Question = tuple[int, str, str, str | None, bool, bool]

_kept: OrderedDict[Question, tuple[Card, SafeString]] = OrderedDict()
_lock = Lock()


def drawn(card: Card, *, adopted: bool, adopted_year: bool) -> SafeString:
    """The card as it stands on the page; see :func:`card_view`."""
    if _mentions(card):  # what is mentioned may be another figure tomorrow, on another card
        return draw(card, adopted=adopted, adopted_year=adopted_year)
    question = (card.year, card.number, card.key, get_language(), adopted, adopted_year)
    with _lock:
        kept = _kept.get(question)
    if kept is not None and _same(kept[0], card):
        html = kept[1]
    else:
        html = draw(card, adopted=adopted, adopted_year=adopted_year)
    with _lock:
        _kept[question] = (card, html)
        _kept.move_to_end(question)
        while len(_kept) > 1 and sum(len(one.lines) for one, _html in _kept.values()) > MOST_ROWS:
            _kept.popitem(last=False)
    return html


def _mentions(card: Card) -> bool:
    """Whether a text of the card mentions a figure."""
    told = [one.text for line in card.lines for one in line.explanations]
    return any("{" in text for text in (*told, *(one.text for one in card.comments)))


def _same(one: Card, other: Card) -> bool:
    """Whether two cards are of the very same rows; equal ones will not do, since 1,5 is equal to 1,50."""
    return one == other and all(a is b for a, b in zip(one.lines, other.lines, strict=True))


def draw(card: Card, *, adopted: bool, adopted_year: bool, kept: str = "") -> SafeString:
    """The same, made from what the card holds; ``kept`` is what its links take along."""
    view = card_view(card, adopted=adopted, adopted_year=adopted_year, kept=kept)
    return render_to_string("cards/card.html", {"card": view, "own_lang": language_mark()})


def forget() -> None:
    """Throw everything away; the next reader has it drawn."""
    with _lock:
        _kept.clear()
