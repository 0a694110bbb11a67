"""What is known of lines beside their figures: what is measured, who leads, who entered and who approved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from indicators.judging import CellRow, JudgedLine
from indicators.models import (
    Indicator,
    Result,
    Round,
    Submission,
    SubmissionState,
    TrailEntry,
    User,
    leaders_of,
)
from indicators.selectors.drafts import unreadable_figures
from indicators.values import YEAR, Period, PeriodKind, RoundKind, round_of

DECIDED = (SubmissionState.APPROVED, SubmissionState.CLOSED)


@dataclass(frozen=True, slots=True)
class Measured:
    """What an indicator measures and where its figure comes from, each with where it was taken from."""

    definition: str = ""
    definition_from: str = ""
    source: str = ""
    source_from: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """Who did something, and when."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of some lines.

    ``measured`` by indicator, ``leaders`` by sector, ``entered`` by line and period (who wrote what the
    reader reads), ``approved`` by year, sector and round; ``kinds`` are the rounds of each year.
    """

    measured: Mapping[int, Measured] = field(default_factory=dict)
    leaders: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    entered: Mapping[tuple[int, Period], Done] = field(default_factory=dict)
    approved: Mapping[tuple[int, int, RoundKind], Done] = field(default_factory=dict)
    kinds: Mapping[int, tuple[RoundKind, ...]] = field(default_factory=dict)

    def about(self, line: JudgedLine) -> Measured:
        """What the line's indicator measures."""
        return self.measured.get(line.indicator_id, NOTHING)

    def led_by(self, line: JudgedLine) -> tuple[str, ...]:
        """Who leads the line's sector."""
        return self.leaders.get(line.sector.id, ())

    def entered_by(self, line: JudgedLine, period: Period | None = None) -> Done | None:
        """Who entered a figure; of the year, that of the year itself, or else the last of its periods."""
        if period is not None:
            return self.entered.get((line.id, period))
        found = self.entered.get((line.id, YEAR))
        others = (self.entered.get((line.id, cell.period)) for cell in line.cells)
        return found or max((one for one in others if one), key=lambda one: one.at, default=None)

    def approved_by(self, line: JudgedLine, period: Period = YEAR) -> Done | None:
        """Who approved the delivery that a figure is in."""
        kind = round_of(period, self.kinds.get(line.year, ()))
        return None if kind is None else self.approved.get((line.year, line.sector.id, kind))


NOTHING = Measured()


@dataclass(frozen=True, slots=True)
class LineWithFacts:
    """A line with what is known of it."""

    line: JudgedLine
    facts: Facts


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """What was entered of a line for one period, with what is known of the line."""

    line: JudgedLine
    cell: CellRow
    facts: Facts


@dataclass(frozen=True, slots=True)
class TrailEnd:
    """The last entry of the trail: what a file was made of can be found again by it."""

    sequence: int
    digest: str


def measured_facts(lines: Iterable[JudgedLine], then: datetime | None = None) -> Facts:
    """What the lines measure and who leads their sectors, today or at a moment. Two statements."""
    lines = list(lines)
    day = timezone.localdate(then) if then else timezone.localdate()
    led = leaders_of({line.sector.id for line in lines}, day)
    return Facts(
        measured=_measured({line.indicator_id for line in lines}, then),
        leaders={
            sector: tuple(dict.fromkeys(who.display_name for who in people)) for sector, people in led.items()
        },
    )


def line_facts(user: User, lines: Sequence[JudgedLine], then: datetime | None = None) -> Facts:
    """All that is known of the lines, as ``user`` may read it, now or at a moment. Six statements at most."""
    known, years = measured_facts(lines, then), {line.year for line in lines}
    rounds = list(Round.objects.filter(year__in=years))
    kinds: dict[int, tuple[RoundKind, ...]] = {}
    for one in rounds:
        kinds[one.year] = (*kinds.get(one.year, ()), one.covers)
    return Facts(
        known.measured,
        known.leaders,
        _entered(user, lines, then),
        dict(_approved({one.pk: one for one in rounds}, then)),
        kinds,
    )


def lines_with_facts(lines: Iterable[JudgedLine], facts: Facts) -> tuple[LineWithFacts, ...]:
    """Lines with what is known of them."""
    return tuple(LineWithFacts(line, facts) for line in lines)


def period_lines(lines: Iterable[JudgedLine], facts: Facts) -> tuple[PeriodLine, ...]:
    """A row for every period that something was entered for, line by line."""
    return tuple(PeriodLine(line, cell, facts) for line in lines for cell in line.cells if not cell.is_empty)


def trail_end() -> TrailEnd | None:
    """The last entry of the trail; None where nothing was ever written."""
    last = TrailEntry.objects.order_by("-sequence").values_list("sequence", "digest").first()
    return TrailEnd(*last) if last else None


def _measured(ids: Collection[int], then: datetime | None) -> dict[int, Measured]:
    columns = ("definition", "definition_from", "source", "source_from")
    if then is None:
        found: Any = Indicator.objects.filter(pk__in=ids)
        return {pk: Measured(*texts) for pk, *texts in found.values_list("pk", *columns)}
    past = Indicator.history.filter(id__in=ids, history_date__lte=then).order_by("history_id")
    return {pk: Measured(*texts) for pk, *texts in past.values_list("id", *columns)}


def _entered(
    user: User, lines: Sequence[JudgedLine], then: datetime | None
) -> dict[tuple[int, Period], Done]:
    """Who wrote each figure as the user reads it: the last change of its text that is not a foreign draft."""
    by_id, unreadable = {line.id: line for line in lines}, unreadable_figures(user)
    past = Result.history.filter(line_id__in=by_id).select_related("history_user").order_by("history_id")
    if then is not None:
        past = past.filter(history_date__lte=then)
    found: dict[tuple[int, Period], Done] = {}
    texts: dict[tuple[int, Period], str] = {}
    for row in past.iterator(2_000):
        line, period = by_id[row.line_id], Period(PeriodKind(row.period_kind), row.period_number)
        key = (line.id, period)
        if texts.get(key) == row.written or unreadable(
            line.year, line.sector.id, line.indicator_id, period, row.history_date
        ):
            continue
        texts[key] = row.written
        found[key] = Done(row.history_user.display_name, row.history_date)
    return found


def _approved(
    rounds: Mapping[int, Round], then: datetime | None
) -> Iterator[tuple[tuple[int, int, RoundKind], Done]]:
    if then is None:
        found: Any = Submission.objects.filter(round__in=rounds).select_related("decided_by")
    else:
        past = Submission.history.filter(round_id__in=rounds, history_date__lte=then)
        found = {row.id: row for row in past.select_related("decided_by").order_by("history_id")}.values()
    for row in found:
        if row.state in DECIDED and row.decided_by is not None and row.decided_at is not None:
            one = rounds[row.round_id]
            yield (one.year, row.sector_id, one.covers), Done(row.decided_by.display_name, row.decided_at)
