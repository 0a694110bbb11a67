"""Targets and results as flat typed parts, for the columns of a database, and back again.

The meaning of a stored figure is rebuilt from these parts alone and never by reading its text again, so it
does not change when the reading changes. The round trip is exact: digits, units and candidates come back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from .cell_values import ChangeSense, TextProblem
from .comparators import Comparator
from .numerals import written_decimals
from .periods import Period, PeriodKind
from .results import (
    AmbiguousResult,
    BoundResult,
    ChangeResult,
    DateResult,
    DoneResult,
    EmptyResult,
    FigureResult,
    LevelResult,
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
from .targets import (
    AmbiguousTarget,
    BenchmarkScope,
    ChangeTarget,
    DateTarget,
    LevelTarget,
    LimitTarget,
    NoTarget,
    NotPlannedTarget,
    RangeTarget,
    RelativeTarget,
    ShareTarget,
    Target,
    TextTarget,
    YesTarget,
)

Columns = dict[str, Any]
"""kind, comparator, implied, value, value_decimals, upper, upper_decimals, numerator, denominator, scope,
sense, reason, unit, text, problem, day, first_day, carried_out, level; of a result also parts."""

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
    "day": None,
    "first_day": None,
    "carried_out": False,
    "level": "",
}


def target_columns(target: Target) -> Columns:  # noqa: PLR0911 - one line for each kind
    """The target as flat parts; every key is present, and what does not apply is "" or None.

    An ambiguous target has its low candidate in `value` and its high one in `upper`, a range its ends;
    an offset and an amount of change stand in `value`, the far end of a range of changes in `upper`.
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
            asked = {"comparator": comparator.value, "scope": scope.value, "unit": unit, "implied": implied}
            return _columns("relative", offset, **asked)
        case ChangeTarget(comparator, amount, sense, unit, implied, upper):
            asked = {"comparator": comparator.value, "sense": sense.value, "unit": unit, "implied": implied}
            return _columns("change", amount, upper, **asked)
        case DateTarget(on, comparator, implied):
            return _columns("date", day=on, comparator=comparator.value, implied=implied)
        case LevelTarget(level):
            return _columns("level", level=level)
        case ShareTarget(comparator, numerator, denominator, unit, implied):
            share = {"numerator": numerator, "denominator": denominator}
            return _columns("share", comparator=comparator.value, unit=unit, implied=implied, **share)
        case AmbiguousTarget(text, (low, high)):
            return _columns("ambiguous", low, high, text=text)
        case TextTarget(text, problem):
            return _columns("text", text=text, problem=problem.value)


def target_from_columns(columns: Mapping[str, Any]) -> Target:
    """The target that `target_columns` took apart. Raises ValueError for a kind that no target has."""
    build = _TARGETS.get(columns["kind"])
    if build is None:
        raise ValueError(f"no target is of the kind {columns['kind']!r}")
    return build(columns)


def result_columns(result: Result) -> Columns:
    """The result as flat parts; named parts and periods stand in `parts`, a list that is otherwise empty.

    A part has position, name, period_kind, period_number, value, value_decimals; it has either a name or a
    period, the other being "" and None.
    """
    return _result_columns(result) | {"parts": _parts_of(result)}


def _result_columns(result: Result) -> Columns:  # noqa: PLR0911, PLR0912 - one line for each kind
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
        case ShareResult(numerator, denominator, unit, percent):
            return _columns("share", percent, numerator=numerator, denominator=denominator, unit=unit)
        case ChangeResult(amount, sense, unit):
            return _columns("change", amount, sense=sense.value, unit=unit)
        case DateResult(on, first, carried_out):
            return _columns("date", day=on, first_day=first, carried_out=carried_out)
        case LevelResult(level):
            return _columns("level", level=level)
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


def result_from_columns(
    columns: Mapping[str, Any], parts: Sequence[Mapping[str, Any]] | None = None
) -> Result:
    """The result that `result_columns` took apart; `parts` defaults to those in the columns.

    Raises ValueError for a kind that no result has.
    """
    build = _RESULTS.get(columns["kind"])
    if build is None:
        raise ValueError(f"no result is of the kind {columns['kind']!r}")
    given = columns.get("parts", ()) if parts is None else parts
    return build({**columns, "parts": sorted(given, key=lambda part: int(part["position"]))})


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


def _columns(
    kind: str, value: Decimal | None = None, upper: Decimal | None = None, /, **said: Any
) -> Columns:
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


def _numbers(columns: Mapping[str, Any]) -> tuple[Decimal, Decimal]:
    return _number(columns, "value"), _number(columns, "upper")


def _unit(columns: Mapping[str, Any]) -> str:
    return columns.get("unit") or ""


def _demand(columns: Mapping[str, Any]) -> dict[str, Any]:
    """What every target with a comparator has."""
    return {
        "comparator": _comparator(columns),
        "unit": _unit(columns),
        "implied": bool(columns.get("implied")),
    }


def _number_or_none(columns: Mapping[str, Any], name: str) -> Decimal | None:
    return None if columns.get(name) is None else _number(columns, name)


def _share(columns: Mapping[str, Any]) -> dict[str, Any]:
    return {"numerator": columns["numerator"], "denominator": columns["denominator"]}


_TARGETS: dict[str, Callable[[Mapping[str, Any]], Target]] = {
    "none": lambda _: NoTarget(),
    "not_planned": lambda _: NotPlannedTarget(),
    "yes": lambda _: YesTarget(True),
    "no": lambda _: YesTarget(False),
    "limit": lambda given: LimitTarget(value=_number(given, "value"), **_demand(given)),
    "range": lambda given: RangeTarget(*_numbers(given), unit=_unit(given)),
    "relative": lambda given: RelativeTarget(
        scope=BenchmarkScope(given["scope"]), offset=_number(given, "value"), **_demand(given)
    ),
    "change": lambda given: ChangeTarget(
        sense=ChangeSense(given["sense"]),
        amount=_number(given, "value"),
        upper=_number_or_none(given, "upper"),
        **_demand(given),
    ),
    "share": lambda given: ShareTarget(**_share(given), **_demand(given)),
    "date": lambda given: DateTarget(given["day"], _comparator(given), bool(given.get("implied"))),
    "level": lambda given: LevelTarget(given["level"]),
    "ambiguous": lambda given: AmbiguousTarget(given["text"], _numbers(given)),
    "text": lambda given: TextTarget(given["text"], TextProblem(given["problem"])),
}

_RESULTS: dict[str, Callable[[Mapping[str, Any]], Result]] = {
    "empty": lambda _: EmptyResult(),
    "not_done": lambda _: NotDoneResult(),
    "done": lambda _: DoneResult(),
    "yes": lambda _: YesNoResult(True),
    "no": lambda _: YesNoResult(False),
    "missing": lambda given: MissingResult(MissingReason(given["reason"])),
    "figure": lambda given: FigureResult(_number(given, "value"), _unit(given)),
    "share": lambda given: ShareResult(
        **_share(given), unit=_unit(given), percent=_number_or_none(given, "value")
    ),
    "change": lambda given: ChangeResult(_number(given, "value"), ChangeSense(given["sense"]), _unit(given)),
    "date": lambda given: DateResult(given["day"], given.get("first_day"), bool(given.get("carried_out"))),
    "level": lambda given: LevelResult(given["level"]),
    "parts": lambda given: PartsResult(
        tuple(Part(part["name"], _number(part, "value")) for part in given["parts"]), _unit(given)
    ),
    "periods": lambda given: PeriodsResult(
        tuple(PeriodFigure(_period(part), _number(part, "value")) for part in given["parts"]), _unit(given)
    ),
    "bound": lambda given: BoundResult(_comparator(given), _number(given, "value"), _unit(given)),
    "ambiguous": lambda given: AmbiguousResult(given["text"], _numbers(given)),
    "text": lambda given: TextResult(given["text"], TextProblem(given["problem"])),
}
