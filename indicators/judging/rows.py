"""Frozen rows: a scorecard line with its figures, read once and judged.

Every screen, file and report shows these rows; none of them holds a model
instance, so nothing behind them can run a query.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from indicators.values import (
    BenchmarkScope,
    EmptyResult,
    MissingReason,
    MissingResult,
    Period,
    Question,
    Result,
    RoundKind,
    Spec,
    Status,
    Target,
    Verdict,
)


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
    """Somebody else's figure for the same indicator and year, in the edition that came last."""

    scope: BenchmarkScope
    value: Decimal | None
    text: str
    year: int
    edition: str
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Turned:
    """A verdict that is another one since somebody else's figure came in a later edition.

    ``before`` was the status and ``then`` the figure (None: there was none) when the year was closed, or,
    of a year that is not closed, before ``since``: the day of the edition ``now``, which turned it.
    """

    before: Status
    then: BenchmarkFigure | None
    since: date
    now: BenchmarkFigure
    closed: bool


@dataclass(frozen=True, slots=True)
class PreviousFigure:
    """The latest earlier figure, or the latest earlier reason where no figure exists."""

    year: int
    result: Result
    text: str
    confirmed: bool = False


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
    """What was written about a line's result: the leader's cause, a comment or a printed footnote."""

    text: str
    footnote: bool
    source_line: int | None
    cause: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """The responsible leader's account; ``why_no_figure`` is a code that presentation words."""

    cause: str
    why_no_figure: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """What is done about a missed target, promised for the line of ``year``.

    ``state`` is a code; ``overdue``: still open after its date.
    """

    id: int
    line_id: int
    year: int
    text: str
    responsible: str
    due: date
    state: str
    outcome: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """What a leader expected of the year in a round; ``outlook`` is a code, ``figure`` often empty."""

    round: RoundKind
    outlook: str
    comment: str
    figure: Result
    text: str


@dataclass(frozen=True, slots=True)
class Adopted:
    """The target as the council adopted it, and the verdict against it."""

    target: Target
    target_text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One reported sub-period (a month, a half-year) of a line: the parsed figure and its printed text."""

    period: Period
    result: Result
    text: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What somebody answered about a cell: ``given`` is confirmed, mended or without.

    ``kind``, ``part`` and ``figure`` say which question it answers, ``written`` is the cell as it stood then.
    ``why`` is a code of the list, of a cell that is delivered without a figure.
    """

    given: str
    kind: str
    part: str
    figure: Decimal | None
    written: str
    why: str
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CellQuestion:
    """A question about a cell as it stands, and its answer; None while it is open."""

    question: Question
    answer: AnswerRow | None


@dataclass(frozen=True, slots=True)
class CellRow:
    """The cell of one period: what stands there, how it was read, what is asked and what was answered.

    ``without``: it is delivered without a figure, for a stated reason; the year is judged without it then.
    ``mended`` are the questions that were answered by another figure.
    """

    period: Period
    result: Result
    written: str
    questions: tuple[CellQuestion, ...] = ()
    without: AnswerRow | None = None
    mended: tuple[AnswerRow, ...] = ()

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions that wait for an answer."""
        if self.without is not None:
            return ()
        return tuple(one.question for one in self.questions if one.answer is None)

    @property
    def counted(self) -> Result:
        """What the year is judged by."""
        return WITHOUT if self.without is not None else self.result

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered: no text, or a dash."""
        return isinstance(self.result, EmptyResult)


WITHOUT = MissingResult(MissingReason.NOT_MEASURED)
"""What a cell that is delivered without a figure says."""


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """An indicator in one year's plan with target, result, previous, benchmark and verdict.

    ``previous_status`` is what the previous figure would have been against this year's
    target; None without a previous figure. ``adopted_by`` is ``case`` and ``adopted_on`` as text.
    ``actions`` are those of its own year; ``promised`` those of the year before and older ones still
    open. ``adopted`` is None where the target in force is the adopted one, or none was adopted.
    ``benchmark`` is the one that counts (decision 13), ``benchmarks`` all of the year, national first.
    ``has_adopted``: whether the line was in the plan when the council adopted it.
    ``under_change`` is "returned" or "reopened" while a figure that all have read is being changed;
    ``draft``: something in the row is a draft, which only the sector's own people and the controller read;
    ``public`` is then the row as everybody reads it.
    ``owed``: a figure is asked for and none of the year is there by then; ``missing`` are the periods of
    which none is there in a round before year-end. ``earlier_status``: of a line that is read at a round,
    the status that it had in the round before; None where there was none.
    ``cells`` are what was entered, by period, with what is asked about each. ``deciding`` is the period whose
    figure decides the year of a line where the last one does, and ``unmeasured`` the later ones that have a
    reason instead of a figure: what the year is judged by is older than they are.
    ``goal_id`` is the goal that the line hangs on (None for none), ``goal_name`` its number and text.
    ``close_word`` is what the plan of the year calls a miss inside the tolerance; empty for the program's own
    word. ``series_break`` is a kind of break that stands on the line itself; empty for none.
    ``incident`` is the number in the log of a row that could not be judged or drawn; empty for all others.
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
    deviation: Account | None = None
    actions: tuple[ActionRow, ...] = ()
    promised: tuple[ActionRow, ...] = ()
    forecast: ForecastRow | None = None
    adopted: Adopted | None = None
    has_adopted: bool = False
    under_change: str = ""
    draft: bool = False
    public: JudgedLine | None = None
    benchmarks: tuple[BenchmarkFigure, ...] = ()
    owed: bool = False
    statutory: bool = False
    missing: tuple[Period, ...] = ()
    earlier_status: Status | None = None
    turned: Turned | None = None
    cells: tuple[CellRow, ...] = ()
    deciding: Period | None = None
    unmeasured: tuple[Period, ...] = ()
    incident: str = ""
    goal_id: int | None = None
    goal_name: str = ""
    close_word: str = ""
    series_break: str = ""

    @property
    def owed_earlier(self) -> bool:
        """Whether there is a figure, but not that of every period that was asked for until then."""
        return bool(self.missing) and not self.owed

    @property
    def explained(self) -> bool:
        """Whether somebody has said why: the leader, a result comment, or a printed note to its result."""
        return bool(self.explanations)

    def cell(self, period: Period) -> CellRow | None:
        """What was entered for a period; None where nothing ever was."""
        return next((one for one in self.cells if one.period == period), None)

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """What is asked about its figures and not answered."""
        return tuple(question for cell in self.cells for question in cell.open)

    def benchmark_of(self, scope: BenchmarkScope) -> BenchmarkFigure | None:
        """Somebody else's figure by whose it is."""
        return next((one for one in self.benchmarks if one.scope is scope), None)
