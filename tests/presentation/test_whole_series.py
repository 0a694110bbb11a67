"""The whole series: breaks, forecasts, others' figures, the adopted target; one value, two drawings."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.exports import chart_columns, chart_rows
from indicators.judging import Adopted, BenchmarkFigure, ForecastRow, JudgedLine
from indicators.presentation.charts.axis import axis
from indicators.presentation.charts.levels import Level, LevelKind
from indicators.presentation.charts.plotly_years import plotly_figure
from indicators.presentation.charts.svg_paper import BOTTOM, TOP
from indicators.presentation.charts.years import Curve, Point, YearChart, year_chart
from indicators.presentation.charts.years_svg import draw, key
from indicators.values import (
    MONTHS,
    BenchmarkScope,
    Comparator,
    EmptyResult,
    FigureResult,
    LimitTarget,
    NoTarget,
    RoundKind,
    Spec,
    Status,
    Verdict,
    format_number,
)
from tests.presentation.rows import PERCENT, READING, d, row

S = "\u00a0"
WAITING = row(id=3, year=2026, result=EmptyResult(), verdict=Verdict(Status.NOT_DUE), previous=None)


def year(number: int, value: str, **changes: Any) -> JudgedLine:
    """A year of the reading test without a target."""
    given_: dict[str, Any] = {
        "id": number,
        "year": number,
        "target": NoTarget(),
        "result": FigureResult(d(value), "%"),
        "previous": None,
        "verdict": Verdict(Status.NO_TARGET, compared=d(value)),
    }
    return row(**{**given_, **changes})


def chart_of(*years: JudgedLine) -> YearChart:
    chart = year_chart(years, years[-1])
    assert chart is not None
    return chart


def test_a_new_wording_interrupts_the_line_and_is_told() -> None:
    chart = chart_of(year(2023, "30"), year(2024, "28.8"), replace(READING, name="Elever på nivå 1 og 2"))
    assert [point.broken for point in chart.points] == ["", "", "brudd: ny ordlyd"]
    svg = draw(chart)
    assert (svg.count('class="bline"'), svg.count('class="bbreak-s"')) == (1, 1)
    assert ">brudd: ny ordlyd</text>" in svg
    assert "2025: 28,2\u00a0% (brudd: ny ordlyd)" in chart.description
    assert "brudd: tallene før og etter kan ikke sammenlignes" in key(chart)


def test_figures_in_another_unit_are_told_and_never_drawn_on_the_axis() -> None:
    score = Spec(direction="lower", value_kind="score", scale=(1, 4), decimals=1)  # type: ignore[arg-type]
    chart = chart_of(year(2024, "3.1", spec=score, result=FigureResult(d("3.1"))), READING)
    assert [(point.value, point.reason) for point in chart.points] == [
        (None, "3,1 (står ikke på denne aksen)"),
        (d("28.2"), ""),
    ]
    assert chart.points[1].broken == "brudd: ny enhet, ny skala, nytt slags tall"


def test_before_a_merger_the_figures_are_another_municipality_s(settings: Any) -> None:
    settings.MUNICIPALITY_SINCE = 2024
    chart = chart_of(year(2023, "30"), year(2024, "28.8"), READING)
    assert [point.broken for point in chart.points] == ["", "brudd: ny kommune", ""]


def test_the_leader_s_forecast_is_a_triangle_with_a_word() -> None:
    forecast = ForecastRow(RoundKind.T1, "at_risk", "", FigureResult(d("24"), "%"), "24 %")
    waiting = replace(WAITING, forecast=forecast)
    chart = chart_of(READING, waiting)
    assert chart.points[1].value is None
    assert [(one.kind, one.value, one.text) for one in chart.points[1].levels] == [
        ("forecast", d("24"), f"24,0{S}%")
    ]
    svg = draw(chart)
    assert svg.count('class="lv-forecast"') == 1
    assert f">prognose 24,0{S}%</text>" in svg
    assert f"2026: – (Prognose etter 1. tertial: 24,0{S}%)" in chart.description


def test_a_target_is_drawn_before_there_is_a_figure_to_judge() -> None:
    point = chart_of(READING, WAITING).points[1]
    assert (point.value, point.limits, point.zone) == (None, (20,), (None, 20))


def test_the_adopted_target_stands_beside_the_one_in_force() -> None:
    adopted = Adopted(LimitTarget(Comparator.LT, d("25"), "%"), "<25 %", Verdict(Status.MISSED))
    chart = chart_of(replace(READING, adopted=adopted))
    assert chart.points[0].limits == (20,)
    assert [(one.kind, one.value, one.label) for one in chart.points[0].levels] == [
        ("adopted", d("25"), f"Vedtatt mål: <{S}25{S}%")
    ]
    assert ">Vedtatt mål" in draw(chart)


def test_everybody_else_has_a_line_of_its_own() -> None:
    theirs = tuple(
        BenchmarkFigure(scope, d(value), value, 2025, "")
        for scope, value in zip(BenchmarkScope, ("30", "31", "29"), strict=True)
    )
    svg = draw(chart_of(replace(READING, benchmarks=theirs)))
    drawn = re.findall(r'class="lv lv-(\w+)"', svg)
    assert drawn == ["national", "county", "kostra_group"]


FIGURES = st.decimals(min_value=-999, max_value=99_999, places=2)
MAYBE = st.none() | FIGURES


@st.composite
def charts(draw_one: st.DrawFn) -> YearChart:
    """Any chart of years: figures, gaps, targets, others, forecasts, breaks."""
    points = []
    for number in range(draw_one(st.integers(1, 8))):
        value = draw_one(MAYBE)
        limits = tuple(sorted(draw_one(st.lists(FIGURES, max_size=2))))
        kinds = draw_one(st.sets(st.sampled_from(LevelKind)))
        levels = tuple(
            Level(kind, figure := draw_one(FIGURES), format_number(figure), f"{kind} {format_number(figure)}")
            for kind in LevelKind
            if kind in kinds
        )
        points.append(
            Point(
                label=str(2018 + number),
                sub="",
                value=value,
                text="" if value is None else format_number(value),
                reason="ikke målt" if value is None else "",
                shape=draw_one(st.sampled_from(["met", "missed", "open"])),
                current=False,
                limits=limits,
                target="mål" if limits else "",
                levels=levels,
                broken=draw_one(st.sampled_from(["", "", "brudd: ny enhet"])) if number else "",
            )
        )
    points[-1] = replace(points[-1], current=True)
    figures = [
        figure
        for point in points
        for figure in (point.value, *point.limits, *(level.value for level in point.levels))
        if figure is not None
    ]
    low, high, ticks = axis(figures or [Decimal(0)], PERCENT)
    return YearChart("Tittel", "Beskrivelse", "%", low, high, ticks, tuple(points))


def heights(svg: str, pattern: str, add: float = 0) -> list[float]:
    return [float(found) + add for found in re.findall(pattern, svg)]


def marks(svg: str) -> list[tuple[float, float]]:
    """Where the results lie on the paper, from left to right."""
    circles = re.findall(r'<circle class="(?:gl-met|bnow|bprev)" cx="([\d.-]+)" cy="([\d.-]+)"', svg)
    diamonds = re.findall(r'<path class="gl-missed" d="M([\d.-]+) ([\d.-]+)l9.5', svg)
    found = [(float(x), float(y)) for x, y in circles]
    return sorted(found + [(float(x), float(y) + 9.5) for x, y in diamonds])


def figure_at(chart: YearChart, y: float) -> float:
    """The figure that a height stands for."""
    return float(chart.high) - (y - TOP) / (BOTTOM - TOP) * float(chart.high - chart.low)


@settings(max_examples=80, deadline=None)
@given(charts())
def test_both_drawings_and_the_file_show_the_same_figures(chart: YearChart) -> None:
    svg, data = draw(chart), json.loads(plotly_figure(chart))["data"]
    results = [trace for trace in data if trace["name"] == "Resultat"]
    explored = [
        (x, y, text)
        for trace in results
        for x, y, text in zip(trace["x"], trace["y"], trace["text"], strict=True)
    ]
    assert [x for x, _, _ in explored] == [point.label for point in chart.points]
    precise = float(chart.high - chart.low) / (BOTTOM - TOP) * 0.06 + 1e-9
    shown = [y for _, y, _ in explored if y is not None]
    assert [figure_at(chart, y) for _, y in marks(svg)] == pytest.approx(shown, abs=precise)
    assert shown == [float(point.value) for point in chart.points if point.value is not None]
    for kind in LevelKind:
        wanted = [
            (point.label, level.value, level.label)
            for point in chart.points
            for level in point.levels
            if level.kind is kind
        ]
        pattern = (
            r'd="M[\d.-]+ ([\d.-]+)H' if kind is not LevelKind.FORECAST else r'd="M[\d.-]+ ([\d.-]+)l8 14'
        )
        css = f'class="lv lv-{kind}" ' if kind is not LevelKind.FORECAST else 'class="lv-forecast" '
        drawn = heights(svg, css + pattern, 8 if kind is LevelKind.FORECAST else 0)
        assert [figure_at(chart, y) for y in drawn] == pytest.approx(
            [float(value) for _, value, _ in wanted], abs=precise
        )
        traces = [trace for trace in data if trace["text"] == [label for _, _, label in wanted]]
        if wanted:
            assert [(trace["x"], trace["y"]) for trace in traces] == [
                ([label for label, _, _ in wanted], [float(value) for _, value, _ in wanted])
            ]
    limits = heights(svg, r'class="btarget" d="M[\d.-]+ ([\d.-]+)H')
    asked = [limit for point in chart.points for limit in point.limits]
    assert [figure_at(chart, y) for y in limits] == pytest.approx([float(one) for one in asked], abs=precise)
    explored_limits = [y for trace in data if trace["name"].startswith("Mål") for y in trace["y"]]
    assert sorted(explored_limits) == sorted(float(one) for one in asked)
    rows = chart_rows(chart)
    assert [(row.year, row.value) for row in rows] == [(point.label, point.value) for point in chart.points]
    assert [row.levels for row in rows] == [
        {level.kind: level.value for level in point.levels} for point in chart.points
    ]
    assert [column.read(rows[0]) for column in chart_columns(rows)][:2] == [rows[0].year, rows[0].value]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(MAYBE, min_size=24, max_size=24).filter(lambda values: any(v is not None for v in values[12:]))
)
def test_both_drawings_show_the_same_months(values: list[Decimal | None]) -> None:
    texts = tuple("" if value is None else format_number(value) for value in values)
    curves = tuple(
        Curve(2024 + half, tuple(values[12 * half :][:12]), bool(half), texts[12 * half :][:12])
        for half in (0, 1)
        if any(value is not None for value in values[12 * half :][:12])
    )
    low, high, ticks = axis([value for value in values if value is not None], PERCENT)
    chart = YearChart("Tittel", "Beskrivelse", "", low, high, ticks, (), curves, tuple(MONTHS))
    svg, data = draw(chart), json.loads(plotly_figure(chart))["data"]
    precise = float(high - low) / (BOTTOM - TOP) * 0.06 + 1e-9
    for curve, trace, css in zip(curves[::-1], data[::-1], ("bnow", "bold"), strict=False):
        assert trace["x"] == list(MONTHS)
        assert trace["y"] == [None if value is None else float(value) for value in curve.values]
        drawn = heights(svg, rf'class="{css}" cx="[\d.-]+" cy="([\d.-]+)"')
        assert [figure_at(chart, y) for y in drawn] == pytest.approx(
            [float(value) for value in curve.values if value is not None], abs=precise
        )
