"""The columns of files of the big table: those that the page shows, or all there are; and those of periods.

A figure is a number where it is one, and otherwise its words; everything else is what the page says.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from indicators.judging import JudgedLine, guarded
from indicators.presentation.lines.facts import unit_of
from indicators.presentation.table.columns import FACT_WORDS, BigTable, shown_columns
from indicators.presentation.table.periods import period_word, questions_of
from indicators.presentation.wording import actions, figures, words
from indicators.presentation.wording.questions import as_text
from indicators.selectors.table.line_facts import Done, Facts, LineWithFacts, PeriodLine
from indicators.values import BenchmarkScope, FigureResult, Result, Spec

from .about import local
from .columns import columns_of
from .shapes import Cell, Column, Shape, cut, number_of

type Read = Callable[[JudgedLine, Facts], Cell]

UNIT: Final = "enhet"
IN_UNITS: Final = frozenset({"forrige", "resultat", "landssnitt"})
"""Columns of figures, which say nothing without their unit."""

_BREAK: Final = re.compile(r"<br ?/?>|(?=<span class=\"dist\")")
_SPACES: Final = re.compile(r"[ \t\r\n]+")


def _figure(result: Result, spec: Spec, written: str) -> Cell:
    """The number of a figure; of several figures, a share, a bound or a reason the words."""
    if isinstance(result, FigureResult):
        return number_of(result, spec)
    text = figures.result_text(result, spec, written, named=True)
    return "" if text == figures.DASH else text


def _benchmark(line: JudgedLine) -> Cell:
    theirs = line.benchmark_of(BenchmarkScope.NATIONAL) or line.benchmark
    if theirs is None:
        return ""
    return theirs.text if theirs.value is None else theirs.value


def _own(name: str) -> Read | None:
    """How a column is read that is no text of the page."""
    return {
        "indikator": lambda line, facts: line.short_name,
        "ar": lambda line, facts: line.year,
        "forrige": lambda line, facts: (
            _figure(line.previous.result, line.spec, line.previous.text) if line.previous else None
        ),
        "mal": lambda line, facts: _target(line),
        "resultat": lambda line, facts: _figure(line.result, line.spec, line.result_text),
        "landssnitt": lambda line, facts: _benchmark(line),
        "status": lambda line, facts: words.status_word(line.verdict.status),
        "avstand": lambda line, facts: cut(line.verdict.distance),
        "tiltak": lambda line, facts: actions.actions_text(line),
        "linje": lambda line, facts: line.source_line,
        **FACT_WORDS,
    }.get(name)


def _target(line: JudgedLine) -> str:
    text = str(figures.target_text(line.target, line.spec, named=True))
    return "" if text == figures.DASH else text


SHAPES: Final = {
    "ar": Shape.WHOLE, "linje": Shape.WHOLE, "forrige": Shape.FIGURE, "resultat": Shape.FIGURE,
    "landssnitt": Shape.FIGURE, "avstand": Shape.DIFFERENCE,
}  # fmt: skip
WIDTHS: Final = {
    "indikator": 34, "ordlyd": 44, "ar": 7, "forrige": 12, "mal": 13, "resultat": 14, "landssnitt": 12,
    "status": 14, "avstand": 11, "endring": 11, "enhet": 12, "linje": 9, "forklaring": 48, "arsak": 40,
    "sporsmal": 40, "tiltak": 44, "definisjon": 40, "kilde": 28, "fort": 24, "godkjent": 24,
}  # fmt: skip
USUAL: Final = 22


def chosen_columns(chosen: Sequence[str]) -> tuple[Column[LineWithFacts], ...]:
    """The columns that the page shows, in its order.

    The unit comes along where a figure does: on the page it stands in the figure's own cell.
    """
    shown = shown_columns(chosen)
    if UNIT not in shown and IN_UNITS.intersection(shown):
        last = max(shown.index(name) for name in IN_UNITS.intersection(shown)) + 1
        shown = (*shown[:last], UNIT, *shown[last:])
    return tuple(_column(name) for name in shown)


def _column(name: str) -> Column[LineWithFacts]:
    read = _own(name) or _as_on_the_page(name)
    title = BigTable.base_columns[name].verbose_name
    shape = SHAPES.get(name, Shape.LONG)
    return Column(name, title, shape, WIDTHS.get(name, USUAL), lambda row: read(row.line, row.facts))


def _as_on_the_page(name: str) -> Read:
    """The text of the page's cell; empty where the page has a dash."""
    column = BigTable.base_columns[name]
    return lambda line, facts: page_text(str(guarded(column.cell, line) or ""))


def page_text(markup: str) -> str:
    """The words of a cell of a page, a line for each of its lines; empty for a dash."""
    lines = (_SPACES.sub(" ", html.unescape(strip_tags(part))).strip() for part in _BREAK.split(markup))
    text = "\n".join(line for line in lines if line)
    return "" if text == figures.DASH else text


def _lifted(column: Column[JudgedLine]) -> Column[LineWithFacts]:
    return Column(column.key, column.title, column.shape, column.width, lambda row: column.read(row.line))


def _who(done: Done | None) -> str:
    return done.who if done else ""


def _when(done: Done | None) -> datetime | None:
    return local(done.at) if done else None


def _entered(row: LineWithFacts) -> Done | None:
    return row.facts.entered_by(row.line)


def _approved(row: LineWithFacts) -> Done | None:
    return row.facts.approved_by(row.line)


def _entered_then(row: PeriodLine) -> Done | None:
    return row.facts.entered_by(row.line, row.cell.period)


def _approved_then(row: PeriodLine) -> Done | None:
    return row.facts.approved_by(row.line, row.cell.period)


def _word(name: str) -> Callable[[LineWithFacts], str]:
    return lambda row: FACT_WORDS[name](row.line, row.facts)


FACTS: tuple[Column[LineWithFacts], ...] = (
    Column("definition", _("Definisjon"), Shape.LONG, 40, _word("definisjon")),
    Column("source", _("Datakilde"), Shape.LONG, 28, _word("kilde")),
    Column("leader", _("Leder"), Shape.LONG, 22, _word("leder")),
    Column("tolerance", _("Toleranse"), Shape.LONG, 14, _word("toleranse")),
    Column("entered_by", _("Ført av"), Shape.LONG, 20, lambda row: _who(_entered(row))),
    Column("entered_at", _("Ført"), Shape.MOMENT, 18, lambda row: _when(_entered(row))),
    Column("approved_by", _("Godkjent av"), Shape.LONG, 20, lambda row: _who(_approved(row))),
    Column("approved_at", _("Godkjent"), Shape.MOMENT, 18, lambda row: _when(_approved(row))),
)
"""What is known of a line beside its figures."""


def all_columns(*, adopted: bool = False) -> tuple[Column[LineWithFacts], ...]:
    """Every column that there is, what names the row first."""
    lifted = [_lifted(column) for column in columns_of(adopted=adopted)]
    first = next(column for column in lifted if column.key == "short_name")
    return (first, *(column for column in lifted if column is not first), *FACTS)


PERIODS: tuple[Column[PeriodLine], ...] = (
    Column("indicator", _("Indikator"), Shape.LONG, 34, lambda row: row.line.short_name),
    Column("code", _("Kode"), Shape.TEXT, 20, lambda row: row.line.code),
    Column(
        "area",
        _("Tjenesteområde"),
        Shape.TEXT,
        22,
        lambda row: f"{row.line.area.number} {row.line.area.name}",
    ),
    Column("sector", _("Ansvarlig"), Shape.TEXT, 22, lambda row: row.line.sector.name),
    Column("year", _("År"), Shape.WHOLE, 7, lambda row: row.line.year),
    Column("period", _("Periode"), Shape.TEXT, 12, period_word),
    Column(
        "result",
        _("Resultat"),
        Shape.FIGURE,
        14,
        lambda row: _figure(row.cell.result, row.line.spec, row.cell.written),
    ),
    Column("unit", _("Enhet"), Shape.TEXT, 12, lambda row: unit_of(row.line)),
    Column("written", _("Slik det er skrevet"), Shape.TEXT, 18, lambda row: row.cell.written),
    Column("target", _("Mål for året"), Shape.TEXT, 14, lambda row: _target(row.line)),
    Column("questions", _("Spørsmål"), Shape.LONG, 36, lambda row: as_text(questions_of(row))[0]),
    Column("answers", _("Svar"), Shape.LONG, 36, lambda row: as_text(questions_of(row))[1]),
    Column("entered_by", _("Ført av"), Shape.TEXT, 20, lambda row: _who(_entered_then(row))),
    Column("entered_at", _("Ført"), Shape.MOMENT, 18, lambda row: _when(_entered_then(row))),
    Column("approved_by", _("Godkjent av"), Shape.TEXT, 20, lambda row: _who(_approved_then(row))),
    Column("approved_at", _("Godkjent"), Shape.MOMENT, 18, lambda row: _when(_approved_then(row))),
)
"""The columns of a file of periods."""
