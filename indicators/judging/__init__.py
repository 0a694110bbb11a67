"""Rows → verdicts: the only caller of ``judge``."""

from .demands import Gap, GapKind, gaps
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
    "Gap",
    "GapKind",
    "HeadingRef",
    "JudgedLine",
    "Note",
    "PeriodRow",
    "PreviousFigure",
    "SectorRef",
    "deadline",
    "forget",
    "gaps",
    "judge_lines",
    "remembered_lines",
]
