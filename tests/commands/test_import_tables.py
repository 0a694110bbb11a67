"""The command: the preview as facts, nothing written without being told to, and then all or nothing."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from indicators.models import ScorecardLine, TableDraft, TableImport, TrailEntry
from tests.tables.printed import FIRST, LAST, report_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("elverum")]

PLAN = "6.4 Skole\n\nIndikator\tMål 2028\nAndel elever som trives\t90 %\nVentetid på SFO-plass (dager)\t<10\n"


def run(path: Path, *arguments: str) -> tuple[list[dict[str, Any]], str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import_tables", str(path), *arguments, "--format", "json", stdout=out, stderr=err)
    return json.loads(out.getvalue()), err.getvalue()


def written(tmp_path: Path, text: str, name: str = "tabell.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def held() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (TrailEntry, ScorecardLine, TableDraft, TableImport))


def test_the_reports_own_tables_change_nothing_and_nothing_is_written(tmp_path: Path) -> None:
    before = held()
    path = written(tmp_path, "\n".join(report_lines()[FIRST - 1 : LAST]))
    rows, told = run(path, "--as", "results", "--year", "2025")
    ours = [row for row in rows if row["kind"] == "indicator"]
    sure = [row for row in ours if not any("2024*" in one["text"] for one in row["questions"])]
    effects = [row["effect"] for row in sure]
    assert (len(ours), effects) == (135, ["same"] * 126)
    first = ours[0]
    assert {name: first[name] for name in ("where", "code", "area", "direction", "effect", "assumed")} == {
        "where": "linje 21", "code": "adm-post-samme-dag", "area": "6.2 Administrasjon",
        "direction": "higher", "effect": "same", "assumed": [],
    }  # fmt: skip
    assert [first[name] for name in ("previous", "target", "result")] == [
        {"written": "90%", "read": "90 %", "year": 2024, "value": "90"},
        {"written": "96%", "read": "≥ 96 %", "year": 2025, "value": "96"},
        {"written": "95%", "read": "95 %", "year": 2025, "value": "95"},
    ]
    assert "7 spørsmål" in told
    assert held() == before


def test_a_plan_is_written_once_when_everything_is_answered(tmp_path: Path) -> None:
    path = written(tmp_path, PLAN)
    arguments = ("--as", "plan", "--year", "2028", "--sector", "skole")
    rows, _told = run(path, *arguments, "--apply")
    assert [(row["indicator"], row["effect"], row["target"]["read"]) for row in rows] == [
        ("Andel elever som trives", "new", "≥ 90 %"),
        ("Ventetid på SFO-plass (dager)", "new", "< 10 dager"),
    ]
    lines = ScorecardLine.objects.filter(year=2028).order_by("order")
    assert [(line.name, line.direction, line.target.written, line.sector.code) for line in lines] == [
        ("Andel elever som trives", "higher", "90 %", "skole"),
        ("Ventetid på SFO-plass (dager)", "lower", "<10", "skole"),
    ]
    assert [row["effect"] for row in run(path, *arguments)[0]] == ["same", "same"]


def test_nothing_is_written_while_anything_is_asked(tmp_path: Path) -> None:
    path = written(tmp_path, PLAN + "Noe helt annet\t7\n")
    before = held()
    with pytest.raises(CommandError, match="Ingenting er skrevet"):
        run(path, "--as", "plan", "--year", "2028", "--sector", "skole", "--apply")
    assert held() == before
    answers = written(tmp_path, '{"question:direction.unknown": {"direction": "lower"}}', "svar.json")
    run(path, "--as", "plan", "--year", "2028", "--sector", "skole", "--answers", str(answers), "--apply")
    assert ScorecardLine.objects.get(year=2028, name="Noe helt annet").direction == "lower"


@pytest.mark.parametrize("content", [b"", b"MZ\0\0", b"PK\x03\x04 ikke en pakke"])
def test_a_file_that_cannot_be_read_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "tabell.xlsx"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=r"^Filen .*\.$"):
        run(path, "--as", "plan", "--year", "2028")


def test_a_renamed_indicator_is_asked_about(tmp_path: Path) -> None:
    text = "6.4 Skole\n\nIndikator\tMål 2025\nMobbing på 7. trinn, Elevundersøkelsen 2025\t0 %\n"
    rows, _told = run(written(tmp_path, text), "--as", "plan", "--year", "2025")
    (question,) = [one for row in rows for one in row["questions"] if one["field"] == "same_as"]
    assert [one["answer"] for one in question["choices"]] == ["skole-mobbing-7", "-"]
