"""What must be there before a sector's figures of a round can be delivered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from indicators import values
from indicators.models import Action, Deviation, Forecast, Round, ScorecardLine

from .cells import CellState, state_of
from .line_cache import remembered_lines
from .rows import JudgedLine


class GapKind(StrEnum):
    """What is missing."""

    NO_FIGURE = "no_figure"
    NOT_READ = "not_read"
    """What stands there is not understood, can be read in two ways, or settles nothing."""
    NO_ANSWER = "no_answer"
    """The figure is asked about, and nobody has answered."""
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

    causes: frozenset[int]
    actions: frozenset[int]
    forecasts: frozenset[int]


@dataclass(frozen=True, slots=True)
class ExpectedCells:
    """What is asked of a sector in a round: its planned lines, judged, and the periods of each.

    ``forecasts`` are the lines of which a forecast is asked instead of figures. ``optional`` are those whose
    target says that nothing is measured this year: a figure can be entered, and nothing is asked for.
    """

    lines: tuple[JudgedLine, ...]
    frequencies: Mapping[int, values.Frequency]
    periods: Mapping[int, tuple[values.Period, ...]]
    forecasts: frozenset[int]
    optional: frozenset[int] = frozenset()

    def wants(self, line_id: int, period: values.Period) -> bool:
        """Whether the figure of a period has to be there."""
        return line_id not in self.optional and period in self.periods.get(line_id, ())

    def asks(self, line_id: int) -> bool:
        """Whether anything is asked about a line."""
        return bool(self.periods.get(line_id)) or line_id in self.forecasts


def gaps(of: Round, sector_id: int) -> tuple[Gap, ...]:
    """Everything that is missing, in card order.

    For each expected period a figure that was understood and is not asked about, or a reason from the list
    with its words; for a missed target its cause and at least one action; in a round before year-end a
    forecast for each line with a target and a figure once a year.
    """
    return gaps_in(expected_cells(of, sector_id), of)


def expected_cells(of: Round, sector_id: int) -> ExpectedCells:
    """What a sector is asked for in a round. Three statements where the lines are remembered."""
    lines = ScorecardLine.objects.filter(year=of.year, sector_id=sector_id, withdrawn=False, planned=True)
    ordered = lines.in_card_order()
    told = dict(ordered.values_list("pk", "frequency"))
    frequencies = {pk: values.Frequency(frequency) for pk, frequency in told.items()}
    named = Round.objects.filter(year=of.year).values_list("kind", flat=True)
    kinds = tuple(values.RoundKind(kind) for kind in named)
    periods = {pk: values.expected_periods(of.covers, one, kinds) for pk, one in frequencies.items()}
    judged = tuple(line for line in remembered_lines(ordered, None) if line.id in periods)
    foreseen = frozenset(line.id for line in judged if _foreseeable(line, periods[line.id], of))
    optional = frozenset(line.id for line in judged if is_optional(line))
    return ExpectedCells(judged, frequencies, periods, foreseen, optional)


def gaps_in(found: ExpectedCells, of: Round) -> tuple[Gap, ...]:
    """What is missing of what was asked. Three statements."""
    written = _written(of, tuple(found.periods))
    return tuple(gap for line in found.lines for gap in _gaps_of(line, found, written))


def _gaps_of(line: JudgedLine, asked_for: ExpectedCells, written: _Written) -> list[Gap]:
    periods = asked_for.periods[line.id]
    found = [
        Gap(line.id, kind, period)
        for period in periods
        if (kind := _gap_of_cell(line, period, wanted=asked_for.wants(line.id, period))) is not None
    ]
    if line.id in asked_for.forecasts - written.forecasts:
        found.append(Gap(line.id, GapKind.NO_FORECAST))
    if not periods or any(gap.kind is not GapKind.NO_REASON for gap in found):
        return found
    if line.verdict.status is values.Status.MISSED:
        if line.id not in written.causes:
            found.append(Gap(line.id, GapKind.NO_CAUSE))
        if line.id not in written.actions:
            found.append(Gap(line.id, GapKind.NO_ACTION))
    return found


def _gap_of_cell(line: JudgedLine, period: values.Period, *, wanted: bool) -> GapKind | None:
    """What is missing in a cell; in one that need not be filled only what is wrong with what stands there."""
    cell, state = line.cell(period), state_of(line, period)
    if cell is None or state is CellState.EMPTY:
        return GapKind.NO_FIGURE if wanted else None
    if state is not CellState.OPEN:
        return None
    if isinstance(cell.result, values.MissingResult):
        return GapKind.NO_REASON if wanted else None
    return GapKind.NO_ANSWER if all(one.kind.confirmable for one in cell.open) else GapKind.NOT_READ


def is_optional(line: JudgedLine) -> bool:
    """Whether the target says that nothing is measured this year: nothing is asked for then."""
    return isinstance(line.target, values.NotPlannedTarget)


def _foreseeable(line: JudgedLine, periods: tuple[values.Period, ...], of: Round) -> bool:
    """Whether a forecast is asked for: a target, no figure in this round, and the year not over yet."""
    has_target = not isinstance(line.target, values.NoTarget | values.NotPlannedTarget)
    return has_target and not periods and of.covers is not values.RoundKind.YEAR_END


@dataclass(frozen=True, slots=True)
class Settled:
    """How many cells a sector is asked for in a round, and how many of them are settled, in which way."""

    expected: int = 0
    figures: int = 0
    without: int = 0
    open: int = 0

    @property
    def settled(self) -> int:
        """Cells with a figure, or with a reason why there is none."""
        return self.figures + self.without


def settled(lines: Iterable[JudgedLine], periods: Mapping[int, tuple[values.Period, ...]]) -> Settled:
    """Count the cells that are asked for; of a line that is not measured this year none is."""
    states = [
        state_of(line, period) for line in lines if not is_optional(line) for period in periods[line.id]
    ]
    told = Counter(states)
    return Settled(len(states), told[CellState.FIGURE], told[CellState.WITHOUT], told[CellState.OPEN])


def _written(of: Round, line_ids: tuple[int, ...]) -> _Written:
    accounts = Deviation.objects.filter(line_id__in=line_ids).values_list("line_id", "cause")
    actions = Action.objects.filter(line_id__in=line_ids, withdrawn=False).exclude(state=Action.State.DROPPED)
    return _Written(
        frozenset(line_id for line_id, cause in accounts if cause.strip()),
        frozenset(actions.values_list("line_id", flat=True)),
        frozenset(Forecast.objects.filter(round=of, line_id__in=line_ids).values_list("line_id", flat=True)),
    )
