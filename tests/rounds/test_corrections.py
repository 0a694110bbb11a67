"""One figure can be corrected after its round was decided on; the rest stays, and nothing new is owed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from indicators import selectors, workflow
from indicators.judging import owed_gaps
from indicators.models import Correction, Result, Submission, TrailEntry, User
from indicators.selectors.approval.approval import sector_approval
from indicators.values import Status

from .conftest import Place, bring_to, enter

pytestmark = pytest.mark.django_db


def correct(place: Place, by: User, text: str = "11", **other: Any) -> workflow.Reported:
    given = {"by": by, "line_id": place.missed.pk, "text": text, "reason": "Tastefeil", **other}
    return workflow.correct_figure(**given)


def states() -> list[tuple[str, int]]:
    return list(Submission.objects.order_by("pk").values_list("state", "version"))


LOCKED = ("approved", "closed")


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "approved", "closed", "reopened"])
@pytest.mark.parametrize("act", ["open", "correct"])
def test_who_may_open_and_correct_one_figure_in_which_state(place: Place, act: str, state: str) -> None:
    bring_to(place, state)
    acts: dict[str, Callable[[User], object]] = {
        "open": lambda by: workflow.open_one_figure(by=by, line_id=place.missed.pk, reason="Tastefeil"),
        "correct": lambda by: correct(place, by),
    }
    may = {"open": {"management", "controller"}, "correct": {"controller"}}[act]
    before, answers = states(), {}
    for name, person in place.people().items():
        try:
            acts[act](person)
        except workflow.Refusal as refusal:
            answers[name] = type(refusal).__name__
        else:
            answers[name] = "done"
            if act == "open":
                workflow.lock_one_figure(by=person, correction_id=Correction.objects.latest("pk").pk)
    refused = {"submitted": "Locked"}.get(state, "FigureOpen")
    done = "done" if state in LOCKED else refused
    expected = {name: done if name in may else "NotAllowed" for name in place.people()}
    if act == "correct":
        expected["management"] = "NotAllowed" if state in LOCKED else refused
    assert (answers, states()) == (expected, before)


def test_the_rest_of_the_sector_stays_locked_and_the_figure_locks_itself(place: Place) -> None:
    bring_to(place, "closed")
    workflow.open_one_figure(by=place.management, line_id=place.missed.pk, reason="Tastefeil")
    for line in (place.met, place.other):
        with pytest.raises(workflow.Locked):
            enter(place, place.controller, line, "3")
    enter(place, place.leader, place.missed, "9")
    with pytest.raises(workflow.Locked):
        enter(place, place.leader, place.missed, "7")
    row = Correction.objects.get()
    assert (row.state, row.before, row.after, row.ended_by) == ("corrected", "8", "9", place.leader)
    assert list(TrailEntry.objects.order_by("-sequence").values_list("act", "by__username")[:2]) == [
        ("report_result", "leder"),
        ("open_figure", "ledelse"),
    ]


def test_a_correction_makes_no_duty_and_the_decided_page_keeps_what_was_decided(place: Place) -> None:
    bring_to(place, "closed")
    before = states()
    correct(place, place.controller, "4", line_id=place.met.pk)
    assert (states(), Result.objects.get(line=place.met).written) == (before, "4")
    line = next(one for one in selectors.year_lines(place.reader, 2026) if one.id == place.met.pk)
    assert line.verdict.status is Status.MISSED
    found = sector_approval(place.management, 2026, "year_end", "skole")
    assert found is not None
    rows = {row.line.id: row for row in found.rows}
    assert rows[place.met.pk].line.verdict.status is Status.MET
    assert [(one.before, one.after, one.reason) for one in rows[place.met.pk].corrected] == [
        ("12", "4", "Tastefeil")
    ]
    assert rows[place.missed.pk].corrected == ()


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"reason": " "}, workflow.NeedsReason),
        ({"text": "8"}, workflow.Invalid),
        ({"text": "1e999"}, workflow.Asks),
        ({"version": 7}, workflow.Stale),
        ({"line_id": 0}, workflow.NotFound),
    ],
)
def test_nothing_is_written_of_what_is_refused(
    place: Place, typed: dict[str, Any], refusal: type[workflow.Refusal]
) -> None:
    bring_to(place, "closed")
    entries = TrailEntry.objects.count()
    with pytest.raises(refusal):
        correct(place, place.controller, **typed)
    assert (TrailEntry.objects.count(), Correction.objects.count()) == (entries, 0)


def test_a_year_that_never_asked_for_explanations_closes_again_without_them(place: Place) -> None:
    """A round closed over a sector that had not delivered asks for no explanation when it is opened again."""
    enter(place, place.leader, place.met, "4")
    enter(place, place.leader, place.missed, "8")
    workflow.close_round(
        by=place.controller, round_id=place.round.pk, reason="Før programmet", even_if_missing=True
    )
    assert {gap.kind.value for gap in owed_gaps(place.round, place.skole.pk)} == {"no_cause", "no_action"}
    workflow.reopen(by=place.management, submission_id=place.own.pk, reason="Feil tall")
    enter(place, place.leader, place.met, "5")
    assert owed_gaps(place.round, place.skole.pk) == ()
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    workflow.approve(by=place.management, submission_id=place.own.pk)
    assert place.own.state == "closed"


def test_a_year_that_was_delivered_asks_for_what_is_new_alone(place: Place) -> None:
    bring_to(place, "reopened")
    enter(place, place.leader, place.met, "4")
    assert [(gap.line_id, gap.kind.value) for gap in owed_gaps(place.round, place.skole.pk)] == [
        (place.met.pk, "no_cause"),
        (place.met.pk, "no_action"),
    ]


def test_the_page_corrects_opens_and_tells(place: Place) -> None:
    bring_to(place, "closed")
    address = "/indikator/avvik/2026/rett/"
    sent = {"period": "year-1", "seen": "1", "why": "Tastefeil i tallet"}

    def client(by: User) -> Client:
        made = Client()
        made.force_login(by)
        return made

    assert client(place.management).post(address, {**sent, "do": "open"}).status_code == 302
    assert client(place.leader).post(address, {**sent, "do": "enter", "text": "8,5"}).status_code == 302
    wrong = client(place.controller).post(address, {**sent, "do": "correct", "text": "9", "why": ""})
    assert (wrong.status_code, 'value="9"' in wrong.content.decode()) == (400, True)
    page = client(place.reader).get("/indikator/avvik/2026/").content.decode()
    assert "Årets tall er rettet fra «8» til «8,5». Tastefeil i tallet" in page
