"""The rounds of a year: when they open and close, and how many sectors have delivered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from indicators import values
from indicators.judging import Settled, published, remembered_lines, settled
from indicators.models import (
    EDITABLE,
    Plan,
    Round,
    RoundState,
    ScorecardLine,
    Submission,
    SubmissionState,
)
from indicators.selectors.years import is_example

NOTHING_SETTLED = Settled()


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round with how many sectors owe, have delivered and are approved; ``owing`` names the rest.

    ``left_out``: the sectors that had not delivered when the round was closed. ``settled`` counts the cells
    that the round asks for as everybody reads them, of all sectors that owe it.
    """

    round: Round
    today: date
    sectors: int
    delivered: int
    approved: int
    owing: tuple[tuple[str, SubmissionState], ...]
    waiting: tuple[str, ...]
    left_out: tuple[str, ...]
    settled: Settled = NOTHING_SETTLED

    @property
    def late(self) -> bool:
        """Whether the round is open after its deadline."""
        return self.round.state == RoundState.OPEN and self.round.overdue(self.today)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A year's rounds in the order of their deadlines, and the years that have rounds or a plan.

    ``example``: the year's figures are made up.
    """

    year: int
    years: tuple[int, ...]
    rounds: tuple[RoundRow, ...]
    example: bool


def calendar_years() -> tuple[int, ...]:
    """The years that have rounds or a plan, newest first. Two statements.

    Earlier years that only have figures to compare with are reported by nobody.
    """
    years = set(Plan.objects.filter(withdrawn=False).values_list("year", flat=True))
    years |= set(Round.objects.values_list("year", flat=True))
    return tuple(sorted(years, reverse=True))


def current_year(years: tuple[int, ...]) -> int | None:
    """The year of the newest round that is open, else the newest with a round, else the newest."""
    rounds = Round.objects.order_by("-year", "-deadline")
    opened = rounds.filter(state=RoundState.OPEN).first() or rounds.first()
    return opened.year if opened else next(iter(years), None)


def calendar(year: int, years: tuple[int, ...], *, today: date | None = None) -> Calendar:
    """Read a year's rounds. Five statements, where the year's lines are remembered."""
    day = today or timezone.localdate()
    owed: defaultdict[int, list[Submission]] = defaultdict(list)
    rows = Submission.objects.named().filter(round__year=year).select_related("round")
    rows = rows.exclude(round__state=RoundState.PLANNED)
    for row in rows.in_sector_order():
        owed[row.round_id].append(row)
    rounds = Round.objects.filter(year=year).order_by("deadline", "id")
    counted = _settled(year, list(rounds), owed)
    found = tuple(_row(one, owed[one.pk], day, counted[one.pk]) for one in rounds)
    return Calendar(year, years, found, is_example(year))


def _settled(
    year: int, rounds: Sequence[Round], owed: Mapping[int, Sequence[Submission]]
) -> dict[int, Settled]:
    """How many cells of each round are settled. Two statements, none where nobody owes anything."""
    if not any(owed.values()):
        return dict.fromkeys((one.pk for one in rounds), Settled())
    lines = ScorecardLine.objects.filter(year=year, withdrawn=False, planned=True)
    frequencies = {pk: values.Frequency(told) for pk, told in lines.order_by().values_list("pk", "frequency")}
    judged = published(remembered_lines(lines, None))
    kinds = tuple(values.RoundKind(one.kind) for one in rounds)
    found = {}
    for one in rounds:
        sectors = {row.sector_id for row in owed[one.pk]}
        own = [line for line in judged if line.sector.id in sectors and line.id in frequencies]
        asked = {line.id: values.expected_periods(one.covers, frequencies[line.id], kinds) for line in own}
        found[one.pk] = settled(own, asked)
    return found


@dataclass(frozen=True, slots=True)
class Opening:
    """Whom the opening of a round concerns: each sector with how many lines and figures it would owe.

    ``early``: its day has not come. ``begun`` names those that have begun, of a round that is open.
    """

    round: Round
    today: date
    sectors: tuple[tuple[str, int, int], ...]
    lines: int
    figures: int

    @property
    def early(self) -> bool:
        return self.today < self.round.opens_on


def opening(of: Round, *, today: date | None = None) -> Opening:
    """What opening a round asks of whom. Two statements."""
    kinds = tuple(
        values.RoundKind(kind) for kind in Round.objects.filter(year=of.year).values_list("kind", flat=True)
    )
    lines = ScorecardLine.objects.filter(year=of.year, withdrawn=False).order_by("sector__order", "sector_id")
    found: dict[str, list[int]] = {}
    for name, planned, frequency in lines.values_list("sector__name", "planned", "frequency"):
        asked = values.expected_periods(of.covers, values.Frequency(frequency), kinds) if planned else ()
        found.setdefault(name, []).append(len(asked))
    sectors = tuple((name, len(figures), sum(figures)) for name, figures in found.items())
    return Opening(
        of,
        today or timezone.localdate(),
        sectors,
        sum(count for _name, count, _figures in sectors),
        sum(figures for _name, _count, figures in sectors),
    )


def _row(of: Round, owed: list[Submission], today: date, counted: Settled) -> RoundRow:
    approved = [one for one in owed if one.approved]
    closed = [one for one in owed if one.state == SubmissionState.CLOSED]
    waiting = [one for one in owed if one.state == SubmissionState.SUBMITTED]
    return RoundRow(
        round=of,
        today=today,
        sectors=len(owed),
        delivered=len(approved) + len(waiting),
        approved=len(approved),
        owing=tuple((one.sector_name, SubmissionState(one.state)) for one in owed if one.state in EDITABLE),
        waiting=tuple(one.sector_name for one in waiting),
        left_out=tuple(one.sector_name for one in closed if not one.approved),
        settled=counted,
    )
