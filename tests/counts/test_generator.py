"""The invented municipality: the same for a seed, with history, of every kind, and only into nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from django.core.management import get_commands

from indicators import judging, values
from indicators.models import (
    Benchmark,
    Footnote,
    FootnoteCell,
    Heading,
    Indicator,
    Plan,
    Result,
    ResultComment,
    ResultPart,
    ScorecardLine,
    Sector,
    SectorStaffing,
    ServiceArea,
    Target,
)
from indicators.workflow import program_user, report_result
from tests.bench.__main__ import main as bench
from tests.generator.__main__ import main as fill
from tests.generator.generate import NotEmptyError, generate

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
TRACKED: tuple[Any, ...] = (
    Benchmark, Footnote, FootnoteCell, Heading, Indicator, Plan, Result, ResultComment, ResultPart,
    ScorecardLine, Sector, SectorStaffing, ServiceArea, Target,
)  # fmt: skip


def written() -> list[tuple[Any, ...]]:
    targets = Target.objects.order_by("line__year", "line__indicator__code")
    results = Result.objects.order_by("line__year", "line__indicator__code", "period_number")
    return [
        *targets.values_list("line__indicator__code", "line__year", "written", "value", "kind"),
        *results.values_list("line__indicator__code", "line__year", "written", "value", "kind"),
    ]


def test_it_is_as_large_as_asked_for() -> None:
    made = generate(indicators=150, years=3)
    assert (made.indicators, made.years, made.lines) == (150, (2023, 2024, 2025), 450)
    counts = (Sector, ServiceArea, Indicator, Plan, ScorecardLine)
    assert [model.objects.count() for model in counts] == [11, 11, 150, 3, 450]


def test_every_row_has_one_history_row_that_says_who_and_why() -> None:
    generate(indicators=150, years=2)
    for model in TRACKED:
        assert model.history.count() == model.objects.count() > 0, model
        kept = set(
            model.history.values_list("history_user__username", "history_change_reason", "history_type")
        )
        assert kept == {("malekort", "Laget av generatoren", "+")}, model
        for row, then in zip(model.objects.order_by("pk"), model.history.order_by("id"), strict=True):
            for field in model._meta.fields:
                assert getattr(then, field.attname) == getattr(row, field.attname), (model, field.name)
    for row in Heading.objects.all():
        then = row.history.get()
        assert set(then.functions.values_list("functioncode", flat=True)) == set(
            row.functions.values_list("pk", flat=True)
        )


def test_the_same_seed_gives_the_same_figures_and_another_seed_others() -> None:
    found = []
    for seed in (1, 1, 2):
        with pytest.raises(RuntimeError, match="undo"):
            _generate_and_undo(seed, found)
    assert found[0] == found[1]
    assert found[0] != found[2]


def _generate_and_undo(seed: int, found: list[Any]) -> None:
    from django.db import transaction

    with transaction.atomic():
        generate(indicators=60, years=2, seed=seed)
        found.append(written())
        raise RuntimeError("undo")


def test_a_database_with_anything_in_it_is_left_alone() -> None:
    generate(indicators=15, years=1)
    before = written()
    with pytest.raises(NotEmptyError):
        generate(indicators=15, years=1)
    with pytest.raises(SystemExit) as ended:
        fill(["--size", "S"])
    assert ended.value.code == "Databasen er ikke tom; generatoren skriver bare i en tom database."
    assert written() == before


def test_it_holds_every_kind_of_target_result_status_and_change() -> None:
    generate(indicators=600, years=2)
    lines = judging.judge_lines(ScorecardLine.objects.filter(year=2025))
    assert {type(line.target) for line in lines} == set(get_args(values.Target)) - {values.AmbiguousTarget}
    assert {type(line.result) for line in lines} == set(get_args(values.Result))
    assert {line.spec.direction for line in lines} == set(values.Direction)
    assert {line.spec.value_kind for line in lines} == set(values.ValueKind)
    assert {line.verdict.status for line in lines} >= set(values.Status) - {values.Status.NOT_DUE}
    assert {line.verdict.change for line in lines} == {*values.Change, None}
    assert any(line.verdict.close for line in lines)
    assert any(line.explained for line in lines)
    assert not all(line.explained for line in lines)


def test_what_was_generated_can_be_changed_as_any_other_row() -> None:
    generate(indicators=15, years=1)
    result = Result.objects.filter(line__value_kind="percent", period_kind="year").first()
    assert result is not None
    report_result(by=program_user(), line_id=result.line_id, text="12,5 %", reason="Rettet", version=1)
    result.refresh_from_db()
    assert (result.written, result.version, result.history.count()) == ("12,5 %", 2, 2)


@pytest.mark.parametrize("given", [["--indicators", "0"], ["--years", "0"], ["--years", "101"]])
def test_the_generator_says_how_much_it_can_make(given: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        fill(given)
    assert ended.value.code == "Det trengs minst én indikator og fra 1 til 100 år."


def test_the_generator_says_what_it_made(capsys: pytest.CaptureFixture[str]) -> None:
    fill(["--indicators", "15", "--years", "1"])
    assert re.fullmatch(r"15 indikatorer, 2025–2025, 15 linjer \(\d+\.\d s\)\n", capsys.readouterr().out)


def test_the_benchmark_refuses_any_database_but_its_own() -> None:
    with pytest.raises(SystemExit) as ended:
        bench(["--measure", "S"])
    assert ended.value.code == "--measure skriver bare i en tom database som heter malekort-bench.sqlite3."
    assert Sector.objects.count() == 0


def test_the_benchmark_names_the_sizes_it_knows() -> None:
    with pytest.raises(SystemExit) as ended:
        bench(["--sizes", "S,X"])
    assert ended.value.code == "Ukjent størrelse: X. Velg blant S, M, L."


def test_an_installation_has_neither() -> None:
    """What only developers run lies among the tests, which the image does not hold."""
    assert {"bench", "generate"} & set(get_commands()) == set()
    shipped = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    assert [place for place in shipped if place.startswith(("tests", "docs"))] == []
