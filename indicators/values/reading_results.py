"""Reading a result cell. Total: whatever is not understood is kept as text, with the problem."""

from __future__ import annotations

from decimal import Decimal

from indicators.values.amounts import read_amount, read_own_amount
from indicators.values.cell import Refused, is_blank, phrase, problem_of, refusal, split_marks, tidied
from indicators.values.comparators import Comparator
from indicators.values.demands import leading, trailing
from indicators.values.pieces import read_parts, read_periods
from indicators.values.reading_targets import read_share
from indicators.values.results import (
    AmbiguousResult,
    BoundResult,
    EmptyResult,
    FigureResult,
    MissingReason,
    MissingResult,
    Result,
    ShareResult,
    TextResult,
)
from indicators.values.spec import Direction, Spec, ValueKind
from indicators.values.wordings import ALL, worded_result


def parse_result(text: str | None, spec: Spec) -> Result:
    """What a result cell says on a line of this kind. Never raises.

    A cell that holds nothing but an asterisk is not measured: its note says why. What cannot be read is a
    TextResult, what can be read in two ways an AmbiguousResult; neither is ever dropped or taken for zero.
    """
    written = text or ""
    core, marks = split_marks(written)
    if problem := refusal(core):
        return TextResult(written, problem)
    tidy = tidied(core)
    if is_blank(tidy):
        return _nothing(written, marks)
    try:
        read = _read(tidy, core, spec)
    except Refused as refused:
        return TextResult(written, refused.problem)
    return read or TextResult(written, problem_of(tidy))


def _nothing(written: str, marks: tuple[str, ...]) -> Result:
    if not marks:
        return EmptyResult()
    if any(mark.startswith("*") for mark in marks):
        return MissingResult(MissingReason.NOT_MEASURED)
    return TextResult(written)


def _read(tidy: str, core: str, spec: Spec) -> Result | None:
    return (
        worded_result(phrase(tidy))
        or _all_of_it(tidy, spec)
        or _own_figure(tidy, core, spec)
        or _share(tidy, spec)
        or read_periods(tidy, spec)
        or _figure(tidy, core, spec)
        or read_parts(tidy, spec)
    )


def _all_of_it(tidy: str, spec: Spec) -> Result | None:
    """ "Alle" on a line of shares or percentages: all of them, 100 %."""
    if phrase(tidy) in ALL and spec.value_kind in (ValueKind.PERCENT, ValueKind.SHARE):
        return FigureResult(Decimal(100), "%")
    return None


def _share(tidy: str, spec: Spec) -> Result | None:
    share = read_share(tidy, spec)
    return ShareResult(*share) if share else None


def _own_figure(tidy: str, core: str, spec: Spec) -> Result | None:
    """A figure in the line's own unit, before the unit's words could be taken for anything else."""
    demand = leading(tidy, Direction.EXACT)
    return _figure(tidy, core, spec) if read_own_amount(demand[1] if demand else tidy, spec) else None


def _figure(tidy: str, core: str, spec: Spec) -> Result | None:
    """A number, or only a bound of one: "> 70 %", "under 5", "minst 12"."""
    demand = leading(tidy, Direction.EXACT) or trailing(tidy)
    comparator, rest = demand or (Comparator.EQ, tidy)
    amount = read_amount(rest, spec)
    if amount is None:
        return None
    if amount.value is None:
        return AmbiguousResult(core, amount.candidates or (Decimal(0), Decimal(0)))
    if comparator is Comparator.EQ:
        return FigureResult(amount.value, amount.unit)
    return BoundResult(comparator, amount.value, amount.unit)
