"""Table cells: figures as text with the class that puts comma under comma."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.values import (
    Aggregation,
    BoundResult,
    ChangeResult,
    DateResult,
    DoneResult,
    EmptyResult,
    FigureResult,
    LevelResult,
    LimitTarget,
    MissingResult,
    NotDoneResult,
    PartsResult,
    PeriodsResult,
    Result,
    Spec,
    TextResult,
)

from .figures import DASH, result_figure, result_text, target_text, whole
from .inline_html import note_mark

FIGURE: Final = re.compile(r"^[^\d]*[\d\u00a0]+(?:,(?P<decimals>\d+))?(?P<percent>\u00a0%)?$")
SHORT = 10
"""The most letters that stand on the line of the figures; what is longer is words, and breaks."""
LISTED_PERIODS: Final = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a cell: the figure and, where the cell holds several, what it is the figure of."""

    text: str
    label: str = ""
    css: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a card: figures, or words; ``comparator`` only for targets; ``notes`` are note numbers.

    ``anchor`` is the card whose notes they lead to; ``strong`` figures stand out.
    """

    figures: tuple[Figure, ...]
    words: bool = False
    comparator: str = ""
    implied: bool = False
    notes: tuple[int, ...] = ()
    anchor: str = ""
    strong: bool = False

    @property
    def css(self) -> str:
        """The class of the cell: words may break over lines, figures stand in their column."""
        if self.words:
            return "txt"
        first = self.figures[0]
        return f"n {first.css}" if first.css else "n"

    @property
    def html(self) -> SafeString:
        """The cell's figures as markup with their note marks, an implied comparator in grey."""
        parts = []
        if self.comparator:
            sign = escape(self.comparator)
            parts.append(f'<span class="imp">{sign}</span>&nbsp;' if self.implied else f"{sign}&nbsp;")
        for figure in self.figures:
            text: str = escape(figure.text)
            if figure.label:
                text = f'<span class="bl">{text}<small>{escape(figure.label)}</small></span>'
            parts.append(text)
        inner = "".join(parts)
        if self.strong and not self.words:
            inner = f"<strong>{inner}</strong>"
        return mark_safe(inner + note_mark(self.notes, self.anchor))  # noqa: S308 every text above is escaped

    @property
    def lines(self) -> tuple[str, ...]:
        """The cell as plain text, one for each of its lines: ``≥ 90 %``, ``27 % 1. halvår``."""
        sign = f"{self.comparator}\u00a0" if self.comparator else ""
        return tuple(f"{sign}{figure.text} {figure.label}".rstrip() for figure in self.figures)

    @property
    def empty(self) -> bool:
        return self.figures[0].text == DASH


def result_cell(result: Result, spec: Spec, text: str = "", notes: tuple[int, ...] = ()) -> Cell:
    """Return a result as a cell; several periods stand under each other, parts as their whole."""
    if isinstance(result, PartsResult):
        total = whole(tuple(part.value for part in result.parts), spec.aggregation)
        if total is not None:
            return Cell((Figure(result_figure(total, spec), _whole_label(spec)),), notes=notes)
    if isinstance(result, PeriodsResult):
        return replace(_periods_cell(result, spec), notes=notes)
    shown = result_text(result, spec, text)
    worded = isinstance(result, MissingResult | TextResult | NotDoneResult | PartsResult)
    sayable = isinstance(result, DateResult | LevelResult | ChangeResult | DoneResult)
    return Cell((Figure(shown),), words=worded or (sayable and len(shown) > SHORT), notes=notes)


def _whole_label(spec: Spec) -> str:
    return gettext("i alt") if spec.aggregation is Aggregation.SUM else gettext("i snitt")


def _periods_cell(result: PeriodsResult, spec: Spec) -> Cell:
    values = tuple(item.value for item in result.figures)
    total = whole(values, spec.aggregation)
    if total is not None:
        return Cell((Figure(result_figure(total, spec), _whole_label(spec)),))
    shown = result.figures if len(values) <= LISTED_PERIODS else result.figures[-1:]
    return Cell(tuple(Figure(result_figure(item.value, spec), item.period.label) for item in shown))


def target_cell(line: JudgedLine, notes: tuple[int, ...] = ()) -> Cell:
    """Return the target as a cell, its comparator apart."""
    text = target_text(line.target, line.spec)
    figures = isinstance(line.target, LimitTarget) or text.figure == DASH or len(text.figure) <= SHORT
    return Cell(
        (Figure(text.figure),),
        words=not figures,
        comparator=text.comparator,
        implied=text.implied,
        notes=notes,
    )


def benchmark_cell(line: JudgedLine, notes: tuple[int, ...] = ()) -> Cell:
    """Return the benchmark as a cell, ``–`` where there is none."""
    if line.benchmark is None:
        return Cell((Figure(DASH),), notes=notes)
    if line.benchmark.value is None:
        return Cell((Figure(line.benchmark.text or DASH),), words=True, notes=notes)
    return Cell((Figure(result_figure(line.benchmark.value, line.spec)),), notes=notes)


def previous_cell(line: JudgedLine, notes: tuple[int, ...] = ()) -> Cell:
    """Return the earlier figure as a cell, ``–`` where there is none."""
    if line.previous is None:
        return Cell((Figure(DASH),), notes=notes)
    return result_cell(line.previous.result, line.spec, line.previous.text, notes)


def aligned(cells: Sequence[Cell]) -> list[Cell]:
    """Give the figures of one column the classes that make up for missing decimals and percent signs."""
    found = [_shape(figure.text) for cell in cells if not cell.words for figure in cell.figures]
    shapes = [shape for shape in found if shape is not None]
    most = max((decimals for decimals, _ in shapes), default=0)
    percent = any(sign for _, sign in shapes)
    return [cell if cell.words else replace(cell, figures=_aligned(cell, most, percent)) for cell in cells]


@lru_cache(maxsize=8192)
def _shape(text: str) -> tuple[int, bool] | None:
    match = FIGURE.match(text)
    if match is None:
        return None
    return len(match["decimals"] or ""), match["percent"] is not None


def _aligned(cell: Cell, most: int, percent: bool) -> tuple[Figure, ...]:
    return tuple(replace(figure, css=_padding(figure.text, most, percent)) for figure in cell.figures)


def _padding(text: str, most: int, percent: bool) -> str:
    shape = _shape(text)
    if shape is None:
        return ""
    decimals, sign = shape
    missing = min(most - decimals, 2)
    names = []
    if missing:
        names.append(f"pc{missing}" if decimals == 0 else f"pd{missing}")
    if percent and not sign:
        names.append("pu")
    return " ".join(names)


def has_figures(cells: Iterable[Cell]) -> bool:
    """Tell whether any cell of a column says anything."""
    return any(not cell.empty for cell in cells)


def plain_number(result: Result) -> Decimal | None:
    """Return the single number of a result for sorting, None where it has none."""
    match result:
        case FigureResult(value) | BoundResult(_, value):
            return value
        case PartsResult(parts):
            return sum((part.value for part in parts), Decimal(0))
        case EmptyResult():
            return None
        case _:
            return None
