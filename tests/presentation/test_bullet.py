"""The målstrek: what is drawn, and where."""

from __future__ import annotations

import re

import pytest

from indicators.presentation.charts.bullet import bullet
from indicators.presentation.charts.bullet_svg import LIST, ROW, draw
from indicators.values import (
    ChangeSense,
    ChangeTarget,
    Comparator,
    FigureResult,
    LimitTarget,
    MissingReason,
    MissingResult,
    NotDoneResult,
    Period,
    PeriodFigure,
    PeriodKind,
    PeriodsResult,
    RangeTarget,
    ShareResult,
    ShareTarget,
    Spec,
    Status,
    Verdict,
    YesNoResult,
    YesTarget,
)
from tests.presentation.rows import READING, d, earlier, row

NUMBER = Spec(direction="higher", decimals=0)


def test_percent_lies_on_a_fixed_axis_with_zero_the_zone_and_the_target() -> None:
    found = bullet(READING)
    assert found is not None
    assert (found.low, found.high) == (0, 50)
    assert found.zone == (0, 20)
    assert found.targets == (20,)
    assert [(mark.value, mark.shape) for mark in found.marks] == [(d("28.2"), "missed")]
    assert found.previous == d("28.8")
    assert found.title == "Målstrek fra 0,0\u00a0% til 50,0\u00a0%"  # the sentence stands beside it


def test_the_row_drawing_is_exactly_this() -> None:
    svg = draw(bullet(READING), ROW)
    assert svg == (
        '<svg class="gl gl-row" viewBox="0 0 156 24" width="156" height="24" role="img">'
        "<title>Målstrek fra 0,0\u00a0% til 50,0\u00a0%</title>"
        '<path class="gl-axis" d="M8 12H148"/>'
        '<rect class="gl-zone" x="8.0" y="5" width="56.0" height="14"/>'
        '<path class="gl-target" d="M64.0 2V22"/>'
        '<path class="gl-move" d="M88.6 12H87.0"/>'
        '<circle class="gl-prev" cx="88.6" cy="12" r="4"/>'
        '<path class="gl-missed" d="M87.0 5.4l6.6 6.6-6.6 6.6-6.6-6.6z"/></svg>'
    )


@pytest.mark.parametrize(
    ("top", "end"),
    [("4", "5"), ("5", "5"), ("6", "10"), ("11.6", "20"), ("51", "100"), ("120", "150"), ("1500", "1800")],
)
def test_percent_axes_end_at_fixed_places(top: str, end: str) -> None:
    line = row(
        target=LimitTarget(Comparator.LE, d("0"), "%", implied=True),
        result=FigureResult(d(top), "%"),
        previous=None,
        verdict=Verdict(
            Status.MISSED, distance=-d(top), compared=d(top), limit=d("0"), comparator=Comparator.LE
        ),
    )
    found = bullet(line)
    assert found is not None
    assert (found.low, found.high, found.zone) == (0, d(end), None)


def test_a_score_runs_over_its_scale() -> None:
    line = row(
        spec=Spec(direction="higher", value_kind="score", scale=(1, 6), decimals=1),
        target=LimitTarget(Comparator.GE, d("4.5"), implied=True),
        result=FigureResult(d("4.2")),
        previous=None,
        verdict=Verdict(
            Status.MISSED, compared=d("4.2"), limit=d("4.5"), comparator=Comparator.GE, distance=d("-0.3")
        ),
    )
    found = bullet(line)
    assert found is not None
    assert (found.low, found.high, found.zone) == (1, 6, (d("4.5"), 6))


def test_a_share_runs_to_its_whole_and_an_earlier_share_of_another_whole_is_scaled() -> None:
    line = row(
        spec=Spec(direction="higher", value_kind="share"),
        target=ShareTarget(Comparator.GE, 30, 30, implied=True),
        result=ShareResult(25, 30),
        previous=earlier(2024, ShareResult(10, 20)),
        verdict=Verdict(
            Status.MISSED, compared=d("25"), limit=d("30"), comparator=Comparator.GE, distance=d("-5")
        ),
    )
    found = bullet(line)
    assert found is not None
    assert (found.low, found.high, found.previous) == (0, 30, 15)


def test_half_years_are_two_marks_and_the_deciding_one_is_the_main_one() -> None:
    halves = tuple(
        PeriodFigure(Period(PeriodKind.HALF, number), d(value)) for number, value in ((1, "27"), (2, "100"))
    )
    line = row(
        spec=Spec(direction="higher", value_kind="percent", aggregation="all", decimals=0),
        target=LimitTarget(Comparator.GE, d("100"), "%", implied=True),
        result=PeriodsResult(halves, "%"),
        verdict=Verdict(
            Status.MISSED,
            compared=d("27"),
            limit=d("100"),
            comparator=Comparator.GE,
            distance=d("-73"),
            worst=halves[0].period,
        ),
    )
    found = bullet(line)
    assert found is not None
    assert [(mark.label, mark.shape, mark.main) for mark in found.marks] == [
        ("1. halvår: 27\u00a0%", "missed", True),
        ("2. halvår: 100\u00a0%", "met", False),
    ]
    assert found.previous is None


def test_a_range_has_two_ends() -> None:
    line = row(
        spec=NUMBER,
        target=RangeTarget(d("4"), d("6")),
        result=FigureResult(d("5")),
        previous=None,
        verdict=Verdict(Status.MET, compared=d("5"), limit=d("6"), comparator=Comparator.LE, distance=d("1")),
    )
    found = bullet(line)
    assert found is not None
    assert (found.targets, found.zone) == ((4, 6), (4, 6))


def test_a_change_is_drawn_around_no_change() -> None:
    line = row(
        spec=Spec(direction="higher", value_kind="percent"),
        target=ChangeTarget(Comparator.GT, d("3"), ChangeSense.INCREASE),
        result=FigureResult(d("33"), "%"),
        verdict=Verdict(
            Status.MISSED, compared=d("2"), limit=d("3"), comparator=Comparator.GT, distance=d("-1")
        ),
    )
    found = bullet(line)
    assert found is not None
    assert (found.low, found.high, found.previous) == (d("-3.6"), d("3.6"), None)


@pytest.mark.parametrize(
    "line",
    [
        row(result=MissingResult(MissingReason.NOT_MEASURED), verdict=Verdict(Status.NOT_MEASURED)),
        row(result=NotDoneResult(), verdict=Verdict(Status.MISSED)),
        row(target=YesTarget(), result=YesNoResult(True), verdict=Verdict(Status.MET)),
        row(verdict=Verdict(Status.UNDECIDED)),
    ],
    ids=["not measured", "not carried out", "yes", "undecided"],
)
def test_without_a_figure_nothing_is_drawn(line) -> None:
    assert bullet(line) is None
    assert draw(bullet(line), ROW) == ""


def test_labels_of_the_list_neither_overlap_nor_leave_the_drawing() -> None:
    svg = draw(bullet(READING), LIST)
    texts = re.findall(r'<text class="(gl-t\w)" x="([\d.]+)" y="(\d+)">([^<]+)</text>', svg)
    assert [(css, y, text) for css, _, y, text in texts] == [
        ("gl-tv", "12", "28,2\u00a0%"),
        ("gl-tt", "54", "mål &lt;\u00a020\u00a0%"),
        ("gl-tp", "54", "2024: 28,8\u00a0%"),
    ]
    target, previous = (float(x) for _, x, y, _ in texts if y == "54")
    assert previous - target >= (10 + 12) * 6.9 / 2 + 10
    assert target >= 10 * 6.9 / 2
    assert previous <= 240 - 12 * 6.9 / 2
