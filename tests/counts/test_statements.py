"""How many SQL statements a page takes: the same literal number whatever the size of the municipality."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators import middleware
from indicators.management.generator import generate
from indicators.models import Role, Sector
from tests import municipality

pytestmark = pytest.mark.django_db

YEARS = 2
CARD, BOARD = 12, 20
"""The most that a card and the board may take; session, user and roles are among them.

These pages are read inside the test's transaction, where nothing is remembered; a page that is
first after a change takes one statement more, to know that (see test_memory.py).
"""

STATEMENTS = {
    "/": 11,
    "/?status=ikke-nadd&sorter=forverret&forklaring=mangler": 11,
    "/mote/2025/": 11,
    "/mote/2025/?omrade=6.4&sorter=forverret": 11,
    "/malekort/": 3,
    "/malekort/2025/": 11,
    "/malekort/2025/?kort=6.4": 11,
    "/malekort/2025/?gruppe=sektor": 10,
    "/malekort/2025/?gruppe=sektor&kort=skole": 10,
    "/malekort/2025/malekort.csv": 11,
    "/malekort/2025/malekort.xlsx?kort=6.4": 11,
    "/plan/": 3,
    "/plan/2025/": 11,
    "/indikator/gen-00004/2025/": 23,
    "/tabeller/": 13,
    "/tabeller/?ar=alle&status=ikke-nadd&sok=skole&sorter=-avstand": 13,
    "/tabeller/tabell.csv": 13,
    "/tabeller/tabell.csv?sorter=status": 13,
    "/tabeller/tabell.xlsx": 13,
    "/hjelp/status/": 10,
}


@pytest.mark.parametrize("indicators", [15, 150, 1_500])
def test_a_page_takes_the_same_statements_at_every_size(
    client: Client, indicators: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(middleware, "REFRESH_SECONDS", 3600)  # on a slow machine a minute passes on the way
    generate(indicators=indicators, years=YEARS)
    leader = municipality.user("leder", Role.LEADER, sector=Sector.objects.get(code="skole"))
    counted, told = {}, {}
    for address in STATEMENTS:
        client.force_login(leader)  # a session that is older than a minute would be written anew
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
            assert answer.getvalue() if answer.status_code == 200 else answer.status_code == 302, address
        counted[address] = len(captured)
        told[address] = [query["sql"] for query in captured]
    wrong = {address: told[address] for address in STATEMENTS if counted[address] != STATEMENTS[address]}
    assert counted == STATEMENTS, wrong


def test_the_numbers_are_within_what_was_promised() -> None:
    assert max(number for address, number in STATEMENTS.items() if address.startswith("/malekort/")) < CARD
    assert (
        max(number for address, number in STATEMENTS.items() if address.startswith("/?") or address == "/")
        < BOARD
    )
