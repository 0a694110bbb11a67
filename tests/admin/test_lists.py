"""The lists: judged together, searched as Norwegians write, filtered by what is seen."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.admin import site
from indicators.models import Sector, ServiceArea
from tests import municipality
from tests.admin.conftest import Town
from tests.admin.pages import plain, signed_in, told

INDICATORS = "/admin/indicators/indicator/"
LINES = "/admin/indicators/scorecardline/"
ALL = ["lesing", "øvelse", "fall", "åpenhet"]
NASTY = ("'", "%", "\\", "<script>", "{{7*7}}", "9" * 400, "\u202e", "-1", "NaN", "a" * 5000)


def rows(client: Client, address: str, **wanted: Any) -> list[str]:
    """What each row of a list is called, in its order."""
    answer = client.get(address, wanted)
    assert answer.status_code == 200
    return [row.shown.line.short_name for row in answer.context["cl"].result_list]


@pytest.fixture
def lines(town: Town) -> Town:
    """More lines: with Norwegian letters, a heading with a function, and other verdicts."""
    health = ServiceArea.objects.get(number="6.7")
    under = municipality.heading(town.area, "Ærlig og åpen skole")
    more = {"target": "90", "result": "95", "heading": under, "short_name": "øvelse"}
    municipality.line("ovelse", of=town.area, by=town.school, order=2, **more)
    more = {"target": "Ja", "result": "omtrent", "short_name": "åpenhet"}
    municipality.line("apenhet", of=health, by=town.health, order=3, **more)
    return town


def test_a_row_says_what_it_is_about_and_how_it_went(lines: Town) -> None:
    page = plain(signed_in(lines.controller).get(INDICATORS).content.decode())
    for text in ("fall", "6.7 Pleie og omsorg", "Sektor for helse", "≥ 5", "Ikke nådd", "#i-missed"):
        assert text in page


def test_lists_are_in_the_order_of_the_cards(lines: Town) -> None:
    client = signed_in(lines.controller)
    assert rows(client, INDICATORS) == ALL
    assert rows(client, LINES) == ALL
    assert rows(client, LINES, ar="2024") == ["lesing"]
    assert rows(client, LINES, ar="alle") == ["lesing", "øvelse", "fall", "åpenhet", "lesing"]
    assert rows(client, INDICATORS, ar="2024") == ["lesing"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ærlig", ["øvelse"]),
        ("ØVELSE", ["øvelse"]),
        ("åpen", ["øvelse", "åpenhet"]),
        ("6.7", ["fall", "åpenhet"]),
    ],
)
def test_search_knows_norwegian_letters(lines: Town, typed: str, found: list[str]) -> None:
    client = signed_in(lines.controller)
    assert rows(client, LINES, q=typed) == found
    assert rows(client, INDICATORS, q=typed) == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"status": "nadd"}, ["øvelse"]),
        ({"status": "ikke-nadd"}, ["fall"]),
        ({"status": "ma-vurderes"}, ["åpenhet"]),
        ({"omrade": "6.4"}, ["lesing", "øvelse"]),
        ({"sektor": "helse"}, ["fall", "åpenhet"]),
        ({"retning": "lower"}, ["lesing"]),
        (
            {"sektor": "finnes-ikke", "status": "<script>", "ar": "99999"},
            ["lesing", "øvelse", "fall", "åpenhet"],
        ),
    ],
)
def test_filters(lines: Town, wanted: dict[str, str], found: list[str]) -> None:
    client = signed_in(lines.controller)
    assert rows(client, LINES, **wanted) == found
    assert rows(client, INDICATORS, **wanted) == found


def test_a_leader_can_ask_for_the_own_lines(lines: Town) -> None:
    assert rows(signed_in(lines.leader), LINES, sektor="mine") == ["lesing", "øvelse"]
    assert rows(signed_in(lines.controller), LINES, sektor="mine") == ALL


@pytest.mark.parametrize("address", [INDICATORS, LINES])
def test_statements_do_not_grow_with_the_rows(town: Town, address: str) -> None:
    client = signed_in(town.controller)
    assert statements(client, address) == 15
    area, sector = ServiceArea.objects.get(number="6.7"), Sector.objects.get(code="helse")
    for number in range(15):
        municipality.line(f"flere-{number}", of=area, by=sector, target="5", result="4", order=number)
    assert statements(client, address) == 15


def statements(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


NAMES = ("q", "ar", "status", "sektor", "omrade", "retning", "p", "o", "in_use__exact", "ukjent")


def test_nasty_parameters_are_answered(town: Town) -> None:
    """Each name meets several values, and each list all of them."""
    client = signed_in(town.controller)
    for turn, address in enumerate((INDICATORS, LINES)):
        for number, name in enumerate(NAMES):
            for nasty in (NASTY[number], NASTY[(number + 3 + turn) % len(NASTY)]):
                answer = client.get(address, {name: nasty}, follow=True)
                assert answer.status_code in (200, 400), (name, nasty)


def test_a_choice_that_no_row_can_have_is_told(town: Town) -> None:
    client = signed_in(town.controller)
    for model in site._registry:
        address = f"/admin/indicators/{model._meta.model_name}/"
        for odd in ("id__in", "finnesikke"):
            answer = client.get(address, {odd: "9" * 25}, follow=True)
            assert (answer.status_code, told(answer)) == (200, [NOT_KNOWN]), (address, odd)
    for odd in ("9" * 5_000, "9" * 25, "²", "-1"):
        assert client.get(f"{LINES}add/", {"indicator": odd}).status_code == 200


NOT_KNOWN = "Adressen har et valg som listen ikke kjenner. Alle rader vises."
