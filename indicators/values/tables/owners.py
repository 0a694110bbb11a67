"""Whose figures a table of others' figures holds: what its headings say, else what a person has said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from indicators.values.figures.targets import BenchmarkScope

GENERAL: Final = "all"
"""The key of answers that hold for the whole table."""
MUNICIPALITY: Final = "municipality"
SCOPES: Final = (*(one.value for one in BenchmarkScope), MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class Owner:
    """What holds for the whole table: whose figures they are, the edition, and the day on which it came.

    ``whose`` is a municipality; it names nobody where the figures are not a municipality's.
    """

    scope: str = BenchmarkScope.NATIONAL.value
    whose: str = ""
    edition: str = ""
    published_on: date | None = None

    def of(self, heading: BenchmarkScope | None) -> tuple[str, str]:
        """Scope and municipality of a column: its heading goes before what was said of the table."""
        if heading is not None:
            return heading.value, ""
        return self.scope, self.whose if self.scope == MUNICIPALITY else ""


def owner_of(general: Mapping[str, str]) -> Owner:
    """The answers ``scope``, ``whose``, ``edition`` and ``published`` (a day, ISO 8601) of a whole table."""
    scope = general.get("scope", "")
    return Owner(
        scope if scope in SCOPES else BenchmarkScope.NATIONAL.value,
        " ".join(general.get("whose", "").split()),
        " ".join(general.get("edition", "").split()),
        iso_day(general.get("published", "")),
    )


def iso_day(text: str) -> date | None:
    """A day that a browser sends (2026-06-15); None for anything else."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
