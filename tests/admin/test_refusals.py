"""What cannot be read is explained at its field, keeps what was typed, and writes nothing."""

from __future__ import annotations

import pytest

from indicators.models import Result, Target
from tests.admin.conftest import Town
from tests.admin.pages import change_url, errors, fields, save, send, signed_in, told

UNREADABLE = (
    "%s kan ikke leses som et tall. Skriv for eksempel 12,5 eller 1 178 eller 25 av 30, "
    "eller hvorfor tallet mangler: Ikke målt."
)
TOO_LARGE = "%s er for stort eller for nøyaktig. Et tall kan ha høyst 15 sifre, og av dem 6 bak kommaet."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "145.500",
            "«145.500» kan leses på to måter. Skriv 145,500 med komma hvis punktumet er et desimaltegn, "
            "eller 145 500 med mellomrom hvis det skiller tusener.",
        ),
        ("12,,5", UNREADABLE % "«12,,5»"),
        ("1e999", UNREADABLE % "«1e999»"),
        ("0x10", UNREADABLE % "«0x10»"),
        ("9" * 400, TOO_LARGE % f"«{'9' * 60} …»"),
        (
            "x" * 1_000_000,
            "Teksten er for lang for en tallcelle. Skriv tallet eller grunnen her, "
            "og resten som resultatkommentar.",
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
        assert errors(response) == [said]
        assert f'value="{typed}"' in response.content.decode()
    assert not Result.objects.filter(line=town.line).exists()


def test_a_target_with_two_readings_is_asked_about(town: Town) -> None:
    response = save(signed_in(town.controller), change_url(town.line), target__0__written="1.500", why="Ny")
    assert errors(response) == [
        "«1.500» kan leses på to måter. Skriv 1,500 med komma hvis punktumet er et desimaltegn, "
        "eller 1 500 med mellomrom hvis det skiller tusener."
    ]
    assert Target.objects.get(line=town.line).written == "< 20 %"


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", "{{7*7}}", "omtrent halvparten", "abc\u202egpj"]
)
def test_plain_words_are_kept_escaped_and_warned_about(town: Town, typed: str) -> None:
    response = save(signed_in(town.leader), change_url(town.line), results__0__written=typed)
    assert Result.objects.get(line=town.line).written == typed
    assert told(response)[2] == (
        f"«{typed}» er lagret som tekst og kan ikke sammenlignes. Linjen vises som Må vurderes."
    )
    assert "<script>alert" not in response.content.decode()


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
    assert errors(response) == [UNREADABLE % "«lavt»"]


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
    assert errors(response) == [UNREADABLE % "«12,,5»"]
    town.line.refresh_from_db()
    assert (town.line.short_name, town.line.version) == ("lesing", 1)
    assert not Result.objects.filter(line=town.line).exists()
