"""What a selector answers, as text that a person can read and compare: without numbers of rows and hours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from django.db.models import Model, QuerySet
from django.forms import BaseForm, ChoiceField

from indicators.judging import JudgedLine
from indicators.models import User
from indicators.values import Period
from tests.selectors.town import HERE

WIDE = 110
EMPTY: tuple[Any, ...] = (None, "", (), [], {}, frozenset(), 0, False)
"""What a field is left out for: so a new field that is empty changes no answer."""
UNSAID = {"id", "pk", "number_of_row", "sha256", "digest", "seal", "content", "size", "document"}
"""Fields that say nothing about what is read, or that change with everything."""

ELSEWHERE = {
    "Board": {"whole", "news", "past", "tallies", "own"},
    "Matrix": {"areas", "sectors"},
    "Report": {"desk"},
    "TableView": {"asked"},
    "PastingPlan": {"desk"},
    "YearRound": {"deadline"},
}
"""Parts that are answers of other selectors, or said beside it, by the class that holds them."""
NOT_COUNTED = {"Counts", "Card", "CardGroup", "Reading", "LineChoices"}
"""Classes whose properties say again what their fields say."""
OF_THE_DATABASE = ("ar", "omrade", "sektor", "person", "tilstand", "runde", "omraade")
"""The choices of a form that depend on what there is, and on who reads it."""


def as_text(value: Any, indent: str = "") -> str:
    """The answer, on one line where there is room, else a line for each part."""
    whole = _short(value)
    if whole is not None:
        return whole
    inside = indent + "  "
    opening, parts = _parts(value)
    told = [f"{name}{as_text(part, inside)}" for name, part in parts]
    flat = f"{opening}({', '.join(told)})"
    if len(indent) + len(flat) <= WIDE and "\n" not in flat:
        return flat
    return f"{opening}(\n" + "".join(f"{inside}{one}\n" for one in told) + f"{indent})"


def _short(value: Any) -> str | None:
    """What fits in a few words; None for what has parts."""
    for kinds, written in WRITTEN:
        if isinstance(value, kinds):
            return written(value)
    return "function" if callable(value) and not is_dataclass(value) else None


def _line(line: JudgedLine) -> str:
    """A line by what tells it from others: the rest of it is judging's own, which has its own tests."""
    said = [
        str(line.verdict.status.value),
        line.result_text,
        line.area.number,
        line.area.name,
        line.sector.code,
    ]
    said += [one.text for one in line.notes] + [one.text for one in line.explanations]
    said += [line.deviation.cause] if line.deviation else []
    said += [f"{one.text} {one.state} {one.due:%d.%m.}" for one in (*line.actions, *line.promised)]
    said += [line.forecast.comment] if line.forecast else []
    marks = "".join(
        mark for mark, holds in (("*", line.draft), ("+", line.public is not None), ("?", line.owed)) if holds
    )
    return f"{line.code}/{line.year}{marks} [{' | '.join(one for one in said if one)}]"


CLOCK = re.compile(r"[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
"""The hour of a day, which follows from how often the program looks at its clock."""

WRITTEN: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    ((type(None), bool, Decimal, Period), str),
    (Enum, lambda value: str(value.value)),
    (int, str),
    (str, lambda value: repr(CLOCK.sub("", str(value)))),
    (bytes, lambda value: f"{len(value) > 0} bytes"),
    (datetime, lambda value: value.astimezone(HERE).strftime("%Y-%m-%d")),
    (date, date.isoformat),
    (JudgedLine, _line),
    (Model, lambda value: f"{type(value).__name__}<{value}>"),
)
"""How what has no parts is written, by its class; the first that fits."""


def _parts(value: Any) -> tuple[str, list[tuple[str, Any]]]:
    match value:
        case BaseForm():
            return "Form", [
                *((f"{name}: ", list(map(str, found))) for name, found in value.errors.items()),
                *(
                    (f"{name}: ", [f"{key} {word}" for key, word in _flat(field.choices)])
                    for name, field in value.fields.items()
                    if isinstance(field, ChoiceField) and name in OF_THE_DATABASE
                ),
            ]
        case Mapping():
            keyed = [(_key(key), one) for key, one in value.items() if one not in EMPTY]
            return "by", [(f"{key}: " if key else "", one) for key, one in keyed]
        case set() | frozenset():
            if value and all(isinstance(one, int) for one in value):
                value = sorted(one for one in value if _is_year(one)) or [f"{len(value)} numbers"]
            return "set", [("", one) for one in sorted(value, key=as_text)]
        case QuerySet() | Iterator() | list() | tuple():
            return "", [("", one) for one in value if not _is_number_of_row(one)]
    if is_dataclass(value):
        named = [one.name for one in fields(value)]
    else:
        named = [*getattr(value, "__dict__", {}), *getattr(type(value), "__slots__", ())]
    named += _properties(type(value))
    told = ((name, getattr(value, name)) for name in named if not name.startswith("_"))
    return type(value).__name__, [
        (f"{name}=", one)
        for name, one in told
        if name not in UNSAID | ELSEWHERE.get(type(value).__name__, set())
        and not name.endswith("_id")
        and not _is_empty(one)
    ]


def _properties(of: type) -> list[str]:
    """What a class of the selectors says of itself beside its fields."""
    own = of.__module__.startswith("indicators.selectors") and of.__name__ not in NOT_COUNTED
    return [name for name, one in vars(of).items() if own and isinstance(one, property)]


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for key, word in choices:
        if isinstance(word, list | tuple):
            yield from word
        else:
            yield key, word


def _is_empty(value: Any) -> bool:
    if isinstance(value, Model | JudgedLine):
        return False
    try:
        return value in EMPTY
    except (TypeError, ValueError):
        return False


def _is_year(value: int) -> bool:
    return 2000 < value < 2100


def _is_number_of_row(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool | Enum) and not _is_year(value)


def _key(key: Any) -> str:
    if isinstance(key, tuple):
        return "/".join(filter(None, map(_key, key)))
    if _is_number_of_row(key):
        return ""
    return str(key.value if isinstance(key, Enum) else key)


def every_text(value: Any, seen: set[int] | None = None) -> Iterable[str]:
    """Every text in an answer, however deep: of rows of the database all columns that were read."""
    seen = set() if seen is None else seen
    if isinstance(value, str | Decimal):
        yield str(value)
        return
    if value is None or isinstance(value, int | date | bytes | Enum | User) or id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Mapping):
        inside: Iterable[Any] = [*value.keys(), *value.values()]
    elif isinstance(value, QuerySet | Iterator | list | tuple | set | frozenset):
        inside = value
    elif isinstance(value, BaseForm):
        inside = [list(_flat(one.choices)) for one in value.fields.values() if isinstance(one, ChoiceField)]
    elif is_dataclass(value):
        elsewhere = ELSEWHERE["Report"] if type(value).__name__ in ("Report", "PastingPlan") else set()
        inside = [getattr(value, one.name) for one in fields(value) if one.name not in elsewhere]
    elif isinstance(value, Model):
        inside = [one for name, one in vars(value).items() if name != "_state"]
    else:
        inside = list(getattr(value, "__dict__", {}).values())
    for one in inside:
        yield from every_text(one, seen)


def counted(texts: Iterable[str]) -> Counter[str]:
    """How often each text stands in an answer."""
    return Counter(texts)
