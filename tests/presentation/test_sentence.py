"""The one sentence, word by word, for every kind of target and result and every status."""

from __future__ import annotations

import pytest

from indicators.presentation.sentence import segments, sentence
from indicators.values import (
    AmbiguousResult,
    BenchmarkScope,
    BoundResult,
    Change,
    ChangeSense,
    ChangeTarget,
    Comparator,
    DoneResult,
    FigureResult,
    LimitTarget,
    MissingReason,
    MissingResult,
    NoTarget,
    NotDoneResult,
    NotPlannedTarget,
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
    TextResult,
    TextTarget,
    Undecided,
    YesNoResult,
    YesTarget,
)
from tests.presentation.rows import NOTHING, READING, d, earlier, national, row

S = "\u00a0"
M = "\u2212"
H1, H2 = Period(PeriodKind.HALF, 1), Period(PeriodKind.HALF, 2)
NUMBER = Spec(direction="higher", decimals=0)
DAYS = Spec(direction="lower", unit="dager", decimals=0)
SCORE = Spec(direction="higher", value_kind="score", scale=(1, 6), decimals=1)
SHARE = Spec(direction="higher", value_kind="share", unit="avdelinger")
YES_NO = Spec(direction="higher", value_kind="yes_no")
ALL_HALVES = Spec(direction="higher", value_kind="percent", decimals=0, aggregation="all")
PERCENT_UP = Spec(direction="higher", value_kind="percent", decimals=0)

HUNDRED = LimitTarget(Comparator.GE, d("100"), "%", implied=True)
MISSED = {"status": Status.MISSED}
MET = {"status": Status.MET, "distance": d("0")}


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
