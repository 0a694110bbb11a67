"""How far a result is from its target, in words: ``8,2 prosentpoeng for høyt``."""

from __future__ import annotations

import re
from decimal import Decimal

from indicators.judging import JudgedLine
from indicators.presentation.figures import DASH, readable
from indicators.presentation.phrases import gettext
from indicators.values import (
    ChangeTarget,
    Spec,
    Status,
    ValueKind,
    Verdict,
    distance_unit,
    format_amount,
)

TIME_UNITS = frozenset(("dager", "døgn", "uker", "mnd", "år", "timer", "min"))
# Units of things that are counted one by one, where "for få" is certainly the right word.
COUNTED_UNITS = frozenset(
    "avdelinger avvik arrangementer barn besøk besøkende brukere deltakere elever enheter ganger "
    "hendelser husstander innbyggere klager kurs mottakere møter personer plasser saker stk tiltak "
    "tilsyn vedtak".split()
)
COUNTED_NAME = re.compile(
    r"(totalt )?antall (?!dager|uker|timer|år)(?!.*\b(pr|per)\b\.? (?!år))", re.IGNORECASE
)
MINUS = "\u2212"


def amount(value: Decimal, spec: Spec, unit: str) -> str:
    """Write a difference with its unit and at least the decimals of the line."""
    return format_amount(readable(value, spec), unit, spec.decimals)


def signed_amount(value: Decimal, spec: Spec, unit: str) -> str:
    """Write a difference with its sign; none before zero."""
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return f"{sign}{amount(abs(value), spec, unit)}"


def is_counted(line: JudgedLine) -> bool:
    """Tell whether the line counts whole things, so that too little of it is too few."""
    spec, verdict = line.spec, line.verdict
    for value in (verdict.compared, verdict.limit):
        if value is None or value != value.to_integral_value():
            return False
    if spec.value_kind is ValueKind.SHARE:
        return True
    if spec.value_kind is not ValueKind.NUMBER:
        return False
    unit = spec.line_unit
    return unit in COUNTED_UNITS if unit else COUNTED_NAME.match(line.name) is not None


def side(line: JudgedLine) -> str:
    """Return on which side of its target a missed result lies: ``for høyt``, ``for få``, ``for lenge``."""
    above = _is_above(line.verdict)
    if isinstance(line.target, ChangeTarget):
        return gettext("for mye") if above else gettext("for lite")
    if line.spec.line_unit in TIME_UNITS:
        return gettext("for lenge") if above else gettext("for lite")
    if is_counted(line):
        return gettext("for mange") if above else gettext("for få")
    return gettext("for høyt") if above else gettext("for lavt")


def _is_above(verdict: Verdict) -> bool:
    if verdict.compared is not None and verdict.limit is not None:
        return verdict.compared > verdict.limit
    return verdict.comparator is not None and verdict.comparator.wants_less


def gap(line: JudgedLine) -> str:
    """Return how a miss falls short, without the period: ``8,2 prosentpoeng for høyt``; empty otherwise."""
    verdict = line.verdict
    if verdict.status is not Status.MISSED or verdict.distance is None:
        return ""
    if verdict.distance == 0:
        return "" if verdict.at_least else gettext("likt er ikke nok")
    text = f"{amount(abs(verdict.distance), line.spec, verdict.distance_unit)} {side(line)}"
    return gettext("minst %(gap)s") % {"gap": text} if verdict.at_least else text


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
    return "" if spec.tolerance is None else amount(spec.tolerance, spec, distance_unit(spec.line_unit))
