"""What makes the figures of one year another thing than those of the year before."""

from __future__ import annotations

import pytest
from hypothesis import given

from indicators.values import Spec, breaks_between, on_one_axis
from tests.values.cases import DAYS, PERCENT, SCORE, SHARE, spec
from tests.values.strategies import SPECS


@pytest.mark.parametrize(
    ("before", "after", "wording", "kinds", "one_axis"),
    [
        (PERCENT, PERCENT, ("Andel elever", "Andel elever"), (), True),
        (PERCENT, PERCENT, ("Andel elever på nivå 1.", "andel elever på nivå 1"), (), True),
        (PERCENT, PERCENT, ("Andel elever på nivå 1", "Andel elever på nivå 2"), ("wording",), True),
        (spec(unit="kr"), spec(unit="kroner"), ("", ""), (), True),
        (spec(unit="kr"), spec(unit="1000 kr"), ("", ""), ("unit",), False),
        (spec(), DAYS, ("", ""), (), True),
        (spec(), spec(unit="%"), ("", ""), ("unit",), False),
        (SCORE, Spec("higher", "score", scale=(1, 4)), ("", ""), ("scale",), False),  # type: ignore[arg-type]
        (spec(), SHARE, ("", ""), ("value_kind",), False),
        (spec(), spec(value_kind="date"), ("", ""), ("value_kind",), False),
        (spec(), spec(value_kind="level", levels=("ikke", "helt")), ("", ""), ("value_kind",), False),
        (
            spec(value_kind="level", levels=("ikke", "helt")),
            spec(value_kind="level", levels=("ikke", "delvis", "helt")),
            ("", ""),
            ("scale",),
            True,
        ),
        (spec(aggregation="sum"), spec(aggregation="mean"), ("", ""), ("aggregation",), True),
        (spec("higher", decimals=0), spec("lower", decimals=2), ("", ""), (), True),
    ],
)
def test_a_series_breaks_where_its_figures_become_another_thing(
    before: Spec, after: Spec, wording: tuple[str, str], kinds: tuple[str, ...], one_axis: bool
) -> None:
    assert breaks_between(before, after, wording=wording) == kinds
    assert on_one_axis(before, after) is one_axis


@given(SPECS, SPECS)
def test_a_break_is_one_both_ways_and_never_with_itself(one: Spec, other: Spec) -> None:
    assert breaks_between(one, other) == breaks_between(other, one)
    assert on_one_axis(one, other) is on_one_axis(other, one)
    assert breaks_between(one, one) == ()
    assert on_one_axis(one, one)
