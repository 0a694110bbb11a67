"""What a sector says of its results in an area: written in the grid, a draft until delivered, then locked."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from indicators import workflow
from indicators.judging import judge_as_of, judge_lines
from indicators.models import ResultComment, ScorecardLine, TrailEntry, User
from indicators.selectors.drafts import unreadable_comments
from indicators.selectors.log.trail import visible_entries

from .conftest import Place, bring_to, complete

GRID = "/rapportering/2026/arsslutt/skole/"
TEXT = "Et år med færre avvik"
READERS = ("leader", "controller", "stranger", "management", "auditor", "reader")


def client(person: User) -> Client:
    found = Client()
    found.force_login(person)
    return found


def say(person: User, place: Place, text: str = TEXT, **more: Any) -> Any:
    given = {"area": place.met.area_id, "text": text, **more}
    return client(person).post(f"{GRID}kommentar/", given, headers={"Accept": "application/json"})


def who_reads(place: Place) -> dict[str, tuple[bool, bool, bool]]:
    """Whether each reads the text on the card, as a row of the administration, and in the log."""
    found = {}
    for name in READERS:
        person = User.objects.get(pk=getattr(place, name).pk)
        card = client(person).get("/malekort/2026/?kort=alle").content.decode()
        row = ResultComment.objects.exclude(pk__in=unreadable_comments(person).values("pk"))
        entry = visible_entries(person).filter(subject_table="resultcomment", draft=False)
        found[name] = (TEXT in card, row.exists(), entry.exists())
    return found


def test_others_read_it_when_it_is_delivered_and_not_before(place: Place) -> None:
    complete(place)
    assert say(place.leader, place).json()["saved"] is True
    own = {"leader": (True, True, True), "controller": (True, True, True)}
    nobody = dict.fromkeys(("stranger", "management", "auditor", "reader"), (False, False, False))
    assert who_reads(place) == own | nobody
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    logs = {"management": (True, True, True), "auditor": (True, True, True)}
    without_log = {"stranger": (True, True, False), "reader": (True, True, False)}
    assert who_reads(place) == own | logs | without_log


def test_it_begins_the_delivery_and_is_changed_and_withdrawn_by_its_sector(place: Place) -> None:
    assert place.own.state == "not_begun"
    answer = say(place.leader, place).json()
    assert TEXT in answer["comments"]
    assert place.own.state == "draft"
    row = ResultComment.objects.get()
    assert (row.sector, row.area, row.year, row.title) == (place.skole, place.met.area, 2026, "")
    assert say(place.leader, place).json()["saved"] is True  # sent twice: made once
    assert say(place.leader, place, "Nytt", pk=row.pk, version=7).json()["saved"] is False
    assert say(place.leader, place, "Nytt", pk=row.pk, version=1).json()["saved"] is True
    assert say(place.leader, place, " ", pk=row.pk, version=2).json()["message"] == (
        "Skriv kommentaren, eller trekk den tilbake."
    )
    assert say(place.leader, place, "Nytt", pk=row.pk, version=2, withdraw="1").json()["saved"] is True
    row.refresh_from_db()
    assert (ResultComment.objects.count(), row.text, row.withdrawn, row.version) == (1, "Nytt", True, 3)
    entry = TrailEntry.objects.filter(subject_table="resultcomment").first()
    assert entry is not None
    assert (entry.act, entry.sector_id, entry.year) == ("annotate", place.skole.pk, 2026)


@pytest.mark.parametrize("state", ["submitted", "approved", "closed"])
def test_it_is_locked_with_the_delivery(place: Place, state: str) -> None:
    bring_to(place, state)
    answer = say(place.leader, place).json()
    assert (answer["saved"], ResultComment.objects.count()) == (False, 0)


def test_only_the_sector_and_the_controller_write_it(place: Place) -> None:
    for name in ("contributor", "stranger", "management", "auditor", "reader"):
        assert say(getattr(place, name), place).status_code == 404
    assert say(place.controller, place).json()["saved"] is False  # without a reason
    assert say(place.controller, place, why="Lederen er syk").json()["saved"] is True
    own = ResultComment.objects.get()
    with pytest.raises(workflow.NotFound):
        workflow.comment_results(
            by=place.stranger, sector_id=place.helse.pk, area_id=own.area_id, year=2026, text="x", pk=own.pk
        )
    with pytest.raises(workflow.NotAllowed):
        workflow.comment_results(
            by=place.stranger, sector_id=place.skole.pk, area_id=own.area_id, year=2026, text="x"
        )


@pytest.mark.parametrize("area", ["", "x", "0", "999999", "-1"])
def test_an_area_that_is_not_the_sectors(place: Place, area: str) -> None:
    assert say(place.leader, place, area=area).status_code == 404


def test_without_a_script(place: Place) -> None:
    given = {"area": place.met.area_id, "text": TEXT}
    answer = client(place.leader).post(f"{GRID}kommentar/", given)
    assert answer.headers["Location"] == f"{GRID}#kommentar"
    page = client(place.leader).get(GRID).content.decode()
    assert TEXT in page
    refused = client(place.leader).post(f"{GRID}kommentar/", {**given, "text": ""})
    assert (refused.status_code, "Skriv kommentaren" in refused.content.decode()) == (409, True)


def test_what_a_comment_speaks_of_is_delivered_with_it(place: Place) -> None:
    """Links changed in a draft are the draft's alone: one added says nothing to others, one gone stays."""

    def link(*lines: ScorecardLine) -> None:
        workflow.save_record(
            by=place.controller,
            model=ResultComment,
            pk=comment.pk,
            version=ResultComment.objects.get(pk=comment.pk).version,
            values={},
            links={"indicators": [one.indicator for one in lines]},
            reason="Handler om noe annet",
        )

    def spoken_of(person: User) -> list[set[str]]:
        day = timezone.now()
        rows = (judge_lines(ScorecardLine.objects.order_by("order"), user=person),)
        then = judge_as_of(day, user=person, year=2026)
        return [
            {row.code for row in read if TEXT in {one.text for one in row.explanations}}
            for read in (*rows, then)
        ]

    comment, _new = workflow.save_record(
        by=place.controller,
        model=ResultComment,
        values={"area": place.met.area, "year": 2026, "code": "k", "order": 1, "text": TEXT},
        links={"indicators": [place.met.indicator, place.other.indicator]},
        reason="Skrevet",
    )
    bring_to(place, "returned")
    link(place.missed, place.other)
    names = ("controller", "leader", "stranger", "management")
    assert {name: spoken_of(getattr(place, name)) for name in names} == {
        "controller": [{"avvik", "annen"}] * 2,
        "leader": [{"avvik"}] * 2,
        "stranger": [{"met", "annen"}] * 2,
        "management": [{"met"}] * 2,
    }
