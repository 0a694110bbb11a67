"""What cells look like and say, remembered: a table says the same things many times."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from indicators.values.figures.cell_text import split_marks, tidied
from indicators.values.figures.reading_results import parse_result
from indicators.values.figures.reading_targets import parse_target
from indicators.values.figures.results import EmptyResult, FigureResult, Result, TextResult
from indicators.values.figures.spec import Direction, Spec
from indicators.values.figures.targets import LimitTarget, RangeTarget, Target
from indicators.values.lists.blocks import is_wordy

PLAIN: Final = Spec(direction=Direction.HIGHER)
"""A line that says nothing of itself, for looking at what a cell holds."""
LONGEST_FIGURE: Final = 80
"""What is longer is a text, whatever figures stand in it."""
_SIMPLE: Final = re.compile(r"[<>≥≤]?\s?[-−+]?\d{1,9}(?:,\d{1,4})?\s?%?")


@lru_cache(maxsize=16_384)
def read_target(text: str, spec: Spec) -> Target:
    """`parse_target`, remembered."""
    return parse_target(text, spec)


@lru_cache(maxsize=16_384)
def read_result(text: str, spec: Spec) -> Result:
    """`parse_result`, remembered."""
    return parse_result(text, spec)


@lru_cache(maxsize=16_384)
def parted(text: str) -> tuple[str, tuple[str, ...]]:
    """`split_marks`, remembered; a plain number has none."""
    return (text, ()) if _SIMPLE.fullmatch(text) else split_marks(text)


@lru_cache(maxsize=16_384)
def core_of(text: str) -> str:
    """The cell without marks of notes, its spaces tidied."""
    return tidied(parted(text)[0])


@lru_cache(maxsize=16_384)
def is_figure(text: str) -> bool:
    """Whether a cell holds something that can stand as a result."""
    if _SIMPLE.fullmatch(text):
        return True
    if len(text) > LONGEST_FIGURE:
        return False
    return not isinstance(read_result(text, PLAIN), TextResult | EmptyResult)


@lru_cache(maxsize=16_384)
def is_words(text: str) -> bool:
    """Whether a cell is a name or another text."""
    return len(text) > LONGEST_FIGURE or (bool(text) and not _SIMPLE.fullmatch(text) and is_wordy(text))


@lru_cache(maxsize=16_384)
def number_in(core: str) -> Decimal | None:
    """The number of a cell that holds one, of a range its high end; None for anything else."""
    if len(core) > LONGEST_FIGURE:
        return None
    target = read_target(core, PLAIN)
    if isinstance(target, LimitTarget):
        return target.value
    if isinstance(target, RangeTarget):
        return target.high
    result = read_result(core, PLAIN)
    return result.value if isinstance(result, FigureResult) else None


def is_simple(core: str) -> bool:
    """Whether a cell is a plain number, perhaps compared, perhaps in percent, and nothing more."""
    return _SIMPLE.fullmatch(core) is not None
