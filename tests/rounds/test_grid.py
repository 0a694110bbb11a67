"""The reporting grid: who gets in, what each cell answers, and that nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import Action, Deviation, Footnote, Result, Submission, TrailEntry, User

from .conftest import Place, bring_to, complete, enter

GRID = "/rapportering/2026/arsslutt/skole/"


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def save(client: Client, place: Place, text: str, *, version: int = 0, **more: Any) -> Any:
    given = {"line": place.met.pk, "period": "year-1", "text": text, "version": version, **more}
    return client.post(GRID + "celle/", given, headers={"Accept": "application/json"})


PAGE = {
    "leader": 200,
    "contributor": 200,
    "controller": 200,
    "stranger": 404,
    "management": 404,
    "auditor": 404,
    "reader": 404,
}


@pytest.mark.parametrize(("role", "status"), PAGE.items())
def test_who_gets_in_and_who_saves(place: Place, role: str, status: int) -> None:
    """A foreign grid does not exist, neither to read nor to write."""
    client = signed_in(getattr(place, role))
    assert client.get(GRID).status_code == status
    answer = save(client, place, "12", why="Sektorlederen er syk")
    assert answer.status_code == status
    assert Result.objects.filter(line=place.met).count() == (status == 200)


def test_a_contributor_sees_named_rows_alone_and_cannot_deliver(place: Place) -> None:
    complete(place)
    client = signed_in(place.contributor)
    page = client.get(GRID).content.decode()
    assert f'id="r{place.met.pk}"' in page
    assert f'id="r{place.missed.pk}"' not in page
    assert client.post(GRID + "send-inn/", {"version": place.own.version}).status_code == 403
    foreign = client.post(
        GRID + "celle/", {"line": place.missed.pk, "period": "year-1", "text": "1", "version": 0}
    )
    assert foreign.status_code == 404
    assert place.own.state == "draft"


@pytest.mark.parametrize(
    ("state", "saves"),
    [
        ("not_begun", True),
        ("draft", True),
        ("returned", True),
        ("reopened", True),
        ("submitted", False),
        ("approved", False),
        ("closed", False),
    ],
)
def test_a_cell_saves_where_it_is_open_and_says_why_where_not(place: Place, state: str, saves: bool) -> None:
    bring_to(place, state)
    row = Result.objects.filter(line=place.met).first()
    answer = save(signed_in(place.leader), place, "99", version=row.version if row else 0).json()
    assert answer["saved"] is saves
    assert (answer["message"] == "") is saves
    stands = Result.objects.filter(line=place.met).values_list("written", flat=True).first()
    assert (stands == "99") is saves


def test_the_answer_tells_the_reading_the_verdict_and_what_is_left(place: Place) -> None:
    answer = save(signed_in(place.leader), place, "1 178").json()
    assert "Lest som 1\u00a0178" in answer["row"]
    assert "Nådd" in answer["row"]
    assert "avvik" in answer["left"]
    assert place.own.state == "draft"


def test_what_can_be_read_in_two_ways_is_kept_and_both_readings_are_offered(place: Place) -> None:
    answer = save(signed_in(place.leader), place, "145.500").json()
    assert answer["saved"] is True
    assert 'value="145.500"' in answer["row"]
    assert 'data-use="145,5"' in answer["row"]
    assert 'data-use="145\u00a0500"' in answer["row"]
    assert "met</a> <span>ikke forstått</span>" in answer["left"]


def test_a_colleagues_figure_is_shown_beside_ones_own(place: Place) -> None:
    enter(place, place.controller, place.met, "7")
    answer = save(signed_in(place.leader), place, "8", version=0).json()
    assert (answer["saved"], answer["stands"], answer["version"]) == (False, "7", 1)
    assert 'data-keep="1"' in answer["row"]
    assert 'data-take="7"' in answer["row"]
    again = save(signed_in(place.leader), place, "8", version=1).json()
    assert again["saved"] is True


def test_the_controller_says_why(place: Place) -> None:
    client = signed_in(place.controller)
    assert save(client, place, "12").json()["saved"] is False
    assert save(client, place, "12", why="Lederen er syk").json()["saved"] is True
    assert TrailEntry.objects.filter(act="report_result", line=place.met).get().reason == "Lederen er syk"
    assert "Lederen er syk" in client.get(GRID).content.decode()


def test_without_a_script_every_cell_is_saved_on_its_own(place: Place) -> None:
    client = signed_in(place.leader)
    sent = {
        f"c-{place.met.pk}-year-1": "12",
        f"v-{place.met.pk}-year-1": "0",
        f"c-{place.missed.pk}-year-1": "8" * 501,
        f"v-{place.missed.pk}-year-1": "0",
    }
    answer = client.post(GRID, sent)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert f'value="{"8" * 501}"' in page
    assert "Teksten er på 501 tegn, og det er plass til 500." in page
    assert list(Result.objects.filter(line__year=2026).values_list("written", flat=True)) == ["12"]
    sent[f"c-{place.missed.pk}-year-1"] = "8"
    assert client.post(GRID, sent).status_code == 302
    assert Result.objects.get(line=place.missed).written == "8"


def test_cause_action_and_note_are_saved_on_their_own(place: Place) -> None:
    enter(place, place.leader, place.missed, "8")
    client = signed_in(place.leader)
    line = {"line": place.missed.pk}
    json = {"Accept": "application/json"}
    told = {**line, "cause": "For få lærere", "evidence": "25/1", "version": 0}
    assert client.post(GRID + "forklaring/", told, headers=json).json()["saved"] is True
    bad = {**line, "text": "Ansette", "responsible": "Rektor", "due": "31.04.2027"}
    refused = client.post(GRID + "tiltak/", bad, headers=json).json()
    assert (refused["saved"], refused["message"]) == (False, "April 2027 har 30 dager. Rett fristen.")
    assert client.post(GRID + "tiltak/", {**bad, "due": "30.04.2027"}, headers=json).json()["saved"] is True
    assert client.post(GRID + "fotnote/", {**line, "note": "Foreløpig"}).status_code == 302
    assert Deviation.objects.get().cause == "For få lærere"
    assert Action.objects.get().due.isoformat() == "2027-04-30"
    assert Footnote.objects.filter(text="Foreløpig").count() == 1


def test_a_whole_round_by_the_pages(place: Place) -> None:
    """Deliver, take back, deliver again; a page that is out of date is told so."""
    complete(place)
    client = signed_in(place.leader)
    first = place.own.version
    assert client.post(GRID + "send-inn/", {"version": first, "message": "Klart"}).status_code == 302
    assert client.post(GRID + "send-inn/", {"version": first}).status_code == 409
    assert "Sendt inn" in client.get(GRID).content.decode()
    assert client.post(GRID + "trekk-tilbake/", {"version": place.own.version}).status_code == 302
    assert place.own.state == "draft"
    assert client.post(GRID + "send-inn/", {"version": place.own.version}).status_code == 302
    assert (place.own.state, place.own.message) == ("submitted", "")


def test_what_is_missing_is_told_when_delivering(place: Place) -> None:
    enter(place, place.leader, place.met, "12")
    answer = signed_in(place.leader).post(GRID + "send-inn/", {"version": place.own.version})
    assert answer.status_code == 409
    assert "Gjenstår" in answer.content.decode()
    assert place.own.state == "draft"


def test_a_return_stands_at_the_row(place: Place) -> None:
    bring_to(place, "submitted")
    workflow.return_submission(
        by=place.management,
        submission_id=place.own.pk,
        reason="Se over tallene",
        remarks={place.missed.pk: "Stemmer dette?"},
    )
    page = signed_in(place.leader).get(GRID).content.decode()
    assert "Se over tallene" in page
    assert "Stemmer dette?" in page


@pytest.mark.parametrize("where", ["/rapportering/2026/t9/skole/", "/rapportering/1900/arsslutt/skole/"])
def test_a_grid_that_does_not_exist(place: Place, where: str) -> None:
    assert signed_in(place.leader).get(where).status_code == 404


@pytest.mark.parametrize(
    "text",
    [
        "1e999",
        "NaN",
        "Infinity",
        "0x10",
        "٣",
        "9" * 400,
        "<script>",
        "{{7*7}}",
        "\u202e12",
        "x" * 100_000,
        "\x00",
    ],
)
def test_nasty_cells_are_refused_or_kept_as_text(place: Place, text: str) -> None:
    """Never a figure by accident, never an error page, and nothing that runs."""
    answer = save(signed_in(place.leader), place, text)
    assert answer.status_code == 200
    assert "<script>" not in answer.json()["row"]
    row = Result.objects.filter(line=place.met).first()
    assert row is None or row.value is None


@pytest.mark.parametrize("period", ["", "year-2", "month-13", "tertial-1", "x", "year-x", "-"])
def test_a_period_that_is_not_asked_for(place: Place, period: str) -> None:
    answer = signed_in(place.leader).post(
        GRID + "celle/", {"line": place.met.pk, "period": period, "text": "1", "version": 0}
    )
    assert answer.status_code == 404


def test_the_way_in(place: Place) -> None:
    """One grid that waits is opened at once; who has none is told what will happen."""
    assert signed_in(place.leader).get("/rapportering/").headers["Location"] == GRID
    listed = signed_in(place.controller).get("/rapportering/")
    assert (listed.status_code, Submission.objects.count()) == (200, 2)
    assert "Ingenting venter på deg" in signed_in(place.reader).get("/rapportering/").content.decode()


@pytest.mark.parametrize("lines", [2, 30])
def test_statements_do_not_grow_with_the_rows(
    place: Place, lines: int, django_assert_num_queries: Any
) -> None:
    from tests import municipality

    for number in range(lines - 2):
        municipality.line(
            f"l{number}", of=place.met.area, by=place.skole, year=2026, target="10", result="8", order=number
        )
    client = signed_in(place.leader)
    with django_assert_num_queries(31):
        client.get(GRID)


def test_a_figure_that_is_hardly_meant_is_asked_about_and_saved(place: Place) -> None:
    from tests import municipality

    municipality.line("met", of=place.met.area, by=place.skole, year=2025, result="12")
    answer = save(signed_in(place.leader), place, "120").json()
    assert answer["saved"] is True
    assert "120 er langt fra 12 i 2025. Er det riktig?" in answer["row"]
    assert 'data-use="12"' in answer["row"]
    assert Result.objects.get(line=place.met).written == "120"
