"""How far a result is from its target, in words: ``8,2 prosentpoeng for høyt``."""

from __future__ import annotations

from decimal import Decimal

from indicators.judging import JudgedLine
from indicators.values import (
    ChangeSense,
    ChangeTarget,
    DateTarget,
    LevelTarget,
    Quantity,
    Spec,
    Status,
    Verdict,
    distance_unit,
    plain,
    same_unit,
)

from .cached_gettext import gettext
from .figures import DASH, amount_text, readable
from .positions import side_of_deadline, side_of_level
from .quantities import quantity

MINUS = "\u2212"


def amount(value: Decimal, spec: Spec, unit: str) -> str:
    """Write a difference with its unit, spelled as the line spells it, and at least its decimals."""
    own = spec.line_unit if unit and same_unit(unit, spec.line_unit) else unit
    return amount_text(readable(value, spec), own, spec.decimals)


def signed_amount(value: Decimal, spec: Spec, unit: str) -> str:
    """Write a difference with its sign; none before zero."""
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return f"{sign}{amount(abs(value), spec, unit)}"


def side(line: JudgedLine) -> str:
    """Return on which side of its target a missed result lies: ``for høyt``, ``for få``, ``for lenge``."""
    if isinstance(line.target, ChangeTarget):
        return _side_of_change(line.target, line.verdict)
    above = is_above(line.verdict)
    match quantity(line):
        case Quantity.TIME:
            return gettext("for lenge") if above else gettext("for kort")
        case Quantity.COUNT:
            return gettext("for mange") if above else gettext("for få")
        case Quantity.AMOUNT:
            return gettext("for mye") if above else gettext("for lite")
        case Quantity.LEVEL:
            return gettext("for høyt") if above else gettext("for lavt")


def _side_of_change(target: ChangeTarget, verdict: Verdict) -> str:
    """Too much or too little of the change that was asked for; ``unna målet`` where it went the other way."""
    way = 1 if target.sense is ChangeSense.INCREASE else -1
    moved, asked = (way * (value or Decimal(0)) for value in (verdict.compared, verdict.limit))
    if moved > asked:
        return gettext("for mye")
    return gettext("unna målet") if moved < 0 <= asked else gettext("for lite")


def is_above(verdict: Verdict) -> bool:
    """Whether what was judged lies above its limit."""
    if verdict.compared is not None and verdict.limit is not None:
        return verdict.compared > verdict.limit
    return verdict.comparator is not None and verdict.comparator.wants_less


def gap(line: JudgedLine) -> str:
    """Return how a miss falls short, without the period: ``8,2 prosentpoeng for høyt``; empty otherwise."""
    verdict = line.verdict
    if verdict.status is not Status.MISSED or verdict.distance is None:
        return ""
    if isinstance(line.target, DateTarget | LevelTarget):
        return side_of_position(line)
    if verdict.distance == 0:
        return "" if verdict.at_least else gettext("likt er ikke nok")
    text = f"{amount(abs(verdict.distance), line.spec, verdict.distance_unit)} {side(line)}"
    return gettext("minst %(gap)s") % {"gap": text} if verdict.at_least else text


def side_of_position(line: JudgedLine) -> str:
    """Return where a day or a level stands to its target: ``14 dager etter fristen``; empty at the level."""
    return side_of_deadline(line) if isinstance(line.target, DateTarget) else side_of_level(line)


def distance_text(line: JudgedLine) -> str:
    """Return the distance for tables, positive on the good side; ``–`` where there is none."""
    verdict = line.verdict
    if verdict.distance is None:
        return DASH
    return signed_amount(verdict.distance, line.spec, verdict.distance_unit)


def change_amount_text(line: JudgedLine) -> str:
    """Return how much the figure moved, with its sign; empty where there is no change."""
    verdict = line.verdict
    if verdict.change_amount is None:
        return ""
    return signed_amount(verdict.change_amount, line.spec, verdict.change_unit)


def tolerance_text(spec: Spec) -> str:
    """Return the line's tolerance with its unit, or an empty text."""
    if spec.tolerance is None:
        return ""
    if spec.tolerance_share:
        return gettext("%(share)s av målet") % {"share": amount_text(plain(spec.tolerance), "%")}
    return amount(spec.tolerance, spec, distance_unit(spec.line_unit))
