"""What somebody may have meant who wrote a word that means nothing there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

CLOSE: Final = 0.6
"""How alike a word must be to be proposed, from 0 to 1 (difflib's ratio)."""
LONGEST: Final = 60
"""Longer words are no slip of the pen."""

_PLAIN: Final = str.maketrans({"å": "a", "ø": "o", "æ": "a", " ": "", "_": "-", ",": "."})


def plainly(word: str) -> str:
    """A word as addresses write it: small, without Norwegian letters and blanks."""
    return word.strip().casefold().translate(_PLAIN)


def nearest(word: str, known: Iterable[str], others: Mapping[str, str] | None = None) -> str:
    """The known word that was most likely meant, empty for none.

    ``others`` are words that are used elsewhere for a known one.
    """
    by_plain = {plainly(one): one for one in known}
    plain = plainly(word)
    if len(plain) > LONGEST:
        return ""
    if plain in by_plain:
        return by_plain[plain]
    for name, meant in (others or {}).items():
        if plainly(name) == plain and plainly(meant) in by_plain:
            return by_plain[plainly(meant)]
    close = get_close_matches(plain, by_plain, n=1, cutoff=CLOSE)
    return by_plain[close[0]] if close else ""
