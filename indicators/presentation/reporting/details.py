"""The side panel of a row: questions, earlier figures, definition, promises, notes and the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.presentation.charts.small_years_svg import draw_small
from indicators.presentation.charts.years import year_chart
from indicators.presentation.lines.indicator_facts import Fact
from indicators.presentation.lines.row_views import line_mark, line_url
from indicators.presentation.log.page import TrailLine, trail_line
from indicators.presentation.wording.cells import Cell, aligned, plain_number, result_cell, target_cell
from indicators.presentation.wording.figures import result_figure, result_text
from indicators.presentation.wording.questions import AnswerView, questions_and_answers
from indicators.presentation.wording.sentence import Segment, segments
from indicators.presentation.wording.words import FREQUENCY_WORDS
from indicators.selectors.reporting.details import RowDetails, RowNote

from .rows import ActionView, CellView, action_view, cell_view


@dataclass(frozen=True, slots=True)
class YearView:
    """A year of the indicator; ``parts`` are the figures of its periods."""

    year: int
    result: Cell
    target: Cell
    status: SafeString
    parts: str


@dataclass(frozen=True, slots=True)
class DetailsPage:
    """The whole panel. ``span`` is the lowest and the highest figure of all years; ``log`` None: not read.

    ``cells`` are the fields that something is asked about and not answered, ``answered`` what was asked about
    any figure of the year, with the answer.
    """

    line: JudgedLine
    name: str
    url: str
    sentence: tuple[Segment, ...]
    cells: tuple[CellView, ...]
    answered: tuple[tuple[str, AnswerView], ...]
    chart: SafeString
    years: tuple[YearView, ...]
    span: str
    facts: tuple[Fact, ...]
    promised: tuple[ActionView, ...]
    no_promise: str
    withdrawn: tuple[ActionView, ...]
    notes: tuple[RowNote, ...]
    log: tuple[TrailLine, ...] | None


def details_page(found: RowDetails) -> DetailsPage:
    """Preformat what stands behind a row."""
    row, line = found.row, found.row.line
    return DetailsPage(
        line=line,
        name=line.name if line.name != line.short_name else "",
        url=line_url(line),
        sentence=segments(line),
        cells=tuple(cell for one in row.cells if (cell := cell_view(row, one, {})).open),
        answered=tuple((asked, told) for asked, told in questions_and_answers(line) if told is not None),
        chart=draw_small(year_chart(found.years, line)) if len(found.years) > 1 else SafeString(""),
        years=_years(found.years),
        span=_span(found.years, line),
        facts=_facts(found),
        promised=tuple(action_view(one) for one in row.promised),
        no_promise=gettext("Ingen tiltak ble lovet i %(year)d.") % {"year": line.year - 1},
        withdrawn=tuple(action_view(one) for one in row.withdrawn),
        notes=found.notes,
        log=None if found.log is None else tuple(trail_line(entry) for entry in found.log),
    )


def _years(years: Sequence[JudgedLine]) -> tuple[YearView, ...]:
    lines = tuple(reversed(years))
    results = aligned([result_cell(line.result, line.spec, line.result_text) for line in lines])
    targets = aligned([target_cell(line) for line in lines])
    return tuple(
        YearView(line.year, result, target, line_mark(line).html, _parts(line))
        for line, result, target in zip(lines, results, targets, strict=True)
    )


def _parts(line: JudgedLine) -> str:
    """The year's figures of its periods: "1. halvår 26 %, 2. halvår 32 %"."""
    return ", ".join(
        f"{one.period.label} {result_text(one.result, line.spec, one.text)}" for one in line.periods
    )


def _span(years: Sequence[JudgedLine], line: JudgedLine) -> str:
    """The lowest and the highest of the years' figures; empty where there are not two of them."""
    found: list[tuple[Decimal, int]] = []
    for one in years:
        number = plain_number(one.result)
        if (
            number is not None
            and one.spec.unit == line.spec.unit
            and one.spec.value_kind is line.spec.value_kind
        ):
            found.append((number, one.year))
    if len(found) < 2:
        return ""
    low, high = min(found), max(found)
    return gettext("Lavest %(low)s (%(low_year)d), høyest %(high)s (%(high_year)d).") % {
        "low": result_figure(low[0], line.spec),
        "low_year": low[1],
        "high": result_figure(high[0], line.spec),
        "high_year": high[1],
    }


def _facts(found: RowDetails) -> tuple[Fact, ...]:
    """What is measured, in what, from where, how often; what must be known and is not is said so."""
    row, indicator = found.row, found.indicator
    spec = row.line.spec
    missing = gettext("Ikke registrert")
    demanded = ((gettext("Definisjon"), indicator.definition), (gettext("Datakilde"), indicator.source))
    others = (
        (gettext("Teller"), indicator.numerator),
        (gettext("Nevner"), indicator.denominator),
        (gettext("Enhet"), spec.unit),
        (gettext("Skala"), f"{spec.scale.low:n}–{spec.scale.high:n}" if spec.scale else ""),
        (gettext("Rapporteres"), str(FREQUENCY_WORDS[row.frequency])),
    )
    return (
        *(Fact(name, text or missing, missing=not text) for name, text in demanded),
        *(Fact(name, text) for name, text in others if text),
    )
