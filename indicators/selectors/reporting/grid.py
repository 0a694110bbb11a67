"""What a sector owes in a round, and what is written so far: the rows of the reporting grid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from indicators import values
from indicators.judging import (
    ExpectedCells,
    Gap,
    JudgedLine,
    MatterGap,
    expected_cells,
    gaps_in,
    matter_gaps,
    without_excused,
    without_excused_matters,
)
from indicators.models import (
    Action,
    DevelopmentWork,
    Deviation,
    FootnoteCell,
    Forecast,
    Lock,
    Result,
    Round,
    RoundKind,
    RoundState,
    RowRemark,
    ScorecardLine,
    Sector,
    Submission,
    User,
    sector_then,
    situation_of,
)
from indicators.permissions import SUBMIT, Roles, roles_of
from indicators.selectors.years import is_example

ROUND_SLUGS = {"t1": "t1", "h1": "h1", "t2": "t2", "arsslutt": "year_end"}
"""What a round is called in addresses."""
SLUG_OF = {kind: slug for slug, kind in ROUND_SLUGS.items()}


@dataclass(frozen=True, slots=True)
class OwedRound:
    """A round that a person may enter figures in, for one sector."""

    round: Round
    sector: Sector
    sector_name: str
    submission: Submission | None


@dataclass(frozen=True, slots=True)
class ReportCell:
    """The figure of one expected period. ``version`` is 0 before anything is entered."""

    period: values.Period
    written: str
    version: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A line with what is asked for, what is written, and what is still missing."""

    line: JudgedLine
    frequency: values.Frequency
    cells: tuple[ReportCell, ...]
    deviation: Deviation | None
    actions: tuple[Action, ...]
    withdrawn: tuple[Action, ...]
    promised: tuple[Action, ...]
    forecast: Forecast | None
    asks_forecast: bool
    notes: tuple[str, ...]
    remark: str
    reply: str
    remark_version: int
    requests: tuple[RowRemark, ...]
    """What is asked about it outside a return, each with its answer."""
    gaps: tuple[Gap, ...]

    @property
    def done(self) -> bool:
        """Whether nothing is missing."""
        return not self.gaps


@dataclass(frozen=True, slots=True)
class ReportingScope:
    """Where figures are entered: a sector in a round, what is asked there, and what the person there may do.

    ``sector_name`` is what the sector was called in the year.
    ``indicator_ids``: those that a contributor is asked about; None for whoever reports for the whole sector.
    """

    round: Round
    sector: Sector
    sector_name: str
    submission: Submission | None
    lock: Lock | None
    asked: ExpectedCells
    indicator_ids: frozenset[int] | None
    on_behalf: bool
    may_submit: bool

    def line(self, line_id: int) -> JudgedLine | None:
        """A line that the person is asked about; None for any other."""
        return next((one for one in self.lines() if one.id == line_id and self.asked.asks(line_id)), None)

    def owed_lines(self) -> tuple[JudgedLine, ...]:
        """Those of them that anything is asked about: the rows of the grid."""
        return tuple(line for line in self.lines() if self.asked.asks(line.id))

    def lines(self) -> tuple[JudgedLine, ...]:
        """The sector's planned lines, or those of them that are a contributor's."""
        if self.indicator_ids is None:
            return self.asked.lines
        return tuple(one for one in self.asked.lines if one.indicator_id in self.indicator_ids)


@dataclass(frozen=True, slots=True)
class Report:
    """What one sector owes in one round: all rows of it, or the one that was asked for.

    ``gaps`` are those of all rows. ``example``: the year's figures are made up. ``remarks`` are what
    management asks about lines of the delivery, by line, each with its reply.
    """

    desk: ReportingScope
    rows: tuple[ReportRow, ...]
    gaps: tuple[Gap, ...]
    example: bool = False
    remarks: Mapping[int, RowRemark] = field(default_factory=dict)
    matters: tuple[MatterGap, ...] = ()
    """What is missing of the sector's supervision and decisions; nothing for a contributor."""
    work_left: int = 0
    """How many pieces of development work lack a state or words; they do not hold delivery back."""


def owed_rounds(user: User) -> tuple[OwedRound, ...]:
    """The rounds and sectors that a person may report in: open ones, and those reopened, newest first."""
    roles = roles_of(user)
    own = _own_sectors(roles)
    if own is not None and not own:
        return ()
    found = Submission.objects.named().select_related("round", "sector", "submitted_by", "decided_by")
    found = found.exclude(round__state=RoundState.PLANNED)
    if own is not None:
        found = found.filter(sector_id__in=own)
    ordered = found.in_sector_order("-round__year", "-round__deadline")
    return tuple(OwedRound(one.round, one.sector, one.sector_name, one) for one in ordered)


def _own_sectors(roles: Roles) -> set[int] | None:
    """The sectors that a person enters figures for; None for all."""
    if roles.controller:
        return None
    contributed = ScorecardLine.objects.filter(indicator_id__in=roles.indicator_ids, withdrawn=False)
    theirs = set(contributed.values_list("sector_id", flat=True)) if roles.indicator_ids else set()
    return theirs | set(roles.sector_ids)


def reporting_scope(user: User, year: int, kind: str, sector_code: str) -> ReportingScope | None:
    """Find where a sector reports in a round; None where there is none, or it is not the person's."""
    of = Round.objects.filter(year=year, kind=kind).first()
    named: Any = Sector.objects.annotate(called=sector_then("name", sector="", year=year))
    sector = named.filter(code=sector_code).first()
    roles = roles_of(user)
    if of is None or sector is None:
        return None
    own = roles.controller or sector.pk in roles.sector_ids
    if not own and not roles.indicator_ids:
        return None
    here = next((one for one in situation_of(year, sector.pk).rounds if one.round.pk == of.pk), None)
    submission = here.submission if here else None
    found = ReportingScope(
        round=of,
        sector=sector,
        sector_name=sector.called,
        submission=submission,
        lock=here.lock if here else None,
        asked=expected_cells(of, sector.pk),
        indicator_ids=None if own else frozenset(roles.indicator_ids),
        on_behalf=roles.controller and sector.pk not in roles.sector_ids,
        may_submit=bool(submission is not None and user.has_perm(SUBMIT, submission)),
    )
    return found if own or found.lines() else None


def report(at: ReportingScope, only: Collection[int] | None = None) -> Report:
    """Read the grid: what is asked for at a desk, what is written and what is missing.

    ``only``: build the rows of these lines alone; what is missing is that of the whole desk all the same.
    """
    lines = at.owed_lines()
    ids = {line.id for line in lines}
    asked_for = without_excused(gaps_in(at.asked, at.round), at.submission)
    missing = tuple(gap for gap in asked_for if gap.line_id in ids)
    built = lines if only is None else [line for line in lines if line.id in only]
    rows, remarks = _rows(built, at, missing)
    return Report(
        at,
        rows,
        missing,
        example=is_example(at.round.year),
        remarks=remarks,
        matters=_missing_matters(at),
        work_left=work_left(at.round, at.sector) if at.indicator_ids is None else 0,
    )


def work_left(of: Round, sector: Sector) -> int:
    """How many pieces of a sector's work lack a state or words at year-end. One statement, or none."""
    if of.kind != RoundKind.YEAR_END:
        return 0
    own = DevelopmentWork.objects.filter(year=of.year, sector=sector, withdrawn=False)
    return own.filter(Q(state="") | Q(done="")).count()


def _missing_matters(at: ReportingScope) -> tuple[MatterGap, ...]:
    if at.indicator_ids is not None:
        return ()
    return without_excused_matters(matter_gaps(at.round, at.sector.pk), at.submission)


def _rows(
    lines: Sequence[JudgedLine], at: ReportingScope, missing: Sequence[Gap]
) -> tuple[tuple[ReportRow, ...], Mapping[int, RowRemark]]:
    """The rows of some lines, and what management asks about any line of the delivery."""
    written = _Written(lines, at.round, at.submission)
    gaps: dict[int, list[Gap]] = defaultdict(list)
    for gap in missing:
        gaps[gap.line_id].append(gap)
    made = []
    for line in lines:
        remark = written.remarks.get(line.id)
        made.append(
            ReportRow(
                line=line,
                frequency=at.asked.frequencies[line.id],
                cells=tuple(written.cell(line.id, period) for period in at.asked.periods[line.id]),
                deviation=written.deviations.get(line.id),
                actions=tuple(written.actions.get(line.id, ())),
                withdrawn=tuple(written.withdrawn.get(line.id, ())),
                promised=tuple(
                    one for one in written.promised.get(line.indicator_id, ()) if one.line.year < line.year
                ),
                forecast=written.forecasts.get(line.id),
                asks_forecast=line.id in at.asked.forecasts,
                notes=tuple(written.notes.get(line.id, ())),
                remark=remark.text if remark else "",
                reply=remark.reply if remark else "",
                remark_version=remark.version if remark else 0,
                requests=tuple(written.requests.get(line.id, ())),
                gaps=tuple(gaps[line.id]),
            )
        )
    return tuple(made), written.remarks


class _Written:
    """What is written about lines, in one statement for each kind."""

    def __init__(self, lines: Sequence[JudgedLine], of: Round, submission: Submission | None) -> None:
        ids = {line.id for line in lines}
        results = Result.objects.filter(line_id__in=ids)
        self._results = {(row.line_id, row.period): row for row in results}
        self.deviations = {row.line_id: row for row in Deviation.objects.filter(line_id__in=ids)}
        self.actions: dict[int, list[Action]] = defaultdict(list)
        self.withdrawn: dict[int, list[Action]] = defaultdict(list)
        self.promised: dict[int, list[Action]] = defaultdict(list)
        indicators = {line.indicator_id for line in lines}
        told = Action.objects.filter(line__indicator_id__in=indicators)
        for action in told.select_related("line").order_by("due", "id"):
            if action.line_id in ids:
                (self.withdrawn if action.withdrawn else self.actions)[action.line_id].append(action)
            elif action.withdrawn:
                continue
            elif action.open or action.line.year == of.year - 1:
                self.promised[action.line.indicator_id].append(action)
        forecasts = Forecast.objects.filter(line_id__in=ids, round=of)
        self.forecasts = {row.line_id: row for row in forecasts}
        self.notes: dict[int, list[str]] = defaultdict(list)
        cells = FootnoteCell.objects.filter(
            line_id__in=ids, cell=FootnoteCell.Cell.RESULT, withdrawn=False, footnote__withdrawn=False
        )
        for line_id, text in cells.order_by("footnote__order").values_list("line_id", "footnote__text"):
            self.notes[line_id].append(text)
        self.remarks: dict[int, RowRemark] = {}
        self.requests: dict[int, list[RowRemark]] = defaultdict(list)
        remarks = RowRemark.objects.filter(submission=submission, withdrawn=False)
        for row in remarks.select_related("asked_by") if submission else ():
            if row.asked_by_id is None:
                self.remarks[row.line_id] = row
            else:
                self.requests[row.line_id].append(row)

    def cell(self, line_id: int, period: values.Period) -> ReportCell:
        row = self._results.get((line_id, period))
        return ReportCell(period, row.written if row else "", row.version if row else 0)


def days_left(of: Round, today: date) -> int:
    """Days until the deadline's day is over: 0 on the day itself, negative after it."""
    return (of.deadline - today).days
