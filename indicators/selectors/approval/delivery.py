"""How far each sector is in a round: what is entered, what was missed, and what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from indicators import values
from indicators.judging import JudgedLine, Settled, judge_lines, published, settled
from indicators.models import (
    EDITABLE,
    Forecast,
    Reminder,
    Round,
    ScorecardLine,
    Submission,
    SubmissionState,
    leaders_of,
)
from indicators.models.lines import LineQuerySet
from indicators.permissions import Roles
from indicators.values import Status


@dataclass(frozen=True, slots=True)
class SectorState:
    """How far one sector is in a round.

    ``settled`` counts the cells that are asked for, and those with a figure or a reason;
    ``missed``, ``unexplained``, ``first`` (a figure without an earlier
    one), ``turned`` (the previous figure would have met this year's target, this one does not) and
    ``recovered`` count lines of the cards as everybody reads them at the round, or are None before anything
    is delivered: the sum over all sectors is what Oversikt says of the round. ``forecasts`` of ``foreseen``
    are given: those that a round before year-end asks for instead of figures.
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
    leaders: tuple[str, ...] = ()
    """Whom a reminder would reach: those who lead the sector and have an address."""
    without_address: tuple[str, ...] = ()
    """Those who lead it and have none."""
    foreseen: int = 0
    forecasts: int = 0

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
    foreseen: int = 0
    forecasts: int = 0
    lines: list[JudgedLine] = field(default_factory=list)


def states(rows: Iterable[Submission], of: Round, day: date) -> list[SectorState]:
    """The states of submissions of one round. 13 statements."""
    found = list(rows)
    sectors = {row.sector_id for row in found}
    lines = ScorecardLine.objects.filter(year=of.year, sector_id__in=sectors, withdrawn=False)
    counted: defaultdict[int, _Counted] = defaultdict(_Counted)
    for line in judge_lines(lines, today=day, through=shown_through(of)):
        counted[line.sector.id].lines.append(line)
    periods = _periods(of, lines_of(of, sectors), counted)
    for one in counted.values():
        one.settled = settled([line for line in one.lines if line.id in periods], periods)
    reminders, leaders = _reminders([row.pk for row in found]), leaders_of(sectors, day)
    return [
        replace(
            _state(row, counted[row.sector_id], reminders.get(row.pk, ()), day),
            leaders=tuple(one.display_name for one in leaders.get(row.sector_id, ()) if one.email),
            without_address=tuple(
                one.display_name for one in leaders.get(row.sector_id, ()) if not one.email
            ),
        )
        for row in found
    ]


def shown_through(of: Round) -> values.RoundKind | None:
    """The round before year-end that a year is read at on the pages of a round; None for year-end."""
    return None if of.covers is values.RoundKind.YEAR_END else of.covers


def lines_of(of: Round, sector_ids: Iterable[int]) -> LineQuerySet:
    """The lines that sectors report on in the round's year, in card order."""
    lines = ScorecardLine.objects.filter(year=of.year, sector_id__in=list(sector_ids), withdrawn=False)
    return lines.filter(planned=True).in_card_order()


def _periods(
    of: Round, lines: QuerySet[ScorecardLine], counted: Mapping[int, _Counted]
) -> dict[int, tuple[values.Period, ...]]:
    """The periods that the round asks each planned line for; forecasts are counted. Two statements."""
    named = Round.objects.filter(year=of.year).values_list("kind", flat=True)
    kinds = tuple(values.RoundKind(kind) for kind in named)
    given = Exists(Forecast.objects.filter(round=of, line_id=OuterRef("pk")))
    columns = ("pk", "sector_id", "frequency", "target__kind", "given")
    found = {}
    for pk, sector_id, frequency, target, told in lines.annotate(given=given).values_list(*columns):
        found[pk] = values.expected_periods(of.covers, values.Frequency(frequency), kinds)
        if not found[pk] and target not in (None, "none", "not_planned") and shown_through(of):
            counted[sector_id].foreseen += 1
            counted[sector_id].forecasts += told
    return found


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
    today: date,
) -> SectorState:
    lines = [line for line in published(counted.lines) if line.on_card] if row.delivered else None
    missed = _those(lines, lambda line: line.verdict.status is Status.MISSED)
    delivered = row.submitted_at if row.state not in EDITABLE and row.submitted_at else None
    last = timezone.localdate(delivered) if delivered else today
    return SectorState(
        submission=row,
        days=(last - row.round.deadline).days,
        settled=counted.settled,
        missed=_number(missed),
        unexplained=_number(_those(missed, lambda line: not line.explained)),
        first=_number(_those(lines, _is_first)),
        turned=_number(_those(missed, lambda line: line.previous_status is Status.MET)),
        recovered=_number(_those(lines, _recovered)),
        reminded=reminders[0].day if reminders else None,
        reminded_to=tuple(dict.fromkeys(one.to.display_name for one in reminders)),
        foreseen=counted.foreseen,
        forecasts=counted.forecasts,
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
