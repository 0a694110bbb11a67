"""Whether a plan that was rolled forward from the year before can be taken back."""

from __future__ import annotations

from enum import StrEnum

from .lines import ScorecardLine
from .plan import Plan
from .results import Result
from .rounds import Round, RoundState


class UndoObstacle(StrEnum):
    """Why a plan cannot be taken back. Presentation words it."""

    NOT_ROLLED = "not_rolled"
    ADOPTED = "adopted"
    ROUND_OPENED = "round_opened"
    REPORTED = "reported"


def obstacle_to_undo(plan: Plan) -> UndoObstacle | None:
    """Why the rolling of a plan cannot be undone; None where it can. At most three statements."""
    if plan.adopted:
        return UndoObstacle.ADOPTED
    lines = ScorecardLine.objects.filter(year=plan.year, withdrawn=False)
    if plan.withdrawn or not lines.filter(carried_from__isnull=False).exists():
        return UndoObstacle.NOT_ROLLED
    if Round.objects.filter(year=plan.year).exclude(state=RoundState.PLANNED).exists():
        return UndoObstacle.ROUND_OPENED
    if Result.objects.filter(line__in=lines).exclude(written="").exists():
        return UndoObstacle.REPORTED
    return None
