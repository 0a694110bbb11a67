"""The rows of a preview as plain facts, for commands and files."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from indicators.selectors.table_import.matched_rows import MatchedRow
from indicators.values import implied_comparator
from indicators.values.figures.numerals import HARD_SPACE
from indicators.values.tables import ColumnRole, ReadCell, ReadRow, TableQuestion, Understanding

from .reading import choice_label, question_text, reason_text

FIGURES: Final = (ColumnRole.TARGET, ColumnRole.RESULT, ColumnRole.PREVIOUS, ColumnRole.BENCHMARK)


def row_facts(understanding: Understanding, matched: Sequence[MatchedRow]) -> list[dict[str, Any]]:
    """Every row that would do something or is asked about, in the file's order.

    ``written`` is the cell letter by letter, ``read`` what it says in the program's spelling with its
    comparator and plain spaces, ``value`` its number with a decimal point; empty where it was not understood.
    """
    by_key = {one.row.key: one for one in matched}
    return [
        _facts(by_key[row.key].row if row.key in by_key else row, by_key.get(row.key))
        for row in understanding.rows
        if row.key in by_key or row.questions
    ]


def _facts(row: ReadRow, matched: MatchedRow | None) -> dict[str, Any]:
    questions = (*row.questions, *(matched.questions if matched else ()))
    return {
        "key": row.key,
        "where": row.where,
        "kind": row.kind.value,
        "indicator": row.name,
        "code": matched.code if matched else row.code,
        "area": f"{row.area_number} {row.area}".strip(),
        "sector": row.sector,
        "heading": row.heading,
        "functions": list(row.functions),
        "goals": list(row.goals),
        **{role.value: _cell(row.cells.get(role), row) for role in FIGURES},
        "others": [
            {"role": cell.role.value, "period": cell.period.code, **_cell(cell, row)} for cell in row.others
        ],
        **{name: row.proposed(name) for name in ("direction", "value_kind", "unit", "decimals", "frequency")},
        "scale": "-".join(end for end in (row.proposed("scale_low"), row.proposed("scale_high")) if end),
        "assumed": list(row.assumed),
        "notes": [{"mark": mark, "text": text} for mark, text in row.notes],
        "questions": [_question(one) for one in questions],
        "effect": matched.effect.value if matched else "",
        "reasons": [reason_text(code) for code in matched.reasons] if matched else [],
        "changes": [
            {"field": one.field, "old": one.old, "new": one.new}
            for one in (matched.changes if matched else ())
        ],
    }


def _question(question: TableQuestion) -> dict[str, Any]:
    choices = [{"answer": one, "text": choice_label(question, one)} for one in question.choices]
    text = question_text(question)
    return {"id": question.id, "field": question.field, "text": text, "choices": choices}


def _cell(cell: ReadCell | None, row: ReadRow) -> dict[str, Any]:
    if cell is None:
        return {"written": "", "read": "", "year": None, "value": None}
    value = getattr(cell.value, "value", None)
    return {
        "written": cell.written,
        "read": read_text(cell, row).replace(HARD_SPACE, " "),
        "year": cell.year,
        "value": format(value, "f") if isinstance(value, Decimal) else None,
    }


def read_text(cell: ReadCell, row: ReadRow) -> str:
    """What a cell says, a bare target with the comparator that the row's direction gives it."""
    if cell.problem is not None or cell.is_ambiguous:
        return ""
    implied = bool(getattr(cell.value, "implied", False)) and row.proposed("direction")
    if cell.role is ColumnRole.TARGET and implied and hasattr(cell.value, "value"):
        return f"{implied_comparator(row.spec().direction)} {cell.read}"
    return cell.read
