"""Lines, and a verdict from two texts, for the tests of `judge`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from indicators.values import (
    Period,
    PeriodKind,
    Spec,
    Verdict,
    judge,
    parse_result,
    parse_target,
)

Words = dict[str, Any]


def spec(direction: str = "higher", **said: Any) -> Spec:
    return Spec(direction, **said)  # type: ignore[arg-type]


def verdict(target: str, result: str, line: Spec | None = None, **given: Any) -> Verdict:
    line = line or spec()
    for name in ("benchmark", "previous"):
        if isinstance(given.get(name), str):
            given[name] = parse_result(given[name], line)
    return judge(parse_target(target, line), parse_result(result, line), spec=line, **given)


def d(number: str | int) -> Decimal:
    return Decimal(number)


LATE: Words = {"due": True}


EARLY: Words = {"due": False}


UNPLANNED: Words = {"expected": False}


YES_NO = spec(value_kind="yes_no")


PERCENT, LESS_PERCENT = spec(value_kind="percent"), spec("lower", value_kind="percent")


DAYS = spec("lower", unit="dager")


SCORE = spec(value_kind="score", scale=(1, 6))


SHARE = spec(value_kind="share", unit="avdelinger")


HALVES = spec(value_kind="percent", aggregation="all")


H1, H2 = Period(PeriodKind.HALF, 1), Period(PeriodKind.HALF, 2)
