"""What reading a target and a result have in common: marks, blanks, refusals, own units, led numbers."""

from __future__ import annotations

from collections.abc import Callable

from .amounts import read_own_amount
from .cell_text import Refused, is_blank, phrase, refusal, split_marks, tidied
from .cell_values import TextProblem
from .comparators import Comparator
from .fixed_phrases import ALL
from .no_figures import problem_with
from .parse_comparators import leading, trailing, without_equal
from .spec import Direction, Spec, ValueKind


def read_cell[Value](
    text: str | None,
    spec: Spec,
    *,
    blank: Callable[[str, tuple[str, ...]], Value],
    read: Callable[[str, str, Spec], Value | None],
    kept: Callable[[str, TextProblem], Value],
) -> Value:
    """A cell without its footnote marks: `blank` of what holds nothing else, `read` of the rest.

    `kept` makes a text of what may not be read, is refused, or is not understood. Never raises.
    """
    written = text or ""
    core, marks = split_marks(written)
    if problem := refusal(core):
        return kept(written, problem)
    tidy = tidied(core)
    if is_blank(tidy):
        return blank(written, marks)
    try:
        value = read(tidy, core, spec)
    except Refused as refused:
        return kept(written, refused.problem)
    return value or kept(written, problem_with(tidy, spec))


def without_digits(tidy: str, problem: TextProblem) -> None:
    """Leave words alone, which are kept; raises Refused where what was not understood holds figures."""
    if any(sign.isdigit() for sign in tidy):
        raise Refused(problem)


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
