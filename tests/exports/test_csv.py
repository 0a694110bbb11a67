"""CSV that Norwegian Excel opens right: numbers stay numbers, text becomes no formula and no date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import exports
from indicators.exports.csv_file import encode, guarded, printed
from indicators.judging import Account, ActionRow, BenchmarkFigure, Explanation, Note, PreviousFigure, Turned
from indicators.values import (
    BenchmarkScope,
    Change,
    Comparator,
    Direction,
    FigureResult,
    LimitTarget,
    MissingReason,
    MissingResult,
    NoTarget,
    RangeTarget,
    Spec,
    Status,
)
from tests.exports.files import DEADLINE, KEYS, LEVEL, read_csv, written_csv
from tests.presentation.rows import row


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, ""),
        (2025, "2025"),
        (Decimal("28.2"), "28,2"),
        (Decimal("25.0"), "25,0"),
        (Decimal("-1.0"), "-1,0"),
        (Decimal("11338"), "11338"),
        (Decimal("-3419"), "-3419"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.000001"), "0,000001"),
        (Decimal("123456789012345.123456"), "123456789012345,123456"),
        (date(2024, 12, 12), "2024-12-12"),
        ("Skole", "Skole"),
        ("28,2 %", "28,2 %"),
        ("25 av 30", "25 av 30"),
    ],
)
def test_a_cell_is_printed_as_norwegian_excel_reads_it(cell: exports.Cell, expected: str) -> None:
    assert printed(cell) == expected


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "=1+1",
        "+1 231",
        "+47 62 40 00 00",
        "-2 tekst",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        " =1+1",
        "\r=1+1",
        "\n=1+1",
        "\u00a0=1+1",
        "＝1+1",
        "= 30",
        "--",
    ],
)
def test_text_that_begins_as_a_formula_is_kept_as_text(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["4.2", "1-6", "1/2", "31.12.2024", "4.25", "2025-01", "mars 2025", "1. mai", "des", "1e5"]
)
def test_text_that_excel_takes_for_a_date_or_a_power_is_kept_as_text(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["-1,0", "+0,7", "-5", "-12,5 %", "90", "4,2", "", "4–6", "≥ 20", "121/130", "99.999"]
)
def test_signed_numbers_and_plain_text_are_left_alone(text: str) -> None:
    assert guarded(text) == text


@given(st.text(max_size=60))
def test_no_cell_begins_as_a_formula_unless_it_is_a_number(text: str) -> None:
    shown = guarded(text)
    assert shown.lstrip()[:1] not in set("=@")
    assert shown[:1] not in {"\t", "\r", "\n"}
    if shown.lstrip()[:1] in {"+", "-"}:
        assert Decimal(shown.rstrip("% ").replace(",", "."))


@given(
    st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30), min_size=2, max_size=5)
)
def test_what_is_written_is_read_back(texts: list[str]) -> None:
    import csv
    import io

    read = list(csv.reader(io.StringIO(encode([texts]).decode(), newline=""), delimiter=";", strict=True))
    assert [cell.removeprefix("'") for cell in read[0]] == [text.removeprefix("'") for text in texts]


def test_the_file_has_a_mark_a_header_and_semicolons() -> None:
    pieces = list(exports.csv_pieces([(row(),), (row(code="b"),)]))
    assert len(pieces) == 3, "the header and each chunk are sent at once"
    assert pieces[0].startswith(
        "\ufeffÅr;Tjenesteområde;Mål over indikatoren;Overskrift;KOSTRA-funksjon;".encode()
    )
    header, rows = read_csv(b"".join(pieces))
    assert len(header) == len(KEYS) == len(set(header))
    assert [one["code"] for one in rows] == ["skole-np5-lesing", "b"]


def test_a_change_is_called_what_the_page_and_the_sentence_call_it() -> None:
    """Fewer of a count that still is as many as planned is no step back (Elverum 2025, line 681)."""
    line = row(
        name="Antall gruppetiltak",
        spec=Spec(Direction.HIGHER),
        target=LimitTarget(Comparator.GE, Decimal(5)),
        result=FigureResult(Decimal(8)),
        previous=PreviousFigure(2024, FigureResult(Decimal(9)), "9"),
        verdict={"status": Status.MET, "change": Change.WORSE, "change_amount": Decimal(-1)},
    )
    (told,) = written_csv([line])
    assert (told["change"], told["sentence"]) == (
        "færre",
        "8 mot målet ≥\u00a05: nådd. Færre enn i 2024 (9).",
    )


def test_a_row_says_everything_about_a_line() -> None:
    line = row(
        case="KS-sak 145/24",
        adopted_on=date(2024, 12, 12),
        notes=(Note(1, "result", "Gjelder våren.", False, 1), Note(2, "name", "Kilden er uklar.", True, 2)),
        explanations=(
            Explanation("Lærere manglet.", False, None, cause=True),
            Explanation("Mange nye elever.", False, 600),
            Explanation("Gjelder våren.", True, 610),
        ),
        deviation=Account("Lærere manglet.", "too_few", "24/1001"),
        actions=(
            ActionRow(1, 1, 2025, "Ansette", "Rektor", date(2026, 6, 1), "planned", "", True),
            ActionRow(2, 1, 2025, "Lese mer", "Rektor", date(2026, 8, 1), "done", "Det virket.", False),
        ),
    )
    assert written_csv([line]) == [
        {
            "year": "2025",
            "area": "6.4 Skole",
            "goal": "",
            "heading": "Grunnskole",
            "function": "202",
            "indicator": "Nasjonale prøver 5. trinn: Leseferdighet – andel elever på nivå 1",
            "short_name": "5. trinn lesing, nivå 1",
            "code": "skole-np5-lesing",
            "sector": "Sektor for skole",
            "sector_assumed": "nei",
            "previous_year": "2024",
            "previous": "28,8",
            "previous_date": "",
            "previous_rank": "",
            "previous_written": "28,8 %",
            "comparator": "<",
            "target": "20",
            "target_high": "",
            "target_date": "",
            "target_rank": "",
            "target_text": "<\u00a020\u00a0%",
            "target_written": "<20 %",
            "case": "KS-sak 145/24",
            "adopted_on": "2024-12-12",
            "benchmark": "",
            "benchmark_source": "",
            "against": "",
            "target_follows": "",
            "against_country": "uten tall å sammenligne med",
            "against_county": "uten tall å sammenligne med",
            "against_kostra": "uten tall å sammenligne med",
            "result": "28,2",
            "result_date": "",
            "result_rank": "",
            "result_text": "28,2\u00a0%",
            "result_written": "28,2 %",
            "unit": "%",
            "value_kind": "prosent",
            "levels": "",
            "statutory": "nei",
            "status": "Ikke nådd",
            "close": "nei",
            "distance": "-8,2",
            "distance_unit": "prosentpoeng",
            "severity": "0,41",
            "change": "bedre",
            "change_amount": "-0,6",
            "sentence": "28,2\u00a0% mot målet <\u00a020\u00a0%: ikke nådd, 8,2\u00a0prosentpoeng for høyt."
            " Bedre enn i 2024 (28,8\u00a0%).",
            "turned": "",
            "notes": "Gjelder våren.\nKilden er uklar.",
            "comments": "Mange nye elever.",
            "cause": "Lærere manglet.",
            "why_no_figure": "For få svar til å vise tall",
            "questions": "",
            "answers": "",
            "evidence": "'24/1001",
            "actions": "Ansette (Rektor, innen 01.06.2026, planlagt)\n"
            "Lese mer (Rektor, innen 01.08.2026, gjennomført): Det virket.",
            "source_line": "591",
        }
    ]


def test_what_is_not_there_is_empty_and_never_zero() -> None:
    line = row(
        heading=None,
        target=NoTarget(),
        target_text="",
        result=MissingResult(MissingReason.NOT_MEASURED),
        result_text="Ikke målt",
        previous=PreviousFigure(2023, FigureResult(Decimal("0")), "0"),
        verdict={"status": "no_target"},
        source_line=None,
    )
    (one,) = written_csv([line])
    for key in ("heading", "target", "target_text", "result", "distance", "severity", "source_line"):
        assert one[key] == "", key
    assert (one["result_text"], one["previous_year"], one["previous"]) == ("Ikke målt", "2023", "0")


def test_a_range_has_both_ends() -> None:
    (one,) = written_csv([row(target=RangeTarget(Decimal(4), Decimal(6)), target_text="4-6")])
    assert (one["comparator"], one["target"], one["target_high"]) == ("", "4", "6")
    assert (one["target_text"], one["target_written"]) == ("4–6\u00a0%", "'4-6")


def test_a_deadline_is_a_day_and_a_level_is_its_word_and_its_number() -> None:
    day, word = written_csv([DEADLINE, LEVEL])
    shown = ("target_date", "target_text", "result_date", "previous_date", "result_rank", "target")
    assert [day[key] for key in shown] == ["2025-10-01", "'01.10.2025", "2025-09-15", "2024-11-30", "", ""]
    shown = ("target_rank", "target_text", "result_rank", "result_text", "previous_rank", "levels")
    assert [word[key] for key in shown] == ["2", "delvis", "3", "helt", "1", "ikke; delvis; helt"]
    assert (word["target_date"], word["result_date"], word["previous_date"]) == ("", "", "")


def test_a_verdict_that_a_later_edition_turned_says_since_when_and_why() -> None:
    then = BenchmarkFigure(BenchmarkScope.NATIONAL, Decimal("23.9"), "23,9 %", 2025, "KOSTRA")
    now = BenchmarkFigure(BenchmarkScope.NATIONAL, Decimal("24.7"), "24,7 %", 2025, "KOSTRA, reviderte tall")
    turned = Turned(Status.MET, then, date(2026, 6, 15), now, closed=True)
    (one,) = written_csv([row(turned=turned)])
    assert one["turned"] == (
        "Ikke nådd siden 15.06.2026: KOSTRA, reviderte tall, landssnitt 24,7\u00a0%; "
        "ved lukking: nådd mot 23,9\u00a0%."
    )


def test_what_the_law_demands_says_so() -> None:
    assert [one["statutory"] for one in written_csv([row(statutory=True), row()])] == ["ja", "nei"]
