"""Supervision and decisions: who enters them, when they are locked, what is carried on, what others read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from indicators import workflow
from indicators.judging import MatterGapKind, deliveries_now, matter_versions, state_tallies
from indicators.models import Decision, DecisionComment, Submission, Supervision, TrailEntry, User
from indicators.selectors.log.trail import visible_entries
from tests import municipality
from tests.rounds.conftest import Place, bring_to, complete
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db

FOUND = {"authority": "Arbeidstilsynet", "service": "Skolen", "finding": "Støy", "measure": "Måles"}
TEXT = "Bygg svømmehall"
LATER, BEFORE = (timezone.localdate() + timedelta(days=400)).strftime("%d.%m.%Y"), "31.01.2025"


def supervise(place: Place, by: str = "leader", **values: Any) -> Supervision:
    person: User = getattr(place, by)
    return workflow.save_supervision(
        by=person,
        year=2026,
        sector_id=place.skole.pk,
        values={**FOUND, **values},
        reason="Ført" if by == "controller" else "",
    )


def decide(place: Place, **values: Any) -> Decision:
    own = {"by": place.leader, "year": 2026, "sector_id": place.skole.pk}
    return workflow.save_decision(**own, values={"text": TEXT, **values})


def say(place: Place, row: Decision, text: str = "Bygges") -> DecisionComment:
    return workflow.comment_decision(by=place.leader, decision_id=row.pk, text=text)


ACTS: dict[str, Callable[[Place, User, Decision], object]] = {
    "supervision": lambda at, by, _row: workflow.save_supervision(
        by=by, year=2026, sector_id=at.skole.pk, values=FOUND, reason="Ført"
    ),
    "decision": lambda at, by, _row: workflow.save_decision(
        by=by, year=2026, sector_id=at.skole.pk, values={"text": "Annet"}, reason="Ført"
    ),
    "comment": lambda at, by, row: workflow.comment_decision(
        by=by, decision_id=row.pk, text="Bygges", reason="Ført"
    ),
    "introduction": lambda at, by, _row: workflow.write_matter_text(
        by=by, year=2026, place="budget", values={"text": "Innledning"}, reason="Ført"
    ),
}


def test_the_controller_says_why(place: Place) -> None:
    with pytest.raises(workflow.NeedsReason):
        workflow.save_decision(
            by=place.controller, year=2026, sector_id=place.skole.pk, values={"text": TEXT}
        )


@pytest.mark.parametrize("state", ["not_begun", "draft", "returned", "reopened"])
def test_what_is_open_is_changed_and_begins_the_draft(place: Place, state: str) -> None:
    bring_to(place, state)
    supervise(place)
    assert place.own.state == ("draft" if state == "not_begun" else state)


def test_saving_what_stands_changes_nothing_and_is_never_refused(place: Place) -> None:
    row, found = decide(place), supervise(place)
    comment = say(place, row)
    bring_to(place, "approved")
    before = TrailEntry.objects.count()
    again = workflow.save_supervision(
        by=place.leader, year=2026, sector_id=place.skole.pk, values=FOUND, pk=found.pk, version=99
    )
    assert (again.version, say(place, row).version, comment.version) == (1, 1, 1)
    assert TrailEntry.objects.count() == before


def test_the_same_form_makes_one_row(place: Place) -> None:
    own = {"by": place.leader, "year": 2026, "sector_id": place.skole.pk, "once": "a" * 32}
    rows = {workflow.save_decision(**own, values={"text": TEXT}).pk for _ in range(3)}
    assert len(rows) == Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"authority": " "}, "authority"),
        ({"service": ""}, "service"),
        ({"kind": "annet"}, "kind"),
        ({"finding_kind": "annet"}, "finding_kind"),
        ({"state": "annet"}, "state"),
        ({"state": "closed"}, "closed_text"),
        ({"state": "open", "closed_text": "01.09.2026"}, "closed_text"),
        ({"deadline": date(2026, 1, 1)}, "deadline"),
        ({"withdrawn": True}, "withdrawn"),
    ],
)
def test_what_cannot_stand_is_refused_at_its_field(place: Place, values: dict[str, Any], where: str) -> None:
    with pytest.raises(workflow.Invalid) as refused:
        supervise(place, **values)
    assert (set(refused.value.errors), Supervision.objects.count()) == ({where}, 0)


def test_what_only_the_editors_say_is_the_controllers(place: Place) -> None:
    with pytest.raises(workflow.NotAllowed):
        supervise(place, remark="Trykt feil")
    assert supervise(place, "controller", remark="Trykt feil").remark == "Trykt feil"


@pytest.mark.parametrize(("year", "sector"), [(1999, "skole"), (2026, ""), (2031, "skole")])
def test_a_year_without_a_plan_and_a_sector_that_is_none(place: Place, year: int, sector: str) -> None:
    with pytest.raises(workflow.NotFound):
        workflow.save_decision(
            by=place.controller,
            year=year,
            sector_id=place.skole.pk if sector else 999,
            values={"text": TEXT},
            reason="Ført",
        )


def test_days_are_read_from_what_was_typed_which_is_kept(place: Place) -> None:
    row = supervise(place, deadline_text="Oktober 2027", opened_text="26.02.26")
    assert (row.deadline, row.opened_on, row.closed_on) == (date(2027, 10, 31), date(2026, 2, 26), None)
    wrong = decide(place, deadline_text="31.04.2027", cases="FSK112/21 18.08.21")
    assert (wrong.deadline, wrong.deadline_text, wrong.cases) == (None, "31.04.2027", "FSK112/21 18.08.21")


def test_a_deadline_that_has_passed_is_asked_about_where_it_is_set(place: Place) -> None:
    own = {"by": place.leader, "year": 2026, "sector_id": place.skole.pk}
    with pytest.raises(workflow.PastDay):
        workflow.save_decision(**own, values={"text": TEXT, "deadline_text": BEFORE}, past=False)
    row = workflow.save_decision(**own, values={"text": TEXT, "deadline_text": BEFORE}, past=True)
    moved = {"pk": row.pk, "version": 1, "past": False}
    assert workflow.save_decision(**own, **moved, values={"responsible": "Rektor"}).responsible == "Rektor"
    done = {"text": TEXT, "deadline_text": BEFORE, "state": "done"}
    assert workflow.save_decision(**own, values=done, past=False).state == "done"


def test_delivery_asks_for_a_comment_on_each_open_decision_and_for_what_is_done(place: Place) -> None:
    complete(place)
    row, waiting, done = decide(place), decide(place, state="waiting"), decide(place, state="done")
    silent = supervise(place, measure="")
    supervise(place, measure="", state="closed", closed_text="2026")
    with pytest.raises(workflow.Incomplete) as refused:
        workflow.submit(by=place.leader, submission_id=place.own.pk)
    kinds = [(gap.kind, gap.pk) for gap in refused.value.matters]
    asked = MatterGapKind.NO_COMMENT
    assert kinds == [(MatterGapKind.NO_MEASURE, silent.pk), (asked, row.pk), (asked, waiting.pk)]
    assert refused.value.gaps == ()
    say(place, row)
    say(place, waiting)
    workflow.save_supervision(
        by=place.leader, year=2026, sector_id=place.skole.pk, pk=silent.pk, values={"measure": "Rettes"}
    )
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    assert (place.own.state, done.pk in [pk for _, pk in kinds]) == ("submitted", False)


def test_what_was_not_asked_for_the_first_time_is_not_when_it_is_opened_again(place: Place) -> None:
    complete(place)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    workflow.approve(by=place.management, submission_id=place.own.pk)
    workflow.reopen(by=place.controller, submission_id=place.own.pk, reason="Feil tall")
    new = decide(place)
    with pytest.raises(workflow.Incomplete):
        workflow.submit(by=place.leader, submission_id=place.own.pk)
    say(place, new)
    workflow.submit(by=place.leader, submission_id=place.own.pk)


def read_by_all(place: Place) -> tuple[list[tuple[str, str, list[str]]], int]:
    """State, deadline and comments of each decision as everybody reads it, and how many are open."""
    known = deliveries_now()
    rows = matter_versions(list(Decision.objects.order_by("id")), known)
    told = [
        (one.public.state, one.public.text, [said.text for said in one.comments])
        for one in rows
        if one.public is not None
    ]
    return told, sum(count for (_table, state), count in standing(2026).items() if state == "open")


def standing(year: int) -> dict[tuple[str, str], int]:
    """How many decisions and supervisions of a year are in each state, as everybody reads them."""
    found = state_tallies(year, deliveries_now(), timezone.localdate())
    return {(one.table, one.state): one.count for one in found}


def test_others_read_what_was_delivered_and_nothing_newer(place: Place) -> None:
    row = decide(place)
    say(place, row)
    complete(place)
    assert read_by_all(place) == ([], 0)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    delivered = [("open", TEXT, ["Bygges"])]
    assert read_by_all(place) == (delivered, 1)
    workflow.return_submission(by=place.management, submission_id=place.own.pk, reason="Se over")
    own = {"by": place.leader, "year": 2026, "sector_id": place.skole.pk, "pk": row.pk}
    workflow.save_decision(**own, values={"state": "done", "text": "Nytt"})
    say(place, row, "Bygd")
    decide(place, text="Et nytt vedtak")
    assert read_by_all(place) == (delivered, 1)
    (first, second) = matter_versions(list(Decision.objects.order_by("id")), deliveries_now())
    assert (first.draft, first.own.text, [one.draft for one in first.own_comments]) == (True, "Nytt", [True])
    assert (second.draft, second.public) == (True, None)
    workflow.save_decision(**own, values={}, withdrawn=True)
    assert read_by_all(place) == (delivered, 1)
    say(place, Decision.objects.get(text="Et nytt vedtak"), "Nytt")
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    assert read_by_all(place) == ([("open", "Et nytt vedtak", ["Nytt"])], 1)


def test_the_log_tells_a_draft_to_its_own_people_alone(place: Place) -> None:
    say(place, decide(place))
    supervise(place)
    tables = ("decision", "decisioncomment", "supervision")
    reads = {
        name: sorted({one.subject_table for one in visible_entries(person) if not one.draft} & set(tables))
        for name, person in place.people().items()
    }
    own = sorted(tables)
    assert reads == {**{name: [] for name in reads}, "leader": own, "controller": own}
    complete(place)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    reads = {
        name: sorted({one.subject_table for one in visible_entries(person) if not one.draft} & set(tables))
        for name, person in place.people().items()
    }
    assert {name for name, found in reads.items() if found == own} == {
        "leader", "management", "auditor", "controller",
    }  # fmt: skip


def next_year(place: Place) -> None:
    municipality.line("neste", of=place.met.area, by=place.skole, year=2027, target="10", order=1)
    day = date(2027, 4, 30)
    row = workflow.plan_round(by=place.controller, year=2027, kind="t1", opens_on=day, deadline=day)
    workflow.open_round(by=place.controller, round_id=row.pk)


def test_what_is_open_is_carried_on_and_what_is_ended_is_not(place: Place) -> None:
    row, done, found = decide(place), decide(place, state="done"), supervise(place)
    say(place, row)
    bring_to(place, "closed")
    next_year(place)
    rows = [(one.year, one.number, one.text, one.source_line) for one in Decision.objects.filter(year=2027)]
    assert rows == [(2027, row.pk, TEXT, None)]
    assert [one.number for one in Supervision.objects.filter(year=2027)] == [found.pk]
    assert Decision.objects.filter(origin=done).count() == 0
    assert DecisionComment.objects.count() == 1
    # What is carried on has been read by all: it is no draft, and the row of last year stays as it is.
    open_ones = {("supervision", "open"): 1, ("decision", "open"): 1}
    assert [standing(year) for year in (2026, 2027)] == [{**open_ones, ("decision", "done"): 1}, open_ones]
    carried = Decision.objects.get(year=2027)
    own = {"by": place.leader, "year": 2027, "sector_id": place.skole.pk, "pk": carried.pk}
    workflow.save_decision(**own, values={"state": "done"})
    assert Decision.objects.get(pk=row.pk).state == "open"
    assert standing(2027) == open_ones  # what was done is a draft of 2027


def test_a_draft_is_carried_on_when_it_is_delivered_and_once(place: Place) -> None:
    row = decide(place)
    say(place, row)
    complete(place)
    next_year(place)
    assert Decision.objects.filter(year=2027).count() == 0
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    workflow.take_back(by=place.leader, submission_id=place.own.pk)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    assert [one.number for one in Decision.objects.filter(year=2027)] == [row.pk]


def test_a_sector_without_figures_owes_what_it_reports_of_decisions(place: Place) -> None:
    stab = municipality.sector("stab", 3)
    given = {"year": 2026, "sector_id": stab.pk, "values": {"text": TEXT}, "reason": "Ført"}
    row = workflow.save_decision(by=place.controller, **given)
    of = Submission.objects.get(round=place.round, sector=stab)
    assert of.state == "draft"
    with pytest.raises(workflow.Incomplete):
        workflow.submit(by=place.controller, submission_id=of.pk, reason="Ført")
    workflow.comment_decision(by=place.controller, decision_id=row.pk, text="Pågår", reason="Ført")
    workflow.submit(by=place.controller, submission_id=of.pk, reason="Ført")
    bring_to(place, "approved")
    next_year(place)
    assert Submission.objects.filter(sector=stab, round__year=2027).count() == 1


def test_a_comment_belongs_to_the_round_that_the_year_is_in(place: Place) -> None:
    row = decide(place)
    with pytest.raises(workflow.NotFound):
        workflow.comment_decision(by=place.leader, decision_id=row.pk, text="Bygges", round_kind="t1")
    assert say(place, row).round_kind == "year_end"
    assert say(place, row, "").text == ""
