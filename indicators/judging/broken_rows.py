"""One row that cannot be judged or drawn shows itself as broken, with the number of its lines in the log."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from indicators import values
from indicators.incidents import new_number

from .inputs import LineSource
from .rows import JudgedLine

log = logging.getLogger("django.request")

BROKEN = "Raden kan ikke vises. Oppgi hendelsesnummer {number} hvis du melder fra."
_NOTHING = values.Verdict(values.Status.UNDECIDED, reason=values.Undecided.TEXT)


def guarded[T](draw: Callable[[JudgedLine], T], line: JudgedLine) -> T:
    """What is drawn of a row; of one that cannot be drawn what is drawn of it as broken."""
    try:
        return draw(line)
    except Exception:
        return draw(broken(line, noted(line.id)))


def noted(line_id: int) -> str:
    """Log the exception that is being handled; returns its number."""
    number = new_number()
    log.exception("[%s] Line %d cannot be judged or drawn", number, line_id)
    return number


def broken(line: JudgedLine, number: str) -> JudgedLine:
    """The row with its name, its place and its number alone."""
    text = BROKEN.format(number=number)
    return replace(
        line,
        target=values.NoTarget(),
        target_text="",
        result=values.TextResult(text),
        result_text=text,
        periods=(),
        previous=None,
        benchmark=None,
        benchmarks=(),
        verdict=_NOTHING,
        previous_status=None,
        notes=(),
        explanations=(),
        actions=(),
        promised=(),
        forecast=None,
        adopted=None,
        has_adopted=False,
        turned=None,
        cells=(),
        deciding=None,
        unmeasured=(),
        incident=number,
    )


def unjudged(source: LineSource) -> JudgedLine:
    """A line of which nothing can be judged, for the exception that is being handled."""
    line = source.line
    bare = JudgedLine(
        **source.identity(),
        spec=values.Spec(values.Direction(line.direction)),
        target=values.NoTarget(),
        target_text="",
        adopted_by="",
        result=values.EmptyResult(),
        result_text="",
        periods=(),
        previous=None,
        benchmark=None,
        verdict=_NOTHING,
        previous_status=None,
        notes=(),
        explanations=(),
    )
    return broken(bare, noted(line.pk))
