"""Entering targets and results: read at once, judged at once, traced."""

from __future__ import annotations

from indicators.models import Benchmark, Result, Target
from tests.admin.conftest import Town
from tests.admin.pages import change_url, errors, fields, save, signed_in, told


def test_a_leader_enters_a_result_and_is_told_the_verdict(town: Town) -> None:
    response = save(signed_in(town.leader), change_url(town.line), results__0__written="28,2 %")
    assert told(response)[1:] == [
        "lesing (2025): 28,2 % mot målet < 20 %: ikke nådd, 8,2 prosentpoeng for høyt. "
        "Bedre enn i 2024 (28,8 %)."
    ]
    row = Result.objects.get(line=town.line)
    assert (row.written, row.period_kind, row.version) == ("28,2 %", "year", 1)
    history = row.history.get()
    assert (history.history_user, history.history_change_reason) == (town.leader, "Resultat ført")


def test_the_page_shows_what_was_understood(town: Town) -> None:
    response = save(signed_in(town.leader), change_url(town.line), results__0__written="17,8 %")
    assert "<p>17,8\xa0%</p>" in response.content.decode().replace("\n", "")


def test_changing_a_result_takes_a_reason(town: Town) -> None:
    client = signed_in(town.leader)
    save(client, change_url(town.line), results__0__written="28,2 %")
    response = save(client, change_url(town.line), results__0__written="18,2 %")
    assert errors(response) == ["Skriv under «Hvorfor?» nederst på siden hvorfor «28,2 %» endres."]
    assert response.context["adminform"].form.errors == {"why": ["Skriv hvorfor."]}
    assert Result.objects.get(line=town.line).written == "28,2 %"
    save(client, change_url(town.line), results__0__written="18,2 %", why="Tastefeil")
    row = Result.objects.get(line=town.line)
    assert (row.written, row.version) == ("18,2 %", 2)
    assert row.history.first().history_change_reason == "Tastefeil"


def test_a_controller_says_why_when_entering_for_a_sector(town: Town) -> None:
    client = signed_in(town.controller)
    response = save(client, change_url(town.line), results__0__written="28,2 %")
    assert errors(response) == [
        "Du fører på vegne av Sektor for skole. Skriv under «Hvorfor?» nederst på siden hvorfor."
    ]
    assert not Result.objects.filter(line=town.line).exists()
    save(client, change_url(town.line), results__0__written="28,2 %", why="Sektoren er uten leder")
    history = Result.objects.get(line=town.line).history.get()
    assert (history.history_user, history.history_change_reason) == (
        town.controller,
        "Sektoren er uten leder",
    )


def test_a_controller_sets_a_target_with_its_case(town: Town) -> None:
    save(
        signed_in(town.controller),
        change_url(town.earlier),
        target__0__written="25",
        target__0__case="KS-sak 12/23",
        target__0__adopted_on="2023-12-13",
    )
    target = Target.objects.get(line=town.earlier)
    assert (target.written, target.comparator, target.implied) == ("25", "≤", True)
    assert target.adopted_by == "KS-sak 12/23, 13.12.2023"
    assert target.history.get().history_change_reason == "Mål satt"


def test_the_years_of_an_indicator_take_target_and_result(town: Town) -> None:
    url = change_url(town.line.indicator)
    response = save(
        signed_in(town.controller),
        url,
        lines__0__result_text="19,9 %",
        lines__1__target_text="30",
        why="Ført fra sektorens skjema",
    )
    assert told(response)[1:] == [
        "lesing (2025): 19,9 % mot målet < 20 %: nådd. Bedre enn i 2024 (28,8 %).",
        "lesing (2024): 28,8 % mot målet ≤ 30 %: nådd.",
    ]
    assert Result.objects.get(line=town.line).written == "19,9 %"
    assert Target.objects.get(line=town.earlier).written == "30"


def test_a_target_set_by_year_keeps_its_case(town: Town) -> None:
    client = signed_in(town.controller)
    save(client, change_url(town.line), target__0__case="KS-sak 145/24", why="Sak manglet")
    save(client, change_url(town.line.indicator), lines__0__target_text="< 22 %", why="Nytt vedtak")
    target = Target.objects.get(line=town.line)
    assert (target.written, target.case) == ("< 22 %", "KS-sak 145/24")


def test_a_leader_has_no_field_for_the_target(town: Town) -> None:
    held = fields(signed_in(town.leader), change_url(town.line.indicator))
    assert "lines-0-result_text" in held
    assert "lines-0-target_text" not in held


def test_half_years_stand_ready_where_they_are_expected(town: Town) -> None:
    client = signed_in(town.controller)
    save(client, change_url(town.line), frequency="half", aggregation="all")
    held = fields(client, change_url(town.line))
    assert [held["results-0-period"], held["results-1-period"]] == ["half-1", "half-2"]
    response = save(
        client,
        change_url(town.line),
        results__0__written="27 %",
        results__1__written="19 %",
        why="Fra skolene",
    )
    assert told(response)[1] == (
        "lesing (2025): 27,0 % i 1. og 19,0 % i 2. halvår mot målet < 20 %: ikke nådd, "
        "7,0 prosentpoeng for høyt i 1. halvår. Bedre enn i 2024 (28,8 %)."
    )
    assert [(r.period_kind, r.period_number) for r in Result.objects.filter(line=town.line)] == [
        ("half", 1),
        ("half", 2),
    ]


def test_a_benchmark_decides_a_relative_target(town: Town) -> None:
    client = signed_in(town.controller)
    save(client, change_url(town.foreign), target__0__written="≥ landssnitt", why="Nytt vedtak")
    held = fields(client, change_url(town.foreign))
    response = client.post(
        change_url(town.foreign),
        {
            **held,
            "benchmarks-TOTAL_FORMS": "1",
            "benchmarks-0-scope": "national",
            "benchmarks-0-written": "3,9",
            "benchmarks-0-edition": "KOSTRA mars 2026",
            "benchmarks-0-seen": "0",
        },
        follow=True,
    )
    assert told(response)[1] == "fall (2025): 4 mot landssnittet 3,9 (målet er minst landssnittet): nådd."
    assert Benchmark.objects.get().written == "3,9"


def test_a_corrected_direction_reads_a_bare_target_again(town: Town) -> None:
    assert Target.objects.get(line=town.foreign).comparator == "≥"
    response = save(
        signed_in(town.controller), change_url(town.foreign), direction="lower", why="Færre fall er bedre"
    )
    assert Target.objects.get(line=town.foreign).comparator == "≤"
    assert told(response)[1:] == [
        "fall (2025): 4 mot målet ≤ 5: nådd.",
        "Målet er lest på nytt etter den nye lesemåten.",
    ]
