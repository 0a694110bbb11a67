"""Development work and texts of areas: who writes them, when they are locked, what is read and rolled."""

from __future__ import annotations

from typing import Any

import pytest

from indicators import workflow
from indicators.judging import deliveries_now, published_matters
from indicators.models import AreaText, DevelopmentWork, LockReason, TrailEntry, User
from indicators.selectors.log.trail import visible_entries
from tests import municipality
from tests.plan.conftest import Town, roll
from tests.plan.conftest import town as town  # noqa: PLC0414 - two years of a small town
from tests.rounds.conftest import Place, bring_to, complete
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db
TOLD = {"state": "ongoing", "done": "Begynt", "responsible": "Rektor"}


def work(place: Place) -> DevelopmentWork:
    return municipality.work(place.met, "lesing", "Lese mer")


def tell(place: Place, by: User | None = None, **given: Any) -> DevelopmentWork:
    return workflow.report_work(by=by or place.leader, work_id=work(place).pk, **(given or TOLD))


def write(place: Place, by: User | None = None, text: str = "Færre elever", **given: Any) -> AreaText:
    of = {"year": 2026, "area_id": place.met.area_id, "sector_id": place.skole.pk, "kind": "challenges"}
    return workflow.write_area_text(**{"by": by or place.leader, **of, "text": text, **given})


def public(row: Any) -> Any:
    return published_matters([type(row).objects.get(pk=row.pk)], deliveries_now())[row.pk]


def test_who_writes_for_a_sector(place: Place) -> None:
    let_in = []
    for name, person in place.people().items():
        for act in (tell, write):
            try:
                act(
                    place,
                    person,
                    **({"reason": "Ført", "text": name} if act is write else {**TOLD, "reason": "Ført"}),
                )
                let_in.append((name, act.__name__))
            except workflow.NotAllowed:
                pass
    assert let_in == [
        ("leader", "tell"),
        ("leader", "write"),
        ("controller", "tell"),
        ("controller", "write"),
    ]


def test_the_controller_says_why(place: Place) -> None:
    for act in (tell, write):
        with pytest.raises(workflow.NeedsReason):
            act(place, place.controller)
    assert (DevelopmentWork.objects.get().done, AreaText.objects.count()) == ("", 0)


def test_what_is_left_out_stays_and_saying_it_again_changes_nothing(place: Place) -> None:
    first = tell(place)
    entries = TrailEntry.objects.count()
    again = tell(place, done=" Begynt ")
    told = (again.state, again.done, again.responsible, again.version)
    assert told == ("ongoing", "Begynt", "Rektor", first.version)
    assert (write(place).pk, write(place).version) == (AreaText.objects.get().pk, 1)
    assert TrailEntry.objects.count() == entries + 1


def test_a_text_that_is_emptied_is_withdrawn_and_can_be_written_anew(place: Place) -> None:
    write(place)
    assert write(place, text="  ", version=1).withdrawn
    assert (write(place, text="Igjen", version=2).withdrawn, AreaText.objects.count()) == (False, 1)


def test_what_cannot_be_written(place: Place) -> None:
    with pytest.raises(workflow.Invalid) as unknown:
        tell(place, state="ferdig")
    assert list(unknown.value.errors) == ["state"]
    with pytest.raises(workflow.Invalid):
        write(place, kind="forord")
    with pytest.raises(workflow.NotFound):
        write(place, area_id=municipality.area("6.5", "Barnevern").pk)
    with pytest.raises(workflow.NotFound):
        write(place, version=3)
    with pytest.raises(workflow.NotFound):
        workflow.report_work(by=place.leader, work_id=99, done="Ferdig")


def test_what_a_colleague_has_changed_is_told_with_what_it_says_now(place: Place) -> None:
    tell(place)
    write(place)
    for change in (lambda: tell(place, done="Mitt", version=1), lambda: write(place, text="Mitt", version=0)):
        with pytest.raises(workflow.Stale) as stale:
            change()
        assert stale.value.written in ("Begynt", "Færre elever")


def test_writing_begins_the_draft_and_a_delivery_locks_it(place: Place) -> None:
    write(place)
    assert place.own.state == "draft"
    tell(place)
    bring_to(place, "submitted")
    for change in (lambda: tell(place, done="Sent"), lambda: write(place, text="Sent")):
        with pytest.raises(workflow.Locked) as locked:
            change()
        assert locked.value.lock.why is LockReason.SUBMITTED
    workflow.return_submission(by=place.management, submission_id=place.own.pk, reason="Se over")
    assert (tell(place, done="Rettet").done, write(place, text="Rettet").text) == ("Rettet", "Rettet")


def test_others_read_what_was_delivered(place: Place) -> None:
    row, text = tell(place), write(place)
    assert (public(row), public(text)) == (None, None)  # the work, too, came into the plan in this round
    bring_to(place, "returned")
    tell(place, done="Rettet", state="done")
    write(place, text="")
    read = public(row)
    assert (read.state, read.done, public(text).text) == ("ongoing", "Begynt", "Færre elever")
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    assert (public(row).state, public(row).done, public(text)) == ("done", "Rettet", None)


def test_the_trail_of_a_draft_is_read_by_its_own_people(place: Place) -> None:
    tell(place)
    write(place)
    acts, tables = ("report_work", "write_area_text"), ("developmentwork", "areatext")

    def seen() -> dict[str, int]:
        return {
            name: visible_entries(getattr(place, name))
            .filter(act__in=acts, subject_table__in=tables, draft=False)
            .count()
            for name in ("leader", "controller", "management", "auditor")
        }

    assert seen() == {"leader": 2, "controller": 2, "management": 0, "auditor": 0}
    complete(place)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    assert seen() == {"leader": 2, "controller": 2, "management": 2, "auditor": 2}


def rolled() -> list[tuple[str, str, str, str, bool]]:
    rows = DevelopmentWork.objects.filter(year=2026).order_by("code")
    return [(one.code, one.planned, one.state, one.done, one.withdrawn) for one in rows]


def test_what_is_not_finished_goes_along_with_the_plan_and_back_with_it(town: Town) -> None:
    for state in ("", *DevelopmentWork.State.values):
        municipality.work(town.reading, f"a-{state}", f"Arbeid {state}", state=state, done="Ord")
    roll(town)
    goes = [
        ("a-", "Arbeid", "", "", False),
        ("a-not_started", "Arbeid not_started", "", "", False),
        ("a-ongoing", "Arbeid ongoing", "", "", False),
        ("a-postponed", "Arbeid postponed", "", "", False),
    ]
    assert [(code, text.strip(), *rest) for code, text, *rest in rolled()] == goes
    roll(town)
    assert len(rolled()) == 4
    workflow.undo_roll(by=town.controller, year=2026, reason="For tidlig")
    assert [one[-1] for one in rolled()] == [True] * 4
    roll(town)
    assert [one[-1] for one in rolled()] == [False] * 4
    assert set(DevelopmentWork.objects.filter(year=2026).values_list("carried_from__code", flat=True)) == {
        one[0] for one in goes
    }
