"""Days that no calendar has, and months and weekdays with a capital letter, however they are written."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Final

# A rule repeats nothing without an end: whoever pastes a text of digits or blanks must not stop the others.
DAY: Final = re.compile(r"(?<![\d.])(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})(?![\d.]{0,12}\d)")
SLASHED: Final = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})[-/ ](\d{4}|\d{2})(?![\d/])")
STANDARD: Final = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
MONTHS: Final = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "desember",
)  # fmt: skip
NAMED: Final = re.compile(
    rf"(?<![\d.,])(\d{{1,2}})\.?\s(?:og \d{{1,2}}\. )?({'|'.join(MONTHS)})(?:\s(\d{{4}}))?(?!\w)",
    re.IGNORECASE,
)
WITHOUT_YEAR: Final = re.compile(
    r"\b(?:innen|frist|fristen|den|per|pr|til|fra|senest)\.?:?\s{1,3}(\d{1,2})\.(0\d|1[0-2]|\d(?=\.))\.?(?![\d.])",
    re.IGNORECASE,
)
_CAPITALS: Final = "|".join(one.capitalize() for one in MONTHS)
CAPITAL_MONTH: Final = re.compile(rf"(?<!\d\.)\b\d{{1,2}}\.\s{{0,3}}(?:{_CAPITALS})\b")
CAPITAL_IN_TEXT: Final = re.compile(
    rf"(?<=[a-zæøå0-9,] )(?:i|fra|til|innen|medio|ultimo|siden) (?:{_CAPITALS})\b(?! [A-ZÆØÅ])"
)
CAPITAL_DAY: Final = re.compile(
    r"(?<=[a-zæøå0-9,] )(?:på|hver|fra|til|siden) (?:Man|Tirs|Ons|Tors|Fre|Lør|Søn)dag\b(?! [A-ZÆØÅ])"
)
LEAP: Final = 2024
"""A day without its year exists if any year has it."""


def impossible_days(text: str) -> tuple[str, ...]:
    """Days that no calendar has, as they are written: ``31.04.2025``, ``31/4-2025``, ``31. april``."""
    found = [
        (match.start(), match[0].strip())
        for match, day, month, year in _days(text)
        if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1])
    ]
    return tuple(words for _place, words in sorted(found))


def _days(text: str) -> Iterator[tuple[re.Match[str], int, int, int]]:
    for rule in (DAY, SLASHED):
        for found in rule.finditer(text):
            yield found, int(found[1]), int(found[2]), _year(found[3])
    for found in STANDARD.finditer(text):
        yield found, int(found[3]), int(found[2]), _year(found[1])
    for found in NAMED.finditer(text):
        month = MONTHS.index(found[2].lower()) + 1
        yield found, int(found[1]), month, _year(found[3]) if found[3] else LEAP
    for found in WITHOUT_YEAR.finditer(text):
        yield found, int(found[1]), int(found[2]), LEAP


def _year(text: str) -> int:
    return (int(text) if len(text) == 4 else 2000 + int(text)) or LEAP


def capitals(text: str) -> Iterator[str]:
    """Months and weekdays that begin with a capital letter inside a sentence."""
    for rule in (CAPITAL_MONTH, CAPITAL_IN_TEXT, CAPITAL_DAY):
        yield from (found[0] for found in rule.finditer(text))
