"""The reviewed readings: cells of real reports, each with its meaning written out by hand.

`readings.tsv` has one row per cell: place (a line of the annual report, or a municipality and a number),
column, the line's spec, the text as printed (a line break as \\n), the reading field by field, and a remark.
Readings are not computed; a cell kept as text says in its remark why it is undecided on purpose.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from indicators.values import (
    EmptyResult,
    FigureResult,
    LimitTarget,
    MissingResult,
    NotDoneResult,
    NotPlannedTarget,
    PartsResult,
    PeriodsResult,
    RelativeTarget,
    Result,
    Scale,
    ShareResult,
    ShareTarget,
    Spec,
    Target,
    TextResult,
    TextTarget,
    YesNoResult,
    YesTarget,
    parse_result,
    parse_target,
)

TABLE = Path(__file__).with_name("readings.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
ROWS = [tuple(row.split("\t")) for row in TABLE[1:]]
CARD_ROWS = 135


def spec_of(written: str) -> Spec:
    said = dict(pair.split("=") for pair in written.split(" "))
    scale = said.get("scale")
    return Spec(
        direction=said["direction"],  # type: ignore[arg-type]
        value_kind=said.get("kind", "number"),  # type: ignore[arg-type]
        unit=said.get("unit", "").replace("_", " "),
        scale=Scale(*(Decimal(end) for end in scale.split("-"))) if scale else None,
        aggregation=said.get("aggregation", "last"),  # type: ignore[arg-type]
    )


def spelled(value: Target | Result) -> str:  # noqa: PLR0911 - one line for each kind
    """The value field by field, in the table's notation."""
    unit = (getattr(value, "unit", "") or "-").replace(" ", "_")
    match value:
        case FigureResult(number):
            return f"figure value={number} unit={unit}"
        case LimitTarget(comparator, number, _, implied):
            return f"limit comparator={comparator} value={number} unit={unit} implied={_yes(implied)}"
        case RelativeTarget(comparator, scope, offset, _, implied):
            said = f"comparator={comparator} scope={scope} offset={offset}"
            return f"relative {said} unit={unit} implied={_yes(implied)}"
        case ShareTarget(comparator, k, n, _, implied):
            return f"share comparator={comparator} k={k} n={n} unit={unit} implied={_yes(implied)}"
        case ShareResult(k, n):
            return f"share k={k} n={n} unit={unit}"
        case PartsResult(parts):
            return "parts " + " ".join(f'"{part.name}"={part.value}' for part in parts) + f" unit={unit}"
        case PeriodsResult(figures):
            said = " ".join(f"{one.period.kind}{one.period.number}={one.value}" for one in figures)
            return f"periods {said} unit={unit}"
        case MissingResult(reason):
            return f"missing reason={reason}"
        case TextTarget(_, problem) | TextResult(_, problem):
            return f"text problem={problem}"
        case YesTarget(yes) | YesNoResult(yes):
            return "yes" if yes else "no"
    return {EmptyResult: "empty", NotDoneResult: "not_done", NotPlannedTarget: "not_planned"}[type(value)]


def _yes(implied: bool) -> str:
    return "yes" if implied else "no"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_a_cell_reads_as_the_table_says(row: tuple[str, ...]) -> None:
    _, column, spec, text, reading, _ = row
    cell = text.replace("\\n", "\n")
    read = parse_target(cell, spec_of(spec)) if column == "target" else parse_result(cell, spec_of(spec))
    assert spelled(read) == reading


def test_every_row_has_a_reading_and_every_text_a_reason() -> None:
    for place, column, spec, _, reading, remark in ROWS:
        assert place
        assert column in ("target", "result", "previous", "benchmark")
        assert spec
        assert reading
        if reading.startswith("text"):
            assert remark.startswith("Undecided on purpose: ")


def test_all_cards_of_the_report_are_in_the_table() -> None:
    places = {row[0] for row in ROWS if row[0].startswith("l.")}
    assert len(places) == CARD_ROWS
    for place in places:
        columns = {row[1] for row in ROWS if row[0] == place}
        assert {"target", "result"} <= columns


def test_the_targets_of_the_report_carry_the_comparators_that_are_printed() -> None:
    targets = {row[0]: row[4] for row in ROWS if row[0].startswith("l.") and row[1] == "target"}
    printed = [reading for reading in targets.values() if reading.endswith("implied=no")]
    assert len(targets) == CARD_ROWS
    assert len([reading for reading in printed if reading.startswith("limit")]) == 16
    assert len([reading for reading in printed if reading.startswith("relative")]) == 9
