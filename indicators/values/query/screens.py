"""The pages that list a year's lines, and what can be asked for on each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Literal

Grouping = Literal["area", "sector"]


class View(StrEnum):
    """What of the lines a page shows, by the word in the address; what a page usually shows has no word."""

    FRONT = ""
    LIST = "alle"
    MATRIX = "matrise"
    YEARS = "arene"
    PERIODS = "perioder"
    DEVELOPMENT = "utvikling"


class Owed(StrEnum):
    """Which figures are missing: of what is shown, or of a period before it."""

    NOW = "mangler"
    EARLIER = "tidligere"


@dataclass(frozen=True, eq=False)
class Screen:
    """A page: the parameters that it reads, in their order, and what may be said with them.

    Of ``several`` more than one word may be chosen. ``others`` are the keys of those whose figures lines are
    held against, ``views`` what ``vis`` may be. ``in_path`` are read no more: an old address may hold them.
    """

    reads: tuple[str, ...]
    several: frozenset[str] = frozenset()
    views: tuple[View, ...] = ()
    others: tuple[str, ...] = ()
    every_year: bool = False
    most_pages: int | None = None
    in_path: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every parameter that an address of the page may hold."""
        return (*self.reads, *self.others, *self.in_path)

    def has(self, name: str) -> bool:
        """Whether the page reads a parameter; ``""`` stands for those of ``others``."""
        return name in self.reads if name else bool(self.others)


LISTED: Final = (
    "omrade", "sektor", "status", "endring", "snudd", "utsikt", "forklaring", "nesten", "tall", "rad",
    "rekkefolge",
)  # fmt: skip
BOARD: Final = Screen(
    reads=("ar", "runde", *LISTED, "vis", "side"),
    views=(View.LIST, View.MATRIX, View.YEARS),
    others=("landet",),
    most_pages=250,
)
MEETING: Final = replace(BOARD, reads=("runde", *LISTED, "side"), in_path=("ar", "vis"))
TABLE: Final = Screen(
    reads=(
        "sok", "ar", "omrade", "sektor", "status", "endring", "forklaring", "andres", "lovpalagt", "mangler",
        "serier", "vis", "kol", "sorter", "side",
    ),
    several=frozenset({"omrade", "sektor", "status", "endring"}),
    views=(View.PERIODS,),
    others=("landet", "fylket", "kostra"),
    every_year=True,
)  # fmt: skip
TABLE_FILE: Final = replace(TABLE, reads=(*TABLE.reads, "fil"))
CARDS: Final = Screen(reads=("gruppe", "kort", "mal", "pa", "vis"), views=(View.DEVELOPMENT,))
COMPARISON: Final = Screen(reads=("ar", "omrade", "sektor"), others=("landet", "fylket", "kostra"))
"""Chosen municipalities are added to its ``others``."""
