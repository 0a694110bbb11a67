"""No text of the interface is left unmarked: with every translation in brackets, nothing but data is bare."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from indicators.imports.reference import reference_of
from indicators.models import Role
from tests import municipality
from tests.language.brackets import (
    FROZEN,
    PRINTED,
    WORD,
    bare,
    bracket,
    data,
    forget_words,
    known_words,
    published,
)
from tests.permissions.door_answers import COLUMNS, Door
from tests.permissions.doors import OWN
from tests.permissions.other_doors import ACCOUNT, ADMIN
from tests.permissions.world import World, make_world

pytestmark = pytest.mark.django_db

PAGES = (
    "/", "/malekort/2025/", "/malekort/2025/?kort=alle", "/plan/2025/", "/indikator/skole-lesing-5/2025/",
    "/rapport/2025/kapitler/", "/rapport/2025/kapitler/bemanning/", "/rapport/2025/kilde/",
    "/rapport/2025/bemanning/", "/rapport/2025/selskaper/",
    "/indikator/bistand-sosialhjelp-mottakere/2025/", "/tabeller/", "/tabeller/?sok=finnesikke",
    "/endringslogg/", "/hjelp/", "/hjelp/status/", "/sok/?q=skole", "/sok/?q=Skole+Barnevern+Lesing",
    "/sok/treff/?q=e", "/runder/", "/godkjenning/", "/rapportering/", "/konto/", "/konto/passord/",
    "/konto/okter/", "/konto/tofaktor/", "/?ar=1", "/admin/", "/admin/indicators/scorecardline/",
)  # fmt: skip


@pytest.fixture
def bracketed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every translated text stands in brackets."""
    bracket(monkeypatch)
    yield
    forget_words()


def test_every_text_is_marked_for_translation(
    elverum: None, remembering: None, client: Client, bracketed: None
) -> None:
    client.force_login(municipality.user("sjefen", Role.CONTROLLER, first_name="Sjefen"))
    known = data()
    printed = reference_of(2025)
    assert printed is not None
    words = [text for of in printed.sections for one in of.pieces for text in (of.title, one.text)]
    known_there = known | {word for text in words for word in WORD.findall(text)}
    known_there |= {word for mend in printed.mends for word in WORD.findall(mend.text)}
    found = {}
    for address in PAGES:
        answer = client.get(address, follow=True)
        texts = bare(answer.content.decode(), known_there if "/kilde/" in address else known)
        if texts:
            found[address] = sorted(set(texts))
    assert found == {}


READ = {name: door for name, door in OWN.items() if name not in PRINTED}
ROLES = {"controller": {**READ, **ACCOUNT, **ADMIN}, "leader": READ, "management": READ}
ELSEWHERE, READ_THERE, REFUSED = "302", "200", {"403", "404", "405"}
"""Answers to GET that say nothing, and those that tests/permissions/test_drafts.py reads; answers that say
the same to everybody."""


def has_texts(role: str, door: Door, method: str) -> bool:
    """Whether the answer may have texts that the controller's have not, and that are not read there."""
    column = next(number for number, roles in enumerate(COLUMNS.values()) if role in roles)
    status = getattr(door, method).split()[column]
    if method == "get" and status in (ELSEWHERE, READ_THERE):
        return False
    return role == "controller" or status not in REFUSED


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.mark.usefixtures("remembering", "signed_in_once")
@pytest.mark.parametrize("role", ROLES)
def test_every_text_behind_every_address_is_marked(world: World, bracketed: None, role: str) -> None:
    """Each address is posted to with nothing, so that forms tell what is wrong with them.

    What refuses is opened; all other pages are read where drafts are: tests/permissions/test_drafts.py.
    """
    known = known_words()
    frozen = known | published()
    found = {}
    for name, door in ROLES[role].items():
        address = door.address.format(**world.places)
        for method in ("get", "post"):
            if not has_texts(role, door, method):
                continue
            with transaction.atomic():
                answer = getattr(world.client(role), method)(address)
                transaction.set_rollback(True)
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                texts = bare(answer.content.decode(), frozen if name in FROZEN else known)
                if texts:
                    found[f"{method} {name}"] = sorted(set(texts))
    assert found == {}


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ("<p>⟦Hei⟧ Lesing</p>", []),
        ("<p>Hei på deg</p>", ["Hei på deg"]),
        ('<a aria-label="Lukk">⟦x⟧</a>', ["Lukk"]),
        ("<p>⟦Viser ⟦alle⟧ ti⟧ av mange</p>", ["⟦Viser ⟦alle⟧ ti⟧ av mange"]),
        ("<script>const norsk = 1</script><p>12 %</p>", []),
    ],
)
def test_what_counts_as_bare(page: str, left: list[str]) -> None:
    assert bare(page, {"Lesing"}) == left
