"""Making another kind of line of one that has figures shows what becomes of them, and asks."""

from __future__ import annotations

from typing import Any

import pytest

from indicators import values, workflow
from indicators.judging import judge_lines
from indicators.models import Act, Result, ScorecardLine, TrailEntry, User
from tests import municipality

pytestmark = pytest.mark.django_db

SEPTEMBER = values.Period(values.PeriodKind.MONTH, 9)


@pytest.fixture
def line() -> ScorecardLine:
    skole = municipality.sector("skole")
    area = municipality.area("6.4", "Skole", skole)
    return municipality.line("svar", of=area, by=skole, unit="%", target="≥ 90", result="92 %")


def change(line: ScorecardLine, seen: bool = False, reason: str = "Nytt opplegg", **values: Any) -> object:
    by: User = workflow.program_user()
    return workflow.save_record(
        by=by, model=ScorecardLine, pk=line.pk, values=values, reason=reason, reshaped_seen=seen
    )


def stands(line: ScorecardLine) -> list[tuple[str, str, str]]:
    rows = Result.objects.filter(line=line).order_by("id")
    return [(row.written, row.kind, row.unit) for row in rows]


@pytest.mark.parametrize(
    ("values", "figures"),
    [
        ({"frequency": "month"}, [("år", "92 %", None)]),
        (
            {"unit": "dager"},
            [
                ("mål", "≥ 90", "≥\u00a090\u00a0dager"),
            ],
        ),
        ({"value_kind": "yes_no"}, [("mål", "≥ 90", "≥ 90"), ("år", "92 %", "92 %")]),
        ({"aggregation": "sum"}, [("år", "92 %", "92\u00a0%")]),
        ({"decimals": 1}, None),
        ({"name": "Svar i tide"}, None),
    ],
)
def test_what_becomes_of_each_figure(
    line: ScorecardLine, values: dict[str, Any], figures: list[tuple[str, str, str | None]] | None
) -> None:
    if figures is None:
        change(line, **values)
        return
    with pytest.raises(workflow.Reshapes) as asked:
        change(line, **values)
    told = [
        ("mål" if one.period is None else "år", one.written, None if one.after is None else str(one.after))
        for one in asked.value.figures
    ]
    assert told == figures
    line.refresh_from_db()
    assert (line.version, stands(line)) == (1, [("92 %", "figure", "%")])


def test_it_takes_a_reason(line: ScorecardLine) -> None:
    with pytest.raises(workflow.NeedsReason):
        change(line, seen=True, reason=" ", frequency="month")
    assert stands(line) == [("92 %", "figure", "%")]


def test_no_figure_decides_the_year_that_nobody_reaches(line: ScorecardLine) -> None:
    """The figure of a year went on deciding a line that is reported every month."""
    change(line, seen=True, frequency="month")
    assert stands(line) == [("", "empty", "")]
    assert [one.written for one in Result.history.order_by("history_id")] == ["92 %", ""]
    assert Act.REPORT_RESULT not in TrailEntry.objects.order_by("-sequence").values_list("act", flat=True)[:2]
    workflow.report_result(
        by=workflow.program_user(), line_id=line.pk, text="70 %", period=SEPTEMBER, reason="Ført"
    )
    (judged,) = judge_lines(ScorecardLine.objects.filter(pk=line.pk))
    assert judged.verdict.status is values.Status.MISSED


def test_what_can_be_read_another_way_is(line: ScorecardLine) -> None:
    change(line, seen=True, unit="dager", value_kind="number")
    (judged,) = judge_lines(ScorecardLine.objects.filter(pk=line.pk))
    assert str(judged.target) == "≥\u00a090\u00a0dager"
    assert [one.kind.value for one in judged.open_questions] == ["other_unit"]


def test_a_line_without_figures_is_changed_at_once(line: ScorecardLine) -> None:
    program = workflow.program_user()
    workflow.report_result(by=program, line_id=line.pk, text="", reason="Tømt")
    workflow.set_target(by=program, line_id=line.pk, text="", reason="Tømt", version=1)
    change(line, frequency="month", unit="dager")
    line.refresh_from_db()
    assert (line.frequency, line.unit) == ("month", "dager")
