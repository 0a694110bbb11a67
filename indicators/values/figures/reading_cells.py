"""What reading a target and a result have in common: marks, blanks, refusals, kinds of lines, led numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .amounts import Amount, read_amount, read_own_amount
from .cell_text import Refused, is_blank, phrase, refusal, split_marks, tidied
from .cell_values import TextProblem
from .comparators import Comparator
from .fixed_phrases import ALL
from .no_figures import figures_are_years, no_figure, problem_with
from .parse_comparators import leading, trailing, without_equal
from .results import Result
from .spec import Direction, Spec, ValueKind
from .targets import Target

type Reader[Value] = Callable[[str, Spec], Value | None]
"""Reads a tidied cell on a line; None for what it does not understand. Raises Refused or TwoReadings."""


class TwoReadings(Exception):  # noqa: N818 - a reading that ends, not an error of the program
    """A number that can be read in two ways: the low one and the high one."""

    def __init__(self, low: Decimal, high: Decimal) -> None:
        super().__init__(low, high)
        self.candidates = low, high


@dataclass(frozen=True, slots=True)
class Side[Value: (Target, Result)]:
    """How one side reads its cells: what may stand in a target's, or what may in a result's.

    ``kept`` makes a text of what may not be read, is refused, or is not understood, ``ambiguous`` a value of
    what has two readings, ``blank`` one of a cell with marks alone. ``signs`` are cells that are nothing but
    a sign. ``worded`` reads fixed words, of which a line of levels takes only ``words_of_levels``; ``date``,
    ``level`` and ``answer`` read what a line of that kind holds. Figures are read by ``first``, which look
    for the line's own unit, and ``then`` by the others; ``guard`` raises Refused for one that the line cannot
    have.
    """

    kept: Callable[[str, TextProblem], Value]
    ambiguous: Callable[[str, tuple[Decimal, Decimal]], Value]
    blank: Callable[[str, tuple[str, ...]], Value]
    signs: Mapping[str, Value]
    worded: Callable[[str], Value | None]
    words_of_levels: tuple[type, ...]
    date: Reader[Value]
    level: Reader[Value]
    answer: Reader[Value]
    first: Sequence[Reader[Value]]
    then: Sequence[Reader[Value]]
    guard: Callable[[Value, Spec], None] | None = None


def read_cell[Value: (Target, Result)](text: str | None, spec: Spec, side: Side[Value]) -> Value:
    """What a cell says without its footnote marks. Never raises."""
    written = text or ""
    core, marks = split_marks(written)
    if problem := refusal(core):
        return side.kept(written, problem)
    tidy = tidied(core)
    if is_blank(tidy):
        return side.blank(written, marks)
    try:
        value = side.signs.get(tidy) or _of_kind(tidy, spec, side)
    except Refused as refused:
        return side.kept(written, refused.problem)
    except TwoReadings as two:
        return side.ambiguous(core, two.candidates)
    return value or side.kept(written, problem_with(tidy, spec))


def _of_kind[Value: (Target, Result)](tidy: str, spec: Spec, side: Side[Value]) -> Value | None:
    """What a cell says on a line of this kind. Raises Refused or TwoReadings."""
    match spec.value_kind:
        case ValueKind.LEVEL:
            return side.level(tidy, spec) or _worded_level(tidy, side)
        case ValueKind.DATE:
            value, problem = side.date(tidy, spec), TextProblem.NO_DATE
        case ValueKind.YES_NO:
            value, problem = side.answer(tidy, spec), TextProblem.NO_ANSWER
        case _:
            value = side.worded(phrase(tidy)) or _figures(tidy, spec, side)
            if value is not None and figures_are_years(value, tidy, spec):
                raise Refused(TextProblem.YEAR)
            return value
    if value is None and any(sign.isdigit() for sign in tidy):  # words alone are kept
        raise Refused(problem)
    return value


def _worded_level[Value: (Target, Result)](tidy: str, side: Side[Value]) -> Value:
    """Why a line of levels has none, in fixed words."""
    worded = side.worded(phrase(tidy))
    if worded is not None and isinstance(worded, side.words_of_levels):
        return worded
    raise Refused(TextProblem.NO_LEVEL)


def _figures[Value: (Target, Result)](tidy: str, spec: Spec, side: Side[Value]) -> Value | None:
    """What the first reader that understands it makes of a cell on a line of numbers.

    What is a date, a period, a year or a rank is refused, if it does not end in the line's own unit.
    """
    value = next((value for read in side.first if (value := read(tidy, spec))), None)
    if value is None:
        if problem := no_figure(tidy, spec):
            raise Refused(problem)
        value = next((value for read in side.then if (value := read(tidy, spec))), None)
    if value is not None and side.guard is not None:
        side.guard(value, spec)
    return value


def led_amount(tidy: str, direction: Direction, spec: Spec) -> tuple[Comparator | None, Decimal, str] | None:
    """A number with its unit, and what stands first or last to compare it: "over 70 %", "70 % eller mer".

    Raises TwoReadings for a number that has two, and Refused as `read_amount` does.
    """
    comparator, rest = demanded(tidy, direction)
    match read_amount(rest, spec):
        case Amount(value=None, candidates=(low, high)):
            raise TwoReadings(low, high)
        case Amount(value=Decimal() as value, unit=unit):
            return comparator, value, unit
    return None


def means_all(tidy: str, spec: Spec) -> bool:
    """ "Alle" on a line of shares or percentages: all of them, 100 %."""
    return phrase(tidy) in ALL and spec.value_kind in (ValueKind.PERCENT, ValueKind.SHARE)


def led_by(tidy: str, direction: Direction) -> tuple[Comparator | None, str]:
    """The comparator that stands first, if any, and what stands behind it."""
    return leading(tidy, direction) or (None, without_equal(tidy))


def demanded(tidy: str, direction: Direction) -> tuple[Comparator | None, str]:
    """The comparator that stands first or last, if any, and the rest: "over 70 %", "70 % eller mer"."""
    return leading(tidy, direction) or trailing(tidy, direction) or (None, without_equal(tidy))


def is_in_own_unit(tidy: str, direction: Direction, spec: Spec) -> bool:
    """Whether it is a number in the line's own unit, whose words could be taken for something else."""
    return bool(read_own_amount(led_by(tidy, direction)[1], spec))
