"""What must be there before a sector's figures of a round can be delivered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from indicators import values
from indicators.models import Action, Deviation, Forecast, Result, Round, ScorecardLine

from .memory import remembered_lines
from .rows import JudgedLine


class GapKind(StrEnum):
    """What is missing."""

    NO_FIGURE = "no_figure"
    NO_CAUSE = "no_cause"
    NO_ACTION = "no_action"
    NO_REASON = "no_reason"
    NO_FORECAST = "no_forecast"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing for a line; ``period`` where it is the figure of one."""

    line_id: int
    kind: GapKind
    period: values.Period | None = None


@dataclass(frozen=True, slots=True)
class _Written:
    """What stands in the database about a sector's lines, beside the verdicts."""

    figures: frozenset[tuple[int, values.Period]]
    causes: frozenset[int]
    reasons: frozenset[int]
    actions: frozenset[int]
    forecasts: frozenset[int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a sector in a round: its planned lines, judged, and the periods of each.

    ``forecasts`` are the lines of which a forecast is asked instead of figures.
    """

    lines: tuple[JudgedLine, ...]
    frequencies: Mapping[int, values.Frequency]
    periods: Mapping[int, tuple[values.Period, ...]]
    forecasts: frozenset[int]

    def asks(self, line_id: int) -> bool:
        """Whether anything is asked about a line."""
        return bool(self.periods.get(line_id)) or line_id in self.forecasts


def gaps(of: Round, sector_id: int) -> tuple[Gap, ...]:
    """Everything that is missing, in card order.

    A figure for each expected period; for a missed target its cause and at least one action; for a figure
    that is missing the reason from the list and a text; in a round before year-end a forecast for each
    line with a target and a figure once a year.
    """
    return gaps_in(asked(of, sector_id), of)


def asked(of: Round, sector_id: int) -> Asked:
    """What a sector is asked for in a round. Three statements where the lines are remembered."""
    lines = ScorecardLine.objects.filter(year=of.year, sector_id=sector_id, withdrawn=False, planned=True)
    ordered = lines.order_by("area__order", "order", "id")
    told = dict(ordered.values_list("pk", "frequency"))
    frequencies = {pk: values.Frequency(frequency) for pk, frequency in told.items()}
    named = Round.objects.filter(year=of.year).values_list("kind", flat=True)
    kinds = tuple(values.RoundKind(kind) for kind in named)
    periods = {pk: values.expected_periods(of.covers, one, kinds) for pk, one in frequencies.items()}
    judged = tuple(line for line in remembered_lines(ordered, None) if line.id in periods)
    foreseen = frozenset(line.id for line in judged if _foreseeable(line, periods[line.id], of))
    return Asked(judged, frequencies, periods, foreseen)


def gaps_in(found: Asked, of: Round) -> tuple[Gap, ...]:
    """What is missing of what was asked. Four statements."""
    written = _written(of, tuple(found.periods))
    return tuple(gap for line in found.lines for gap in _gaps_of(line, found, written))


def _gaps_of(line: JudgedLine, asked_for: Asked, written: _Written) -> list[Gap]:
    periods = asked_for.periods[line.id]
    found = [
        Gap(line.id, GapKind.NO_FIGURE, period)
        for period in periods
        if (line.id, period) not in written.figures
    ]
    if line.id in asked_for.forecasts - written.forecasts:
        found.append(Gap(line.id, GapKind.NO_FORECAST))
    if not periods or found:
        return found
    if line.verdict.status is values.Status.MISSED:
        if line.id not in written.causes:
            found.append(Gap(line.id, GapKind.NO_CAUSE))
        if line.id not in written.actions:
            found.append(Gap(line.id, GapKind.NO_ACTION))
    if _without_figure(line) and not (line.id in written.reasons and line.id in written.causes):
        found.append(Gap(line.id, GapKind.NO_REASON))
    return found


def _foreseeable(line: JudgedLine, periods: tuple[values.Period, ...], of: Round) -> bool:
    """Whether a forecast is asked for: a target, no figure in this round, and the year not over yet."""
    has_target = not isinstance(line.target, values.NoTarget | values.NotPlannedTarget)
    return has_target and not periods and of.covers is not values.RoundKind.YEAR_END


def _without_figure(line: JudgedLine) -> bool:
    """Whether the cell says why there is no figure, where one was expected."""
    return isinstance(line.result, values.MissingResult) and line.verdict.status in (
        values.Status.NOT_MEASURED,
        values.Status.NOT_REPORTED,
        values.Status.NOT_DUE,
    )


def _written(of: Round, line_ids: tuple[int, ...]) -> _Written:
    results = Result.objects.filter(line_id__in=line_ids).exclude(written="")
    accounts = Deviation.objects.filter(line_id__in=line_ids).values_list("line_id", "cause", "why_no_figure")
    told = list(accounts)
    actions = Action.objects.filter(line_id__in=line_ids, withdrawn=False).exclude(state=Action.State.DROPPED)
    return _Written(
        frozenset(
            (line_id, values.Period(values.PeriodKind(kind), number))
            for line_id, kind, number in results.values_list("line_id", "period_kind", "period_number")
        ),
        frozenset(line_id for line_id, cause, _why in told if cause.strip()),
        frozenset(line_id for line_id, _cause, why in told if why),
        frozenset(actions.values_list("line_id", flat=True)),
        frozenset(Forecast.objects.filter(round=of, line_id__in=line_ids).values_list("line_id", flat=True)),
    )
