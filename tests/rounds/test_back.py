"""What was withdrawn in the grid is brought back, notes are changed, a day that has passed is asked about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import Action, Footnote, FootnoteCell, TrailEntry, User
from indicators.workflow import Locked, NeedsReason, NotAllowed, NotFound, Refusal, Stale

from .conftest import Place, complete

GRID = "/rapportering/2026/arsslutt/skole/"
JUNE = date(2027, 6, 1)


@pytest.fixture
def begun(place: Place) -> Place:
    """All is there; an action is withdrawn, and so is one of the two notes to the missed figure."""
    complete(place)
    line = place.missed.pk
    promise(place, "Utgått", pk=promise(place, "Utgått").pk, version=1, withdrawn=True)
    workflow.note_figure(by=place.leader, line_id=line, text="Foreløpg")
    gone = workflow.note_figure(by=place.leader, line_id=line, text="Borte")
    workflow.change_note(by=place.leader, line_id=line, pk=gone.pk, withdrawn=True, version=1)
    return place


def promise(place: Place, text: str, due: date = JUNE, **more: Any) -> Action:
    return workflow.promise_action(
        by=place.leader, line_id=place.missed.pk, text=text, responsible="Rektor", due=due, **more
    )


type Run = Callable[[Place, User, int, str], object]

ACTS: dict[str, tuple[Run, int, str]] = {
    # the act, the version that is seen, and the program's reason for it
    "bring an action back": (
        lambda p, by, seen, why: workflow.bring_back_action(
            by=by, line_id=p.missed.pk, pk=Action.objects.get(text="Utgått").pk, version=seen, reason=why
        ),
        2,
        "Hentet tilbake i rapporteringen",
    ),
    "change a note": (
        lambda p, by, seen, why: workflow.change_note(
            by=by, line_id=p.missed.pk, pk=note("Foreløpg").pk, text=" Foreløpig ", version=seen, reason=why
        ),
        1,
        "Fotnote i rapporteringen",
    ),
    "withdraw a note": (
        lambda p, by, seen, why: workflow.change_note(
            by=by, line_id=p.missed.pk, pk=note("Foreløpg").pk, withdrawn=True, version=seen, reason=why
        ),
        1,
        "Fotnote trukket tilbake i rapporteringen",
    ),
    "bring a note back": (
        lambda p, by, seen, why: workflow.change_note(
            by=by, line_id=p.missed.pk, pk=note("Borte").pk, version=seen, reason=why
        ),
        2,
        "Fotnote hentet tilbake i rapporteringen",
    ),
}
LEADS_TO = {
    "bring an action back": ({"Ansette", "Utgått"}, {"Foreløpg"}),
    "change a note": ({"Ansette"}, {"Foreløpig"}),
    "withdraw a note": ({"Ansette"}, set()),
    "bring a note back": ({"Ansette"}, {"Foreløpg", "Borte"}),
}
REFUSED: dict[str, type[Refusal]] = dict.fromkeys(
    ("stranger", "contributor", "management", "auditor", "reader"), NotAllowed
)


def note(text: str) -> Footnote:
    return Footnote.objects.get(text=text)


def standing() -> tuple[set[str], set[str]]:
    actions = Action.objects.filter(withdrawn=False).values_list("text", flat=True)
    return set(actions), set(Footnote.objects.filter(withdrawn=False).values_list("text", flat=True))


@pytest.mark.parametrize("act", ACTS)
def test_who_may_from_which_version_and_not_when_it_is_delivered(begun: Place, act: str) -> None:
    run, seen, why = ACTS[act]
    before, entries = standing(), TrailEntry.objects.count()
    people = begun.people()
    for role, refusal in REFUSED.items():
        with pytest.raises(refusal):
            run(begun, people[role], seen, "Derfor")
    with pytest.raises(NeedsReason):
        run(begun, begun.controller, seen, "")
    with pytest.raises(Stale):
        run(begun, begun.leader, seen - 1, "")
    workflow.submit(by=begun.leader, submission_id=begun.own.pk)
    entries += 1
    with pytest.raises(Locked):
        run(begun, begun.leader, seen, "")
    assert (standing(), TrailEntry.objects.count()) == (before, entries)
    workflow.take_back(by=begun.leader, submission_id=begun.own.pk)
    run(begun, begun.leader, seen, "")
    assert standing() == LEADS_TO[act]
    assert TrailEntry.objects.filter(reason=why).latest("sequence").by == begun.leader


def test_a_note_is_the_sectors_own_at_this_figure(begun: Place) -> None:
    line, leader = begun.missed.pk, begun.leader
    shared = note("Foreløpg")
    with pytest.raises(NotFound):
        workflow.change_note(by=leader, line_id=begun.met.pk, pk=shared.pk, text="X")
    save = partial(workflow.save_record, by=begun.controller, reason="Rettet")
    save(model=FootnoteCell, values={"footnote": shared, "line": begun.other, "cell": "result"})
    with pytest.raises(NotAllowed):
        workflow.change_note(by=leader, line_id=line, pk=shared.pk, text="X")
    save(model=Footnote, pk=note("Borte").pk, values={"kind": "remark"})
    with pytest.raises(NotFound):
        workflow.change_note(by=leader, line_id=line, pk=note("Borte").pk, text="X")


def post(place: Place, act: str, **given: Any) -> dict[str, Any]:
    client = Client()
    client.force_login(place.leader)
    sent = {"line": place.missed.pk, **given}
    return client.post(f"{GRID}{act}/", sent, headers={"Accept": "application/json"}).json()  # type: ignore[no-any-return]


def test_the_grid_brings_back_changes_and_withdraws(begun: Place) -> None:
    client = Client()
    client.force_login(begun.leader)
    panel = client.get(f"{GRID}detaljer/{begun.missed.pk}/").content.decode()
    assert panel.count("Hent tilbake") == 2
    assert "Foreløpg</textarea>" in panel
    gone = Action.objects.get(text="Utgått")
    assert post(begun, "tiltak", pk=gone.pk, version=2, restore=1)["saved"] is True
    assert post(begun, "fotnote", pk=note("Foreløpg").pk, version=1, note="Foreløpig")["saved"] is True
    assert post(begun, "fotnote", pk=note("Foreløpig").pk, version=1, note="Senere")["version"] == 2
    assert post(begun, "fotnote", pk=note("Foreløpig").pk, version=2, note=" ")["saved"] is False
    assert post(begun, "fotnote", pk=note("Borte").pk, version=2, restore=1, note="")["saved"] is True
    assert post(begun, "fotnote", pk=note("Foreløpig").pk, version=2, withdraw=1)["saved"] is True
    assert standing() == ({"Ansette", "Utgått"}, {"Borte"})


def test_a_deadline_that_has_passed_is_asked_about_where_it_is_new(begun: Place) -> None:
    told = {"text": "Mer", "responsible": "Rektor", "due": "15.08.2020"}
    asked = post(begun, "tiltak", **told)
    assert (asked["saved"], asked["past"]) == (False, True)
    assert asked["message"] == (
        "Fristen 15.08.2020 er passert. Rett den, eller kryss av for at det er meningen. Ingenting er lagret."
    )
    assert post(begun, "tiltak", **told, past="on")["saved"] is True
    made = Action.objects.get(text="Mer")
    assert post(begun, "tiltak", **told | {"text": "Mest"}, pk=made.pk, version=1)["saved"] is True
    assert post(begun, "tiltak", **told | {"due": "14.08.2020"}, pk=made.pk, version=2)["past"] is True
    assert Action.objects.get(pk=made.pk).due == date(2020, 8, 15)


def test_responsible_and_deadline_are_suggested_and_filled_down(begun: Place) -> None:
    client = Client()
    client.force_login(begun.leader)
    workflow.report_result(by=begun.leader, line_id=begun.met.pk, text="8", reason="Ført")
    action = Action.objects.get(text="Ansette")
    plain = client.get(GRID).content.decode()
    assert f'<option value="Rektor"></option><option value="{begun.leader.display_name}">' in plain
    assert plain.count("Bruk samme ansvarlig og frist i de andre") == 1
    blank = f'id="ad-{begun.met.pk}-ny" name="due" value="'
    assert f'{blank}"' in plain
    assert f'{blank}01.06.2027"' in client.get(f"{GRID}?som={action.pk}").content.decode()
    assert f'{blank}"' in client.get(f"{GRID}?som=tull").content.decode()
