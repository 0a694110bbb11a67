"""Rows → verdicts: the only caller of ``judge``."""

from .broken_rows import guarded
from .cache import forget, remembered, unless
from .cells import CellState, state_of
from .change_feed import one_trail_read
from .comparison import (
    AGAINST_ORDER,
    against_counts,
    compare_with_benchmark,
    compare_with_figure,
    compare_with_scope,
    follows,
)
from .completeness import ExpectedCells, Gap, GapKind, Settled, expected_cells, gaps, gaps_in, settled
from .deliveries import Deliveries
from .exemptions import excused_at, owed_gaps, owed_matters, without_excused, without_excused_matters
from .explanations import action_row
from .goals import Assessed, GoalRow, goals_at, goals_of
from .inputs import deadline
from .invalidation import Touch
from .judged_lines import judge_lines
from .line_cache import remembered_lines
from .load_as_of import deliveries_at, judge_as_of, judge_year_as_of, rows_at
from .load_current import deliveries_now
from .published import (
    changed_at,
    comments_before,
    drafted_since,
    has_drafts,
    published,
    published_action,
    with_published,
)
from .published_matters import (
    MatterGap,
    MatterGapKind,
    MatterVersions,
    ReportedDecision,
    matter_gaps,
    matter_versions,
    published_matters,
)
from .published_results import is_changed, with_published_version
from .published_texts import PublishedText, published_texts_of
from .readiness import Readiness, readiness
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
from .tallies import StateTally, state_tallies
from .year_outcomes import Tally, YearOutcomes, earlier_figures, outcomes_of

__all__ = [
    "AGAINST_ORDER",
    "Account",
    "ActionRow",
    "Adopted",
    "AnswerRow",
    "AreaRef",
    "Assessed",
    "BenchmarkFigure",
    "CellQuestion",
    "CellRow",
    "CellState",
    "Deliveries",
    "ExpectedCells",
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
    "PublishedText",
    "Readiness",
    "ReportedDecision",
    "SectorRef",
    "Settled",
    "StateTally",
    "Tally",
    "Touch",
    "Turned",
    "YearOutcomes",
    "action_row",
    "against_counts",
    "changed_at",
    "comments_before",
    "compare_with_benchmark",
    "compare_with_figure",
    "compare_with_scope",
    "deadline",
    "deliveries_at",
    "deliveries_now",
    "drafted_since",
    "earlier_figures",
    "excused_at",
    "expected_cells",
    "follows",
    "forget",
    "gaps",
    "gaps_in",
    "goals_at",
    "goals_of",
    "guarded",
    "has_drafts",
    "is_changed",
    "judge_as_of",
    "judge_lines",
    "judge_year_as_of",
    "matter_gaps",
    "matter_versions",
    "one_trail_read",
    "outcomes_of",
    "owed_gaps",
    "owed_matters",
    "published",
    "published_action",
    "published_matters",
    "published_texts_of",
    "readiness",
    "remembered",
    "remembered_lines",
    "rows_at",
    "settled",
    "state_of",
    "state_tallies",
    "unless",
    "with_published",
    "with_published_version",
    "without_excused",
    "without_excused_matters",
]
