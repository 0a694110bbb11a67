"""The whole series of an indicator on its page: years, months beside last year's, and others' figures."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.pages.reading import every, first

pytestmark = pytest.mark.django_db
S = "\u00a0"
MONTHS = "/indikator/bistand-sosialhjelp-mottakere/2025/"
BY_HALF = "/indikator/bistand-barn-av-mottakere/2025/"


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def _same(page: str) -> list[str]:
    table = re.search(r'<table class="plain same-p">.*?</table>', page, re.DOTALL)
    assert table is not None
    return every(r"(<tr>.*?</tr>)", table[0])


def test_every_month_stands_beside_the_same_month_last_year(reader: Client) -> None:
    page = _page(reader, MONTHS)
    assert "Måneder i 2025 mot samme måned i 2024" in every(r'<h3 class="series-h">(.*?)</h3>', page)
    assert _same(page) == [
        "Måned 2024 2025 Forskjell Endring",
        "Januar 393 408 +15 dårligere",
        "Februar 404 402 \u22122 bedre",
        "Mars 404 419 +15 dårligere",
        "April 409 389 \u221220 bedre",
        "Mai 415 395 \u221220 bedre",
        "Juni 423 395 \u221228 bedre",
        "Juli 401 395 \u22126 bedre",
        "August 412 389 \u221223 bedre",
        "September 415 385 \u221230 bedre",
        "Oktober 416 367 \u221249 bedre",
        "November 413 373 \u221240 bedre",
        "Desember 420 361 \u221259 bedre",
        "I snitt 410,42 389,83 \u221220,58 bedre",
    ]


def test_lines_without_a_heading_are_together_under_their_area(reader: Client) -> None:
    page = _page(reader, "/indikator/drift-drikkevann-bedre-enn-landet/2025/")
    assert first(r'<h2 id="s-h">(.*?)</h2>', page) == "Uten overskrift i 6.12 Teknisk drift"
    assert first(r'<caption class="vh">(Indikatorene .*?)</caption>', page) == (
        "Indikatorene uten overskrift i Teknisk drift i 2025"
    )
    assert first(r"<dt>Står i</dt>\s*<dd>(.*?)</dd>", page) == "6.12 Teknisk drift"


def test_half_years_stand_beside_last_year_s_without_a_sum_that_means_nothing(reader: Client) -> None:
    assert _same(_page(reader, BY_HALF)) == [
        "Periode 2024 2025 Forskjell Endring",
        "1. halvår 381 471 +90 dårligere",
        "2. halvår 376 504 +128 dårligere",
    ]


def test_a_series_of_months_has_its_years_and_its_months_drawn(reader: Client) -> None:
    page = _page(reader, MONTHS)
    drawn = re.findall(r'<svg class="big".*?</svg>', page, re.DOTALL)
    assert [first(r"<desc[^>]*>(.*?)</desc>", one)[:34] for one in drawn] == [
        "2016: 273. 2017: 282,33. 2018: 290",
        "2025: januar 408, februar 402, mar",
    ]
    assert reader.get(f"{MONTHS}figur.json").json()["data"][0]["x"][0] == "2016"
    assert reader.get(f"{MONTHS}figur.json?figur=maneder").json()["data"][1]["y"][11] == 361.0


def test_the_figures_of_a_drawing_are_a_file(reader: Client) -> None:
    file = reader.get("/indikator/skole-lesing-5/2025/figur.csv")
    assert file.headers["Content-Disposition"].startswith(
        'attachment; filename="figur-skole-lesing-5-2025.csv"'
    )
    assert file.getvalue().decode("utf-8-sig").splitlines() == [
        "År;Resultat, tall;Resultat;Mål, tall",
        f"2024;28,8;28,8{S}%;",
        f"2025;28,2;28,2{S}%;20",
    ]
    months = reader.get(f"{MONTHS}figur.csv?figur=maneder").getvalue().decode("utf-8-sig").splitlines()
    assert (months[0], months[1], months[24], len(months)) == (
        "År;Periode;Resultat, tall;Resultat",
        "2024;'januar;393;393",
        "2025;'desember;361;361",
        25,
    )
    assert reader.get(f"{MONTHS}figur.csv?figur=tull").status_code == 400


def test_the_page_says_how_the_figure_stands_to_others(reader: Client) -> None:
    page = _page(reader, "/indikator/barnehage-bemanningstetthet/2025/")
    others = re.search(r'<section aria-labelledby="o-h">.*?</section>', page, re.DOTALL)
    assert others is not None
    assert every(r'(<tr role="row">\s*<th scope="row".*?</tr>)', others[0]) == [
        "Landssnitt målet følger dette tallet 3,8 \u22120,2 0,2 dårligere enn landet "
        "2025, «Nasjonalt resultat» i årsmeldingen for 2025"
    ]
    assert 'aria-labelledby="o-h"' not in _page(reader, "/indikator/skole-lesing-5/2025/")


def test_a_target_that_leans_on_others_says_which_year_and_edition(reader: Client) -> None:
    page = _page(reader, "/indikator/barnehage-bemanningstetthet/2025/")
    steps = every(r'<section class="calc".*?<ol>(.*?)</ol>', page)
    assert "Landssnitt 2025 («Nasjonalt resultat» i årsmeldingen for 2025)3,8" in steps[0]


def test_a_card_through_the_years_has_a_drawing_a_figure_and_a_status_for_each_row(reader: Client) -> None:
    page = _page(reader, "/malekort/2025/?kort=6.4&vis=utvikling")
    panels = re.findall(r'<li class="panel">.*?</li>', page, re.DOTALL)
    assert len(panels) == 16
    assert re.findall(r'<a href="([^"]+)"', panels[0]) == ["/indikator/skole-lesing-5/2025/"]
    assert first(r"<title>(.*?)</title>", panels[0]) == f"2024: 28,8{S}%. 2025: 28,2{S}%."
    assert first(r'<p class="panel-v">(.*?)</p>', panels[0]) == f"28,2{S}% Ikke nådd"
    table = page[page.index('<table class="plain">') :]
    assert every(r"(<tr>.*?</tr>)", table)[:2] == [
        "Indikator 20242025",
        f"Lesing 5. trinn: elever på nivå 1 28,8{S}%28,2{S}%",
    ]


def test_every_card_can_be_seen_through_the_years(reader: Client) -> None:
    page = _page(reader, "/malekort/2025/?kort=alle&vis=utvikling")
    assert page.count('<li class="panel">') == 135
    assert (
        _page(reader, "/malekort/2025/?kort=alle&vis=utvikling&gruppe=sektor").count('<li class="panel">')
        == 135
    )
    assert reader.get("/malekort/2025/?vis=tull").status_code == 400


def test_the_big_table_may_show_how_each_row_stands_to_the_country(reader: Client) -> None:
    page = _page(reader, "/tabeller/?omrade=6.3&kol=motlandet&kol=indikator&sorter=motlandet")
    rows = every(r"(<tr[^>]*>.*?</tr>)", page)
    assert rows[1] == "Foreldreundersøkelse: bemanningstetthet 0,2 dårligere enn landet"
