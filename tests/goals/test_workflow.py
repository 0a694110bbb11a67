"""Goals above indicators: who keeps them, what hangs on them, what the council adopted, what people judge."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indicators import workflow
from indicators.models import Goal, Plan, ScorecardLine, TrailEntry
from indicators.selectors.log.verification import verify
from tests.goals.acts import ADOPTED, CASE, hang, make, messages, refusal, tree
from tests.plan.conftest import Town, roll, row
from tests.plan.conftest import town as town  # noqa: PLC0414 - a plan to adopt and to roll
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db


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
