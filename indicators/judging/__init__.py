"""Rows → verdicts: the only caller of ``judge``."""

from .memory import forget, remembered_lines
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
    "forget",
    "judge_lines",
    "remembered_lines",
]
