"""What a column of a file is, and what may stand in a cell of it.

A cell is what was reported: a Decimal with the digits that were written, a whole number,
a date, a moment, a text, or nothing. Quotients that never end (a mean, a severity) are cut at six decimals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from indicators.presentation.charts.bullet import comparable_figure
from indicators.values import BoundResult, Result, Spec, written_decimals

if TYPE_CHECKING:
    from django.utils.functional import Promise

type Cell = str | int | Decimal | date | None

MOST_DECIMALS = 6


class Shape(StrEnum):
    """How a column is shown; ``figure`` has the decimals and the percent sign of its line."""

    TEXT = "text"
    LONG = "long"
    WHOLE = "whole"
    FIGURE = "figure"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Column[R]:
    """A column of rows R: ``key`` for programs, ``title`` for people, ``width`` in characters."""

    key: str
    title: Promise | str
    shape: Shape
    width: int
    read: Callable[[R], Cell]


def yes_no(value: bool) -> str:
    """The word for a truth."""
    return gettext("ja") if value else gettext("nei")


def cut(value: Decimal | None) -> Decimal | None:
    """A computed figure with at most six decimals; what has fewer is left as it is."""
    if value is None or written_decimals(value) <= MOST_DECIMALS:
        return value
    return value.quantize(Decimal(1).scaleb(-MOST_DECIMALS)).normalize() + Decimal(0)


def number_of(result: Result, spec: Spec) -> Decimal | None:
    """The one figure that a result comes down to; None for a bound, a reason, a text, or several figures."""
    return None if isinstance(result, BoundResult) else cut(comparable_figure(result, spec))
