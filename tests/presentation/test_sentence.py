"""The one sentence, word by word, for every status that is no judgement, and for what cannot be compared."""

from __future__ import annotations

import pytest

from indicators.presentation.sentence import sentence
from indicators.values import (
    AmbiguousResult,
    BenchmarkScope,
    Change,
    Comparator,
    FigureResult,
    LimitTarget,
    MissingReason,
    MissingResult,
    NoTarget,
    NotPlannedTarget,
    RelativeTarget,
    Spec,
    Status,
    TextResult,
    TextTarget,
    Undecided,
)
from tests.presentation.rows import NOTHING, d, earlier, row

S = "\u00a0"
NUMBER = Spec(direction="higher", decimals=0)
DAYS = Spec(direction="lower", unit="dager", decimals=0)
SCORE = Spec(direction="higher", value_kind="score", scale=(1, 6), decimals=1)
PERCENT_UP = Spec(direction="higher", value_kind="percent", decimals=0)

HUNDRED = LimitTarget(Comparator.GE, d("100"), "%", implied=True)

NOT_JUDGED = [
    pytest.param(
        row(
            spec=SCORE,
            target=LimitTarget(Comparator.GE, d("4.5"), implied=True),
            result=MissingResult(MissingReason.NOT_MEASURED),
            result_text="*) Ikke målt",
            previous=earlier(2024, FigureResult(d("4.0"))),
            verdict={"status": Status.NOT_MEASURED},
        ),
        f"Ikke målt. Mål: ≥{S}4,5. 2024: 4,0.",
        id="not measured",
    ),
    pytest.param(
        row(
            spec=PERCENT_UP,
            target=HUNDRED,
            result=MissingResult(MissingReason.NOT_MEASURED),
            result_text="Ikke målbare tall*",
            previous=earlier(2024, FigureResult(d("85"), "%")),
            verdict={"status": Status.NOT_MEASURED},
        ),
        f"Ikke målt: «Ikke målbare tall». Mål: ≥{S}100{S}%. 2024: 85{S}%.",
        id="not measured, in the cell's words",
    ),
    pytest.param(
        row(
            spec=PERCENT_UP,
            target=LimitTarget(Comparator.GE, d("25"), "%", implied=True),
            result=MissingResult(MissingReason.NOT_MEASURED),
            result_text="*",
            previous=earlier(2024, FigureResult(d("21"), "%")),
            verdict={"status": Status.NOT_MEASURED},
        ),
        f"Ikke målt. Mål: ≥{S}25{S}%. 2024: 21{S}%.",
        id="a lone asterisk",
    ),
    pytest.param(
        row(
            spec=SCORE,
            target=NotPlannedTarget(),
            result=MissingResult(MissingReason.NOT_PLANNED),
            previous=earlier(2023, FigureResult(d("1.9"))),
            verdict={"status": Status.NOT_PLANNED},
        ),
        "Måles ikke i år. 2023: 1,9.",
        id="not planned",
    ),
    pytest.param(
        row(spec=DAYS, target=LimitTarget(Comparator.LE, d("30"), implied=True), result=NOTHING,
            previous=None, verdict={"status": Status.NOT_DUE}),
        f"Ikke forfalt. Mål: ≤{S}30{S}dager.",
        id="not due",
    ),
    pytest.param(
        row(spec=NUMBER, target=LimitTarget(Comparator.GE, d("220"), implied=True),
            result=FigureResult(d("120")), previous=None, verdict={"status": Status.NOT_DUE}),
        f"Ikke forfalt: 120 hittil. Mål: ≥{S}220.",
        id="a part of the year",
    ),
    pytest.param(
        row(result=NOTHING, verdict={"status": Status.NOT_REPORTED}),
        f"Ikke rapportert. Mål: <{S}20{S}%. 2024: 28,8{S}%.",
        id="not reported",
    ),
    pytest.param(
        row(result=MissingResult(MissingReason.PENDING), previous=None,
            verdict={"status": Status.NOT_REPORTED}),
        f"Ikke rapportert: foreligger ikke. Mål: <{S}20{S}%.",
        id="pending",
    ),
    pytest.param(
        row(spec=NUMBER, target=NoTarget(), result=FigureResult(d("390")),
            previous=earlier(2024, FigureResult(d("410"))),
            verdict={"status": Status.NO_TARGET, "change": Change.BETTER}),
        "390, uten mål. 2024: 410, bedre enn i 2024.",
        id="no target",
    ),
    pytest.param(
        row(target=NoTarget(), result=MissingResult(MissingReason.NOT_MEASURED), previous=None,
            verdict={"status": Status.NO_TARGET}),
        "Ikke målt, uten mål.",
        id="neither target nor figure",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), NOT_JUDGED)
def test_statuses_without_a_judgement(line, expected: str) -> None:
    assert sentence(line) == expected


UNDECIDED = [
    (Undecided.NO_BENCHMARK, "landssnittet for 2025 mangler"),
    (Undecided.TEXT, "teksten kan ikke sammenlignes"),
    (Undecided.AMBIGUOUS, "tallet kan leses på flere måter"),
    (Undecided.BOUND, "grensen avgjør ikke om målet er nådd"),
    (Undecided.UNIT, "resultatet og målet har ulik enhet"),
    (Undecided.NEEDS_AGGREGATION, "det er ikke bestemt hvordan delene regnes sammen"),
    (Undecided.NO_PREVIOUS, "det finnes ikke et tidligere tall å regne endringen fra"),
    (Undecided.INCOMPLETE, "noen av årets tall mangler"),
]


@pytest.mark.parametrize(("reason", "expected"), UNDECIDED)
def test_an_undecided_line_says_why(reason: Undecided, expected: str) -> None:
    line = row(
        spec=SCORE,
        target=RelativeTarget(Comparator.GE, BenchmarkScope.NATIONAL),
        result=FigureResult(d("4.2")),
        previous=None,
        verdict={"status": Status.UNDECIDED, "reason": reason},
    )
    assert sentence(line) == f"4,2 mot målet ≥{S}landssnitt: må vurderes, {expected}."


def test_text_is_shown_as_it_was_written() -> None:
    line = row(
        target=TextTarget("bedre enn sist"),
        result=TextResult("ca 28"),
        previous=None,
        verdict={"status": Status.UNDECIDED, "reason": Undecided.TEXT},
    )
    assert sentence(line) == "ca 28 mot målet bedre enn sist: må vurderes, teksten kan ikke sammenlignes."


def test_an_ambiguous_figure_is_shown_as_it_was_written() -> None:
    line = row(
        spec=NUMBER,
        target=LimitTarget(Comparator.GE, d("100000"), implied=True),
        result=AmbiguousResult("145.500", (d("145.500"), d("145500"))),
        previous=None,
        verdict={"status": Status.UNDECIDED, "reason": Undecided.AMBIGUOUS},
    )
    assert sentence(line) == f"145.500 mot målet ≥{S}100{S}000: må vurderes, tallet kan leses på flere måter."
