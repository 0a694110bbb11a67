"""How many SQL statements a page takes: the same literal number whatever the size of the municipality."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from indicators import middleware, workflow
from indicators.models import Role, RoundKind, ScorecardLine, Sector, User
from tests import municipality
from tests.generator.generate import generate

pytestmark = pytest.mark.django_db

YEARS = 2
CARD, BOARD = 12, 19
"""The most that a card and the board may take; session, user and roles are among them.

These pages are read inside the test's transaction, where nothing is remembered; a page that is
first after a change takes one statement more, to know that (see test_cache.py).
"""

STATEMENTS = {
    "/": 18,
    "/?status=ikke-nadd&rekkefolge=forverret&forklaring=mangler": 19,
    "/?rekkefolge=ar-pa-rad&vis=alle": 19,
    "/mote/2025/": 17,
    "/mote/2025/?omrade=6.4&rekkefolge=forverret": 17,
    "/malekort/": 3,
    "/malekort/2025/": 11,
    "/malekort/2025/?kort=alle": 11,
    "/malekort/2025/?kort=6.4": 11,
    "/malekort/2025/?kort=alle&vis=utvikling": 11,
    "/malekort/2025/?vis=utvikling&kort=6.4": 11,
    "/malekort/2025/?gruppe=sektor&kort=alle": 10,
    "/malekort/2025/?gruppe=sektor&kort=skole": 10,
    "/malekort/2025/malekort.csv": 16,
    "/malekort/2025/malekort.xlsx?kort=6.4": 17,
    "/plan/": 3,
    "/plan/2025/": 11,
    "/register/": 4,
    "/register/2025/": 10,
    "/register/2025/?mangler=mal&sok=skole": 10,
    "/register/indikator/gen-00004/": 16,
    "/korrektur/2025/": 23,
    "/rapport/": 3,
    "/rapport/2025/": 28,
    "/rapport/2025/utgaver/": 13,
    "/rapport/2025/kilde/": 26,
    "/rapport/2025/?type=plan&gruppe=sektor": 22,
    "/rapport/2025/?kort=6.4": 22,
    "/indikator/gen-00004/2025/": 27,
    "/indikator/gen-00004/2025/figur.csv": 23,
    "/tabeller/": 15,
    "/tabeller/?ar=alle&status=ikke-nadd&sok=skole&sorter=-avstand": 15,
    "/tabeller/tabell.csv": 15,
    "/tabeller/tabell.csv?sorter=status": 15,
    "/tabeller/tabell.xlsx": 19,
    "/tabeller/tabell.ods": 19,
    "/tabeller/tabell.csv?fil=alle": 18,
    "/tabeller/?vis=perioder": 18,
    "/tabeller/?mangler=ansvarlig&kol=fort": 20,
    "/mot-andre/?ar=2025": 15,
    "/mot-andre/mot-andre.csv?ar=2025": 15,
    "/hjelp/status/": 10,
    "/utviklingsarbeid/": 5,
    "/utviklingsarbeid/2025/": 10,
    "/utviklingsarbeid/2025/utviklingsarbeid.csv": 9,
}


IN_A_ROUND = {
    ("leder", "/?status=alle"): 19,
    ("leder", "/malekort/2025/?kort=alle"): 11,
    ("leder", "/indikator/{code}/2025/"): 27,
    ("leder", "/rapportering/"): 4,
    ("leder", "/rapportering/2025/arsslutt/skole/"): 31,
    ("leder", "/tiltak/"): 14,
    ("leder", "/godkjenning/2025/arsslutt/skole/"): 24,
    ("ledelse", "/"): 20,
    ("ledelse", "/godkjenning/"): 18,
    ("ledelse", "/rapport/2025/utgaver/"): 51,
    ("ledelse", "/godkjenning/2025/arsslutt/skole/"): 17,
    ("ledelse", "/runder/"): 18,
    ("ledelse", "/endringslogg/?handling=promise_action"): 10,
    ("ledelse", "/endringslogg/?handling=save_user"): 12,
    ("ledelse", "/plan/2025/"): 11,
}
"""The same while a round is open, with explanations and actions on some lines."""


PARAMETERS = 100
"""Of a statement: fewer than there are lines at the larger size, so that asking in portions shows."""


@pytest.mark.parametrize(
    ("indicators", "followed"),
    # whether a number grows with the rows lies in the program: PostgreSQL is asked that it is the same number
    [(15, 1), pytest.param(150, 4, marks=pytest.mark.once)],
)
def test_a_page_takes_the_same_statements_at_every_size(
    monkeypatch: pytest.MonkeyPatch, indicators: int, followed: int
) -> None:
    monkeypatch.setattr(middleware, "REFRESH_SECONDS", 3600)  # on a slow machine a minute passes on the way
    assert connection.features.supports_json_field  # which SQLite is asked once, by whoever needs it first
    generate(indicators=indicators, years=YEARS)
    monkeypatch.setattr(type(connection.features), "max_query_params", PARAMETERS)
    clients = {"leder": Client(), "ledelse": Client()}
    leader = municipality.user("leder", Role.LEADER, sector=Sector.objects.get(code="skole"))
    clients["leder"].force_login(leader)
    clients["ledelse"].force_login(municipality.user("ledelse", Role.MANAGEMENT))

    compare({("leder", address): number for address, number in STATEMENTS.items()}, clients)
    code = begin_a_round(leader, followed)
    compare({(who, path.format(code=code)): number for (who, path), number in IN_A_ROUND.items()}, clients)


def begin_a_round(leader: User, followed: int) -> str:
    """Open the year's round and account for some lines of the schools; returns the first one's indicator."""
    controller = municipality.user("controller", Role.CONTROLLER)
    days = {"opens_on": date(2026, 1, 1), "deadline": date(2026, 1, 31)}
    row = workflow.plan_round(by=controller, year=2025, kind=RoundKind.YEAR_END, **days)
    workflow.open_round(by=controller, round_id=row.pk)
    lines = ScorecardLine.objects.filter(year=2025, sector__code="skole").select_related("indicator")
    chosen = list(lines.order_by("pk")[:followed])
    for line in chosen:
        workflow.explain(by=leader, line_id=line.pk, cause="For få lærere", version=0)
    for line in [*chosen, *([chosen[0]] * (followed - 1))]:
        workflow.promise_action(
            by=leader, line_id=line.pk, text="Ansette", responsible="Rektor", due=date(2026, 6, 1)
        )
    return chosen[0].indicator.code


def note(sent: list[str], execute: Any, sql: str, *given: Any) -> Any:
    """Note a statement as it is sent; to write its values into it takes longer than many a page."""
    sent.append(sql)
    return execute(sql, *given)


def compare(promised: dict[tuple[str, str], int], clients: dict[str, Client]) -> None:
    """Read each page and count; what is wrong is told with the statements themselves."""
    counted, told = {}, {}
    for one in promised:
        who, address = one
        sent: list[str] = []
        with connection.execute_wrapper(partial(note, sent)):
            answer = clients[who].get(address)
            assert answer.getvalue() if answer.status_code == 200 else answer.status_code == 302, address
        counted[one], told[one] = len(sent), sent
    wrong = {one: told[one] for one in promised if counted[one] != promised[one]}
    assert counted == promised, wrong


def test_the_numbers_are_within_what_was_promised() -> None:
    cards = [number for address, number in STATEMENTS.items() if address.startswith("/malekort/2025/?")]
    assert max(cards) < CARD
    assert (
        max(number for address, number in STATEMENTS.items() if address.startswith("/?") or address == "/")
        <= BOARD
    )
