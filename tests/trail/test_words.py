"""What acts, tables and fields are called in the log of changes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.utils import translation

import indicators
from indicators.models import Act
from indicators.presentation.log.page import value_word
from indicators.presentation.wording.acts import ACT_WORDS, field_word, table_word
from indicators.presentation.wording.reasons import OWN, reason_words
from indicators.presentation.wording.remarks import ON_MATTERS, ON_SECTORS, ON_WORDS, remark_words
from indicators.presentation.wording.remarks import OWN as REMARKS
from tests.fixtures_elverum.report import rows_of

SOURCE = Path(indicators.__file__).parent


@pytest.mark.parametrize(
    ("table", "field", "said"),
    [
        ("user", "username", "Brukernavn"),
        ("scorecardline", "direction", "Retning"),
        ("result", "finnes_ikke", "Finnes_ikke"),
        ("ukjent", "felt", "Felt"),
    ],
)
def test_a_field_is_called_what_people_call_it(table: str, field: str, said: str) -> None:
    assert field_word(table, field) == said


@pytest.mark.parametrize(
    ("table", "said"), [("user", "bruker"), ("scorecardline", "målekortlinje"), ("ukjent", "ukjent")]
)
def test_a_table_is_called_what_people_call_it(table: str, said: str) -> None:
    assert table_word(table) == said


def test_every_act_has_words() -> None:
    assert set(ACT_WORDS) == set(Act)


@pytest.mark.parametrize(
    ("table", "field", "value", "said"),
    [
        ("submission", "submitted_at", "2026-11-25T23:41:40.412627+00:00", "26.11.2026 00.41"),
        ("submission", "submitted_at", "2026-06-30T22:30:00+00:00", "01.07.2026 00.30"),
        ("submission", "submitted_at", None, ""),
        ("action", "due", "2027-06-30", "30.06.2027"),
        ("action", "state", "under_way", "I gang"),
        ("action", "withdrawn", False, "nei"),
        ("scorecardline", "tolerance", "0.5", "0,5"),
        ("ukjent", "felt", "2026-06-30T22:30:00+00:00", "2026-06-30T22:30:00+00:00"),
    ],
)
def test_a_value_is_said_as_people_say_it(table: str, field: str, value: object, said: str) -> None:
    assert value_word(table, field, value) == said


def test_a_reason_that_the_program_gives_is_worded_in_both_languages() -> None:
    """Every constant that a file of the program hands on as a reason, and no word of a person."""
    given = {reason for path in sorted(SOURCE.rglob("*.py")) for reason in reasons_in(path.read_text())}
    assert given <= OWN
    with translation.override("nn"):
        assert reason_words("Ført i rapporteringen") == "Ført i rapporteringa"
        assert reason_words("Godkjent av rådmannen selv") == "Godkjent av rådmannen selv"


def test_every_remark_on_the_report_of_2025_is_worded_in_both_languages() -> None:
    assert {row["text"] for row in rows_of("footnotes.csv") if row["kind"] == "remark"} == REMARKS
    with translation.override("nn"):
        assert all(remark_words(text) != text for text in REMARKS)


def test_every_remark_on_supervision_decisions_and_development_work_is_worded_in_both_languages() -> None:
    files = ("supervision.csv", "decisions.csv", "matter_texts.csv")
    assert {row["remark"] for name in files for row in rows_of(name)} - {""} == ON_MATTERS
    assert {row["remark"] for row in rows_of("development.csv")} - {""} == ON_WORDS
    assert {row["sector_reason"] for row in rows_of("decisions.csv")} >= ON_SECTORS
    with translation.override("nn"):
        assert all(remark_words(text) != text for text in ON_MATTERS | ON_WORDS | ON_SECTORS)


def reasons_in(source: str) -> set[str]:
    """The texts of constants that are handed on as ``reason=``, or that a ``reason`` is by default."""
    tree = ast.parse(source)
    texts: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant):
            for name in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(name, ast.Name) and isinstance(node.value.value, str):
                    texts[name.id] = node.value.value
    named = {
        one.value.id
        for one in ast.walk(tree)
        if isinstance(one, ast.keyword) and one.arg == "reason" and isinstance(one.value, ast.Name)
    }
    return {texts[name] for name in named if name in texts}
