"""The printed report that a year's can be set beside: a text in ``fixtures/<municipality>-<year>/``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.text import slugify

from indicators.municipality import municipality
from indicators.values.proofreading.printed_report import Section, sections_of

NORWEGIAN_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


@dataclass(frozen=True, slots=True)
class Mend:
    """What the editors did to a line of the print: ``continued`` is the line where a torn one goes on."""

    line: int
    continued: int | None
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A printed report, read section by section, with what was mended in it."""

    sections: tuple[Section, ...]
    mends: tuple[Mend, ...]

    @property
    def explained(self) -> dict[int, str]:
        """Why single lines stand in other words with us."""
        return {mend.line: mend.text for mend in self.mends if mend.kind in OTHERWISE}


OTHERWISE = ("name", "table")
"""The kinds of mends after which a line is not found letter by letter."""


def reference_of(year: int) -> Reference | None:
    """The municipality's printed report of a year; None where the program was not given any."""
    name = slugify(municipality().name.lower().translate(NORWEGIAN_LETTERS)).removesuffix("-kommune")
    folder = settings.BASE_DIR / "fixtures" / f"{name}-{year}"
    file = folder / f"arsmelding-{year}.txt"
    return _read(file) if file.is_file() else None


@lru_cache(maxsize=4)
def _read(file: Path) -> Reference:
    """Files that come with the program and do not change while it runs."""
    mends: list[Mend] = []
    if (beside := file.with_name("mends.csv")).is_file():
        with beside.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows, strict=True):
                goes_on = int(row["continued"]) if row["continued"] else None
                mends.append(Mend(int(row["line"]), goes_on, row["kind"], row["text"]))
    joined = {mend.line: mend.continued for mend in mends if mend.continued is not None}
    return Reference(sections_of(file.read_text(encoding="utf-8"), joined), tuple(mends))
