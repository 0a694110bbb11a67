"""The words and signs around a figure that say how it is meant: "minst", "høyst", "≥", "eller mer"."""

from __future__ import annotations

import re

from .comparators import Comparator, implied_comparator
from .spec import Direction

GE, LE, GT, LT, EQ = Comparator.GE, Comparator.LE, Comparator.GT, Comparator.LT, Comparator.EQ

SIGNS = {
    "≥": GE, "≧": GE, "⩾": GE, ">=": GE, "=>": GE, "≤": LE, "≦": LE, "⩽": LE, "<=": LE, "=<": LE,
    ">": GT, "<": LT, "=": EQ,
}  # fmt: skip

_WORDS: dict[Comparator, str] = {
    GE: """
        minst;minimum;min.;min;fra og med;frå og med;større enn eller lik;lik eller større enn;lik eller over;
        over eller lik;på eller over;ikke mindre enn;ikke under;ikke lavere enn;ikke færre enn;
        ikkje mindre enn;ikkje under;ikkje lågare enn;ikkje færre enn;minst lik
        """,
    LE: """
        maks;maks.;maksimum;maksimalt;max;max.;høyst;høgst;inntil;opp til;opptil;innen;innan;til og med;
        mindre enn eller lik;lik eller mindre enn;lik eller under;under eller lik;på eller under;
        ikke mer enn;ikke flere enn;ikke over;ikke høyere enn;ikke større enn;ikke overstige;
        ikkje meir enn;ikkje fleire enn;ikkje over;ikkje høgare enn;ikkje større enn;ikkje overstige
        """,
    GT: "over;mer enn;meir enn;flere enn;fleire enn;større enn;høyere enn;høgare enn",
    LT: "under;mindre enn;færre enn;lavere enn;lågare enn",
    EQ: "nøyaktig;eksakt;akkurat;presis",
}  # fmt: skip

_TAILS: dict[Comparator, str] = {
    GE: "mer;meir;flere;fleire;høyere;høgare;over;større",
    LE: "mindre;færre;lavere;lågare;under",
}

_BETTER = r"bedre enn|betre enn"
_NOT_WORSE = (
    r"(?:likt?|på nivå med|på linje med) eller (?:bedre|betre) enn"
    r"|(?:bedre|betre) (?:enn )?eller (?:lik|likt med)|(?:ikke|ikkje) (?:dårligere|dårlegare|verre) enn"
    r"|minst (?:på (?:samme |same )?nivå (?:med|som)|på linje med)"
    r"|minst like (?:god|godt|bra) som"
)
_LEVEL = r"på (?:samme |same )?nivå (?:med|som)|på linje med|likt? med|likt? som|likt?(?= )|som"
_LEVEL_WITH = re.compile(rf"(?P<not_worse>{_NOT_WORSE})|(?P<better>{_BETTER})|(?P<level>{_LEVEL})")


def _pattern(words: dict[Comparator, str]) -> tuple[re.Pattern[str], dict[str, Comparator]]:
    table = {word.strip(): sign for sign, listed in words.items() for word in listed.split(";")}
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in longest_first), re.IGNORECASE), table


_LEAD, _LEAD_TABLE = _pattern(_WORDS)
_TAIL, _TAIL_TABLE = _pattern(_TAILS)
_SIGN = re.compile(r"[<>]=|=[<>]|[≥≧⩾≤≦⩽<>=]")
_EQUAL = re.compile(r"likt?(?: med)? (?!eller )", re.IGNORECASE)
_FILLER = re.compile(
    r"(?:skal |må |bør )(?P<not>ikke |ikkje )?(?:være |vere |utgjøre |utgjere |ligge |ha |bli )?",
    re.IGNORECASE,
)


def leading_sign(tidy: str) -> tuple[Comparator, str] | None:
    """A comparator sign at the start, and what follows it."""
    found = _SIGN.match(tidy)
    return (SIGNS[found.group()], tidy[found.end() :].strip()) if found else None


def leading(tidy: str, direction: Direction) -> tuple[Comparator, str] | None:
    """A comparator in signs or words at the start, and what follows it: "ikke mer enn 45 %" is ≤ and "45 %".

    "bedre enn" is strict and follows the direction; where the line wants exactly so much it means nothing.
    """
    if signed := leading_sign(tidy):
        return signed
    said = without_filler(tidy)
    found = _LEAD.match(said)
    if found and _ends_word(said, found.end()):
        return _LEAD_TABLE[found.group().casefold()], said[found.end() :].strip()
    better = re.match(_BETTER, said, re.IGNORECASE)
    if better and direction is not Direction.EXACT:
        return strictly_better(direction), said[better.end() :].strip()
    return None


def without_equal(tidy: str) -> str:
    """ "lik 90 %" as "90 %": a bare figure, which the line's direction decides about."""
    found = _EQUAL.match(without_filler(tidy))
    return tidy if found is None else without_filler(tidy)[found.end() :]


def trailing(tidy: str, direction: Direction) -> tuple[Comparator, str] | None:
    """A comparator behind a figure: "90 % eller mer" is ≥ and "90 %".

    "eller bedre" follows the direction; where the line wants exactly so much it means nothing.
    """
    head, found, tail = tidy.rpartition(" eller ")
    if not found:
        return None
    if tail.casefold() in ("bedre", "betre") and direction is not Direction.EXACT:
        return implied_comparator(direction), head
    return (_TAIL_TABLE[tail.casefold()], head) if _TAIL.fullmatch(tail) else None


def level_with(tidy: str, direction: Direction) -> tuple[Comparator, bool, str] | None:
    """What "på nivå med" or "bedre enn" asks, whether it is implied by the direction, and what follows."""
    said = without_filler(tidy)
    found = _LEVEL_WITH.match(said.casefold())
    if found is None:
        return None
    rest = said[found.end() :].strip()
    if found["level"]:
        return implied_comparator(direction), True, rest
    if direction is Direction.EXACT:
        return None
    if found["better"]:
        return strictly_better(direction), False, rest
    return implied_comparator(direction), False, rest


def strictly_better(direction: Direction) -> Comparator:
    """What "bedre enn" asks: more where higher is better, less where lower is."""
    return Comparator.GT if direction is Direction.HIGHER else Comparator.LT


def without_filler(tidy: str) -> str:
    """ "skal ikke være over 5" as "ikke over 5"."""
    found = _FILLER.match(tidy)
    if not found:
        return tidy
    return (found["not"] or "") + tidy[found.end() :]


def _ends_word(said: str, end: int) -> bool:
    return end == len(said) or not said[end].isalpha()
