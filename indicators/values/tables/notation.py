"""Figures of a table as written there, also in another notation than ours: "1,234.5", 0.85 for 85 %."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from indicators.values.figures.results import AmbiguousResult, Result
from indicators.values.figures.spec import Spec
from indicators.values.figures.targets import AmbiguousTarget, Target
from indicators.values.tables.cells import parted, read_result, read_target
from indicators.values.tables.understanding import ColumnRole, ReadCell, TableColumn

R = ColumnRole
_GROUPED: Final = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])")
_ENGLISH: Final = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|(?<![\d.])\d+\.\d{1,2}(?!\d|\.\d)")
_BARE: Final = re.compile(r"(?<![\d,.])\d+(?:[.,]\d+)?(?![\d,.%])(?! ?%)")
_COMMA_DECIMAL: Final = re.compile(r"\d,\d{1,2}(?!\d)")


def is_english(texts: Sequence[str]) -> bool:
    """Whether a table may be written with commas between thousands: "1,234" and "5.6", never "5,6"."""
    grouped = any(_GROUPED.search(text) for text in texts)
    return (
        grouped
        and any(_ENGLISH.search(text) for text in texts)
        and not any(map(_COMMA_DECIMAL.search, texts))
    )


class CellReader:
    """Reads the cells of one row."""

    def __init__(self, spec: Spec, english: bool, given: Mapping[str, str]) -> None:
        self.spec, self.english, self.notation = spec, english, given.get("notation", "")
        self.given = given

    def cell(self, role: ColumnRole, column: TableColumn, text: str) -> ReadCell:
        """A cell as it is read on the row."""
        core, marks = parted(text)
        value: Target | Result
        said = restated(text, given=self.given)
        value = read_target(said, self.spec) if role is R.TARGET else read_result(said, self.spec)
        if self.english and self.notation not in ("english", "norwegian") and _GROUPED.search(core):
            value = _two_ways(role, core, self.spec)
        return ReadCell(
            role,
            text,
            column.year,
            value,
            (*marks, *column.marks),
            column.period,
            column.index,
            column.scope,
            "" if said == text else said,
        )


def restated(text: str, *, given: Mapping[str, str]) -> str:
    """A cell in our notation, where a person has said that the table's is another; else as it is."""
    core = parted(text)[0]
    if given.get("notation") == "english" and (_GROUPED.search(core) or _ENGLISH.search(core)):
        return _GROUPED.sub(lambda found: found[0].replace(",", ""), core).replace(".", ",")
    return _BARE.sub(_in_percent, core) if given.get("fraction") == "percent" else text


def all_restated(texts: tuple[str, ...], given: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(restated(text, given=given) for text in texts)


def _in_percent(found: re.Match[str]) -> str:
    """ "0,85" as "85 %", with the decimals that are left."""
    number = (Decimal(found[0].replace(",", ".")) * 100).normalize()
    return f"{number:f} %".replace(".", ",")


def _two_ways(role: ColumnRole, core: str, spec: Spec) -> Target | Result:
    found = _GROUPED.search(core)
    if found is None or found[0].count(",") > 1 or "." in found[0]:
        said = _GROUPED.sub(lambda one: one[0].replace(",", ""), core)
        return read_target(said, spec) if role is R.TARGET else read_result(said, spec)
    low, high = Decimal(found[0].replace(",", ".")), Decimal(found[0].replace(",", ""))
    return AmbiguousTarget(core, (low, high)) if role is R.TARGET else AmbiguousResult(core, (low, high))
