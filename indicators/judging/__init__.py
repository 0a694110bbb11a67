"""Rows → verdicts: the only caller of ``judge``."""

from .accounts import action_row
from .demands import Gap, GapKind, Owed, gaps, owed
from .gathering import Deliveries, deadline
from .memory import forget, remembered_lines
from .outcomes import Tally, YearOutcomes, earlier_figures
from .outcomes_memory import outcomes_of
from .past import judge_as_of, judge_year_as_of, rows_at
from .present import deliveries_now
from .reading import judge_lines
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
from .told import with_promised_at

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
    "Tally",
    "YearOutcomes",
    "action_row",
    "deadline",
    "deliveries_now",
    "earlier_figures",
    "forget",
    "gaps",
    "judge_as_of",
    "judge_lines",
    "judge_year_as_of",
    "outcomes_of",
    "owed",
    "remembered_lines",
    "rows_at",
    "with_promised_at",
]
