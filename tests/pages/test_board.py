"""The overview of Elverum 2025: the answer, and every number leading to the rows it counts."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from indicators.presentation.board.page import first_count
from tests.pages.reading import every, first, links, listed, text

pytestmark = pytest.mark.django_db
S = "\u00a0"
NO_LEADER = "Skole Sektoren har ingen leder."


def _page(client: Client, address: str = "/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def _counters(page: str) -> list[tuple[int, str, str]]:
    found = re.findall(
        r'<a class="tally-a" href="([^"]+)".*?tally-n">(\d+)<.*?</svg>(.*?)</span>', page, re.DOTALL
    )
    return [(int(count), text(word), address.replace("&amp;", "&")) for address, count, word in found]


def test_the_heading_is_the_answer(reader: Client) -> None:
    page = _page(reader)
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
    counters = _counters(_page(reader))
    assert [(count, word) for count, word, _ in counters] == [
        (69, "Nådd"),
        (51, "Ikke nådd"),
        (11, "Ikke målt"),
        (4, "Måles ikke i år"),
    ]
    assert sum(count for count, _, _ in counters) == 135
    for count, _, address in counters:
        assert len(listed(_page(reader, "/" + address.replace("#liste", "&vis=alle")))) == count


def test_the_two_shares_make_a_hundred(reader: Client) -> None:
    hints = every(r'<span class="tally-p">(.*?)</span>', _page(reader))
    assert hints[:2] == [f"58{S}% av 120 vurderte", f"42{S}% av 120 vurderte"]


def test_the_worst_misses_come_first_with_their_sentence(reader: Client) -> None:
    page = _page(reader)
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
    page = _page(reader, "/?vis=alle")
    assert len(listed(page)) == 51
    assert first(r'<div class="list-k">.*?<p class="sec-n">(.*?)</p>', page) == "51 indikatorer"


@pytest.mark.parametrize(
    ("total", "shown"), [(0, 0), (5, 5), (6, 6), (7, 7), (8, 8), (9, 6), (11, 6), (500, 6)]
)
def test_a_way_to_all_of_them_never_hides_one_or_two(total: int, shown: int) -> None:
    assert first_count(total) == shown


def test_what_moved_leads_to_what_moved(reader: Client) -> None:
    rows = re.findall(
        r'<a href="([^"]+)"><span class="tr.*?<strong>(\d+)</strong> (\w+)<', _page(reader), re.DOTALL
    )
    assert [(int(count), word) for _, count, word in rows] == [
        (31, "bedre"),
        (25, "dårligere"),
        (15, "uendret"),
    ]
    for address, count, _ in rows:
        assert len(listed(_page(reader, "/" + address.replace("&amp;", "&")))) == int(count)


def test_areas_and_sectors_are_strips_that_count_the_same_lines(reader: Client) -> None:
    page = _page(reader)
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
    page = _rest(_page(reader, address))
    own = [one for one in links(page) if one.startswith(("?", "/?"))]
    assert own
    assert [one for one in own if "ar=2025" not in one or "runde=arsslutt" not in one] == []
    others = [one for one in links(page) if not one.startswith(("?", "/?"))]
    timeless = ("/godkjenning/", "/hjelp/", "/tiltak/?tilstand=", "/tiltak/?sektor=", "/tiltak/?omrade=")
    assert [one for one in others if "2025" not in one and not one.startswith(timeless)] == []
    for form in re.findall(r'<form [^>]*method="get".*?</form>', page, re.DOTALL):
        assert 'name="ar"' in form


def test_a_board_of_one_sector_is_of_that_sector_alone(reader: Client) -> None:
    page = _page(reader, "/?sektor=skole")
    assert every(r"<h1>(.*?)</h1>", page) == ["Sektor for skole: 5 av 18 mål ble nådd i 2025"]
    (areas,) = re.findall(r'<table class="strips".*?</table>', page, re.DOTALL)
    assert every(r'<th scope="row"><a [^>]+>(.*?)</a>', areas) == ["Skole", "Sosial – økonomisk bistand"]
    assert re.findall(r">(\d+) av (\d+)<", areas) == [("4", "16"), ("1", "2")]
    assert every(r'<table class="owe">.*?<th scope="row">(.*?)</th>', page) == [NO_LEADER]
    both = _page(reader, "/?omrade=6.4&sektor=helse")
    assert every(r"<h1>(.*?)</h1>", both) == [
        "Skole / Sektor for helse, mestring og omsorg: ingen indikatorer i 2025"
    ]


def test_the_whole_table_has_a_line_for_each_target_and_unfolds_to_its_sentence(reader: Client) -> None:
    page = _page(reader, "/?vis=alle&omrade=6.7")
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
    (paper,) = re.findall(r'<div class="on-paper">.*?</table>', _page(reader), re.DOTALL)
    assert every(r'<th scope="row" role="rowheader"><a [^>]+>(.*?)</a>', paper) == listed(
        _page(reader, "/?vis=alle")
    )


def test_an_area_s_missing_explanations_lead_to_those_misses(reader: Client) -> None:
    page = _page(reader, "/?omrade=6.4&forklaring=mangler")
    assert len(listed(page)) == 12
    assert page.count("why-lack") == 12


def test_another_status_has_its_own_heading(reader: Client) -> None:
    page = _page(reader, "/?status=ikke-malt")
    assert first(r'<h2 id="m-h">(.*?)</h2>', page) == "Ikke målt"
    assert len(listed(page)) == 11


def test_what_turned_says_that_there_are_no_earlier_targets(reader: Client) -> None:
    page = _page(reader)
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
    page = _page(client)
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
    page = _page(reader)
    parts = re.findall(r'<details class="turned".*?</details>', page, re.DOTALL)
    assert [part.count("<li>") for part in parts] == [3, 3]
    for slug, count, heading in (
        ("til-ikke-nadd", 4, "Snudd til ikke nådd"),
        ("til-nadd", 10, "Snudd til nådd"),
    ):
        assert f'href="?ar=2025&amp;runde=arsslutt&amp;snudd={slug}#liste"' in page
        listing = _page(reader, f"/?snudd={slug}")
        assert len(listed(listing)) == count
        assert first(r'<h2 id="m-h">(.*?)</h2>', listing) == heading


# Counted by hand from `manage.py scorecard 2025 --format csv`, area by sector: met, judged.
MATRIX = {
    ("Administrasjon", "Eiendomsstaben"): (0, 2),
    ("Administrasjon", "Service- og IKT-staben"): (6, 9),
    ("Barnehage", "Barnehage"): (10, 11),
    ("Skole", "Skole"): (4, 16),
    ("Barnevern", "Helse, mestring og omsorg"): (2, 4),
    ("Helse – forebygging og behandling", "Helse, mestring og omsorg"): (6, 8),
    ("Helse – forebygging og behandling", "Kultur"): (3, 3),
    ("Pleie og omsorg", "Helse, mestring og omsorg"): (6, 10),
    ("Sosial – tjenestebistand", "Eiendomsstaben"): (0, 1),
    ("Sosial – tjenestebistand", "NAV Elverum"): (3, 7),
    ("Sosial – tjenestebistand", "Helse, mestring og omsorg"): (1, 2),
    ("Sosial – økonomisk bistand", "NAV Elverum"): (0, 4),
    ("Sosial – økonomisk bistand", "Skole"): (1, 2),
    ("Sosial – økonomisk bistand", "Service- og IKT-staben"): (0, 2),
    ("Kultur og religiøse formål", "Kultur"): (6, 14),
    ("Teknisk forvaltning", "Teknikk og miljø"): (14, 17),
    ("Teknisk drift", "Teknikk og miljø"): (7, 8),
}


def _cells(page: str) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Area and sector of each cell of the matrix, with its words, its shade and its address."""
    table = re.findall(r'<table class="grid".*?</table>', page, re.DOTALL)[0]
    found = {}
    cell = r'<td role="cell" class="sh-(\w+)"[^>]*><a href="([^"]+)">(.*?)</a>'
    for css, href, words in re.findall(cell, table):
        said, area, sector = text(words).split(", ", 2)
        found[area, sector] = (said, css, href.replace("&amp;", "&"))
    return found


def test_the_matrix_says_how_many_were_met_and_leads_to_them(reader: Client) -> None:
    cells = _cells(_page(reader, "/?vis=matrise"))
    inner = {pair: said for pair, (said, _css, _href) in cells.items() if "Alle" not in pair}
    assert inner == {pair: f"{met} av {judged}" for pair, (met, judged) in MATRIX.items()}
    assert cells["Alle", "Alle"][0] == "69 av 120"
    assert cells["Skole", "Skole"][1:] == (
        "few",
        "?ar=2025&runde=arsslutt&omrade=6.4&sektor=skole&status=vurdert#liste",
    )
    assert cells["Helse – forebygging og behandling", "Kultur"][1] == "all"
    assert cells["Sosial – økonomisk bistand", "Alle"][1] == "least"
    for pair in (*MATRIX, ("Alle", "Kultur"), ("Skole", "Alle"), ("Alle", "Alle")):
        said, _css, href = cells[pair]
        rows = listed(_page(reader, "/" + href.replace("#liste", "&vis=alle")))
        assert len(rows) == int(said.partition(" av ")[2]), pair


def test_an_area_narrows_all_that_is_counted(reader: Client) -> None:
    page = _page(reader, "/?omrade=6.4")
    assert every(r"<h1>(.*?)</h1>", page) == ["Skole: 4 av 16 mål ble nådd i 2025"]
    assert [(count, word) for count, word, _ in _counters(page)] == [
        (4, "Nådd"),
        (12, "Ikke nådd"),
        (0, "Ikke målt"),
    ]
    assert all("omrade=6.4" in address for _, _, address in _counters(page))
    assert every(r'<table class="owe">.*?<th scope="row">(.*?)</th>', page) == [NO_LEADER]


def test_who_owes_explanations_adds_up_to_what_is_lacking(reader: Client) -> None:
    page = _page(reader)
    table = first(r'(<table class="owe">.*?</table>)', page)
    owed = [int(number) for number in re.findall(r"(\d+) mangler forklaring", table)]
    assert sum(owed) == 34
    assert "Fristen var 31.03.2026." in text(page)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("bedre", ["informasjon", "henting og levering"]),
        (
            "lik",
            [
                "ute- og innemiljø", "relasjon mellom barn og voksen", "barns trivsel",
                "barnets utvikling", "medvirkning", "tilfredshet",
            ],
        ),
        ("darligere", ["bemanningstetthet"]),
        ("ikke-sammenlignbar", []),
    ],
)  # fmt: skip
def test_how_lines_stand_to_the_country_is_a_filter_here_and_in_the_table(
    reader: Client, outcome: str, expected: list[str]
) -> None:
    """The nine lines of the reference with a national figure (l. 537-545): 2 better, 6 alike, 1 worse."""
    names = listed(_page(reader, f"/?landet={outcome}&rekkefolge=omrade"))
    assert names == [f"Foreldreundersøkelse: {name}" for name in expected]
    table = _page(reader, f"/tabeller/?landet={outcome}")
    assert [name for name in names if name not in table] == []
    assert f"{len(expected)} rad" in text(table)


def test_each_row_unfolds_its_arithmetic(reader: Client) -> None:
    sums = every(r'<p class="sum">(.*?)</p>', _page(reader, "/?vis=alle"))
    assert sums[0] == f"Alvorlighet: 50 ÷ 30 (målet) = 167{S}%, regnet som 100{S}%."
    assert len(sums) == 51


def test_one_year_with_targets_has_no_development_yet(reader: Client) -> None:
    page = _page(reader, "/?vis=arene")
    assert "Utviklingen vises når to år har mål som er vurdert. Før 2025 finnes ingen." in text(page)
    assert "years-c" not in page


def test_very_many_are_shown_page_by_page(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indicators.presentation.board.page.PAGE", 20)
    pages = [_page(reader, f"/?vis=alle&side={number}") for number in (1, 2, 3)]
    assert [len(listed(page)) for page in pages] == [20, 20, 11]
    assert listed(_page(reader, "/?vis=alle")) == listed(pages[0])
    button = r'<a class="ds-button" data-variant="secondary" href="\?ar[^"]*">(.*?)</a>'
    ways = [every(button, page) for page in pages]
    assert ways == [["Neste 20"], ["Forrige 20", "Neste 11"], ["Forrige 20"]]
