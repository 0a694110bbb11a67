"""The figures of a chart as rows: what the drawing shows, exactly as it was reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.presentation.charts.levels import LEVEL_WORDS, LevelKind
from indicators.presentation.charts.years import YearChart

from .shapes import Cell, Column, Shape, cut


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One category of a chart, or one month of a year."""

    year: str
    period: str
    value: Decimal | None
    text: str
    limits: tuple[Decimal, ...] = ()
    levels: dict[LevelKind, Decimal] = field(default_factory=dict)
    broken: str = ""
    example: bool = False


def chart_rows(chart: YearChart, example: tuple[int, ...] = ()) -> list[ChartRow]:
    """The rows of a chart in the order in which it draws them; ``example`` are the years that are made up."""
    if chart.curves:
        return [
            ChartRow(str(curve.year), name, value, text, example=curve.year in example)
            for curve in chart.curves
            for name, value, text in zip(chart.categories, curve.values, curve.texts, strict=True)
        ]
    return [
        ChartRow(
            year=point.label,
            period=point.sub,
            value=point.value,
            text=point.text or point.reason,
            limits=point.limits,
            levels={level.kind: level.value for level in point.levels},
            broken=point.broken,
            example=point.label in {str(year) for year in example},
        )
        for point in chart.points
    ]


def chart_columns(rows: list[ChartRow]) -> list[Column[ChartRow]]:
    """The columns that these rows have something for; year, figure and text always."""
    columns: list[Column[ChartRow]] = [Column("year", _("År"), Shape.TEXT, 8, lambda row: row.year)]
    if any(row.period for row in rows):
        columns.append(Column("period", _("Periode"), Shape.TEXT, 14, lambda row: row.period))
    columns += [
        Column("result", _("Resultat, tall"), Shape.FIGURE, 12, lambda row: cut(row.value)),
        Column("result_text", _("Resultat"), Shape.TEXT, 18, lambda row: row.text),
    ]
    if any(row.limits for row in rows):
        columns.append(Column("target", _("Mål, tall"), Shape.FIGURE, 12, _limit(0)))
    if any(len(row.limits) > 1 for row in rows):
        columns.append(Column("target_high", _("Mål, øvre grense"), Shape.FIGURE, 12, _limit(1)))
    shown = [kind for kind in LevelKind if any(kind in row.levels for row in rows)]
    columns += [Column(kind.value, LEVEL_WORDS[kind], Shape.FIGURE, 12, _level(kind)) for kind in shown]
    if any(row.example for row in rows):
        columns.append(Column("example", _("Eksempeldata"), Shape.TEXT, 14, _made_up))
    if any(row.broken for row in rows):
        columns.append(Column("break", _("Brudd i serien"), Shape.TEXT, 24, lambda row: row.broken))
    return columns


def _made_up(row: ChartRow) -> Cell:
    return gettext("oppdiktet") if row.example else ""


def _limit(place: int) -> Callable[[ChartRow], Cell]:
    return lambda row: cut(row.limits[place]) if len(row.limits) > place else None


def _level(kind: LevelKind) -> Callable[[ChartRow], Cell]:
    return lambda row: cut(row.levels.get(kind))
