"""The scorecards as they stand in the report, and one indicator's page."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from indicators.models import Role, Sector
from tests import municipality
from tests.pages.reading import every, first, text

pytestmark = pytest.mark.django_db
S = "\u00a0"


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_all_cards_hold_all_rows_in_the_report_s_order(reader: Client) -> None:
    page = _page(reader, "/malekort/2025/?kort=alle")
    assert every(r'<h2 id="h-[^"]+">(.*?)</h2>', page) == [
        "6.2Administrasjon",
        "6.3Barnehage",
        "6.4Skole",
        "6.5Barnevern",
        "6.6Helse – forebygging og behandling",
        "6.7Pleie og omsorg",
        "6.8Sosial – tjenestebistand",
        "6.9Sosial – økonomisk bistand",
        "6.10Kultur og religiøse formål",
        "6.11Teknisk forvaltning",
        "6.12Teknisk drift",
    ]
    assert len(re.findall(r'id="rad-\d+"', page)) == 135


def test_one_card_shows_headings_with_codes_and_scores(reader: Client) -> None:
    page = _page(reader, "/malekort/2025/?kort=6.4")
    assert every(r"<h1>(.*?)</h1>", page) == ["Målekort 2025: Skole"]
    assert every(r'<span class="grp-in">(.*?)</span></th>', page) == [
        "Funksjon 202 Grunnskole0 av 12 nådd",
        "Funksjon 383 Kulturskolen2 av 2 nådd",
        "Funksjon 213 Voksenopplæring2 av 2 nådd",
    ]
    assert first(r'<p class="card-s">(.*?)</p>', page) == "4 av 16 mål nådd. 12 ikke nådd. Sektor for skole."
    assert every(r'<th scope="col" role="columnheader"[^>]*>(.*?)</th>', page) == [
        "Indikator",
        "2024",
        "Mål 2025",
        "2025",
        "Mot målet",
        "Endring",
        "Status",
    ]


def test_a_row_shows_its_figures_and_its_verdict(reader: Client) -> None:
    page = _page(reader, "/malekort/2025/?kort=6.4")
    row = first(r'(<tr role="row" id="rad-\d+">.*?</tr>)', page)
    assert row == (
        "Nasjonale prøver 5. trinn: Leseferdighet – andel elever på nivå 1 "
        "I lister: Lesing 5. trinn: elever på nivå 1 "
        f"28,8{S}% <{S}20{S}% 28,2{S}% "
        f"Målstrek fra 0,0{S}% til 50,0{S}%"
        f"8,2{S}prosentpoeng for høyt bedre Ikke nådd Mangler forklaring"
    )


def test_an_implied_comparator_is_grey_and_a_printed_one_is_not(reader: Client) -> None:
    page = _page(reader, "/malekort/2025/?kort=6.4")
    assert f'<span class="imp">≤</span>&nbsp;0{S}%' in page
    assert f"&lt;&nbsp;20{S}%" in page


def test_a_missed_row_quotes_what_stands_whole_under_the_card(reader: Client) -> None:
    page = _page(reader, "/malekort/2025/?kort=6.2")
    reasons = every(r'<tr role="row" class="why-r">(.*?)</tr>', page)
    under = {
        anchor: text(words)
        for anchor, words in re.findall(r'<(?:li|p) id="(k6-2-[mr]\d+)"[^>]*>(.*?)</(?:li|p)>', page)
    }
    leads = re.findall(r'<dd>([^<]*) <a href="#(k6-2-[mr]\d+)">Under kortet</a>', page)
    assert [re.match("Fotnote|Resultatkommentar", one)[0] for one in reasons] == [  # type: ignore[index]
        "Fotnote",
        "Resultatkommentar",
    ]
    assert [under[anchor].startswith(words.removesuffix(" …")) for words, anchor in leads] == [True, True]


def test_the_index_has_every_card_with_its_counts_and_leads_to_their_rows(reader: Client) -> None:
    page = _page(reader, "/malekort/2025/")
    rows = re.findall(r'<tr role="row">\s*<th scope="row".*?</tr>', page, re.DOTALL)
    told = [text(re.sub(r"<title>.*?</title>|<span class=\"vh\">.*?</span>", "", row)) for row in rows]
    assert len(told) == 11 + 8 + 1
    assert told[2] == "6.4Skole 4 av 16 12 12"
    assert told[-1] == "Alle målekort 69 av 120 51 34 11 ikke målt, 4 måles ikke i år"
    assert re.findall(r'<a href="([^"]+)"', rows[2]) == [
        "/malekort/2025/?kort=6.4",
        "/?ar=2025&amp;omrade=6.4&amp;status=ikke-nadd#liste",
        "/?ar=2025&amp;omrade=6.4&amp;forklaring=mangler#liste",
    ]
    assert every(r'<h2 id="i-[^"]*">(.*?)</h2>', page) == ["Tjenesteområder", "Sektorer og staber"]


def test_a_group_measured_in_another_year_says_so(reader: Client) -> None:
    page = _page(reader, "/malekort/2025/?kort=6.7")
    assert first(r'<tr class="sub-h" role="row">(.*?)</tr>', page) == "Forrige måling var i 2023 2023"


def test_every_note_mark_leads_to_its_note_and_back(reader: Client) -> None:
    page = _page(reader, "/malekort/2025/?kort=alle")
    ids = set(re.findall(r' id="([^"]+)"', page))
    marks = re.findall(r'<sup><a href="#([^"]+)"', page)
    backs = re.findall(r'<a href="#(rad-\d+)"', page)
    assert marks
    assert backs
    assert not set(marks) - ids
    assert not set(backs) - ids


def test_columns_that_a_card_has_nothing_for_are_left_out(reader: Client) -> None:
    page = _page(reader, "/malekort/2025/?kort=6.3")
    heads = every(r'<th scope="col" role="columnheader"[^>]*>(.*?)</th>', page)
    assert heads == ["Indikator", "Mål 2025", "Landssnitt", "2025", "Mot målet", "Status"]


def test_cards_by_sector_hold_the_same_rows(reader: Client) -> None:
    page = _page(reader, "/malekort/2025/?gruppe=sektor&kort=alle")
    assert len(re.findall(r'id="rad-\d+"', page)) == 135
    assert "Eiendomsstaben" in every(r'<h2 id="h-[^"]+">(.*?)</h2>', page)


def test_a_year_without_cards_is_not_found(reader: Client) -> None:
    assert [reader.get(f"/malekort/{year}/").status_code for year in (0, 1999, 99999)] == [404, 404, 404]


def test_the_cards_lead_to_the_newest_year(reader: Client) -> None:
    assert reader.get("/malekort/").headers["Location"] == "/malekort/2025/"


def test_the_indicator_begins_with_the_sentence(reader: Client) -> None:
    page = _page(reader, "/indikator/skole-lesing-5/2025/")
    assert every(r"<h1>(.*?)</h1>", page) == [
        "Nasjonale prøver 5. trinn: Leseferdighet – andel elever på nivå 1"
    ]
    assert first(r'<p class="verdict">(.*?)</p>', page) == (
        f"28,2{S}% mot målet <{S}20{S}%: ikke nådd, 8,2{S}prosentpoeng for høyt. Bedre enn i 2024 (28,8{S}%)."
    )


def test_the_indicator_shows_its_years_with_target_distance_and_status(reader: Client) -> None:
    page = _page(reader, "/indikator/skole-lesing-5/2025/")
    table = re.search(r'<table class="kort years".*?</table>', page, re.DOTALL)
    assert table is not None
    rows = every(r'(<tr role="row">\s*<th scope="row".*?</tr>)', table[0])
    assert rows == [
        f"2025 28,2{S}% <{S}20{S}% \u22128,2{S}prosentpoeng bedre \u22120,6{S}prosentpoeng Ikke nådd",
        f"2024 28,8{S}% – – – Uten mål",
    ]


def test_the_indicator_shows_its_texts_as_they_are_printed(reader: Client) -> None:
    page = _page(reader, "/indikator/barnevern-tilsyn-fosterhjem/2025/")
    assert every(r'<span class="printed">(.*?)</span>', page) == [
        "1. halvår 19% 2. halvår 51%",
        "100 %",
        "Ikke målbare tall*",
    ]


def test_the_indicator_tells_who_changed_what_and_why(reader: Client) -> None:
    page = _page(reader, "/indikator/skole-lesing-5/2025/")
    table = re.search(r'<table class="plain log">.*?</table>', page, re.DOTALL)
    assert table is not None
    what = every(r'<td class="log-d">.*?</td>\s*<td>.*?</td>\s*<td>(.*?)</td>', table[0])
    assert sorted(what) == ["Mål 2025", "Resultat 2024", "Resultat 2025"]


def test_the_indicator_leads_through_the_card(reader: Client) -> None:
    page = _page(reader, "/indikator/skole-regning-5/2025/")
    around = re.search(r'<nav class="prevnext".*?</nav>', page, re.DOTALL)
    assert around is not None
    assert text(around[0]) == (
        "ForrigeLesing 5. trinn: elever på nivå 1 2 av 16 NesteEngelsk 5. trinn: elever på nivå 1"
    )


def test_the_chart_s_figures_come_as_json_and_only_where_there_is_a_chart(reader: Client) -> None:
    answer = reader.get("/indikator/skole-lesing-5/2025/figur.json")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json()["data"][0]["y"] == [28.8, 28.2]
    assert reader.get("/indikator/pleie-internrevisjon-overordnet/2025/figur.json").status_code == 404


@pytest.mark.parametrize("address", ["/indikator/finnes-ikke/2025/", "/indikator/skole-lesing-5/1999/"])
def test_an_unknown_indicator_or_year_is_not_found(reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 404


@pytest.mark.parametrize(
    ("role", "sector", "offered"),
    [
        (Role.LEADER, "skole", True),
        (Role.LEADER, "barnehage", False),
        (Role.CONTROLLER, "", True),
        (Role.AUDITOR, "", False),
        (Role.MANAGEMENT, "", False),
    ],
)
def test_entering_is_offered_to_those_who_may(
    elverum: None, client: Client, role: Role, sector: str, offered: bool
) -> None:
    own = Sector.objects.get(code=sector) if sector else None
    client.force_login(municipality.user("person", role, sector=own))
    page = _page(client, "/indikator/skole-lesing-5/2025/")
    assert ("Før resultat" in text(page)) is offered
