"""Rows that stand in an order beside each other, and change places one step at a time."""

from __future__ import annotations

from typing import Any

from indicators.models import Tracked, User

from .save import sent_again, write


def stepped_again(row: Any, *, up: bool, by: User, reason: str, seen: int | None) -> bool:
    """Whether the step that is asked for is the row's last change, by the same person (``sent_again``)."""
    if not sent_again(row, by=by, reason=reason, seen=seen):
        return False
    held = [*row.history.order_by("-history_id").values_list("order", flat=True)[:2]]
    if len(held) == 1:  # a new row has stood in one place alone
        return False
    now, before = held
    return bool(now < before if up else now > before)


def neighbour[M: Tracked](row: M, beside: list[M], *, up: bool) -> M | None:
    """The row before one (``up``) or after it among those beside it; None at the end."""
    place = beside.index(row) + (-1 if up else 1)
    return beside[place] if 0 <= place < len(beside) else None


def exchange(row: Any, other: Any, beside: list[Any], *, by: User, reason: str) -> None:
    """Let two rows of those beside each other change places; all get new ones where some had the same."""
    places = [one.order for one in beside]
    if len(set(places)) < len(places):
        places = [max(places) + step for step in range(1, len(places) + 1)]
    first, second = beside.index(row), beside.index(other)
    moved = [*beside]
    moved[first], moved[second] = other, row
    for one, place in zip(moved, places, strict=True):
        if one.order != place:
            one.order = place
            write(one, by=by, reason=reason)
