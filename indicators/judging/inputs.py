"""What a judged row is made of, before it is judged: from the tables of today or of a past day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from indicators import values
from indicators.models import (
    Action,
    AdoptedTarget,
    Answer,
    Benchmark,
    Deviation,
    Forecast,
    ScorecardLine,
    Target,
)

from .deliveries import Deliveries
from .rows import WITHOUT, AnswerRow, AreaRef, Explanation, HeadingRef, SectorRef

FIGURE_KINDS = (
    "figure", "share", "parts", "periods", "bound", "change", "date", "level", "yes", "no", "not_done",
    "done",
)  # fmt: skip
"""Stored kinds of a result that say what happened; the others are reasons, text or empty."""


@dataclass(frozen=True, slots=True)
class LineSource:
    """A line with what belongs to it alone.

    ``told`` is the deviation as everybody reads it, ``published_forecasts`` what everybody reads of the
    forecasts: see :mod:`indicators.judging.published`. ``forecasts`` have the newest first.
    ``goal_name`` is the number and text of the goal that it hangs on, empty for none.
    ``close_word`` is what the plan calls a miss inside the tolerance; empty for the program's own word.
    ``previous_ids`` are the lines of earlier years that may give the
    previous figure, in the order in which they are asked.
    """

    line: ScorecardLine
    code: str
    area: AreaRef
    sector: SectorRef
    heading: HeadingRef | None
    target: Target | None
    adopted: AdoptedTarget | None
    deviation: Deviation | None
    told: Deviation | None
    benchmarks: tuple[Benchmark, ...]
    forecasts: tuple[Forecast, ...]
    published_forecasts: tuple[Forecast, ...]
    previous_ids: tuple[int, ...]
    close_word: str = ""
    goal_name: str = ""

    def identity(self) -> dict[str, Any]:
        """What the line is and where it stands, whatever its figures: fields of a judged line."""
        line = self.line
        return {
            "id": line.pk,
            "indicator_id": line.indicator_id,
            "code": self.code,
            "year": line.year,
            "order": line.order,
            "name": line.name,
            "short_name": line.short_name,
            "on_card": line.on_card,
            "planned": line.planned,
            "source_line": line.source_line,
            "area": self.area,
            "heading": self.heading,
            "sector": self.sector,
            "sector_assumed": line.sector_assumed,
            "sector_reason": line.sector_reason,
            "direction_reason": line.direction_reason,
            "goal_id": line.goal_id,
        }


@dataclass(frozen=True, slots=True)
class Reported:
    """A stored result of a line of ``year``, rebuilt once; ``draft`` until its sector has delivered.

    ``answers`` are what was answered when the program asked about it.
    ``replaced``: what was delivered, which others read while the sector has a draft in its place.
    """

    indicator_id: int
    year: int
    period: values.Period
    value: values.Result
    written: str
    draft: bool
    replaced: bool = False
    answers: tuple[AnswerRow, ...] = ()

    @property
    def without(self) -> AnswerRow | None:
        """Why the cell is delivered without a figure; None where it is not."""
        return next((one for one in self.answers if one.given == Answer.Given.WITHOUT), None)

    @property
    def counted(self) -> values.Result:
        """What the year is judged by."""
        return WITHOUT if self.without is not None else self.value


@dataclass(frozen=True, slots=True)
class NoteSource:
    """A footnote at one cell: its text, and as everybody reads it; None where there is none to read."""

    footnote_id: int
    cell: str
    text: str | None
    told: str | None
    kind: str
    order: int
    source_line: int | None


def answer_row(row: Any) -> AnswerRow:
    """An answer, or one as it stood, with the name of who gave it."""
    return AnswerRow(
        row.given, row.kind, row.part, row.figure, row.written, row.why, row.text,
        row.answered_by.display_name, row.answered_at,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edition:
    """From a moment on, the figure that counted of one of the others; None where none did."""

    at: datetime
    benchmark: Benchmark | None


@dataclass(frozen=True, slots=True)
class Promise:
    """An action of a line of ``year``, and as everybody reads it; None where there is none to read."""

    action: Action | None
    told: Action | None
    year: int
    line_id: int

    @property
    def either(self) -> Action:
        """The action in one of its wordings: how it goes is the same in both."""
        found = self.action or self.told
        if found is None:
            raise ValueError("a promise that nobody reads")
        return found


@dataclass(frozen=True, slots=True)
class CommentSource:
    """A result comment about an indicator in a year: as it stands, and as all read it. Not both are None."""

    comment: Explanation | None
    told: Explanation | None


@dataclass(slots=True)
class Gathered:
    """Everything that the rows of some lines are made of.

    ``through`` is the round before year-end that the lines are read at; None for the whole year.
    """

    sources: Sequence[LineSource]
    deliveries: Deliveries
    through: values.RoundKind | None = None
    results: dict[int, list[Reported]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[int, list[NoteSource]] = field(default_factory=lambda: defaultdict(list))
    comments: dict[tuple[int, int], list[CommentSource]] = field(default_factory=lambda: defaultdict(list))
    promises: dict[int, list[Promise]] = field(default_factory=lambda: defaultdict(list))
    """Actions by indicator, those promised first at the front."""
    editions: dict[int, tuple[Edition, ...]] = field(default_factory=dict)
    """By line, the figure that its target leans on through time, where it has changed since it counted."""

    def reaches(self, year: int, period: values.Period) -> bool:
        """Whether the figure of a period is reported in the round that the lines are read at, or before."""
        if self.through is None:
            return True
        reported = values.round_of(period, self.deliveries.kinds(year))
        return reported is not None and reported.last_month <= self.through.last_month

    def asked(self, line: ScorecardLine) -> tuple[values.Period, ...]:
        """The periods that are asked for of a line until then; the whole year asks for the year itself."""
        if self.through is None:
            return (values.YEAR,) if line.planned else ()
        kinds, frequency = self.deliveries.kinds(line.year), values.Frequency(line.frequency)
        return tuple(
            period
            for kind in kinds
            if kind.last_month <= self.through.last_month
            for period in values.expected_periods(kind, frequency, kinds)
            if line.planned
        )

    def before(self, year: int) -> Gathered | None:
        """The same as it stood in the round before, where the lines are read at a round that has one."""
        kinds = self.deliveries.kinds(year) if self.through else ()
        earlier = [kind for kind in kinds if self.through and kind.last_month < self.through.last_month]
        if not earlier:
            return None
        return replace(self, through=max(earlier, key=lambda kind: kind.last_month))

    def day_of_reckoning(self, year: int) -> date:
        """The day after which a figure that is asked for is overdue."""
        if self.through is None:
            return deadline(year, self.deliveries.deadline(year))
        return next(one.deadline for one in self.deliveries.rounds[year] if one.covers is self.through)


def deadline(year: int, at_year_end: date | None = None) -> date:
    """The day that a year's figures are due: the deadline of its year-end round, else 31 March.

    Source of 31 March: kommuneloven § 14-7 (årsberetning no later than 31 March of the following year).
    """
    return at_year_end or date(year + 1, 3, 31)
