"""The overview of a year as it stood in a round: a town with lines for each tertial and one for the year."""

from __future__ import annotations

from datetime import date

import pytest

from indicators import selectors, workflow
from indicators.models import Role, Round, ScorecardLine, User
from indicators.values import Period, PeriodKind, RoundKind, Status
from indicators.values.query.line_query import LineQuery
from tests import municipality

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 15)
T1, T2 = (Period(PeriodKind.TERTIAL, number) for number in (1, 2))


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: TODAY)


@pytest.fixture
def town(db: None) -> dict[str, ScorecardLine]:
    """Both tertials are closed; the line of the year has forecasts in both, the tertial line turned in T2."""
    skole, helse = municipality.sector("skole", 1), municipality.sector("helse", 2)
    area = municipality.area("6.4", "Skole", skole, helse)
    given = {"of": area, "year": 2026, "target": "10"}
    lines = {
        "tertial": municipality.line("tertial", by=skole, frequency="tertial", order=1, **given),
        "silent": municipality.line("taus", by=helse, frequency="tertial", order=2, **given),
        "year": municipality.line("arlig", by=skole, order=3, **given),
    }
    program = workflow.program_user()
    for kind, month, period, figure, outlook in (
        ("t1", 4, T1, "12", "unsure"),
        ("t2", 8, T2, "8", "will_miss"),
    ):
        row = workflow.plan_round(
            by=program,
            year=2026,
            kind=kind,
            reason="Test",
            opens_on=date(2026, month, 1),
            deadline=date(2026, month, 30),
        )
        workflow.open_round(by=program, round_id=row.pk, reason="Test")
        workflow.report_result(
            by=program, line_id=lines["tertial"].pk, text=figure, reason="Ført", period=period
        )
        workflow.forecast(
            by=program,
            line_id=lines["year"].pk,
            round_id=row.pk,
            outlook=outlook,
            comment=f"Etter {kind}",
            reason="Test",
        )
        if kind == "t2":
            workflow.promise_action(
                by=program,
                line_id=lines["tertial"].pk,
                text="Ansette",
                responsible="Rektor",
                due=date(2026, 9, 12),
                reason="Avvik",
            )
        municipality.count_as_delivered(row)
        workflow.close_round(by=program, round_id=row.pk, reason="Ferdig", even_if_missing=True)
    return lines


@pytest.fixture
def reader(town: dict[str, ScorecardLine]) -> User:
    return municipality.user("ledelse", Role.MANAGEMENT)


def statuses(board: selectors.Board) -> list[Status]:
    return [line.verdict.status for line in board.whole]


def test_each_round_shows_what_was_reported_by_then(reader: User) -> None:
    first = selectors.board(reader, 2026, LineQuery(round=RoundKind.T1))
    second = selectors.board(reader, 2026, LineQuery(round=RoundKind.T2))
    assert statuses(first) == [Status.MET, Status.NOT_REPORTED, Status.NOT_DUE]
    assert statuses(second) == [Status.MISSED, Status.NOT_REPORTED, Status.NOT_DUE]
    assert statuses(selectors.board(reader, 2026)) == [Status.MISSED, Status.NOT_DUE, Status.NOT_DUE]


def test_a_tertial_is_compared_with_the_one_before(reader: User) -> None:
    first = selectors.board(reader, 2026, LineQuery(round=RoundKind.T1))
    second = selectors.board(reader, 2026, LineQuery(round=RoundKind.T2))
    assert first.earlier is None
    assert second.earlier is not None
    assert (second.earlier.year, second.earlier.round) == (2026, RoundKind.T1)
    assert second.earlier.pairs == {
        (Status.MET, Status.MISSED): 1,
        (Status.NOT_REPORTED, Status.NOT_REPORTED): 1,
        (Status.NOT_DUE, Status.NOT_DUE): 1,
    }
    assert [line.code for line in second.turned] == ["tertial"]
    assert first.turned == ()


def test_a_year_that_is_not_over_is_no_year_in_a_row(town: dict[str, ScorecardLine], reader: User) -> None:
    line = town["tertial"]
    municipality.line("tertial", of=line.area, by=line.sector, year=2025, target="10", result="8")
    shown = {
        kind: selectors.board(reader, 2026, LineQuery(round=kind)).streaks for kind in (RoundKind.T2, None)
    }
    assert shown == {RoundKind.T2: {line.pk: (2025,)}, None: {line.pk: (2025, 2026)}}


def test_the_forecast_is_the_one_of_the_round(reader: User) -> None:
    for kind, outlook, comment in (
        (RoundKind.T1, "unsure", "Etter t1"),
        (RoundKind.T2, "will_miss", "Etter t2"),
        (None, "will_miss", "Etter t2"),
    ):
        (line,) = selectors.board(reader, 2026, LineQuery(round=kind)).at_risk
        assert line.code == "arlig"
        assert line.forecast is not None
        assert (line.forecast.outlook, line.forecast.comment) == (outlook, comment)


def test_what_is_owed_follows_the_round_and_its_deadline(reader: User) -> None:
    second = selectors.board(reader, 2026, LineQuery(round=RoundKind.T2))
    assert [(one.sector.code, one.figures, one.explanations) for one in second.owing] == [
        ("skole", 0, 1),
        ("helse", 1, 0),
    ]
    assert (second.deadline, second.days_left) == (date(2026, 8, 30), -16)
    whole = selectors.board(reader, 2026)
    assert [(one.sector.code, one.figures) for one in whole.owing] == [("skole", 1), ("helse", 1)]
    assert whole.deadline == date(2027, 3, 31)


def test_a_round_that_is_not_opened_cannot_be_shown(reader: User) -> None:
    with pytest.raises(selectors.RoundNotShownError) as refused:
        selectors.board(reader, 2026, LineQuery(round=RoundKind.H1))
    assert refused.value.allowed == (RoundKind.T1, RoundKind.T2)
    assert Round.objects.count() == 2


def test_an_overdue_action_is_told_with_its_days(reader: User) -> None:
    for kind in (RoundKind.T1, RoundKind.T2, None):
        (late,) = selectors.board(reader, 2026, LineQuery(round=kind)).overdue
        assert (late.action.text, late.code, late.days_overdue) == ("Ansette", "tertial", 3)
