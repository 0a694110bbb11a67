"""An indicator through its years: axis, gaps, targets, months, and the same figures in Plotly."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from indicators.judging import PeriodRow
from indicators.presentation.charts.axis import axis
from indicators.presentation.charts.plotly_years import plotly_figure
from indicators.presentation.charts.svg_paper import NARROW
from indicators.presentation.charts.years import months_chart, year_chart
from indicators.presentation.charts.years_svg import draw, draw_for_screen
from indicators.values import (
    FigureResult,
    MissingReason,
    MissingResult,
    NoTarget,
    Period,
    PeriodFigure,
    PeriodKind,
    PeriodsResult,
    Spec,
    Status,
    Verdict,
    YesNoResult,
    YesTarget,
)
from tests.presentation.rows import READING, d, row

S = "\u00a0"
BEFORE = row(
    id=2,
    year=2024,
    target=NoTarget(),
    result=FigureResult(d("28.8"), "%"),
    previous=None,
    verdict=Verdict(Status.NO_TARGET),
)
LOWER = Spec(direction="lower", decimals=0)


@pytest.mark.parametrize(
    ("values", "spec", "ticks"),
    [
        (
            ["28.8", "28.2", "20"],
            Spec(direction="lower", value_kind="percent"),
            ["0", "10", "20", "30", "40"],
        ),
        (["100", "85"], Spec(direction="higher", value_kind="percent"), ["0", "25", "50", "75", "100"]),
        (["60110", "75000"], LOWER, ["0", "25000", "50000", "75000", "100000"]),
        (["-1.0", "0.7", "0"], LOWER, ["-1.5", "-1.0", "-0.5", "0.0", "0.5", "1.0"]),
        (["0"], LOWER, ["0", "0.25", "0.5", "0.75", "1"]),
        (["4.2"], Spec(direction="higher", value_kind="score", scale=(1, 6)), ["1", "2", "3", "4", "5", "6"]),
    ],
)
def test_the_axis_has_few_even_ticks_and_zero(values: list[str], spec: Spec, ticks: list[str]) -> None:
    low, high, found = axis([d(value) for value in values], spec)
    assert list(found) == [d(tick) for tick in ticks]
    assert (low, high) == ((1, 6) if spec.scale else (d(ticks[0]), d(ticks[-1])))


def test_two_years_are_two_points_and_only_the_year_with_a_target_has_a_zone() -> None:
    chart = year_chart((BEFORE, READING), READING)
    assert chart is not None
    assert [(point.label, point.text, point.shape, point.current) for point in chart.points] == [
        ("2024", f"28,8{S}%", "open", False),
        ("2025", f"28,2{S}%", "missed", True),
    ]
    assert [point.zone for point in chart.points] == [None, (None, 20)]
    assert chart.points[1].target == f"Mål 2025: <{S}20{S}%"
    assert chart.points[1].gap == f"8,2{S}prosentpoeng for høyt"
    assert chart.title == "Figur, 2024 til 2025. Tallene står i tabellen."  # the sentence stands beside it
    assert chart.description == f"2024: 28,8{S}%. 2025: 28,2{S}%."


def test_a_year_without_a_figure_is_a_gap_with_its_reason() -> None:
    gap = replace(BEFORE, result=MissingResult(MissingReason.NOT_MEASURED), result_text="Ikke målbare tall*")
    chart = year_chart((gap, READING), READING)
    assert chart is not None
    assert (chart.points[0].value, chart.points[0].reason) == (None, "ikke målbare tall")
    svg = draw(chart)
    assert svg.count('class="bmove"') == 0
    assert ">ikke målbare tall</text>" in svg


def test_without_any_figure_there_is_no_chart() -> None:
    line = row(target=YesTarget(), result=YesNoResult(True), verdict=Verdict(Status.MET))
    assert year_chart((line,), line) is None
    assert draw(None) == ""


def _halves(year: int, first: str, second: str):
    figures = tuple(
        PeriodFigure(Period(PeriodKind.HALF, number), d(value)) for number, value in ((1, first), (2, second))
    )
    return row(
        id=year,
        year=year,
        spec=LOWER,
        target=NoTarget(),
        result=PeriodsResult(figures),
        verdict=Verdict(Status.NO_TARGET, compared=d(second)),
        periods=tuple(PeriodRow(item.period, FigureResult(item.value), str(item.value)) for item in figures),
        previous=None,
    )


def test_half_years_are_points_of_their_own() -> None:
    years = (_halves(2024, "381", "376"), _halves(2025, "471", "504"))
    chart = year_chart(years, years[-1])
    assert chart is not None
    assert [(point.label, point.sub, point.text) for point in chart.points] == [
        ("2024", "1. halvår", "381"),
        ("2024", "2. halvår", "376"),
        ("2025", "1. halvår", "471"),
        ("2025", "2. halvår", "504"),
    ]


def _months(year: int, *values: str):
    periods = tuple(
        PeriodRow(Period(PeriodKind.MONTH, number), FigureResult(d(value)), value)
        for number, value in enumerate(values, start=1)
    )
    figures = tuple(PeriodFigure(item.period, item.result.value) for item in periods)
    spec = Spec(direction="lower", decimals=0, aggregation="mean")
    verdict = Verdict(Status.NO_TARGET)
    return row(
        id=year, year=year, spec=spec, target=NoTarget(), result=PeriodsResult(figures), verdict=verdict,
        periods=periods, previous=None,
    )  # fmt: skip


def test_months_are_a_curve_for_this_year_and_the_year_before() -> None:
    years = (_months(2023, "9", "9"), _months(2024, "393", "404"), _months(2025, "408", "402"))
    chart = months_chart(years, years[-1])
    assert chart is not None
    assert [(curve.year, curve.values[:3], curve.current) for curve in chart.curves] == [
        (2024, (393, 404, None), False),
        (2025, (408, 402, None), True),
    ]
    assert chart.title == "Figur, januar 2024 til desember 2025. Tallene står i tabellen."
    assert chart.description == "2025: januar 408, februar 402. 2024: januar 393, februar 404."
    assert draw(chart).count("<circle") == 4


def test_titles_and_labels_are_escaped() -> None:
    missing = MissingResult(MissingReason.NOT_MEASURED)
    evil = replace(BEFORE, result=missing, result_text="<script>alert(1)</script>")
    chart = year_chart((evil, READING), READING)
    assert chart is not None
    assert "<script>" not in draw(chart)
    assert "&lt;script&gt;" in draw(chart)


def test_plotly_gets_the_same_points_with_years_as_categories() -> None:
    chart = year_chart((BEFORE, READING), READING)
    assert chart is not None
    figure = json.loads(plotly_figure(chart))
    result, target = figure["data"]
    assert (result["x"], result["y"], result["name"]) == (["2024", "2025"], [28.8, 28.2], "Resultat")
    assert (target["x"], target["y"], target["name"]) == (["2025"], [20.0], "Mål")
    assert figure["layout"]["xaxis"]["type"] == "category"
    assert figure["layout"]["separators"] == f",{S}"
    assert [(shape["x0"], shape["x1"], shape["y0"], shape["y1"]) for shape in figure["layout"]["shapes"]] == [
        (0.5, 1.5, 0.0, 20.0)
    ]


def test_plotly_gets_a_trace_for_each_year_of_months() -> None:
    years = (_months(2024, "393", "404"), _months(2025, "408", "402"))
    chart = months_chart(years, years[-1])
    assert chart is not None
    data = json.loads(plotly_figure(chart))["data"]
    assert [(trace["name"], trace["x"][0], trace["y"][:3]) for trace in data] == [
        ("2024", "januar", [393.0, 404.0, None]),
        ("2025", "januar", [408.0, 402.0, None]),
    ]


def test_a_phone_gets_a_drawing_of_its_own_whose_letters_keep_their_size() -> None:
    """At 350 wide and no less: what is 13 px on the paper is more than 12 px on a phone of 390."""
    chart = year_chart((BEFORE, READING), READING)
    wide, narrow = re.findall(r"<svg.*?</svg>", draw_for_screen(chart), re.DOTALL)
    assert wide == draw(chart)
    assert narrow.startswith('<svg class="big narrow-fig" viewBox="0 0 350 330" role="img"')
    ids = re.findall(r' id="([^"]+)"', wide + narrow)
    assert len(ids) == len(set(ids)) == 2
    for svg, width in ((wide, 640), (narrow, 350)):
        places = [Decimal(x) for x in re.findall(r'<text[^>]* x="([\d.-]+)"', svg)]
        assert min(places) >= 0
        assert max(places) < width
    many = tuple(replace(READING, year=year, previous=None) for year in range(2015, 2026))
    long = year_chart(many, many[-1])
    wide, narrow = re.findall(r"<svg.*?</svg>", draw_for_screen(long), re.DOTALL)
    named = [re.findall(r">(20\d\d)</text>", svg) for svg in (wide, narrow)]
    assert named[0] == [str(year) for year in range(2015, 2026)]
    assert named[1] == ["2015", "2017", "2019", "2021", "2023", "2025"]  # as there is room, with the newest


def test_letters_of_drawings_are_at_least_12_px() -> None:
    """On a phone of 390 a drawing is 350 wide; the small and the list's drawings are never shrunk."""
    sheet = (Path(__file__).parents[2] / "indicators/static/malekort/charts.css").read_text(encoding="utf-8")
    sizes = {Decimal(size) for size in re.findall(r"font-size: ([\d.]+)px", sheet)}
    assert min(sizes) >= 12
    narrow = re.findall(r"\.narrow-fig [^{]*\{ font-size: (\d+)px", sheet)
    assert narrow != []
    assert min(int(size) * Decimal(350) / NARROW for size in narrow) >= 12
