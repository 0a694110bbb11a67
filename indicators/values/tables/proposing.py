"""What a new indicator's name and target say of how its figure is read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from indicators.values.figures.spec import Direction, Spec, ValueKind
from indicators.values.tables.cells import read_target
from indicators.values.tables.directions import by_comparator, by_words
from indicators.values.tables.kinds import kind_of
from indicators.values.tables.traits import RowTraits

NUMBERS: Final = ("scale_low", "scale_high", "decimals")


@dataclass(frozen=True, slots=True)
class Proposed:
    """How a figure is probably read; ``columns`` are of a line, ``direction`` None where nothing says it."""

    columns: dict[str, str | Decimal]
    direction: Direction | None


def proposed(name: str, target: str = "") -> Proposed:
    """What the name of an indicator, and its target as typed, say: kind, unit, scale, decimals, direction."""
    told = RowTraits(name=name, targets=(target,) if target.strip() else ())
    found = {key: one.value for key, one in kind_of(told, {}).proposals.items() if one.value}
    kind = ValueKind(found.get("value_kind", "number"))
    columns: dict[str, str | Decimal] = {"value_kind": kind.value, "unit": found.get("unit", "")}
    for key in NUMBERS:
        number = _number(found.get(key, ""))
        if number is not None:
            columns[key] = number
    if ("scale_low" in columns) != ("scale_high" in columns):
        columns.pop("scale_low", None), columns.pop("scale_high", None)
    spec = Spec(Direction.EXACT, ValueKind.NUMBER if kind is ValueKind.SHARE else kind)
    texts = list(told.targets)
    scale = (found["scale_low"], found["scale_high"]) if "scale_low" in columns else None
    said = by_comparator(texts, [read_target(text, spec) for text in texts]) or by_words(name, scale)
    return Proposed(columns, said.direction)


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
