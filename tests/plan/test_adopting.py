"""Adopting a plan: what was adopted is kept, and later changes take a case and a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indicators import workflow
from indicators.models import AdoptedTarget, Plan, Target, TrailEntry
from indicators.selectors.log.verification import verify
from tests.plan.conftest import Town

DAY = date(2024, 12, 12)


def adopt(town: Town, **other: Any) -> Plan:
    given = {"by": town.controller, "year": 2025, "case": "KS-sak 145/24", "adopted_on": DAY, **other}
    return workflow.adopt_plan(**given)


def test_the_targets_are_kept_as_they_were_adopted(town: Town) -> None:
    before = TrailEntry.objects.count()
    plan = adopt(town)
    assert (plan.adopted, plan.case, plan.adopted_on, plan.version) == (True, "KS-sak 145/24", DAY, 2)
    kept = {one.line_id: one for one in AdoptedTarget.objects.all()}
    for target in Target.objects.all():
        same = kept.pop(target.line_id)
        assert (same.written, same.parsed, same.columns()) == (
            target.written,
            target.parsed,
            target.columns(),
        )
        assert target.adopted_by == "KS-sak 145/24, 12.12.2024"
    assert kept == {}
    entries = TrailEntry.objects.filter(sequence__gt=before)
    assert [(one.act, one.reason, one.subject_table) for one in entries] == [
        ("adopt_plan", "Vedtatt i KS-sak 145/24", "plan")
    ]
    assert verify().finding is None


def test_a_plan_is_adopted_once(town: Town) -> None:
    adopt(town)
    with pytest.raises(workflow.AlreadyAdopted) as refused:
        adopt(town, case="KS-sak 1/25")
    assert (refused.value.year, refused.value.case) == (2025, "KS-sak 145/24")
    assert Plan.objects.get().case == "KS-sak 145/24"


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"case": " "}, workflow.NeedsCase),
        ({"year": 2030}, workflow.NotFound),
        ({"version": 7}, workflow.Stale),
        ({"case": "x" * 81}, workflow.TooLong),
        ({"case": "KS\x00"}, workflow.ForbiddenMark),
    ],
)
def test_what_cannot_be_adopted(town: Town, given: dict[str, Any], refusal: type[Exception]) -> None:
    entries = TrailEntry.objects.count()
    with pytest.raises(refusal):
        adopt(town, **given)
    assert Plan.objects.get().adopted is False
    assert (AdoptedTarget.objects.count(), TrailEntry.objects.count()) == (0, entries)


@pytest.mark.parametrize("name", ["leader", "contributor", "management", "auditor", "reader", "controller"])
def test_only_the_controller_plans(town: Town, name: str) -> None:
    acts = {
        "adopt": lambda by: adopt(town, by=by),
        "roll": lambda by: workflow.roll_forward(
            by=by,
            from_year=2025,
            reason="x",
            rows=[workflow.RolledRow(town.reading.pk, True, "Lesing", "les", True, "20")],
        ),
        "undo": lambda by: workflow.undo_roll(by=by, year=2026, reason="x"),
    }
    refused = {}
    for act, carry_out in acts.items():
        try:
            carry_out(town.people[name])
        except workflow.NotAllowed:
            refused[act] = True
    assert refused == ({} if name == "controller" else {"adopt": True, "roll": True, "undo": True})


def test_nothing_is_saved_when_the_trail_cannot_be_written(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: TrailEntry, *args: Any, **kwargs: Any) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(TrailEntry, "save", fail)
    with pytest.raises(BrokenPipeError):
        adopt(town)
    assert (Plan.objects.get().adopted, AdoptedTarget.objects.count()) == (False, 0)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({}, workflow.NeedsCase),
        ({"case": "  "}, workflow.NeedsCase),
        ({"case": "KS-sak 12/25", "reason": " "}, workflow.NeedsReason),
    ],
)
def test_an_adopted_target_takes_a_case_and_a_reason(
    town: Town, given: dict[str, Any], refusal: type[Exception]
) -> None:
    adopt(town)
    for line in (town.reading, town.bare):
        with pytest.raises(refusal):
            workflow.set_target(
                **{"by": town.controller, "line_id": line.pk, "text": "25 %", "reason": "Nytt", **given}
            )
    assert Target.objects.get(line=town.reading).written == "< 20 %"


def test_a_changed_target_leaves_the_adopted_one_alone(town: Town) -> None:
    adopt(town)
    workflow.set_target(
        by=town.controller, line_id=town.reading.pk, text="< 25 %", case="KS-sak 12/25", reason="Budsjettkutt"
    )
    now, then = Target.objects.get(line=town.reading), AdoptedTarget.objects.get(line=town.reading)
    assert (now.written, now.case, then.written) == ("< 25 %", "KS-sak 12/25", "< 20 %")


def test_saying_the_same_again_takes_no_case(town: Town) -> None:
    adopt(town)
    target = Target.objects.get(line=town.reading)
    done = workflow.set_target(
        by=town.controller,
        line_id=town.reading.pk,
        text="< 20 %",
        case=target.case,
        adopted_on=DAY,
        reason="",
    )
    assert done.changed is False


def test_the_register_cannot_adopt_a_plan(town: Town) -> None:
    with pytest.raises(workflow.Invalid) as refused:
        workflow.save_record(
            by=town.controller,
            model=Plan,
            pk=Plan.objects.get().pk,
            values={"case": "KS-sak 1/25", "adopted_on": DAY},
            reason="x",
        )
    assert sorted(refused.value.errors) == ["adopted_on", "case"]


def test_the_plan_of_the_fixtures_is_adopted(elverum: None) -> None:
    plan = Plan.objects.get()
    assert (plan.adopted, plan.case, plan.adopted_on) == (True, "KS-sak 145/24", DAY)
    pairs = AdoptedTarget.objects.values_list("written", "line__target__written")
    assert (len(pairs), [pair for pair in pairs if pair[0] != pair[1]]) == (Target.objects.count(), [])
