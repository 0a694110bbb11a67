"""What a table was understood as: columns, rows, readings, proposals with why, and what must be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from indicators.values.figures.cell_values import TextProblem
from indicators.values.figures.periods import YEAR, Period
from indicators.values.figures.results import AmbiguousResult, Result, TextResult
from indicators.values.figures.spec import Aggregation, Direction, Scale, Spec, ValueKind
from indicators.values.figures.targets import AmbiguousTarget, BenchmarkScope, Target, TextTarget

type Answers = Mapping[str, Mapping[str, str]]
"""A person's corrections: the key of a row, "table:<n>", "question:<id>" or "all" → field → text."""

type Doubt = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""What is asked about a row: code, field, choices, and what it is about."""


class ColumnRole(StrEnum):
    """What a column holds."""

    NAME = "name"
    CODE = "code"
    TARGET = "target"
    RESULT = "result"
    PREVIOUS = "previous"
    BENCHMARK = "benchmark"
    UNIT = "unit"
    SCALE = "scale"
    DIRECTION = "direction"
    FREQUENCY = "frequency"
    DEFINITION = "definition"
    DATA_SOURCE = "data_source"
    OWNER = "owner"
    AREA = "area"
    SECTOR = "sector"
    HEADING = "heading"
    GOAL = "goal"
    SUBGOAL = "subgoal"
    FUNCTION = "function"
    NOTE = "note"
    EMAIL = "email"
    USERNAME = "username"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    ROLE = "role"
    KIND = "kind"
    FTE = "fte"
    IGNORED = "ignored"

    @property
    def is_figure(self) -> bool:
        """Whether the column holds targets, results or other people's figures."""
        return self in FIGURE_ROLES


FIGURE_ROLES = (ColumnRole.TARGET, ColumnRole.RESULT, ColumnRole.PREVIOUS, ColumnRole.BENCHMARK)


class RowKind(StrEnum):
    """What a row is."""

    INDICATOR = "indicator"
    HEADING = "heading"
    GOAL = "goal"
    HEADER = "header"
    NOTE = "note"
    SEPARATOR = "separator"
    TEXT = "text"
    PERSON = "person"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A field's value and why: ``why`` is a code worded in presentation, ``given`` what it speaks about.

    ``assumed`` until a person has confirmed it; never where the table itself says so.
    """

    value: str
    why: str
    assumed: bool = True
    given: str = ""


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """What must be asked: ``field`` is what an answer fills, ``code`` is worded in presentation.

    One question may cover many ``rows`` (keys): the answer ``{"question:<id>": {field: text}}`` holds for
    all of them, an answer of a row alone for that row. ``choices`` are the answers to choose among, empty
    for any text.
    ``given`` are the words and figures that the wording names. ``table`` is where it is asked, if in one.
    """

    id: str
    field: str
    code: str
    choices: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    table: int | None = None
    columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table: ``heading`` as printed, ``role`` None where it must be asked.

    ``period`` is the part of the year that its figures are of. ``marks`` are those of notes at the heading.
    """

    table: int
    index: int
    heading: str
    role: ColumnRole | None = None
    year: int | None = None
    why: str = ""
    question: TableQuestion | None = None
    period: Period = YEAR
    marks: tuple[str, ...] = ()
    scope: BenchmarkScope | None = None


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A figure cell: as written, of which year and period, the marks of notes, and what it says.

    ``restated`` is the same in our notation, where a person has said that the table's is another.

    ``value`` is what `parse_target` or `parse_result` gives on the line as it is understood now.
    """

    role: ColumnRole
    written: str
    year: int | None
    value: Target | Result
    marks: tuple[str, ...] = ()
    period: Period = YEAR
    column: int = 0
    scope: BenchmarkScope | None = None
    restated: str = ""

    @property
    def text(self) -> str:
        """The cell as it is entered on the line: as written, or in our notation where that is another."""
        return self.restated or self.written

    @property
    def problem(self) -> TextProblem | None:
        """Why the cell was not understood, or None."""
        return self.value.problem if isinstance(self.value, TextTarget | TextResult) else None

    @property
    def is_ambiguous(self) -> bool:
        """Whether it can be read in two ways."""
        return isinstance(self.value, AmbiguousTarget | AmbiguousResult)

    @property
    def read(self) -> str:
        """What it says in the program's own spelling; "" where it says nothing."""
        return str(self.value)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it is understood.

    ``key`` names it in answers and is the same whenever the same source is understood. ``cells`` has the
    figures of the year itself and the newest earlier one (``previous``); ``others`` every other figure of the
    row: earlier years, later targets, parts of the year. ``texts`` are its other cells by role.
    ``goals`` are those above it, the highest first (of a goal: itself last).
    ``questions`` are those of the row and those of many rows that cover it.
    """

    key: str
    where: str
    kind: RowKind
    table: int | None = None
    name: str = ""
    code: str = ""
    area: str = ""
    area_number: str = ""
    sector: str = ""
    heading: str = ""
    goals: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    cells: Mapping[ColumnRole, ReadCell] = field(default_factory=dict)
    others: tuple[ReadCell, ...] = ()
    texts: Mapping[ColumnRole, str] = field(default_factory=dict)
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    notes: tuple[tuple[str, str], ...] = ()
    questions: tuple[TableQuestion, ...] = ()
    skipped: bool = False
    same_as: str = ""

    @property
    def goal(self) -> str:
        """The goal that the row hangs on, the lowest of `goals`; "" for none."""
        return self.goals[-1] if self.goals else ""

    @property
    def assumed(self) -> tuple[str, ...]:
        """The fields that nobody has confirmed and the table does not say."""
        return tuple(name for name, proposal in self.proposals.items() if proposal.assumed)

    def proposed(self, name: str) -> str:
        """A proposed field's value, "" where there is none."""
        found = self.proposals.get(name)
        return found.value if found else ""

    def spec(self, year: int | None = None) -> Spec:
        """How the row's figures are read, as proposed; a direction that is asked about counts as higher."""
        low, high = self.proposed("scale_low"), self.proposed("scale_high")
        decimals = self.proposed("decimals")
        return Spec(
            direction=Direction(self.proposed("direction") or Direction.HIGHER),
            value_kind=ValueKind(self.proposed("value_kind") or ValueKind.NUMBER),
            unit=self.proposed("unit"),
            scale=Scale(Decimal(low), Decimal(high)) if low and high else None,
            decimals=int(decimals) if decimals else None,
            aggregation=Aggregation(self.proposed("aggregation") or Aggregation.LAST),
            levels=tuple(one.strip() for one in self.proposed("levels").split(";") if one.strip()),
            year=year,
        )


@dataclass(frozen=True, slots=True)
class Understanding:
    """A whole source as it is understood with the answers given so far; ``questions`` are the open ones."""

    columns: tuple[TableColumn, ...] = ()
    rows: tuple[ReadRow, ...] = ()
    questions: tuple[TableQuestion, ...] = ()
    year: int = 0
    samples: Mapping[int, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """The first rows of each table, by the table's number in `columns`."""

    @property
    def indicators(self) -> tuple[ReadRow, ...]:
        """The rows that are indicators and that nobody has left out."""
        return tuple(row for row in self.rows if row.kind is RowKind.INDICATOR and not row.skipped)
