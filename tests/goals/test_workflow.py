"""Goals above indicators: who keeps them, what hangs on them, what the council adopted, what people judge."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone

from indicators import workflow
from indicators.judging import GoalRow, deliveries_now, goals_at, goals_of
from indicators.models import Goal, GoalAssessment, Plan, ScorecardLine, Submission, TrailEntry, User
from indicators.selectors.log.trail import visible_entries
from indicators.selectors.log.verification import verify
from tests import municipality
from tests.plan.conftest import Town, roll, row
from tests.plan.conftest import town as town  # noqa: PLC0414 - a plan to adopt and to roll
from tests.rounds.conftest import Place, bring_to, complete
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db

CASE = {"case": "KS-sak 3/26", "reason": "Budsjettet er endret"}
ADOPTED = {"case": "KS-sak 145/24", "adopted_on": date(2024, 12, 12)}


def make(by: User, text: str, parent: Goal | None = None, year: int = 2025, **given: Any) -> Goal:
    values = {"text": text, **given.pop("values", {})}
    return workflow.save_goal(
        by=by, year=year, values=values, parent_id=parent.pk if parent else None, **given
    )


def hang(by: User, goal: Goal | None, *lines: ScorecardLine, year: int = 2025, **given: Any) -> int:
    chosen = [workflow.ChosenLine(one.pk, ScorecardLine.objects.get(pk=one.pk).goal_id) for one in lines]
    return workflow.attach_lines(by=by, year=year, goal_id=goal.pk if goal else None, lines=chosen, **given)


def tree(year: int = 2025) -> list[tuple[str, str, str, list[str]]]:
    """Code, text, the code above and what hangs there, in order."""
    return [
        (
            one.code,
            one.text,
            one.parent.code if one.parent else "",
            [line.short_name for line in one.lines.filter(withdrawn=False).order_by("order")],
        )
        for one in Goal.objects.filter(year=year, withdrawn=False).order_by(
            F("parent__order").asc(nulls_first=True), "order"
        )
    ]


def refusal(act: Any, *given: Any, **named: Any) -> workflow.Refusal:
    before = TrailEntry.objects.count()
    with pytest.raises(workflow.Refusal) as refused:
        act(*given, **named)
    assert TrailEntry.objects.count() == before
    return refused.value


def messages(refused: workflow.Refusal) -> dict[str, list[str]]:
    assert isinstance(refused, workflow.Invalid)
    return refused.errors


def test_a_plans_goals_are_made_ordered_moved_and_taken_away(town: Town) -> None:
    by = town.controller
    first = make(by, "Gode  oppvekstvilkår ")
    second = make(by, "Trygg økonomi", values={"code": "S2", "responsible": "Kommunedirektøren"})
    sub = make(by, "Alle lærer å lese", first, values={"sector_id": town.school.pk})
    assert hang(by, sub, town.reading, town.absence) == 2
    assert hang(by, sub, town.reading) == 0
    assert tree() == [
        ("1", "Gode oppvekstvilkår", "", []),
        ("S2", "Trygg økonomi", "", []),
        ("1.1", "Alle lærer å lese", "1", ["lesing", "fravar"]),
    ]
    workflow.shift_goal(by=by, pk=second.pk, up=True)
    workflow.shift_goal(by=by, pk=second.pk, up=True)  # first already
    workflow.move_goal(by=by, pk=sub.pk, parent_id=second.pk)
    assert hang(by, None, town.absence) == 1
    assert tree() == [
        ("S2", "Trygg økonomi", "", []),
        ("1", "Gode oppvekstvilkår", "", []),
        ("1.1", "Alle lærer å lese", "S2", ["lesing"]),
    ]
    assert messages(refusal(workflow.withdraw_goal, by=by, pk=second.pk)) == {
        "": ["Det står mål under dette. Flytt eller fjern dem først."]
    }
    assert messages(refusal(workflow.withdraw_goal, by=by, pk=sub.pk)) == {
        "": ["Det henger indikatorer på målet. Løsne dem først."]
    }
    hang(by, None, town.reading)
    for gone in (sub, sub, second):
        workflow.withdraw_goal(by=by, pk=gone.pk)
    assert tree() == [("1", "Gode oppvekstvilkår", "", [])]
    again = make(by, "Økonomi", values={"code": "S2"})  # the number is free once more
    assert again.code == "S2"
    told = TrailEntry.objects.filter(act="attach_lines").order_by("sequence")
    assert [(one.label, one.before, one.after) for one in told] == [
        ("lesing (2025)", {"goal": None}, {"goal": "1.1 Alle lærer å lese"}),
        ("fravar (2025)", {"goal": None}, {"goal": "1.1 Alle lærer å lese"}),
        ("fravar (2025)", {"goal": "1.1 Alle lærer å lese"}, {"goal": None}),
        ("lesing (2025)", {"goal": "1.1 Alle lærer å lese"}, {"goal": None}),
    ]
    assert verify().finding is None


def test_what_cannot_be_made(town: Town) -> None:
    by = town.controller
    one = make(by, "Én")
    two = make(by, "To", one)
    three = make(by, "Tre", two)
    other = make(by, "Annet")
    deep = {"parent": ["Mål står i høyst 3 nivåer. Velg et mål lenger oppe."]}
    assert messages(refusal(make, by, "Fire", three)) == deep
    assert messages(refusal(workflow.move_goal, by=by, pk=two.pk, parent_id=three.pk)) == {
        "parent": ["Et mål kan ikke stå under seg selv."]
    }
    workflow.move_goal(by=by, pk=other.pk, parent_id=two.pk)
    assert messages(refusal(workflow.move_goal, by=by, pk=one.pk, parent_id=other.pk)) == {
        "parent": ["Et mål kan ikke stå under seg selv."]
    }
    tall = make(by, "Høyt")
    make(by, "Under", tall)
    assert messages(refusal(workflow.move_goal, by=by, pk=tall.pk, parent_id=two.pk)) == deep
    assert messages(refusal(make, by, " ")) == {"text": ["Skriv målet."]}
    assert messages(refusal(make, by, "Ny", values={"code": "1", "sector_id": 0})) == {
        "code": ["Et annet mål i planen har dette nummeret."],
        "sector": ["Sektoren finnes ikke i 2025."],
    }
    kept = {"by": by, "pk": one.pk, "year": 2025}
    assert messages(refusal(workflow.save_goal, **kept, values={"code": "", "text": ""})) == {
        "code": ["Skriv nummeret, f.eks. 1.2."],
        "text": ["Skriv målet."],
    }
    assert messages(refusal(workflow.save_goal, **kept, values={"withdrawn": True})) == {
        "withdrawn": ["Feltet finnes ikke."]
    }
    assert isinstance(refusal(make, by, "Ny", year=2019), workflow.NotFound)  # there is no plan
    roll(town)
    later = make(by, "Senere", year=2026)
    assert isinstance(refusal(hang, by, later, town.reading), workflow.NotFound)
    assert isinstance(refusal(workflow.move_goal, by=by, pk=one.pk, parent_id=later.pk), workflow.NotFound)
    register = {"by": by, "model": ScorecardLine, "pk": town.reading.pk, "reason": "Flyttet"}
    assert messages(refusal(workflow.save_record, **register, values={"goal": later})) == {
        "goal": ["Målet hører til en annen plan, eller er tatt ut av den."]
    }
    workflow.save_record(**register, values={"goal": one})
    assert tree()[0] == ("1", "Én", "", ["lesing"])


def test_nobody_but_the_controller_keeps_goals(town: Town) -> None:
    goal = make(town.controller, "Én")
    acts = (
        (make, ("To",), {}),
        (workflow.save_goal, (), {"pk": goal.pk, "year": 2025, "values": {"text": "En"}}),
        (workflow.move_goal, (), {"pk": goal.pk, "parent_id": None}),
        (workflow.shift_goal, (), {"pk": goal.pk, "up": True}),
        (workflow.withdraw_goal, (), {"pk": goal.pk}),
        (workflow.attach_lines, (), {"year": 2025, "goal_id": goal.pk, "lines": ()}),
    )
    for name, person in town.people.items():
        for act, given, named in acts:
            if name != "controller":
                who = (person,) if act is make else ()
                told = named if act is make else {**named, "by": person}
                assert isinstance(refusal(act, *who, *given, **told), workflow.NotAllowed), (name, act)


def test_a_form_that_is_sent_twice_makes_one_goal(town: Town) -> None:
    first = make(town.controller, "Én", once="a")
    assert make(town.controller, "Én", once="a") == first
    assert Goal.objects.count() == 1


def test_what_hangs_elsewhere_than_was_seen_is_left(town: Town) -> None:
    one, two = make(town.controller, "Én"), make(town.controller, "To")
    hang(town.controller, one, town.reading)
    seen = [workflow.ChosenLine(town.reading.pk, None), workflow.ChosenLine(town.absence.pk, None)]
    refused = refusal(workflow.attach_lines, by=town.controller, year=2025, goal_id=two.pk, lines=seen)
    assert isinstance(refused, workflow.RowsRefused)
    assert [(one.line_id, type(one.refusal).__name__) for one in refused.rows] == [(town.reading.pk, "Stale")]
    assert [code for code, _text, _parent, lines in tree() if lines] == ["1"]


def test_an_adopted_plan_takes_a_case_and_a_reason(town: Town) -> None:
    by = town.controller
    one = make(by, "Én")
    hang(by, one, town.reading)
    workflow.adopt_plan(by=by, year=2025, **ADOPTED)  # type: ignore[arg-type]
    assert Goal.objects.get().case == "KS-sak 145/24"
    of = {"by": by, "pk": one.pk}
    acts: list[tuple[Any, dict[str, Any]]] = [
        (workflow.save_goal, {"by": by, "year": 2025, "values": {"text": "Ny"}}),
        (workflow.save_goal, {**of, "year": 2025, "values": {"text": "Annet"}}),
        (workflow.save_goal, {**of, "year": 2025, "values": {"code": "7"}}),
        (workflow.attach_lines, {
            "by": by, "year": 2025, "goal_id": one.pk, "lines": [workflow.ChosenLine(town.absence.pk, None)],
        }),
    ]  # fmt: skip
    for act, given in acts:
        assert isinstance(refusal(act, **given), workflow.NeedsCase)
        assert isinstance(refusal(act, **given, case="1/26"), workflow.NeedsReason)
    moved = {
        "by": by,
        "model": ScorecardLine,
        "pk": town.reading.pk,
        "values": {"goal": None},
        "reason": "Nei",
    }
    assert messages(refusal(workflow.save_record, **moved)) == {
        "goal": ["Planen er vedtatt. Hva som henger på et mål, endres på siden Mål."]
    }
    workflow.save_goal(**of, year=2025, values={"responsible": "Rektor", "sector_id": town.school.pk})
    assert hang(by, one, town.absence, **CASE) == 1
    assert TrailEntry.objects.latest("sequence").reason == "KS-sak 3/26: Budsjettet er endret"
    workflow.save_goal(**of, year=2025, values={"text": "Annet"}, **CASE)
    two = make(by, "To", **CASE)
    workflow.move_goal(by=by, pk=two.pk, parent_id=one.pk, **CASE)
    workflow.withdraw_goal(by=by, pk=two.pk, **CASE)
    assert tree() == [("1", "Annet", "", ["lesing", "fravar"])]
    assert Goal.objects.get(pk=one.pk).case == "KS-sak 3/26"
    before = {"text": "Én", "case": "KS-sak 145/24"}
    assert TrailEntry.objects.get(act="keep_goal", after__text="Annet").before == before
    workflow.correct_adoption(
        by=by, year=2025, case="KS-sak 146/24", adopted_on=date(2024, 12, 12), reason="Skrivefeil"
    )
    assert Goal.objects.get(pk=one.pk).case == "KS-sak 3/26"  # its own


def test_goals_are_rolled_with_the_plan_and_undone_with_it(town: Town) -> None:
    by = town.controller
    one = make(by, "Én", values={"responsible": "Rektor", "sector_id": town.school.pk})
    two = make(by, "To", one)
    hang(by, two, town.reading, town.absence)
    hang(by, one, town.survey)
    plan = Plan.objects.get(year=2025)
    words = {"close_word": "delvis nådd", "assessments": "rød; gul / grønn"}
    workflow.save_record(by=by, model=Plan, pk=plan.pk, values=words, reason="Egne ord")
    roll(town, [row(town.reading), row(town.survey)])
    now = [("1", "Én", "", ["trivsel"]), ("1.1", "To", "1", ["lesing"])]
    assert tree(2026) == now
    rolled = Goal.objects.get(year=2026, code="1")
    assert (rolled.carried_from, rolled.responsible, rolled.sector, rolled.case) == (
        one, "Rektor", town.school, "",
    )  # fmt: skip
    later = Plan.objects.get(year=2026)
    assert (later.close_word, later.assessments) == ("delvis nådd", "rød; gul; grønn")
    roll(town, [row(town.reading), row(town.survey)])
    assert tree(2026) == now
    workflow.undo_roll(by=by, year=2026, reason="Feil")
    assert tree(2026) == []
    roll(town, [row(town.reading), row(town.survey)])
    assert tree(2026) == now
    hang(by, None, ScorecardLine.objects.get(year=2026, short_name="lesing"), year=2026)
    workflow.withdraw_goal(by=by, pk=Goal.objects.get(year=2026, code="1.1", withdrawn=False).pk)
    roll(town, [row(town.reading), row(town.absence)])
    assert tree(2026) == now[:1]  # what somebody took out stays out
    assert Goal.objects.filter(year=2026).count() == 2
    assert tree(2025)[1] == ("1.1", "To", "1", ["lesing", "fravar"])
    assert verify().finding is None


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("close_word", "Nådd", "Ordet betyr noe annet: et avvik innenfor toleransen teller som ikke nådd."),
        ("assessments", "bra", "Skriv minst to nivåer, fra dårligst til best, med semikolon mellom."),
        ("assessments", "bra; Bra", "To av nivåene er like. Hvert nivå må ha sitt eget ord."),
    ],
)
def test_words_of_a_plan_that_cannot_be_used(town: Town, field: str, typed: str, told: str) -> None:
    plan = Plan.objects.get(year=2025)
    given = {"by": town.controller, "model": Plan, "pk": plan.pk, "reason": "Egne ord"}
    assert messages(refusal(workflow.save_record, **given, values={field: typed})) == {field: [told]}


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
