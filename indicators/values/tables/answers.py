"""A person's answers, sorted by what they hold for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from indicators.values.figures.periods import Frequency
from indicators.values.figures.spec import MAX_DECIMALS, Aggregation, Direction, ValueKind
from indicators.values.tables.understanding import Answers

_ROW: Final = re.compile(r"r\d+(?:\.\d+)?")
EVERY: Final = "all"
"""The key of answers that hold for every row."""
KEEP: Final = "keep"
"""A cell's answer: it stands as it is written."""
NOTHING: Final = "–"
"""A cell's answer: it is left empty, because a line cannot hold what stands there."""
_OF_TABLE: Final = frozenset(("skip", "layout", "continues"))


class AnswersByScope:
    """Answers of everything, of tables, of rows, and of questions that cover rows of one kind.

    The nearest holds: a row's own before its question's, that before its table's, that before those of all.
    """

    def __init__(self, answers: Answers) -> None:
        answers = {key: _clean(values) for key, values in answers.items() if isinstance(values, Mapping)}
        self.every: dict[str, str] = dict(answers.get(EVERY, {}))
        self.tables: dict[int, dict[str, str]] = {}
        self.rows: dict[str, dict[str, str]] = {}
        self.groups: dict[str, dict[str, str]] = {}
        for key, values in answers.items():
            if key.startswith("question:"):
                self._take(key.removeprefix("question:"), values)
        for key, values in answers.items():
            if key.startswith("table:") and key[6:].isdigit():
                self.tables.setdefault(int(key[6:]), {}).update(values)
            elif _ROW.fullmatch(key):
                self.rows.setdefault(key, {}).update(values)

    def _take(self, ident: str, values: Mapping[str, str]) -> None:
        code, *rest = ident.split("/")
        if rest and _ROW.fullmatch(rest[-1]):
            self.rows.setdefault(rest[-1], {}).update(values)
        elif rest and rest[0].isdigit() and code.startswith(("column.", "table.")):
            self.tables.setdefault(int(rest[0]), {}).update(values)
        else:
            self.groups[ident] = dict(values)

    def of_table(self, number: int) -> dict[str, str]:
        """What is said of a table and of its columns."""
        return self.tables.get(number, {})

    def of_row(self, key: str, table: int | None) -> dict[str, str]:
        """What is said of a row: of all, of its table, of itself."""
        common = {
            name: text
            for name, text in self.tables.get(table or 0, {}).items()
            if ":" not in name and name not in _OF_TABLE
        }
        return {**self.every, **common, **self.rows.get(key, {})}

    def of_group(self, ident: str) -> dict[str, str]:
        """What is said of all rows that a question covers."""
        return self.groups.get(ident, {})


_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "direction": tuple(Direction),
    "value_kind": tuple(ValueKind),
    "aggregation": tuple(Aggregation),
    "frequency": tuple(Frequency),
    "decimals": tuple(str(number) for number in range(MAX_DECIMALS + 1)),
    "notation": ("english", "norwegian"),
    "planned": ("yes", "no"),
    "fraction": ("percent", "number"),
    "skip": ("yes", "no"),
}
_SCALE: Final = re.compile(r"-?\d{1,3}\s*(?:-|–|til)\s*\d{1,3}|none|ingen|no")
_END: Final = re.compile(r"-?\d{1,3}(?:[.,]\d{1,2})?")
_LONGEST: Final = 2_000


def _clean(values: Mapping[str, str]) -> dict[str, str]:
    """The answers that can be ones: what is none of a field's words, and what is no text, is left out."""
    return {
        name: text.strip()
        for name, text in values.items()
        if isinstance(text, str)
        and len(text) <= _LONGEST
        and text.strip() in _CHOICES.get(name, (text.strip(),))
        and (name != "scale" or _SCALE.fullmatch(text.strip()))
        and (name not in ("scale_low", "scale_high") or _END.fullmatch(text.strip()))
    }
