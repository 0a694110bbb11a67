"""The rhythm of reminders around a deadline."""

from __future__ import annotations

from typing import Final

STEPS: Final = (-30, -7, -1, 5, 12)
"""Days after the deadline (negative: before it) on which a reminder falls due."""

EVERY: Final = 30
"""After the last step one falls due every so many days: 42, 72, 102 days after the deadline."""


def reminder_due(days_after_deadline: int, *, since: int | None = None) -> int | None:
    """Return the newest step of the rhythm that has come on a day, or None before the first.

    Both are counted in days after the deadline. A step that came before ``since`` (the day on which the
    figures began to be owed) is nobody's. A machine that was down for a week thus sends the newest step
    and none of those that were missed.
    """
    if days_after_deadline > STEPS[-1]:
        later = (days_after_deadline - STEPS[-1]) // EVERY * EVERY
        newest = STEPS[-1] + later
    else:
        come = [step for step in STEPS if step <= days_after_deadline]
        if not come:
            return None
        newest = come[-1]
    return newest if since is None or newest >= since else None
