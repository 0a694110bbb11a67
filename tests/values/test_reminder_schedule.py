"""When a reminder falls due."""

from __future__ import annotations

import pytest

from indicators.values.reminder_schedule import reminder_due


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (-100, None), (-31, None), (-30, -30), (-29, -30), (-8, -30), (-7, -7), (-2, -7), (-1, -1),
        (0, -1), (4, -1), (5, 5), (11, 5), (12, 12), (41, 12), (42, 42), (71, 42), (72, 72), (372, 372),
    ],
)  # fmt: skip
def test_the_newest_step_that_has_come(days: int, step: int | None) -> None:
    assert reminder_due(days) == step


@pytest.mark.parametrize(
    ("days", "since", "step"),
    [(-20, -20, None), (-20, -30, -30), (-7, -20, -7), (3, 2, None), (5, 2, 5), (50, 43, None)],
)
def test_a_step_before_the_figures_were_owed_is_nobodys(days: int, since: int, step: int | None) -> None:
    assert reminder_due(days, since=since) == step


def test_each_step_comes_once_when_every_day_is_asked() -> None:
    asked = [reminder_due(day) for day in range(-365, 366)]
    steps = [step for step in dict.fromkeys(asked) if step is not None]
    assert steps == [-30, -7, -1, 5, 12, *range(42, 366, 30)]
