"""A year held against others: who stands in it, what is counted and listed, and the place among them."""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import Benchmark, Role, User
from indicators.selectors.comparison.comparison import chosen_municipalities, held_year
from indicators.values import Against, Hindrance, Place
from indicators.values.query.line_query import LineQuery
from tests import municipality
from tests.pages.reading import every, text
from tests.rounds.conftest import Place as Town
from tests.rounds.conftest import complete
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db

BETTER, LIKE, WORSE, INCOMPARABLE, ABSENT = Against


@pytest.mark.usefixtures("elverum")
def test_elverum_is_held_against_the_country(client: Client) -> None:
    """Lines 537-545 of the reference: nine figures of the country, each followed by a target."""
    client.force_login(municipality.user("revisor", Role.AUDITOR))
    page = client.get("/mot-andre/?ar=2025").content.decode()
    assert every(r'<p class="lead">(.*?)</p>', page) == ["Mot landet: 2 bedre, 6 like og 1 dårligere."]
    assert "126 av 135 indikatorer har ingen andres tall." in text(page)
    assert every(r"<h[123][^>]*>(.*?)</h[123]>", page) == [
        "Mot andre 2025",
        "Hvor mange",
        "Tallene",
        "Utgaver",
    ]
    assert "Bare til sammenligning" not in page
    (counts,) = re.findall(r'(?s)<th scope="row">Landet</th>(.*?)</tr>', page)
    assert re.findall(r">(\d+)<", counts) == ["2", "6", "1", "0", "126"]
    board = client.get("/?ar=2025").content.decode()
    told = every(r'<p class="moves-r against">(.*?)</p>', board)
    assert told == ["Mot landet: 2 bedre, 6 like, 1 dårligere."]
    sent: Any = client.get("/mot-andre/mot-andre.csv?ar=2025&landet=darligere")
    header, *rows = csv.reader(sent.getvalue().decode("utf-8-sig").splitlines(), delimiter=";")
    (row,) = (dict(zip(header, one, strict=True)) for one in rows)
    assert (row["Indikator"], row["Vårt tall"], row["Målet følger"], row["Status"]) == (
        "Bemannings tetthet", "3,6", "landet", "Ikke nådd",
    )  # fmt: skip
    assert [row[f"Landet: {name}"] for name in ("tall", "år", "forskjell", "vi er", "hvorfor ikke")] == [
        "3,8", "2025", "-0,2", "dårligere", "",
    ]  # fmt: skip


def put_by(by: User, line: int, text: str, whose: str = "", scope: str = "municipality") -> Benchmark:
    workflow.set_benchmark(
        by=by,
        line_id=line,
        scope=scope,
        whose=whose,
        text=text,
        edition="KOSTRA",
        published_on=date(2026, 6, 15),
    )
    return Benchmark.objects.get(line_id=line, scope=scope, whose=whose)


def test_chosen_municipalities_stand_in_their_order_and_give_a_place(place: Town) -> None:
    put = partial(put_by, place.controller)
    area = place.met.area
    before = municipality.line("met", of=area, by=place.skole, year=2025, target="10", order=1)
    workflow.choose_peers(by=place.controller, names="Åmot\n Hamar ;Løten\n")
    assert chosen_municipalities() == ("Åmot", "Hamar", "Løten")
    complete(place)
    workflow.report_result(by=place.leader, line_id=place.met.pk, text="11")
    put(place.met.pk, "11,4", "Hamar")
    put(place.met.pk, "12", "Åmot")
    put(place.met.pk, "9", "Våler")
    put(place.met.pk, "9", scope="national")  # the country has no place among municipalities
    put(before.pk, "8", scope="county")
    put(place.missed.pk, "7", "Hamar")
    wanted = LineQuery(against=(("kommune-hamar", LIKE),))
    held = held_year(place.leader, 2026, wanted, chosen_municipalities())
    assert [one.key for one in held.others] == ["landet", "fylket", "kommune-åmot", "kommune-hamar"]
    assert (held.silent, held.unchosen) == (("Løten",), ("Våler",))
    assert (held.total, held.without, held.compared) == (3, 1, 2)
    assert dict(held.counts["kommune-hamar"]) == dict(held.counts["kommune-hamar"]) | {
        BETTER: 0, LIKE: 0, WORSE: 0, INCOMPARABLE: 2, ABSENT: 1,
    }  # fmt: skip
    assert held.rows == ()  # a draft is nobody's figure here: all read the same
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    held = held_year(place.leader, 2026, wanted, chosen_municipalities())
    (row,) = held.rows
    assert (row.line.id, row.place) == (place.met.pk, Place(2, 3, shared=True))
    county = row.cells[1]
    assert (county.year, county.held.outcome, county.held.hindrance) == (2025, ABSENT, Hindrance.OTHER_YEAR)


def test_what_stands_of_the_year_is_held_else_the_newest_before_it_is_shown(place: Town) -> None:
    """What was taken back is nowhere; a line with older figures alone has nobody's."""
    put, area = partial(put_by, place.controller, scope="national"), place.met.area

    def line(code: str, year: int, **given: Any) -> int:
        return municipality.line(code, of=area, by=place.helse, year=year, **{"target": "10", **given}).pk

    old = {year: line("met", year) for year in (2023, 2024, 2025, 2027)}
    for year, figure in ((2025, "6"), (2024, "5"), (2027, "9")):
        put(old[year], figure)
    put(line("avvik", 2025), "4")
    bound = line("bundet", 2026, target="≥ landssnitt", order=4)
    for number, figure in ((bound, "2"), (place.other.pk, "3")):
        put(number, figure)
    put(place.met.pk, "8", scope="kostra_group")
    for number in (old[2023], old[2025], place.met.pk):
        gone = put(number, "7", scope="county")
        workflow.take_back_benchmark(by=place.controller, benchmark_id=gone.pk, reason="Feil")

    def told(wanted: LineQuery) -> tuple[Any, ...]:
        held = held_year(place.reader, 2026, wanted, ())
        rows = [(row.line.id, [(cell.year, cell.value) for cell in row.cells]) for row in held.rows]
        return [one.key for one in held.others], rows, (held.total, held.compared, held.without)

    nobody = (2026, None)
    met = (place.met.pk, [(2025, 6), (2026, 8)])
    others = [(bound, [(2026, 2), nobody]), (place.other.pk, [(2026, 3), nobody])]
    assert told(LineQuery()) == (["landet", "kostra"], [others[0], met, others[1]], (4, 3, 1))
    assert told(LineQuery(areas=("6.4",), sectors=("skole",))) == (["landet", "kostra"], [met], (2, 1, 1))
    assert told(LineQuery(areas=("6.5",), sectors=("skole",))) == (["landet"], [], (0, 0, 0))
    assert held_year(place.reader, 2026, LineQuery(), ()).other_years == (2027, 2026, 2025, 2024)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("Hamar\nhamar", "Hamar står to ganger."),
        ("\n".join("abcdefghi"), "Velg høyst 8 kommuner."),
        ("Elverum", "Elverum kommune er denne kommunen selv."),
    ],
)
def test_a_choice_that_cannot_be_is_refused(names: str, told: str) -> None:
    by = municipality.user("controller", Role.CONTROLLER)
    with pytest.raises(workflow.Invalid) as refused:
        workflow.choose_peers(by=by, names=names)
    assert refused.value.errors == {"peers": [told]}
    assert chosen_municipalities() == ()


def test_the_name_of_a_municipality_has_at_most_eighty_letters() -> None:
    by = municipality.user("controller", Role.CONTROLLER)
    with pytest.raises(workflow.TooLong):
        workflow.choose_peers(by=by, names="x" * 81)
    workflow.choose_peers(by=by, names="x" * 80)
    assert chosen_municipalities() == ("x" * 80,)
