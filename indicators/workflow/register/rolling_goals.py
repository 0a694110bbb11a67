"""Goals go along when a plan is rolled, with what hangs on them, and back when that is undone."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.models import Act, Goal, ScorecardLine, User
from indicators.models.organisation import heir_in
from indicators.values import in_tree_order
from indicators.workflow.save import write
from indicators.workflow.trail import acting

KEPT = ("code", "text", "responsible", "order")
"""The columns that go along; the case and what was judged belong to their year."""


def roll_goals(from_year: int, *, back: bool, by: User, reason: str) -> dict[int, Goal]:
    """Make the next year's goals of those of a year, under each other as they stood.

    Returns them by the number of the goal that each was made of. A goal that stands there already, by its
    code, is left alone. One that was withdrawn comes back as it was where the plan comes ``back`` after an
    undo; else somebody has taken it out, and it stays out.
    """
    year = from_year + 1
    rows = Goal.objects.filter(year=from_year, withdrawn=False).select_related("sector")
    before = {row.pk: row for row in rows.order_by("order", "pk")}
    there: dict[str, Goal] = {}
    for row in Goal.objects.filter(year=year).order_by("-withdrawn", "pk"):
        if not row.withdrawn or row.carried_from_id is not None:
            there[row.code] = row
    made: dict[int, Goal] = {}
    for place in in_tree_order({pk: row.parent_id for pk, row in before.items()}):
        old = before[place.goal]
        stands = there.get(old.code)
        if stands is None:
            sector = heir_in(old.sector, year) if old.sector is not None else None
            kept = {name: getattr(old, name) for name in KEPT}
            new = Goal(year=year, carried_from=old, sector=sector, **kept)
            new.parent = made.get(old.parent_id or 0)
            _write(new, by=by, reason=reason)
            stands = new
        elif stands.withdrawn and not back:
            continue
        elif stands.withdrawn:
            stands.withdrawn = False
            _write(stands, by=by, reason=reason)
        made[old.pk] = stands
    return made


def hang_lines(lines: Iterable[ScorecardLine], goals: dict[int, Goal], *, by: User, reason: str) -> None:
    """Let the lines that were made of ``lines`` hang on the goals that were made of theirs.

    One that hangs on a goal of its year already is left alone.
    """
    wanted = {line.pk: goals[line.goal_id] for line in lines if line.goal_id in goals}
    rolled = ScorecardLine.objects.filter(carried_from__in=wanted, goal=None, withdrawn=False)
    for row in rolled.order_by("pk").select_for_update():
        row.goal = wanted[row.carried_from_id or 0]
        with acting(Act.ATTACH_LINES, by=by, reason=reason):
            write(row, by=by, reason=reason)


def unroll_goals(year: int, *, by: User, reason: str) -> None:
    """Withdraw the goals that were rolled into a year and that nothing hangs on any more."""
    rows = {row.pk: row for row in Goal.objects.filter(year=year, withdrawn=False)}
    used = ScorecardLine.objects.filter(year=year, withdrawn=False).exclude(goal=None)
    kept = set(used.values_list("goal_id", flat=True)) | {
        pk for pk, row in rows.items() if row.carried_from_id is None
    }
    order = in_tree_order({pk: row.parent_id for pk, row in rows.items()})
    for place in reversed(order):
        row = rows[place.goal]
        if row.pk in kept:
            if row.parent_id is not None:
                kept.add(row.parent_id)
            continue
        row.withdrawn = True
        _write(row, by=by, reason=reason)


def _write(row: Goal, *, by: User, reason: str) -> None:
    with acting(Act.KEEP_GOAL, by=by, reason=reason):
        write(row, by=by, reason=reason)
