"""The page of one indicator: definition, years, neighbours and what was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.judging import JudgedLine
from indicators.presentation.actions import (
    ActionView,
    ForecastView,
    action_views,
    evidence,
    forecast_view,
    marks,
    why_no_figure,
)
from indicators.presentation.arithmetic import Arithmetic, arithmetic
from indicators.presentation.board_parts import card_href
from indicators.presentation.bullet_svg import FAMILY
from indicators.presentation.cells import Cell, aligned, benchmark_cell, result_cell, target_cell
from indicators.presentation.definition import Definition, PrintedRow, definitions, printed_rows
from indicators.presentation.distance import change_amount_text, distance_text
from indicators.presentation.figures import result_figure, target_text
from indicators.presentation.lines import (
    ChangeMark,
    NamePart,
    RowView,
    StatusMark,
    aligned_rows,
    change_mark,
    line_url,
    name_parts,
    row_view,
    sentence_parts,
    status_mark,
    verdict_css,
)
from indicators.presentation.sentence import Segment
from indicators.presentation.year_chart import year_chart
from indicators.presentation.year_svg import draw
from indicators.selectors import ChangeRow, IndicatorView
from indicators.values import MONTHS, FigureResult, NoTarget, PeriodKind, Status

LONG_NAME: Final = 90
FIRST_CHANGES: Final = 10

CHANGED_WORDS: Final = {
    "target": _("Mål"),
    "result": _("Resultat"),
    "benchmark": _("Sammenligningstall"),
    "name": _("Ordlyd"),
    "short_name": _("Kortnavn"),
    "direction": _("Retning"),
    "value_kind": _("Type tall"),
    "unit": _("Enhet"),
    "scale_low": _("Skalaens laveste"),
    "scale_high": _("Skalaens høyeste"),
    "decimals": _("Desimaler"),
    "aggregation": _("Regnes sammen"),
    "tolerance": _("Toleranse"),
    "frequency": _("Hvor ofte"),
    "planned": _("Planlagt målt"),
    "on_card": _("Står på målekortet"),
    "withdrawn": _("Trukket tilbake"),
    "area_id": _("Tjenesteområde"),
    "heading_id": _("Overskrift"),
    "sector_id": _("Ansvarlig"),
    "order": _("Rekkefølge"),
}


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of the indicator."""

    year: int
    url: str
    current: bool
    result: Cell
    target: Cell
    benchmark: Cell
    distance: str
    change: ChangeMark | None
    change_amount: str
    status: StatusMark


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change as the page tells it."""

    when: datetime
    who: str
    what: str
    before: str
    after: str
    why: str
    draft: bool = False


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """The parts of one year, and what they make together where they make something."""

    year: int
    figures: tuple[str, ...]
    whole: str


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """Months (or other parts of the year) by year, newest year first."""

    columns: tuple[str, ...]
    rows: tuple[SeriesRow, ...]
    has_whole: bool


def year_rows(view: IndicatorView) -> tuple[YearRow, ...]:
    """Return the years, newest first."""
    lines = tuple(reversed(view.years))
    results = aligned([result_cell(line.result, line.spec, line.result_text) for line in lines])
    targets = aligned([target_cell(line) for line in lines])
    benchmarks = aligned([benchmark_cell(line) for line in lines])
    return tuple(
        YearRow(
            year=line.year,
            url=line_url(line),
            current=line.id == view.line.id,
            result=results[place],
            target=targets[place],
            benchmark=benchmarks[place],
            distance=distance_text(line),
            change=change_mark(line.verdict.change),
            change_amount=change_amount_text(line),
            status=status_mark(line.verdict),
        )
        for place, line in enumerate(lines)
    )


def sibling_rows(view: IndicatorView) -> tuple[RowView, ...]:
    """Return the lines under the same heading, none where the line stands alone."""
    if len(view.siblings) < 2:
        return ()
    return tuple(aligned_rows([row_view(line, FAMILY) for line in view.siblings]))


def change_views(changes: Sequence[ChangeRow]) -> tuple[ChangeView, ...]:
    """Return changes with their fields in words."""
    return tuple(
        ChangeView(
            row.when,
            row.who or gettext("Programmet"),
            _changed(row),
            row.before,
            row.after,
            row.why,
            row.draft,
        )
        for row in changes
    )


def _changed(row: ChangeRow) -> str:
    what = str(CHANGED_WORDS.get(row.what, row.what))
    period = f", {row.period.label}" if row.period is not None else ""
    return f"{what} {row.year}{period}"


def series_table(view: IndicatorView) -> SeriesTable | None:
    """Return the parts of each year as a table: months, half-years; None where there are none."""
    lines = [line for line in reversed(view.years) if len(line.periods) > 1]
    if not lines:
        return None
    periods = sorted({row.period for line in lines for row in line.periods})
    rows = []
    for line in lines:
        figures = {row.period: row.result for row in line.periods}
        texts = []
        for period in periods:
            result = figures.get(period)
            texts.append(result_figure(result.value, line.spec) if isinstance(result, FigureResult) else "")
        cell = result_cell(line.result, line.spec, line.result_text)
        total = cell.figures[0].text if len(cell.figures) == 1 and cell.figures[0].label else ""
        rows.append(SeriesRow(line.year, tuple(texts), total))
    columns = tuple(
        MONTHS[period.number - 1][:3] if period.kind is PeriodKind.MONTH else period.label
        for period in periods
    )
    return SeriesTable(columns, tuple(rows), any(row.whole for row in rows))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The indicator before or after this one in the card."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """The whole page."""

    line: JudgedLine
    name: tuple[NamePart, ...]
    long: bool
    sentence: tuple[Segment, ...]
    css: str
    status: StatusMark
    card_href: str
    chart: SafeString
    chart_url: str
    caption: str
    years: tuple[YearRow, ...]
    has_benchmark: bool
    series: SeriesTable | None
    arithmetic: Arithmetic
    definitions: tuple[Definition, ...]
    printed: tuple[PrintedRow, ...]
    lacking: bool
    siblings: tuple[RowView, ...]
    siblings_drawn: bool
    siblings_previous: str
    changes: tuple[ChangeView, ...]
    older_changes: tuple[ChangeView, ...]
    before: Neighbour | None
    after: Neighbour | None
    position: int
    count: int
    view: IndicatorView
    marks: SafeString
    why_no_figure: str
    evidence: str
    actions: tuple[ActionView, ...]
    forecast: ForecastView | None
    adopted: str
    adopted_status: StatusMark | None


def indicator_page(view: IndicatorView) -> IndicatorPage:
    """Preformat the page of an indicator in one year."""
    line = view.line
    chart = year_chart(view.years, line)
    siblings = sibling_rows(view)
    keys = {"code": line.code, "year": line.year}
    return IndicatorPage(
        line=line,
        name=name_parts(line.name),
        long=len(line.name) > LONG_NAME,
        sentence=sentence_parts(line),
        css=verdict_css(line.verdict),
        status=status_mark(line.verdict),
        card_href=card_href(line.year, line.area.number),
        chart=draw(chart),
        chart_url=reverse("chart_json", kwargs=keys) if chart else "",
        caption=_caption(view),
        years=year_rows(view),
        has_benchmark=any(one.benchmark for one in view.years),
        series=series_table(view),
        arithmetic=arithmetic(line),
        definitions=definitions(view),
        printed=printed_rows(line),
        lacking=line.verdict.status is Status.MISSED and not line.explained,
        siblings=siblings,
        siblings_drawn=any(row.bullet for row in siblings),
        siblings_previous=_previous_heading(view),
        changes=change_views(view.changes[:FIRST_CHANGES]),
        older_changes=change_views(view.changes[FIRST_CHANGES:]),
        before=_neighbour(view.before),
        after=_neighbour(view.after),
        position=view.position,
        count=view.count,
        view=view,
        marks=marks(line),
        why_no_figure=why_no_figure(line),
        evidence=evidence(line),
        actions=action_views(row for one in reversed(view.years) for row in one.actions),
        forecast=forecast_view(line.forecast, line.spec),
        adopted=str(target_text(line.adopted.target, line.spec)) if line.adopted else "",
        adopted_status=status_mark(line.adopted.verdict) if line.adopted else None,
    )


def _caption(view: IndicatorView) -> str:
    """Say what the chart cannot show: years without targets, and that there is only one year."""
    years = [one.year for one in view.years]
    bare = [
        str(one.year) for one in view.years if isinstance(one.target, NoTarget) and one.year != view.line.year
    ]
    if len(years) == 1:
        return gettext("Bare %(year)d er registrert.") % {"year": years[0]}
    if bare and not isinstance(view.line.target, NoTarget):
        return gettext("Ingen mål for %(years)s er lagt inn.") % {"years": ", ".join(bare)}
    return ""


def _previous_heading(view: IndicatorView) -> str:
    years = {one.previous.year for one in view.siblings if one.previous is not None}
    return str(years.pop()) if len(years) == 1 else gettext("Forrige")


def _neighbour(line: JudgedLine | None) -> Neighbour | None:
    return None if line is None else Neighbour(line.short_name, line_url(line))
