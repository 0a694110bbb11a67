"""Definitions and sources are words of the report itself, at the lines that are claimed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from indicators.imports.definitions import QUOTES, define
from indicators.models import Indicator, Role, TrailEntry
from indicators.workflow import program_user, save_record
from tests import municipality

FOLDER = Path(__file__).parents[2] / "fixtures" / "elverum-2025"
REPORT = (FOLDER / "arsmelding-2025.txt").read_text(encoding="utf-8").split("\n")
NAMES = ("definition", "source")


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_every_quotation_stands_at_its_line() -> None:
    rows = _rows("definitions.csv")
    codes = [row["code"] for row in rows]
    places = {row["code"]: place for place, row in enumerate(_rows("lines.csv"))}
    assert len(codes) == len(set(codes))
    assert codes == sorted(codes, key=places.__getitem__), "in the order of lines.csv"
    wrong = []
    for row in rows:
        assert row["definition"] or row["source"], row["code"]
        for name in NAMES:
            quotes = row[name].split(QUOTES) if row[name] else []
            lines = row[f"{name}_lines"].split(";") if row[f"{name}_lines"] else []
            pairs = zip(quotes, lines, strict=True)
            wrong += [(row["code"], quote) for quote, line in pairs if quote not in REPORT[int(line) - 1]]
    assert wrong == []


@pytest.mark.usefixtures("elverum")
def test_what_the_report_says_is_loaded_with_its_lines_and_the_rest_is_empty() -> None:
    loaded = dict(Indicator.objects.values_list("code", "definition"))
    assert (len(loaded), sum(map(bool, loaded.values()))) == (139, 70)
    assert Indicator.objects.exclude(source="").count() == 44
    for name in NAMES:
        for text, origin in Indicator.objects.values_list(name, f"{name}_from"):
            assert bool(text) == bool(origin)
    surveyed = Indicator.objects.get(code="adm-brukerstotte-responstid")
    assert (surveyed.definition, surveyed.definition_from, surveyed.source, surveyed.source_from) == (
        "skala fra 1–6, 6 er høyest", "2025:428", "Brukerundersøkelse stab/støtte", "2025:442",
    )  # fmt: skip


@pytest.mark.django_db
def test_an_older_database_gets_what_it_lacks_and_keeps_what_somebody_wrote() -> None:
    controller = municipality.user("kari", Role.CONTROLLER)
    made = {
        code: save_record(by=controller, model=Indicator, values=values, reason="Ny")[0]
        for code, values in {
            "skole-lesing-5": {"code": "skole-lesing-5", "definition": "Vår egen"},
            "skole-mobbing-7": {"code": "skole-mobbing-7"},
            "skole-kulturskole-digitale": {"code": "skole-kulturskole-digitale"},
        }.items()
    }
    again = {"folder": FOLDER, "year": 2025, "by": program_user(), "reason": "Lest inn"}
    before = TrailEntry.objects.count()
    assert (define(**again), TrailEntry.objects.count()) == (2, before + 2)
    assert (define(**again), TrailEntry.objects.count()) == (0, before + 2)
    told = {
        code: Indicator.objects.values_list("definition", "definition_from", "source", "source_from").get(
            pk=row.pk
        )
        for code, row in made.items()
    }
    assert told == {
        "skole-lesing-5": ("Vår egen", "", "Nasjonale prøver", "2025:590"),
        "skole-mobbing-7": ("", "", "Elevundersøkelsen", "2025:598"),
        "skole-kulturskole-digitale": ("", "", "", ""),
    }


@pytest.mark.django_db
def test_what_is_written_anew_is_not_taken_from_the_report_any_more() -> None:
    controller = municipality.user("kari", Role.CONTROLLER)
    values = {
        "code": "a", "definition": "skala 1-6", "definition_from": "2025:688",
        "source": "X", "source_from": "2025:1",
    }  # fmt: skip
    row, _new = save_record(by=controller, model=Indicator, values=values, reason="Ny")
    row, _changed = save_record(
        by=controller,
        model=Indicator,
        pk=row.pk,
        values={"definition": "Skår fra 1 til 6"},
        reason="Tydeligere",
    )
    assert (row.definition_from, row.source_from) == ("", "2025:1")
