"""Pasting into the grid at its doors: a preview writes nothing, and what is confirmed is one act or none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from indicators.models import Result, TrailEntry, User

from .conftest import Place, bring_to, enter

GRID = "/rapportering/2026/arsslutt/skole/"
JSON = {"Accept": "application/json"}


def post(person: User, act: str, given: dict[str, Any]) -> Any:
    client = Client()
    client.force_login(person)
    return client.post(f"{GRID}{act}/", given, headers=JSON)


def preview(place: Place, block: str, **more: Any) -> Any:
    given = {"block": block, "line": place.met.pk, "period": "year-1", **more}
    return post(more.pop("by", place.leader), "innliming", given)


def confirm(person: User, figures: list[list[Any]], **more: Any) -> Any:
    return post(person, "lim-inn", {"figures": json.dumps(figures), **more})


def stands(place: Place) -> dict[int, str]:
    return dict(Result.objects.filter(line__year=2026).values_list("line_id", "written"))


def test_the_preview_says_what_would_be_written_and_writes_nothing(place: Place) -> None:
    enter(place, place.leader, place.missed, "8")
    before = TrailEntry.objects.count()
    answer = preview(place, "12\n9\n7").json()
    assert answer["figures"] == [
        [place.met.pk, "year-1", 0, "12"],
        [place.missed.pk, "year-1", 1, "9"],
    ]
    assert "1 fylles, 1 endres, 1 linje har ingen plass." in answer["html"]
    assert (stands(place), TrailEntry.objects.count()) == ({place.missed.pk: "8"}, before)


def test_what_is_confirmed_is_one_act_with_one_reason_and_is_taken_back_as_one(place: Place) -> None:
    enter(place, place.leader, place.missed, "8")
    figures = preview(place, "12\n9").json()["figures"]
    answer = confirm(place.leader, figures).json()
    assert (answer["saved"], len(answer["rows"])) == (True, 2)
    assert stands(place) == {place.met.pk: "12", place.missed.pk: "9"}
    last = TrailEntry.objects.order_by("-sequence").values_list("act", "reason", "line_id")
    said = ("report_result", "Limt inn i rapporteringen, 2 felt")
    assert set(last[:2]) == {(*said, place.met.pk), (*said, place.missed.pk)}
    back = [[place.met.pk, "year-1", 1, ""], [place.missed.pk, "year-1", 2, "8"]]
    assert confirm(place.leader, back, undone="1").json()["saved"] is True
    assert stands(place) == {place.met.pk: "", place.missed.pk: "8"}


@pytest.mark.parametrize(("text", "version"), [("9", 0), ("x" * 501, 1)], ids=str)
def test_one_that_is_refused_stops_all(place: Place, text: str, version: int) -> None:
    enter(place, place.leader, place.missed, "8")
    figures = [[place.met.pk, "year-1", 0, "12"], [place.missed.pk, "year-1", version, text]]
    answer = confirm(place.leader, figures).json()
    assert answer["saved"] is False
    assert answer["message"] != ""
    assert stands(place) == {place.missed.pk: "8"}


@pytest.mark.parametrize("text", ["1.234", "2.3.4", "abc"])
def test_what_is_not_understood_is_kept_as_it_was_pasted(place: Place, text: str) -> None:
    enter(place, place.leader, place.missed, "8")
    figures = [[place.met.pk, "year-1", 0, "12"], [place.missed.pk, "year-1", 1, text]]
    assert confirm(place.leader, figures).json()["saved"] is True
    assert stands(place) == {place.met.pk: "12", place.missed.pk: text}


@pytest.mark.parametrize("state", ["submitted", "approved", "closed"])
def test_nothing_is_pasted_where_it_is_locked(place: Place, state: str) -> None:
    bring_to(place, state)
    answer = confirm(place.leader, [[place.met.pk, "year-1", 1, "99"]]).json()
    assert (answer["saved"], stands(place)[place.met.pk]) == (False, "12")


def test_only_ones_own_rows_are_pasted_into(place: Place) -> None:
    for line in (place.missed, place.other):
        answer = confirm(place.contributor, [[place.met.pk, "year-1", 0, "1"], [line.pk, "year-1", 0, "2"]])
        assert answer.status_code == 404
    assert (
        "avvik"
        not in preview(place, "avvik\t9\nmet\t8", by=place.contributor).json()["html"].split("plass")[0]
    )
    assert stands(place) == {}


def test_the_controller_says_why(place: Place) -> None:
    figures = [[place.met.pk, "year-1", 0, "12"]]
    assert confirm(place.controller, figures).json()["saved"] is False
    assert confirm(place.controller, figures, why="Lederen er syk").json()["saved"] is True
    reason = TrailEntry.objects.filter(act="report_result", line=place.met).get().reason
    assert reason == "Lederen er syk (Limt inn i rapporteringen, 1 felt)"


@pytest.mark.parametrize(
    "figures",
    ["", "{}", "[]", "null", '["x"]', '[[1, "year-1", 0]]', '[["1", "year-1", 0, "2"]]',
     '[[1, "x-1", 0, "2"]]',
     '[[1, "year-9", 0, "2"]]', '[[1, "year-1", -1, "2"]]', "[" * 90_000, "[" + "9" * 5_000 + "]"],
)  # fmt: skip
def test_what_is_no_list_of_figures_is_refused_in_words(place: Place, figures: str) -> None:
    answer = post(place.leader, "lim-inn", {"figures": figures})
    assert (answer.status_code, answer.json()["saved"]) == (200, False)
    assert answer.json()["message"] != ""


@pytest.mark.parametrize(
    "block", ["", "\t\n\t", "\x00", "<script>alert(1)</script>\t1", "\u202e12\n3", "x" * 200_001, "-\n-\n-"]
)
def test_nasty_blocks(place: Place, block: str) -> None:
    answer = preview(place, block)
    assert answer.status_code == 200
    assert "<script>" not in answer.json().get("html", "")


def test_a_cell_that_is_not_in_the_grid(place: Place) -> None:
    assert preview(place, "1\n2", period="month-1").status_code == 404
    assert preview(place, "1\n2", line=place.other.pk).status_code == 404
