"""Tables and how they are read, whole, as text: what stands in the files of ``readings/``.

A file has what is said of the table (``purpose``, ``year``, ``area``, ``answers``), the source as lines, and
below ``===`` all that is understood of it: columns, rows, cells, proposals with why, questions. Whoever
changes a reading changes the file, and reads the difference as a careful person reads the table.
"""

from __future__ import annotations

from pathlib import Path

from indicators.values.tables import Purpose, Source, SourceRow, understand
from indicators.values.tables.understanding import (
    ReadCell,
    ReadRow,
    TableColumn,
    TableQuestion,
    Understanding,
)

READINGS = Path(__file__).parent / "readings"
BETWEEN = "\n===\n"


def reading(given: str) -> str:
    """All that is understood of a table as it is written in a file."""
    said, _, table = given.partition("---\n")
    about: dict[str, str] = {}
    answers: dict[str, dict[str, str]] = {}
    for line in said.splitlines():
        name, _, value = line.partition(": ")
        if name.startswith("answer "):
            fields = answers.setdefault(name.removeprefix("answer "), {})
            fields.update(one.split("=", 1) for one in value.split("; "))
        else:
            about[name] = value
    seen = understand(
        Source("", "", tuple(_rows(table))),
        Purpose(about["purpose"]),
        int(about.get("year", "2025")),
        answers,
        area=about.get("area", ""),
        sector=about.get("sector", ""),
    )
    return _told(seen)


def _rows(table: str) -> list[SourceRow]:
    """``| a | b |`` is a row, ``^`` and ``<`` go on from above and from the left, ``#`` marks headings."""
    rows: list[SourceRow] = []
    number, inside = 0, False
    for place, line in enumerate(table.splitlines()):
        where = f"linje {place + 1}"
        if line.startswith("|"):
            number += not inside
            inside = True
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            joined = tuple(n for n, cell in enumerate(cells) if cell in ("^", "<"))
            for n in joined:
                cells[n] = cells[n - 1] if cells[n] == "<" else rows[-1].cells[n]
            rows.append(SourceRow(where, tuple(cells), number, joined))
        else:
            inside = False
            level = len(line) - len(line.lstrip("#"))
            rows.append(SourceRow(where, (line[level:].strip(),), level=level))
    return rows


def _told(seen: Understanding) -> str:
    lines = [_column(column) for column in seen.columns]
    for row in seen.rows:
        lines += _row(row)
    lines += [_question(one, rows=True) for one in seen.questions]
    lines += [f"sample {number}: {len(rows)} rows" for number, rows in seen.samples.items()]
    return "\n".join(lines) + "\n"


def _fields(*pairs: tuple[str, object]) -> str:
    return "".join(
        f" {name}={value}" for name, value in pairs if value not in (None, "", (), False, "year-1")
    )


def _column(one: TableColumn) -> str:
    about = _fields(
        ("year", one.year), ("period", one.period.code), ("scope", one.scope and one.scope.value),
        ("marks", " ".join(one.marks)), ("why", one.why),
    )  # fmt: skip
    asked = f" ? {one.question.id}" if one.question else ""
    return (
        f"column {one.table}.{one.index} «{one.heading}» {one.role.value if one.role else '?'}{about}{asked}"
    )


def _row(row: ReadRow) -> list[str]:
    about = _fields(
        ("table", row.table), ("code", row.code), ("area", row.area), ("number", row.area_number),
        ("sector", row.sector), ("heading", row.heading), ("goals", " > ".join(row.goals)),
        ("functions", " ".join(row.functions)), ("skipped", row.skipped), ("same_as", row.same_as),
    )  # fmt: skip
    lines = [f"{row.key} ({row.where}) {row.kind.value} «{row.name}»{about}"]
    lines += [f"  cell {_cell(cell)}" for cell in row.cells.values()]
    lines += [f"  other {_cell(cell)}" for cell in row.others]
    lines += [f"  text {role.value} «{text}»" for role, text in row.texts.items()]
    lines += [f"  note {mark} «{text}»" for mark, text in row.notes]
    for name, one in row.proposals.items():
        sign = "~" if one.assumed else "="
        lines.append(f"  {name} {sign} {one.value or '–'} ({one.why}{': ' + one.given if one.given else ''})")
    return lines + [f"  asked {one.id}" for one in row.questions]


def _cell(cell: ReadCell) -> str:
    about = _fields(
        ("year", cell.year), ("period", cell.period.code), ("column", cell.column),
        ("scope", cell.scope and cell.scope.value), ("marks", " ".join(cell.marks)),
        ("restated", cell.restated), ("text", cell.text if cell.text != cell.written else ""),
        ("problem", cell.problem and cell.problem.value),
    )  # fmt: skip
    read = f"{type(cell.value).__name__} {cell.read}".strip()
    return f"{cell.role.value} «{cell.written}»{about} → {read}"


def _question(one: TableQuestion, *, rows: bool) -> str:
    about = _fields(
        ("choices", " / ".join(one.choices)), ("given", " / ".join(one.given)), ("table", one.table),
        ("columns", " ".join(map(str, one.columns))), ("rows", " ".join(one.rows) if rows else ""),
    )  # fmt: skip
    return f"question {one.id} fills {one.field} code={one.code}{about}"
