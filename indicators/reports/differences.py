"""One difference between two documents, and how parts of one are known again in the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any


class Change(StrEnum):
    """What has become of something. ``FORM``: the letters are the same, how they are set is not."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    FORM = "form"


class Place(StrEnum):
    """What it is that differs."""

    HEAD = "head"
    FACT = "fact"
    CHAPTER = "chapter"
    NUMBER = "number"
    TEXT = "text"
    TABLE = "table"
    COLUMN = "column"
    ROW = "row"
    CELL = "cell"
    NOTE = "note"
    FIGURE = "figure"
    PICTURE = "picture"
    ALT = "alt"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. ``chapter`` is what its chapter is called, ``part`` the caption of its table or figure
    (of a picture without one what it shows), or the name of a fact; ``key`` is where it stands in the newer
    document, empty for what is gone."""

    change: Change
    place: Place
    chapter: str = ""
    part: str = ""
    row: str = ""
    column: str = ""
    before: str = ""
    after: str = ""
    key: str = ""


type Key = tuple[Hashable, int]


def named[T](items: Iterable[T], name: Callable[[T], Hashable]) -> dict[Key, T]:
    """Items by their name, and by how many of that name came before."""
    seen: Counter[Hashable] = Counter()
    found: dict[Key, T] = {}
    for item in items:
        found[name(item), seen[name(item)]] = item
        seen[name(item)] += 1
    return found


def both(before: Mapping[Key, Any], after: Mapping[Key, Any]) -> list[Key]:
    """All keys: the newer ones in their order, and what is gone behind what it stood behind."""
    found = list(after)
    place = 0
    for key in before:
        if key not in after:
            found.insert(place, key)
        place = found.index(key) + 1
    return found


def in_other_order(before: Iterable[Key], after: Iterable[Key]) -> list[Key]:
    """The keys that both have and that stand in another order: as few as explain it."""
    then, now = list(before), list(after)
    then, now = [key for key in then if key in set(now)], [key for key in now if key in set(then)]
    if then == now:
        return []
    matched = SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks()
    still = {key for block in matched for key in now[block.b : block.b + block.size]}
    return [key for key in now if key not in still]
