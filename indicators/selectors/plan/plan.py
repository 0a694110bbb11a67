"""A year's plan as adopted and as it stands, and what next year's plan would be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indicators.judging import JudgedLine, remembered_lines
from indicators.models import (
    AdoptedTarget,
    Plan,
    ScorecardLine,
    Target,
    UndoObstacle,
    User,
    obstacle_to_undo,
)
from indicators.values import Frequency, NotPlannedTarget
from indicators.values import Target as TargetValue

NOT_MEASURED = "Måles ikke"
"""The proposed target of a survey in a year in which it is not held."""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The plan itself. ``case`` is empty and ``adopted_on`` None until the council has adopted it."""

    year: int
    title: str
    case: str
    adopted_on: date | None
    cards_by_sector: bool
    version: int
    example: bool = False
    """Whether the year's figures are made up."""

    @property
    def adopted(self) -> bool:
        return self.adopted_on is not None


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A line of the plan: its target now, the one adopted (None: none was), and why they differ."""

    line: JudgedLine
    adopted: TargetValue | None
    changed: bool
    why: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """A year's plan, with the years that have one (newest first). ``rows`` are in card order."""

    facts: PlanFacts
    years: tuple[int, ...]
    rows: tuple[PlanRow, ...]


class LeftOutWhy(StrEnum):
    """Why a line of the year is not offered for the next. Presentation words it."""

    THERE_ALREADY = "there_already"
    NOT_IN_USE = "not_in_use"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is not offered, and why."""

    name: str
    why: LeftOutWhy


@dataclass(frozen=True, slots=True)
class OfferedRow:
    """A line as next year's plan would have it; ``line`` is this year's, with its target and result."""

    line: JudgedLine
    planned: bool
    target_text: str
    survey: bool


@dataclass(frozen=True, slots=True)
class RollPreview:
    """What rolling a year forward would make, and what it would leave out.

    ``standing``: the plan if it is there. ``line_ids`` are all lines that may go on, those
    that stand there already included.
    """

    from_year: int
    cards_by_sector: bool
    standing: PlanFacts | None
    rows: tuple[OfferedRow, ...]
    left_out: tuple[LeftOut, ...]
    line_ids: tuple[int, ...]
    example: bool = False
    """Whether the figures of the year that is rolled forward are made up."""

    @property
    def year(self) -> int:
        """The year of the plan that would be made."""
        return self.from_year + 1


def plan_years() -> tuple[int, ...]:
    """The years that have a plan, newest first. One statement."""
    plans = Plan.objects.filter(withdrawn=False).order_by("-year")
    return tuple(plans.values_list("year", flat=True))


def plan_view(user: User, year: int) -> PlanView | None:
    """A year's plan; None where there is none."""
    plans = {plan.year: plan for plan in Plan.objects.filter(withdrawn=False).order_by("-year")}
    if year not in plans:
        return None
    facts = facts_of(plans[year])
    adopted = {row.line_id: row.parsed for row in AdoptedTarget.objects.filter(line__year=year)}
    lines = _lines(user, year)
    changed = [line.id for line in lines if facts.adopted and _differs(line, adopted.get(line.id))]
    reasons = _reasons(changed)
    rows = tuple(
        PlanRow(line, adopted.get(line.id), line.id in reasons, reasons.get(line.id, "")) for line in lines
    )
    return PlanView(facts, tuple(plans), rows)


def undo_obstacle(year: int) -> UndoObstacle | None:
    """Why the rolling into a year's plan cannot be taken back; None where it can."""
    plan = Plan.objects.filter(year=year).first()
    return UndoObstacle.NOT_ROLLED if plan is None else obstacle_to_undo(plan)


def plan_line(user: User, year: int, line_id: int) -> tuple[JudgedLine, int] | None:
    """A line of a year's plan and the version of its target (0: it has none); None where it is not there."""
    lines = remembered_lines(ScorecardLine.objects.visible_to(user).filter(year=year, pk=line_id), user)
    if not lines:
        return None
    version = Target.objects.filter(line_id=line_id).values_list("version", flat=True).first()
    return lines[0], version or 0


def roll_preview(user: User, from_year: int) -> RollPreview | None:
    """What the plan of the year after would be; None where the year has no plan to roll forward."""
    plans = {plan.year: plan for plan in Plan.objects.filter(year__in=(from_year, from_year + 1))}
    plan, standing = plans.get(from_year), plans.get(from_year + 1)
    if plan is None or plan.withdrawn:
        return None
    standing_lines = ScorecardLine.objects.filter(year=from_year + 1, withdrawn=False)
    there = set(standing_lines.values_list("indicator_id", flat=True))
    known = ScorecardLine.objects.filter(year=from_year).select_related("indicator")
    columns = {line.pk: line for line in known.in_card_order()}
    why_not = {pk: why for pk, line in columns.items() if (why := _why_not(line, there))}
    lines = [line for line in _lines(user, from_year) if line.id not in why_not]
    earlier = _earlier_targets(lines)
    return RollPreview(
        from_year,
        plan.cards_by_sector,
        facts_of(standing) if standing is not None and not standing.withdrawn else None,
        tuple(_offered(line, columns[line.id], earlier) for line in lines),
        tuple(LeftOut(columns[pk].short_name, why) for pk, why in why_not.items()),
        tuple(pk for pk, line in columns.items() if not line.withdrawn and line.indicator.in_use),
        plan.example,
    )


def facts_of(plan: Plan) -> PlanFacts:
    return PlanFacts(
        plan.year, plan.title, plan.case, plan.adopted_on, plan.cards_by_sector, plan.version, plan.example
    )


def _lines(user: User, year: int) -> tuple[JudgedLine, ...]:
    """The lines of a year in card order, those off the cards included."""
    lines = ScorecardLine.objects.visible_to(user).for_year(year)
    return remembered_lines(lines.in_card_order(), user)


def _differs(line: JudgedLine, adopted: TargetValue | None) -> bool:
    if adopted is None:
        return bool(line.target_text)
    return adopted != line.target


def _reasons(line_ids: Sequence[int]) -> dict[int, str]:
    """Why each of these targets is what it is: the reason of its newest change. One statement."""
    versions = Target.history.filter(line_id__in=line_ids).order_by("line_id", "history_id")
    found = dict(versions.values_list("line_id", "history_change_reason"))
    return {line_id: found.get(line_id) or "" for line_id in line_ids}


def _why_not(line: ScorecardLine, there: set[int]) -> LeftOutWhy | None:
    if line.withdrawn:
        return LeftOutWhy.WITHDRAWN
    if line.indicator_id in there:
        return LeftOutWhy.THERE_ALREADY
    return None if line.indicator.in_use else LeftOutWhy.NOT_IN_USE


def _earlier_targets(lines: Iterable[JudgedLine]) -> dict[int, str]:
    """The latest target before the year of each indicator, leaving out years without measurement."""
    numbers = {line.indicator_id: line.year for line in lines}
    year = max(numbers.values(), default=0)
    rows = Target.objects.filter(line__indicator__in=numbers, line__year__lt=year, line__withdrawn=False)
    found = rows.exclude(written="").order_by("line__year").select_related("line")
    return {
        row.line.indicator_id: row.written for row in found if not isinstance(row.parsed, NotPlannedTarget)
    }


def _offered(line: JudgedLine, columns: ScorecardLine, earlier: dict[int, str]) -> OfferedRow:
    """A survey of every second year is held next year when it is not held this year, and the other way."""
    survey = columns.frequency == Frequency.SECOND_YEAR
    planned = not line.planned if survey else True
    if not planned:
        text = NOT_MEASURED
    elif isinstance(line.target, NotPlannedTarget):
        text = earlier.get(line.indicator_id, "")
    else:
        text = line.target_text
    return OfferedRow(line, planned, text, survey)
