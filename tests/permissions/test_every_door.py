"""Every named address × every role: nobody gets in by accident, and who is kept out has written nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver

from tests.permissions.answers import RIGHT, told_to_browsers
from tests.permissions.door_answers import COLUMNS, NO_WAY, WALKED, Door
from tests.permissions.doors import DELIVERY, HERE, HOW, LEADS_ON_THERE, OWN
from tests.permissions.other_doors import ACCOUNT, ADMIN, SAME_DOOR
from tests.permissions.world import World, counted, make_world, watched

ROOMS = {"own": OWN, "account": ACCOUNT, "administration": ADMIN}


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def named(patterns: list[Any], before: str = "", space: str = "") -> Iterator[str]:
    """The names of all addresses; of those without a name the address itself."""
    for one in patterns:
        if isinstance(one, URLResolver):
            inside = f"{space}{one.namespace}:" if one.namespace else space
            yield from named(one.url_patterns, before + str(one.pattern), inside)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}" if one.name else f"/{before}{one.pattern}"


def test_every_address_has_a_row() -> None:
    addresses = set(named(get_resolver().url_patterns))
    rows = {**OWN, **ACCOUNT, **ADMIN, **SAME_DOOR}
    assert addresses - set(rows) == set(), HOW
    assert set(rows) - addresses == set(), "these rows lead nowhere any more: take them away"


@pytest.mark.usefixtures("unrendered", "remembering", "signed_in_once")
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("room", ROOMS)
def test_every_address_answers_every_role_as_the_table_says(world: World, room: str, method: str) -> None:
    doors = ROOMS[room]
    said = {name: " ".join(getattr(door, method).split()) for name, door in doors.items()}
    before = counted()
    told = {
        name: answers(
            world,
            before,
            door,
            method,
            all_of_them=room == "own" and differs(said[name]),
            walked=room != "account" and method == "get" and name not in LEADS_ON_THERE,
        )
        for name, door in doors.items()
    }
    assert counted() == before
    wrong = [name for name in doors if told[name] != said[name]]
    assert {name: told[name] for name in wrong} == {name: said[name] for name in wrong}, list(COLUMNS)


def differs(said: str) -> bool:
    """Whether it matters who asks, so that every role of a column is asked for.

    The administration lets in by the same rights as the own addresses do.
    """
    return len(set(said.split()[1:])) > 1


type Counts = tuple[int, ...]


def answers(world: World, before: Counts, door: Door, method: str, all_of_them: bool, walked: bool) -> str:
    """The answers by column; roles of one column that are answered differently stand apart.

    Pages that are given are ``walked``: test_drafts.py reads all of them as one of each column, and holds
    that they are answered so.
    """
    found = []
    for roles, said in zip(COLUMNS.values(), getattr(door, method).split(), strict=True):
        each = [
            said if walked and said == "200" and role in WALKED else answer(world, before, door, method, role)
            for role in (roles if all_of_them else roles[:1])
        ]
        found.append("/".join(one for one, _same in groupby(each)))
    return " ".join(found)


def answer(world: World, before: Counts, door: Door, method: str, role: str) -> str:
    """The status, and whether anything was written, which is taken back at once."""
    sent = {name.format(**world.places): text.format(**world.places) for name, text in door.sent.items()}
    with transaction.atomic(), watched() as writes:
        got = getattr(world.client(role), method)(
            door.address.format(**world.places), sent if method == "post" else None
        )
        written = bool(writes) and counted() != before  # counting takes longer than the answer
        assert told_to_browsers(got) == RIGHT, (door.address, method, role)
        transaction.set_rollback(True)
    return f"{got.status_code}{'w' if written else ''}"


def test_nothing_is_changed_by_reading() -> None:
    """What writes is no address to read, but for the pages that hold their own form."""
    writes = {name: door for name, door in OWN.items() if "w" in door.post}
    read_too = {
        name for name, door in writes.items() if " ".join(door.get.split()) != " ".join(NO_WAY.split())
    }
    assert read_too == {
        "action",
        "approval_ask_many",
        "approval_remind",
        "chapter",
        "chapter_picture",
        "decision",
        "decision_entry",
        "decision_texts",
        "supervision",
        "supervision_entry",
        "supervision_texts",
        "partner",
        "partner_new",
        "staffing",
        "correct",
        "getting_started_list",
        "getting_started_arms",
        "getting_started_municipality",
        "getting_started_plan",
        "goal_new",
        "goals_attach",
        "goals_words",
        "organisation_act",
        "organisation_move",
        "kostra_functions",
        "others",
        "others_year",
        "peers",
        "people_invite",
        "person_lines",
        "person_new",
        "register_about",
        "register_act",
        "register_figures",
        "register_grid",
        "register_line",
        "register_new",
        "register_set",
        "table_import_new",
        "table_import_undo",
        "report_words",
        "report_layout",
        "reporting_sector",
        "plan_roll",
        "plan_target",
        "round_open",
    }
    assert not any("w" in door.get for room in ROOMS.values() for door in room.values())


def test_nothing_is_posted_without_the_token_against_forgery(world: World) -> None:
    refused = {}
    for name, door in {**OWN, **ACCOUNT, **ADMIN}.items():
        client = world.client("controller", guarded=True)
        refused[name] = client.post(door.address.format(**world.places)).status_code
    health = dict.fromkeys(("healthz", "readyz"), 405)  # answered before anything else, and only read
    signed = {"letters_off": 404}  # a mail program posts it; the signed address alone gives the right
    assert refused == {**dict.fromkeys(refused, 403), **health, **signed}


ACTS = {"celle": "text", "forklaring": "cause", "tiltak": "text", "fotnote": "note", "prognose": "comment"}


@pytest.mark.parametrize("act", ACTS)
def test_another_sectors_row_in_ones_own_grid_does_not_exist(world: World, act: str) -> None:
    sent = {"line": world.places["foreign"], "period": "year-1", ACTS[act]: "9", "outlook": "unsure"}
    before = counted()
    for line in (world.places["foreign"], 999_999, ""):
        answer = world.client("leader").post(f"{HERE}{act}/", {**sent, "line": line})
        assert answer.status_code == 404
    assert counted() == before


def test_a_remark_at_another_sectors_row_is_refused_whole(world: World) -> None:
    sent = {"version": world.places["delivered"], "reason": "Se over"}
    before = counted()
    answer = world.client("management").post(
        f"{DELIVERY}returner/", {**sent, f"merknad-{world.places['foreign']}": "Stemmer dette?"}
    )
    assert answer.status_code == 409  # the row may have been withdrawn meanwhile: what was typed is kept
    assert counted() == before
