"""Numbers of political cases as people type them: "KS 162/18 13.12.18", "FSK112/21", "KS-sak 145/24".

What stands is never changed. What can be read is read, and how it departs from the usual way is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indicators.values.figures.typed_days import day_of

_DAY = r"(?P<day>\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2}))\.?"
_CASE = re.compile(
    r"(?<!\w)(?P<said>(?P<body>[A-ZÆØÅ]{2,5})(?:-sak|-SAK| sak)?(?P<space> ?)(?P<number>\d{1,4})"
    rf"/(?P<year>\d{{4}}|\d{{2}}))(?!\d)(?:,? {_DAY})?"
)
_ASKED = re.compile(
    r"(?<![\w/])(?:(?P<body>[a-zæøå]{2,5})(?:[ -]?sak)?[ -]?)?"
    r"(?P<number>\d{1,4}) ?/ ?(?P<year>\d{4}|\d{2})(?![\w/])",
    re.IGNORECASE,
)


class CaseProblem(StrEnum):
    """How a case number departs from what can be looked up. Presentation words it."""

    NO_DATE = "no_date"
    NO_SUCH_DATE = "no_such_date"
    OTHER_YEAR = "other_year"
    """The day is of another year than the number."""
    ODD_FORM = "odd_form"
    """It is not written as the usual way writes it: a missing space, missing zeros, "-sak"."""


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case: the body that treated it as abbreviated (KS, FSK), its number and year, and the day.

    ``said`` is the number as it was written, ``said_day`` the day as it was written (empty for none).
    """

    body: str
    number: int
    year: int
    on: date | None
    said: str
    said_day: str

    @property
    def standard(self) -> str:
        """The usual way to write the number: ``KS 077/19``."""
        return f"{self.body} {self.number:03}/{self.year % 100:02}"

    @property
    def problems(self) -> tuple[CaseProblem, ...]:
        """How it departs from what can be looked up."""
        found = []
        if not self.said_day:
            found.append(CaseProblem.NO_DATE)
        elif self.on is None:
            found.append(CaseProblem.NO_SUCH_DATE)
        elif self.on.year != self.year:
            found.append(CaseProblem.OTHER_YEAR)
        if self.said != self.standard:
            found.append(CaseProblem.ODD_FORM)
        return tuple(found)


def read_cases(text: str) -> tuple[CaseNumber, ...]:
    """The cases that a text names, in their order; whatever else it says is left alone."""
    return tuple(_case(found) for found in _CASE.finditer(" ".join(text.split())))


def rest_of(text: str) -> str:
    """What a text says beside the cases that can be read in it."""
    return " ".join(_CASE.sub(" ", " ".join(text.split())).split()).strip(" ,;.")


def bodies(text: str) -> tuple[str, ...]:
    """The bodies that treated the cases of a text, each once."""
    return tuple(dict.fromkeys(one.body for one in read_cases(text)))


def written_in_two_ways(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Cases that texts write in more than one way: the usual way of writing → the ways that are used."""
    ways: dict[str, dict[str, None]] = {}
    for text in texts:
        for one in read_cases(text):
            ways.setdefault(one.standard, {})[one.said] = None
    return {standard: tuple(said) for standard, said in ways.items() if len(said) > 1}


def _case(found: re.Match[str]) -> CaseNumber:
    said_day = found["day"] or ""
    return CaseNumber(
        body=found["body"],
        number=int(found["number"]),
        year=_year(found["year"]),
        on=day_of(said_day) if said_day else None,
        said=found["said"],
        said_day=said_day,
    )


@dataclass(frozen=True, slots=True)
class AskedCase:
    """A case that somebody looks for: its number and year, and its body where that was written (else "")."""

    body: str
    number: int
    year: int

    def means(self, case: CaseNumber) -> bool:
        """Whether a case has the number and the year, whichever body treated it."""
        return (self.number, self.year) == (case.number, case.year)

    def stands_in(self, cases: Iterable[CaseNumber]) -> bool:
        """Whether it is one of the cases, of its body where that was written."""
        return any(self.means(case) and self.body in ("", case.body) for case in cases)


def asked_cases(text: str) -> tuple[tuple[AskedCase, ...], str]:
    """The cases in what somebody looks for, in any writing ("KS 162/18", "ks-sak 162/2018", "162/18").

    The second is what else was written.
    """
    flat = " ".join(text.split())
    found = tuple(_asked(one) for one in _ASKED.finditer(flat))
    return found, " ".join(_ASKED.sub(" ", flat).split())


def _asked(found: re.Match[str]) -> AskedCase:
    body = (found["body"] or "").upper()
    return AskedCase("" if body == "SAK" else body, int(found["number"]), _year(found["year"]))


def _year(written: str) -> int:
    year = int(written)
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year
