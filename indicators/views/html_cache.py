"""Cards, and the table for paper, as markup kept between requests: drawn again when something in it is new.

To draw a card takes longer than all else about its page, and a save changes one card of many. What is
remembered of a card's lines are the same objects from one request to the next, so that two cards are quickly
compared; equal ones will not do, since 1,5 is equal to 1,50.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from indicators.judging import JudgedLine, remembered
from indicators.municipality import language_mark
from indicators.presentation.board.missed_table import ON_PAPER, table_lines
from indicators.presentation.card.page import card_view
from indicators.selectors import Board, Card


def drawn(card: Card, *, adopted: bool, adopted_year: bool) -> SafeString:
    """The card as it stands on the page; see :func:`card_view`."""

    def read() -> SafeString:
        return draw(card, adopted=adopted, adopted_year=adopted_year)

    if any("{" in one.text for one in card.comments):
        return read()
    way = (get_language(), adopted, adopted_year)
    return _kept(("card", card.year, card.number, card.key, *way), card, card.lines, read)


def draw(card: Card, *, adopted: bool, adopted_year: bool, kept: str = "") -> SafeString:
    """The same, made from what the card holds; ``kept`` is what its links take along."""
    view = card_view(card, adopted=adopted, adopted_year=adopted_year, kept=kept)
    return render_to_string("cards/card.html", {"card": view, "own_lang": language_mark()})


def drawn_paper(board: Board) -> SafeString:
    """The front's table of the list's first lines, which is for paper alone; see :func:`table_lines`."""
    lines = board.listed[:ON_PAPER]
    shown = (lines, tuple(board.streaks.get(line.id, ()) for line in lines))
    key = ("paper", get_language(), *(line.id for line in lines))
    return _kept(key, shown, lines, lambda: draw_paper(board))


def draw_paper(board: Board) -> SafeString:
    """The same, made from what the board holds."""
    rows = table_lines(board, slice(0, ON_PAPER), unfolds=False)
    return render_to_string("board/table.html", {"lines": rows, "statuses": False, "unfolds": False})


type _Drawn = tuple[object, Sequence[JudgedLine], SafeString]


def _kept(
    key: tuple[object, ...], shown: object, lines: Sequence[JudgedLine], draw_it: Callable[[], SafeString]
) -> SafeString:
    """What was drawn of the very same rows, or is drawn now."""
    if _mentions(lines):  # what is mentioned may be another figure tomorrow, on another card
        return draw_it()

    def renew(_key: Any, before: _Drawn, _touches: Any) -> _Drawn | None:
        same = before[0] == shown and all(a is b for a, b in zip(before[1], lines, strict=True))
        return before if same else None

    found: _Drawn = remembered(
        key, lambda: (shown, lines, draw_it()), renew, lambda one: 1 + len(one[2]) // 1000
    )
    return found[2]


def _mentions(lines: Iterable[JudgedLine]) -> bool:
    """Whether an explanation mentions a figure."""
    return any("{" in one.text for line in lines for one in line.explanations)
