"""What a line's figures are an amount of, so that too little is called too few, too short or too low.

The unit decides where it is known; else the indicator's own words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from indicators.judging import JudgedLine
from indicators.values import Quantity, ValueKind, quantity_of

RATIO: Final = re.compile(
    r"\b(?:per|pr\.?) (?!(?:år|halvår|tertial|kvartal|måned|månad|mnd|uke|veke|dag|gang)\b)", re.IGNORECASE
)
LEVEL: Final = re.compile(
    r"\b(?:andel|prosent|snitt|gjennomsnitt\w*|skår|score|karakter\w*|indeks|rangering|plassering)\b"
    r"|(?:grad|nivå|poeng|rate)\b",
    re.IGNORECASE,
)
COUNTED: Final = re.compile(r"\b(?:antall|antal|talet på|tallet på)\b", re.IGNORECASE)
MONEY: Final = re.compile(
    r"(?:kostnad|utgift|inntekt|forbruk|budsjett|tilskudd|tilskot|beløp|gjeld|overskudd|overskot|underskudd"
    r"|underskot|mengde|mengd|areal)\w*\b",
    re.IGNORECASE,
)
LASTING: Final = re.compile(r"tid(?:en)?\b|varighet|varigheit|lengde|lengd\b|frist", re.IGNORECASE)
COUNTED_TIME: Final = re.compile(
    r"\b(?:åpne|opne|antall|antal|talet på|tallet på) \w*(?:dager|dagar|døgn|uker|veker|timer|timar)\b",
    re.IGNORECASE,
)
TASK_OF_OTHERS: Final = re.compile(
    r"\b(?:bosettes|bosetting|busetting|mottatte|mottekne|innkomne|bekymringsmeldinger|henvendelser"
    r"|førespurnader)\b",
    re.IGNORECASE,
)


def quantity(line: JudgedLine) -> Quantity:
    """Return what kind of quantity the distance of a line is measured in."""
    unit = line.verdict.distance_unit or line.spec.line_unit
    if line.spec.value_kind is ValueKind.SHARE and quantity_of(unit) is not Quantity.LEVEL:
        return Quantity.COUNT
    if line.spec.value_kind in (ValueKind.PERCENT, ValueKind.SCORE):
        return Quantity.LEVEL
    known = _by_unit(unit, line.name) if unit else _by_name(line.name)
    if known is not None:
        return known
    return Quantity.COUNT if _is_whole(line) else Quantity.LEVEL


@lru_cache(maxsize=4096)
def _by_unit(unit: str, name: str) -> Quantity | None:
    """What the unit says; days that are counted one by one ("åpne dager") are a count and no length."""
    found = quantity_of(unit)
    if found is Quantity.TIME and COUNTED_TIME.search(name) and not LASTING.search(name):
        return Quantity.COUNT
    return found


@lru_cache(maxsize=4096)
def _by_name(name: str) -> Quantity | None:
    """What the wording says of a bare number; None where it says nothing, as many counts do."""
    if RATIO.search(name):
        return Quantity.LEVEL
    if COUNTED.search(name):
        return Quantity.COUNT
    if LEVEL.search(name) or LASTING.search(name):
        return Quantity.LEVEL
    return Quantity.AMOUNT if MONEY.search(name) else None


def _is_whole(line: JudgedLine) -> bool:
    values = (line.verdict.compared, line.verdict.limit)
    return not line.spec.decimals and all(
        value is not None and value == value.to_integral_value() for value in values
    )


@lru_cache(maxsize=4096)
def is_task_of_others(name: str) -> bool:
    """Tell whether others decide how much there is to do, so that less of it is not worse."""
    return TASK_OF_OTHERS.search(name) is not None
