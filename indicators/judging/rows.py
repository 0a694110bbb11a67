"""Frozen rows: a scorecard line with its figures, read once and judged.

Every screen, file and report shows these rows; none of them holds a model
instance, so nothing behind them can run a query.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indicators.values import BenchmarkScope, Period, Result, Spec, Status, Target, Verdict


@dataclass(frozen=True, slots=True)
class SectorRef:
    """A sector or staff unit (sektor/stab) as a row names it."""

    id: int
    code: str
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class AreaRef:
    """A service area (tjenesteområde): its number in the annual report and its name."""

    id: int
    number: str
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class HeadingRef:
    """A heading on the card; ``functions`` are KOSTRA function codes, often none or several."""

    id: int
    title: str
    functions: tuple[str, ...]
    order: int


@dataclass(frozen=True, slots=True)
class BenchmarkFigure:
    """Somebody else's figure for the same indicator and year."""

    scope: BenchmarkScope
    value: Decimal | None
    text: str
    year: int
    edition: str


@dataclass(frozen=True, slots=True)
class PreviousFigure:
    """The latest earlier figure, or the latest earlier reason where no figure exists."""

    year: int
    result: Result
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote of one cell. ``remark``: the program's own note about a contradiction in the source."""

    id: int
    cell: str
    text: str
    remark: bool
    order: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was written about a line's result: a comment's paragraph or a printed footnote."""

    text: str
    footnote: bool
    source_line: int | None


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One reported sub-period (a month, a half-year) of a line: the parsed figure and its printed text."""

    period: Period
    result: Result
    text: str


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """An indicator in one year's plan with target, result, previous, benchmark and verdict.

    ``previous_status`` is what the previous figure would have been against this year's
    target; None without a previous figure. ``adopted_by`` is ``case`` and ``adopted_on`` as text.
    """

    id: int
    indicator_id: int
    code: str
    year: int
    order: int
    name: str
    short_name: str
    on_card: bool
    planned: bool
    source_line: int | None
    area: AreaRef
    heading: HeadingRef | None
    sector: SectorRef
    sector_assumed: bool
    sector_reason: str
    direction_reason: str
    spec: Spec
    target: Target
    target_text: str
    adopted_by: str
    result: Result
    result_text: str
    periods: tuple[PeriodRow, ...]
    previous: PreviousFigure | None
    benchmark: BenchmarkFigure | None
    verdict: Verdict
    previous_status: Status | None
    notes: tuple[Note, ...]
    explanations: tuple[Explanation, ...]
    case: str = ""
    adopted_on: date | None = None

    @property
    def explained(self) -> bool:
        """Whether somebody has said why: a result comment about it, or a printed note to its result."""
        return bool(self.explanations)
