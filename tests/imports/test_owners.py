"""Whose figures a table holds: the headings say it, else the person, municipality and edition included."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import Benchmark, TableDraft, TableImport
from indicators.values import BenchmarkScope
from indicators.values.tables import Owner, owner_of
from tests.rounds.conftest import Place
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

NATIONAL, COUNTY, GROUP = BenchmarkScope


@pytest.mark.parametrize(
    ("said", "heading", "owner"),
    [
        ({}, None, ("national", "")),
        ({"scope": "county"}, None, ("county", "")),
        ({"scope": "county"}, GROUP, ("kostra_group", "")),
        ({"scope": "municipality", "whose": " Nord  Odal "}, None, ("municipality", "Nord Odal")),
        ({"scope": "municipality", "whose": "Hamar"}, COUNTY, ("county", "")),
        ({"scope": "national", "whose": "Hamar"}, None, ("national", "")),
        ({"scope": "utlandet"}, None, ("national", "")),
    ],
)
def test_the_heading_goes_before_what_was_said_of_the_table(
    said: dict[str, str], heading: BenchmarkScope | None, owner: tuple[str, str]
) -> None:
    assert owner_of(said).of(heading) == owner


def test_an_edition_has_a_name_and_a_day_that_is_never_guessed() -> None:
    said = {"edition": " KOSTRA,  reviderte tall", "published": "2026-06-15"}
    assert owner_of(said) == Owner("national", "", "KOSTRA, reviderte tall", date(2026, 6, 15))
    assert [owner_of({"published": text}).published_on for text in ("15.6.2026", "i juni", "")] == [None] * 3


@pytest.mark.django_db
def test_a_municipality_is_brought_in_with_its_edition_and_taken_back(place: Place, client: Client) -> None:
    """What stands of the country is neither touched nor mistaken for the municipality's."""
    client.force_login(place.controller)
    workflow.set_benchmark(
        by=place.controller, line_id=place.met.pk, scope="national", text="9", edition="SSB",
        published_on=date(2026, 3, 15),
    )  # fmt: skip
    table = f"Indikator\tKode\tHamar\n{place.met.name}\tmet\t9\n"
    sent = {"purpose": "benchmarks", "year": "2026", "pasted": table, "once": "o1"}
    assert client.post("/import/ny/", sent).status_code == 302
    row = TableDraft.objects.get()
    preview = f"/import/{row.pk}/"
    page = client.get(preview).content.decode()
    *_, column = re.findall(r'name="(a:table:\d+:column:\d+)"', page)
    said = {"scope": "municipality", "whose": "Hamar", "edition": "SSB", "published": "2026-06-15"}
    told = {f"a:all:{name}": text for name, text in said.items()} | {column: "benchmark"}
    client.post(preview, told | {"seen": str(row.version)})
    row.refresh_from_db()
    assert row.answers["all"] == said
    bad = client.post(preview, {"a:all:published": "15. juni", "seen": str(row.version)}, follow=True)
    assert "«15. juni» er ikke en dag." in bad.content.decode()
    client.post(f"{preview}bruk/", {"seen": str(row.version), "why": ""})
    held = Benchmark.objects.filter(superseded=False).values_list("scope", "whose", "written", "published_on")
    country = ("national", "", "9", date(2026, 3, 15))
    assert sorted(held) == [("municipality", "Hamar", "9", date(2026, 6, 15)), country]
    (made,) = TableImport.objects.all()
    workflow.undo_table(by=place.controller, import_id=made.pk, reason="Feil fil")
    assert list(held.all()) == [country]
