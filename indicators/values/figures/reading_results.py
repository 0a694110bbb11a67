"""Reading a result cell. Total: whatever is not understood is kept as text, with the problem."""

from __future__ import annotations

from decimal import Decimal

from .amounts import read_amount
from .cell_text import Refused, phrase
from .cell_values import TextProblem
from .change_targets import read_changed
from .comparators import Comparator
from .counted_things import is_none_of_it
from .deadlines import read_date_result
from .fixed_phrases import SIGNS, worded_result
from .levels import read_level_result
from .no_figures import figures_are_years, no_figure
from .parse_parts import read_parts, read_periods
from .reading_cells import demanded, is_in_own_unit, means_all, read_cell, without_digits
from .results import (
    AmbiguousResult,
    BoundResult,
    DateResult,
    DoneResult,
    EmptyResult,
    FigureResult,
    MissingReason,
    MissingResult,
    NotDoneResult,
    Result,
    ShareResult,
    TextResult,
)
from .shares import read_score, read_share
from .spec import Direction, Spec, ValueKind


def parse_result(text: str | None, spec: Spec) -> Result:
    """What a result cell says on a line of this kind. Never raises.

    A cell that holds nothing but an asterisk is not measured: its note says why. What cannot be read is a
    TextResult, what can be read in two ways an AmbiguousResult; neither is ever dropped or taken for zero.
    """
    return read_cell(text, spec, blank=_nothing, read=_read, kept=TextResult)


def _nothing(written: str, marks: tuple[str, ...]) -> Result:
    if not marks:
        return EmptyResult()
    if any(mark.startswith("*") for mark in marks):
        return MissingResult(MissingReason.NOT_MEASURED)
    return TextResult(written)


def _read(tidy: str, core: str, spec: Spec) -> Result | None:
    if tidy in SIGNS:
        return MissingResult(SIGNS[tidy])
    match spec.value_kind:
        case ValueKind.DATE:
            read = read_date_result(tidy, spec)
            if read is None:
                without_digits(tidy, TextProblem.NO_DATE)
            return read
        case ValueKind.LEVEL:
            return _level(tidy, spec)
        case ValueKind.YES_NO:
            return _answer(tidy, spec)
    result = worded_result(phrase(tidy)) or _number(tidy, core, spec)
    if result is not None and figures_are_years(result, tidy, spec):
        raise Refused(TextProblem.YEAR)
    return result


def _level(tidy: str, spec: Spec) -> Result:
    """A word of the line's list, or why there is none."""
    if level := read_level_result(tidy, spec):
        return level
    worded = worded_result(phrase(tidy))
    if isinstance(worded, MissingResult | NotDoneResult):
        return worded
    raise Refused(TextProblem.NO_LEVEL)


def _answer(tidy: str, spec: Spec) -> Result | None:
    """A yes, a no, or that it was done, also with the day; never a number."""
    if worded := worded_result(phrase(tidy)):
        return worded
    done = read_date_result(tidy, spec)
    if isinstance(done, DateResult) and done.carried_out:
        return DoneResult()
    without_digits(tidy, TextProblem.NO_ANSWER)
    return None


def _number(tidy: str, core: str, spec: Spec) -> Result | None:
    """A result of a line of numbers; the line's own unit is looked for before anything else is."""
    if result := _all_of_it(tidy, spec) or _none_of_it(tidy, spec) or _own_figure(tidy, core, spec):
        return result
    if problem := no_figure(tidy, spec):
        raise Refused(problem)
    return (
        read_changed(tidy, spec)
        or _score(tidy, spec)
        or _share(tidy, spec)
        or read_periods(tidy, spec)
        or _figure(tidy, core, spec)
        or read_parts(tidy, spec)
    )


def _all_of_it(tidy: str, spec: Spec) -> Result | None:
    """ "Alle" on a line of shares or percentages: all of them, 100 %."""
    return FigureResult(Decimal(100), "%") if means_all(tidy, spec) else None


def _none_of_it(tidy: str, spec: Spec) -> Result | None:
    """ "Ingen avvik" where that is what the line counts: 0."""
    return FigureResult(Decimal(0), spec.line_unit) if is_none_of_it(tidy, spec) else None


def _score(tidy: str, spec: Spec) -> Result | None:
    """ "5,2 av 6" on a line of scores that ends there."""
    score = read_score(tidy, spec)
    return None if score is None else FigureResult(score, spec.line_unit)


def _share(tidy: str, spec: Spec) -> Result | None:
    share = read_share(tidy, spec)
    if share is None:
        return None
    return ShareResult(share.numerator, share.denominator, share.unit, share.percent)


def _own_figure(tidy: str, core: str, spec: Spec) -> Result | None:
    """A figure in the line's own unit, before the unit's words could be taken for anything else."""
    return _figure(tidy, core, spec) if is_in_own_unit(tidy, Direction.EXACT, spec) else None


def _figure(tidy: str, core: str, spec: Spec) -> Result | None:
    """A number, or only a bound of one: "> 70 %", "under 5", "minst 12"."""
    comparator, rest = demanded(tidy, Direction.EXACT)
    amount = read_amount(rest, spec)
    if amount is None:
        return None
    if amount.value is None:
        return AmbiguousResult(core, amount.candidates or (Decimal(0), Decimal(0)))
    if comparator in (None, Comparator.EQ):
        return FigureResult(amount.value, amount.unit)
    return BoundResult(comparator, amount.value, amount.unit)
