"""Shares, growth and sums that are counted out in a sentence, held against the parts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

# A rule repeats nothing without an end: whoever pastes a text of digits or blanks must not stop the others.
_COUNT: Final = r"(\d[\d \u00a0]{0,12})"
_SHARE: Final = r"(\d{1,9}(?:[.,]\d{1,9})?)\s{0,3}(?:%|prosent\b(?!poeng))"
IN_BRACKETS: Final = re.compile(
    rf"\b{_COUNT}\sav\s{{1,3}}(?:de\s)?{_COUNT}[^\d().;]{{0,40}}\(\s{{0,3}}{_SHARE}\s{{0,3}}\)", re.IGNORECASE
)
SAID_AFTER: Final = re.compile(
    rf"\b{_COUNT}\sav\s{{1,3}}(?:de\s)?{_COUNT}[^\d().;,=]{{0,40}}"
    rf"(?:,?\s(?:altså|dvs\.?|det vil si|tilsvarer|noe som er|som er|som tilsvarer)\s{{1,3}}|\s?=\s?)"
    rf"{_SHARE}",
    re.IGNORECASE,
)
SAID_LAST: Final = re.compile(
    rf"\b{_COUNT}\sav\s{{1,3}}(?:de\s)?{_COUNT}[^\d().;,]{{0,40}},\s{{1,3}}{_SHARE}(?=\s{{0,3}}(?:[.;)]|$))",
    re.IGNORECASE,
)
SAID_FIRST: Final = re.compile(
    rf"(?<![\d.,]){_SHARE}\s{{0,3}}\(\s{{0,3}}{_COUNT}\sav\s{{1,3}}(?:de\s)?{_COUNT}[^().;\d]{{0,40}}\)",
    re.IGNORECASE,
)
_NUMBER: Final = r"(\d[\d \u00a0]{0,12}(?:,\d{1,4})?)"
GROWTH: Final = re.compile(
    rf"\bfra {_NUMBER}\s(?:[^\W\d_]{{1,20}}\s)?(?:i 20\d\d\s)?til {_NUMBER}"
    r"(?!\d|,\d|\s{0,3}(?:%|prosent))[^.;%]{0,40}?"
    rf"(?:økning|vekst|auke|oppgang|nedgang|reduksjon|fall)(?:en)?\spå\s{_SHARE}",
    re.IGNORECASE,
)
SENTENCE: Final = re.compile(r"(?<=[^\d\s][.!?]) (?=[A-ZÆØÅ])|\n")
_PART: Final = r"\d{1,9} [^\W\d_]{2,30}"
TOGETHER: Final = re.compile(
    rf"\b(?:til sammen|tilsammen|totalt|i alt) (\d{{1,9}})(?: [^\W\d_]{{1,30}}){{0,4}},? ?"
    rf"(?:\(|fordelt på )({_PART}(?:, {_PART}){{0,6}} og {_PART})(?![^.;()]{{0,12}}\d)",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a stop behind a number ends none."""
    return [one for one in SENTENCE.split(text) if one.strip()]


def wrong_shares(text: str) -> Iterator[str]:
    """Shares that do not follow from their parts, as rounded as they are written: ``12 av 14 (68 %)``."""
    for rule in (IN_BRACKETS, SAID_AFTER, SAID_LAST):
        yield from (found[0] for found in rule.finditer(text) if not follows(found[1], found[2], found[3]))
    yield from (found[0] for found in SAID_FIRST.finditer(text) if not follows(found[2], found[3], found[1]))
    for found in GROWTH.finditer(text):
        before, after, share = (_decimal(found[number]) for number in (1, 2, 3))
        step = Decimal(1).scaleb(int(share.as_tuple().exponent))
        if before and abs(abs(after - before) / before * 100 - share) > step:
            yield found[0]


def follows(part: str, whole: str, share: str) -> bool:
    """Whether a share in per cent follows from its parts, as rounded as it is written."""
    many, all_of = (int(re.sub(r"\D", "", number)) for number in (part, whole))
    if not all_of:
        return False
    decimals = len(share.replace(",", ".").partition(".")[2])
    written = int(re.sub(r"\D", "", share))
    scaled = 200 * 10**decimals * many  # twice the share, so that halves are whole
    return bool(abs(scaled - 2 * written * all_of) <= all_of)


def wrong_sums(text: str) -> Iterator[tuple[str, str]]:
    """A number of all together that its parts do not make, and what they make."""
    for found in TOGETHER.finditer(text):
        parts = sum(int(number) for number in re.findall(r"\d{1,9}", found[2]))
        if parts != int(found[1]):
            yield found[0] + ")" * ("(" in found[0]), str(parts)


def _decimal(text: str) -> Decimal:
    return Decimal(re.sub(r"[ \u00a0]", "", text).replace(",", "."))
