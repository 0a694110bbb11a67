"""Impossible years, numbers and days in addresses and forms: answered in words, never with an error."""

from __future__ import annotations

import re

import pytest
from django.db import transaction

from tests.permissions.door_answers import Door
from tests.permissions.doors import OWN
from tests.permissions.test_sent_twice import REGISTER
from tests.permissions.world import World, make_world

YEARS = ("0", "9999", "9" * 25)
NUMBERS = ("0", "9" * 25)
DAYS = ("0001-01-01", "9999-12-31", "2026-02-31", "i går")
CHANGED = re.compile(r"(?<=/)(\d{4})(?=/)|\{(\w+)\}")


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def addresses(door: Door, world: World) -> list[str]:
    """The door's address with each of its years and numbers replaced by one that cannot be."""
    found = []
    for part in CHANGED.finditer(door.address):
        for odd in YEARS if part[1] else NUMBERS:
            changed = door.address[: part.start()] + odd + door.address[part.end() :]
            found.append(changed.format(**world.places))
    return found


def sent(door: Door, world: World) -> dict[str, str]:
    return {name.format(**world.places): text.format(**world.places) for name, text in door.sent.items()}


def answers(world: World, address: str, given: dict[str, str], *methods: str) -> list[int]:
    client = world.client("controller")
    client.raise_request_exception = False
    found = []
    for method in methods:
        with transaction.atomic():
            found.append(getattr(client, method)(address, given if method == "post" else None).status_code)
            transaction.set_rollback(True)
    return found


def methods(door: Door) -> list[str]:
    """What is answered at all: what is not, is turned away before the address is read."""
    asked = {"get": door.get, "post": door.post}
    return [method for method, answer in asked.items() if answer.split()[-1] != "405"]


@pytest.mark.usefixtures("remembering", "signed_in_once")
def test_no_year_and_no_number_of_an_address_is_an_error_of_the_program(world: World) -> None:
    wrong = {
        address: found
        for door in OWN.values()
        for address in addresses(door, world)
        if set(found := answers(world, address, sent(door, world), *methods(door))) - {302, 400, 404, 409}
    }
    assert wrong == {}


@pytest.mark.usefixtures("remembering", "signed_in_once")
def test_no_day_of_a_form_is_either(world: World) -> None:
    wrong = {}
    for name, door in OWN.items():
        given = sent(door, world)
        for field, text in given.items():
            if re.fullmatch(r"\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4}", text) or field.endswith("year"):
                for day in YEARS if field.endswith("year") else DAYS:
                    address = door.address.format(**world.places)
                    found = answers(world, address, {**given, field: day}, "post")
                    if found[0] not in (200, 400, 409):
                        wrong[name, field, day] = found[0]
    assert wrong == {}


ODD = (*YEARS, "-1", "1e9", "\x00", "²", "2026-02-31")
DATED = {"valid_from": "2026-01-01", "valid_to": "2026-12-31", "scale_low": "1", "tolerance": "1"}


@pytest.mark.usefixtures("unrendered", "remembering", "signed_in_once")
def test_no_number_and_no_day_of_the_administration_is_either(world: World) -> None:
    """Each field of each page that adds a row meets a few of the values, and is refused or taken."""
    wrong = {}
    client = world.client("controller")
    client.raise_request_exception = False
    for turn, (model, values) in enumerate(REGISTER.items()):
        whole = {name: text.format(**world.places) for name, text in (values | DATED).items()}
        for number, field in enumerate(whole):
            for odd in (ODD[(turn + number) % len(ODD)], ODD[(turn + number + 3) % len(ODD)]):
                with transaction.atomic():
                    sent = {**whole, field: odd}
                    status = client.post(f"/admin/indicators/{model}/add/", sent).status_code
                    transaction.set_rollback(True)
                if status not in (200, 302):
                    wrong[model, field, odd] = status
    assert wrong == {}
