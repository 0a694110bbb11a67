"""The meeting of a year as it stood in a round: the same figures and rows as the overview in that round."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from indicators.models import Role, ScorecardLine
from tests import municipality
from tests.meeting.test_sheets import page_of, sheets, titles
from tests.pages.conftest import strict_templates as strict_templates  # noqa: PLC0414
from tests.pages.reading import every, first, links, listed
from tests.selectors.test_rounds import today as today  # noqa: PLC0414 - both tertials are closed
from tests.selectors.test_rounds import town as town  # noqa: PLC0414

pytestmark = pytest.mark.django_db

ROUNDS = {
    "t1": (" · 1. tertial", "1 av 1 mål var nådd etter 1. tertial 2026", []),
    "t2": (" · 2. tertial", "0 av 1 mål var nådd etter 2. tertial 2026", ["tertial"]),
    "arsslutt": ("", "0 av 1 mål er nådd så langt i 2026", ["tertial"]),
}


@pytest.fixture
def management(town: dict[str, ScorecardLine], client: Client) -> Client:
    client.force_login(municipality.user("ledelse", Role.MANAGEMENT))
    return client


@pytest.mark.parametrize("chosen", ROUNDS)
def test_a_round_s_meeting_is_the_overview_of_that_round(management: Client, chosen: str) -> None:
    part, headline, missed = ROUNDS[chosen]
    board = page_of(management, f"/?ar=2026&runde={chosen}")
    (address,) = [one for one in links(board) if one.startswith("/mote/")]
    assert address == f"/mote/2026/?runde={chosen}"
    meeting = page_of(management, address)
    assert every(r"<h1>(.*?)</h1>", meeting) == [f"Møtevisning 2026{part} · Elverum kommune"]
    assert first(r'<h2 class="m-answer"[^>]*>(.*?)</h2>', meeting) == headline
    assert every(r"<h1>(.*?)</h1>", board) == [headline]
    assert titles(meeting) == listed(board) == missed
    counted = every(r'<span class="m-n">(\d+)</span>', meeting)
    assert counted == every(r'<span class="tally-n">(\d+)</span>', board)


def test_the_round_is_kept_on_every_way_through_the_meeting_and_out_of_it(management: Client) -> None:
    page = page_of(management, "/mote/2026/?runde=t2&side=2")
    assert re.findall(r'id="(before|leave)"[^>]* href="([^"]+)"', page) == [
        ("leave", "/?ar=2026&amp;runde=t2"),
        ("before", "/mote/2026/?runde=t2"),
    ]
    assert re.findall(r'href="([^"]+)" data-sheet', page) == [
        "/mote/2026/?runde=t2",
        "/mote/2026/?runde=t2&amp;side=2",
    ]
    assert first(r'<p class="paper">(.*?)</p>', page).startswith(
        "Elverum kommuneMøtevisning 2026, 2. tertialTall per"
    )
    for status in re.findall(r'<li><a href="([^"]+)"><span class="m-n">', page):
        assert status.startswith("/?ar=2026&amp;runde=t2&amp;status=")


def test_from_the_lowest_share_to_a_meeting_of_that_part_in_the_same_round(management: Client) -> None:
    other = municipality.area("6.5", "Helse", municipality.sector("annen", 3))
    municipality.line(
        "annen", of=other, by=other.sectors.get(), year=2026, target="1", result="2", frequency="tertial"
    )
    summary = sheets(page_of(management, "/mote/2026/?runde=t2"))[0]
    assert re.findall(r'<ul class="m-worst">.*?<a href="([^"]+)"', summary, re.DOTALL) == [
        "/mote/2026/?omrade=6.4&amp;runde=t2"
    ]


def test_the_summary_says_how_many_targets_the_leaders_fear_for(management: Client) -> None:
    for chosen in ROUNDS:
        summary = sheets(page_of(management, f"/mote/2026/?runde={chosen}"))[0]
        assert first(r'<p class="m-said">(.*?)</p>', summary).endswith("1 mål er i fare.")


def test_a_round_that_the_year_lacks_is_explained(management: Client) -> None:
    assert management.get("/mote/2026/?runde=h1").status_code == 400
