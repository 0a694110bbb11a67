"""The overview of Elverum 2025: the answer, and every number leading to the rows it counts."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from indicators.presentation.board.page import first_count
from tests.pages.board_page import NO_LEADER, S, counters_of, page_of
from tests.pages.reading import every, first, links, listed, text

pytestmark = pytest.mark.django_db


def test_the_heading_is_the_answer(reader: Client) -> None:
    page = page_of(reader)
    assert every(r"<h1>(.*?)</h1>", page) == ["69 av 120 mål ble nådd i 2025"]
    assert (
        first(r"<title>(.*?)</title>", page) == "69 av 120 mål ble nådd i 2025 – Målekort – Elverum kommune"
    )
    assert first(r'<p class="lead">(.*?)</p>', page) == (
        f"Det er 58{S}% av målene som kan vurderes. "
        "31 er bedre enn sist, 25 dårligere og 34 mangler forklaring."
    )
    assert re.findall(r'<p class="lead">.*?</p>', page, re.DOTALL)[0].count("<a ") == 3


def test_the_counters_add_up_to_all_and_each_leads_to_its_rows(reader: Client) -> None:
    counters = counters_of(page_of(reader))
    assert [(count, word) for count, word, _ in counters] == [
        (69, "Nådd"),
        (51, "Ikke nådd"),
        (11, "Ikke målt"),
        (4, "Måles ikke i år"),
    ]
    assert sum(count for count, _, _ in counters) == 135
    for count, _, address in counters:
        assert len(listed(page_of(reader, "/" + address.replace("#liste", "&vis=alle")))) == count


def test_the_two_shares_make_a_hundred(reader: Client) -> None:
    hints = every(r'<span class="tally-p">(.*?)</span>', page_of(reader))
    assert hints[:2] == [f"58{S}% av 120 vurderte", f"42{S}% av 120 vurderte"]


def test_the_worst_misses_come_first_with_their_sentence(reader: Client) -> None:
    page = page_of(reader)
    assert first(r'<h2 id="m-h">(.*?)</h2>', page) == "Ikke nådd, størst avvik først"
    assert (
        first(r'<div class="list-k">.*?<p class="sec-n">(.*?)</p>', page)
        == "Slik rangeres de · Viser 6 av 51"
    )
    assert len(listed(page)) == 6
    assert listed(page)[:3] == [
        "Ventetid på poliklinisk oppfølging, psykisk helse",
        "Regning 8. trinn: elever på nivå 1 og 2",
        "Årlig beredskapsøvelse for IKT-hendelser",
    ]
    assert first(r'<p class="sent">(.*?)</p>', page) == (
        f"80{S}dager mot målet ≤{S}30: ikke nådd, 50{S}dager for lenge. Dårligere enn i 2024 (44)."
    )


def test_all_of_them_are_one_step_away(reader: Client) -> None:
    page = page_of(reader, "/?vis=alle")
    assert len(listed(page)) == 51
    assert first(r'<div class="list-k">.*?<p class="sec-n">(.*?)</p>', page) == "51 indikatorer"


@pytest.mark.parametrize(
    ("total", "shown"), [(0, 0), (5, 5), (6, 6), (7, 7), (8, 8), (9, 6), (11, 6), (500, 6)]
)
def test_a_way_to_all_of_them_never_hides_one_or_two(total: int, shown: int) -> None:
    assert first_count(total) == shown


def test_what_moved_leads_to_what_moved(reader: Client) -> None:
    rows = re.findall(
        r'<a href="([^"]+)"><span class="tr.*?<strong>(\d+)</strong> (\w+)<', page_of(reader), re.DOTALL
    )
    assert [(int(count), word) for _, count, word in rows] == [
        (31, "bedre"),
        (25, "dårligere"),
        (15, "uendret"),
    ]
    for address, count, _ in rows:
        assert len(listed(page_of(reader, "/" + address.replace("&amp;", "&")))) == int(count)


def test_areas_and_sectors_are_strips_that_count_the_same_lines(reader: Client) -> None:
    page = page_of(reader)
    tables = re.findall(r'<table class="strips".*?</table>', page, re.DOTALL)
    found = [re.findall(r">(\d+) av (\d+)<", table) for table in tables]
    assert [len(rows) for rows in found] == [8, 11]
    for rows in found:
        assert (sum(int(met) for met, _ in rows), sum(int(judged) for _, judged in rows)) == (69, 120)
    assert every(r'<th scope="row"><a [^>]+>(.*?)</a>', tables[0])[:3] == [
        "Eiendomsstaben",
        "NAV Elverum",
        "Skole",
    ]


def _rest(page: str) -> str:
    """The page without its frame, which stands around every page."""
    return page[page.index('<div class="board">') : page.index('<footer class="foot">')]


@pytest.mark.parametrize(
    "address",
    ["/", "/?sektor=skole", "/?vis=alle", "/?status=alle&omrade=6.4", "/?vis=matrise", "/?vis=arene"],
)
def test_every_way_on_names_its_year_and_its_round(reader: Client, address: str) -> None:
    """A link that is sent to somebody shows the same when a year is closed, or another round is."""
    page = _rest(page_of(reader, address))
    own = [one for one in links(page) if one.startswith(("?", "/?"))]
    assert own
    assert [one for one in own if "ar=2025" not in one or "runde=arsslutt" not in one] == []
    others = [one for one in links(page) if not one.startswith(("?", "/?"))]
    timeless = ("/godkjenning/", "/hjelp/", "/tiltak/?tilstand=", "/tiltak/?sektor=", "/tiltak/?omrade=")
    assert [one for one in others if "2025" not in one and not one.startswith(timeless)] == []
    for form in re.findall(r'<form [^>]*method="get".*?</form>', page, re.DOTALL):
        assert 'name="ar"' in form


def test_a_board_of_one_sector_is_of_that_sector_alone(reader: Client) -> None:
    page = page_of(reader, "/?sektor=skole")
    assert every(r"<h1>(.*?)</h1>", page) == ["Sektor for skole: 5 av 18 mål ble nådd i 2025"]
    (areas,) = re.findall(r'<table class="strips".*?</table>', page, re.DOTALL)
    assert every(r'<th scope="row"><a [^>]+>(.*?)</a>', areas) == ["Skole", "Sosial – økonomisk bistand"]
    assert re.findall(r">(\d+) av (\d+)<", areas) == [("4", "16"), ("1", "2")]
    assert every(r'<table class="owe">.*?<th scope="row">(.*?)</th>', page) == [NO_LEADER]
    both = page_of(reader, "/?omrade=6.4&sektor=helse")
    assert every(r"<h1>(.*?)</h1>", both) == [
        "Skole / Sektor for helse, mestring og omsorg: ingen indikatorer i 2025"
    ]


def test_the_whole_table_has_a_line_for_each_target_and_unfolds_to_its_sentence(reader: Client) -> None:
    page = page_of(reader, "/?vis=alle&omrade=6.7")
    assert every(r'<th scope="col" role="columnheader"[^>]*>(.*?)</th>', page) == [
        "Indikator", "Tjenesteområde", "Sektor eller stab", "Mål", "Resultat", "Avvik", "Alvor", "År på rad",
        "Forklaring", "Setningen",
    ]  # fmt: skip
    row = re.findall(r'<tr role="row">\s*<th scope="row".*?</tr>', page, re.DOTALL)[0]
    cells = every(r'<t[hd] [^>]*role="(?:cell|rowheader)"[^>]*>(.*?)</t[hd]>', row)
    assert cells[:9] == [
        "Ventetid på poliklinisk oppfølging, psykisk helse", "Pleie og omsorg", "Helse, mestring og omsorg",
        f"≤{S}30", "80", f"50{S}dager for lenge", f"100{S}%", "1", "Mangler",
    ]  # fmt: skip
    assert f"80{S}dager mot målet ≤{S}30: ikke nådd, 50{S}dager for lenge." in cells[9]


def test_on_paper_the_front_has_all_that_was_missed(reader: Client) -> None:
    (paper,) = re.findall(r'<div class="on-paper">.*?</table>', page_of(reader), re.DOTALL)
    assert every(r'<th scope="row" role="rowheader"><a [^>]+>(.*?)</a>', paper) == listed(
        page_of(reader, "/?vis=alle")
    )


def test_an_area_s_missing_explanations_lead_to_those_misses(reader: Client) -> None:
    page = page_of(reader, "/?omrade=6.4&forklaring=mangler")
    assert len(listed(page)) == 12
    assert page.count("why-lack") == 12


def test_another_status_has_its_own_heading(reader: Client) -> None:
    page = page_of(reader, "/?status=ikke-malt")
    assert first(r'<h2 id="m-h">(.*?)</h2>', page) == "Ikke målt"
    assert len(listed(page)) == 11


def test_what_turned_says_that_there_are_no_earlier_targets(reader: Client) -> None:
    page = page_of(reader)
    assert first(r'<h2 id="w-h">(.*?)</h2>', page) == "Snudd siden 2024"
    assert "Ingen mål for 2024 er lagt inn. Forrige tall er holdt opp mot målene for 2025." in text(page)
    assert every(r'<details class="turned"[^>]*>\s*<summary>(.*?)</summary>', page) == [
        "4 ville nådd årets mål, men gjør det ikke nå",
        "10 ville ikke nådd årets mål, men gjør det nå",
    ]


def test_without_lines_the_page_says_what_to_do_next(db: None, client: Client) -> None:
    from indicators.models import Role
    from tests import municipality

    client.force_login(municipality.user("controller", Role.CONTROLLER))
    page = page_of(client)
    assert every(r"<h1>(.*?)</h1>", page) == ["Ingen målekort ennå"]
    assert f'href="{reverse("admin:index")}"' in page


@pytest.mark.parametrize(
    ("address", "name", "allowed"),
    [
        ("/?status=tull", "status", "ikke-nadd"),
        ("/?ar=1999", "ar", "2025"),
        ("/?omrade=9.9", "omrade", "6.4"),
        ("/?sektor=x", "sektor", "skole"),
        ("/?rekkefolge=x", "rekkefolge", "avvik"),
        ("/?runde=x", "runde", "arsslutt"),
        ("/?runde=t1", "runde", "arsslutt"),
        ("/?landet=x", "landet", "bedre"),
        ("/?nesten=x", "nesten", "ja"),
        ("/?tall=x", "tall", "mangler"),
        ("/?utsikt=x", "utsikt", "fare"),
        ("/?snudd=x", "snudd", "til-nadd"),
        ("/?side=x", "side", "1"),
        ("/?endring=x", "endring", "bedre"),
        ("/?forklaring=x", "forklaring", "mangler"),
        ("/?vis=x", "vis", "matrise"),
        ("/?rad=1", "rad", "2"),
    ],
)
def test_an_unknown_choice_is_explained(reader: Client, address: str, name: str, allowed: str) -> None:
    answer = reader.get(address)
    page = text(answer.content.decode())
    assert answer.status_code == 400
    assert f"Feltet {name} kan ikke være" in page
    assert allowed in page[page.index("Det kan være:") :]


def test_what_turned_leads_to_its_rows(reader: Client) -> None:
    page = page_of(reader)
    parts = re.findall(r'<details class="turned".*?</details>', page, re.DOTALL)
    assert [part.count("<li>") for part in parts] == [3, 3]
    for slug, count, heading in (
        ("til-ikke-nadd", 4, "Snudd til ikke nådd"),
        ("til-nadd", 10, "Snudd til nådd"),
    ):
        assert f'href="?ar=2025&amp;runde=arsslutt&amp;snudd={slug}#liste"' in page
        listing = page_of(reader, f"/?snudd={slug}")
        assert len(listed(listing)) == count
        assert first(r'<h2 id="m-h">(.*?)</h2>', listing) == heading
