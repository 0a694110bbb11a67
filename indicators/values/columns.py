"""Targets and results as flat typed parts, for the columns of a database, and back again.

The meaning of a stored figure is rebuilt from these parts alone and never by reading its text again, so it
does not change when the reading changes. The round trip is exact: digits, units and candidates come back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from indicators.values.comparators import Comparator
from indicators.values.numerals import written_decimals
from indicators.values.periods import Period, PeriodKind
from indicators.values.results import (
    AmbiguousResult,
    BoundResult,
    DoneResult,
    EmptyResult,
    FigureResult,
    MissingReason,
    MissingResult,
    NotDoneResult,
    Part,
    PartsResult,
    PeriodFigure,
    PeriodsResult,
    Result,
    ShareResult,
    TextResult,
    YesNoResult,
)
from indicators.values.targets import (
    AmbiguousTarget,
    BenchmarkScope,
    ChangeSense,
    ChangeTarget,
    LimitTarget,
    NoTarget,
    NotPlannedTarget,
    RangeTarget,
    RelativeTarget,
    ShareTarget,
    Target,
    TextProblem,
    TextTarget,
    YesTarget,
)

Columns = dict[str, Any]
"""kind, comparator, implied, value, value_decimals, upper, upper_decimals, numerator, denominator, scope, sense,
reason, unit, text, problem; of a result also parts."""

_EMPTY: Mapping[str, Any] = {
    "kind": "",
    "comparator": "",
    "implied": False,
    "value": None,
    "value_decimals": None,
    "upper": None,
    "upper_decimals": None,
    "numerator": None,
    "denominator": None,
    "scope": "",
    "sense": "",
    "reason": "",
    "unit": "",
    "text": "",
    "problem": "",
}


def target_columns(target: Target) -> Columns:
    """The target as flat parts; every key is present, and what does not apply is "" or None.

    An ambiguous target has its low candidate in `value` and its high one in `upper`, a range its ends;
    an offset and an amount of change stand in `value`.
    """
    match target:
        case NoTarget():
            return _columns("none")
        case NotPlannedTarget():
            return _columns("not_planned")
        case YesTarget(yes):
            return _columns("yes" if yes else "no")
        case LimitTarget(comparator, value, unit, implied):
            return _columns("limit", value, comparator=comparator.value, unit=unit, implied=implied)
        case RangeTarget(low, high, unit):
            return _columns("range", low, high, unit=unit)
        case RelativeTarget(comparator, scope, offset, unit, implied):
            said = {"comparator": comparator.value, "scope": scope.value}
            return _columns("relative", offset, unit=unit, implied=implied, **said)
        case ChangeTarget(comparator, amount, sense, unit, implied):
            said = {"comparator": comparator.value, "sense": sense.value}
            return _columns("change", amount, unit=unit, implied=implied, **said)
        case ShareTarget(comparator, numerator, denominator, unit, implied):
            share = {"numerator": numerator, "denominator": denominator}
            return _columns("share", comparator=comparator.value, unit=unit, implied=implied, **share)
        case AmbiguousTarget(text, (low, high)):
            return _columns("ambiguous", low, high, text=text)
        case TextTarget(text, problem):
            return _columns("text", text=text, problem=problem.value)


def target_from_columns(columns: Mapping[str, Any]) -> Target:
    """The target that `target_columns` took apart. Raises ValueError for a kind that no target has."""
    unit, implied = columns.get("unit") or "", bool(columns.get("implied"))
    match columns["kind"]:
        case "none":
            return NoTarget()
        case "not_planned":
            return NotPlannedTarget()
        case "yes" | "no":
            return YesTarget(columns["kind"] == "yes")
        case "limit":
            return LimitTarget(_comparator(columns), _number(columns, "value"), unit, implied)
        case "range":
            return RangeTarget(_number(columns, "value"), _number(columns, "upper"), unit)
        case "relative":
            scope = BenchmarkScope(columns["scope"])
            return RelativeTarget(_comparator(columns), scope, _number(columns, "value"), unit, implied)
        case "change":
            sense = ChangeSense(columns["sense"])
            return ChangeTarget(_comparator(columns), _number(columns, "value"), sense, unit, implied)
        case "share":
            k, n = columns["numerator"], columns["denominator"]
            return ShareTarget(_comparator(columns), k, n, unit, implied)
        case "ambiguous":
            return AmbiguousTarget(columns["text"], (_number(columns, "value"), _number(columns, "upper")))
        case "text":
            return TextTarget(columns["text"], TextProblem(columns["problem"]))
        case kind:
            raise ValueError(f"no target is of the kind {kind!r}")


def result_columns(result: Result) -> Columns:
    """The result as flat parts; named parts and periods stand in `parts`, a list that is otherwise empty.

    A part has position, name, period_kind, period_number, value, value_decimals; it has either a name or a
    period, the other being "" and None.
    """
    return _result_columns(result) | {"parts": _parts_of(result)}


def _result_columns(result: Result) -> Columns:
    match result:
        case EmptyResult():
            return _columns("empty")
        case NotDoneResult():
            return _columns("not_done")
        case DoneResult():
            return _columns("done")
        case YesNoResult(yes):
            return _columns("yes" if yes else "no")
        case MissingResult(reason):
            return _columns("missing", reason=reason.value)
        case FigureResult(value, unit):
            return _columns("figure", value, unit=unit)
        case ShareResult(numerator, denominator, unit):
            return _columns("share", numerator=numerator, denominator=denominator, unit=unit)
        case PartsResult(_, unit):
            return _columns("parts", unit=unit)
        case PeriodsResult(_, unit):
            return _columns("periods", unit=unit)
        case BoundResult(comparator, value, unit):
            return _columns("bound", value, comparator=comparator.value, unit=unit)
        case AmbiguousResult(text, (low, high)):
            return _columns("ambiguous", low, high, text=text)
        case TextResult(text, problem):
            return _columns("text", text=text, problem=problem.value)


def result_from_columns(columns: Mapping[str, Any], parts: Sequence[Mapping[str, Any]] | None = None) -> Result:
    """The result that `result_columns` took apart; `parts` defaults to those in the columns.

    Raises ValueError for a kind that no result has.
    """
    unit = columns.get("unit") or ""
    given = columns.get("parts", ()) if parts is None else parts
    ordered = sorted(given, key=lambda part: int(part["position"]))
    match columns["kind"]:
        case "empty":
            return EmptyResult()
        case "not_done":
            return NotDoneResult()
        case "done":
            return DoneResult()
        case "yes" | "no":
            return YesNoResult(columns["kind"] == "yes")
        case "missing":
            return MissingResult(MissingReason(columns["reason"]))
        case "figure":
            return FigureResult(_number(columns, "value"), unit)
        case "share":
            return ShareResult(columns["numerator"], columns["denominator"], unit)
        case "parts":
            return PartsResult(tuple(Part(part["name"], _number(part, "value")) for part in ordered), unit)
        case "periods":
            return PeriodsResult(tuple(PeriodFigure(_period(part), _number(part, "value")) for part in ordered), unit)
        case "bound":
            return BoundResult(_comparator(columns), _number(columns, "value"), unit)
        case "ambiguous":
            return AmbiguousResult(columns["text"], (_number(columns, "value"), _number(columns, "upper")))
        case "text":
            return TextResult(columns["text"], TextProblem(columns["problem"]))
        case kind:
            raise ValueError(f"no result is of the kind {kind!r}")


def _parts_of(result: Result) -> list[dict[str, Any]]:
    if isinstance(result, PartsResult):
        return [_part(place, part.value, name=part.name) for place, part in enumerate(result.parts, 1)]
    if isinstance(result, PeriodsResult):
        return [_part(place, one.value, period=one.period) for place, one in enumerate(result.figures, 1)]
    return []


def _part(place: int, value: Decimal, *, name: str = "", period: Period | None = None) -> dict[str, Any]:
    return {
        "position": place,
        "name": name,
        "period_kind": period.kind.value if period else "",
        "period_number": period.number if period else None,
        "value": value,
        "value_decimals": written_decimals(value),
    }


def _columns(kind: str, value: Decimal | None = None, upper: Decimal | None = None, **said: Any) -> Columns:
    decimals = {
        "value_decimals": None if value is None else written_decimals(value),
        "upper_decimals": None if upper is None else written_decimals(upper),
    }
    return {**_EMPTY, "kind": kind, "value": value, "upper": upper, **decimals, **said}


def _number(columns: Mapping[str, Any], name: str) -> Decimal:
    """The number with the decimals it was written with, whatever the column pads it to."""
    value = Decimal(columns[name])
    decimals = columns.get(f"{name}_decimals")
    return value if decimals is None else value.quantize(Decimal(1).scaleb(-decimals))


def _comparator(columns: Mapping[str, Any]) -> Comparator:
    return Comparator(columns["comparator"])


def _period(part: Mapping[str, Any]) -> Period:
    return Period(PeriodKind(part["period_kind"]), int(part["period_number"]))
