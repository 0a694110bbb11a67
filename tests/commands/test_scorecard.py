"""The real data, loaded and judged: every verdict is the one a careful person gives."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from indicators import selectors, workflow
from indicators.models import ScorecardLine, SectorStaffing
from indicators.values import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("elverum")]

REVIEWED = Path(__file__).parent.parent / "fixtures_elverum" / "verdicts.csv"


def scorecard(*arguments: str) -> str:
    out = io.StringIO()
    call_command("scorecard", "2025", *arguments, stdout=out)
    return out.getvalue()


def as_json(*arguments: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(scorecard("--format", "json", *arguments))
    return rows


def test_every_verdict_is_the_reviewed_one() -> None:
    with REVIEWED.open(encoding="utf-8", newline="") as file:
        reviewed = {int(row["line"]): row for row in csv.DictReader(file)}
    found = {row["line"]: row for row in as_json()}
    assert len(reviewed) == 135
    assert found.keys() == reviewed.keys()
    differences = {
        line: (seen, expected)
        for line, row in found.items()
        if (seen := (row["status"], _number(row["distance"]), row["change"] or ""))
        != (expected := _expected(reviewed[line]))
    }
    assert differences == {}


def _number(text: str | None) -> Decimal | None:
    return Decimal(text.replace("−", "-").replace(",", ".")) if text else None


def _expected(row: dict[str, str]) -> tuple[str, Decimal | None, str]:
    return (row["status"], _number(row["distance"]), row["change"])


def test_the_eight_statuses_add_up_to_all() -> None:
    lines = selectors.year_lines(workflow.program_user(), 2025)
    counts = selectors.count(lines).by_status
    assert len(lines) == 135
    assert sum(counts.values()) == 135
    assert counts == {
        Status.MET: 69,
        Status.MISSED: 51,
        Status.NOT_MEASURED: 11,
        Status.NOT_PLANNED: 4,
        Status.NOT_DUE: 0,
        Status.NOT_REPORTED: 0,
        Status.NO_TARGET: 0,
        Status.UNDECIDED: 0,
    }


def test_a_row_of_the_json() -> None:
    (row,) = [row for row in as_json("--area", "6.4") if row["line"] == 590]
    assert row == {
        "area": "6.4 Skole",
        "heading": "Grunnskole",
        "function": "202",
        "sector": "Sektor for skole",
        "indicator": "Nasjonale prøver 5. trinn: Leseferdighet – andel elever på nivå 1",
        "previous": "28,8\u00a0%",
        "target": "<\u00a020\u00a0%",
        "benchmark": "",
        "result": "28,2\u00a0%",
        "status": "missed",
        "close": False,
        "distance": "-8.2",
        "severity": "0.41",
        "change": "better",
        "explanation": (
            "28,2\u00a0% mot målet <\u00a020\u00a0%: ikke nådd, 8,2\u00a0prosentpoeng for høyt. "
            "Bedre enn i 2024 (28,8\u00a0%)."
        ),
        "line": 590,
        "questions": [],
    }


def test_filters_leave_what_they_say() -> None:
    assert len(as_json("--area", "6.4")) == 16
    assert {row["area"] for row in as_json("--area", "Skole")} == {"6.4 Skole"}
    assert {row["status"] for row in as_json("--status", "not_measured")} == {"not_measured"}
    assert len(as_json("--status", "missed")) == 51
    assert {row["sector"] for row in as_json("--sector", "eiendom")} == {"Eiendomsstaben"}


def test_csv_and_table_hold_the_same_rows() -> None:
    rows = list(csv.DictReader(io.StringIO(scorecard("--format", "csv"))))
    assert [int(row["line"]) for row in rows] == [row["line"] for row in as_json()]
    table = scorecard()
    assert all(row["explanation"] in table for row in rows)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--area", "6.99"), "Ukjent --area '6.99'. Velg blant: 6.2, 6.3, 6.4"),
        (("--sector", "x"), "Ukjent --sector 'x'. Velg blant: "),
    ],
)
def test_an_unknown_filter_names_those_that_exist(arguments: tuple[str, ...], message: str) -> None:
    with pytest.raises(CommandError) as refused:
        scorecard(*arguments)
    assert str(refused.value).startswith(message)


def test_a_year_without_cards_is_said_plainly() -> None:
    with pytest.raises(CommandError, match="Det er ingen målekort for 1999"):
        call_command("scorecard", "1999")


def test_staffing_is_that_of_the_report() -> None:
    assert sum(SectorStaffing.objects.filter(year=2025).values_list("fte", flat=True)) == Decimal("1498.0")


def test_the_four_series_stand_off_the_card_with_their_months() -> None:
    series = ScorecardLine.objects.filter(year=2025, on_card=False)
    assert series.count() == 4
    (monthly,) = series.filter(frequency="month")
    assert [r.written for r in monthly.results.order_by("period_number")] == [
        "408", "402", "419", "389", "395", "395", "395", "389", "385", "367", "373", "361",
    ]  # fmt: skip
