"""Lines read and judged: what a row carries, and at what price."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators import values, workflow
from indicators.judging import JudgedLine, deadline, judge_lines
from indicators.models import Footnote, FootnoteCell, ResultComment, ScorecardLine, Sector, ServiceArea
from indicators.values import Change, Status
from tests import municipality

pytestmark = pytest.mark.django_db

AFTER = date(2026, 6, 1)


@pytest.fixture
def skole() -> Sector:
    return municipality.sector("skole")


@pytest.fixture
def area(skole: Sector) -> ServiceArea:
    return municipality.area("6.4", "Skole", skole)


def judged(*, today: date = AFTER, **filters: Any) -> JudgedLine:
    (row,) = judge_lines(ScorecardLine.objects.filter(**filters), today=today)
    return row


PERCENT = {"direction": "lower", "value_kind": "percent", "unit": "%", "decimals": 1}


def test_the_previous_is_the_latest_earlier_figure_whatever_its_year(
    area: ServiceArea, skole: Sector
) -> None:
    given = {"of": area, "by": skole, **PERCENT}
    municipality.line("lesing", year=2022, result="30,1 %", **given)
    municipality.line("lesing", year=2023, result="28,8 %", **given)
    municipality.line("lesing", year=2024, result="Ikke målt", **given)
    municipality.line("lesing", target="<20 %", result="28,2 %", **given)
    row = judged(year=2025)
    assert row.previous is not None
    assert (row.previous.year, row.previous.text) == (2023, "28,8 %")
    assert (row.verdict.status, row.verdict.distance) == (Status.MISSED, Decimal("-8.2"))
    assert (row.verdict.change, row.verdict.change_amount) == (Change.BETTER, Decimal("-0.6"))
    assert row.verdict.severity == Decimal("0.41")
    assert row.previous_status is Status.MISSED


def test_without_an_earlier_figure_the_earlier_reason_is_shown(area: ServiceArea, skole: Sector) -> None:
    municipality.line("ny", of=area, by=skole, year=2024, result="Ny", **PERCENT)
    municipality.line("ny", of=area, by=skole, target="<45 %", result="53 %", **PERCENT)
    row = judged(year=2025)
    assert row.previous is not None
    assert row.previous.result == values.MissingResult(values.MissingReason.NEW)
    assert (row.verdict.change, row.previous_status) == (None, Status.NOT_MEASURED)


def test_months_make_the_year(area: ServiceArea, skole: Sector) -> None:
    line = municipality.line("mottakere", of=area, by=skole, frequency="month", aggregation="mean")
    for month, figure in enumerate((199, 248, 259, 228, 200, 231, 264, 210, 265, 243, 241, 241), start=1):
        workflow.report_result(
            by=workflow.program_user(), line_id=line.pk, text=str(figure), reason="x",
            period=values.Period(values.PeriodKind.MONTH, month),
        )  # fmt: skip
    row = judged(year=2025)
    assert len(row.periods) == 12
    assert row.verdict.compared == Decimal("235.75")
    assert row.verdict.status is Status.NO_TARGET


@pytest.mark.parametrize(
    ("today", "status"), [(date(2026, 3, 31), Status.NOT_DUE), (date(2026, 4, 1), Status.NOT_REPORTED)]
)
def test_an_empty_cell_is_owed_after_the_deadline(
    area: ServiceArea, skole: Sector, today: date, status: Status
) -> None:
    municipality.line("lesing", of=area, by=skole, target="20")
    assert deadline(2025) == date(2026, 3, 31)
    assert judged(today=today).verdict.status is status


def test_a_relative_target_takes_the_benchmark_it_names(area: ServiceArea, skole: Sector) -> None:
    line = municipality.line("trivsel", of=area, by=skole, decimals=1, target="≥ fylkessnitt", result="4,2")
    assert judged().verdict.status is Status.UNDECIDED
    for scope, figure in (("national", "4,3"), ("county", "4,1")):
        workflow.set_benchmark(
            by=workflow.program_user(),
            line_id=line.pk,
            scope=values.BenchmarkScope(scope),
            text=figure,
            reason="x",
        )
    row = judged()
    assert row.benchmark is not None
    assert (row.benchmark.scope, row.benchmark.value) == (values.BenchmarkScope.COUNTY, Decimal("4.1"))
    assert (row.verdict.status, row.verdict.distance) == (Status.MET, Decimal("0.1"))


def test_a_comment_about_the_indicator_or_a_printed_note_to_its_result_explains(
    area: ServiceArea, skole: Sector
) -> None:
    program = workflow.program_user()
    by_comment = municipality.line("a", of=area, by=skole, target="5", result="4")
    by_note = municipality.line("b", of=area, by=skole, target="5", result="4", order=2)
    municipality.line("c", of=area, by=skole, target="5", result="4", order=3)
    about = {"area": area, "year": 2025, "order": 1}
    workflow.save_record(
        by=program, model=ResultComment, reason="x",
        values={**about, "code": "k1", "text": "For få lærere."},
        links={"indicators": [by_comment.indicator]},
    )  # fmt: skip
    for code, kind, cell in (
        ("f1", "printed", "result"),
        ("f2", "remark", "result"),
        ("f3", "printed", "target"),
    ):
        note, _ = workflow.save_record(
            by=program, model=Footnote, reason="x", values={**about, "code": code, "kind": kind, "text": code}
        )
        target = by_note if code == "f1" else ScorecardLine.objects.get(short_name="c")
        workflow.save_record(
            by=program,
            model=FootnoteCell,
            reason="x",
            values={"footnote": note, "line": target, "cell": cell},
        )
    rows = judge_lines(ScorecardLine.objects.order_by("order"), today=AFTER)
    assert [[e.text for e in row.explanations] for row in rows] == [["For få lærere."], ["f1"], []]
    assert [row.explained for row in rows] == [True, True, False]


def test_a_withdrawn_line_is_read_by_nobody(area: ServiceArea, skole: Sector) -> None:
    municipality.line("a", of=area, by=skole, withdrawn=True)
    reader = municipality.user("leser")
    assert list(ScorecardLine.objects.visible_to(reader)) == []


@pytest.mark.parametrize("lines", [1, 30])
def test_reading_takes_the_same_statements_whatever_the_number_of_lines(
    area: ServiceArea, skole: Sector, lines: int
) -> None:
    headings = {year: municipality.heading(area, "Grunnskole", year) for year in (2024, 2025)}
    for number in range(lines):
        for year, heading in headings.items():
            given = {"of": area, "by": skole, "year": year, "heading": heading, "order": number}
            municipality.line(f"l{number}", target="5", result="4", **given)
    with CaptureQueriesContext(connection) as statements:
        rows = judge_lines(ScorecardLine.objects.filter(year=2025))
    assert (len(rows), len(statements)) == (lines, 6)
