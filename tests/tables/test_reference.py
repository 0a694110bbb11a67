"""A printed report from every kind of file: the 135 verdicts of a careful person, with few questions."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from indicators.values import EmptyResult, NoTarget, Result, Target, judge
from indicators.values.tables import ColumnRole, Purpose, ReadRow, Source, Understanding, understand
from tests.tables.printed import FOLDER, Read, in_opendocument, in_word, in_workbook, pasted, separated

FORMATS: dict[str, Callable[[], Read]] = {
    "pasted": pasted,
    "word": in_word,
    "workbook": in_workbook,
    "opendocument": in_opendocument,
    "utf-8": separated,
    "utf-16": lambda: separated("utf-16"),
}
ANSWERS = {
    "column.doubled_same": "ignored",
    "column.misdated": "result",
    "column.year_gap": "2023",
    "table.series": "skip",
    "table.broken": "yes",
    "heading.repeated": "Personvern, internkontroll og beredskap",
    "direction.unknown": "higher",
    "scale.missing": "none",
    "aggregation.periods": "all",
    "aggregation.parts": "sum",
}
"""What a careful person answers to each kind of question; the note of l.446 belongs to l.439."""
ASKED = {
    "column.doubled_same": {534, 535},
    "column.misdated": set(range(537, 546)),
    "column.year_gap": set(range(739, 746)),
    "table.broken": {1097, 1098, 1099, 1101, 1104, 1105, 1106, 1107},
    "heading.repeated": {438, 439, 440},
    "note.unused": {434, 439},
    "direction.unknown": {1052},
    "scale.missing": {*range(537, 546), 600, 601},
    "aggregation.periods": {645, 648},
    "aggregation.parts": {681},
}
"""Which lines of the report each kind of question covers, besides the series of 6.9."""


@cache
def rows(name: str) -> list[dict[str, str]]:
    path = (
        FOLDER / name if (FOLDER / name).exists() else Path(__file__).parents[1] / "fixtures_elverum" / name
    )
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answered(source: Source, places: dict[str, int]) -> tuple[Understanding, int]:
    """What is understood once every question is answered, and how many answers that took."""
    first = understand(source, Purpose.RESULTS, 2025)
    answers: dict[str, dict[str, str]] = {}
    for question in first.questions:
        if question.code == "note.unused":
            answers[f"question:{question.id}"] = {"note": question.choices[-1]}
            continue
        answers[f"question:{question.id}"] = {question.field: ANSWERS[question.code]}
    return understand(source, Purpose.RESULTS, 2025, answers), len(answers)


def verdict(row: ReadRow) -> tuple[str, str, Decimal | None]:
    cells = {role: cell.value for role, cell in row.cells.items()}
    target: Target = cells.get(ColumnRole.TARGET, NoTarget())  # type: ignore[assignment]
    result: Result = cells.get(ColumnRole.RESULT, EmptyResult())  # type: ignore[assignment]
    found = judge(
        target,
        result,
        spec=row.spec(2025),
        benchmark=cells.get(ColumnRole.BENCHMARK),  # type: ignore[arg-type]
        previous=cells.get(ColumnRole.PREVIOUS),  # type: ignore[arg-type]
        expected=row.proposed("planned") != "no",
    )
    return found.status.value, found.change.value if found.change else "", found.distance


@pytest.mark.parametrize("kind", FORMATS)
def test_the_tables_give_the_verdicts_of_a_careful_person_after_eleven_answers(kind: str) -> None:
    source, places = FORMATS[kind]()
    read, answers = answered(source, places)
    wanted = {
        int(row["line"]): (
            row["status"],
            row["change"],
            Decimal(row["distance"]) if row["distance"] else None,
        )
        for row in rows("verdicts.csv")
    }
    assert {places[row.where]: verdict(row) for row in read.indicators} == wanted
    assert (answers, read.questions) == (11, ())


@pytest.mark.parametrize("kind", FORMATS)
def test_irregular_rows_are_asked_about_and_others_are_not(kind: str) -> None:
    source, places = FORMATS[kind]()
    read = understand(source, Purpose.RESULTS, 2025)
    where = {row.key: places.get(row.where, 0) for row in read.rows}
    asked = {
        one.code: {where[key] for key in one.rows} for one in read.questions if one.code != "table.series"
    }
    assert asked == ASKED


def test_every_row_is_named_placed_and_proposed_as_reviewed() -> None:
    source, places = pasted()
    read, _answers = answered(source, places)
    ours = {places[row.where]: row for row in read.indicators}
    headings = {row["code"]: row for row in rows("headings.csv")}
    lines = {int(row["line"]): row for row in rows("lines.csv") if row["on_card"] == "yes"}
    assert {number: _facts(row) for number, row in ours.items()} == {
        number: (
            row["name"], row["area"], headings[row["heading"]]["title"],
            tuple(filter(None, headings[row["heading"]]["functions"].split(";"))),
            row["direction"], row["value_kind"], row["unit"], row["scale"], int(row["decimals"] or 0),
            row["aggregation"], row["frequency"], row["planned"],
        )
        for number, row in lines.items()
    }  # fmt: skip


def _facts(row: ReadRow) -> tuple[object, ...]:
    scale = "-".join(filter(None, (row.proposed("scale_low"), row.proposed("scale_high"))))
    return (
        row.name, row.area_number, row.heading, row.functions,
        row.proposed("direction"), row.proposed("value_kind"), row.proposed("unit"), scale,
        int(row.proposed("decimals") or 0), row.proposed("aggregation"), row.proposed("frequency"),
        row.proposed("planned") or "yes",
    )  # fmt: skip


def test_notes_stand_at_the_rows_whose_marks_they_have() -> None:
    source, places = pasted()
    read, _answers = answered(source, places)
    printed = {row["code"]: row["text"] for row in rows("footnotes.csv") if row["kind"] == "printed"}
    lines = {row["code"]: int(row["line"]) for row in rows("lines.csv")}
    wanted: dict[int, set[str]] = {}
    for row in rows("footnote_cells.csv"):
        if row["footnote"] in printed:
            wanted.setdefault(lines[row["indicator"]], set()).add(printed[row["footnote"]])
    assert {
        places[row.where]: {text for _, text in row.notes} for row in read.indicators if row.notes
    } == wanted


def test_a_source_survives_its_own_text_and_the_same_answers_give_the_same() -> None:
    source, _places = pasted()
    again = Source.from_json(source.to_json())
    assert again == source
    assert understand(again, Purpose.RESULTS, 2025) == understand(source, Purpose.RESULTS, 2025)
