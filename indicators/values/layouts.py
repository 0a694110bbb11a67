"""How a report is laid out: which chapters it has, in which order and by which titles, and what cards show.

A chapter is known by its key. What a layout does not mention comes where it would come without a layout, so
that a chapter that is written later is in the report until somebody leaves it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
LONGEST_KEY: Final = 80
LONGEST_TITLE: Final = 200
MOST_CHAPTERS: Final = 100
LEFT_OUT: Final = "- "
TITLED: Final = ": "


class ReportKind(StrEnum):
    """Which report: of a whole year, of a round before year-end, or of the targets of a year."""

    ARSMELDING = "arsmelding"
    TERTIAL = "tertial"
    PLAN = "plan"


class Part(StrEnum):
    """What stands about an area or a sector beside its card and its missed targets, which always stand."""

    INTRODUCTION = "introduction"
    CHART = "chart"
    COMMENTS = "comments"
    SERIES = "series"
    WORK = "work"
    CHALLENGES = "challenges"


@dataclass(frozen=True, slots=True)
class Placed:
    """A chapter of a layout. ``title`` is the municipality's own, empty where the chapter's usual one holds.

    Raises ValueError for a key that is none, and for a title that no line can hold.
    """

    key: str
    shown: bool = True
    title: str = ""

    def __post_init__(self) -> None:
        if len(self.key) > LONGEST_KEY or KEY.fullmatch(self.key) is None:
            raise ValueError(f"{self.key!r} is no key of a chapter")
        if len(self.title) > LONGEST_TITLE or "\n" in self.title or self.title != self.title.strip():
            raise ValueError(f"{self.title!r} is no title")


@dataclass(frozen=True, slots=True)
class Layout:
    """The choices of one kind of report in one year; without any it is printed as it always was.

    ``grouping`` is ``area`` or ``sector``, empty where the year's usual one holds. Raises ValueError for two
    chapters with one key, and for more than ``MOST_CHAPTERS``.
    """

    chapters: tuple[Placed, ...] = ()
    grouping: str = ""
    hidden: frozenset[Part] = frozenset()

    def __post_init__(self) -> None:
        keys = [one.key for one in self.chapters]
        if len(keys) != len(set(keys)) or len(keys) > MOST_CHAPTERS:
            raise ValueError("a chapter stands twice, or there are too many")
        if self.grouping not in ("", "area", "sector"):
            raise ValueError(f"{self.grouping!r} is no grouping")

    def shows(self, part: Part) -> bool:
        """Whether sections of areas and sectors have this part."""
        return part not in self.hidden

    def over(self, known: Sequence[str]) -> tuple[Placed, ...]:
        """The known chapters in the order of the layout, and those it leaves out among them.

        One that the layout does not mention follows the one that it follows in ``known``.
        """
        there = frozenset(known)
        found = [one for one in self.chapters if one.key in there]
        mentioned = frozenset(one.key for one in found)
        before = ""
        for key in known:
            if key not in mentioned:
                place = next((at for at, one in enumerate(found, 1) if one.key == before), 0)
                found.insert(place, Placed(key))
            before = key
        return tuple(found)

    def retyped(self, typed: Sequence[Placed], known: Sequence[str]) -> tuple[Placed, ...]:
        """The chapters of the layout after somebody has gone through the known ones.

        Those that are not known now keep their places. Where the order is the usual one, only what differs is
        in the layout, so that an order that is changed where chapters are written holds here too.
        """
        keys = frozenset(one.key for one in typed)
        if [one.key for one in typed] == list(known):
            differing = tuple(one for one in typed if one != Placed(one.key))
            return (*differing, *(one for one in self.chapters if one.key not in keys))
        waiting = iter(typed)
        found = [next(waiting) if one.key in keys else one for one in self.chapters]
        return (*found, *waiting)


def moved(chapters: Sequence[Placed], key: str, *, up: bool) -> tuple[Placed, ...]:
    """A chapter has changed places with the one before it or after it; at the end nothing changes.

    Raises KeyError for one that is not there.
    """
    found = list(chapters)
    place = next((at for at, one in enumerate(found) if one.key == key), None)
    if place is None:
        raise KeyError(key)
    other = place + (-1 if up else 1)
    if 0 <= other < len(found):
        found[place], found[other] = found[other], found[place]
    return tuple(found)


def print_chapters(chapters: Iterable[Placed]) -> str:
    """The chapters as text, a line each: ``hovedtrekk``, ``- tilsyn`` (left out), ``vedtak: Fra salen``."""
    return "\n".join(
        f"{'' if one.shown else LEFT_OUT}{one.key}{TITLED + one.title if one.title else ''}"
        for one in chapters
    )


def read_chapters(written: str) -> tuple[Placed, ...]:
    """Read them again. Raises ValueError for a line that :func:`print_chapters` does not write."""
    found = []
    for line in written.split("\n") if written else ():
        name, _sign, title = line.removeprefix(LEFT_OUT).partition(TITLED)
        found.append(Placed(name, not line.startswith(LEFT_OUT), title))
    if print_chapters(found) != written:
        raise ValueError("these are no chapters of a layout")
    return tuple(found)
