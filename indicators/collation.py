"""Norwegian letters on both databases: Æ, Ø, Å sort last, in that order, and "ærl" finds "Ærlighet".

PostgreSQL gets a collation named `nb_no` from ICU (`create_collation()` in the first migration). SQLite knows
only ASCII, so every new connection is given a collation of the same name and Unicode-aware UPPER, LOWER and
LIKE. Name columns say `db_collation="nb_no"` and then sort alike on both.

The order is that of the Unicode collation algorithm with the Norwegian rules of CLDR, as far as names in a
municipality go: first by letter (aa is filed as å, ä as æ, ö as ø, ü as y), then by accent, then by case;
blanks before punctuation before digits before letters. What is left is decided by code point, so that only
identical texts are equal, as on PostgreSQL.
"""

import functools
import re
import unicodedata
from typing import Any

from django.contrib.postgres.operations import CreateCollation
from django.db.models.functions import Collate

COLLATION = "nb_no"
POSTGRESQL_LOCALE = "nb-NO"

# What is not a letter, each with a place of its own, in order.
_MARKS = "\t\n\v\f\r _-–—,;:!¡?¿.·'‘’\"“”„«»()[]{}§¶@*/\\&#%‰•`´^¯¨¸°©®←→+±÷×<=>¬|¦~−≤≥¤¢$£¥€0123456789"
# Letters: those of a group share a place and differ only by accent, in this order.
_LETTERS = (
    "aáàăâãąā b cćĉčċç dďđð eéèĕêěëėē f gğĝġģ hĥħ iíìĭîïĩįī jĵ kķ lĺľļłŀ m nńňñņ ŋ oóòŏôõō p q rŕřŗ sśŝšş"
    " tťţ þ ŧ uúùŭûůũųū v wŵ x yýŷÿüű zźžż æäę øöőœ å"
).split()
_IGNORED = "\u00ad\u200b\u200c\u200d\ufeff"  # soft hyphen and characters without width
_AFTER_LETTERS = 10_000  # where the letters of other alphabets begin, by code point

_PLACE: dict[str, tuple[int, int]] = {mark: (place, 0) for place, mark in enumerate(_MARKS)}
_PLACE |= {
    letter: (len(_MARKS) + place, accent)
    for place, group in enumerate(_LETTERS)
    for accent, letter in enumerate(group)
}
_TOKENS = re.compile("aa|.", re.IGNORECASE | re.DOTALL)

type Weight = tuple[float, int, int]
type SortKey = tuple[list[float], list[int], list[int], str]


def create_collation() -> CreateCollation:
    """The migration operation that makes `nb_no` on PostgreSQL; on SQLite each connection brings its own."""
    return CreateCollation(COLLATION, locale=POSTGRESQL_LOCALE, provider="icu")


def norwegian(*columns: str) -> tuple[Collate, ...]:
    """What to order by where a column, being Django's own, has no Norwegian order itself."""
    return tuple(Collate(column, COLLATION) for column in columns)


@functools.lru_cache(maxsize=16_384)
def norwegian_key(text: str) -> SortKey:
    """The key under which `text` is filed: places, then accents, then case, then the text itself."""
    places: list[float] = []
    accents: list[int] = []
    cases: list[int] = []
    for token in _TOKENS.findall(unicodedata.normalize("NFC", text)):
        for place, accent, case in _weights(token):
            places.append(place)
            accents.append(accent)
            cases.append(case)
    return places, accents, cases, text


@functools.lru_cache(maxsize=1024)
def _weights(sign: str) -> list[Weight]:
    """Place, accent and case of one sign, a character or `aa`; none if it is ignored."""
    if sign in _IGNORED:
        return []
    if len(sign) == 2:  # aa, after å: aa, Aa, AA; but aA is two letters
        if sign == "aA":
            return _weights("a") + _weights("A")
        place, accent = _PLACE["å"]
        return [(place, accent, 2 + (sign[0] == "A") + (sign[1] == "A"))]
    small = sign.lower()
    if small in _PLACE:
        return [(*_PLACE[small], int(small != sign))]
    plain = unicodedata.normalize("NFKC", sign)  # the wide, narrow and raised forms of a character
    if plain != sign:
        return [(place, accent, case + 1) for part in plain for place, accent, case in _weights(part)]
    if sign.isalpha():
        return [(_AFTER_LETTERS + ord(small[0]), 0, int(small != sign))]
    return [(_MARKS.index("0") - 1 + ord(sign) / 0x110000, 0, 0)]  # other signs: last before the digits


def compare_norwegian(left: str, right: str) -> int:
    """-1, 0 or 1, as SQLite wants of a collation."""
    if left == right:
        return 0
    return -1 if norwegian_key(left) < norwegian_key(right) else 1


@functools.lru_cache(maxsize=256)
def _like_pattern(pattern: str, escape: str) -> re.Pattern[str]:
    """SQL's LIKE as a regular expression over upper-case text."""
    parts, characters = [], iter(pattern)
    for character in characters:
        if character == escape:
            parts.append(re.escape(next(characters, escape).upper()))
        elif character == "%":
            parts.append(".*")
        elif character == "_":
            parts.append(".")
        else:
            parts.append(re.escape(character.upper()))
    return re.compile("".join(parts), re.DOTALL)


def like(pattern: Any, text: Any, escape: str = "") -> bool | None:
    """`text LIKE pattern ESCAPE escape` without regard to case in any alphabet; null with null."""
    if pattern is None or text is None:
        return None
    return _like_pattern(str(pattern), escape).fullmatch(str(text).upper()) is not None


def upper(text: Any) -> Any:
    """SQL's UPPER; anything but text is left as it is."""
    return text.upper() if isinstance(text, str) else text


def lower(text: Any) -> Any:
    """SQL's LOWER; anything but text is left as it is."""
    return text.lower() if isinstance(text, str) else text


def teach_norwegian(sender: Any, connection: Any, **kwargs: Any) -> None:
    """Receiver of `connection_created`: gives a new SQLite connection the collation and the functions."""
    if connection.vendor != "sqlite":
        return
    sqlite = connection.connection
    sqlite.create_collation(COLLATION, compare_norwegian)
    sqlite.create_function("UPPER", 1, upper, deterministic=True)
    sqlite.create_function("LOWER", 1, lower, deterministic=True)
    sqlite.create_function("LIKE", 2, like, deterministic=True)
    sqlite.create_function("LIKE", 3, like, deterministic=True)
