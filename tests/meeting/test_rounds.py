"""The meeting of a year as it stood in a round: the same figures and rows as the overview in that round."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import Role, Round, ScorecardLine, Submission, SubmissionState
from tests import municipality
from tests.meeting.test_sheets import page_of, sheets, titles
from tests.pages.conftest import strict_templates as strict_templates  # noqa: PLC0414
from tests.pages.reading import every, first, links, listed
from tests.selectors.test_rounds import today as today  # noqa: PLC0414 - both tertials are closed
from tests.selectors.test_rounds import town as town  # noqa: PLC0414

pytestmark = pytest.mark.django_db

ROUNDS: dict[str, tuple[str, str, list[str]]] = {
    "t1": (" · 1. tertial", "1 av 1 mål var nådd etter 1. tertial 2026", []),
    "t2": (" · 2. tertial", "0 av 1 mål var nådd etter 2. tertial 2026", ["tertial"]),
    "arsslutt": ("", "0 av 1 mål er nådd så langt i 2026", ["tertial"]),
}


@pytest.fixture
def management(town: dict[str, ScorecardLine], client: Client) -> Client:
    client.force_login(municipality.user("ledelse", Role.MANAGEMENT))
    return client


def foresee(line: ScorecardLine, outlook: str, kind: str) -> None:
    """Say it in a sector's delivery that is opened again for it."""
    program = workflow.program_user()
    delivery = Submission.objects.get(round__kind=kind, round__year=line.year, sector=line.sector)
    if delivery.state == SubmissionState.CLOSED:
        workflow.reopen(by=program, submission_id=delivery.pk, reason="Glemt prognose")
    workflow.forecast(
        by=program,
        line_id=line.pk,
        round_id=delivery.round_id,
        outlook=outlook,
        text="9",
        comment="For få søkere",
        reason="Test",
    )


def deliver(year: int, kind: str) -> None:
    """Let all read what was said in a round."""
    municipality.count_as_delivered(Round.objects.get(year=year, kind=kind))


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
    assert listed(board) == missed
    assert titles(meeting) == [*missed, "arlig"]
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
        "/mote/2026/?runde=t2&amp;side=3",
    ]
    assert first(r'<p class="paper">(.*?)</p>', page).startswith(
        "Elverum kommuneMøtevisning 2026, 2. tertial · størst avvik førstTall per"
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
        "/mote/2026/?runde=t2&amp;omrade=6.4"
    ]


def test_the_summary_says_how_many_targets_the_leaders_fear_for(management: Client) -> None:
    for chosen in ROUNDS:
        summary = sheets(page_of(management, f"/mote/2026/?runde={chosen}"))[0]
        assert first(r'<p class="m-said">(.*?)</p>', summary).endswith("1 mål er i fare.")
        rows = first(r'<a href="([^"]+)">1 mål er i fare', summary)
        assert html.unescape(rows) == f"/?ar=2026&runde={chosen}&utsikt=fare#liste"


def test_a_target_at_risk_has_a_sheet_with_what_its_leader_said(
    management: Client, town: dict[str, ScorecardLine]
) -> None:
    page = page_of(management, "/mote/2026/?runde=t2&side=3")
    sheet = sheets(page)[2]
    assert first(r'<span id="position"[^>]*>(.*?)</span>', page) == "3 av 3"
    assert every(r'<li><a href="[^"]+" data-sheet="\d+"[^>]*>(.*?)</a>', page)[1:] == [
        "tertialSkole",
        "arligI fare · Skole",
    ]
    assert first(r'<p class="m-where">(.*?)</p>', sheet) == "I fare · 6.4 Skole · Sektor for skole"
    assert first(r'<p class="m-sent">(.*?)</p>', sheet) == "2. tertial: Vil ikke nå målet."
    assert every(r"<dt>(.*?)</div>", sheet) == ["Så langtIkke forfalt", "Mål≥\u00a010"]
    assert first(r'<div class="m-why">(.*?)</div>', sheet) == (
        "Lederens vurdering Etter t2 Tiltak Ingen tiltak er registrert."
    )
    assert first(r'<p class="m-source">(.*?)</p>', sheet) == "Rapportert av Sektor for skole."


def test_those_who_will_miss_come_before_those_who_are_unsure(
    management: Client, town: dict[str, ScorecardLine]
) -> None:
    assert titles(page_of(management, "/mote/2026/?runde=t1")) == ["arlig"]
    foresee(town["silent"], "will_miss", "t1")
    foresee(town["tertial"], "unsure", "t1")
    assert titles(page_of(management, "/mote/2026/?runde=t1")) == ["arlig"]  # not delivered yet
    deliver(2026, "t1")
    assert titles(page_of(management, "/mote/2026/?runde=t1")) == ["taus", "tertial", "arlig"]


def test_a_missed_target_at_risk_keeps_its_one_sheet_and_tells_the_forecast(
    management: Client, town: dict[str, ScorecardLine]
) -> None:
    foresee(town["tertial"], "will_miss", "t2")
    deliver(2026, "t2")
    page = page_of(management, "/mote/2026/?runde=t2")
    assert titles(page) == ["tertial", "arlig"]
    assert first(r'<div class="m-why">(.*?)</div>', sheets(page)[1]) == (
        "Årsak Mangler forklaring Prognose 2. tertial: Vil ikke nå målet, ventet 9. For få søkere "
        "Tiltak Ansette Rektor · frist 12.09.2026 · Planlagt · forfalt"
    )


def test_the_sheets_at_risk_are_read_in_nynorsk(management: Client) -> None:
    management.cookies["django_language"] = "nn"
    sheet = sheets(page_of(management, "/mote/2026/?runde=t2"))[2]
    assert first(r'<p class="m-sent">(.*?)</p>', sheet) == "2. tertial: Vil ikkje nå målet."
    assert every(r"<h3>(.*?)</h3>", sheet) == ["Vurderinga til leiaren", "Tiltak"]


def test_a_round_that_the_year_lacks_is_explained(management: Client) -> None:
    assert management.get("/mote/2026/?runde=h1").status_code == 400
