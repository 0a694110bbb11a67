"""Rows → verdicts: the only caller of ``judge``."""

from .demands import Gap, GapKind, Owed, gaps, owed
from .gathering import Deliveries
from .memory import forget, remembered_lines
from .past import judge_as_of, judge_year_as_of, rows_at
from .present import deliveries_now
from .reading import action_row, deadline, judge_lines
from .rows import (
    Account,
    ActionRow,
    Adopted,
    AreaRef,
    BenchmarkFigure,
    Explanation,
    ForecastRow,
    HeadingRef,
    JudgedLine,
    Note,
    PeriodRow,
    PreviousFigure,
    SectorRef,
)

__all__ = [
    "Account",
    "ActionRow",
    "Adopted",
    "AreaRef",
    "BenchmarkFigure",
    "Deliveries",
    "Explanation",
    "ForecastRow",
    "Gap",
    "GapKind",
    "HeadingRef",
    "JudgedLine",
    "Note",
    "Owed",
    "PeriodRow",
    "PreviousFigure",
    "SectorRef",
    "action_row",
    "deadline",
    "deliveries_now",
    "forget",
    "gaps",
    "judge_as_of",
    "judge_lines",
    "judge_year_as_of",
    "owed",
    "remembered_lines",
    "rows_at",
]
