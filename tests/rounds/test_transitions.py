"""Who may bring a submission from which state to which, and what is locked in each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from indicators import workflow
from indicators.judging import GapKind, gaps
from indicators.models import Deviation, Result, Round, RowRemark, Submission, SubmissionState
from indicators.workflow import (
    Incomplete,
    Locked,
    NeedsReason,
    NotAllowed,
    NotDelivered,
)

from .conftest import Place, bring_to, complete, enter

ACTS: dict[str, Callable[..., object]] = {
    "submit": lambda by, pk: workflow.submit(by=by, submission_id=pk, reason="Sender"),
    "take_back": lambda by, pk: workflow.take_back(by=by, submission_id=pk, reason="Henter"),
    "approve": lambda by, pk: workflow.approve(by=by, submission_id=pk),
    "return": lambda by, pk: workflow.return_submission(by=by, submission_id=pk, reason="Se over"),
    "reopen": lambda by, pk: workflow.reopen(by=by, submission_id=pk, reason="Feil"),
}


def test_a_year_after_the_end_of_a_round_before_it_opens_is_locked(place: Place) -> None:
    controller = place.controller
    workflow.plan_round(
        by=controller, year=2026, kind="t1", opens_on=date(2026, 4, 1), deadline=date(2026, 5, 10)
    )
    monthly, _ = workflow.save_record(
        by=controller,
        model=type(place.met),
        pk=place.met.pk,
        values={"frequency": "month"},
        reason="Månedlig",
    )
    from indicators.values import Period

    with pytest.raises(Locked):
        workflow.report_result(
            by=place.leader, line_id=monthly.pk, text="1", reason="Ført", period=Period("month", 3)
        )
    workflow.report_result(
        by=place.leader, line_id=monthly.pk, text="1", reason="Ført", period=Period("month", 9)
    )


def test_what_is_missing_is_named_before_submitting(place: Place) -> None:
    of = place.round
    assert [(gap.line_id, gap.kind) for gap in gaps(of, place.skole.pk)] == [
        (place.met.pk, GapKind.NO_FIGURE),
        (place.missed.pk, GapKind.NO_FIGURE),
    ]
    enter(place, place.leader, place.met, "Ikke målt")
    enter(place, place.leader, place.missed, "8")
    assert [(gap.line_id, gap.kind) for gap in gaps(of, place.skole.pk)] == [
        (place.met.pk, GapKind.NO_REASON),
        (place.missed.pk, GapKind.NO_CAUSE),
        (place.missed.pk, GapKind.NO_ACTION),
    ]
    with pytest.raises(Incomplete) as refused:
        workflow.submit(by=place.leader, submission_id=place.own.pk)
    assert len(refused.value.gaps) == 3
    workflow.explain(by=place.leader, line_id=place.met.pk, cause="Ingen svarte", why_no_figure="too_few")
    complete(place)
    assert gaps(of, place.skole.pk) == ()


def test_a_return_carries_remarks_and_a_new_decision_ends_them(place: Place) -> None:
    bring_to(place, "submitted")
    own = place.own
    workflow.return_submission(
        by=place.management, submission_id=own.pk, reason="Se over", remarks={place.missed.pk: "Hvorfor?"}
    )
    assert list(RowRemark.objects.filter(withdrawn=False).values_list("text", flat=True)) == ["Hvorfor?"]
    workflow.submit(by=place.leader, submission_id=own.pk)
    workflow.approve(by=place.management, submission_id=own.pk)
    assert not RowRemark.objects.filter(withdrawn=False).exists()


def test_nobody_approves_what_they_submitted(place: Place) -> None:
    workflow.save_record(
        by=workflow.program_user(),
        model=type(place.leader.memberships.get()),
        values={"user": place.management, "role": "leader", "sector": place.skole},
        reason="Begge deler",
    )
    both = type(place.management).objects.get(pk=place.management.pk)
    complete(place)
    workflow.submit(by=both, submission_id=place.own.pk)
    for act in ("approve", "return"):
        with pytest.raises(NotAllowed):
            ACTS[act](both, place.own.pk)


def test_only_the_controller_acts_for_others_and_says_why(place: Place) -> None:
    complete(place)
    with pytest.raises(NeedsReason):
        workflow.explain(by=place.controller, line_id=place.missed.pk, cause="Et annet ord")
    with pytest.raises(NeedsReason):
        workflow.submit(by=place.controller, submission_id=place.own.pk)
    with pytest.raises(NotAllowed):
        workflow.explain(by=place.stranger, line_id=place.missed.pk, cause="Et annet ord", reason="Vil")
    assert Deviation.objects.get().cause == "For få lærere"


def test_a_contributor_enters_named_indicators_and_nothing_else(place: Place) -> None:
    enter(place, place.contributor, place.met, "12")
    with pytest.raises(NotAllowed):
        enter(place, place.contributor, place.missed, "12")
    assert Result.objects.filter(line__year=2026).count() == 1


def test_a_round_is_closed_when_all_are_decided_on(place: Place) -> None:
    bring_to(place, "submitted")
    close = {"by": place.controller, "round_id": place.round.pk}
    with pytest.raises(NotDelivered) as refused:
        workflow.close_round(**close, even_if_missing=True, reason="Må videre")
    assert refused.value.sectors == (("Sektor for skole", SubmissionState.SUBMITTED),)
    workflow.approve(by=place.management, submission_id=place.own.pk)
    with pytest.raises(NotDelivered):
        workflow.close_round(**close)
    with pytest.raises(NeedsReason):
        workflow.close_round(**close, even_if_missing=True)
    workflow.close_round(**close, even_if_missing=True, reason="Må videre")
    assert set(Submission.objects.values_list("state", flat=True)) == {"closed"}
    assert Round.objects.get().state == "closed"


def test_what_is_reopened_in_a_closed_round_is_closed_again_by_approval(place: Place) -> None:
    bring_to(place, "closed")
    own = place.own
    workflow.reopen(by=place.management, submission_id=own.pk, reason="Feil tall")
    enter(place, place.leader, place.met, "13")
    workflow.submit(by=place.leader, submission_id=own.pk)
    workflow.approve(by=place.management, submission_id=own.pk)
    assert place.own.state == "closed"


def test_a_past_year_is_locked_as_it_stands(place: Place) -> None:
    from tests import municipality

    past = municipality.line("gammel", of=place.met.area, by=place.skole, year=2025, target="5", result="6")
    with pytest.raises(NeedsReason):
        workflow.close_past_round(
            by=place.controller,
            year=2025,
            kind="year_end",
            opens_on=date(2025, 12, 1),
            deadline=date(2026, 1, 31),
            reason=" ",
        )
    workflow.close_past_round(
        by=place.controller,
        year=2025,
        kind="year_end",
        opens_on=date(2025, 12, 1),
        deadline=date(2026, 1, 31),
        reason="Rapportert før programmet",
    )
    with pytest.raises(Locked):
        workflow.report_result(by=place.leader, line_id=past.pk, text="7", reason="Ført")
