"""A text that cannot be kept is refused where it was typed: at its field, with every word still there.

Every text of every form outside the grid × a text that is too long, one with a sign that turns the
direction, and, where it is one line, one with a line break. The forms are filled in as in ``doors.py``, but
for that text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from indicators import workflow
from indicators.models import Action, ScorecardLine, Sector, User
from tests.admin.pages import Fields
from tests.permissions.doors import OWN, prefixed
from tests.permissions.world import World, counted, make_world, watched

TURNED, LONG, BROKEN = "Fordi \u202eabc", "x" * 10_001, "Fordi\r\nBcc: x"
WHY = {"why": "Vedtak"}
CORRECT = OWN["plan_correct"].sent | {"rett-version": "2"}
ORGANISATION = "/organisasjon/2027/{}/sektor/{{sector}}/"

type Given = dict[str, str]
FORMS: dict[str, tuple[str, str, tuple[str, ...], Given | None]] = {
    # name: (door or address, texts of one line, texts that may have lines, what is sent where it is no door)
    "correct": ("correct", "text", ("why",), None),
    "others": ("others", "text", ("whose", "edition", "why"), None),
    "others_take_back": ("others_take_back", "", ("why",), None),
    "others_year": ("others_year", "r{old}-tall", ("edition", "why"), None),
    "plan_adopt": ("plan_adopt", "vedta-case", (), None),
    "plan_correct": ("/plan/2026/rett-vedtaket/", "rett-case", ("rett-why",), CORRECT),
    "plan_undo": ("plan_undo", "", ("angre-why",), None),
    "plan_roll": ("plan_roll", "title r{next}-name", ("why", "r{next}-target_text"), None),
    "plan_target": ("plan_target", "", ("text", "why"), None),
    "register_grid": ("register_grid", "r{next}-short_name r{next}-unit", ("why", "r{next}-target"), None),
    "register_about": ("register_about", "source numerator denominator", ("definition", "why"), None),
    "register_line": ("register_line", "name short_name unit heading", ("why", "target"), None),
    "register_new": ("register_new", "name short_name unit heading source", ("why", "definition"), None),
    "register_act": ("register_act", "", ("why",), None),
    "register_set": ("register_set", "heading", ("why",), None),
    "organisation_move": ("organisation_move", "heading", ("why",), None),
    "rename": ("organisation_act", "name", ("why",), None),
    "merge": (ORGANISATION.format("sla-sammen"), "name", ("why",), {"into": "{other}", "save": "1", **WHY}),
    "split": (
        ORGANISATION.format("del"),
        "name code",
        ("why",),
        {"code": "ny", "name": "Ny", "kind": "sector", "order": "9", "lines": "{next}", "save": "1", **WHY},
    ),
    "end": (
        ORGANISATION.format("avslutt"),
        "",
        ("why",),
        {"last_year": "2027", "to": "{other}", "save": "1", **WHY},
    ),
    "person_new": ("person_new", "first_name last_name username email", ("why",), None),
    "person": (
        "/personer/{user}/lagre/",
        "om-first_name om-last_name om-username om-email",
        ("om-why",),
        prefixed("om", {"username": "nobody", "is_active": "on", "last_name": "Ny", **WHY}),
    ),
    "role": ("/personer/{user}/rolle/", "", ("rolle-why",), prefixed("rolle", {"role": "auditor", **WHY})),
    "person_act": ("person_act", "", ("passord-why",), None),
    "action": ("action", "", ("outcome", "why"), None),
    "action_back": ("/tiltak/{withdrawn}/hent-tilbake/", "", ("why",), {"seen": "1", **WHY}),
    "approval_return": ("approval_return", "", ("reason", "merknad-{delivered_line}"), None),
    "approval_reopen": ("approval_reopen", "", ("reason",), None),
    "round_close_past": ("round_close_past", "", ("past-reason",), None),
    "round_unopen": ("round_unopen", "", ("unopen-{untouched}-reason",), None),
    "round_close": ("round_close", "", ("close-{open}-reason",), None),
}
NOT_READ = re.compile(r"__prefix__|because$")
RECORDS = (
    "sector",
    "servicearea",
    "heading",
    "plan",
    "indicator",
    "scorecardline",
    "footnote",
    "resultcomment",
    "user",
    "membership",
)
SIGNED_IN = {"approval_return": "management", "approval_reopen": "management"}


class At(HTMLParser):
    """What each field of a page holds, and the words of what describes it where it is marked as wrong."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.held: dict[str, str] = {}
        self._described: dict[str, list[str]] = {}
        self._words: dict[str, str] = {}
        self._inside: list[tuple[str, str]] = []
        self._writing: str | None = None
        self.feed(page)

    def said(self, name: str) -> str:
        """The message at a field."""
        told = [
            self._words.get(one, "") for one in self._described.get(name, ()) if not one.endswith("helptext")
        ]
        return " ".join(" ".join(told).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("input", "textarea", "select") and (name := given.get("name")):
            if given.get("aria-invalid") == "true":
                self._described[name] = given.get("aria-describedby", "").split()
                self.held.pop(name, None)
            elif name in self.held:
                return  # of another form
            self.held[name] = given.get("value", "")
            self._writing = name if tag == "textarea" else None
        elif tag in ("div", "p", "ul", "span", "td"):
            self._inside.append((tag, given.get("id", "")))

    def handle_data(self, data: str) -> None:
        if self._writing:
            self.held[self._writing] += data
        for _tag, name in self._inside:
            if name:
                self._words[name] = self._words.get(name, "") + data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._writing:
            self.held[self._writing] = self.held[self._writing].removeprefix("\r").removeprefix("\n")
            self._writing = None
        elif self._inside and self._inside[-1][0] == tag:
            self._inside.pop()


@pytest.fixture
def world(db: None) -> World:
    made = make_world()
    made.places |= {
        "other": Sector.objects.get(code="helse").pk,
        "withdrawn": Action.objects.get(line__year=2026).pk,
        "delivered_line": ScorecardLine.objects.get(year=2025, short_name="lesing").pk,
    }
    return made


def adopt(by: User) -> None:
    workflow.adopt_plan(by=by, year=2026, case="KS 2/25", adopted_on=date(2025, 12, 1))


def withdraw(by: User) -> None:
    action = Action.objects.get(line__year=2026)
    workflow.promise_action(
        by=by, line_id=action.line_id, pk=action.pk, text=action.text, responsible=action.responsible,
        due=action.due, withdrawn=True, reason="Feil",
    )  # fmt: skip


BEFORE: dict[str, Callable[[User], None]] = {"plan_correct": adopt, "action_back": withdraw}
"""What must have been done before a form is there."""


def faults_of(
    client: Client, address: str, before: tuple[int, ...], sent: dict[str, Any], names: list[str], text: str
) -> dict[str, str]:
    """By field, what is wrong with the answers to a form with a bad text; empty where it is as it should be.

    All fields have it at once; what is not said of one of them then is asked of it alone, since a form may
    look at a field only where others are right.
    """
    together = answered(client, address, before, sent, names, text)
    alone = {name: answered(client, address, before, sent, [name], text) for name in together}
    return {name: faults[name] for name, faults in alone.items() if faults}


def answered(
    client: Client, address: str, before: tuple[int, ...], sent: dict[str, Any], names: list[str], text: str
) -> dict[str, str]:
    """By field, what is wrong with the answer to a form with a bad text in each of these."""
    with transaction.atomic(), watched() as writes:
        got = client.post(address, {**sent, **dict.fromkeys(names, text)})
        wrote = bool(writes) and counted() != before  # counting takes longer than the answer
        transaction.set_rollback(True)
    if got.status_code not in (200, 400):
        return dict.fromkeys(names, f"answers {got.status_code}")
    page, found = At(got.content.decode()), {}
    for name in names:
        kept = page.held.get(name, "").replace("\r\n", "\n") == text.replace("\r\n", "\n")
        faults = {
            "saves something": wrote,
            "says nothing at the field": not page.said(name),
            "loses it": not kept,
        }
        if wrong := ", ".join(fault for fault, is_so in faults.items() if is_so):
            found[name] = wrong
    return found


@pytest.mark.usefixtures("remembering", "signed_in_once")
def test_every_form_says_it_at_the_field_and_keeps_it(world: World) -> None:
    wrong = {}
    for name, (place, lines, texts, given) in FORMS.items():
        door = OWN.get(place)
        client = world.client(SIGNED_IN.get(name, "controller"))
        address = (door.address if door else place).format(**world.places)
        held = {
            key.format(**world.places): text.format(**world.places)
            for key, text in (given or door.sent).items()
        }
        with transaction.atomic():
            BEFORE.get(name, lambda by: None)(User.objects.get(username="controller"))
            before = counted()
            of_one_line = [field.format(**world.places) for field in lines.split()]
            fields = [*of_one_line, *(field.format(**world.places) for field in texts)]
            for text, names in ((TURNED, fields), (LONG, fields), (BROKEN, of_one_line)):
                if names and (faults := faults_of(client, address, before, held, names, text)):
                    wrong[name, text[:7]] = faults
            transaction.set_rollback(True)
    assert wrong == {}


def texts_of(page: str) -> list[str]:
    """The names of what can be written into on a page of the administration.

    Not why a figure is right all the same: that is read only where the figure is asked about.
    """
    found = re.findall(r'<(?:textarea|input type="text")[^>]* name="([^"]+)"|<textarea name="([^"]+)"', page)
    return [name for pair in found if (name := pair[0] or pair[1]) and not NOT_READ.search(name)]


@pytest.mark.usefixtures("remembering", "signed_in_once")
@pytest.mark.parametrize("model", RECORDS)
def test_the_administration_does_too(world: World, model: str) -> None:
    client = world.client("controller")
    address = f"/admin/indicators/{model}/{world.places[model]}/change/"
    page = client.get(address).content.decode()
    held, before = Fields(page).found | {"why": "Vedtak"}, counted()
    assert faults_of(client, address, before, held, texts_of(page), TURNED) == {}
