"""The page of a search, the list under the field, and the field itself on every page."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from unittest import mock

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators.models import Role, ScorecardLine, Sector
from indicators.presentation.search.page import places_of
from tests import municipality
from tests.generator.generate import generate
from tests.pages.conftest import reader, strict_templates  # noqa: F401 fixtures
from tests.pages.reading import every, first, text
from tests.pages.test_all_pages import NASTY
from tests.rounds.conftest import Place, complete, place  # noqa: F401 a fixture

pytestmark = pytest.mark.django_db


def hits(page: str) -> list[str]:
    return every(r'<a class="hit-n" [^>]+>(.*?)</a>', page)


def found(client: Client, **asked: str) -> str:
    answer = client.get("/sok/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


TOLD = {  # counted in the fixture's own files
    "lesing 5. trinn": "1 treff i 2025",
    "trinn LESING 5.": "1 treff i 2025",
    "202": "13 treff i 2025",  # twelve of the function, and a name with 2025 in it
    "130": "8 treff i 2025",
    "6.12": "8 treff i 2025",
    "barnevern": "5 treff i 2025",
    "finnesikke": "Ingenting i 2025 passer med «finnesikke».",
}


def test_how_many_are_found(reader: Client) -> None:  # noqa: F811
    pages = {words: found(reader, q=words, slag="indikatorer") for words in TOLD}
    assert {
        words: first(r'<p class="found" role="status">(.*?)</p>', page) for words, page in pages.items()
    } == TOLD


def test_a_hit_says_what_it_is_where_it_belongs_and_how_it_went(reader: Client) -> None:  # noqa: F811
    page = found(reader, q="skole-lesing-5")
    assert '<a class="hit-n" href="/indikator/skole-lesing-5/2025/">' in page
    item = first(r'<ol class="hits">\s*<li>(.*?)</li>', page)
    assert item == (
        "Lesing 5. trinn: elever på nivå 1 Skole · Grunnskole · Sektor for skole Ikke nådd "
        "28,2\u00a0% mot målet <\u00a020\u00a0%: ikke nådd, 8,2\u00a0prosentpoeng for høyt. "
        "Bedre enn i 2024 (28,8\u00a0%)."
    )


OTHERS = {  # what is searched for: the kind, the first hit's address and its name
    "skole": ("omrader", "/malekort/2025/?kort=6.4", "6.4 Skole"),
    "sektor for skole": ("sektorer", "/malekort/2025/?gruppe=sektor&kort=skole", "Sektor for skole"),
    "passord": ("sider", "/konto/", "Min konto"),
}


def test_areas_sectors_and_pages_are_found_beside_indicators(reader: Client) -> None:  # noqa: F811
    told = {}
    for words, (kind, _href, _name) in OTHERS.items():
        page = unescape(found(reader, q=words, slag=kind))
        told[words] = (kind, *re.findall(r'class="hit-n" href="([^"]+)">(.*?)</a>', page)[0])
    assert told == OTHERS
    nobody = {one.name for one in places_of(municipality.user("uten-rolle"))}
    closed = {"Godkjenning", "Organisasjon", "Import", "Personer og roller", "Endringslogg"}
    assert (nobody & closed, "Tabeller" in nobody) == (set(), True)


def test_one_wrong_letter_is_forgiven_and_told(reader: Client) -> None:  # noqa: F811
    for address in ("/sok/", "/sok/treff/"):
        page = reader.get(address, {"q": "mobing"}).content.decode()
        right = reader.get(address, {"q": "mobbing"}).content.decode()
        assert "Ingen treff på «mobing». Viser treff på «mobbing»." in page
        shown = r'class="hit-n"[^>]*>(.*?)<'
        assert every(shown, page) == every(shown, right) != []


def test_the_year_that_is_chosen_is_searched_and_led_to(reader: Client) -> None:  # noqa: F811
    page = found(reader, q="skole-lesing-5", ar="2024")
    assert hits(page) == ["Lesing 5. trinn: elever på nivå 1"]
    assert 'href="/indikator/skole-lesing-5/2024/"' in page
    assert hits(found(reader, q="skole-lesing-5", ar="1999")) == []


def test_nothing_found_and_nothing_asked_say_what_to_do(reader: Client) -> None:  # noqa: F811
    assert "Skriv færre ord" in text(found(reader, q="finnesikke"))
    page = found(reader)
    assert 'role="status"><strong>' not in page
    assert "KOSTRA-funksjon" in text(page)


def test_the_list_under_the_field_is_the_top_of_the_page(reader: Client) -> None:  # noqa: F811
    for words in ("skole", "lesing", "fravær", "finnesikke", "", "6.7", "a"):
        _same(reader, words)


def _same(reader: Client, words: str) -> None:  # noqa: F811
    page = found(reader, q=words)
    answer = reader.get("/sok/treff/", {"q": words})
    assert answer.status_code == 200
    choices = answer.content.decode()
    one = r'<{tag} class="hit-n"[^>]*>.*?<span class="hit-t">.*?</span>'
    shown = every(f"({one.format(tag='a')})", page)
    assert every(f"({one.format(tag='span')})", choices) == shown[:8]
    total = re.search(r"(\d+) treff", first(r"<p data-says>(.*?)</p>", choices))
    assert (int(total[1]) if total else 0) == int((re.search(r"<strong>(\d+) ", page) or [0, 0])[1])
    assert ('id="valg-alle"' in choices) is (bool(total) and int(total[1]) > 8)
    assert "<html" not in choices


def test_many_hits_come_page_by_page_and_none_is_lost(reader: Client) -> None:  # noqa: F811
    pages, address = [], "/sok/?q=e&ar=2025&slag=indikatorer"
    while address:
        page = reader.get(address).content.decode()
        pages.append(re.findall(r'class="hit-n" href="([^"]+)"', page))
        after = re.search(r'rel="next" href="([^"]+)"', page)
        address = after[1].replace("&amp;", "&") if after else ""
    assert [len(page) for page in pages[:-1]] == [25] * (len(pages) - 1)
    everything = [address for page in pages for address in page]
    assert len(set(everything)) == len(everything) == ScorecardLine.objects.filter(year=2025).count()
    assert reader.get("/sok/?q=e&side=99").status_code == 400


def test_the_field_is_on_every_page(reader: Client) -> None:  # noqa: F811
    for address in ("/", "/malekort/2025/", "/tabeller/", "/hjelp/", "/konto/", "/endringslogg/", "/sok/"):
        page = reader.get(address).content.decode()
        assert len(re.findall(r'<form class="find [^>]+ action="/sok/"', page)) == 1, address
        assert len(re.findall(r'<input [^>]*name="q"', page)) == 1, address


def test_the_field_searches_in_the_year_of_the_page(reader: Client) -> None:  # noqa: F811
    kept = r'<form class="find .*?<input type="hidden" name="ar" value="(\d+)">'
    page = reader.get("/indikator/skole-lesing-5/2024/").content.decode()
    assert first(kept, page) == "2024"
    assert first(kept, reader.get("/").content.decode()) == "2025"


def test_no_value_can_make_a_search_fail(reader: Client) -> None:  # noqa: F811
    for address in ("/sok/", "/sok/treff/"):
        for name in ("q", "ar", "side", "slag"):
            for value in NASTY:
                answer = reader.get(address, {"q": "skole", name: value})
                assert answer.status_code in (200, 400), (address, name, value)
                assert b"<script>alert" not in answer.content


def test_who_is_not_signed_in_finds_nothing(db: None, client: Client) -> None:
    for address in ("/sok/?q=skole", "/sok/treff/?q=skole"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/konto/logg-inn/?next=/")


def test_a_draft_is_found_as_the_reader_may_read_it(place: Place, client: Client) -> None:  # noqa: F811
    complete(place)
    seen = {}
    with mock.patch.object(timezone, "localdate", return_value=date(2027, 3, 1)):
        for role, person in place.people().items():
            client.force_login(person)
            page = found(client, q="avvik", ar="2026")
            seen[role] = first(r'<span class="hit-s">(.*?)</li>', page).split(" ")[1]
    assert seen == {
        "leader": "nådd",
        "stranger": "rapportert",
        "contributor": "rapportert",
        "management": "rapportert",
        "auditor": "rapportert",
        "controller": "nådd",
        "reader": "rapportert",
    }


def test_a_withdrawn_line_is_not_found(reader: Client) -> None:  # noqa: F811
    ScorecardLine.objects.filter(indicator__code="skole-lesing-5").update(withdrawn=True)
    assert hits(found(reader, q="skole-lesing-5")) == []


@pytest.mark.parametrize("indicators", [15, 150])
def test_a_search_takes_the_same_statements_at_every_size(client: Client, indicators: int) -> None:
    generate(indicators=indicators, years=2)
    client.force_login(municipality.user("leder", Role.LEADER, sector=Sector.objects.get(code="skole")))
    counted = {}
    for address in ("/sok/", "/sok/?q=finnesikke", "/sok/?q=e", "/sok/treff/?q=e"):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        counted[address] = len(captured)
    assert counted == {"/sok/": 4, "/sok/?q=finnesikke": 10, "/sok/?q=e": 16, "/sok/treff/?q=e": 16}
