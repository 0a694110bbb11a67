"""What holds for every page: one heading, no loose ends, no inline code, no way to make it fail."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import resolve, reverse

from indicators.judging import JudgedLine, judge_lines
from indicators.models import Role, ScorecardLine, Sector
from indicators.views.query_params import UnknownChoiceError, choice
from tests import municipality
from tests.pages.reading import links, text

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/?status=nadd&vis=alle",
    "/?endring=uendret&vis=alle",
    "/?omrade=6.5&forklaring=mangler",
    "/?sektor=skole&status=vurdert&rekkefolge=ar-pa-rad&landet=bedre",
    "/mote/2025/",
    "/mote/2025/?omrade=6.4&side=3",
    "/malekort/2025/",
    "/malekort/2025/?kort=alle",
    "/malekort/2025/?gruppe=sektor&kort=alle",
    "/indikator/skole-lesing-5/2025/",
    "/indikator/skole-lesing-5/2024/",
    "/indikator/helse-gruppetiltak-helsestasjon/2025/",
    "/indikator/barnevern-tilsyn-fosterhjem/2025/",
    "/indikator/bistand-sosialhjelp-mottakere/2025/",
    "/indikator/bistand-barn-av-mottakere/2025/",
    "/indikator/adm-beredskapsovelse-ikt/2025/",
    "/plan/2025/",
    "/rapport/2025/",
    "/rapport/2025/?gruppe=sektor&type=plan",
    "/rapport/2025/?kort=6.9",
    "/plan/2025/?vis=endret",
    "/mal/2025/",
    "/rapport/2025/kilde/",
    "/rapport/2025/kilde/857/",
    "/rapport/2025/kapitler/",
    "/rapport/2025/kapitler/innledning/",
    "/rapport/2025/kapitler/politisk/",
    "/rapport/2025/bemanning/",
    "/rapport/2025/selskaper/",
    "/godkjenning/",
    "/runder/",
    "/runder/?ar=2025&ny=t1",
    "/tabeller/",
    "/tabeller/?ar=alle&serier=med",
    "/tabeller/?sok=finnesikke",
    "/tabeller/?vis=perioder",
    "/tabeller/?mangler=kilde&kol=definisjon&kol=kilde&kol=leder&kol=toleranse&kol=enhet&kol=fort&kol=godkjent",
    "/tabeller/?kol=arsak&kol=tiltak",
    "/mot-andre/",
    "/mot-andre/?omrade=6.2&landet=lik",
    "/tiltak/",
    "/tiltak/?sok=finnesikke",
    "/endringslogg/",
    "/endringslogg/?sok=finnesikke",
    "/hjelp/",
    "/hjelp/status/",
    "/konto/",
    "/konto/passord/",
    "/konto/okter/",
    "/konto/tofaktor/",
    "/konto/tofaktor/nokler/",
]
NASTY = [
    "", " ", "'", '"', "<script>alert(1)</script>", "{{7*7}}", "{% now %}", "../../etc/passwd", "%00", "\x00",
    "-1", "0", "99999999999999999999", "1e999", "NaN", "٣", "æøå", "\u202egnp", "a" * 5_000, "2025 OR 1=1",
    "null", "[]", "6.4,6.5",
]  # fmt: skip
PARAMETERS = {
    "/": (
        "ar", "runde", "omrade", "sektor", "status", "endring", "snudd", "utsikt", "forklaring", "nesten",
        "landet", "tall", "rekkefolge", "vis", "side",
    ),
    "/mote/2025/": ("omrade", "sektor", "rekkefolge", "runde", "forklaring", "side"),
    "/malekort/2025/": ("gruppe", "kort", "pa"),
    "/plan/2025/": ("vis",),
    "/mal/2025/": ("vis", "runde"),
    "/rapport/2025/": ("type", "runde", "gruppe", "kort", "pa"),
    "/godkjenning/": ("runde",),
    "/runder/": ("ar", "ny"),
    "/sok/": ("q", "ar", "side"),
    "/sok/treff/": ("q", "ar"),
    "/endringslogg/": ("sok", "person", "handling", "sektor", "fra", "til", "side"),
    "/mot-andre/": ("ar", "omrade", "sektor", "landet", "fylket", "kostra"),
    "/tiltak/": ("sok", "ar", "tilstand", "omrade", "sektor", "sorter", "side"),
    "/tabeller/": (
        "sok", "ar", "omrade", "sektor", "status", "endring", "forklaring", "landet", "fylket", "kostra",
        "andres", "lovpalagt", "mangler", "serier", "vis", "kol", "sorter", "side",
    ),
}  # fmt: skip
OPEN = {"ar", "side", "pa", "q", "sok", "person", "fra", "til", "ny"}
"""Names that are read as a number, a day or text; all others are one of a list of words."""


def faults(status: int, page: str) -> set[str]:
    """What is wrong with a page."""
    ids = re.findall(r'\sid="([^"]+)"', page)
    held = {
        f"answers {status}": status == 200,
        "one heading": len(re.findall(r"<h1[ >]", page)) == 1,
        "its language": '<html lang="nb"' in page,
        "its title": "– Målekort – Elverum kommune</title>" in page,
        "no inline code": not re.search(r"\sstyle=|\son[a-z]+=|javascript:|<style", page),
        "no template left": "{{" not in page and "{%" not in page,
        "each id once": len(ids) == len(set(ids)),
    }
    return {name for name, holds in held.items() if not holds}


def test_every_page_is_whole_and_tells_of_a_field_that_it_does_not_have(
    remembering: None, reader: Client
) -> None:
    wrong, with_choices, told = {}, set(), {}
    for address in PAGES:
        answer = reader.get(address)
        page = answer.content.decode()
        wrong[address] = faults(answer.status_code, page)
        if "?" not in address and choices_of(address, page):
            with_choices.add(address)
            told[address] = reader.get(address, {"finnesikke": "1"}).status_code
    assert {address: found for address, found in wrong.items() if found} == {}
    assert len(with_choices) > 12
    assert told == dict.fromkeys(with_choices, 400)


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("<h1>En</h1><h1>To</h1>", "one heading"),
        ('<p style="color:red">', "no inline code"),
        ('<a onclick="x()">', "no inline code"),
        ("{% now %}", "no template left"),
        ('<p id="a"><p id="a">', "each id once"),
    ],
)
def test_what_is_wrong_with_a_page_is_seen(page: str, fault: str) -> None:
    whole = '<html lang="nb"><title>Hjelp – Målekort – Elverum kommune</title>'
    assert faults(200, f"{whole}<h1>En</h1>") == set()
    assert fault in faults(200, whole + page)


FULL_OF_LINKS = (
    "/", "/malekort/2025/?kort=6.7", "/indikator/skole-lesing-5/2025/", "/hjelp/status/", "/plan/2025/",
    "/rapport/2025/?kort=6.5",
)  # fmt: skip


def telling[One](those: Iterable[tuple[One, set[Hashable]]]) -> Iterator[One]:
    """Those that have something which none before them had."""
    met: set[Hashable] = set()
    for one, has in those:
        if not has <= met:
            met |= has
            yield one


def shape(link: str) -> set[Hashable]:
    """The view of an address, the names of its query together, and each value of these and of its path."""
    parts = urlsplit(link)
    place, chosen = resolve(parts.path), parse_qsl(parts.query)
    values = [*place.kwargs.items(), *chosen]
    names = (name for name, _value in chosen)
    return {(place.view_name, *names), *((place.view_name, *one) for one in values)}


def kind(row: JudgedLine) -> set[Hashable]:
    """What sets the page of an indicator apart from others."""
    judged: dict[str, Any] = {
        "status": row.verdict.status, "previous": row.previous_status, "change": row.verdict.change,
        "broken": row.series_break, "noted": bool(row.notes), "explained": bool(row.explanations),
        "compared": row.benchmark is not None, "adopted": row.adopted is not None, "on card": row.on_card,
        "promised": bool(row.promised), "target": type(row.target), "result": type(row.result),
    }  # fmt: skip
    spec = {name: getattr(row.spec, name) for name in ("direction", "value_kind", "aggregation")}
    together = (row.verdict.status, type(row.target), type(row.result))
    return {*(judged | spec).items(), together}


def test_every_link_leads_somewhere(
    remembering: None, reader: Client, request: pytest.FixtureRequest
) -> None:
    """The pages are read first; of what they lead to only the status is asked for.

    Links to indicators are those that stand in the plan, and one of each kind is asked for. Of other links of
    one view and the same names only those are asked that have a value which none before had.
    """
    found = {
        (address.split("?", maxsplit=1)[0] + link if link.startswith("?") else link).split("#")[0]
        for address in FULL_OF_LINKS
        for link in links(reader.get(address).content.decode())
    }
    rows = judge_lines(ScorecardLine.objects.filter(year=2025).select_related("indicator"))
    pages = {reverse("indicator", args=[row.code, row.year]): row for row in rows}
    assert len(pages.keys() & found) > 130
    asked = {
        *telling((page, kind(row)) for page, row in pages.items()),
        *telling((link, shape(link)) for link in sorted(found - pages.keys())),
    }
    request.getfixturevalue("unrendered")
    told = {link: reader.get(link).status_code for link in sorted(asked)}
    assert {link: status for link, status in told.items() if status not in (200, 302)} == {}


def test_no_value_in_the_address_can_make_a_page_fail(remembering: None, reader: Client) -> None:
    """Each page meets every value, its names taking turns; those that take more than a list's words, more."""
    for address, names in PARAMETERS.items():
        turns = [name for name in names for _ in range(3 if name in OPEN else 1)]
        for number in range(max(len(NASTY), len(turns))):
            name, value = turns[number % len(turns)], NASTY[number % len(NASTY)]
            answer = reader.get(address, {name: value})
            assert answer.status_code in (200, 400), (address, name, value)
            assert b"<script>alert" not in answer.content


def choices_of(address: str, page: str) -> bool:
    """Whether a page has choices of its own: a form that is got, or links to itself with a query."""
    own = re.escape(address.split("?", maxsplit=1)[0])
    found = re.search(rf'<form[^>]*method="get"(?![^>]*data-find)|href="(?:{own})?\?[a-z]', page)
    return found is not None


@pytest.mark.parametrize(
    ("address", "meant", "leads_to"),
    [
        ("/tabeller/?q=lesing", "sok", "/tabeller/?sok=lesing"),
        ("/?periode=T2", "runde", "/?runde=t2"),
        ("/?ar=2025&Sector=skole", "sektor", "/?ar=2025&sektor=skole"),
        ("/sok/?sok=lesing", "q", "/sok/?q=lesing"),
        ("/?status=nad", "nadd", "/?status=nadd"),
        ("/malekort/2025/?kort=6,4", "6.4", "/malekort/2025/?kort=6.4"),
    ],
)
def test_what_was_meant_is_proposed_with_a_link(
    reader: Client, address: str, meant: str, leads_to: str
) -> None:
    page = unescape(reader.get(address).content.decode())
    assert f"Mente du «{meant}»?" in page
    assert leads_to in links(page)


FILTERED = {"/": "ar", "/mote/2025/": "ar"} | dict.fromkeys(
    (
        "/tabeller/", "/tabeller/tabell.csv", "/endringslogg/", "/tiltak/", "/tilsyn/", "/vedtak/vedtak.csv",
        "/utviklingsarbeid/2025/",
    ),
    "sok",
)  # fmt: skip
"""Pages with filters, and one that each of them has."""


def test_a_field_that_a_page_does_not_have_is_told(remembering: None, reader: Client) -> None:
    """The rest of what was chosen is kept in the link that leads on."""
    for address, kept in FILTERED.items():
        answer = reader.get(address, {"finnesikke": "1", kept: "2025"})
        page = answer.content.decode()
        said = "kjenner ikke feltet <strong>finnesikke</strong>" in page
        leads_on = f'href="{address}?{kept}=2025"' in page
        assert (answer.status_code, said, leads_on) == (400, True, True), address
        assert reader.get(address, {"finnesikke": " "}).status_code == 200, address


def test_a_word_that_means_nothing_is_refused_with_what_it_was() -> None:
    """Names with a list of words share one reader, which no value gets past."""
    for value in NASTY:
        if not value:
            assert choice(QueryDict(mutable=True), "vis", {"alle": True}) is None
            continue
        given = QueryDict(mutable=True)
        given["vis"] = value
        with pytest.raises(UnknownChoiceError) as refused:
            choice(given, "vis", {"alle": True})
        assert (refused.value.name, refused.value.value, refused.value.allowed) == ("vis", value, ("alle",))


def test_nobody_reads_without_signing_in(db: None, client: Client) -> None:
    """Every address: permissions/test_every_door.py."""
    for address in PAGES:
        answer = client.get(address)
        leads_to = answer.headers.get("Location", "")
        assert (answer.status_code, leads_to[:23]) == (302, "/konto/logg-inn/?next=/"), address


@pytest.mark.parametrize(
    ("role", "administers"),
    [(Role.LEADER, True), (Role.MANAGEMENT, False), (Role.CONTROLLER, True)],
)
def test_the_administration_is_offered_to_those_who_may_use_it(
    elverum: None, client: Client, role: Role, administers: bool
) -> None:
    sector = Sector.objects.get(code="skole") if role is Role.LEADER else None
    client.force_login(municipality.user("person", role, sector=sector))
    page = client.get("/").content.decode()
    assert (
        "Administrasjon" in text(re.findall(r'<nav id="nav".*?</nav>', page, re.DOTALL)[0])
    ) is administers


def test_every_status_is_explained_with_how_many_there_are(reader: Client) -> None:
    page = reader.get("/hjelp/status/").content.decode()
    words = [text(word) for word in re.findall(r"<dt>(.*?)</dt>", page, re.DOTALL)]
    assert words == [
        "Nådd",
        "Ikke nådd",
        "Ikke målt",
        "Ikke rapportert",
        "Må vurderes",
        "Ikke forfalt",
        "Måles ikke i år",
        "Uten mål",
    ]
    assert "2025: 69 nådd av 120 vurderte. I alt er det 135 indikatorer." in text(page)


DOORS = [
    "/konto/logg-inn/",
    "/konto/glemt/",
    "/konto/glemt/sendt/",
    "/konto/nytt/ferdig/",
    "/konto/nytt/x-y/",
    "/konto/stengt/",
    "/konto/oidc/avbrutt/",
]


@pytest.mark.parametrize("address", DOORS)
def test_the_doors_are_open_to_everyone(db: None, client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(re.findall(r"<h1[ >]", answer.content.decode())) == 1


def test_signing_out_is_a_post(reader: Client) -> None:
    assert reader.get("/konto/logg-ut/").status_code == 405
    assert reader.post("/konto/logg-ut/").headers["Location"] == "/konto/logg-inn/"
