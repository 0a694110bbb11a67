"""Lines made of what people type: a line's spec in a few words, and its cells as text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from indicators.judging import JudgedLine
from indicators.values import Spec, judge, parse_result, parse_target, years_later
from tests.presentation.rows import earlier, national, row

HARD = "\u00a0"


class Case(NamedTuple):
    """A row of the table: what is written, and the sentences it gives."""

    name: str
    spec: str
    target: str
    previous: str
    result: str
    bokmal: str
    nynorsk: str


def line_of(case: Case) -> JudgedLine:
    """The line of a case: read, judged and ready to be worded.

    The spec is `direction kind` and settings: `unit=kr_per_m² decimals=1 scale=1-6 levels=ikke/delvis/helt
    all|sum|mean tolerance=0.5 country=4.2 due=no planned=no`.
    """
    spec, other = spec_of(case.spec)
    return judged(spec, case.target, case.previous, case.result, case.name or "Et mål", **other)


def judged(
    spec: Spec, target_text: str, previous_text: str, result_text: str, name: str, **other: str
) -> JudgedLine:
    """A line with these cells, read and judged; an empty cell is none."""
    target, result = parse_target(target_text, spec), parse_result(result_text, spec)
    benchmark = national(other["country"]) if "country" in other else None
    previous = earlier(2024, parse_result(previous_text, spec), previous_text) if previous_text else None
    verdict = judge(
        target,
        result,
        spec=spec,
        benchmark=benchmark.value if benchmark else None,
        previous=years_later(previous.result, 1) if previous else None,
        due=other.get("due") != "no",
        expected=other.get("planned") != "no",
    )
    return replace(
        row(spec=spec, target=target, result=result, benchmark=benchmark, previous=previous),
        name=name,
        target_text=target_text,
        result_text=result_text,
        verdict=verdict,
    )


def spec_of(text: str) -> tuple[Spec, dict[str, str]]:
    """The spec in a few words, and the settings that are not the spec's own."""
    direction, kind, *words = text.split()
    given: dict[str, Any] = {"direction": direction, "value_kind": kind, "year": 2025}
    other: dict[str, str] = {}
    for word in words:
        key, is_setting, value = word.partition("=")
        if not is_setting:
            given["aggregation"] = word
        elif key in ("country", "due", "planned"):
            other[key] = value
        else:
            given[key] = _read(key, value.replace("_", " "))
    return Spec(**given), other


def _read(key: str, value: str) -> Any:
    match key:
        case "decimals":
            return int(value)
        case "scale":
            return tuple(value.split("-"))
        case "levels":
            return tuple(value.split("/"))
    return value
