"""What cannot be read is explained at its field, keeps what was typed, and writes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.models import Answer, Result, Target, TrailEntry
from tests.admin.conftest import Town
from tests.admin.pages import Fields, change_url, errors, fields, save, send, signed_in, told

UNREADABLE = "%s kan ikke leses som et tall. Skriv bare tallet, for eksempel 28,2 %%, eller «Ikke målt»."
TOO_LARGE = "%s er for stort eller for nøyaktig. Et tall kan ha høyst 15 sifre, og av dem 6 bak kommaet."


def at_fields(response: Any) -> list[str]:
    """The errors on the page but for the one that says that another row was refused."""
    return [one for one in errors(response) if not one.startswith("Ingenting er lagret, fordi")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("145.500", "«145.500» kan leses på to måter: 145,500 eller 145 500. Velg den som er ment."),
        ("12,,5", UNREADABLE % "«12,,5»"),
        ("1e999", UNREADABLE % "«1e999»"),
        ("0x10", UNREADABLE % "«0x10»"),
        ("9" * 400, TOO_LARGE % f"«{'9' * 60} …»"),
        ("{{7*7}}", "«{{7*7}}» er ikke forstått. Skriv bare tallet, for eksempel 28,2 %, eller «Ikke målt»."),
        (
            "omtrent halvparten",
            "«omtrent halvparten» er ikke forstått. Skriv bare tallet, for eksempel 28,2 %, "
            "eller «Ikke målt».",
        ),
        ("x" * 1_000_000, "Teksten er på 1 000 000 tegn, og det er plass til 500. Kort den ned."),
        (
            "abc\u202egpj",
            "Teksten har et skjult tegn som snur leseretningen (U+202E, tegn nummer 4). "
            "Skriv den på nytt uten å lime inn.",
        ),
    ],
)
def test_a_result_that_cannot_be_read_is_an_error_at_its_field(town: Town, typed: str, said: str) -> None:
    client = signed_in(town.leader)
    for url, name in (
        (change_url(town.line), "results__0__written"),
        (change_url(town.line.indicator), "lines__0__result_text"),
    ):
        response = save(client, url, **{name: typed})
        assert response.status_code == 200
        assert at_fields(response) == [f"{said} Ingenting er lagret."]
        assert f'value="{typed}"' in response.content.decode()
    assert not Result.objects.filter(line=town.line).exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("680 %", "680 % er mer enn 100 %. Er det riktig? Menes 68,0 %?"),
        ("7 elever", "7 elever er i en annen enhet enn %, som linjen måles i. Er det riktig?"),
    ],
)
def test_a_figure_that_is_asked_about_is_confirmed_with_a_reason(town: Town, typed: str, said: str) -> None:
    client = signed_in(town.leader)
    confirm = "Stemmer tallet, skriv hvorfor under «Det stemmer, fordi»."
    for url, name, because in (
        (change_url(town.line), "results__0__written", "results__0__because"),
        (change_url(town.line.indicator), "lines__0__result_text", "lines__0__result_because"),
    ):
        response = save(client, url, **{name: typed})
        assert at_fields(response) == [f"{said} {confirm} Ingenting er lagret."]
        assert not Result.objects.filter(line=town.line).exclude(written="").exists()
        held = Fields(response.content.decode()).found
        send(client, url, held, **{name: typed, because: "Ny måte å telle på"})
        assert [one.text for one in Answer.objects.filter(withdrawn=False)] == ["Ny måte å telle på"]
        save(client, url, **{name: "", "why": "Prøve"})


def test_a_target_with_two_readings_is_asked_about(town: Town) -> None:
    response = save(signed_in(town.controller), change_url(town.line), target__0__written="1.500", why="Ny")
    assert errors(response) == [
        "«1.500» kan leses på to måter. Skriv 1,500 med komma hvis punktumet er et desimaltegn, "
        "eller 1 500 med mellomrom hvis det skiller tusener."
    ]
    assert Target.objects.get(line=town.line).written == "< 20 %"


def test_a_target_that_is_hardly_meant_is_confirmed_with_a_reason(town: Town) -> None:
    client = signed_in(town.controller)
    for url, name, because in (
        (change_url(town.line), "target__0__written", "target__0__because"),
        (change_url(town.line.indicator), "lines__0__target_text", "lines__0__target_because"),
    ):
        response = save(client, url, **{name: "680 %", "why": "Nytt"})
        assert [said.replace("\u00a0", " ") for said in at_fields(response)] == [
            "680 % er mer enn 100 %. Er det riktig? Rett målet, eller si at det stemmer. Ingenting er lagret."
        ]
        held = Fields(response.content.decode()).found
        send(client, url, held, **{name: "680 %", because: "Regnes av halve timer", "why": "Nytt"})
        assert Target.objects.get(line=town.line).written == "680 %"
        entry = TrailEntry.objects.filter(act="set_target").latest("sequence")
        assert entry.reason == "Nytt (målet stemmer: Regnes av halve timer)"
        save(client, url, **{name: "< 20 %", because: "Tilbake", "why": "Prøve"})


def test_a_target_against_the_direction_is_saved_with_a_warning(town: Town) -> None:
    response = save(signed_in(town.controller), change_url(town.line), target__0__written="> 24 %", why="KS")
    assert Target.objects.get(line=town.line).written == "> 24 %"
    assert told(response)[2] == (
        "Målet «> 24 %» er lagret, men det går mot linjens retning: lavere er bedre. "
        "Rett målet eller retningen hvis det ikke er meningen."
    )


def test_a_benchmark_must_be_one_figure(town: Town) -> None:
    client = signed_in(town.controller)
    held = fields(client, change_url(town.line))
    rows = {"benchmarks-TOTAL_FORMS": "1", "benchmarks-0-scope": "national", "benchmarks-0-seen": "0"}
    response = send(client, change_url(town.line), {**held, **rows, "benchmarks-0-written": "lavt"})
    assert errors(response) == [
        "«lavt» er ikke forstått. Skriv for eksempel 12,5 eller 1 178 eller 25 av 30, "
        "eller hvorfor tallet mangler: Ikke målt."
    ]


def test_the_same_period_twice_is_refused(town: Town) -> None:
    client = signed_in(town.leader)
    held = fields(client, change_url(town.line))
    rows = {
        "results-TOTAL_FORMS": "2",
        "results-0-written": "20",
        "results-1-period": "year-1",
        "results-1-written": "21",
        "results-1-seen": "0",
    }
    response = send(client, change_url(town.line), {**held, **rows})
    assert errors(response) == ["året står to ganger."]
    assert not Result.objects.filter(line=town.line).exists()


def test_one_refused_row_leaves_nothing_written(town: Town) -> None:
    response = save(
        signed_in(town.controller),
        change_url(town.line),
        short_name="Nytt navn",
        results__0__written="28,2 %",
        target__0__written="12,,5",
        why="Prøve",
    )
    assert errors(response) == [
        "«12,,5» kan ikke leses som et tall. Skriv for eksempel 12,5 eller 1 178 eller 25 av 30, "
        "eller hvorfor tallet mangler: Ikke målt."
    ]
    town.line.refresh_from_db()
    assert (town.line.short_name, town.line.version) == ("lesing", 1)
    assert not Result.objects.filter(line=town.line).exists()
