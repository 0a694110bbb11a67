"""The one sentence, word by word, for figures that met a target or missed it."""

from __future__ import annotations

import pytest

from indicators.presentation.sentence import segments, sentence
from indicators.values import (
    BoundResult,
    Change,
    Comparator,
    FigureResult,
    LimitTarget,
    Spec,
    Status,
)
from tests.presentation.rows import READING, d, earlier, row

S = "\u00a0"
M = "\u2212"
NUMBER = Spec(direction="higher", decimals=0)
DAYS = Spec(direction="lower", unit="dager", decimals=0)
SCORE = Spec(direction="higher", value_kind="score", scale=(1, 6), decimals=1)
PERCENT_UP = Spec(direction="higher", value_kind="percent", decimals=0)
MISSED = {"status": Status.MISSED}


def test_a_miss_with_the_earlier_figure() -> None:
    assert sentence(READING) == (
        f"28,2{S}% mot målet <{S}20{S}%: ikke nådd, 8,2{S}prosentpoeng for høyt. "
        f"2024: 28,8{S}%, bedre enn i 2024."
    )


def test_the_segments_are_the_sentence_and_say_what_is_what() -> None:
    assert "".join(part.text for part in segments(READING)) == sentence(READING)
    assert [(part.role, part.text) for part in segments(READING) if part.role] == [
        ("result", f"28,2{S}%"),
        ("target", f"<{S}20{S}%"),
        ("status", "ikke nådd"),
        ("gap", f"8,2{S}prosentpoeng for høyt"),
        ("previous", f"2024: 28,8{S}%"),
        ("change", "bedre enn i 2024"),
    ]


JUDGED = [
    pytest.param(
        row(
            spec=DAYS,
            target=LimitTarget(Comparator.LE, d("30"), implied=True),
            result=FigureResult(d("80"), "dager"),
            previous=earlier(2024, FigureResult(d("44"), "dager")),
            verdict=MISSED
            | {
                "distance": d("-50"),
                "compared": d("80"),
                "limit": d("30"),
                "change": Change.WORSE,
                "distance_unit": "dager",
            },
        ),
        f"80{S}dager mot målet ≤{S}30: ikke nådd, 50{S}dager for lenge. 2024: 44, dårligere enn i 2024.",
        id="time",
    ),
    pytest.param(
        row(
            spec=NUMBER,
            name="Antall arrangementer for barn/unge",
            target=LimitTarget(Comparator.GE, d("30"), implied=True),
            result=FigureResult(d("28")),
            previous=earlier(2024, FigureResult(d("30"))),
            verdict=MISSED
            | {"distance": d("-2"), "compared": d("28"), "limit": d("30"), "change": Change.WORSE},
        ),
        f"28 mot målet ≥{S}30: ikke nådd, 2 for få. 2024: 30, dårligere enn i 2024.",
        id="counted",
    ),
    pytest.param(
        row(
            spec=NUMBER,
            name="Antall barn pr. pedagog",
            target=LimitTarget(Comparator.LE, d("14")),
            result=FigureResult(d("15")),
            previous=None,
            verdict=MISSED | {"distance": d("-1"), "compared": d("15"), "limit": d("14")},
        ),
        f"15 mot målet ≤{S}14: ikke nådd, 1 for høyt.",
        id="a ratio is not counted",
    ),
    pytest.param(
        row(
            spec=Spec(direction="higher", unit="kr per m²", decimals=0),
            target=LimitTarget(Comparator.GT, d("200")),
            result=FigureResult(d("55"), "kr per m²"),
            previous=earlier(2024, FigureResult(d("47"), "kr per m²")),
            verdict=MISSED
            | {
                "distance": d("-145"),
                "compared": d("55"),
                "limit": d("200"),
                "change": Change.BETTER,
                "distance_unit": "kr per m²",
            },
        ),
        f"55{S}kr per m² mot målet >{S}200: ikke nådd, 145{S}kr per m² for lavt. 2024: 47, bedre enn i 2024.",
        id="unit",
    ),
    pytest.param(
        row(
            spec=SCORE,
            target=LimitTarget(Comparator.GE, d("4.5"), implied=True),
            result=FigureResult(d("4.2")),
            previous=earlier(2024, FigureResult(d("4.2"))),
            verdict=MISSED
            | {"distance": d("-0.3"), "compared": d("4.2"), "limit": d("4.5"), "change": Change.UNCHANGED},
        ),
        f"4,2 mot målet ≥{S}4,5: ikke nådd, 0,3 for lavt. 2024: 4,2, uendret fra 2024.",
        id="score",
    ),
    pytest.param(
        row(
            result=FigureResult(d("20"), "%"),
            previous=None,
            verdict=MISSED | {"distance": d("0"), "compared": d("20"), "limit": d("20")},
        ),
        f"20,0{S}% mot målet <{S}20{S}%: ikke nådd, likt er ikke nok.",
        id="strict and equal",
    ),
    pytest.param(
        row(
            spec=Spec(direction="higher", value_kind="percent", decimals=1, tolerance=d("0.5")),
            target=LimitTarget(Comparator.GE, d("30"), "%"),
            result=FigureResult(d("29.9"), "%"),
            previous=None,
            verdict=MISSED
            | {
                "close": True,
                "distance": d("-0.1"),
                "compared": d("29.9"),
                "limit": d("30"),
                "distance_unit": "prosentpoeng",
            },
        ),
        f"29,9{S}% mot målet ≥{S}30{S}%: nesten nådd, 0,1{S}prosentpoeng for lavt "
        f"(innenfor toleransen på 0,5{S}prosentpoeng, telles som ikke nådd).",
        id="close",
    ),
    pytest.param(
        row(
            spec=PERCENT_UP,
            target=LimitTarget(Comparator.LE, d("60"), "%"),
            result=BoundResult(Comparator.GT, d("70"), "%"),
            previous=None,
            verdict=MISSED
            | {
                "at_least": True,
                "distance": d("-10"),
                "compared": d("70"),
                "limit": d("60"),
                "distance_unit": "prosentpoeng",
            },
        ),
        f">{S}70{S}% mot målet ≤{S}60{S}%: ikke nådd, minst 10{S}prosentpoeng for høyt.",
        id="only a bound",
    ),
    pytest.param(
        row(
            spec=NUMBER,
            name="Totalt antall brukere Svømmehallen",
            target=LimitTarget(Comparator.GE, d("75000"), implied=True),
            result=FigureResult(d("60110")),
            previous=earlier(2024, FigureResult(d("61042"))),
            verdict=MISSED
            | {"distance": d("-14890"), "compared": d("60110"), "limit": d("75000"), "change": Change.WORSE},
        ),
        f"60{S}110 mot målet ≥{S}75{S}000: ikke nådd, 14{S}890 for få. 2024: 61{S}042, dårligere enn i 2024.",
        id="thousands",
    ),
    pytest.param(
        row(
            spec=Spec(direction="higher", value_kind="number", unit="poeng", decimals=1),
            target=LimitTarget(Comparator.GE, d("0")),
            result=FigureResult(d("-1.0"), "poeng"),
            previous=earlier(2024, FigureResult(d("0.7"), "poeng")),
            verdict=MISSED
            | {
                "distance": d("-1.0"),
                "compared": d("-1.0"),
                "limit": d("0"),
                "change": Change.WORSE,
                "distance_unit": "poeng",
            },
        ),
        f"{M}1,0{S}poeng mot målet ≥{S}0: ikke nådd, 1,0{S}poeng for lavt. 2024: 0,7, dårligere enn i 2024.",
        id="negative",
    ),
]


@pytest.mark.parametrize(("line", "expected"), JUDGED)
def test_met_and_missed(line, expected: str) -> None:
    assert sentence(line) == expected
