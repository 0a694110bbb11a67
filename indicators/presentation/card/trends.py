"""A card through the years: one small chart for each indicator, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from indicators.judging import JudgedLine
from indicators.presentation.charts.small_years_svg import draw_small
from indicators.presentation.charts.years import year_chart
from indicators.presentation.lines.row_views import line_mark, line_url
from indicators.presentation.wording.cells import result_cell
from indicators.presentation.wording.figures import DASH
from indicators.selectors import Card

from .page import GoalHeadView, goal_head, rest, score

HIGHEST = 3
"""The level of the highest headings below that of the card."""

type Series = Mapping[int, Sequence[JudgedLine]]
"""The years of each indicator by its id, oldest first, the card's own year last."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One indicator: its small chart, its figure this year and its status."""

    name: str
    url: str
    drawing: SafeString
    figure: str
    status: SafeString


@dataclass(frozen=True, slots=True)
class PanelGroup:
    """The indicators under one heading.

    ``goals`` are the goals that begin above it, ``apart``: what hangs on none begins here. ``level`` is that
    of its heading below them; 0 where the card has no goals, and the heading is as it always was.
    """

    title: str
    codes: str
    panels: tuple[Panel, ...]
    goals: tuple[GoalHeadView, ...] = ()
    apart: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class YearsRow:
    """One indicator's results, year by year."""

    name: str
    url: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DevelopmentView:
    """One card through the years."""

    anchor: str
    number: str
    title: str
    score: str
    rest: str
    groups: tuple[PanelGroup, ...]
    years: tuple[int, ...]
    rows: tuple[YearsRow, ...]


def development(card: Card, series: Series, kept: str = "") -> DevelopmentView:
    """Preformat a card through the years; ``kept`` is the query string that links take along."""
    years = sorted({one.year for line in card.lines for one in series[line.indicator_id]})
    return DevelopmentView(
        anchor=f"k{card.key.replace('.', '-')}",
        number=card.number,
        title=card.title,
        score=score(card.counts),
        rest=rest(card.counts),
        groups=tuple(_groups(card, series, kept)),
        years=tuple(years),
        rows=tuple(_row(line, series[line.indicator_id], years, kept) for line in card.lines),
    )


def _groups(card: Card, series: Series, kept: str) -> Iterator[PanelGroup]:
    level = 0
    for group in card.groups:
        if group.goals or group.apart:
            level = HIGHEST + (group.goals[-1].depth if group.goals else 1)
        yield PanelGroup(
            group.title,
            "/".join(group.functions),
            tuple(_panel(line, series[line.indicator_id], kept) for line in group.lines),
            tuple(goal_head(one, card.year) for one in group.goals),
            group.apart,
            level,
        )


def _panel(line: JudgedLine, years: Sequence[JudgedLine], kept: str) -> Panel:
    return Panel(
        name=line.short_name,
        url=line_url(line, kept),
        drawing=draw_small(year_chart(years, line)),
        figure=_figure(line),
        status=line_mark(line).html,
    )


def _figure(line: JudgedLine) -> str:
    """The figure as a cell of the card shows it; several periods on one line."""
    cell = result_cell(line.result, line.spec, line.result_text)
    return ", ".join(f"{one.text} {one.label}".strip() for one in cell.figures)


def _row(line: JudgedLine, years: Sequence[JudgedLine], columns: Sequence[int], kept: str) -> YearsRow:
    figures = {one.year: _figure(one) for one in years}
    return YearsRow(line.short_name, line_url(line, kept), tuple(figures.get(year, DASH) for year in columns))
