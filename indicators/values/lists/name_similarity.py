"""How alike two names of an indicator are: as a careful person would take one for the other."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

ALIKE: Final = 0.8
"""Names at least this alike may be the same."""
APART: Final = 0.02
"""The next best must be so much less alike, else it could be either."""

_WORD: Final = re.compile(r"\d+(?:,\d+)?|[^\W\d_]+")
_SMALL: Final = frozenset("og i på av for til med som en ei et eit den det de dei ved fra frå om hos".split())
_NOT: Final = frozenset(("ikke", "ikkje", "uten", "utan", "ingen"))
_SHORT_FORM: Final = 2
"""So many words at least must a short form have to stand for a longer name."""


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """The words and figures of a name, without case, punctuation and marks of notes."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", name).casefold()))


def likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1; 1 where they are the same words.

    Every word of the shorter name must be in the longer one, perhaps with a slip of the pen: a word that is
    another word makes another thing ("Leseferdighet", "Regneferdighet"), and so does a figure
    ("5. trinn", "8. trinn") or a "not".
    """
    mine, theirs = words_of(one), words_of(other)
    if not mine or not theirs:
        return 0.0
    if mine == theirs:
        return 1.0
    short, long = sorted((_weighty(mine), _weighty(theirs)), key=len)
    if not short or (_NOT & set(short)) != (_NOT & set(long)):
        return 0.0
    left = list(long)
    others = []
    for word in short:
        if word in left:
            left.remove(word)
        elif word[0].isdigit():
            return 0.0
        else:
            others.append(word)
    slips = len(others)
    for word in others:
        twin = next((each for each in left if _is_slip(word, each)), None)
        if twin is None:
            return 0.0
        left.remove(twin)
    if left and len(short) < _SHORT_FORM:
        return 0.0
    return 0.84 + 0.14 * len(short) / len(long) - 0.01 * min(slips, 4)


@lru_cache(maxsize=4096)
def _weighty(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _SMALL)


@lru_cache(maxsize=65_536)
def _is_slip(one: str, other: str) -> bool:
    """Whether two words differ by a slip: one letter, or two in a long word; never by a figure."""
    if one[0].isdigit() or other[0].isdigit() or min(len(one), len(other)) < 4:
        return False
    most = 2 if min(len(one), len(other)) >= 9 else 1
    return abs(len(one) - len(other)) <= most and _edits(one, other) <= most


def _edits(one: str, other: str) -> int:
    """How many letters have to be changed, added or taken away (Levenshtein)."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for place, sign in enumerate(other, 1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (letter != sign)),
            )
    return row[-1]
