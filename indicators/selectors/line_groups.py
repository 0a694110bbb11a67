"""Frozen rows that cross several lines: counts, cards, an indicator's page, changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from indicators.judging import JudgedLine, published
from indicators.values import Change, GoalTally, Period, Status

from .benchmarks import EditionRow
from .corrections import CorrectionRow


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines have each of the eight statuses; they add up to ``total``.

    ``close`` are among the missed: inside their tolerance, and called ``close_word`` by the plan (empty: by
    the program's own word).
    """

    by_status: Mapping[Status, int]
    unexplained: int
    better: int
    worse: int
    unchanged: int
    close: int = 0
    close_word: str = ""

    @property
    def total(self) -> int:
        return sum(self.by_status.values())

    @property
    def judged(self) -> int:
        """Met and missed: what the share of met targets is a share of."""
        return self.by_status[Status.MET] + self.by_status[Status.MISSED]

    @property
    def met(self) -> int:
        return self.by_status[Status.MET]

    @property
    def missed(self) -> int:
        return self.by_status[Status.MISSED]

    @property
    def share_met(self) -> Decimal | None:
        """Måloppnåelse, 0 to 1, of those judged; None where nothing could be judged."""
        return Decimal(self.met) / Decimal(self.judged) if self.judged else None


def count(lines: Iterable[JudgedLine]) -> Counts:
    """Count judged lines as everybody reads them: drafts change no total, whoever asks.

    ``unexplained`` counts missed lines without an explanation.
    """
    rows = published(lines)
    statuses = Counter(line.verdict.status for line in rows)
    changes = Counter(line.verdict.change for line in rows)
    return Counts(
        by_status={status: statuses[status] for status in Status},
        unexplained=sum(1 for r in rows if r.verdict.status is Status.MISSED and not r.explained),
        better=changes[Change.BETTER],
        worse=changes[Change.WORSE],
        unchanged=changes[Change.UNCHANGED],
        close=sum(1 for r in rows if r.verdict.close),
        close_word=next((r.close_word for r in rows if r.close_word), ""),
    )


def count_with_drafts(lines: Iterable[JudgedLine]) -> Counts:
    """The same with the drafts of the person that the lines were read for: what stands beside a total."""
    return count(replace(line, public=None) for line in lines)


@dataclass(frozen=True, slots=True)
class GroupCount:
    """One service area or sector with its counts. ``number`` is empty for a sector."""

    key: str
    number: str
    title: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class GoalHead:
    """A goal over lines of a card: its status is that of all its lines, on other cards too."""

    id: int
    code: str
    text: str
    depth: int
    tally: GoalTally


@dataclass(frozen=True, slots=True)
class CardGroup:
    """The lines under one heading; ``previous_year`` is that of their previous figures, if they share one.

    ``goals`` are the goals that begin with the group, the highest first; ``apart``: behind the lines of goals
    the first of those that hang on none.
    """

    title: str
    functions: tuple[str, ...]
    lines: tuple[JudgedLine, ...]
    counts: Counts
    previous_year: int | None
    goals: tuple[GoalHead, ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class NumberedNote:
    """A note as printed under a card; ``cells`` are (line id, cell) in the order they appear."""

    number: int
    text: str
    remark: bool
    cells: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A paragraph of result comment; ``codes`` are the indicators it plainly speaks about."""

    title: str
    text: str
    source_line: int | None
    codes: tuple[str, ...]
    id: int = 0
    withdrawn: bool = False
    changed: bool = False
    """Whether it is withdrawn, or had another title."""


@dataclass(frozen=True, slots=True)
class Card:
    """The indicators of one owner (service area or sector) for one year."""

    key: str
    number: str
    title: str
    year: int
    sectors: tuple[str, ...]
    groups: tuple[CardGroup, ...]
    counts: Counts
    notes: tuple[NumberedNote, ...]
    comments: tuple[CommentRow, ...]

    @property
    def lines(self) -> tuple[JudgedLine, ...]:
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def note_numbers(self) -> dict[tuple[int, str], tuple[int, ...]]:
        """The note numbers of each cell."""
        found: dict[tuple[int, str], tuple[int, ...]] = {}
        for note in self.notes:
            for cell in note.cells:
                found[cell] = (*found.get(cell, ()), note.number)
        return found


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change to an indicator: who, when, what, from what to what, and why.

    ``what`` is "result", "target", "benchmark" or the name of a changed column of the line.
    """

    when: datetime
    who: str
    what: str
    year: int
    period: Period | None
    before: str
    after: str
    why: str
    draft: bool = False
    """The values are a draft that the reader may not read, and are left out."""


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator in one year, with all its years, neighbours and changes."""

    line: JudgedLine
    years: tuple[JudgedLine, ...]
    definition: str
    source: str
    leaders: tuple[str, ...]
    """Who leads the sector today, or on the day of the moment that is read."""
    siblings: tuple[JudgedLine, ...]
    before: JudgedLine | None
    after: JudgedLine | None
    position: int
    count: int
    changes: tuple[ChangeRow, ...]
    example: tuple[int, ...] = ()
    editions: tuple[EditionRow, ...] = ()
    """Other people's figures of the year in every edition, the oldest first."""
    corrections: tuple[CorrectionRow, ...] = ()
    definition_from: str = ""
    source_from: str = ""
    """Figures of the year that were corrected by themselves, the newest first."""
