"""What a person answered in a preview: the fields of its form that hold something else than what stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from django.http import QueryDict

from indicators.values.tables import Answers, ColumnRole, ReadRow, TableColumn, Understanding

ANSWER: Final = "a"
"""What the names of the fields of a preview begin with: ``a:<key>:<field>``."""
EACH: Final = "each"
CELLS: Final = (ColumnRole.PREVIOUS, ColumnRole.TARGET, ColumnRole.RESULT, ColumnRole.BENCHMARK)


def each(places: Iterable[tuple[str, str]]) -> str:
    """The name of one field that answers several questions: their keys and fields."""
    return f"{ANSWER}:{EACH}:" + "|".join(f"{key}~{field}" for key, field in places)


def answered(typed: QueryDict, understanding: Understanding, standing: Answers) -> dict[str, dict[str, str]]:
    """What a person answered: fields that hold something else than what stands in the preview."""
    rows = {row.key: row for row in understanding.rows}
    columns = {(one.table, one.index): one for one in understanding.columns}
    found: dict[str, dict[str, str]] = {}
    alone = sum(name.startswith(f"{ANSWER}:") for name in typed) == 1
    for name, key, field in _places(typed):
        values = [str(value).strip() for value in typed.getlist(name)]
        if key in rows:
            stood = _stood(rows[key], field)
        elif key.startswith("table:"):
            stood = _column_stood(columns, key, field)
        else:
            stood = standing.get(key, {}).get(field, "")
        value = _chosen(values, stood, field)
        said = (alone or len(values) > 1) and value and _is_asked(rows.get(key), field)
        if value != stood or said:
            found.setdefault(key, {})[field] = value
    return found


def _is_asked(row: ReadRow | None, field: str) -> bool:
    """Whether the row asks about the field: then what is proposed is an answer too, once it is chosen."""
    return row is not None and any(question.field == field for question in row.questions)


def _chosen(values: Sequence[str], stood: str, field: str) -> str:
    """What was answered where a question and the row's own field ask the same: the one that was changed."""
    if field == "skip":  # a box that is not ticked sends nothing, and the hidden field before it sends ""
        return values[-1]
    return next((value for value in reversed(values) if value != stood), stood)


def confirmed(wanted: str, understanding: Understanding, standing: Answers) -> dict[str, dict[str, str]]:
    """Answers that confirm what is proposed: of one row by its key, of one field of all as ``*:field``."""
    field = wanted.removeprefix("*:") if wanted.startswith("*:") else ""
    found = {}
    for row in understanding.indicators:
        names = [name for name in row.assumed if name == field or (not field and row.key == wanted)]
        if names:
            before = str(standing.get(row.key, {}).get("confirmed", "")).split()
            found[row.key] = {"confirmed": " ".join(dict.fromkeys([*before, *names]))}
    return found


def _places(typed: QueryDict) -> Iterator[tuple[str, str, str]]:
    """The names of fields, and the key and field that each is an answer of."""
    for name in typed:
        kind, _colon, rest = name.partition(":")
        if kind == ANSWER and rest.startswith(f"{EACH}:"):
            for part in rest.removeprefix(f"{EACH}:").split("|"):
                key, _tilde, field = part.partition("~")
                yield name, key, field
        elif kind == ANSWER:
            yield name, *_place(rest)


def _place(rest: str) -> tuple[str, str]:
    """The key and the field of a name: ``table:2:column:3`` is table:2 and column:3."""
    parts = rest.split(":")
    if parts[0] in ("table", "question") and len(parts) > 2:
        return ":".join(parts[:2]), ":".join(parts[2:])
    return parts[0], ":".join(parts[1:])


def _stood(row: ReadRow, field: str) -> str:
    if field in [role.value for role in CELLS]:
        cell = row.cells.get(ColumnRole(field))
        return cell.written if cell else ""
    match field:
        case "name" | "sector" | "heading":
            return str(getattr(row, field))
        case "area":
            return f"{row.area_number} {row.area}".strip()
        case "skip":
            return "yes" if row.skipped else ""
        case "row":
            return row.kind.value
        case "same_as":
            return row.same_as
        case "confirmed":
            return ""
    return row.proposed(field)


def _column_stood(columns: Mapping[tuple[int, int], TableColumn], key: str, field: str) -> str:
    name, _colon, index = field.partition(":")
    table = key.removeprefix("table:")
    if not (table.isdigit() and index.isdigit()):
        return ""
    column = columns.get((int(table), int(index)))
    if column is None:
        return ""
    return (column.role.value if column.role else "") if name == "column" else str(column.year or "")
