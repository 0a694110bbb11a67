"""How far each sector is in a round: what is entered, what was missed, and what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from indicators import values
from indicators.judging import JudgedLine, Settled, judge_lines, settled
from indicators.models import (
    EDITABLE,
    Deviation,
    Reminder,
    Round,
    ScorecardLine,
    Submission,
    SubmissionState,
)
from indicators.permissions import Roles
from indicators.values import Status


@dataclass(frozen=True, slots=True)
class SectorState:
    """How far one sector is in a round.

    ``settled`` counts the cells that are asked for, and those with a figure or a reason;
    ``missed``, ``unexplained``, ``first`` (a figure without an earlier
    one), ``turned`` (the previous figure would have met this year's target, this one does not) and
    ``recovered`` count lines, or are None while the figures are drafts that the reader may not know.
    ``days`` are counted from the deadline to the delivery, or to today.
    """

    submission: Submission
    days: int
    settled: Settled
    missed: int | None
    unexplained: int | None
    first: int | None
    turned: int | None
    recovered: int | None
    reminded: date | None
    reminded_to: tuple[str, ...]

    @property
    def state(self) -> SubmissionState:
        return SubmissionState(self.submission.state)

    @property
    def delivered(self) -> bool:
        """Whether it is in other hands than the sector's."""
        return self.state not in EDITABLE

    @property
    def late(self) -> bool:
        """Whether the deadline has passed without a delivery."""
        return not self.delivered and self.days > 0 and not self.reopened

    @property
    def reopened(self) -> bool:
        """Whether it was delivered once and is open again: that is not late."""
        return self.state is SubmissionState.REOPENED


@dataclass(slots=True)
class _Counted:
    """What is counted of one sector."""

    settled: Settled = field(default_factory=Settled)
    lines: list[JudgedLine] = field(default_factory=list)


def states(rows: Iterable[Submission], of: Round, roles: Roles, day: date) -> list[SectorState]:
    """The states of submissions of one round, as somebody with these roles reads them. 12 statements."""
    found = list(rows)
    lines = lines_of(of, {row.sector_id for row in found})
    counted: defaultdict[int, _Counted] = defaultdict(_Counted)
    for line in judge_lines(lines, today=day):
        counted[line.sector.id].lines.append(line)
    periods = _periods(of, lines)
    for one in counted.values():
        one.settled = settled(one.lines, periods)
    reminders = _reminders([row.pk for row in found])
    told = _explained(lines)
    return [_state(row, counted[row.sector_id], reminders.get(row.pk, ()), told, roles, day) for row in found]


def lines_of(of: Round, sector_ids: Iterable[int]) -> QuerySet[ScorecardLine]:
    """The lines that sectors report on in the round's year, in card order."""
    lines = ScorecardLine.objects.filter(year=of.year, sector_id__in=list(sector_ids), withdrawn=False)
    return lines.filter(planned=True).order_by("area__order", "order", "id")


def _periods(of: Round, lines: QuerySet[ScorecardLine]) -> dict[int, tuple[values.Period, ...]]:
    """The periods that the round asks each line for. Two statements."""
    named = Round.objects.filter(year=of.year).values_list("kind", flat=True)
    kinds = tuple(values.RoundKind(kind) for kind in named)
    return {
        pk: values.expected_periods(of.covers, values.Frequency(frequency), kinds)
        for pk, frequency in lines.values_list("pk", "frequency")
    }


def _explained(lines: QuerySet[ScorecardLine]) -> frozenset[int]:
    """The lines whose leader has said why."""
    told = Deviation.objects.filter(line__in=lines.order_by()).exclude(cause="")
    return frozenset(told.values_list("line_id", flat=True))


def _reminders(submission_ids: Iterable[int]) -> dict[int, list[Reminder]]:
    """The reminders of the last day on which any was sent."""
    found: dict[int, list[Reminder]] = {}
    rows = Reminder.objects.filter(submission__in=submission_ids).select_related("to")
    for row in rows.order_by("-day", "to__username"):
        held = found.setdefault(row.submission_id, [])
        if not held or held[0].day == row.day:
            held.append(row)
    return found


def _state(
    row: Submission,
    counted: _Counted,
    reminders: Sequence[Reminder],
    told: frozenset[int],
    roles: Roles,
    today: date,
) -> SectorState:
    lines = None if is_hidden(row, roles) else counted.lines
    missed = _those(lines, lambda line: line.verdict.status is Status.MISSED)
    delivered = row.submitted_at if row.state not in EDITABLE and row.submitted_at else None
    last = timezone.localdate(delivered) if delivered else today
    return SectorState(
        submission=row,
        days=(last - row.round.deadline).days,
        settled=counted.settled,
        missed=_number(missed),
        unexplained=_number(_those(missed, lambda line: not line.explained and line.id not in told)),
        first=_number(_those(lines, _is_first)),
        turned=_number(_those(missed, lambda line: line.previous_status is Status.MET)),
        recovered=_number(_those(lines, _recovered)),
        reminded=reminders[0].day if reminders else None,
        reminded_to=tuple(dict.fromkeys(one.to.display_name for one in reminders)),
    )


def is_hidden(row: Submission, roles: Roles) -> bool:
    """Whether the figures are drafts that the reader may not know."""
    own = roles.controller or row.sector_id in roles.sector_ids
    return not row.delivered and not own


def _those(
    lines: Sequence[JudgedLine] | None, wanted: Callable[[JudgedLine], bool]
) -> list[JudgedLine] | None:
    return None if lines is None else [line for line in lines if wanted(line)]


def _number(lines: Sequence[JudgedLine] | None) -> int | None:
    return None if lines is None else len(lines)


def _is_first(line: JudgedLine) -> bool:
    return line.previous is None and not isinstance(line.result, values.EmptyResult)


def _recovered(line: JudgedLine) -> bool:
    return line.verdict.status is Status.MET and line.previous_status is Status.MISSED
