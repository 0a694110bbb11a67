"""Rows → verdicts: the only caller of ``judge``."""

from .accounts import action_row
from .against import AGAINST_ORDER, against_counts, follows, held, held_by, held_to
from .answers import remembered, remembered_each
from .cells import CellState, state_of
from .deliveries import Deliveries
from .demands import Asked, Gap, GapKind, Settled, asked, gaps, gaps_in, settled
from .excused import excused_at, owed_gaps, owed_matters, without_excused, without_excused_matters
from .gathering import deadline
from .goals import Assessed, GoalRow, goals_at, goals_of
from .guarding import guarded
from .matters import (
    MatterGap,
    MatterGapKind,
    MatterVersions,
    Told,
    matter_gaps,
    matter_versions,
    published_matters,
)
from .memory import forget, remembered_lines
from .outcomes import Tally, YearOutcomes, earlier_figures
from .outcomes_memory import outcomes_of
from .past import deliveries_at, judge_as_of, judge_year_as_of, rows_at
from .present import deliveries_now
from .published import (
    changed_at,
    comments_before,
    drafted_since,
    has_drafts,
    is_changed,
    published,
    published_action,
    with_published,
    with_published_version,
)
from .readiness import Readiness, readiness
from .reading import judge_lines
from .rows import (
    Account,
    ActionRow,
    Adopted,
    AnswerRow,
    AreaRef,
    BenchmarkFigure,
    CellQuestion,
    CellRow,
    Explanation,
    ForecastRow,
    HeadingRef,
    JudgedLine,
    Note,
    PeriodRow,
    PreviousFigure,
    SectorRef,
    Turned,
)
from .tail import one_moment
from .tallies import StateTally, state_tallies
from .told_texts import ToldText, told_texts
from .touching import Touch

__all__ = [
    "AGAINST_ORDER",
    "Account",
    "ActionRow",
    "Adopted",
    "AnswerRow",
    "AreaRef",
    "Asked",
    "Assessed",
    "BenchmarkFigure",
    "CellQuestion",
    "CellRow",
    "CellState",
    "Deliveries",
    "Explanation",
    "ForecastRow",
    "Gap",
    "GapKind",
    "GoalRow",
    "HeadingRef",
    "JudgedLine",
    "MatterGap",
    "MatterGapKind",
    "MatterVersions",
    "Note",
    "PeriodRow",
    "PreviousFigure",
    "Readiness",
    "SectorRef",
    "Settled",
    "StateTally",
    "Tally",
    "Told",
    "ToldText",
    "Touch",
    "Turned",
    "YearOutcomes",
    "action_row",
    "against_counts",
    "asked",
    "changed_at",
    "comments_before",
    "deadline",
    "deliveries_at",
    "deliveries_now",
    "drafted_since",
    "earlier_figures",
    "excused_at",
    "follows",
    "forget",
    "gaps",
    "gaps_in",
    "goals_at",
    "goals_of",
    "guarded",
    "has_drafts",
    "held",
    "held_by",
    "held_to",
    "is_changed",
    "judge_as_of",
    "judge_lines",
    "judge_year_as_of",
    "matter_gaps",
    "matter_versions",
    "one_moment",
    "outcomes_of",
    "owed_gaps",
    "owed_matters",
    "published",
    "published_action",
    "published_matters",
    "readiness",
    "remembered",
    "remembered_each",
    "remembered_lines",
    "rows_at",
    "settled",
    "state_of",
    "state_tallies",
    "told_texts",
    "with_published",
    "with_published_version",
    "without_excused",
    "without_excused_matters",
]
