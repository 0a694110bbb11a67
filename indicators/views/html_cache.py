"""Cards, and the table for paper, as markup kept between requests: drawn again when something in it is new.

To draw a card takes longer than all else about its page, and a save changes one card of many. What is
remembered of a card's lines are the same objects from one request to the next, so that two cards are quickly
compared.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from indicators.judging import JudgedLine
from indicators.municipality import language_mark
from indicators.presentation.board.missed_table import ON_PAPER, table_lines
from indicators.presentation.card.page import card_view
from indicators.selectors import Board, Card

MOST_ROWS = 6_000
"""Rows of cards kept in one process, about 1.5 kB each."""

MOST_TABLES = 40
"""Tables for paper kept in one process, of 100 rows at most, about 1 kB each."""

type Question = tuple[int, str, str, str | None, bool, bool]

_kept: OrderedDict[Question, tuple[Card, SafeString]] = OrderedDict()
_papers: OrderedDict[tuple[object, ...], tuple[tuple[JudgedLine, ...], SafeString]] = OrderedDict()
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
    return _told_mention(card.lines) or any("{" in one.text for one in card.comments)


def _told_mention(lines: Iterable[JudgedLine]) -> bool:
    return any("{" in one.text for line in lines for one in line.explanations)


def _same(one: Card, other: Card) -> bool:
    """Whether two cards are of the very same rows; equal ones will not do, since 1,5 is equal to 1,50."""
    return one == other and all(a is b for a, b in zip(one.lines, other.lines, strict=True))


def draw(card: Card, *, adopted: bool, adopted_year: bool, kept: str = "") -> SafeString:
    """The same, made from what the card holds; ``kept`` is what its links take along."""
    view = card_view(card, adopted=adopted, adopted_year=adopted_year, kept=kept)
    return render_to_string("cards/card.html", {"card": view, "own_lang": language_mark()})


def drawn_paper(board: Board) -> SafeString:
    """The front's table of the list's first lines, which is for paper alone; see :func:`table_lines`."""
    lines = board.listed[:ON_PAPER]
    if _told_mention(lines):
        return draw_paper(board)
    rows = ((id(line), board.streaks.get(line.id, ())) for line in lines)  # lines are kept with their numbers
    question = (get_language(), *rows)
    with _lock:
        kept = _papers.get(question)
    html = draw_paper(board) if kept is None else kept[1]
    with _lock:
        _papers[question] = (lines, html)
        _papers.move_to_end(question)
        while len(_papers) > MOST_TABLES:
            _papers.popitem(last=False)
    return html


def draw_paper(board: Board) -> SafeString:
    """The same, made from what the board holds."""
    rows = table_lines(board, slice(0, ON_PAPER), unfolds=False)
    return render_to_string("board/table.html", {"lines": rows, "statuses": False, "unfolds": False})


def forget() -> None:
    """Throw everything away; the next reader has it drawn."""
    with _lock:
        _kept.clear()
        _papers.clear()
