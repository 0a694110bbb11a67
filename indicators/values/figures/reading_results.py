"""Reading a result cell. Total: whatever is not understood is kept as text, with the problem."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from .cell_text import phrase
from .change_targets import read_changed
from .comparators import Comparator
from .counted_things import is_none_of_it
from .deadlines import read_date_result
from .fixed_phrases import SIGNS, worded_result
from .levels import read_level_result
from .parse_parts import read_parts, read_periods
from .reading_cells import Side, is_in_own_unit, led_amount, means_all, read_cell
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
from .spec import Direction, Spec


def parse_result(text: str | None, spec: Spec) -> Result:
    """What a result cell says on a line of this kind. Never raises.

    A cell that holds nothing but an asterisk is not measured: its note says why. What cannot be read is a
    TextResult, what can be read in two ways an AmbiguousResult; neither is ever dropped or taken for zero.
    """
    return read_cell(text, spec, _RESULTS)


def _nothing(written: str, marks: tuple[str, ...]) -> Result:
    if not marks:
        return EmptyResult()
    if any(mark.startswith("*") for mark in marks):
        return MissingResult(MissingReason.NOT_MEASURED)
    return TextResult(written)


def _answer(tidy: str, spec: Spec) -> Result | None:
    """A yes, a no, or that it was done, also with the day; never a number."""
    if worded := worded_result(phrase(tidy)):
        return worded
    done = read_date_result(tidy, spec)
    return DoneResult() if isinstance(done, DateResult) and done.carried_out else None


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


def _own_figure(tidy: str, spec: Spec) -> Result | None:
    """A figure in the line's own unit, before the unit's words could be taken for anything else."""
    return _figure(tidy, spec) if is_in_own_unit(tidy, Direction.EXACT, spec) else None


def _figure(tidy: str, spec: Spec) -> Result | None:
    """A number, or only a bound of one: "> 70 %", "under 5", "minst 12"."""
    led = led_amount(tidy, Direction.EXACT, spec)
    if led is None:
        return None
    comparator, value, unit = led
    if comparator in (None, Comparator.EQ):
        return FigureResult(value, unit)
    return BoundResult(comparator, value, unit)


_RESULTS: Final = Side[Result](
    kept=TextResult,
    ambiguous=AmbiguousResult,
    blank=_nothing,
    signs={sign: MissingResult(reason) for sign, reason in SIGNS.items()},
    worded=worded_result,
    words_of_levels=(MissingResult, NotDoneResult),
    date=read_date_result,
    level=read_level_result,
    answer=_answer,
    first=(_all_of_it, _none_of_it, _own_figure),
    then=(read_changed, _score, _share, read_periods, _figure, read_parts),
)
