"""What a typed target is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given

from indicators import values
from indicators.values import Direction, Spec, ValueKind, likely_target, parse_target, target_questions

from .strategies import CELLS, SPECS, TEXTS

PERCENT = Spec(Direction.LOWER, value_kind=ValueKind.PERCENT, unit="%", decimals=1)
SHARE = Spec(Direction.HIGHER, value_kind=ValueKind.SHARE)
DAYS = Spec(Direction.LOWER, unit="dager")


@pytest.mark.parametrize(
    ("spec", "typed", "earlier", "result", "asked"),
    [
        # the line, what is typed, the target and the result before; what is asked, and what was meant
        (PERCENT, "< 68 %", "< 6,8 %", "", [("much_more", "< 6,8 %")]),
        (PERCENT, "0,68", "< 6,8 %", "", [("much_less", "6,8 %")]),
        (PERCENT, "7", "6", "", []),
        (PERCENT, "6,8 %", "6,8 %", "", []),
        (PERCENT, "0", "20 %", "", []),
        (PERCENT, "680 %", "", "", [("over_whole", "68 %")]),
        (PERCENT, "68", "", "6,8 %", [("much_more", "6,8 %")]),
        (PERCENT, "7 elever", "20 %", "", [("other_unit", None)]),
        (PERCENT, "145.500", "20 %", "", []),
        (PERCENT, "så lite som mulig", "20 %", "", []),
        (PERCENT, "≥ landssnitt", "20 %", "", []),
        (DAYS, "240", "24", "", [("much_more", "24 dager")]),
        (DAYS, "10–300", "2–30", "", [("much_more", None)]),
        (SHARE, "30 av 30", "25 av 30", "", []),
    ],
)
def test_what_is_asked(
    spec: Spec, typed: str, earlier: str, result: str, asked: list[tuple[str, str | None]]
) -> None:
    target = parse_target(typed, spec)
    found = target_questions(
        target,
        spec,
        earlier=parse_target(earlier, spec) if earlier else None,
        previous=values.parse_result(result, spec) if result else None,
    )
    meant = [likely_target(target, one) for one in found]
    said = [None if one is None else str(one).replace("\u00a0", " ") for one in meant]
    assert [(one.kind.value, text) for one, text in zip(found, said, strict=True)] == asked


@given(SPECS, TEXTS | CELLS, TEXTS | CELLS, TEXTS | CELLS)
def test_it_never_raises_and_asks_nothing_about_the_same_again(
    spec: Spec, typed: str, earlier: str, result: str
) -> None:
    target, before = parse_target(typed, spec), parse_target(earlier, spec)
    for question in target_questions(
        target, spec, earlier=before, previous=values.parse_result(result, spec)
    ):
        likely_target(target, question)
    assert target_questions(before, spec, earlier=before) == ()
