"""What a reader searched for, held against what can be found: which fit, and the best first. No database.

A word fits where it begins a word or stands inside one, because Norwegian writes words together:
"fravær" finds "sykefravær". Case and accents do not count, and neither does whether å is written aa.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from indicators.values import AskedCase, CaseNumber, asked_cases

LONGEST = 200
"""Characters that a search may have."""

AROUND = " \t\n\r\f\v\u00a0\u202f\"'«»“”„,;:.!?()[]"
LETTERS = str.maketrans({"ä": "æ", "ö": "ø", "ü": "y", "ð": "d", "þ": "t", "ß": "s", "\u00ad": None})
KEPT = {"å", "æ", "ø"}


class Place(IntEnum):
    """Where a word was found, the best place first."""

    NUMBER = 0
    NAME_START = 1
    NAME_WORD = 2
    NAME_INSIDE = 3
    HEADING_WORD = 4
    HEADING_INSIDE = 5
    NUMBER_START = 6
    AREA = 7
    SECTOR = 8
    CODE = 9


@dataclass(frozen=True, slots=True)
class Findable:
    """A line of a card, or a text, as it can be found. ``functions`` are KOSTRA function codes.

    ``line_id`` is what the finder knows it by. Of a text, which has no ``code``, ``name`` is its title and
    ``heading`` what it says.
    """

    line_id: int
    code: str
    name: str
    short_name: str
    heading: str
    functions: tuple[str, ...]
    area_number: str
    area: str
    sector: str
    cases: tuple[CaseNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without case and accents: as it is spelt, and with aa filed as å."""

    spelt: str
    filed: str

    def has(self, word: Folded) -> bool:
        return word.spelt in self.spelt or word.filed in self.filed

    def starts(self, word: Folded) -> bool:
        return self.spelt.startswith(word.spelt) or self.filed.startswith(word.filed)

    def starts_a_word(self, word: Folded) -> bool:
        return _begins(self.spelt, word.spelt) or _begins(self.filed, word.filed)


@lru_cache(maxsize=65_536)
def folded(text: str) -> Folded:
    """The text as it is compared."""
    small = unicodedata.normalize("NFC", text).casefold().translate(LETTERS)
    if not small.isascii():
        small = "".join(one if one in KEPT else _bare(one) for one in small)
    return Folded(small, small.replace("aa", "å"))


def _bare(letter: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one))


def _holds_number(text: str, digits: str) -> bool:
    at = text.find(digits)
    while at >= 0:
        end = at + len(digits)
        if not text[at - 1 : at].isdigit() and not text[end : end + 1].isdigit():
            return True
        at = text.find(digits, at + 1)
    return False


def _begins(text: str, word: str) -> bool:
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at >= 0


def words_of(text: str) -> tuple[Folded, ...]:
    """The words of a search, without what stands around them; none if there is nothing to search for."""
    bare = (word.strip(AROUND) for word in text.split())
    return tuple(dict.fromkeys(folded(word) for word in bare if any(map(str.isalnum, word))))


def ranked(lines: Iterable[Findable], text: str) -> list[Findable]:
    """The lines in which every word is found, best first; those that are as good keep their order.

    First those whose name begins with all that was written, then by the places of the words.
    """
    words = words_of(text)
    if not words:
        return []
    asked, rest = asked_cases(text)
    others = words_of(rest)
    whole = folded(" ".join(text.split()).strip(AROUND))
    found: list[tuple[bool, int, Findable]] = []
    for line in lines:
        places = _places(line, words)
        if asked and line.cases:
            places = min(filter(None, (_case_places(line, asked, others), places)), key=sum, default=None)
        if places is not None:
            elsewhere = not (folded(line.name).starts(whole) or folded(line.short_name).starts(whole))
            found.append((elsewhere, sum(places), line))
    found.sort(key=lambda one: one[:2])
    return [line for *_rank, line in found]


def _places(line: Findable, words: Iterable[Folded]) -> list[Place] | None:
    places = []
    for word in words:
        place = _place(line, word)
        if place is None:
            return None
        places.append(place)
    return places


def _case_places(line: Findable, asked: Iterable[AskedCase], others: Iterable[Folded]) -> list[Place] | None:
    """Where the cases are found, in whichever way they are written, and the other words.

    What stands before a number and is no body of the case is a word like others.
    """
    places = _places(line, others)
    for one in asked:
        bodies = {case.body for case in line.cases if one.means(case)}
        if not bodies or places is None:
            return None
        is_word = one.body not in ("", *bodies)
        place = _place(line, folded(one.body)) if is_word else Place.NUMBER
        if place is None:
            return None
        places.append(place)
    return places


def _place(line: Findable, word: Folded) -> Place | None:
    """Where a word is found; a number in a text only as it stands: 202 is not in 2025."""
    if not line.code and word.spelt.isdigit():
        said = folded(f"{line.area_number}\n{line.name}\n{line.heading}").spelt
        return _place_of_word(line, word) if _holds_number(said, word.spelt) else None
    return _place_of_word(line, word)


def _place_of_word(line: Findable, word: Folded) -> Place | None:
    names = (folded(line.name), folded(line.short_name))
    in_name = any(name.has(word) for name in names)
    heading = folded(line.heading)
    numbers = (line.area_number, *line.functions)
    if word.spelt in numbers or word.spelt == line.code:
        return Place.NUMBER
    if in_name and any(name.starts(word) for name in names):
        return Place.NAME_START
    if in_name:
        return Place.NAME_WORD if any(name.starts_a_word(word) for name in names) else Place.NAME_INSIDE
    if heading.has(word):
        return Place.HEADING_WORD if heading.starts_a_word(word) else Place.HEADING_INSIDE
    if any(number.startswith(word.spelt) for number in numbers):
        return Place.NUMBER_START
    if folded(line.area).has(word):
        return Place.AREA
    if folded(line.sector).has(word):
        return Place.SECTOR
    return Place.CODE if word.spelt in line.code else None
