"""The meeting of Elverum 2025: the year on one sheet, then one sheet for each missed target, worst first."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import Role, ScorecardLine
from tests import municipality
from tests.pages.conftest import reader as reader  # noqa: PLC0414 - a signed-in reader of Elverum's year
from tests.pages.conftest import strict_templates as strict_templates  # noqa: PLC0414
from tests.pages.reading import every, first, links, listed, text
from tests.rounds.conftest import Place, complete
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db
S = "\u00a0"


def page_of(client: Client, address: str = "/mote/2025/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def sheets(page: str) -> list[str]:
    return re.findall(r'<section class="sheet".*?</section>', page, re.DOTALL)


def titles(page: str) -> list[str]:
    return every(r'<h2 id="side-\d+-h">(.*?)</h2>', page)


def test_the_summary_is_the_year(reader: Client) -> None:
    page = page_of(reader)
    summary = sheets(page)[0]
    assert every(r"<h1>(.*?)</h1>", page) == ["Møtevisning 2025 · Elverum kommune"]
    assert first(r"<h2[^>]*>(.*?)</h2>", summary) == "69 av 120 mål ble nådd i 2025"
    assert first(r'<p class="m-said">(.*?)</p>', summary) == (
        "Det er 58 prosent av målene som kunne vurderes. 31 er bedre enn sist, 25 er dårligere. "
        "34 mål som ikke er nådd, mangler forklaring."
    )
    assert every(r'<span class="m-n">(.*?)</a>', summary) == [
        "69 Nådd",
        "51 Ikke nådd",
        "11 Ikke målt",
        "4 Måles ikke i år",
    ]
    assert [text(row) for row in re.findall(r"<li>(<a[^>]*>[^<]+</a><span.*?</span>)", summary)] == [
        "Sosial – økonomisk bistand1 av 8",
        "Skole4 av 16",
        "Sosial – tjenestebistand4 av 10",
        "Kultur og religiøse formål6 av 14",
        "Barnevern2 av 4",
        "Administrasjon6 av 11",
    ]


def test_every_missed_target_has_a_sheet_in_the_overview_s_order(reader: Client) -> None:
    page = page_of(reader)
    assert len(sheets(page)) == 52
    assert titles(page) == listed(page_of(reader, "/?vis=alle"))


def test_a_sheet_tells_where_what_how_far_why_and_from_where(reader: Client) -> None:
    sheet = sheets(page_of(reader))[1]
    assert first(r'<p class="m-where">(.*?)</p>', sheet) == (
        "6.7 Pleie og omsorg · Sektor for helse, mestring og omsorg"
    )
    assert titles(sheet) == ["Ventetid på poliklinisk oppfølging, psykisk helse"]
    assert first(r'<p class="m-sent">(.*?)</p>', sheet) == (
        f"80{S}dager mot målet ≤{S}30: ikke nådd, 50{S}dager for lenge. Dårligere enn i 2024 (44)."
    )
    assert first(r'<div class="m-why">(.*?)</div>', sheet) == (
        "Årsak Mangler forklaring Tiltak Ingen tiltak er registrert."
    )
    assert first(r'<p class="m-source">(.*?)</p>', sheet) == (
        "Målet er vedtatt i KS-sak 145/24, 12.12.2024. Hentet fra linje 734 i årsmeldingen som tekst."
    )
    assert len(re.findall(r'<svg class="gl gl-stage"', sheet)) == 1


def test_a_sheet_without_figures_says_so_and_quotes_the_cause(reader: Client) -> None:
    (sheet,) = (
        one for one in sheets(page_of(reader)) if titles(one) == ["Årlig beredskapsøvelse for IKT-hendelser"]
    )
    assert first(r'<div class="m-fig">(.*?)</div>', sheet) == "Ikke tallfestet: det er ingenting å tegne."
    assert first(r'<p class="m-cause">(.*?)</p>', sheet) == (
        "Hendelsen bombefunn Terningmoen medførte at det ikke var kapasitet til beredskapsøvelser ut over "
        "håndtering av denne. Fotnote"
    )


def test_a_disputed_figure_is_called_so_where_its_sentence_stands(reader: Client) -> None:
    """What the program remarks of a line or its figure, in the overview's list and in the meeting alike."""
    in_list = every(r'<p class="note remark">(.*?)</p>', page_of(reader, "/?vis=alle"))
    assert sorted(words.split()[3:6] for words in in_list) == [
        ["Cellen", "er", "trykt"],
        ["Indikatoren", "gjelder", "andel"],
        ["Indikatoren", "sier", "29"],
        ["Kolonnen", "er", "trykt"],
    ]
    assert every(r'<p class="m-remark">(.*?)</p>', page_of(reader)) == in_list


def test_the_address_says_which_sheet_is_shown(reader: Client) -> None:
    for number, title in ((1, "Sammendrag"), (4, "Årlig beredskapsøvelse for IKT-hendelser"), (52, None)):
        page = page_of(reader, f"/mote/2025/?side={number}")
        shown = re.findall(r'<section class="sheet" id="side-(\d+)" aria-labelledby="[^"]+">', page)
        assert shown == [str(number)]
        assert first(r'<span id="position"[^>]*>(.*?)</span>', page) == f"{number} av 52"
        if title:
            assert first(r"<title>(.*?)</title>", page).startswith(f"{number} av 52: {title} – ")


def test_the_sheets_are_walked_by_links(remembering: None, reader: Client) -> None:
    page = page_of(reader, "/mote/2025/?omrade=6.4&side=4")
    assert re.findall(r'rel="(prev|next)" href="([^"]+)"', page) == [
        ("prev", "/mote/2025/?omrade=6.4&amp;side=3"),
        ("next", "/mote/2025/?omrade=6.4&amp;side=5"),
    ]
    assert 'rel="prev" hidden' in page_of(reader)
    assert 'rel="next" hidden' in page_of(reader, "/mote/2025/?side=52")


def test_the_links_of_the_sheets_are_those_of_the_overview_and_lead_somewhere(
    remembering: None, reader: Client, request: pytest.FixtureRequest
) -> None:
    found, overview = (
        {address.split("#")[0] for address in links(page_of(reader, place))}
        for place in ("/mote/2025/", "/?vis=alle")
    )
    indicators = {address for address in found if address.startswith("/indikator/")}
    assert len(indicators) == 51
    assert indicators <= overview
    request.getfixturevalue("unrendered")  # of the others only the status is asked for
    for address in sorted(found - indicators):
        assert reader.get(address).status_code in (200, 302), address


@pytest.mark.parametrize(
    ("query", "part", "headline", "count", "back"),
    [
        ("?omrade=6.4", " · 6.4 Skole", "4 av 16 mål ble nådd i 2025", 13, "/?ar=2025&omrade=6.4"),
        (
            "?sektor=eiendom&rekkefolge=forverret",
            " · Eiendomsstaben",
            "0 av 3 mål ble nådd i 2025",
            4,
            "/?ar=2025&sektor=eiendom&rekkefolge=forverret",
        ),
        (
            "?forklaring=mangler",
            "",
            "69 av 120 mål ble nådd i 2025",
            35,
            "/?ar=2025&forklaring=mangler",
        ),
    ],
)
def test_what_the_overview_is_narrowed_to_is_kept(
    reader: Client, query: str, part: str, headline: str, count: int, back: str
) -> None:
    page = page_of(reader, f"/mote/2025/{query}")
    assert first(r"<h1>(.*?)</h1>", page) == f"Møtevisning 2025{part} · Elverum kommune"
    assert first(r'<h2 class="m-answer"[^>]*>(.*?)</h2>', page) == headline
    assert len(sheets(page)) == count
    assert re.findall(r'id="leave" href="([^"]+)"', page) == [back.replace("&", "&amp;")]
    assert titles(page) == listed(page_of(reader, f"{back}&vis=alle"))


def test_a_counter_leads_to_the_rows_that_it_counts(reader: Client) -> None:
    summary = sheets(page_of(reader, "/mote/2025/?omrade=6.4"))[0]
    counted = re.findall(r'<li><a href="([^"]+)"><span class="m-n">(\d+)<', summary)
    assert [int(number) for _, number in counted] == [4, 12, 0]
    for address, number in counted:
        rows = listed(page_of(reader, address.replace("&amp;", "&").replace("#liste", "&vis=alle")))
        assert len(rows) == int(number)


def test_it_is_offered_where_one_stands(reader: Client) -> None:
    for address, offered in (
        ("/?omrade=6.5&forklaring=mangler", "/mote/2025/?runde=arsslutt&omrade=6.5&forklaring=mangler"),
        ("/malekort/2025/", "/mote/2025/"),
        ("/malekort/2025/?kort=6.7", "/mote/2025/?omrade=6.7"),
        ("/malekort/2025/?gruppe=sektor&kort=skole", "/mote/2025/?sektor=skole"),
    ):
        found = [one for one in links(page_of(reader, address)) if one.startswith("/mote/")]
        assert found == [offered]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/mote/2025/?side=0", 400),
        ("/mote/2025/?side=53", 400),
        ("/mote/2025/?side=x", 400),
        ("/mote/2025/?omrade=9.9", 400),
        ("/mote/2025/?rekkefolge=x", 400),
        ("/mote/1999/", 404),
        ("/mote/99999/", 404),
    ],
)
def test_what_does_not_exist_is_explained(reader: Client, address: str, status: int) -> None:
    assert reader.get(address).status_code == status


def test_a_draft_is_nobody_s_sheet_until_it_is_delivered(place: Place) -> None:
    """The meeting is the same for all, so that all have the same sheets on the table."""
    complete(place)
    drafted = shown_to(place)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    assert drafted == {name: [] for name in place.people()}
    assert shown_to(place) == {name: ["avvik"] for name in place.people()}


def shown_to(place: Place) -> dict[str, list[str]]:
    """The titles of the sheets that each person sees."""
    shown = {}
    for name, person in place.people().items():
        client = Client()
        client.force_login(person)
        shown[name] = titles(page_of(client, "/mote/2026/"))
    return shown


def test_actions_stand_with_responsible_and_date(place: Place) -> None:
    complete(place)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    client = Client()
    client.force_login(place.leader)
    sheet = sheets(page_of(client, "/mote/2026/"))[1]
    assert first(r'<div class="m-why">(.*?)</div>', sheet) == (
        "Årsak For få lærere Tiltak Ansette Rektor · frist 01.06.2027 · Planlagt"
    )
    assert first(r'<p class="m-source">(.*?)</p>', sheet) == "Rapportert av Sektor for skole."
    assert first(r'<p class="m-where">(.*?)</p>', sheet) == "6.4 Skole · Sektor for skole"


def test_more_than_can_be_walked_is_said(client: Client, monkeypatch: pytest.MonkeyPatch, db: Any) -> None:
    monkeypatch.setattr("indicators.presentation.meeting.page.MOST_SHEETS", 2)
    skole = municipality.sector()
    area = municipality.area("6.4", "Skole", skole)
    for number in range(3):
        municipality.line(f"l{number}", of=area, by=skole, target="10", result="5", order=number + 1)
    client.force_login(municipality.user("ledelse", Role.MANAGEMENT))
    page = page_of(client)
    assert titles(page) == ["l0", "l1"]
    assert "Møtevisningen tar med de 2 første av 3. Velg et område for å se resten." in text(page)
    assert client.get("/mote/2025/?side=4").status_code == 400


def test_a_year_in_which_nothing_was_missed(client: Client, db: Any) -> None:
    skole = municipality.sector()
    municipality.line("l", of=municipality.area("6.4", "Skole", skole), by=skole, target="10", result="12")
    client.force_login(municipality.user("ledelse", Role.MANAGEMENT))
    page = page_of(client)
    assert len(sheets(page)) == 1
    assert first(r"<h2[^>]*>(.*?)</h2>", page) == "1 av 1 mål ble nådd i 2025"


def test_it_is_read_and_nothing_else(place: Place) -> None:
    line = ScorecardLine.objects.get(short_name="met")
    workflow.promise_action(by=place.leader, line_id=line.pk, text="T", responsible="R", due=date(2026, 5, 1))
    client = Client()
    assert client.get("/mote/2026/").status_code == 302
    client.force_login(place.reader)
    assert client.post("/mote/2026/").status_code == 405
