"""The page of a decided delivery: what was decided, as it was, whatever has been written since."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from indicators import selectors, workflow
from indicators.models import Round, ScorecardLine, Submission, TrailEntry, User
from indicators.selectors.approval.approval import approval, rounds_to_decide, sector_approval
from indicators.values import Period, PeriodKind, RoundKind, Status
from indicators.values.query.line_query import LineQuery
from tests import municipality
from tests.rounds.conftest import Place, place

__all__ = ["place"]

T1, T2 = (Period(PeriodKind.TERTIAL, number) for number in (1, 2))


@pytest.fixture
def tertials(place: Place) -> Place:
    """Of 2027: T1 is approved and closed with a met figure, T2 is a draft that is missed."""
    given = {"of": place.met.area, "by": place.skole, "year": 2027, "target": "10"}
    line = municipality.line("tertial", frequency="tertial", order=8, **given)  # type: ignore[arg-type]
    yearly = municipality.line("arlig", order=9, **given)  # type: ignore[arg-type]
    for kind, month, period, figure in (("t1", 4, T1, "12"), ("t2", 8, T2, "7")):
        row = workflow.plan_round(
            by=place.controller, year=2027, kind=kind,  # type: ignore[arg-type]
            opens_on=date(2027, month, 1), deadline=date(2027, month, 28),
        )  # fmt: skip
        workflow.open_round(by=place.controller, round_id=row.pk)
        workflow.report_result(by=place.leader, line_id=line.pk, text=figure, reason="Ført", period=period)
        workflow.forecast(
            by=place.leader, line_id=yearly.pk, round_id=row.pk, outlook="unsure", comment=f"Etter {kind}"
        )
        if kind == "t1":
            own = Submission.objects.get(round=row, sector=place.skole)
            workflow.submit(by=place.leader, submission_id=own.pk)
            workflow.approve(by=place.management, submission_id=own.pk)
            workflow.close_round(by=place.controller, round_id=row.pk)
    workflow.explain(by=place.leader, line_id=line.pk, cause="Hemmelig årsak", version=0)
    return place


def shown(user: User, kind: str) -> list[tuple[str, Status, list[str], str]]:
    found = sector_approval(user, 2027, kind, "skole")
    assert found is not None
    rows = [row.line for row in found.rows]
    return [
        (
            line.code,
            line.verdict.status,
            [one.text for one in line.periods],
            line.forecast.comment if line.forecast else "",
        )
        for line in rows
    ]


DECIDED = [("tertial", Status.MET, ["12"], ""), ("arlig", Status.NOT_DUE, [], "Etter t1")]
DRAFTED = [("tertial", Status.MISSED, ["12", "7"], ""), ("arlig", Status.NOT_DUE, [], "Etter t2")]


def test_each_round_has_its_own_figures_and_a_later_draft_is_in_none(tertials: Place) -> None:
    people = tertials.people()
    for role in ("management", "auditor", "leader", "controller"):
        assert shown(people[role], "t1") == DECIDED, role
        assert shown(people[role], "t2") == (DRAFTED if role in ("leader", "controller") else []), role
    client = Client()
    client.force_login(tertials.management)
    page = client.get("/godkjenning/2027/t1/skole/").content.decode()
    entry = TrailEntry.objects.get(act="approve")
    assert f"endring nr. {entry.sequence} i endringsloggen" in page
    assert "Hemmelig" not in page + client.get("/godkjenning/2027/t2/skole/").content.decode()


def test_what_was_decided_stays_as_it_was_when_it_is_corrected_later(tertials: Place) -> None:
    own = Submission.objects.get(round__kind="t1", sector=tertials.skole)
    line = ScorecardLine.objects.get(short_name="tertial", year=2027)
    workflow.reopen(by=tertials.controller, submission_id=own.pk, reason="Feil tall")
    workflow.report_result(by=tertials.leader, line_id=line.pk, text="11", reason="Rettet", period=T1)
    assert shown(tertials.auditor, "t1") == DECIDED
    assert shown(tertials.leader, "t1")[0] == ("tertial", Status.MET, ["11"], "")
    workflow.promise_action(
        by=tertials.leader, line_id=line.pk, text="Ansette", responsible="R", due=date(2028, 1, 1)
    )
    workflow.submit(by=tertials.leader, submission_id=own.pk)
    workflow.approve(by=tertials.management, submission_id=own.pk)
    assert shown(tertials.auditor, "t1")[0] == ("tertial", Status.MET, ["11"], "")


@pytest.mark.parametrize("kind", ["t1", "t2"])
def test_the_list_sums_to_what_the_overview_says_of_the_round(tertials: Place, kind: str) -> None:
    if kind == "t2":
        submission = Submission.objects.get(round__kind="t2", sector=tertials.skole)
        line = ScorecardLine.objects.get(short_name="tertial", year=2027)
        workflow.promise_action(
            by=tertials.leader, line_id=line.pk, text="Ansette", responsible="R", due=date(2028, 1, 1)
        )
        workflow.submit(by=tertials.leader, submission_id=submission.pk)
    of = Round.objects.get(year=2027, kind=kind)
    listed = approval(tertials.management, of, rounds_to_decide())
    board = selectors.board(tertials.management, 2027, LineQuery(round=RoundKind(kind)))
    assert sum(one.missed or 0 for one in listed.sectors) == board.counts.missed == (1 if kind == "t2" else 0)
    assert [
        (one.settled.settled, one.settled.expected, one.forecasts, one.foreseen) for one in listed.sectors
    ] == [(1, 1, 1, 1)]
