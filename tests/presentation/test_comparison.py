"""A figure beside others': the difference with its sign, and in words that follow the direction."""

from __future__ import annotations

import pytest

from indicators.judging import BenchmarkFigure
from indicators.presentation.lines.comparison import other_views, standing_words
from indicators.values import BenchmarkScope, Direction, FigureResult, MissingReason, MissingResult, Spec
from tests.presentation.rows import d, row

S = "\u00a0"
NATIONAL, COUNTY, GROUP = BenchmarkScope


def held_against(direction: str, own: str, theirs: str, scope: BenchmarkScope = NATIONAL) -> str:
    spec = Spec(direction=Direction(direction), value_kind="percent", decimals=1)  # type: ignore[arg-type]
    line = row(spec=spec, result=FigureResult(d(own), "%"))
    return standing_words(line, BenchmarkFigure(scope, d(theirs), theirs, 2025, ""))


@pytest.mark.parametrize(
    ("direction", "own", "theirs", "scope", "said"),
    [
        ("higher", "96.2", "95", NATIONAL, f"1,2{S}prosentpoeng bedre enn landet"),
        ("higher", "93.0", "95", COUNTY, f"2,0{S}prosentpoeng dårligere enn fylket"),
        ("lower", "28.2", "30", GROUP, f"1,8{S}prosentpoeng bedre enn KOSTRA-gruppen"),
        ("lower", "33.3", "30", NATIONAL, f"3,3{S}prosentpoeng dårligere enn landet"),
        ("exact", "33.3", "30", NATIONAL, f"3,3{S}prosentpoeng over landet"),
        ("exact", "28.0", "30", NATIONAL, f"2,0{S}prosentpoeng under landet"),
        ("exact", "30.0", "30", NATIONAL, "likt med landet"),
    ],
)
def test_the_words_follow_the_direction(
    direction: str, own: str, theirs: str, scope: BenchmarkScope, said: str
) -> None:
    assert held_against(direction, own, theirs, scope) == said


def test_each_of_the_others_has_its_figure_difference_year_and_edition() -> None:
    line = row(
        benchmarks=(
            BenchmarkFigure(NATIONAL, d("30.1"), "30,1 %", 2025, "Udir 4.11.2025"),
            BenchmarkFigure(GROUP, None, "kommer", 2025, ""),
        )
    )
    found = [(one.who, one.figure, one.difference, one.source) for one in other_views(line)]
    assert found == [
        ("Landssnitt", f"30,1{S}%", f"\u22121,9{S}prosentpoeng", "2025, Udir 4.11.2025"),
        ("KOSTRA-gruppe", "kommer", "–", "2025"),
    ]
    assert f"1,9{S}prosentpoeng bedre enn landet" in other_views(line)[0].words
    assert other_views(line)[1].words == "kan ikke sammenlignes: deres er ikke et tall"


def test_a_reason_is_held_against_nobody() -> None:
    line = row(result=MissingResult(MissingReason.NOT_MEASURED))
    national = BenchmarkFigure(NATIONAL, d("30"), "30", 2025, "")
    assert standing_words(line, national) == "kan ikke sammenlignes: vårt tall mangler"
    assert standing_words(line, None) == ""
