"""The big table: filters, columns, order and pages stand in the address."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from django.test import Client

from tests.pages.reading import every, first, text

pytestmark = pytest.mark.django_db
S = "\u00a0"


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def _count(page: str) -> str:
    return first(r'<p role="status">(.*?)</p>', page)


def test_the_newest_year_is_shown_in_pages_of_fifty(reader: Client) -> None:
    page = _page(reader, "/tabeller/")
    assert _count(page) == "135 rader, viser 1–50"
    assert len(re.findall(r'<th scope="row"', page)) == 50
    assert every(r'<nav class="pages".*?>(.*?)</nav>', page) == ["1Side 2Side 3"]
    assert _count(_page(reader, "/tabeller/?side=3")) == "135 rader, viser 101–135"


@pytest.mark.parametrize(
    ("address", "rows"),
    [
        ("/tabeller/?status=ikke-nadd", "51 rader, viser 1–50"),
        ("/tabeller/?status=ikke-malt&status=males-ikke", "15 rader"),
        ("/tabeller/?omrade=6.4", "16 rader"),
        ("/tabeller/?omrade=6.4&status=ikke-nadd&forklaring=mangler", "12 rader"),
        ("/tabeller/?sok=mobbing", "2 rader"),
        ("/tabeller/?sok=mobbing&mangler=definisjon", "2 rader"),
        ("/tabeller/?sok=mobbing&mangler=kilde", "0 rader"),
        ("/tabeller/?omrade=6.4&mangler=ansvarlig", "16 rader"),
        ("/tabeller/?omrade=6.4&mangler=toleranse", "16 rader"),
        ("/tabeller/?vis=perioder&omrade=6.5", "5 rader"),
        ("/tabeller/?sok=&status=&omrade=6.12", "8 rader"),
        ("/tabeller/?sok=finnesikke", "0 rader"),
    ],
)
def test_filters_leave_the_rows_they_name(reader: Client, address: str, rows: str) -> None:
    assert _count(_page(reader, address)) == rows


def test_more_rows_than_a_page_reads_are_not_begun_on(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("indicators.selectors.table.table"), "MOST_READ", 134)
    page = _page(reader, "/tabeller/")
    assert _count(page) == (
        "Utvalget har 135 rader, og siden viser høyst 134. Velg et år, et tjenesteområde eller en "
        "sektor, eller last ned alle radene som CSV."
    )
    assert 'scope="row"' not in page
    assert _count(_page(reader, "/tabeller/?omrade=6.4")) == "16 rader"


def test_chosen_columns_are_shown_with_the_indicator(reader: Client) -> None:
    page = _page(reader, "/tabeller/?sok=mobbing&kol=forklaring&kol=linje")
    heads = every(r"<th [^>]*columnheader[^>]*>(.*?)</th>", page)
    assert heads == ["Indikator", "Forklaring", "Linje i kilden"]
    assert first(r'<td role="cell" class="t-sent"[^>]*>(.*?)</td>', page) == (
        f"11,6{S}% mot målet 0{S}%: ikke nådd, 11,6{S}prosentpoeng for høyt. Bedre enn i 2024 (13,5{S}%)."
    )


def test_the_order_is_marked_and_keeps_the_filters(reader: Client) -> None:
    page = _page(reader, "/tabeller/?omrade=6.4&sorter=-resultat&side=1")
    assert page.count('aria-sort="descending"') == 1
    link = re.search(r'aria-sort="descending"[^>]*>\s*<a href="([^"]+)"', page)
    assert link is not None
    assert link[1].replace("&amp;", "&") == "?omrade=6.4&sorter=resultat"


def test_what_was_chosen_is_still_chosen_in_the_form(reader: Client) -> None:
    page = _page(reader, "/tabeller/?omrade=6.4&status=ikke-nadd&sok=trinn")
    assert 'name="omrade" value="6.4" checked' in page
    assert 'name="status" value="ikke-nadd" checked' in page
    assert 'value="trinn"' in page
    assert "Ikke nådd" in every(r'<span class="multi-s"[^>]*>(.*?)</span>', page)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/tabeller/?kol=x", "kol"),
        ("/tabeller/?sorter=x", "sorter"),
        ("/tabeller/?side=0", "side"),
        ("/tabeller/?side=99", "side"),
        ("/tabeller/?side=x", "side"),
        ("/tabeller/?ar=1999", "ar"),
        ("/tabeller/?vis=x", "vis"),
        ("/tabeller/?mangler=x", "mangler"),
        ("/tabeller/?vis=perioder&sorter=avstand", "sorter"),
        ("/tabeller/?status=x", "status"),
        ("/tabeller/?omrade=x", "omrade"),
    ],
)
def test_an_unknown_choice_is_explained(reader: Client, address: str, name: str) -> None:
    answer = reader.get(address)
    assert answer.status_code == 400
    assert f"Feltet {name} kan ikke være" in text(answer.content.decode())


def test_what_nobody_has_registered_is_counted_and_leads_to_its_rows(reader: Client) -> None:
    page = _page(reader, "/tabeller/?omrade=6.4")
    counted = first(r'<ul class="lacks"[^>]*>(.*?)</ul>', page)
    assert counted == (
        "8 av 16 mangler definisjon5 av 16 mangler datakilde16 av 16 mangler leder16 av 16 mangler toleranse"
    )
    assert 'href="?omrade=6.4&amp;mangler=kilde"' in page
    assert _count(_page(reader, "/tabeller/?omrade=6.4&mangler=kilde")) == "5 rader"


def test_what_is_known_of_a_line_stands_in_its_columns(reader: Client) -> None:
    page = _page(reader, "/tabeller/?sok=mobbing+7&kol=definisjon&kol=kilde&kol=leder&kol=toleranse")
    assert every(r'<td role="cell"[^>]*>(.*?)</td>', page) == [
        "Ikke registrert", "ElevundersøkelsenHentet fra årsmeldingen 2025 (l. 598)", "Ikke registrert",
        "Ikke registrert",
    ]  # fmt: skip


def test_periods_are_rows_of_their_own(reader: Client) -> None:
    page = _page(reader, "/tabeller/?vis=perioder&sok=tiltaksplan")
    assert every(r"<th [^>]*columnheader[^>]*>(.*?)</th>", page)[:7] == [
        "Indikator", "Tjenesteområde", "Ansvarlig", "År", "Periode", "Resultat", "Mål for året",
    ]  # fmt: skip
    assert every(r'<td role="cell"[^>]*>(.*?)</td>', page)[2:6] == [
        "2025", "Året", f"27{S}% i 1. og 31{S}% i 2. halvår", f"≥{S}100{S}%",
    ]  # fmt: skip
    assert 'href="/tabeller/tabell.csv?sok=tiltaksplan&amp;vis=perioder"' in page
