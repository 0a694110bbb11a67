"""Levels: an ordered list of a line's own words, the worst first, and where a word stands in it."""

from __future__ import annotations

import re
from enum import StrEnum

from .cell_text import is_blank, phrase, refusal, split_marks, tidied
from .parse_comparators import GE, leading, trailing
from .results import LevelResult
from .spec import Direction, Spec
from .targets import LevelTarget

LONGEST_LEVEL = 60
"""The longest word of a level, in characters."""

_BETWEEN = re.compile(r"\s*(?:[;\n\r]|\s/\s)\s*")


class LevelsProblem(StrEnum):
    """Why a list of levels cannot be used."""

    TOO_FEW = "too_few"
    TWICE = "twice"
    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"


def split_levels(text: str) -> tuple[str, ...]:
    """The words of a list: "ikke; delvis; helt". A line break and " / " stand between words as well."""
    if not text:
        return ()
    return tuple(word for word in (tidied(word) for word in _BETWEEN.split(text)) if word)


def join_levels(levels: tuple[str, ...]) -> str:
    """The list as it is kept: "ikke; delvis; helt"."""
    return "; ".join(levels)


def levels_problem(levels: tuple[str, ...]) -> LevelsProblem | None:
    """What is wrong with a list of levels; None where it can be used."""
    if len(levels) < 2:
        return LevelsProblem.TOO_FEW
    if any(len(level) > LONGEST_LEVEL for level in levels):
        return LevelsProblem.TOO_LONG
    if any(not _is_readable(level) for level in levels):
        return LevelsProblem.UNREADABLE
    return LevelsProblem.TWICE if len({phrase(level) for level in levels}) < len(levels) else None


def _is_readable(level: str) -> bool:
    """Whether the word comes back when it is typed in a cell."""
    core, marks = split_marks(level)
    return not (marks or refusal(core) or is_blank(core)) and any(sign.isalpha() for sign in level)


def rank_of(level: str, spec: Spec) -> int | None:
    """The place of a word in the line's list, the worst being 0; None when it does not stand there."""
    wanted = phrase(tidied(level))
    return next((rank for rank, word in enumerate(spec.levels) if phrase(word) == wanted), None)


def read_level_target(tidy: str, spec: Spec) -> LevelTarget | None:
    """ "delvis", "minst delvis", "delvis eller bedre": at least that level."""
    rank = rank_of(tidy, spec)
    demand = leading(tidy, Direction.HIGHER) or trailing(tidy, Direction.HIGHER)
    if rank is None and demand and demand[0] is GE:
        rank = rank_of(demand[1], spec)
    return None if rank is None else LevelTarget(spec.levels[rank])


def read_level_result(tidy: str, spec: Spec) -> LevelResult | None:
    """A word of the line's list, however its letters are."""
    rank = rank_of(tidy, spec)
    return None if rank is None else LevelResult(spec.levels[rank])
