"""The verdict on one line: the only place that decides."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from indicators.values.figures.results import (
    AmbiguousResult,
    ChangeResult,
    DateResult,
    DoneResult,
    EmptyResult,
    LevelResult,
    MissingReason,
    MissingResult,
    NotDoneResult,
    Result,
    TextResult,
    YesNoResult,
)
from indicators.values.figures.spec import Aggregation, Direction, Spec
from indicators.values.figures.targets import (
    AmbiguousTarget,
    ChangeTarget,
    DateTarget,
    NoTarget,
    NotPlannedTarget,
    Target,
    TextTarget,
    YesTarget,
)
from indicators.values.figures.units import distance_unit

from .comparable import Given, Measure, comparable, is_whole, measures_of, to_decimal, with_unit
from .conditions import Condition, Demand, demand_of_change, demand_on, previous_of
from .confirmation import as_confirmed, needs_confirmation
from .positions import movement_of_positions, position_verdict
from .severity import TOTAL, movement_of, movement_of_words, severity_of
from .verdict import Change, Status, Undecided, Verdict

Facts = dict[str, Any]
"""Fields of a verdict by name, put together before the verdict is made."""


def judge(
    target: Target,
    result: Result,
    *,
    spec: Spec,
    benchmark: Given | int = None,
    previous: Given | int = None,
    due: bool = True,
    expected: bool = True,
    confirmed: bool = False,
) -> Verdict:
    """The verdict on a result against its target, with the parts of the arithmetic. Never raises.

    `benchmark` is the figure a relative target leans on, `previous` the latest earlier result; a bare number
    is in the line's unit, or in the result's where the line has none. `due` says that the deadline has
    passed, `expected` that the line is to have a figure this year. A figure off the line's scale, above the
    whole of a share or in another unit than the line's is undecided until a person has `confirmed` it; then
    it is judged as written, another unit taken for the line's. What the cells say is looked at first:
    the words of a cell decide before any comparison. Figures are compared as reported, exactly.
    """
    if confirmed:
        result = as_confirmed(result, spec, target)
    elif reason := needs_confirmation(result, spec, target):
        return _undecided(reason)
    leaning_on, before = with_unit(benchmark, result, spec), with_unit(previous, result, spec)
    verdict = _judged(target, result, spec, leaning_on, before, due=due, expected=expected)
    if verdict.change is not None:
        return verdict
    movement = movement_of_words(target, result, before, spec) or movement_of_positions(result, before, spec)
    if movement is None:
        return verdict
    return replace(verdict, change=movement.change, change_amount=movement.amount, change_unit=movement.unit)


def _judged(  # noqa: PLR0911 - one line for each kind of result
    target: Target,
    result: Result,
    spec: Spec,
    benchmark: Given,
    previous: Given,
    *,
    due: bool,
    expected: bool,
) -> Verdict:
    if isinstance(target, NoTarget | NotPlannedTarget):
        return _without_target(target, result, spec, previous, due=due, expected=expected)
    match result:
        case NotDoneResult():
            return _not_carried_out()
        case EmptyResult() | MissingResult(MissingReason.PENDING):
            return _awaited(due)
        case MissingResult():
            return Verdict(Status.NOT_MEASURED)
        case TextResult():
            return _undecided(Undecided.TEXT)
        case AmbiguousResult():
            return _undecided(Undecided.AMBIGUOUS)
        case YesNoResult() | DoneResult():
            return _yes_or_no(target, result)
        case DateResult() | LevelResult():
            return _position(target, result, spec)
        case ChangeResult():
            return _said_change(target, result, spec, previous)
    return _figures(target, result, spec, benchmark, previous, due=due)


def _without_target(
    target: NoTarget | NotPlannedTarget,
    result: Result,
    spec: Spec,
    previous: Given,
    *,
    due: bool,
    expected: bool,
) -> Verdict:
    planned = isinstance(target, NoTarget) and expected
    match result:
        case TextResult():
            return _undecided(Undecided.TEXT)
        case AmbiguousResult():
            return _undecided(Undecided.AMBIGUOUS)
        case MissingResult(MissingReason.NOT_PLANNED):
            return Verdict(Status.NOT_PLANNED)
        case EmptyResult():
            return _awaited(due) if planned else Verdict(Status.NOT_PLANNED)
        case MissingResult(MissingReason.PENDING) if planned:
            return _awaited(due)
    measured = measures_of(result, spec)
    if isinstance(measured, Undecided) or not measured:
        return Verdict(Status.NO_TARGET)
    if not is_whole(result, spec):
        return Verdict(Status.NO_TARGET, reason=Undecided.INCOMPLETE)
    return Verdict(Status.NO_TARGET, **_seen(measured, spec, previous))


def _yes_or_no(target: Target, result: YesNoResult | DoneResult) -> Verdict:
    match target:
        case DateTarget():
            done = isinstance(result, DoneResult) or result.yes
            return Verdict(Status.MET) if done else _not_carried_out()
        case YesTarget(wanted):
            said = True if isinstance(result, DoneResult) else result.yes
            return Verdict(Status.MET) if said is wanted else _not_carried_out()
    return _undecided(_unread(target) or Undecided.UNIT)


def _position(target: Target, result: DateResult | LevelResult, spec: Spec) -> Verdict:
    """A day against a deadline, a level against the wanted one; a day also says that the thing was done."""
    if reason := _unread(target):
        return _undecided(reason)
    if isinstance(target, YesTarget) and isinstance(result, DateResult):
        return _yes_or_no(target, DoneResult())
    return position_verdict(target, result, spec)


def _said_change(target: Target, result: ChangeResult, spec: Spec, previous: Given) -> Verdict:
    """A change that stands instead of a figure, against a target of a change alone."""
    if reason := _unread(target):
        return _undecided(reason)
    if not isinstance(target, ChangeTarget):
        return _undecided(Undecided.UNIT)
    demand = demand_of_change(target, result, spec=spec, previous=previous)
    if isinstance(demand, Undecided):
        return _undecided(demand)
    facts = _settled([demand], spec, previous)
    moved = demand.measure.figure
    better = moved if spec.direction is Direction.HIGHER else -moved
    if spec.direction is not Direction.EXACT or not moved:
        facts["change"] = Change.BETTER if better > 0 else Change.WORSE if better < 0 else Change.UNCHANGED
    facts |= {"change_amount": to_decimal(moved), "change_unit": distance_unit(demand.unit)}
    return Verdict(**facts)


def _figures(
    target: Target,
    result: Result,
    spec: Spec,
    benchmark: Given,
    previous: Given,
    *,
    due: bool,
) -> Verdict:
    measured = measures_of(result, spec)
    if isinstance(measured, Undecided) or not measured:
        return _undecided(Undecided.NEEDS_AGGREGATION)
    whole = is_whole(result, spec)
    demands = _demands(target, measured, spec, benchmark, previous)
    if isinstance(demands, Undecided):
        seen = _seen(measured, spec, previous) if whole else {}
        return Verdict(Status.UNDECIDED, reason=demands, **seen)
    fails = spec.aggregation is Aggregation.ALL and any(one.settled is False for one in demands)
    if not whole and not fails:
        return replace(_awaited(due), reason=Undecided.INCOMPLETE)
    facts = _settled(demands, spec, previous)
    if not whole:
        return Verdict(**facts)
    if isinstance(target, ChangeTarget):
        return Verdict(**facts, **_change(measured, spec, previous))
    figures = tuple(demand.measure for demand in demands)
    return Verdict(**facts, **_change(figures, spec, previous, demands[0].conditions))


def _demands(
    target: Target, measured: tuple[Measure, ...], spec: Spec, benchmark: Given, previous: Given
) -> list[Demand] | Undecided:
    """What the target asks of every figure, or the reason why it cannot be asked."""
    if reason := _unread(target):
        return reason
    demands: list[Demand] = []
    for measure in measured:
        demand = demand_on(target, measure, spec=spec, benchmark=benchmark, previous=previous)
        if isinstance(demand, Undecided):
            return demand
        demands.append(demand)
    return demands


def _unread(target: Target) -> Undecided | None:
    """Why a target cannot be judged by at all: it is words, or has two readings."""
    if isinstance(target, TextTarget):
        return Undecided.TEXT
    return Undecided.AMBIGUOUS if isinstance(target, AmbiguousTarget) else None


def _settled(demands: list[Demand], spec: Spec, previous: Given) -> Facts:
    """Met when every demand holds, missed when one does not; the worst of them is shown."""
    answers = [demand.settled for demand in demands]
    if False in answers:
        failed = [demand for demand in demands if demand.settled is False]
        return _missed(min(failed, key=_distance), spec, previous)
    facts = _shown(min(demands, key=_distance))
    if None in answers:
        open_facts: Facts = {"status": Status.UNDECIDED, "distance": None, "at_least": False}
        return facts | open_facts | {"reason": Undecided.BOUND}
    return facts | {"status": Status.MET}


def _missed(demand: Demand, spec: Spec, previous: Given) -> Facts:
    earlier = previous_of(demand.measure, previous, spec)
    if earlier and not comparable(demand.unit, earlier.unit, spec):
        earlier = None
    severity = severity_of(demand.distance, demand.nearest.limit, spec, earlier.figure if earlier else None)
    bound = demand.measure.bound is not None
    within = spec.is_close(demand.distance, demand.nearest.limit)
    return _shown(demand) | {
        "status": Status.MISSED,
        "severity": severity.capped,
        "severity_uncapped": severity.uncapped,
        "basis": severity.basis,
        "basis_value": severity.basis_value,
        "close": within and not bound,
    }


def _shown(demand: Demand) -> Facts:
    nearest = demand.nearest
    return {
        "distance": to_decimal(demand.distance),
        "compared": to_decimal(demand.measure.figure),
        "limit": to_decimal(nearest.limit),
        "comparator": nearest.comparator,
        "at_least": demand.measure.bound is not None,
        "worst": demand.measure.period,
        "distance_unit": distance_unit(demand.unit),
    }


def _seen(measured: tuple[Measure, ...], spec: Spec, previous: Given) -> Facts:
    """The figure and its change, where there is nothing it could be judged by."""
    figure = to_decimal(measured[0].figure) if len(measured) == 1 else None
    return {"compared": figure, **_change(measured, spec, previous)}


def _change(
    measured: tuple[Measure, ...], spec: Spec, previous: Given, conditions: tuple[Condition, ...] = ()
) -> Facts:
    movement = movement_of(measured, previous, spec, conditions)
    if movement is None:
        return {}
    return {"change": movement.change, "change_amount": movement.amount, "change_unit": movement.unit}


def _awaited(due: bool) -> Verdict:
    return Verdict(Status.NOT_REPORTED if due else Status.NOT_DUE)


def _undecided(reason: Undecided) -> Verdict:
    return Verdict(Status.UNDECIDED, reason=reason)


def _not_carried_out() -> Verdict:
    """Missed without a distance: it was not done, or the answer is no."""
    return Verdict(
        Status.MISSED,
        severity=TOTAL.capped,
        severity_uncapped=TOTAL.uncapped,
        basis=TOTAL.basis,
        basis_value=TOTAL.basis_value,
    )


def _distance(demand: Demand) -> Fraction:
    return demand.distance
