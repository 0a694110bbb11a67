"""What somebody meant who searched for a word that is nowhere: another ending, or one letter wrong.

All that can be found is one text of its words; a writing is looked up in it, so the time does not grow with
the number of comparisons between words but with that of writings, which the length of the word decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from .ranking import Findable, Folded, folded, words_of

SHORTEST: Final = 4
"""Shorter words are not mended: too many others are one letter from them."""
LONGEST: Final = 24
MOST_WORDS: Final = 6
ALPHABET: Final = "abcdefghijklmnopqrstuvwxyzæøå"
ENDINGS: Final = (
    "ene", "ane", "ers", "ets", "ens", "er", "ar", "en", "et", "ei", "es", "a", "e", "n", "r", "s", "t",
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W_]+")


class Lexicon:
    """The words of all that can be found, as they are compared."""

    def __init__(self, lines: Iterable[Findable]) -> None:
        words: set[str] = set()
        for line in lines:
            for text in (line.name, line.short_name, line.heading, line.area, line.sector):
                words.update(_WORD.findall(folded(text).spelt))
        self._text = f" {' '.join(sorted(words))} "
        self._filed = self._text.replace("aa", "å")

    def has(self, word: Folded) -> bool:
        """Whether a word is found somewhere, at the beginning of another or inside one."""
        return word.spelt in self._text or word.filed in self._filed

    def place(self, writing: str) -> int | None:
        """0 for a whole word, 1 for the beginning of one, 2 for its end, None for none of them."""
        if writing not in self._text:
            return None
        for place, around in enumerate((f" {writing} ", f" {writing}", f"{writing} ")):
            if around in self._text:
                return place
        return None


def instead_of(lines: Iterable[Findable], text: str) -> str:
    """The search with the words that are nowhere mended; empty where none is, or one cannot be mended."""
    lexicon, mended, changed = Lexicon(lines), [], False
    words = words_of(text)
    if len(words) > MOST_WORDS:
        return ""
    for word in words:
        if lexicon.has(word):
            mended.append(word.spelt)
            continue
        better = mend(lexicon, word.spelt)
        if not better:
            return ""
        changed = True
        mended.append(better)
    return " ".join(mended) if changed else ""


def mend(lexicon: Lexicon, word: str) -> str:
    """The nearest known writing: without its ending, else with one letter otherwise; empty for none."""
    if not (SHORTEST <= len(word) <= LONGEST and word.isalpha()):
        return ""
    stem = _best(lexicon, _stems(word), worst=1)
    return stem or _best(lexicon, set(_writings(word)), worst=2)


def _best(lexicon: Lexicon, writings: Iterable[str], worst: int) -> str:
    """The writing that is a word before one that begins one, the longest of those; empty for none."""
    known = [(place, one) for one in writings if (place := lexicon.place(one)) is not None and place <= worst]
    return min(known, key=lambda one: (one[0], -len(one[1]), one[1]), default=(0, ""))[1]


def _stems(word: str) -> Iterator[str]:
    """The word without its ending; a doubled last letter is one where it ends a word."""
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST:
            yield stem
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def _writings(word: str) -> Iterator[str]:
    """All writings that are one letter away: one more, one less, another one, two that changed places."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in ALPHABET)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in ALPHABET)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
