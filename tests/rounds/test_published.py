"""What has once been delivered stays published until something newer is delivered."""

from __future__ import annotations

from datetime import date

import pytest

from indicators import workflow
from indicators.judging import JudgedLine, judge_as_of, judge_lines
from indicators.models import Act, Deviation, Footnote, ScorecardLine, Submission, TrailEntry
from indicators.selectors.log.verification import verify

from .conftest import Place, bring_to, complete, enter

AGAIN = {
    "draft": "draft",
    "returned": "returned",
    "approved": "reopened",
    "closed": "reopened",
}
"""The state that a delivery was brought to, and the one in which it is sent in again and taken back."""

SENT = ("8", "For få lærere", ["Ansette"], ["Ved sendt"])
NEWER = ("9", "Ingen søkte", ["Ansette to"], [])


def told(place: Place, reader: str) -> tuple[str, str, list[str], list[str]]:
    """What somebody reads of the missed line."""
    user = getattr(place, reader)
    (row,) = judge_lines(ScorecardLine.objects.filter(pk=place.missed.pk), user=user)
    (then,) = judge_as_of(_now(), user=user, pk=place.missed.pk)
    assert _words(row) == _words(then)
    return _words(row)


def _now() -> object:
    from django.utils import timezone

    return timezone.now()


def _words(row: JudgedLine) -> tuple[str, str, list[str], list[str]]:
    cause = row.deviation.cause if row.deviation else ""
    notes = [one.text for one in row.notes]
    return row.result_text, cause, [one.text for one in row.actions], notes


def deliver(place: Place) -> None:
    complete(place)
    workflow.note_figure(by=place.leader, line_id=place.missed.pk, text="Ved sendt")
    workflow.submit(by=place.leader, submission_id=place.own.pk)


def bring_back(place: Place, state: str) -> None:
    """Deliver once, and bring it to where it is changed again."""
    deliver(place)
    own = place.own.pk
    if state == "draft":
        workflow.take_back(by=place.leader, submission_id=own)
    if state == "returned":
        workflow.return_submission(by=place.management, submission_id=own, reason="Se over")
    if state in ("approved", "closed"):
        workflow.approve(by=place.management, submission_id=own)
    if state == "closed":
        workflow.close_round(
            by=place.controller, round_id=place.round.pk, reason="Helse uteblir", even_if_missing=True
        )
    if state in ("approved", "closed"):
        workflow.reopen(by=place.controller, submission_id=own, reason="Feil tall")


def change(place: Place) -> None:
    """Everything that a sector can write about a line, anew."""
    enter(place, place.leader, place.missed, NEWER[0])
    stood = Deviation.objects.get(line=place.missed)
    workflow.explain(by=place.leader, line_id=stood.line_id, cause=NEWER[1], version=stood.version)
    action = place.missed.actions.get()
    workflow.promise_action(
        by=place.leader, line_id=place.missed.pk, text=NEWER[2][0], responsible="Rektor",
        due=date(2027, 6, 1), pk=action.pk, version=action.version,
    )  # fmt: skip
    note = Footnote.objects.get()
    workflow.save_record(
        by=place.controller, model=Footnote, pk=note.pk, values={"withdrawn": True}, reason="Utgått",
    )  # fmt: skip


OTHERS = ("stranger", "management", "auditor", "reader")
OWN = ("leader", "controller")


@pytest.mark.parametrize("state", AGAIN)
def test_others_read_what_was_delivered_until_it_is_delivered_anew(place: Place, state: str) -> None:
    bring_back(place, state)
    every = (*OTHERS, *OWN)
    assert {who: told(place, who) for who in every} == dict.fromkeys(every, SENT)
    change(place)
    reading = dict.fromkeys(OTHERS, SENT) | dict.fromkeys(OWN, NEWER)
    assert {who: told(place, who) for who in every} == reading
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    assert {who: told(place, who) for who in every} == dict.fromkeys(every, NEWER)
    workflow.take_back(by=place.leader, submission_id=place.own.pk)
    assert place.own.state == AGAIN[state]
    assert {who: told(place, who) for who in every} == dict.fromkeys(every, NEWER)
    enter(place, place.leader, place.missed, "7")
    assert [told(place, who)[0] for who in ("reader", "leader")] == ["9", "7"]
    assert verify().finding is None


def test_what_is_taken_back_says_again_why_it_was_returned(place: Place) -> None:
    bring_back(place, "returned")
    before = place.own
    workflow.submit(by=place.leader, submission_id=before.pk)
    workflow.take_back(by=place.leader, submission_id=before.pk)
    after = place.own
    stands = ("state", "decision", "decided_by_id", "decided_at")
    assert [getattr(after, name) for name in stands] == [getattr(before, name) for name in stands]


def test_what_was_never_sent_is_not_published_by_closing_the_round(place: Place) -> None:
    bring_to(place, "draft")
    workflow.close_round(
        by=place.controller, round_id=place.round.pk, reason="Ingen leverer", even_if_missing=True
    )
    assert place.own.first_delivered_at is None
    assert {who: told(place, who)[0] for who in (*OTHERS, *OWN)} == dict.fromkeys(OTHERS, "") | dict.fromkeys(
        OWN, "8"
    )


def test_the_first_delivery_is_a_fact_that_stays(place: Place) -> None:
    deliver(place)
    first = place.own.first_delivered_at
    assert first == place.own.submitted_at
    workflow.return_submission(by=place.management, submission_id=place.own.pk, reason="Se over")
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    assert place.own.first_delivered_at == first
    assert place.own.submitted_at != first
    assert TrailEntry.objects.filter(act=Act.SUBMIT).count() == 2


def test_history_from_before_the_fact_was_a_column_is_read_as_delivered(place: Place) -> None:
    """As the migration leaves it: today's row says when it was delivered first, the older ones do not."""
    from django.utils import timezone

    deliver(place)
    moment = timezone.now()
    Submission.history.filter(id=place.own.pk).update(first_delivered_at=None)
    (then,) = judge_as_of(moment, user=place.reader, pk=place.missed.pk)
    assert _words(then) == SENT
