"""Breaks of a series: what makes the figures of one year another thing than those of the year before."""

from __future__ import annotations

from enum import StrEnum

from indicators.values.figures.spec import Spec, ValueKind
from indicators.values.figures.units import is_ratio_unit, same_unit


class BreakKind(StrEnum):
    """What changed: wording, unit, scale, kind of figure, how the year is made, or who counts.

    `municipality`: the figures before it are another municipality's, before a merger or a split. `merged`
    and `split`: another indicator went over into this one, or a part of it became one of its own.
    """

    MUNICIPALITY = "municipality"
    MERGED = "merged"
    SPLIT = "split"
    WORDING = "wording"
    UNIT = "unit"
    SCALE = "scale"
    VALUE_KIND = "value_kind"
    AGGREGATION = "aggregation"


def breaks_between(
    before: Spec, after: Spec, *, wording: tuple[str, str] = ("", "")
) -> tuple[BreakKind, ...]:
    """What breaks a series between two years' lines; none where their figures are the same thing.

    `wording` are the two years' wordings; a comma or a capital breaks nothing.
    """
    changed = {
        BreakKind.WORDING: _bare(wording[0]) != _bare(wording[1]),
        BreakKind.UNIT: not _fit(before.line_unit, after.line_unit),
        BreakKind.SCALE: before.scale != after.scale or _other_levels(before, after),
        BreakKind.VALUE_KIND: before.value_kind is not after.value_kind,
        BreakKind.AGGREGATION: before.aggregation is not after.aggregation,
    }
    return tuple(kind for kind, differs in changed.items() if differs)


def on_one_axis(one: Spec, other: Spec) -> bool:
    """Whether the figures of two lines can be drawn on one axis: same unit, same scale, and shares, dates and
    levels only with their like."""
    apart = {ValueKind.SHARE, ValueKind.DATE, ValueKind.LEVEL} & {one.value_kind, other.value_kind}
    return (
        _fit(one.line_unit, other.line_unit)
        and one.scale == other.scale
        and (not apart or one.value_kind is other.value_kind)
    )


def _other_levels(before: Spec, after: Spec) -> bool:
    """Whether two lines of levels have other words; a line that had none before has another kind instead."""
    return before.value_kind is after.value_kind is ValueKind.LEVEL and before.levels != after.levels


def _fit(one: str, other: str) -> bool:
    """Whether figures in two units are the same thing; a line without a unit may be given one but a ratio."""
    if one and other:
        return same_unit(one, other)
    return not is_ratio_unit(one or other)


def _bare(wording: str) -> str:
    return "".join(sign for sign in wording.casefold() if sign.isalnum())
