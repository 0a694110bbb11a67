"""Hand-made rows for tests of wording and drawing: nothing is judged here, verdicts are written out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from indicators.judging import (
    AreaRef,
    BenchmarkFigure,
    HeadingRef,
    JudgedLine,
    PreviousFigure,
    SectorRef,
)
from indicators.values import (
    BenchmarkScope,
    Comparator,
    Direction,
    EmptyResult,
    FigureResult,
    LimitTarget,
    Result,
    Spec,
    Status,
    Verdict,
)


def d(text: str) -> Decimal:
    return Decimal(text)


PERCENT = Spec(direction=Direction.LOWER, value_kind="percent", unit="%", decimals=1)  # type: ignore[arg-type]

READING = JudgedLine(
    id=1,
    indicator_id=1,
    code="skole-np5-lesing",
    year=2025,
    order=1,
    name="Nasjonale prøver 5. trinn: Leseferdighet – andel elever på nivå 1",
    short_name="5. trinn lesing, nivå 1",
    on_card=True,
    planned=True,
    source_line=591,
    area=AreaRef(1, "6.4", "Skole", 3),
    heading=HeadingRef(1, "Grunnskole", ("202",), 1),
    sector=SectorRef(1, "skole", "Sektor for skole", 1),
    sector_assumed=False,
    sector_reason="",
    direction_reason="Nivå 1 er det laveste: færre er bedre.",
    spec=PERCENT,
    target=LimitTarget(Comparator.LT, d("20"), "%"),
    target_text="<20 %",
    adopted_by="KS-sak 145/24",
    result=FigureResult(d("28.2"), "%"),
    result_text="28,2 %",
    periods=(),
    previous=PreviousFigure(2024, FigureResult(d("28.8"), "%"), "28,8 %"),
    benchmark=None,
    verdict=Verdict(
        status=Status.MISSED,
        distance=d("-8.2"),
        severity=d("0.41"),
        severity_uncapped=d("0.41"),
        change="better",  # type: ignore[arg-type]
        change_amount=d("-0.6"),
        compared=d("28.2"),
        limit=d("20"),
        comparator=Comparator.LT,
        basis="target",  # type: ignore[arg-type]
        basis_value=d("20"),
        distance_unit="prosentpoeng",
    ),
    previous_status=Status.MISSED,
    notes=(),
    explanations=(),
)
"""The first row of the card of 6.4: 28,2 % against < 20 %, missed, better than 28,8 % in 2024."""


def row(**changes: Any) -> JudgedLine:
    """READING with other fields; ``verdict`` may be a dict of a Verdict's fields."""
    verdict = changes.get("verdict")
    if isinstance(verdict, dict):
        changes["verdict"] = Verdict(**verdict)
    return replace(READING, **changes)


def earlier(year: int, result: Result, text: str = "") -> PreviousFigure:
    return PreviousFigure(year, result, text)


def national(value: str | None, year: int = 2025) -> BenchmarkFigure:
    figure = None if value is None else d(value)
    return BenchmarkFigure(BenchmarkScope.NATIONAL, figure, value or "", year, "")


NOTHING = EmptyResult()
