"""What has happened since a moment, for the weekly digest. Drafts are not among it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from django.contrib.auth.models import AnonymousUser

from indicators.judging import (
    ActionRow,
    JudgedLine,
    SectorRef,
    goals_at,
    goals_of,
    judge_lines,
    judge_year_as_of,
)
from indicators.models import (
    Benchmark,
    Plan,
    Result,
    Round,
    RoundKind,
    RoundState,
    ScorecardLine,
    Submission,
    Target,
)
from indicators.selectors.actions import OPEN
from indicators.selectors.board.overview import worst_first
from indicators.selectors.goal_tree import goal_nodes
from indicators.values import EmptyResult, GoalTally, MissingResult, Status

from .reminders import owed_on

WEEK: Final = 7
"""Days before a deadline in which a letter tells of it."""


@dataclass(frozen=True, slots=True)
class ReportedSector:
    """Figures that became known of one sector in a year; ``corrected`` were known before.

    ``without`` are the lines of which it became known that there is none, and why.
    """

    year: int
    sector: SectorRef
    first: int
    without: int
    corrected: int
    met: int
    missed: int


@dataclass(frozen=True, slots=True)
class LateReport:
    """A delivery that is overdue by ``days``."""

    round: Round
    sector_id: int
    sector_code: str
    sector_name: str
    days: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many targets a sector met in a year, of those judged."""

    year: int
    sector_id: int
    met: int
    judged: int


@dataclass(frozen=True, slots=True)
class GoalNews:
    """A goal above indicators as everybody reads it, and as it stood at the moment (None: there was none).

    ``sector_ids`` are those whose lines hang on it or on goals under it.
    """

    year: int
    goal_id: int
    title: str
    tally: GoalTally
    before: GoalTally | None
    sector_ids: frozenset[int]

    @property
    def changed(self) -> bool:
        """Whether its status is another than it was."""
        then = self.before or GoalTally()
        return (self.tally.met, self.tally.judged) != (then.met, then.judged)


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened, and what is overdue. ``reported`` are lines with a figure that became known.

    ``soon`` are deliveries, and ``soon_actions`` promises, whose day is today or within a week. ``shares``
    are of the newest year that is decided on, by sector, and ``goals`` those of it with a target that is not
    met, or that stood otherwise at the moment. The figures of ``example_years`` are made up.
    """

    reported: tuple[JudgedLine, ...]
    corrected: frozenset[int]
    missed: tuple[JudgedLine, ...]
    recovered: tuple[JudgedLine, ...]
    late: tuple[LateReport, ...]
    unexplained: tuple[JudgedLine, ...]
    overdue: tuple[tuple[JudgedLine, ActionRow], ...]
    example_years: tuple[int, ...]
    soon: tuple[LateReport, ...] = ()
    soon_actions: tuple[tuple[JudgedLine, ActionRow], ...] = ()
    shares: tuple[Share, ...] = ()
    goals: tuple[GoalNews, ...] = ()

    def sectors(self) -> tuple[ReportedSector, ...]:
        """What became known, counted by year and sector."""
        groups: dict[tuple[int, int], list[JudgedLine]] = {}
        for line in self.reported:
            groups.setdefault((line.year, line.sector.order), []).append(line)
        return tuple(self._counted(groups[key]) for key in sorted(groups))

    def _counted(self, lines: list[JudgedLine]) -> ReportedSector:
        statuses = Counter(line.verdict.status for line in lines)
        without = sum(isinstance(line.result, MissingResult) for line in lines)
        corrected = sum(line.id in self.corrected for line in lines if has_figure(line))
        return ReportedSector(
            year=lines[0].year,
            sector=lines[0].sector,
            first=len(lines) - corrected - without,
            without=without,
            corrected=corrected,
            met=statuses[Status.MET],
            missed=statuses[Status.MISSED],
        )

    @property
    def figures(self) -> int:
        """How many figures became known."""
        return sum(has_figure(line) for line in self.reported)

    def is_new(self, since_day: date, day: date, *, first: bool = False) -> bool:
        """Whether anything is worth a letter: something happened, or became overdue, since the last one, or
        falls due within a week. The first letter tells of all that is overdue or unexplained."""
        if self.reported or self.missed or self.recovered or self.soon or self.soon_actions:
            return True
        if first and (self.late or self.overdue or self.unexplained):
            return True
        days = (*(one.round.deadline for one in self.late), *(action.due for _, action in self.overdue))
        return any(since_day <= due < day for due in days)


def has_figure(line: JudgedLine) -> bool:
    """Whether a line has a figure, and not a reason why there is none."""
    return not isinstance(line.result, MissingResult)


def happened_since(moment: datetime, day: date) -> Happened:
    """What happened after a moment, in all sectors, as everybody may read it; what is overdue on a day."""
    reported, corrected, missed, recovered, unexplained = [], set(), [], [], []
    overdue: dict[int, tuple[JudgedLine, ActionRow]] = {}
    soon: dict[int, tuple[JudgedLine, ActionRow]] = {}
    years, shares = sorted(_years(moment)), Counter[tuple[int, Status]]()
    decided = _newest_decided(years)
    goals: tuple[GoalNews, ...] = ()
    for year in years:
        then = {line.id: line for line in judge_year_as_of(year, moment, user=AnonymousUser())}
        rows = ScorecardLine.objects.filter(withdrawn=False).for_year(year).on_cards()
        now = judge_lines(rows, user=AnonymousUser(), today=day)
        if year == decided:
            goals = _goals(year, now, then.values(), moment)
        for line in now:
            before = then.get(line.id)
            status, was = line.verdict.status, before.verdict.status if before else None
            if not isinstance(line.result, EmptyResult) and not _same_figure(line, before):
                reported.append(line)
                if before and not isinstance(before.result, EmptyResult):
                    corrected.add(line.id)
            if status is Status.MISSED and was is not Status.MISSED:
                missed.append(line)
            if status is Status.MET and was is Status.MISSED:
                recovered.append(line)
            if status is Status.MISSED and not line.explained:
                unexplained.append(line)
            if year == decided:
                shares[line.sector.id, status] += 1
            for action in (*line.actions, *line.promised):
                if action.overdue:
                    overdue.setdefault(action.id, (line, action))
                elif action.state in OPEN and 0 <= (action.due - day).days <= WEEK:
                    soon.setdefault(action.id, (line, action))
    late, near = _owed(day)
    return Happened(
        reported=tuple(reported),
        corrected=frozenset(corrected),
        missed=worst_first(missed),
        recovered=tuple(recovered),
        late=late,
        soon=near,
        soon_actions=tuple(sorted(soon.values(), key=lambda one: (one[1].due, one[1].id))),
        shares=_shares(decided, shares),
        goals=goals,
        unexplained=tuple(unexplained),
        overdue=tuple(sorted(overdue.values(), key=lambda one: (one[1].due, one[1].id))),
        example_years=tuple(
            Plan.objects.filter(year__in=years, example=True, withdrawn=False).values_list("year", flat=True)
        ),
    )


def in_sectors(happened: Happened, ids: frozenset[int] | None) -> Happened:
    """The part of it that concerns these sectors; all of it for None."""
    if ids is None:
        return happened

    def own(lines: Iterable[JudgedLine]) -> tuple[JudgedLine, ...]:
        return tuple(line for line in lines if line.sector.id in ids)

    return replace(
        happened,
        reported=own(happened.reported),
        missed=own(happened.missed),
        recovered=own(happened.recovered),
        late=tuple(one for one in happened.late if one.sector_id in ids),
        soon=tuple(one for one in happened.soon if one.sector_id in ids),
        soon_actions=tuple(one for one in happened.soon_actions if one[0].sector.id in ids),
        shares=tuple(one for one in happened.shares if one.sector_id in ids),
        goals=tuple(one for one in happened.goals if not ids.isdisjoint(one.sector_ids)),
        unexplained=own(happened.unexplained),
        overdue=tuple(one for one in happened.overdue if one[0].sector.id in ids),
    )


def _same_figure(line: JudgedLine, before: JudgedLine | None) -> bool:
    return before is not None and (line.result, line.periods) == (before.result, before.periods)


def _years(moment: datetime) -> set[int]:
    """The years that are being reported, the newest that was, and those in which anything changed."""
    rounds = Round.objects.order_by("-year").values_list("year", "state")
    years = {year for year, state in rounds if state == RoundState.OPEN}
    years.update([year for year, state in rounds if state == RoundState.CLOSED][:1])
    lines: set[int] = set()
    for model in (Result, Target, Benchmark):
        changed = model.history.filter(history_date__gt=moment)
        lines.update(changed.values_list("line_id", flat=True).distinct())
    years.update(ScorecardLine.objects.filter(pk__in=lines).values_list("year", flat=True))
    delivered = Submission.history.filter(history_date__gt=moment).values_list("round_id", flat=True)
    years.update(Round.objects.filter(pk__in=set(delivered)).values_list("year", flat=True))
    return years


def _newest_decided(years: Iterable[int]) -> int | None:
    """The newest of the years whose year-end is closed, else the newest of them."""
    known = sorted(years)
    closed = Round.objects.filter(year__in=known, kind=RoundKind.YEAR_END, state=RoundState.CLOSED)
    newest = closed.order_by("-year").values_list("year", flat=True).first()
    return newest or max(known, default=None)


def _shares(year: int | None, counted: Counter[tuple[int, Status]]) -> tuple[Share, ...]:
    if year is None:
        return ()
    found = []
    for sector_id in sorted({sector for sector, _status in counted}):
        met, missed = counted[sector_id, Status.MET], counted[sector_id, Status.MISSED]
        found.append(Share(year, sector_id, met, met + missed))
    return tuple(one for one in found if one.judged)


def _goals(
    year: int, now: Iterable[JudgedLine], then: Iterable[JudgedLine], moment: datetime
) -> tuple[GoalNews, ...]:
    """The goals of a year that have something to tell, in tree order; nothing is read where no line hangs."""
    lines = [line for line in now if line.goal_id is not None]
    if not lines:
        return ()
    before = {node.row.id: node.tally for node in goal_nodes(goals_at(year, moment), then)}
    nodes = goal_nodes(goals_of(year), lines)
    sectors: defaultdict[int, set[int]] = defaultdict(set)
    for node in nodes:
        for goal in (node.row, *node.under):
            sectors[goal.id].update(line.sector.id for line in node.lines)
    found = (
        GoalNews(
            year, node.row.id, f"{node.row.code} {node.row.text}", node.tally,
            before.get(node.row.id), frozenset(sectors[node.row.id]),
        )
        for node in nodes
    )  # fmt: skip
    return tuple(one for one in found if one.tally.judged and (one.changed or one.tally.missed))


def _owed(day: date) -> tuple[tuple[LateReport, ...], tuple[LateReport, ...]]:
    """The deliveries that are late, and those whose day is today or within a week."""
    owed = [one for one in owed_on(day) if one.days >= -WEEK]
    sectors = dict(
        Submission.objects.filter(pk__in=[one.submission_id for one in owed]).values_list("pk", "sector_id")
    )
    told = [
        LateReport(one.round, sectors[one.submission_id], one.sector_code, one.sector_name, one.days)
        for one in owed
    ]
    return tuple(one for one in told if one.days > 0), tuple(one for one in told if one.days <= 0)
