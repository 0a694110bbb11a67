"""The one sentence, word by word, for targets and results that are no plain figures."""

from __future__ import annotations

import pytest

from indicators.presentation.sentence import sentence
from indicators.values import (
    BenchmarkScope,
    Change,
    ChangeSense,
    ChangeTarget,
    Comparator,
    DoneResult,
    FigureResult,
    LimitTarget,
    MissingReason,
    MissingResult,
    NotDoneResult,
    Part,
    PartsResult,
    Period,
    PeriodFigure,
    PeriodKind,
    PeriodsResult,
    RangeTarget,
    RelativeTarget,
    ShareResult,
    ShareTarget,
    Spec,
    Status,
    YesNoResult,
    YesTarget,
)
from tests.presentation.rows import d, earlier, national, row

S = "\u00a0"
NUMBER = Spec(direction="higher", decimals=0)
SCORE = Spec(direction="higher", value_kind="score", scale=(1, 6), decimals=1)
SHARE = Spec(direction="higher", value_kind="share", unit="avdelinger")
YES_NO = Spec(direction="higher", value_kind="yes_no")
ALL_HALVES = Spec(direction="higher", value_kind="percent", decimals=0, aggregation="all")
PERCENT_UP = Spec(direction="higher", value_kind="percent", decimals=0)

HUNDRED = LimitTarget(Comparator.GE, d("100"), "%", implied=True)
MISSED = {"status": Status.MISSED}
MET = {"status": Status.MET, "distance": d("0")}
H1, H2 = Period(PeriodKind.HALF, 1), Period(PeriodKind.HALF, 2)

OTHER_KINDS = [
    pytest.param(
        row(
            spec=ALL_HALVES,
            target=HUNDRED,
            result=PeriodsResult((PeriodFigure(H1, d("27")), PeriodFigure(H2, d("31"))), "%"),
            previous=earlier(2024, MissingResult(MissingReason.NOT_MEASURED), "Ikke målbare tall*"),
            verdict=MISSED
            | {
                "distance": d("-73"),
                "compared": d("27"),
                "limit": d("100"),
                "worst": H1,
                "distance_unit": "prosentpoeng",
            },
        ),
        f"27{S}% i 1. og 31{S}% i 2. halvår mot målet ≥{S}100{S}%: ikke nådd, "
        f"73{S}prosentpoeng for lavt i 1. halvår. 2024: ikke målbare tall.",
        id="both half-years must hold",
    ),
    pytest.param(
        row(
            spec=PERCENT_UP,
            target=HUNDRED,
            result=NotDoneResult(),
            previous=earlier(2024, NotDoneResult()),
            verdict=MISSED | {"change": Change.UNCHANGED},
        ),
        f"Ikke gjennomført mot målet ≥{S}100{S}%: ikke nådd. 2024: ikke gjennomført, uendret fra 2024.",
        id="not carried out",
    ),
    pytest.param(
        row(
            spec=PERCENT_UP,
            target=HUNDRED,
            result=DoneResult(),
            previous=None,
            verdict={"status": Status.MET},
        ),
        f"Gjennomført mot målet ≥{S}100{S}%: nådd.",
        id="carried out",
    ),
    pytest.param(
        row(
            spec=SHARE,
            target=ShareTarget(Comparator.GE, 30, 30, implied=True),
            result=ShareResult(25, 30),
            previous=earlier(2024, ShareResult(25, 30)),
            verdict=MISSED
            | {
                "distance": d("-5"),
                "compared": d("25"),
                "limit": d("30"),
                "change": Change.UNCHANGED,
                "distance_unit": "avdelinger",
            },
        ),
        f"25 av 30 mot målet ≥{S}30 av 30: ikke nådd, 5{S}avdelinger for få. "
        "2024: 25 av 30, uendret fra 2024.",
        id="share",
    ),
    pytest.param(
        row(
            spec=NUMBER,
            target=RangeTarget(d("4"), d("6")),
            result=FigureResult(d("7")),
            previous=None,
            verdict=MISSED | {"distance": d("-1"), "compared": d("7"), "limit": d("6")},
        ),
        "7 mot målet 4–6: ikke nådd, 1 for høyt.",
        id="range",
    ),
    pytest.param(
        row(
            spec=PERCENT_UP,
            target=ChangeTarget(Comparator.GT, d("3"), ChangeSense.INCREASE, "prosentpoeng"),
            result=FigureResult(d("33"), "%"),
            previous=earlier(2024, FigureResult(d("31"), "%")),
            verdict=MISSED
            | {
                "distance": d("-1"),
                "compared": d("2"),
                "limit": d("3"),
                "change": Change.BETTER,
                "distance_unit": "prosentpoeng",
            },
        ),
        f"33{S}%, en endring på +2{S}prosentpoeng, mot målet >{S}3{S}prosentpoeng økning: ikke nådd, "
        f"1{S}prosentpoeng for lite. 2024: 31{S}%, bedre enn i 2024.",
        id="change",
    ),
    pytest.param(
        row(
            spec=YES_NO,
            target=YesTarget(),
            result=YesNoResult(False),
            previous=earlier(2024, YesNoResult(True)),
            verdict=MISSED | {"change": Change.WORSE},
        ),
        "Nei mot målet ja: ikke nådd. 2024: ja, dårligere enn i 2024.",
        id="no against yes",
    ),
    pytest.param(
        row(
            spec=YES_NO,
            target=YesTarget(),
            result=YesNoResult(True),
            previous=None,
            verdict={"status": Status.MET},
        ),
        "Ja mot målet ja: nådd.",
        id="yes",
    ),
    pytest.param(
        row(
            spec=Spec(direction="higher", aggregation="sum", decimals=0),
            target=LimitTarget(Comparator.GE, d("5"), implied=True),
            result=PartsResult((Part("Godt samliv", d("2")), Part("Fødselsforberedende kurs", d("6")))),
            previous=earlier(
                2024, PartsResult((Part("Godt samliv", d("3")), Part("Fødselsforberedende kurs", d("6"))))
            ),
            verdict=MET | {"distance": d("3"), "compared": d("8"), "limit": d("5"), "change": Change.WORSE},
        ),
        f"Godt samliv{S}2, Fødselsforberedende kurs{S}6 (i alt 8) mot målet ≥{S}5: nådd. "
        f"2024: Godt samliv{S}3, Fødselsforberedende kurs{S}6 (i alt 9), dårligere enn i 2024.",
        id="parts that are summed",
    ),
    pytest.param(
        row(
            spec=SCORE,
            target=RelativeTarget(Comparator.GE, BenchmarkScope.NATIONAL),
            result=FigureResult(d("4.2")),
            benchmark=national("4.2"),
            previous=None,
            verdict=MET | {"compared": d("4.2"), "limit": d("4.2")},
        ),
        f"4,2 mot landssnitt 4,2 (mål ≥{S}landssnitt): nådd, likt.",
        id="equal to the country",
    ),
    pytest.param(
        row(
            spec=SCORE,
            target=RelativeTarget(Comparator.GE, BenchmarkScope.NATIONAL),
            result=FigureResult(d("3.6")),
            benchmark=national("3.8"),
            previous=None,
            verdict=MISSED | {"distance": d("-0.2"), "compared": d("3.6"), "limit": d("3.8")},
        ),
        f"3,6 mot landssnitt 3,8 (mål ≥{S}landssnitt): ikke nådd, 0,2 for lavt.",
        id="below the country",
    ),
    pytest.param(
        row(
            spec=PERCENT_UP,
            target=LimitTarget(Comparator.GE, d("40"), "%", implied=True),
            result=FigureResult(d("14"), "%"),
            previous=earlier(2024, MissingResult(MissingReason.NEW), "Ny"),
            verdict=MISSED
            | {"distance": d("-26"), "compared": d("14"), "limit": d("40"), "distance_unit": "prosentpoeng"},
        ),
        f"14{S}% mot målet ≥{S}40{S}%: ikke nådd, 26{S}prosentpoeng for lavt. Ny i 2025.",
        id="new",
    ),
]


@pytest.mark.parametrize(("line", "expected"), OTHER_KINDS)
def test_other_kinds_of_target_and_result(line, expected: str) -> None:
    assert sentence(line) == expected
