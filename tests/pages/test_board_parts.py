"""The parts of the overview: the matrix, what narrows it, who owes, and what a row unfolds."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.pages.board_page import NO_LEADER, S, counters_of, page_of
from tests.pages.reading import every, first, listed, text

pytestmark = pytest.mark.django_db


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
    cells = _cells(page_of(reader, "/?vis=matrise"))
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
        rows = listed(page_of(reader, "/" + href.replace("#liste", "&vis=alle")))
        assert len(rows) == int(said.partition(" av ")[2]), pair


def test_an_area_narrows_all_that_is_counted(reader: Client) -> None:
    page = page_of(reader, "/?omrade=6.4")
    assert every(r"<h1>(.*?)</h1>", page) == ["Skole: 4 av 16 mål ble nådd i 2025"]
    assert [(count, word) for count, word, _ in counters_of(page)] == [
        (4, "Nådd"),
        (12, "Ikke nådd"),
        (0, "Ikke målt"),
    ]
    assert all("omrade=6.4" in address for _, _, address in counters_of(page))
    assert every(r'<table class="owe">.*?<th scope="row">(.*?)</th>', page) == [NO_LEADER]


def test_who_owes_explanations_adds_up_to_what_is_lacking(reader: Client) -> None:
    page = page_of(reader)
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
    names = listed(page_of(reader, f"/?landet={outcome}&rekkefolge=omrade"))
    assert names == [f"Foreldreundersøkelse: {name}" for name in expected]
    table = page_of(reader, f"/tabeller/?landet={outcome}")
    assert [name for name in names if name not in table] == []
    assert f"{len(expected)} rad" in text(table)


def test_each_row_unfolds_its_arithmetic(reader: Client) -> None:
    sums = every(r'<p class="sum">(.*?)</p>', page_of(reader, "/?vis=alle"))
    assert sums[0] == f"Alvorlighet: 50 ÷ 30 (målet) = 167{S}%, regnet som 100{S}%."
    assert len(sums) == 51


def test_one_year_with_targets_has_no_development_yet(reader: Client) -> None:
    page = page_of(reader, "/?vis=arene")
    assert "Utviklingen vises når to år har mål som er vurdert. Før 2025 finnes ingen." in text(page)
    assert "years-c" not in page


def test_very_many_are_shown_page_bypage_of(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indicators.presentation.board.page.PAGE", 20)
    pages = [page_of(reader, f"/?vis=alle&side={number}") for number in (1, 2, 3)]
    assert [len(listed(page)) for page in pages] == [20, 20, 11]
    assert listed(page_of(reader, "/?vis=alle")) == listed(pages[0])
    button = r'<a class="ds-button" data-variant="secondary" href="\?ar[^"]*">(.*?)</a>'
    ways = [every(button, page) for page in pages]
    assert ways == [["Neste 20"], ["Forrige 20", "Neste 11"], ["Forrige 20"]]
