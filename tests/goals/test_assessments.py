"""What a person judges of a goal: whose it is, when it is read, and what it takes."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from indicators import workflow
from indicators.judging import GoalRow, deliveries_now, goals_at, goals_of
from indicators.models import Goal, GoalAssessment, Plan, Submission, User
from indicators.selectors.log.trail import visible_entries
from indicators.selectors.log.verification import verify
from tests import municipality
from tests.goals.acts import hang, make, messages, refusal
from tests.plan.conftest import town as town  # noqa: PLC0414 - a plan to adopt and to roll
from tests.rounds.conftest import Place, bring_to, complete
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db


def planned(place: Place, sector: bool = True) -> Goal:
    """A goal of the school sector, or of the whole municipality, in the plan of the open round."""
    if not Plan.objects.filter(year=2026).exists():
        municipality.record(Plan, year=2026, title="Plan")
    values = {"sector_id": place.skole.pk if sector else None}
    return make(place.controller, "Alle leser", year=2026, values=values)


def judge(
    by: User, goal: Goal, level: str = "delvis nådd", text: str = "Merkeord", **given: Any
) -> GoalAssessment:
    return workflow.assess_goal(by=by, goal_id=goal.pk, level=level, text=text, **given)


def read() -> tuple[list[tuple[str, str]], list[tuple[str, str, bool]]]:
    """What everybody reads of the one goal, and what its own people do."""
    (goal,) = goals_of(2026, deliveries_now())
    return (
        [(one.level, one.text) for one in goal.assessed],
        [(one.level, one.text, one.draft) for one in goal.own],
    )


def test_who_judges_a_goal(place: Place) -> None:
    may = {}
    for sector in (True, False):
        goal = planned(place, sector)
        found = []
        for name, person in place.people().items():
            try:
                judge(person, goal, text=name, reason="På vegne av")
                found.append(name)
            except workflow.NotAllowed:
                pass
        may[sector] = found
    assert may == {True: ["leader", "controller"], False: ["management", "controller"]}


def test_what_a_sector_judges_is_a_draft_until_it_delivers(place: Place) -> None:
    goal = planned(place)
    made = judge(place.leader, goal)
    assert (made.round_kind, made.assessed_by) == ("year_end", place.leader)
    assert judge(place.leader, goal).version == made.version  # the same again changes nothing
    assert place.own.state == "draft"
    assert read() == ([], [("delvis nådd", "Merkeord", True)])
    told = {
        name: {one.draft for one in visible_entries(person) if one.subject_table == "goalassessment"}
        for name, person in place.people().items()
    }
    assert told == {
        **{name: set() for name in told},
        "leader": {False},
        "controller": {False},
        "management": {True},
        "auditor": {True},
    }
    complete(place)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    assert read() == ([("delvis nådd", "Merkeord")], [("delvis nådd", "Merkeord", False)])
    assert isinstance(refusal(judge, place.leader, goal, "nådd"), workflow.Locked)
    workflow.return_submission(by=place.management, submission_id=place.own.pk, reason="Se over")
    judge(place.leader, goal, "ikke nådd", "Nyord")
    assert read() == ([("delvis nådd", "Merkeord")], [("ikke nådd", "Nyord", True)])
    judge(place.leader, goal, "", "")
    assert read() == ([("delvis nådd", "Merkeord")], [("", "", True)])
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    assert read() == ([], [])
    assert verify().finding is None


def test_what_is_judged_of_the_whole_municipality_is_read_at_once(place: Place) -> None:
    goal = planned(place, sector=False)
    judge(place.management, goal)
    assert read() == ([("delvis nådd", "Merkeord")], [("delvis nådd", "Merkeord", False)])
    (found,) = goals_of(2026, deliveries_now())
    latest = found.latest
    assert latest is not None
    assert (latest.by, found.draft) == (place.management.display_name, None)
    then = timezone.now()
    judge(place.management, goal, "nådd", "Nyord")
    (before,) = goals_at(2026, then)
    assert [(one.level, one.text) for one in before.assessed] == [("delvis nådd", "Merkeord")]
    bring_to(place, "closed")
    assert isinstance(refusal(judge, place.management, goal), workflow.Locked)


def test_a_judgement_is_one_of_the_plans_words_and_says_why(place: Place) -> None:
    goal = planned(place)
    assert messages(refusal(judge, place.leader, goal, "helt topp")) == {
        "level": ["Velg en av vurderingene: ikke nådd, delvis nådd, nådd."]
    }
    assert messages(refusal(judge, place.leader, goal, text=" ")) == {"text": ["Skriv hvorfor."]}
    assert messages(refusal(judge, place.leader, goal, "")) == {
        "level": ["Velg en vurdering, eller tøm begrunnelsen."]
    }
    assert isinstance(refusal(judge, place.controller, goal), workflow.NeedsReason)
    assert isinstance(refusal(judge, place.leader, goal, round_kind="t1"), workflow.NotFound)
    plan = Plan.objects.get(year=2026)
    judge(place.leader, goal)
    words = {"assessments": "rød; gul; grønn"}
    workflow.save_record(by=place.controller, model=Plan, pk=plan.pk, values=words, reason="Egne ord")
    judge(place.leader, goal, text="Samme ord som før")
    assert judge(place.leader, goal, "gul").level == "gul"


def test_a_sector_that_only_judges_a_goal_owes_the_round(place: Place) -> None:
    music = municipality.sector("kultur", 3)
    leader = municipality.user("kulturleder", municipality.Role.LEADER, sector=music)
    goal = planned(place)
    workflow.save_goal(by=place.controller, pk=goal.pk, year=2026, values={"sector_id": music.pk})
    judge(leader, goal)
    assert Submission.objects.get(sector=music).state == "draft"
    workflow.submit(by=leader, submission_id=Submission.objects.get(sector=music).pk)
    assert read()[0] == [("delvis nådd", "Merkeord")]


def test_a_delivered_or_closed_year_keeps_its_goals(place: Place) -> None:
    goal, whole = planned(place), planned(place, sector=False)
    bring_to(place, "submitted")
    assert isinstance(refusal(workflow.withdraw_goal, by=place.controller, pk=goal.pk), workflow.Locked)
    refused = refusal(hang, place.controller, whole, place.met, place.other, year=2026)
    assert isinstance(refused, workflow.RowsRefused)
    assert [(one.line_id, type(one.refusal).__name__) for one in refused.rows] == [(place.met.pk, "Locked")]
    assert hang(place.controller, whole, place.other, year=2026) == 1
    workflow.approve(by=place.management, submission_id=place.own.pk)
    workflow.close_round(
        by=place.controller, round_id=place.round.pk, reason="Helse leverer ikke", even_if_missing=True
    )
    assert isinstance(refusal(make, place.controller, "Ny", year=2026), workflow.Locked)
    assert isinstance(
        refusal(workflow.move_goal, by=place.controller, pk=whole.pk, parent_id=goal.pk), workflow.Locked
    )


def test_reading_takes_one_statement(place: Place, django_assert_num_queries: Any) -> None:
    goals = [planned(place, sector=bool(number % 2)) for number in range(6)]
    known = deliveries_now()
    for _ in range(2):
        with django_assert_num_queries(1):
            found: tuple[GoalRow, ...] = goals_of(2026, known)
        assert [one.code for one in found] == ["1", "2", "3", "4", "5", "6"]
        for goal in goals:
            judge(place.controller, goal, reason="På vegne av")
    assert [(len(one.own), len(one.assessed)) for one in found] == [(1, 1), (1, 0)] * 3
    assert {one.assessed for one in goals_of(2026)} == {()}
