"""KOSTRA's functions by name: those of the state, which come with the program, and what a municipality adds.

``fixtures/kostra-functions.csv`` holds code, name and the years in which a function is used (empty: as long
as is known). It was put together from what municipalities commonly print of the state's chart of accounts,
where it is well known; functions in doubt are left out (255, 256, those of financing, 800 and up). It is no
edition of the chart: the year's guide to reporting in KOSTRA is what holds, and the list is to be checked
against it each year. A controller corrects a name, ends a function or adds one on the page KOSTRA-funksjoner,
without waiting for a new version.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

from indicators.municipality import own_functions


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its three digits, its name, and its first and last year where they are known.

    ``own``: the municipality has written it.
    """

    code: str
    name: str
    first_year: int | None = None
    last_year: int | None = None
    own: bool = False

    def used_in(self, year: int) -> bool:
        """Whether it is used in a year."""
        return (self.first_year or year) <= year <= (self.last_year or year)


@lru_cache(maxsize=1)
def official() -> tuple[Function, ...]:
    """Those that come with the program, by code. The file does not change while it runs."""
    with (settings.BASE_DIR / "fixtures" / "kostra-functions.csv").open(encoding="utf-8", newline="") as rows:
        return tuple(
            Function(row["code"], row["name"], _year(row["first_year"]), _year(row["last_year"]))
            for row in csv.DictReader(rows, strict=True)
        )


def functions() -> Mapping[str, Function]:
    """All functions by code, in order; what the municipality has written goes before the file."""
    own = {row["code"]: Function(**row, own=True) for row in own_functions()}
    known = {one.code: one for one in official()} | own
    return dict(sorted(known.items()))


def named(code: str) -> str:
    """A code with its name: ``202 Grunnskole``; the code alone where the name is not known."""
    known = functions().get(code)
    return f"{code} {known.name}" if known else code


def _year(text: str) -> int | None:
    return int(text) if text else None
