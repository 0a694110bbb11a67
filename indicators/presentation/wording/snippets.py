"""What a text says around the words that were looked for, with those words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from indicators.selectors.search.ranking import folded, words_of
from indicators.values import asked_cases
from indicators.values.texts.document_marks import read_document

from .mentions import printed

BEFORE: Final = 60
LENGTH: Final = 220
"""Characters that are shown, and how many of them before the first word that was found."""
_TOKENS = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet; ``found``: it is what was looked for."""

    text: str
    found: bool


def plain(text: str, year: int) -> str:
    """The words of a typed text of a year without its marks, on one line, its mentions in words."""
    return " ".join(printed(read_document(text), year).text().split())


def shortened(text: str, length: int) -> str:
    """The text, or its beginning up to a whole word with an ellipsis."""
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0].rstrip(' ,;:')} …"


def snippet(text: str, asked: str) -> tuple[Piece, ...]:
    """A stretch of a text that holds the first word that was looked for, else its beginning."""
    tokens = [found[0] for found in _TOKENS.finditer(text)]
    marked = list(_marked(tokens, asked))
    first = marked.index(True) if True in marked else 0
    start = first
    while start and sum(map(len, tokens[start - 1 : first])) <= BEFORE:
        start -= 1
    end = start
    while end < len(tokens) and sum(map(len, tokens[start : end + 1])) <= LENGTH:
        end += 1
    end = max(end, start + 1)
    pieces = _together(tokens[start:end], marked[start:end])
    before = (Piece("… ", found=False),) if start else ()
    after = (Piece("…", found=False),) if end < len(tokens) else ()
    return (*before, *pieces, *after)


def _marked(tokens: Sequence[str], asked: str) -> Iterable[bool]:
    """Which of the words are looked for; a case is found by its number, in any writing.

    Where a word begins one of them, those that only hold it are not marked.
    """
    cases, rest = asked_cases(asked)
    held = [folded(token) for token in tokens]
    begun = {word for word in words_of(rest) if any(one.starts_a_word(word) for one in held)}
    others = [word for word in words_of(rest) if word not in begun]
    numbers = [
        re.compile(rf"(?<!\d)0*{one.number}/(?:{one.year}|{one.year % 100:02})(?!\d)") for one in cases
    ]
    for token, one in zip(tokens, held, strict=True):
        is_word = any(one.starts_a_word(word) for word in begun) or any(one.has(word) for word in others)
        yield is_word or any(number.search(token) for number in numbers)


def _together(tokens: Sequence[str], marked: Sequence[bool]) -> list[Piece]:
    pieces: list[Piece] = []
    for token, found in zip(tokens, marked, strict=True):
        word = token.rstrip()
        pieces.append(Piece(word, found))
        if blank := token[len(word) :]:
            pieces.append(Piece(blank, found=False))
    joined: list[Piece] = []
    for one in pieces:
        before = joined.pop().text if joined and joined[-1].found == one.found else ""
        joined.append(Piece(before + one.text, one.found))
    return joined
