"""A year held against others: who stands in it, what is counted and listed, and the place among them."""

from __future__ import annotations

import csv
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import Role
from indicators.selectors.others import WantedOthers, chosen_municipalities, held_year
from indicators.values import Against, Hindrance, Place
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


def test_chosen_municipalities_stand_in_their_order_and_give_a_place(place: Town) -> None:
    def put(line: int, text: str, whose: str = "", scope: str = "municipality") -> None:
        workflow.set_benchmark(
            by=place.controller,
            line_id=line,
            scope=scope,
            whose=whose,
            text=text,
            edition="KOSTRA",
            published_on=date(2026, 6, 15),
        )

    area = place.met.area
    before = municipality.line("met", of=area, by=place.skole, year=2025, target="10", order=1)
    workflow.choose_peers(by=place.controller, names="Åmot\n Hamar ;Løten\n")
    assert chosen_municipalities() == ("Åmot", "Hamar", "Løten")
    complete(place)
    workflow.report_result(by=place.leader, line_id=place.met.pk, text="11")
    put(place.met.pk, "11,4", "Hamar")
    put(place.met.pk, "12", "Åmot")
    put(place.met.pk, "9", "Våler")
    put(before.pk, "8", scope="county")
    put(place.missed.pk, "7", "Hamar")
    wanted = WantedOthers(outcomes={"kommune-hamar": LIKE})
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
