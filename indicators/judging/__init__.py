"""Rows → verdicts: the only caller of ``judge``."""

from .reading import deadline, judge_lines
from .rows import (
    AreaRef,
    BenchmarkFigure,
    Explanation,
    HeadingRef,
    JudgedLine,
    Note,
    PeriodRow,
    PreviousFigure,
    SectorRef,
)

__all__ = [
    "AreaRef",
    "BenchmarkFigure",
    "Explanation",
    "HeadingRef",
    "JudgedLine",
    "Note",
    "PeriodRow",
    "PreviousFigure",
    "SectorRef",
    "deadline",
    "judge_lines",
]
