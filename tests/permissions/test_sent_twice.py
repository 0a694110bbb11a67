"""The same form sent twice, at every address that writes: done once, and the second answer is the first.

The forms are those of tests/permissions/doors.py, with the token that the page gives; ``MORE`` has the forms
of addresses that hold several, and ``REGISTER`` those of the administration. An address that is new, or makes
other rows than it did, fails until ``MADE`` says what one form makes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from django.db import connection, transaction

from tests.permissions.door_answers import COLUMNS, Door
from tests.permissions.doors import OWN, WHY, prefixed
from tests.permissions.other_doors import RECORDS, SHUT
from tests.permissions.world import NOT_DATA, World, counted, make_world

TOKEN = "4f" * 16
KEPT = "302 403 403 403 403 403 403 302w"
"""The controller alone."""

MORE = {
    "judge": Door(
        "/mal/2026/{goal}/vurder/",
        "",
        KEPT,
        {"vurder-level": "nådd", "vurder-text": "Alle leser", "vurder-why": "Lederen er syk"}
        | {"vurder-seen": "0"},
    ),
    "shift": Door("/mal/2026/{goal}/ned/", "", KEPT, {"seen": "1"}),
    "take out": Door("/mal/2026/{whole}/fjern/", "", KEPT, {"fjern-seen": "1"}),
    "split_sector": Door(
        "/organisasjon/2027/del/sektor/{sector}/",
        "",
        KEPT,
        {"name": "Barnehage", "code": "barnehage", "kind": "sector", "order": "9", "lines": "{next}"}
        | {"save": "1", **WHY},
    ),
    "split_area": Door(
        "/organisasjon/2027/del/omrade/{servicearea}/",
        "",
        KEPT,
        {"name": "Barnehage", "number": "6.5", "order": "9", "lines": "{next}", "save": "1", **WHY},
    ),
    "merge": Door(
        "/organisasjon/2027/sla-sammen/sektor/{sector}/",
        "",
        KEPT,
        {"into": "{helse}", "name": "Oppvekst og helse", "save": "1", **WHY},
    ),
    "role": Door("/personer/{user}/rolle/", "", KEPT, prefixed("rolle", {"role": "auditor", **WHY})),
    "open_figure": Door(
        "/indikator/lesing/2024/rett/",
        "",
        KEPT,
        {"period": "year-1", "do": "open", "why": "Tastefeil", "seen": "0"},
    ),
    "areas": Door("/kom-i-gang/liste/omrader/", "", KEPT, {"text": "6.9; Vann; skole", "do": "save"}),
    "list_of_people": Door(
        "/kom-i-gang/liste/personer/", "", KEPT, {"text": "Ny Person; ny@a.example; revisor", "do": "save"}
    ),
    "company": Door("/rapport/2026/selskaper/ny/selskap/", "", KEPT, {"name": "Vekst", "order": "3"}),
}
CODE = {"code": "ny", "order": "9"}
REGISTER: dict[str, dict[str, Any]] = {
    "indicator": {"code": "ny", "in_use": "on"},
    "scorecardline": {
        "indicator": "{indicator}", "year": "2023", "name": "Lesing", "short_name": "lesing", "order": "1",
        "direction": "higher", "value_kind": "number", "decimals": "0", "frequency": "year",
        "aggregation": "last", "planned": "on", "area": "{servicearea}", "sector": "{sector}",
    },
    "footnote": {**CODE, "text": "Note", "kind": "printed", "year": "2026", "area": "{servicearea}"},
    "resultcomment": {**CODE, "text": "Fordi", "year": "2026", "area": "{servicearea}"},
    "plan": {"year": "2028", "title": "Plan"},
    "heading": {**CODE, "year": "2026", "area": "{servicearea}", "title": "Ny"},
    "servicearea": {"number": "6.9", "order": "9", "name": "Ny"},
    "sector": {**CODE, "name": "Ny", "kind": "sector"},
    "user": {"username": "ny", "password": "fire-egne-ord-her", "is_active": "on"},
    "membership": {"user": "{user}", "role": "auditor"},
}  # fmt: skip

NOTHING: Mapping[str, int] = {}
SPLIT = {"servicearea_sectors": 1}
MADE: dict[str, Mapping[str, int]] = {
    # what one form makes, without history, trail and tokens
    "correct": {"correction": 1, "result": 1},
    "others": {"benchmark": 1},
    "others_year": {"benchmark": 1},
    "others_take_back": NOTHING,
    "peers": {"municipality": 1},
    "plan_adopt": {"adoptedtarget": 3},
    "plan_undo": NOTHING,
    "plan_roll": {"plan": 1, "scorecardline": 1, "target": 1},
    "plan_target": NOTHING,
    "chapter": NOTHING,
    "chapter_picture": NOTHING,
    "staffing": {"sectorstaffing": 1},
    "kostra_functions": {"functioncode": 1, "ownfunction": 1},
    "getting_started_municipality": {"municipality": 1},
    "getting_started_arms": {"municipality": 1},
    "getting_started_list": {"sector": 1},
    "getting_started_plan": {"plan": 1},
    "getting_started_skip": {"municipality": 1},
    "people_invite": NOTHING,
    "list_of_people": {"accountseal": 1, "membership": 1, "personaltext": 4, "user": 1},
    "areas": {"servicearea": 1, "servicearea_sectors": 1},
    "partner": NOTHING,
    "partner_new": {"partner": 1},
    "partners_copy": {"partner": 1},
    "chapter_new": {"reportchapter": 1},
    "chapters_copy": {"reportchapter": 3},
    "chapter_act": NOTHING,
    "goal_new": {"goal": 1},
    "goals_attach": NOTHING,
    "goals_words": NOTHING,
    "goal_act": NOTHING,
    "judge": {"goalassessment": 1},
    "shift": NOTHING,
    "take out": NOTHING,
    "organisation_move": {"heading": 1},
    "register_figures": NOTHING,
    "register_grid": NOTHING,
    "register_about": NOTHING,
    "register_line": NOTHING,
    "register_new": {"indicator": 1, "scorecardline": 1},
    "register_act": {"indicator": 2, "scorecardline": 2},
    "register_set": {"heading": 1},
    "organisation_act": {"sectorname": 1},
    "person_lines": {"membership": 1, "membership_indicators": 1},
    "person_new": {"accountseal": 1, "personaltext": 1, "user": 1},
    "person_act": NOTHING,
    "action": NOTHING,
    "supervision": NOTHING,
    "supervision_entry": {"supervision": 1},
    "decision": NOTHING,
    "decision_entry": {"decision": 1},
    "reporting_sector": NOTHING,
    "report_cell": NOTHING,
    "report_account": {"deviation": 1},
    "report_action": {"action": 1},
    "report_note": {"footnote": 1, "footnotecell": 1},
    "report_forecast": {"forecast": 1},
    "report_words": {"areatext": 1},
    "report_comment": {"resultcomment": 1},
    "report_paste": NOTHING,
    "report_submit": NOTHING,
    "report_ask_reopening": {"reopeningrequest": 1},
    "report_take_back": NOTHING,
    "approval_approve": NOTHING,
    "approval_return": NOTHING,
    "approval_reopen": NOTHING,
    "approval_ask": {"rowremark": 1},
    "approval_ask_many": {"rowremark": 1},
    "approval_remind": {"reminder": 1},
    "report_make": {"dbtaskresult": 1, "reportfile": 1},
    "report_layout": {"reportlayout": 1},
    "report_layout_copy": {"reportlayout": 1},
    "table_import_new": {"tabledraft": 1},
    "table_import_discard": {"tabledraft": -1},
    "table_import_undo": NOTHING,
    "table_import_use": {"tableimport": 1},
    "word_template_choose": NOTHING,
    "edition_propose": {"dbtaskresult": 1, "editionproposal": 1, "keptfile": 1},
    "proposal_act": {"edition": 1},
    "edition_date": {"editionhandling": 1},
    "supervision_texts": {"mattertext": 1},
    "decision_texts": {"mattertext": 1},
    "proof_answer": {"proofanswer": 1},
    "round_plan": {"round": 1},
    "round_close_past": {"round": 1, "submission": 2},
    "round_move": NOTHING,
    "round_open": {"submission": 2},
    "round_unopen": NOTHING,
    "round_close": NOTHING,
    "digest": {"subscription": 1},
    "split_sector": {"sector": 1, **SPLIT},
    "split_area": {"servicearea": 1, **SPLIT},
    "merge": {"sectorname": 1},
    "role": {"membership": 1},
    "open_figure": {"correction": 1},
    "company": {"partner": 1},
    **{f"admin {model}": {model: 1} for model in REGISTER},
    "admin user": {"accountseal": 1, "personaltext": 1, "user": 1},
}
AGAIN = {"person_act", "people_invite"}
"""A password or an invitation that is given once more is an entry more; it makes no row."""


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def doors() -> dict[str, Door]:
    """Every form that somebody may send, by its name."""
    added = {
        f"admin {model}": Door(f"/admin/indicators/{model}/add/", "", KEPT, sent)
        for model, sent in REGISTER.items()
    }
    return {name: door for name, door in {**OWN, **MORE, **added}.items() if "w" in door.post}


def sender(door: Door) -> str:
    """Somebody who may send the form."""
    answers = dict(zip(COLUMNS, door.post.split(), strict=True))
    able = (column for column in SENDERS if answers[column].endswith("w"))
    return COLUMNS[next(able)][0]


def tables() -> list[str]:
    """The names that go with :func:`counted`."""
    found = set(connection.introspection.django_table_names(only_existing=False)) - NOT_DATA
    return [name.removeprefix("indicators_").removeprefix("django_tasks_database_") for name in sorted(found)]


SENDERS = ("management", "controller", "own leader")
APART = ("historical", "trail", "onceonly")


def twice(world: World, door: Door, names: list[str]) -> tuple[Any, Any, dict[str, int], bool]:
    """Both answers, the rows that the first made, and whether the second wrote anything."""
    sent = {name.format(**world.places): text.format(**world.places) for name, text in door.sent.items()}
    sent |= {f"{name.rpartition('-')[0]}-once": TOKEN for name in sent if "-" in name} | {"once": TOKEN}
    client = world.client(sender(door))
    with transaction.atomic():
        before = counted()
        first = client.post(door.address.format(**world.places), sent)
        between = counted()
        again = client.post(door.address.format(**world.places), sent)
        after = counted()
        transaction.set_rollback(True)
    made = {
        name: now - then
        for name, then, now in zip(names, before, between, strict=True)
        if now != then and not name.startswith(APART)
    }
    return _told(first), _told(again), made, after != between


def _told(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.headers.get("Location", "")


@pytest.mark.usefixtures("unrendered", "remembering", "signed_in_once")
def test_the_same_form_sent_twice_is_done_once_and_answered_the_same(world: World) -> None:
    world.places["helse"] = world.places["sector"] + 1
    names = tables()
    seen = {name: twice(world, door, names) for name, door in doors().items()}
    assert {name: one[2] for name, one in seen.items()} == MADE
    assert {name: one[:2] for name, one in seen.items() if one[0] != one[1]} == {}
    assert {name for name, one in seen.items() if one[3]} == AGAIN


def test_every_page_of_the_administration_that_adds_is_tried() -> None:
    """The table of doors names every model of the administration."""
    assert {model for model, (get, _post) in RECORDS.items() if get.get("add") != SHUT} == set(REGISTER)
