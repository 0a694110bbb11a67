"""The administration beyond who opens what (see ``doors.py``): no other way in, and nothing is deleted."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse

from tests.permissions.other_doors import RECORDS
from tests.permissions.world import World, make_world

UNKNOWN = ("/admin/finnes-ikke/", "/admin/auth/group/", "/admin/password_change/", "/admin/logout/")


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def test_there_are_no_other_doors(world: World) -> None:
    for address in UNKNOWN:
        assert world.client("controller").get(address).status_code == 404
        assert world.client("controller").post(address).status_code == 404


def test_the_act_of_deleting_chosen_rows_does_not_exist(world: World) -> None:
    for name in RECORDS:
        model: Any = apps.get_model("indicators", name)
        chosen = {"action": "delete_selected", "_selected_action": [world.places[name]], "post": "yes"}
        answer = world.client("controller").post(reverse(f"admin:indicators_{name}_changelist"), chosen)
        assert answer.status_code in (200, 302)
        assert model.objects.filter(pk=world.places[name]).exists()


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("leader", ["Målekort", "Plan og organisasjon"]),
        ("auditor", ["Målekort", "Plan og organisasjon", "Brukere"]),
        ("controller", ["Målekort", "Plan og organisasjon", "Brukere"]),
    ],
)
def test_the_index_shows_what_the_person_may_see(world: World, role: str, seen: list[str]) -> None:
    answer = world.client(role).get("/admin/")
    assert [str(group["name"]) for group in answer.context["app_list"]] == seen
